"""Speakers that stand after their verb: "…", said Jane Doe, the minister."""

from dataclasses import replace

from bot.names.wordset import wordset
from bot.passages.inflection import Verb
from bot.passages.phrases import Phrase
from bot.passages.quotations.clauses.scene import DASHES, Scene
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_NEVER = wordset("""
    tell accuse urge call describe assure remind inform thank blame address greet congratulate
    reassure instruct
""")
_NO_SPEAKER = wordset("that this some what")
_GOES_ON = wordset("""
    in on at during after before when as while to of from about last this earlier who whose
    and with via through for by following
""")
_ENDS = frozenset({",", ".", "—", "–", PIECE, "(", ":", ";", "“", "„", "«", '"'})
_OWN = wordset("i we my our")  # words that nobody but the speaker opens with
_REACH = 8
# What parts the verb from its speaker where word order is free: "wrote on Facebook the MP".
_ADJUNCTS = wordset("on for to")
_ARTICLES = wordset("a an the")
_SINGLE = wordset("a an one the")
_NO_PERSON = Word.BODY | Word.TIME | Word.OCCASION | Word.THING


def speaker_after(scene: Scene, at: int, verb: Verb, *, after_piece: bool) -> Phrase | None:
    """Return the speaker after the verb at `at`; `after_piece`: marked words stand before it."""
    own = scene.low(scene.lo) in _OWN or scene.word(scene.lo) in DASHES
    if (verb.base in _NEVER and not (own and verb.form == "s")) or (
        verb.base == "ask" and not after_piece
    ):
        return None
    start = at + 1
    while scene.can_be(start, Word.ADVERB) and not scene.reader.capital(start):
        start += 1
    if scene.low(start) in _NO_SPEAKER:
        return None
    if after_piece and scene.low(start) in _ADJUNCTS:
        phrase = _past_adjunct(scene, start)
    else:
        phrase = _one_of(scene, start) or with_name(scene, scene.reader.joined_at(start, scene.hi))
    if phrase is None or not _fits(scene, phrase, verb, after_piece=after_piece):
        return None
    return phrase


def _past_adjunct(scene: Scene, preposition: int) -> Phrase | None:
    """ "…", wrote on Facebook the MP Jane Doe · "…", said for Channel Jane Doe."""
    place = scene.reader.at(preposition + 1, scene.hi)
    if place is None or place.name is None or place.titled:
        return None
    start = place.hi
    if scene.low(start) not in _ARTICLES:
        start = place.hi - 2  # the medium and the speaker stand side by side
        alone = all(scene.reader.capital(at) for at in range(preposition + 1, place.hi))
        things = Word.BODY | Word.THING | Word.DOCUMENT
        if not alone or start < preposition + 2 or scene.can_be(place.hi - 1, things):
            return None
    phrase = with_name(scene, scene.reader.joined_at(start, scene.hi))
    return phrase if phrase and phrase.name and not phrase.body else None


def _one_of(scene: Scene, at: int) -> Phrase | None:
    """ "one of them": a part of those just named."""
    part = scene.can_be(at, Word.ROLE) and (scene.low(at + 1), scene.low(at + 2)) == ("of", "them")
    return Phrase(at, at + 3, "role", head=scene.low(at)) if part else None


def _fits(scene: Scene, phrase: Phrase, verb: Verb, *, after_piece: bool) -> bool:
    end = phrase.hi
    object_of_clause = scene.plain_verb(end) or (
        scene.can_be(end, Word.CUE) and not scene.reader.capital(end)
    )
    if object_of_clause:
        return False
    if phrase.kind == "role" and not scene.reader.can_speak(phrase):
        # "…", says a seller of ice: any noun may speak where only a speaker can stand
        noun = not scene.reader.flags_of(phrase.head) & _NO_PERSON
        one = not (phrase.head or "s").endswith("s") and scene.low(phrase.lo) in _SINGLE
        if not (after_piece and noun and one):
            return False
    opens = phrase.lo == scene.lo + 1 and scene.word(end) == ":"  # "Said she: “…”"
    if phrase.kind == "pronoun" and (phrase.head == "it" or not (after_piece or opens)):
        return False
    if after_piece:
        return True
    # "…, said Doe “was late”" tells what Doe did
    if (scene.word(end) == PIECE and _goes_on(scene, end)) or (
        verb.base == "warn" and not phrase.titled
    ):
        return False
    return end >= scene.hi or ends_or_goes_on(scene, end)


def _goes_on(scene: Scene, piece: int) -> bool:
    """Tell whether the marked words go on with the sentence: they open with a small letter."""
    at = scene.tokens.starts[piece] + 1
    return scene.reader.text[at : at + 1].islower()


def ends_or_goes_on(scene: Scene, end: int) -> bool:
    """Tell whether a speaker's phrase may end before the token `end`."""
    return scene.word(end) in _ENDS or scene.low(end) in _GOES_ON or scene.can_be(end, Word.TIME)


def with_name(scene: Scene, phrase: Phrase | None) -> Phrase | None:
    """Join role and name: "the minister of mines, Jane Doe" is one speaker."""
    if phrase is None or phrase.kind == "pronoun" or phrase.many:
        return phrase
    if phrase.titled and scene.word(phrase.hi) == "," and _is_honorific(scene, phrase.hi + 1):
        bearer = scene.reader.at(phrase.hi + 1, scene.hi)  # "the head of Global Water, Mr. Doe"
        return replace(bearer, lo=phrase.lo, titled=True) if bearer and bearer.name else phrase
    return phrase if phrase.name or phrase.kind != "role" or phrase.body else _join(scene, phrase)


def _join(scene: Scene, phrase: Phrase) -> Phrase:
    """The role with the name behind its comma, else the role alone."""
    at = phrase.hi
    while at < min(scene.hi, phrase.hi + _REACH) and scene.word(at) != ",":
        verb = scene.can_be(at, Word.AUXILIARY | Word.CUE) and not scene.reader.capital(at)
        if verb or scene.word(at) == PIECE:
            return phrase
        at += 1
    name = scene.reader.at(at + 1, scene.hi) if scene.word(at) == "," else None
    if name is None or not name.name or name.body or name.kind != "name":
        return phrase
    if name.hi < scene.hi and not ends_or_goes_on(scene, name.hi):
        return phrase
    gender = name.gender or phrase.gender
    return replace(name, lo=phrase.lo, role=name.role or phrase.role, gender=gender, titled=True)


def _is_honorific(scene: Scene, at: int) -> bool:
    return scene.low(at).rstrip(".") in scene.reader.speech.people.honorifics
