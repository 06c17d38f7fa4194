"""Speakers named without a verb of saying: "according to X", "in her view", "X's view is that"."""

from bot.names.wordset import wordset
from bot.passages.phrases import Phrase
from bot.passages.quotations.clauses.inverted import with_name
from bot.passages.quotations.clauses.saying import ASCRIBED, HELD, SOURCE, Saying
from bot.passages.quotations.clauses.scene import DASHES, Scene
from bot.passages.quotations.clauses.subjects import left_subject
from bot.passages.quotations.clauses.verbal import BE, skip_back
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_OBJECT_PRONOUNS = {"him": "he", "her": "she", "them": "they", "it": "it"}
_OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
_FROM = wordset("of from by")
_NEAR = 4
_LONGEST = 12


def find_source(scene: Scene, at: int) -> Saying | None:
    """Return the saying that the word at `at` opens without a verb of saying."""
    low, knowledge = scene.low(at), scene.reader.speech.sources
    if low in knowledge["ascribed"]:
        return _ascribed(scene, at)
    if low in knowledge["views"]:
        return _view(scene, at) or _given(scene, at)
    if low in knowledge["given"]:
        return _given(scene, at)
    return _according(scene, at)


def _according(scene: Scene, at: int) -> Saying | None:
    """ "according to X", "in the words of X"."""
    low = scene.low(at)
    for opener in scene.reader.speech.openers:
        if opener[0] != low:
            continue
        end = at + len(opener)
        if end >= scene.hi or tuple(scene.tokens.low[at:end]) != opener:
            continue
        opens = at == scene.lo or scene.word(at - 1) in (",", PIECE, *DASHES)
        if opener[0] != "according" and not opens:
            continue
        phrase = _object_pronoun(scene, end) or _whose(scene, end)
        if opener == ("in", "response", "to") and not _spun(scene, phrase, at):
            continue
        if phrase and scene.reader.can_speak(phrase):
            return Saying(at, end, SOURCE, "source", phrase, inverted=True)
    return None


def _whose(scene: Scene, at: int) -> Phrase | None:
    """The source at `at`; behind figures and papers, who gave them out: "the ministry's data"."""
    reader = scene.reader
    stop = at
    while stop < scene.hi and stop - at < _LONGEST and _goes_on(scene, stop):
        stop += 1
    evidence = reader.speech.sources["evidence"]
    found = next((token for token in range(at, stop) if scene.low(token) in evidence), None)
    if found is not None and scene.low(found - 1) == "'s":
        return reader.interpret(at, found - 1)
    if found is not None and scene.low(found + 1) in _FROM:
        return with_name(scene, reader.at(found + 2, scene.hi))
    phrase = with_name(scene, reader.at(at, scene.hi))
    if reader.can_speak(phrase) or stop == at:
        return phrase
    return reader.interpret(at, stop)  # "the county's forestry and grassland bureau"


def _goes_on(scene: Scene, at: int) -> bool:
    plain = scene.word(at)[0].isalnum() or scene.word(at) in ("'s", "’s")
    return plain and not scene.can_be(at, Word.AUXILIARY | Word.VERB) and scene.word(at) != PIECE


def _object_pronoun(scene: Scene, at: int) -> Phrase | None:
    """ "according to her": the pronoun as if it were the subject."""
    own_words = scene.low(at + 1) in scene.reader.speech.sources["views"]
    head = (_OWNERS if own_words else _OBJECT_PRONOUNS).get(scene.low(at))
    if head is None or (at + 1 < scene.hi and scene.reader.nominal(at + 1) and not own_words):
        return None
    return _pronoun(scene, at, head)


def _pronoun(scene: Scene, at: int, head: str) -> Phrase:
    gender = scene.reader.pronoun_gender(head)
    return Phrase(at, at + 1, "pronoun", head=head, gender=gender, many=head == "they")


def _spun(scene: Scene, phrase: Phrase | None, at: int) -> bool:
    """ "In response to" for "according to", as synonym spinners write.

    Taken for one before a full name, and before any speaker at the end of the sentence.
    """
    if phrase is None or phrase.kind in ("document", "pronoun"):
        return False
    if phrase.name and not phrase.body and " " in phrase.name:
        return True
    ends = phrase.hi >= scene.hi or scene.word(phrase.hi) == "."
    return ends and scene.word(at - 1) == "," and scene.reader.can_speak(phrase)


def _ascribed(scene: Scene, at: int) -> Saying | None:
    """ "a quote widely attributed to X": words, no deeds, are what is ascribed."""
    words = scene.reader.speech.sources["words"]
    if scene.low(at + 1) != "to" or words.isdisjoint(scene.tokens.low[max(scene.lo, at - 5) : at]):
        return None
    phrase = with_name(scene, scene.reader.at(at + 2, scene.hi))
    if phrase is None or not scene.reader.can_speak(phrase):
        return None
    return Saying(at, at + 2, ASCRIBED, "source", phrase, inverted=True)


def _view(scene: Scene, at: int) -> Saying | None:
    """ "in X's view, …", "X's view is that …", "her message was clear: …"."""
    owner = _owner(scene, at)
    if owner is None or not scene.reader.can_speak(owner):
        return None
    opens = owner.lo - 1
    if scene.low(opens) == "in":
        aside = opens == scene.lo or scene.word(opens - 1) in (",", PIECE, *DASHES)
        closed = scene.word(at + 1) in (",", ":", PIECE)
        return Saying(opens, at + 1, SOURCE, "source", owner) if aside and closed else None
    if scene.low(at + 1) not in BE:
        return None
    end = next((k for k in range(at + 2, at + 2 + _NEAR) if scene.word(k) == ":"), at + 2)
    told = scene.low(end) == "that" or scene.word(end) == ":"
    return Saying(at, end, HELD, "finite", owner) if told else None


def _owner(scene: Scene, at: int) -> Phrase | None:
    """Whose the view at `at` is."""
    start = at
    while start > scene.lo and at - start < 2 and scene.reader.nominal(start - 1):
        if scene.low(start - 1) == "'s":
            break
        start -= 1
    low = scene.low(start - 1)
    if low in _OWNERS:
        return _pronoun(scene, start - 1, _OWNERS[low])
    return scene.phrase_before(start - 1) if low == "'s" else None


def _given(scene: Scene, at: int) -> Saying | None:
    """ "gave evidence that", "issued a warning that", "made it clear that"."""
    knowledge = scene.reader.speech.sources
    if scene.low(at + 1) != "that" or "the" in scene.tokens.low[at - 2 : at]:
        return None
    back = range(at - 1, max(scene.lo, at - 1 - _NEAR), -1)
    verb = next((token for token in back if scene.low(token) in knowledge["giving"]), None)
    if verb is None:
        return None
    subject = left_subject(scene, skip_back(scene, verb))
    return Saying(verb, at + 1, HELD, "finite", subject) if subject else None
