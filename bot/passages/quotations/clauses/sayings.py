"""Sayings: each cue of a sentence with the phrase that names its speaker."""

from bot.names.wordset import wordset
from bot.passages.inflection import Verb
from bot.passages.phrases import Phrase, PhraseReader
from bot.passages.quotations.clauses.inverted import with_name
from bot.passages.quotations.clauses.main_subject import sentence_subject
from bot.passages.quotations.clauses.participles import participle
from bot.passages.quotations.clauses.saying import POINT_OUT, Saying
from bot.passages.quotations.clauses.scene import Scene
from bot.passages.quotations.clauses.sources import find_source
from bot.passages.quotations.clauses.subjects import left_subject, subject_of
from bot.passages.quotations.clauses.unlisted import find_unlisted
from bot.passages.quotations.clauses.verbal import (
    BE,
    MODALS,
    NOUN_BEFORE,
    is_adjective,
    is_noun,
    plural_before,
    skip_back,
)
from bot.passages.speech import Word
from bot.passages.tokens import PIECE, Tokens

_RISING = wordset("on up back rose phoned wrote rang")
# Plain verbs that report only with one word after them: "put it", "provides that".
_NEEDS = {"put": "it", "provide": "that"}
_QUESTIONS = wordset("whether if why how what who when where about by")
# "Asked whether …, X said", "Told that …": what opens the sentence is no saying of X.
_ASKED = frozenset({"ask", "tell", "question", "press", "quiz"})


def find_sayings(reader: PhraseReader, tokens: Tokens, lo: int, hi: int) -> list[Saying]:
    """Return the sayings of the sentence `[lo, hi)`, in order of their cues."""
    scene = Scene(reader, tokens, lo, hi)
    unlisted = _unlisted(scene)
    for at in sorted([*reader.of_kind(Word.CUE | Word.OPENER, lo, hi), *unlisted]):
        flags = reader.flags(at)
        saying = unlisted.get(at)
        if saying is None and flags & Word.OPENER:
            saying = find_source(scene, at)
        if saying is None and flags & Word.CUE:
            saying = _verb(scene, at)
        if saying:
            scene.found.append(saying)
    return scene.found


def _unlisted(scene: Scene) -> dict[int, Saying]:
    """Sayings behind marked words by verbs that no list knows, by the place of the verb."""
    if PIECE not in scene.tokens.words[scene.lo : scene.hi]:
        return {}
    pieces = (at for at in range(scene.lo, scene.hi) if scene.tokens.words[at] == PIECE)
    found = (find_unlisted(scene, piece) for piece in pieces)
    return {saying.at: saying for saying in found if saying}


def _verb(scene: Scene, at: int) -> Saying | None:
    verb = _form(scene, at)
    if verb is None or (at > scene.lo and scene.reader.capital(at) and scene.word(at - 1) != PIECE):
        return None
    if verb.form == "ing":
        return participle(scene, at, verb)
    left = skip_back(scene, at)
    if scene.low(left - 1) == "to":
        saying = _after_to(scene, at, left, verb)
        if saying:
            return saying
    if any(helper.removesuffix("n't") in MODALS for helper in scene.tokens.low[left:at]):
        return Saying(at, at + 1, verb, "modal", left_subject(scene, left))
    return _finite(scene, at, left, verb)


def _after_to(scene: Scene, at: int, left: int, verb: Verb) -> Saying | None:
    """ "to say", "used to say", "is said to have told"."""
    if scene.low(left) == "have":
        return _rumoured(scene, at, left - 2, verb)
    if verb.form != "base":
        return None
    if scene.low(left - 2) == "used":
        return Saying(at, at + 1, verb, "finite", left_subject(scene, left - 2))
    if scene.low(left - 2) in _RISING and verb.base in ("say", "tell", "add", "warn", "claim"):
        return Saying(at, at + 1, verb, "finite", with_name(scene, sentence_subject(scene, at)))
    subject = next((saying.subject for saying in scene.spoken()), None)
    return Saying(at, at + 1, verb, "infinitive", subject or sentence_subject(scene, at))


def _rumoured(scene: Scene, at: int, passive: int, verb: Verb) -> Saying | None:
    """ "is said to have told": the speaker is the subject of the passive before."""
    if scene.low(passive) not in scene.reader.speech.stance["rumoured"]:
        return None
    left = skip_back(scene, passive)
    if not any(helper in BE for helper in scene.tokens.low[left:passive]):
        return None
    return Saying(at, at + 1, verb, "participle", left_subject(scene, left))


def _form(scene: Scene, at: int) -> Verb | None:
    """The form that the word most likely has here; None when it is no verb of saying."""
    verbs = scene.reader.speech.verbs[scene.low(at)]
    verb = verbs[0]
    if verb.form == "base":
        verb = next((other for other in verbs if other.form == "past"), verb)
    if verb.base == "point" and scene.low(at + 1) == "out":
        return POINT_OUT[verb.form]
    needed = _NEEDS.get(verb.base)
    return None if needed and scene.low(at + 1) != needed else verb


def _finite(scene: Scene, at: int, left: int, verb: Verb) -> Saying | None:
    helpers = scene.tokens.low[left:at]
    if not helpers and not _can_be_finite(scene, at, left, verb):
        return None
    passive = any(helper.removesuffix("n't") in BE for helper in helpers) and helpers[-1] not in (
        "has",
        "have",
        "had",
    )
    if passive and verb.form == "past" and verb.base != "say":
        return _passive(scene, at, verb)
    if at == scene.lo and verb.base in _ASKED:
        return Saying(at, at + 1, verb, "passive", None, inverted=True)
    subject, inverted = subject_of(scene, at, left, verb)
    if verb.base in _ASKED and _was_asked(scene, at, subject):
        return Saying(at, at + 1, verb, "passive", None, inverted=True)
    end = at + 1 + (verb is POINT_OUT[verb.form])
    if (subject is None and verb.form == "s") or (not helpers and is_noun(scene, at, subject)):
        return None
    return Saying(at, end, verb, "finite", subject, inverted)


def _was_asked(scene: Scene, at: int, subject: Phrase | None) -> bool:
    """ "Mr. Doe, asked whether it was so, laughed": the comma parts subject and verb."""
    if subject is None or subject.hi != at - 1 or scene.word(at - 1) != ",":
        return False
    asks = scene.low(at + 1) in _QUESTIONS
    return asks and subject.lo == scene.lo and "," in scene.tokens.words[at + 2 : scene.hi]


def _can_be_finite(scene: Scene, at: int, left: int, verb: Verb) -> bool:
    """Tell whether a form without auxiliaries can be the verb of its clause by what is before."""
    if verb.form == "past":
        return not is_adjective(scene, at)
    if verb.form == "base" and not plural_before(scene, left) and not _many(scene, left):
        return False
    before = scene.low(left - 1)
    clause = before == "that" and left_subject(scene, left) is not None
    return (before not in NOUN_BEFORE or clause) and before != "'s"


def _many(scene: Scene, left: int) -> bool:
    """ "Tour operators in the far north say": the head of the subject is in the plural."""
    subject = left_subject(scene, left) if scene.low(left - 1) != "to" else None
    return subject is not None and subject.many and subject.hi < left


def _passive(scene: Scene, at: int, verb: Verb) -> Saying:
    end = at + 1
    while scene.can_be(end, Word.ADVERB):
        end += 1
    subject = scene.reader.at(end + 1, scene.hi) if scene.low(end) == "by" else None
    return Saying(at, at + 1, verb, "passive", subject, inverted=True)
