"""One file → its articles: chooses the format, decodes, and puts each record together."""

import logging
from collections.abc import Sequence

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
    records = _records(file)
    beside = _facts_beside(file)
    articles: list[Article] = []
    left_out: list[Skipped] = []
    for number, record in enumerate(records, start=1):
        name = f"{file.id}#{number}" if len(records) > 1 else file.id
        try:
            if isinstance(record, Unread):
                raise SkippedFile(record.reason)
            articles.append(assemble(record, name, rules, beside.under(overrides.of(name))))
        except SkippedFile as reason:
            left_out.append(Skipped(name, str(reason)))
    if not articles:
        raise SkippedFile(left_out[0].reason if left_out else "It holds no articles.")
    if skipped is not None:
        skipped.extend(left_out)
    return articles


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
