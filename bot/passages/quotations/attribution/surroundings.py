"""Attribution of pieces that are whole sentences, by the sentences and paragraphs around."""

from bot.names.wordset import wordset
from bot.passages.phrases import Phrase
from bot.passages.quotations.attribution.attributed import Attribution
from bot.passages.quotations.clauses.asides import before_aside
from bot.passages.quotations.clauses.main_subject import sentence_subject
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.clauses.scene import Scene
from bot.passages.quotations.marked.layout import Sentence, Stretch
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_SHORT = 16
_OPENERS = wordset("but and yet so")
_THUS = wordset("so thus")
_BARE_FOLLOW = wordset("""
    in on at during after before when as of to while with via through about from later earlier
    last this
""")


def look_around(
    stretches: list[Stretch], result: Attribution, number: int, previous: Attribution | None
) -> None:
    """Attribute a piece that is all of its stretch's sentence `number`."""
    stretch = result.stretch
    follower = _bare_attribution(stretch, number)
    if follower:
        result.give("next", stretch, follower.subject, follower)
        return
    if previous and previous.stretch is stretch and previous.rule != "subject":
        result.share("same", previous)
        return
    told = _said_next(stretches, stretch)
    if told:
        result.give("next", told[1], told[0].subject, told[0])
        return
    if number > 0:
        subject, saying = _voice_of(stretch, stretch.clauses[number - 1])
        if subject:
            result.give("same", stretch, subject, saying)
            return
    _from_previous_stretch(stretches, result, previous)


def _from_previous_stretch(
    stretches: list[Stretch], result: Attribution, previous: Attribution | None
) -> None:
    number = result.stretch.number
    earlier = stretches[number - 1] if number else None
    if earlier is None or not earlier.clauses:
        return
    clause = earlier.clauses[-1]
    subject, saying = _voice_of(earlier, clause)
    if earlier.tokens.words[clause.hi - 1] == ":":
        subject = subject or _before_colon(earlier, clause)
        if subject:
            result.give("colon", earlier, subject, saying)
            return
    if subject and _introduces(earlier, clause, subject, saying):
        result.give("carried", earlier, subject, saying)
    elif previous and previous.stretch is earlier:
        result.share("carried", previous)
    elif subject:
        result.give("carried", earlier, subject, saying)


def _before_colon(stretch: Stretch, clause: Sentence) -> Phrase | None:
    """Who is named before a colon: "Jane Doe, the eldest, addressed the guests:" names Jane Doe."""
    reader = stretch.reader
    phrase = reader.before(clause.hi - 1, clause.lo)
    verbs = Word.CUE | Word.VERB
    if phrase is None or phrase.lo <= clause.lo or not reader.flags(phrase.lo - 1) & verbs:
        return phrase
    capitals = (at for at in range(clause.lo, phrase.lo - 1) if reader.name_word(at))
    named = (reader.at(at, phrase.lo - 1) for at in capitals)
    full = (one for one in named if one and one.name and " " in one.name and not one.body)
    return next(full, phrase)


def _introduces(stretch: Stretch, clause: Sentence, subject: Phrase, saying: Saying | None) -> bool:
    """ "Sergeant Jane Doe, who watched, put it another way." leads to the next paragraph."""
    if PIECE in stretch.tokens.words[clause.lo : clause.hi] or subject.name is None:
        return False
    opens = subject.lo == clause.lo or (
        subject.lo == clause.lo + 1 and stretch.tokens.low[clause.lo] in _OPENERS
    )
    told = saying is not None and saying.verb.base != "put"
    return opens and not told and not subject.body and (subject.titled or " " in subject.name)


def _said_next(stretches: list[Stretch], stretch: Stretch) -> tuple[Saying, Stretch] | None:
    """ "…" / So said Jane Doe: the next paragraph names who spoke this one."""
    following = stretches[stretch.number + 1] if stretch.number + 1 < len(stretches) else None
    if following is None or not following.clauses or len(stretch.tokens) != 1:
        return None
    first = following.clauses[0]
    saying = first.sayings[0] if first.sayings else None
    if saying is None or saying.at != first.lo + 1 or not saying.inverted:
        return None
    return (saying, following) if following.tokens.low[first.lo] in _THUS else None


def _voice_of(stretch: Stretch, clause: Sentence) -> tuple[Phrase | None, Saying | None]:
    """Who speaks in a sentence, or whom it is about."""
    for saying in reversed(clause.sayings):
        if saying.subject and saying.kind != "passive":
            return saying.subject, saying
    scene = Scene(stretch.reader, stretch.tokens, clause.lo, clause.hi)
    return sentence_subject(scene) or _after_asides(scene), None


def _after_asides(scene: Scene) -> Phrase | None:
    """ "The representative, the elder, Jane Doe, has appealed": whom the commas set apart."""
    helpers = scene.reader.of_kind(Word.AUXILIARY, scene.lo + 1, scene.hi)
    comma = next((at - 1 for at in helpers if scene.word(at - 1) == ","), None)
    subject = before_aside(scene, comma) if comma else None
    return subject if subject and subject.name and " " in subject.name else None


def _bare_attribution(stretch: Stretch, number: int) -> Saying | None:
    """The next sentence when it is nothing but "X said"; after "?" and "!" it may say more."""
    tokens = stretch.tokens
    last = stretch.clauses[number].hi - 1
    if number + 1 >= len(stretch.clauses) or tokens.words[last] != PIECE:
        return None
    clause = stretch.clauses[number + 1]
    saying = clause.sayings[0] if clause.sayings else None
    if saying is None or not _starts(clause, saying):
        return None
    end = stretch.pieces[tokens.piece[last]].inner.end
    if stretch.reader.text[end - 1] in "?!…,":
        return saying
    if PIECE in tokens.words[clause.lo : clause.hi]:
        return None
    return saying if _ends_soon(stretch, clause, saying.hi) else None


def _starts(clause: Sentence, saying: Saying) -> bool:
    spoken = saying.kind == "finite" and "speech" in saying.verb.classes
    return saying.subject is not None and spoken and saying.lo <= clause.lo + 1


def _ends_soon(stretch: Stretch, clause: Sentence, rest: int) -> bool:
    tokens = stretch.tokens
    if rest >= clause.hi or tokens.words[rest] == ".":
        return True
    time = stretch.reader.flags(rest) & Word.TIME
    return clause.hi - clause.lo <= _SHORT and bool(tokens.low[rest] in _BARE_FOLLOW or time)
