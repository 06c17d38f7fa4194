"""Whom a sentence or clause is about: the first phrase of it that a verb follows."""

from bot.names.wordset import wordset
from bot.passages.phrases import Phrase
from bot.passages.quotations.clauses.asides import LEAD_INS, MODIFIERS
from bot.passages.quotations.clauses.scene import Scene
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

CLAUSES = wordset("and but so that when while as if")
_OBJECT = wordset("of for in at by with to from on")
_LEAD_WORDS = wordset("""
    now then today tomorrow yesterday likewise instead meanwhile moreover furthermore nevertheless
    still also again besides indeed otherwise thus hence however therefore here there
""")
_APPOSED = wordset("a an who")
_REACH = 12


def sentence_subject(scene: Scene, end: int | None = None) -> Phrase | None:
    """Return the phrase that the sentence up to token `end` is about: the first before a verb."""
    lo = scene.lo
    end = scene.hi if end is None else end
    if scene.low(lo) not in LEAD_INS:
        return _first_before_verb(scene, lo, end)
    comma = next((at for at in range(lo, end) if scene.word(at) == ","), lo)
    return _first_before_verb(scene, comma + 1, end) or _first_before_verb(scene, lo + 1, end)


def clause_subject(scene: Scene, at: int) -> Phrase | None:
    """Return the subject of the clause that token `at` ends: who released a statement saying."""
    phrase = _first_before_verb(scene, scene.clause_start(at), at)
    return phrase if phrase and scene.reader.can_speak(phrase) else sentence_subject(scene, at)


def _first_before_verb(scene: Scene, lo: int, hi: int) -> Phrase | None:
    at = lo
    while at < hi:
        skipped = scene.word(at) in (PIECE, ",") or scene.low(at) in CLAUSES
        skipped = skipped or (at == scene.lo and _is_lead_word(scene, at))
        phrase = None if skipped else scene.reader.joined_at(at, hi)
        if phrase is None:
            at += 1
        elif _has_verb(scene, phrase, at, hi, first=at == lo):
            return phrase
        else:
            at = phrase.hi
    return None


def _is_lead_word(scene: Scene, at: int) -> bool:
    """ "Now, …", "Specifically, …": an adverb that opens the sentence."""
    adverb = scene.low(at).endswith("ly") or scene.low(at) in _LEAD_WORDS
    return adverb and scene.word(at + 1) in (",", PIECE)


def _has_verb(scene: Scene, phrase: Phrase, at: int, hi: int, *, first: bool) -> bool:
    """Tell whether the phrase at `at` is the subject of what follows."""
    end = phrase.hi
    while end < hi and (scene.can_be(end, Word.ADVERB) or scene.low(end).endswith("ly")):
        end += 1
    if end >= hi:
        return False
    if first and scene.low(end) in MODIFIERS and scene.reader.can_speak(phrase):
        return _verb_ahead(scene, end + 1, hi)
    if is_verb(scene, end) and (first or scene.low(at - 1) not in _OBJECT):
        return True
    if not first or scene.word(end) not in (",", "(", "—") or not scene.reader.can_speak(phrase):
        return False
    if phrase.hi - phrase.lo == 1 and scene.word(phrase.lo).endswith("."):
        return False  # "in Salem, N.H., on Tuesday"
    return scene.word(end) != "," or not _subject_at(scene, end + 1, hi)


def _subject_at(scene: Scene, at: int, hi: int) -> bool:
    """Tell whether a name and its verb stand there: "in Salem, New Hampshire, Doe went"."""
    phrase = scene.reader.at(at, hi)
    named = phrase is not None and phrase.hi < hi and (phrase.name or phrase.kind == "pronoun")
    return bool(named and phrase and is_verb(scene, phrase.hi))


def _verb_ahead(scene: Scene, at: int, hi: int) -> bool:
    """Tell whether a verb follows before the next comma."""
    for token in range(at, min(hi, at + _REACH)):
        if scene.word(token) == PIECE:
            return False
        if scene.word(token) == ",":  # "Her neighbour on the bench, a carpenter, was"
            return scene.low(token + 1) in _APPOSED
        if scene.plain_verb(token):
            return True
    return False


def is_verb(scene: Scene, at: int) -> bool:
    """Tell whether the token can be a verb: a common one, one of saying, a form in -ed."""
    low = scene.low(at)
    if scene.can_be(at, Word.CUE | Word.AUXILIARY | Word.VERB):
        return True
    return low.endswith("ed") and len(low) > 4
