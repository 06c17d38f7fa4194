"""One file → its articles: chooses the format, decodes, and puts each record together."""

from pathlib import Path

from bot.articles.assemble import assemble
from bot.articles.formats import read_records
from bot.articles.furniture import FurnitureRules
from bot.articles.model import Article, Skipped
from bot.articles.overrides import Overrides
from bot.articles.record import Unread
from bot.articles.scan import read_bytes
from bot.errors import SkippedFile


def read_file(
    path: Path,
    file_id: str,
    rules: FurnitureRules,
    overrides: Overrides,
    skipped: list[Skipped] | None = None,
) -> list[Article]:
    """Read the articles of one file, in their order.

    A file of several records gives ids `file_id#1`, `file_id#2` ...; records
    that hold no text are added to `skipped`. Raises SkippedFile when the file
    as a whole is not read.
    """
    records = read_records(read_bytes(path), path.name)
    several = len(records) > 1
    articles: list[Article] = []
    left_out: list[Skipped] = []
    for number, record in enumerate(records, start=1):
        name = f"{file_id}#{number}" if several else file_id
        said = overrides.of(name)
        if isinstance(record, Unread):
            left_out.append(Skipped(name, record.reason))
            continue
        try:
            articles.append(assemble(record, name, rules, said))
        except SkippedFile as reason:
            if not several:
                raise
            left_out.append(Skipped(name, str(reason)))
    if not articles:
        first = left_out[0].reason if left_out else "There are none."
        raise SkippedFile(f"None of its records could be read. {first}")
    if skipped is not None:
        skipped.extend(left_out)
    return articles
