"""Attribution of pieces that are sentences of their own, by the sentences and paragraphs around them."""

from bot.names.wordset import wordset
from bot.passages.phrases import Phrase
from bot.passages.quotations.attributed import Attribution
from bot.passages.quotations.layout import Sentence, Stretch
from bot.passages.quotations.saying import Saying
from bot.passages.quotations.scene import Scene
from bot.passages.quotations.subjects import sentence_subject
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_BARE_FOLLOW = wordset("""
    in on at during after before when as of to while with via through about from later earlier
    last this
""")


def look_around(
    stretches: list[Stretch], result: Attribution, number: int, previous: Attribution | None
) -> None:
    """Attribute a piece that is all of sentence `number` of its stretch; `previous` is the piece before."""
    stretch = result.stretch
    follower = _bare_attribution(stretch, number)
    if follower:
        result.give("next", stretch, follower.subject, follower)
        return
    if previous and previous.stretch is stretch and previous.rule != "subject":
        result.share("same", previous)
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
        subject = subject or earlier.reader.before(clause.hi - 1, clause.lo)
        if subject:
            result.give("colon", earlier, subject, saying)
            return
    if previous and previous.stretch is earlier:
        result.share("carried", previous)
    elif subject:
        result.give("carried", earlier, subject, saying)


def _voice_of(stretch: Stretch, clause: Sentence) -> tuple[Phrase | None, Saying | None]:
    """Who speaks in a sentence, or whom it is about."""
    for saying in reversed(clause.sayings):
        if saying.subject and saying.kind != "passive":
            return saying.subject, saying
    return sentence_subject(Scene(stretch.reader, stretch.tokens, clause.lo, clause.hi)), None


def _bare_attribution(stretch: Stretch, number: int) -> Saying | None:
    """The next sentence when it is nothing but "X said"."""
    if number + 1 >= len(stretch.clauses):
        return None
    clause = stretch.clauses[number + 1]
    tokens = stretch.tokens
    last = stretch.clauses[number].hi - 1
    if tokens.words[last] != PIECE:
        return None
    text = stretch.reader.text
    loud = text[stretch.pieces[tokens.piece[last]].inner.end - 1] in "?!…,"
    for saying in clause.sayings[:1]:
        if (
            saying.subject is None
            or saying.kind != "finite"
            or saying.lo > clause.lo + 1
            or "speech" not in saying.verb.classes
        ):
            return None
        if any(tokens.words[at] == PIECE for at in range(clause.lo, clause.hi)) and not loud:
            return None
        rest = saying.hi
        if loud or rest >= clause.hi or tokens.words[rest] == ".":
            return saying
        short = clause.hi - clause.lo <= 16 and (
            tokens.low[rest] in _BARE_FOLLOW or stretch.reader.flags(rest) & Word.TIME
        )
        return saying if short else None
    return None
