"""Verbs that no list knows, shown by their place to report: "…," sobbed Jane Doe, 34."""

from bot.names.wordset import wordset
from bot.passages.inflection import Verb
from bot.passages.phrases import Phrase
from bot.passages.quotations.clauses.inverted import ends_or_goes_on, with_name
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.clauses.scene import DASHES, Scene
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_KNOWN = (
    Word.CUE
    | Word.OPENER
    | Word.FUNCTION
    | Word.ADVERB
    | Word.AUXILIARY
    | Word.VERB
    | Word.ROLE
    | Word.BODY
    | Word.DOCUMENT
    | Word.TIME
    | Word.CAPITAL
)
_SHORTEST = 4
_MARKS = "\"'”’»“„‘‚›‹`〟」』"
_ENDS = ",?!…."
_PEOPLE = wordset("he she they")
_CLASSES = frozenset({"speech"})


def find_unlisted(scene: Scene, piece: int) -> Saying | None:
    """Return the saying right behind the marked words at token `piece`, by an unlisted verb.

    The words must end as spoken words do before what names their speaker, and the
    speaker's phrase as such a phrase does: a verb of any meaning then tells who spoke.
    """
    at = piece + 1
    while scene.word(at) == "," or scene.word(at) in DASHES:
        at += 1
    if at >= scene.hi or (at == piece + 1 and not _ends_open(scene, piece)):
        return None
    if _may_be_verb(scene, at):
        speaker = with_name(scene, scene.reader.joined_at(at + 1, scene.hi))
        if speaker is None or not _is_person(scene, speaker):
            return None
        ended = ends_or_goes_on(scene, speaker.hi) or speaker.hi >= scene.hi
        return Saying(at, at + 1, _verb(scene, at), "finite", speaker, True) if ended else None
    speaker = scene.reader.at(at, scene.hi)
    if speaker is None or not _is_person(scene, speaker) or not _may_be_verb(scene, speaker.hi):
        return None
    verb = speaker.hi
    ended = verb + 1 >= scene.hi or ends_or_goes_on(scene, verb + 1)
    return Saying(verb, verb + 1, _verb(scene, verb), "finite", speaker) if ended else None


def _ends_open(scene: Scene, piece: int) -> bool:
    """Tell whether the marked words end with a sign before which their speaker follows."""
    tokens = scene.tokens
    written = scene.reader.text[tokens.starts[piece] : tokens.ends[piece]].rstrip(_MARKS + " ")
    return written[-1:] in _ENDS if written else False


def _may_be_verb(scene: Scene, at: int) -> bool:
    word = scene.word(at)
    if len(word) < _SHORTEST or not word.isalpha() or scene.can_be(at, _KNOWN):
        return False
    if scene.reader.capital(at):
        return False
    return word.endswith("ed") or (word.endswith("s") and not word.endswith(("ss", "us", "ous")))


def _is_person(scene: Scene, phrase: Phrase) -> bool:
    if phrase.kind == "pronoun":
        return phrase.head in _PEOPLE
    if phrase.body or scene.word(phrase.lo) == PIECE:
        return False
    return phrase.name is not None or scene.can_be(phrase.hi - 1, Word.ROLE)


def _verb(scene: Scene, at: int) -> Verb:
    word = scene.low(at)
    return Verb(word, "past" if word.endswith("ed") else "s", _CLASSES)
