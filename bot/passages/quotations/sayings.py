"""Sayings: each cue of a sentence with the phrase that names its speaker."""

from bot.passages.inflection import Verb
from bot.passages.phrases import Phrase, PhraseReader
from bot.passages.quotations.inverted import with_name
from bot.passages.quotations.participles import participle
from bot.passages.quotations.saying import SOURCE, Saying
from bot.passages.quotations.scene import DASHES, Scene
from bot.passages.quotations.subjects import left_subject, sentence_subject, subject_of
from bot.passages.quotations.verbal import (
    BE,
    MODALS,
    NOUN_BEFORE,
    is_noun,
    plural_before,
    skip_back,
)
from bot.passages.speech import Word
from bot.passages.tokens import PIECE, Tokens

# "Asked whether …, X said", "Told that …": what opens the sentence is no saying of X.
_ASKED = frozenset({"ask", "tell", "question", "press", "quiz"})
_OWNERS = {"his": "he", "her": "she", "their": "they"}
_OPINIONS = frozenset({"opinion", "words", "view", "account", "estimate"})
_OBJECT_PRONOUNS = {"him": "he", "her": "she", "them": "they", "it": "it"}


def find_sayings(reader: PhraseReader, tokens: Tokens, lo: int, hi: int) -> list[Saying]:
    """Return the sayings of the sentence `[lo, hi)`, in order of their cues."""
    scene = Scene(reader, tokens, lo, hi)
    for at in reader.of_kind(Word.CUE | Word.OPENER, lo, hi):
        saying = _source(scene, at) if scene.can_be(at, Word.OPENER) else None
        if saying is None and scene.can_be(at, Word.CUE):
            saying = _verb(scene, at)
        if saying:
            scene.found.append(saying)
    return scene.found


def _source(scene: Scene, at: int) -> Saying | None:
    """ "according to X", "in the words of X"."""
    for opener in scene.reader.speech.openers:
        end = at + len(opener)
        if end >= scene.hi or tuple(scene.tokens.low[at:end]) != opener:
            continue
        opens = at == scene.lo or scene.word(at - 1) in (",", PIECE, *DASHES)
        if opener[0] != "according" and not opens:
            continue
        phrase = _object_pronoun(scene, end) or with_name(scene, scene.reader.at(end, scene.hi))
        if opener == ("in", "response", "to") and not _spun(scene, phrase, at):
            continue
        if phrase and scene.reader.can_speak(phrase):
            return Saying(at, end, SOURCE, "source", phrase, inverted=True)
    return None


def _object_pronoun(scene: Scene, at: int) -> Phrase | None:
    """ "according to her": the pronoun as if it were the subject."""
    own_words = scene.low(at + 1) in _OPINIONS
    head = (_OWNERS if own_words else _OBJECT_PRONOUNS).get(scene.low(at))
    if head is None or (at + 1 < scene.hi and scene.reader.nominal(at + 1) and not own_words):
        return None
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


def _verb(scene: Scene, at: int) -> Saying | None:
    verb = _form(scene, at)
    if verb is None or (at > scene.lo and scene.reader.capital(at) and scene.word(at - 1) != PIECE):
        return None
    if verb.form == "ing":
        return participle(scene, at, verb)
    left = skip_back(scene, at)
    if verb.form == "base" and scene.low(left - 1) == "to":
        subject = scene.found[-1].subject if scene.found else None
        return Saying(at, at + 1, verb, "infinitive", subject or sentence_subject(scene, at))
    if any(helper.removesuffix("n't") in MODALS for helper in scene.tokens.low[left:at]):
        return Saying(at, at + 1, verb, "modal", left_subject(scene, left))
    return _finite(scene, at, left, verb)


def _form(scene: Scene, at: int) -> Verb | None:
    """The form that the word most likely has here; None when it is no verb of saying."""
    verbs = scene.reader.speech.verbs[scene.low(at)]
    verb = verbs[0]
    if verb.form == "base":
        verb = next((other for other in verbs if other.form == "past"), verb)
    return None if verb.base == "put" and scene.low(at + 1) != "it" else verb


def _finite(scene: Scene, at: int, left: int, verb: Verb) -> Saying | None:
    helpers = scene.tokens.low[left:at]
    if not helpers and verb.form != "past":
        if verb.form == "base" and not plural_before(scene, left) and not _many(scene, left):
            return None
        if scene.low(left - 1) in NOUN_BEFORE or scene.low(left - 1) == "'s":
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
    if (subject is None and verb.form == "s") or (not helpers and is_noun(scene, at, subject)):
        return None
    return Saying(at, at + 1, verb, "finite", subject, inverted)


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
