"""One file → its articles: chooses the format, decodes, and puts each record together."""

import hashlib
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.articles.assemble import assemble
from bot.articles.decode import decode
from bot.articles.formats import read_records
from bot.articles.furniture import FurnitureRules
from bot.articles.model import Article, Skipped
from bot.articles.overrides import Override, Overrides
from bot.articles.record import Record, Unread
from bot.articles.scan import FoundFile, read_bytes
from bot.errors import SkippedFile

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FileReading:
    """All that one file holds: its articles, in order, and what of it was left out.

    `names` are the ids of all its records. `said` is a digest of what the
    operator says of them: with another, the file is to be read again.
    """

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    names: tuple[str, ...]
    said: str


def read_whole(file: FoundFile, rules: FurnitureRules, overrides: Overrides) -> FileReading:
    """Read one file; what is not read stands in `skipped` with the reason."""
    try:
        records = _records(file)
    except SkippedFile as reason:
        return FileReading((), (Skipped(file.id, str(reason)),), (), said_of((), overrides))
    many = len(records) > 1
    names = tuple(f"{file.id}#{n + 1}" if many else file.id for n in range(len(records)))
    beside = _facts_beside(file)
    articles: list[Article] = []
    left_out: list[Skipped] = []
    for name, record in zip(names, records, strict=True):
        try:
            if isinstance(record, Unread):
                raise SkippedFile(record.reason)
            articles.append(assemble(record, name, rules, beside.under(overrides.of(name))))
        except SkippedFile as reason:
            left_out.append(Skipped(name, str(reason)))
    if not articles:
        left_out = [Skipped(file.id, left_out[0].reason if left_out else "It holds no articles.")]
    return FileReading(tuple(articles), tuple(left_out), names, said_of(names, overrides))


def said_of(names: Iterable[str], overrides: Overrides) -> str:
    """Return a digest of what `overrides` say of the records named."""
    said = repr([overrides.of(name) for name in names])
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def read_file(
    file: FoundFile,
    rules: FurnitureRules,
    overrides: Overrides,
    skipped: list[Skipped] | None = None,
) -> list[Article]:
    """Read the articles of one file, in their order.

    A file of several records gives ids `file.id#1`, `file.id#2` ...; records
    that hold no text are added to `skipped`. Raises SkippedFile when the file
    as a whole is not read.
    """
    found = read_whole(file, rules, overrides)
    if not found.articles:
        raise SkippedFile(found.skipped[0].reason)
    if skipped is not None:
        skipped.extend(found.skipped)
    return list(found.articles)


def _records(file: FoundFile) -> Sequence[Record | Unread]:
    """Read the records of a file; what a parser stumbles over stops this file alone."""
    data = read_bytes(file.path)
    try:
        return read_records(data, file.path.name)
    except SkippedFile:
        raise
    except Exception as error:
        log.warning("%s could not be read", file.id, exc_info=True)
        raise SkippedFile(f"It cannot be read: {type(error).__name__}.") from None


def _facts_beside(file: FoundFile) -> Override:
    """Read the file of facts beside an article; one that is broken says nothing."""
    if file.facts is None:
        return Override()
    from bot.articles.formats.markdown import load_front_matter

    try:
        text = decode(read_bytes(file.facts)).text
    except SkippedFile:
        return Override()
    facts = load_front_matter(text, toml=file.facts.suffix == ".toml")
    return Override(facts.title, facts.outlet, facts.author, facts.published, facts.url)
