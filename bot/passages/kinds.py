"""What kind of thing bears a name: a person, a body, a state."""

import re
from collections.abc import Container
from functools import lru_cache
from typing import Literal

from bot.names.people import fold
from bot.names.wordset import wordset
from bot.passages.speech import SpeechKnowledge, Word

EntityKind = Literal["person", "body", "state", "unknown"]
_KEPT = 1 << 14  # an article asks for each of its names many times
_OWN_NAME = 2  # words
# A given name before one of these makes no person: "Rand Corporation".
_NO_SURNAMES = wordset("""
    corporation committee ministry association university institute foundation company agency
    council commission department administration federation organization organisation coalition
    institution embassy secretariat directorate
""")
_PLACED = re.compile(r"\b(?:in|near|outside|across) \Z")
_THINGS = Word.THING | Word.BODY | Word.DOCUMENT


def kind_of(name: str, title: str, states: Container[str], speech: SpeechKnowledge) -> EntityKind:
    """Return what bears a name; `title` stands before it, `states` are the names of countries."""
    return "state" if name in states else _kind_of(name, title, speech)


@lru_cache(maxsize=_KEPT)
def _kind_of(name: str, title: str, speech: SpeechKnowledge) -> EntityKind:
    people = speech.people
    words = name.split()
    if name.isupper() and len(name) > 1:
        return "body"
    given = people.gender(words[0]) is not None
    last = speech.words.get(words[-1].lower(), 0)
    courtesy = title.rstrip(".").lower() in people.honorifics
    if len(words) > 1 and words[-1].lower() in _NO_SURNAMES:
        return "body"
    if not courtesy and last & _THINGS and not (given and len(words) > 1 and not last & Word.THING):
        return "body"
    family_first = 1 < len(words) < 4 and fold(words[0]) in people.surname_first
    if title or given or family_first:
        return "person"
    flags = (speech.words.get(word.lower(), 0) for word in words)
    return "body" if any(flag & (Word.BODY | Word.DOCUMENT) for flag in flags) else "unknown"


def is_placed(text: str, start: int) -> bool:
    """Tell whether the name at `start` is met as a place: "in Orlando"."""
    return bool(_PLACED.search(text, max(0, start - 10), start))


def is_short(noun: str, name: str) -> bool:
    """Tell whether "the Bank" can be short for a body's name of several words.

    "The House" is not short for "White House": two words are a name of their own.
    """
    head, of, _ = name.partition(" of ")
    words = head.split()
    return words[-1] == noun and bool(of or len(words) > _OWN_NAME)
