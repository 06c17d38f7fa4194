"""Whether a saying reports anything: its speaker can speak, it is asserted, content follows."""

from bot.names.wordset import wordset
from bot.passages.quotations.clauses.saying import HELD, Saying
from bot.passages.quotations.clauses.verbal import BE
from bot.passages.quotations.marked.layout import Stretch
from bot.passages.speech import Word

# Verbs that tell what was said without "that": accuse X of, urge X to, deny something.
_WITH_OBJECT = wordset("""
    accuse urge blame deny reject condemn criticize criticise demand denounce dismiss announce
    promise pledge vow recommend warn praise welcome admit acknowledge tell insist reiterate
    express threaten apologize apologise rebuke applaud lament reaffirm affirm confirm deplore
""")
_TO_DO = wordset("ask order instruct advise invite appeal")
_OF_SOMETHING = wordset("call accuse blame urge")
# Participles that report by themselves.
_PARTICIPLES = wordset("say add claim insist argue warn note tell")
# Verbs of saying that tell nothing of the content by themselves.
_EMPTY = wordset("""
    speak talk read write begin start continue post sing play respond reply answer comment
    quote cite report broadcast put laugh sigh cry
""")
_NO_CONTENT = wordset(", came come comes was were is are has had have went and or but")
_NAMELESS = frozenset({"named", "identified"})
_NOT_ASSERTED = wordset("whether if nor neither no")
_WISHES = wordset("hope wish want like love hate know see find learn")
_NEGATED = wordset("not never n't without")
_DETERMINERS = wordset("the a an its his her their")
_HEARD = wordset("tell inform remind assure warn advise promise write ask")
_PRONOUNS = wordset("he she it they")
_LEAST = 3


def is_asserted(stretch: Stretch, saying: Saying) -> bool:
    """Tell whether the sentence says that somebody who can speak did say something."""
    low = stretch.tokens.low
    classes = saying.verb.classes
    if "speech" not in classes or not _has_speaker(stretch, saying):
        return False
    if "thought" in classes and (
        saying.verb.base in _WISHES or low[saying.hi : saying.hi + 1] != ["that"]
    ):
        return False
    before = low[max(0, saying.at - 3) : saying.at]
    if (
        saying.verb.base == "say"
        and low[saying.at + 1 : saying.at + 2] == ["to"]
        and BE & set(before)
    ):
        return False  # "is said to have told": the verb that follows tells what
    if saying.inverted and saying.kind == "finite" and "," in before:
        before = before[len(before) - before[::-1].index(",") :]
    return not any(word in _NEGATED or word.endswith("n't") for word in before)


def _has_speaker(stretch: Stretch, saying: Saying) -> bool:
    subject = saying.subject
    if subject is None:
        return False
    if subject.kind == "pronoun":
        return subject.head in _PRONOUNS
    low = stretch.tokens.low
    if subject.lo > 0 and low[subject.lo - 1] in _NOT_ASSERTED:
        return False
    if subject.kind == "document":
        return "document" in saying.verb.classes
    return stretch.reader.can_speak(subject) or low[subject.lo] in _DETERMINERS


def reports(stretch: Stretch, saying: Saying, end: int) -> bool:
    """Tell whether the tokens from the saying to `end` are the content of what was said."""
    following = stretch.tokens.low[saying.hi : end]
    verb = saying.verb.base
    terse = verb in _WITH_OBJECT or verb == "call"
    if len(following) < (2 if terse else _LEAST):
        return False
    if following[0] in _NO_CONTENT or _NAMELESS & set(following[:5]):
        return False
    if following[0] == ":":
        return saying.verb is HELD or _is_clause(stretch, saying.hi + 1, end)
    far = verb in _HEARD or following[0] == "to"
    # "maintained a pace that": of a verb of acts, an object with its own clause
    relative = saying.verb.weak and following[0] in _DETERMINERS
    if (not relative and "that" in following[: 8 if far else 5]) or _tells(saying, following):
        return True
    if (
        saying.verb.weak
        or verb in _EMPTY
        or (saying.kind == "participle" and verb not in _PARTICIPLES)
    ):
        return False
    return _is_clause(stretch, saying.hi, end)


def _tells(saying: Saying, following: list[str]) -> bool:
    """Tell whether the verb reports with an object or an infinitive."""
    verb = saying.verb.base
    if saying.kind == "participle":
        return verb in _OF_SOMETHING
    if saying.kind == "finite" and verb in _WITH_OBJECT:
        return True
    return (verb == "call" and following[0] in ("for", "on")) or (
        verb in _TO_DO and "to" in following[:7]
    )


def _is_clause(stretch: Stretch, lo: int, hi: int) -> bool:
    """Tell whether the tokens hold a verb: an auxiliary, a form in -ed or -s, a pronoun."""
    reader, low = stretch.reader, stretch.tokens.low
    for at in range(lo, hi):
        word = low[at]
        if reader.flags(at) & Word.AUXILIARY or word.endswith("ed") or word in _PRONOUNS:
            return True
        if at > lo and word.endswith("s") and not reader.flags(at) & Word.FUNCTION:
            return True
    return False
