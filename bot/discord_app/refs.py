"""References to snippets, small enough to ride in a button: what makes paging survive a restart.

A reference is 14 bytes: a hash of the article's id, start and length of the
snippet, which of the sayings in it was shown, and a checksum of its words. An
article that has changed since fails the checksum, so a button never shows words
other than those it was made for.
"""

import base64
import binascii
import struct
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s
from typing import Protocol

from bot.answers.model import Snippet
from bot.answers.sources import SourceCard
from bot.answers.status import Status

PER_PAGE = 5
_LONGEST = 2**23 - 1  # the highest bit tells that the snippet is a saying
_SAYING = 2**23
_LAYOUT = struct.Struct(">4sI3s1s2s")


@dataclass(frozen=True, slots=True)
class Ref:
    """One snippet: the hash of its article's id, where it stands, the checksum of its words.

    `utterance` is how the id of its utterance begins (two hexadecimal digits),
    "" for a snippet that is nobody's saying.
    """

    article: bytes
    start: int
    end: int
    utterance: str
    check: bytes

    @classmethod
    def to(cls, snippet: Snippet) -> "Ref":
        """Return the reference to `snippet`."""
        digest = article_hash(snippet.article)
        saying = (snippet.utterance or "")[:2]
        return cls(digest, snippet.start, snippet.end, saying, _digest(snippet.text, 2))

    def holds(self, text: str) -> bool:
        """Tell whether these are the words that the reference was made for."""
        return _digest(text, 2) == self.check


class Desk(Protocol):
    """What a shelf needs of the desk."""

    def sources(self) -> tuple[SourceCard, ...]:
        """Return a card for every article."""
        ...

    def status(self) -> Status:
        """Return what is loaded since when."""
        ...

    def snippet_at(self, article: str, start: int, end: int, utterance: str) -> Snippet | None:
        """Return the verified snippet at these offsets, None when it is not there."""
        ...


class Shelf:
    """Finds snippets again by their references."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._ids: dict[bytes, str] = {}
        self._since: datetime | None = None

    def fetch(self, refs: tuple[Ref, ...]) -> tuple[Snippet, ...]:
        """Return the snippets that still stand where the references point, in their order."""
        return tuple(snippet for ref in refs if (snippet := self._one(ref)))

    def _one(self, ref: Ref) -> Snippet | None:
        article = self._articles().get(ref.article)
        if article is None:
            return None
        snippet = self._desk.snippet_at(article, ref.start, ref.end, ref.utterance)
        return snippet if snippet is not None and ref.holds(snippet.text) else None

    def _articles(self) -> dict[bytes, str]:
        """Return the article id to each hash, worked out once for each load of the articles."""
        loaded = self._desk.status().loaded_at
        if loaded != self._since:
            self._ids = {article_hash(card.id): card.id for card in self._desk.sources()}
            self._since = loaded
        return self._ids


def article_hash(article: str) -> bytes:
    """Return the 4 bytes that stand for an article's id."""
    return _digest(article, 4)


def pack(refs: tuple[Ref, ...]) -> str:
    """Return up to `PER_PAGE` references as at most 94 URL-safe characters."""
    raw = b"".join(
        _LAYOUT.pack(
            ref.article,
            ref.start,
            (min(ref.end - ref.start, _LONGEST) | bool(ref.utterance) * _SAYING).to_bytes(3, "big"),
            bytes.fromhex(ref.utterance or "00"),
            ref.check,
        )
        for ref in refs
    )
    return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def unpack(packed: str) -> tuple[Ref, ...]:
    """Return the references in `packed`; what was not made by `pack` gives none."""
    try:
        raw = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
    except (binascii.Error, ValueError):
        return ()
    if len(raw) % _LAYOUT.size:
        return ()
    return tuple(_ref(*fields) for fields in _LAYOUT.iter_unpack(raw))


def _ref(article: bytes, start: int, length: bytes, utterance: bytes, check: bytes) -> Ref:
    size = int.from_bytes(length, "big")
    saying = utterance.hex() if size & _SAYING else ""
    return Ref(article, start, start + (size & _LONGEST), saying, check)


def _digest(text: str, size: int) -> bytes:
    return blake2s(text.encode("utf-8", "surrogatepass"), digest_size=size).digest()
