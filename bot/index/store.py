"""Keeps on disk what was found in each article, so that a restart does not look for it again.

One file of JSON lines: a head that names the format and the knowledge it was
made with, then an article a line, each with a checksum. What cannot be trusted
(other format, other knowledge, a damaged line) is left out and found anew.
"""

import hashlib
import json
import logging
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from bot.articles.model import Article, Span
from bot.errors import SettingsError
from bot.passages.model import (
    AnnotatedArticle,
    Mention,
    Passage,
    Person,
    Quotation,
    Role,
    SaidOn,
    Speaker,
)

FORMAT = 3

log = logging.getLogger(__name__)


class Store:
    """The folder of kept annotations.

    `knowledge` is a digest of everything the annotations depend on beside the
    article itself; a store made with another is not used. `articles` names the
    folder of articles, so that two folders do not share a file. A folder that
    is not `required` and cannot be written is done without.
    """

    def __init__(
        self, folder: Path, knowledge: str, articles: str = "", *, required: bool = True
    ) -> None:
        name = hashlib.blake2b(articles.encode("utf-8", "surrogateescape"), digest_size=6)
        self._path = folder / f"annotations-{name.hexdigest()}.jsonl"
        self._required = required
        self._head = {"format": FORMAT, "knowledge": knowledge}

    def load(self, articles: Iterable[Article]) -> dict[str, AnnotatedArticle]:
        """Return what is kept for those of `articles` that have not changed, by article id."""
        kept = self._lines()
        found = {}
        for article in articles:
            line = kept.get(_digest(article))
            if line is not None:
                found[article.id] = _annotated(article, line)
        return found

    def save(self, annotated: Iterable[AnnotatedArticle]) -> None:
        """Replace the file: written beside, synced, swapped by rename.

        Raises SettingsError when the folder cannot be written.
        """
        beside = self._path.with_suffix(f".{os.getpid()}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("w", encoding="utf-8") as file:
                file.write(json.dumps(self._head) + "\n")
                for one in annotated:
                    line = json.dumps(_plain(one), separators=(",", ":"))
                    file.write(f"{_digest(one.article)} {_checksum(line)} {line}\n")
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
        except OSError as error:
            if not self._required:
                log.info("%s cannot be written (%s)", self._path.parent, error.strerror)
                return
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise SettingsError(
                f"BRIEFING_INDEX: {str(self._path.parent)!r} cannot be written ({error.strerror})."
            ) from None

    def _lines(self) -> dict[str, str]:
        """Return the sound lines by the digest of their article; log what is not."""
        try:
            head, *lines = self._path.read_text(encoding="utf-8").splitlines()
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, UnicodeDecodeError, ValueError) as error:
            log.warning("%s cannot be read (%s); finding everything anew", self._path, error)
            return {}
        if head != json.dumps(self._head):
            log.info("%s was made by another version; finding everything anew", self._path)
            return {}
        parts = [line.split(" ", 2) for line in lines]
        sound = {
            part[0]: part[2] for part in parts if len(part) == 3 and _checksum(part[2]) == part[1]
        }
        if len(sound) < len(lines):
            log.warning("%s: %d damaged lines left out", self._path, len(lines) - len(sound))
        return sound


def _checksum(line: str) -> str:
    return hashlib.blake2b(line.encode(), digest_size=8).hexdigest()


def _digest(article: Article) -> str:
    """Return what the annotations of an article depend on, in short."""
    parts = (article.text, article.title, article.title_span, article.published, article.body)
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def _plain(one: AnnotatedArticle) -> dict[str, Any]:
    return {
        "passages": [[*_ends(p.span), *_ends(p.paragraph)] for p in one.passages],
        "quotations": [_plain_quotation(quotation) for quotation in one.quotations],
        "mentions": [[m.code, *_ends(m.span), m.how] for m in one.mentions],
        "people": [_plain_person(person) for person in one.people],
    }


def _plain_person(person: Person) -> list[Any]:
    roles = [[*_ends(role.span), *role.codes] for role in person.roles]
    return [person.name, [_ends(span) for span in person.spans], roles, person.sure]


def _plain_quotation(quotation: Quotation) -> dict[str, Any]:
    said_on = quotation.said_on
    return {
        "kind": quotation.kind,
        "pieces": [_ends(piece) for piece in quotation.pieces],
        "context": _ends(quotation.context),
        "speaker": _plain_speaker(quotation.speaker),
        "addressee": quotation.addressee,
        "occasion": quotation.occasion,
        "said_on": said_on
        and [said_on.as_written, said_on.day.isoformat() if said_on.day else None],
        "cue": quotation.cue,
        "stance": quotation.stance,
        "via": _plain_speaker(quotation.via),
    }


def _plain_speaker(speaker: Speaker | None) -> list[Any] | None:
    if speaker is None:
        return None
    return [speaker.name, speaker.role, speaker.as_written, list(speaker.joint)]


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]


def _annotated(article: Article, line: str) -> AnnotatedArticle:
    kept = json.loads(line)
    return AnnotatedArticle(
        article,
        tuple(Passage(Span(a, b), Span(c, d)) for a, b, c, d in kept["passages"]),
        tuple(_quotation(one) for one in kept["quotations"]),
        tuple(Mention(code, Span(a, b), how) for code, a, b, how in kept["mentions"]),
        tuple(_person(*one) for one in kept["people"]),
    )


def _person(name: str, spans: list[list[int]], roles: list[Any], sure: bool) -> Person:
    return Person(
        name,
        tuple(Span(*span) for span in spans),
        tuple(Role(Span(start, end), tuple(codes)) for start, end, *codes in roles),
        sure,
    )


def _quotation(kept: Mapping[str, Any]) -> Quotation:
    said_on = kept["said_on"]
    return Quotation(
        kind=kept["kind"],
        pieces=tuple(Span(*piece) for piece in kept["pieces"]),
        context=Span(*kept["context"]),
        speaker=_speaker(kept["speaker"]),
        addressee=kept["addressee"],
        occasion=kept["occasion"],
        said_on=said_on
        and SaidOn(said_on[0], date.fromisoformat(said_on[1]) if said_on[1] else None),
        cue=kept["cue"],
        stance=kept["stance"],
        via=_speaker(kept["via"]),
    )


def _speaker(kept: list[Any] | None) -> Speaker | None:
    if kept is None:
        return None
    name, role, as_written, joint = kept
    return Speaker(name, role, as_written, tuple(joint))
