"""How surely words are a speaker's own: said, told by another, denied, ascribed."""

from dataclasses import dataclass

from bot.names.wordset import wordset
from bot.passages.model import Stance
from bot.passages.quotations.clauses.saying import ASCRIBED, Saying
from bot.passages.quotations.clauses.scene import DASHES
from bot.passages.quotations.clauses.verbal import BE
from bot.passages.quotations.marked.layout import Sentence, Stretch
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_NEGATIONS = wordset("not never n't")
_PARTS = frozenset({",", ";", PIECE, *DASHES})
_JOINING = wordset("and but or")
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Standing:
    """The stance of a saying; `teller` is the saying of whoever told it, when somebody did."""

    stance: Stance = "said"
    teller: Saying | None = None


SAID = Standing()


def standing(stretch: Stretch, clause: Sentence, saying: Saying) -> Standing:
    """Return how the words of `saying`, one of the clause's, stand to their speaker."""
    outer = _around(stretch, clause, saying)
    if _is_denied(stretch, clause, saying, outer):
        return Standing("denied", outer)
    if _is_ascribed(stretch, saying):
        return Standing("attributed")
    if outer and tells_on(stretch, outer, saying):
        return Standing("relayed", outer)
    return SAID


def tells_on(stretch: Stretch, outer: Saying, inner: Saying) -> bool:
    """Tell whether `outer` passes on the words of `inner`: "A said that B told …".

    An outlet's report is none: it stands for the article itself.
    """
    knowledge = stretch.reader.speech.stance
    if outer.subject is None or inner.subject is None or reports_for_itself(stretch, outer):
        return False
    low = stretch.tokens.low
    if inner.kind == "participle":
        return outer.verb.base in knowledge["recalling"] and inner.subject.lo >= outer.hi
    if inner.kind != "finite" or inner.inverted or inner.verb.form == "base":
        return False
    if outer.verb.base == "tell" and inner.subject.lo == outer.hi:
        return False  # "told the board in a written reply": the board wrote nothing
    named = inner.verb.base in knowledge["naming"] and "had" in low[inner.at - 2 : inner.at]
    return named or inner.verb.base in knowledge["telling"]


def reports_for_itself(stretch: Stretch, outer: Saying) -> bool:
    """Tell whether an outlet or document speaks, which stands for the article's own report."""
    subject = outer.subject
    if subject is None or subject.titled:
        return False
    words = stretch.tokens.low[subject.lo : subject.hi]
    media = stretch.reader.speech.stance["media"]
    return subject.kind == "document" or not media.isdisjoint(words)


def _around(stretch: Stretch, clause: Sentence, saying: Saying) -> Saying | None:
    """The saying in whose content another stands: before it, or at the end of the sentence."""
    found = None
    for one in clause.sayings:
        if one.subject is None or one is saying or one.kind not in ("finite", "source"):
            continue
        if one.hi <= saying.lo and _reaches(stretch, one, saying.lo):
            found = one
    return found


def _reaches(stretch: Stretch, outer: Saying, at: int) -> bool:
    """Tell whether the content of `outer` goes on without a break to token `at`."""
    between = stretch.tokens.words[outer.hi : at]
    if outer.kind == "source":
        return PIECE not in between and ";" not in between
    return not any(word in _PARTS or word in _JOINING for word in between)


def _is_denied(stretch: Stretch, clause: Sentence, saying: Saying, outer: Saying | None) -> bool:
    denying = stretch.reader.speech.stance["denying"]
    if saying.kind == "finite" and _is_negated(stretch, clause, saying.at):
        return True
    if outer and outer.verb.base in denying:
        return True
    return saying.verb.base in denying and _of_speaking(stretch, clause, saying)


def _is_negated(stretch: Stretch, clause: Sentence, at: int) -> bool:
    """ "never said", "had not called": a negation among the verb's own helpers."""
    low, reader = stretch.tokens.low, stretch.reader
    while at > clause.lo:
        at -= 1
        if low[at] in _NEGATIONS or low[at].endswith("n't"):
            return True
        if not reader.flags(at) & (Word.ADVERB | Word.AUXILIARY) and not low[at].endswith("ly"):
            return False
    return False


def _of_speaking(stretch: Stretch, clause: Sentence, saying: Saying) -> bool:
    """ "denied having said", "denies ever telling": what is denied is the speaking itself."""
    at = saying.hi
    while at < clause.hi and stretch.tokens.low[at] in ("having", "ever", "even"):
        at += 1
    verbs = stretch.reader.speech.verbs.get(stretch.tokens.low[at], ()) if at < clause.hi else ()
    perfect = at > saying.hi and stretch.tokens.low[at - 1] == "having"
    return any(verb.form == ("past" if perfect else "ing") for verb in verbs)


def _is_ascribed(stretch: Stretch, saying: Saying) -> bool:
    if saying.verb is ASCRIBED:
        return True
    low, knowledge = stretch.tokens.low, stretch.reader.speech.stance
    around = low[max(0, saying.at - _NEAR) : saying.hi + 1]
    if not knowledge["hearsay"].isdisjoint(around):
        return True
    before = low[max(0, saying.at - 2 * _NEAR) : saying.at]
    if saying.kind != "participle" or not set(before) & BE:
        return False
    if before[-2:] == ["to", "have"]:
        return True
    return before[-1] in ("as", "with", "for") and not knowledge["credited"].isdisjoint(before)
