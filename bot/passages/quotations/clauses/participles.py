"""Participles that report: "…, saying that", "calling it …", "was quoted as saying"."""

from bot.names.wordset import wordset
from bot.passages.inflection import Verb
from bot.passages.phrases import Phrase
from bot.passages.quotations.clauses.asides import LEAD_INS
from bot.passages.quotations.clauses.main_subject import clause_subject, sentence_subject
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.clauses.scene import DASHES, Scene
from bot.passages.quotations.clauses.subjects import left_subject, subject_of
from bot.passages.quotations.clauses.verbal import BE, NOUN_BEFORE, skip_back
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_SETS_OFF = wordset("""
    , by in while before after and then but or as from for ( ; he she they to without when not
""")
_OPENS = wordset(", and of with — – but while")
_AVOIDED = wordset("refrain refrained refrains refraining abstained stopped shied desisted barred")
_GOES_ON = wordset("kept keeps keep started starts continued continues began begins")
_NEAR = 40


def participle(scene: Scene, at: int, verb: Verb) -> Saying | None:
    """Return the saying of a form in -ing at `at`: its speaker is whoever the sentence is about."""
    left = skip_back(scene, at)
    before = scene.low(at - 1)
    told = _credited(scene, at) or _recalled(scene, at)
    if told:
        return Saying(at, at + 1, verb, "participle", told)
    if (before in NOUN_BEFORE and before not in ("in", "by")) or before == "'s":
        return None
    helpers = scene.tokens.low[left:at]
    if before in _GOES_ON or any(helper in BE for helper in helpers):
        begun = skip_back(scene, at - 1) if before in _GOES_ON else at - len(helpers)
        subject, inverted = subject_of(scene, at, begun, verb)
        return Saying(at, at + 1, verb, "finite", subject, inverted)
    quoted = next(
        (
            one
            for one in reversed(scene.found)
            if one.kind == "passive" and one.verb.base == "quote"
        ),
        None,
    )
    if quoted and before == "as":
        return Saying(
            at, at + 1, verb, "participle", left_subject(scene, skip_back(scene, quoted.at))
        )
    if left > scene.lo and not _is_set_off(scene, left):
        return None
    return Saying(at, at + 1, verb, "participle", _speaker(scene, at, left))


def _credited(scene: Scene, at: int) -> Phrase | None:
    """ "X is credited with saying", "X is remembered for saying": X."""
    credited = scene.low(at - 2) in scene.reader.speech.stance["credited"]
    if not credited or scene.low(at - 1) not in ("with", "for"):
        return None
    return left_subject(scene, skip_back(scene, at - 2))


def _recalled(scene: Scene, at: int) -> Phrase | None:
    """ "recalled her father telling", "quoted the minister as saying": whose words they were."""
    end = at - (scene.low(at - 1) == "as")
    outer = next(iter(scene.spoken()), None)
    if (
        outer is None
        or outer.kind != "finite"
        or outer.verb.base not in scene.reader.speech.stance["recalling"]
    ):
        return None
    whom = scene.reader.at(outer.hi, end)
    return whom if whom and whom.hi == end and scene.reader.can_speak(whom) else None


def _speaker(scene: Scene, at: int, left: int) -> Phrase | None:
    if _follows_document(scene, left):
        return clause_subject(scene, left)
    return _own_subject(scene, left) or _main_subject(scene, at)


def _follows_document(scene: Scene, left: int) -> bool:
    """ "a statement saying", "a letter calling it"."""
    return scene.can_be(left - 1, Word.DOCUMENT) and not scene.reader.capital(left - 1)


def _is_set_off(scene: Scene, left: int) -> bool:
    """Tell whether what stands before a participle lets it speak for the sentence's subject."""
    low = scene.low(left - 1)
    if low == "from" and scene.low(left - 2) in _AVOIDED:
        return False  # words that somebody took care not to say
    return (
        _follows_document(scene, left)
        or low in _SETS_OFF
        or low in DASHES
        or low == PIECE
        or scene.reader.name_word(left - 1)
    )


def _own_subject(scene: Scene, left: int) -> Phrase | None:
    """ "and Trump calling it": a subject of the participle's own."""
    if left <= scene.lo or not (
        scene.reader.name_word(left - 1) or scene.low(left - 1) in ("he", "she", "they")
    ):
        return None
    own = scene.phrase_before(left)
    if own is None or own.kind not in ("name", "pronoun"):
        return None
    return own if own.lo == scene.lo or scene.low(own.lo - 1) in _OPENS else None


def _main_subject(scene: Scene, at: int) -> Phrase | None:
    previous = next((saying for saying in scene.spoken() if saying.kind == "finite"), None)
    if previous is None or at - previous.hi >= _NEAR:
        return sentence_subject(scene, at)
    led_in = scene.low(scene.lo) in LEAD_INS and "," in scene.tokens.words[previous.hi : at]
    return sentence_subject(scene, at) if led_in else previous.subject
