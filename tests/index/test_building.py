"""A snapshot made out of the one before is the one that a build from nothing gives."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.index.building import Builder
from bot.index.shelf import Shelf
from bot.index.snapshot import Names, Parts
from bot.knowledge import known_names
from bot.settings import shipped
from tests.index.gathering.folders import Folder

NAMES = ("a.txt", "b.txt", "c.txt", "d.txt")
TEXTS = (
    "Bridge opens\n\n“It will stand for a hundred years,” said Mayor Ana Prela of Tirana.\n",
    "Ferry sinks\n\nA ferry sank off Lamu, Kenya, on Tuesday. Fishermen saved all aboard.\n",
    "Talks\n\nPresident Ana Prela of Albania said the talks were “long and hard” on Friday.\n",
    "Well\n\nGao has a well, Moussa Keita said. “It will stand for a hundred years,” he said.\n",
    "Visit\n\nKenya’s president William Ruto met Moussa Keïta in Nairobi. Ruto left early.\n",
)

edits = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from((*TEXTS, None))), min_size=1, max_size=3
)


@cache
def shipped_names() -> Names:
    return known_names(shipped("config"))


def plain(parts: Parts) -> object:
    """All that a snapshot is made of but its ranking, for comparing."""
    tables = {name: dict(table) for name, table in parts.tables.items()}
    order = {name: list(table) for name, table in parts.tables.items()}
    return tuple(parts.articles), tables, order, parts.utterances.tolist()


@settings(max_examples=25)
@given(st.lists(edits, min_size=1, max_size=5), st.booleans())
def test_any_edits_give_what_a_build_from_nothing_gives(
    steps: list[list[tuple[str, str | None]]], kept: bool
) -> None:
    names = shipped_names()
    with TemporaryDirectory() as made:
        folder, shelf = Folder(Path(made) / "articles"), Shelf(Path(made) / "index", "1")
        folder.put("z.txt", TEXTS[0])
        gathering, builder, before = folder.gathering(), Builder(names), None
        for step in steps:
            for name, text in step:
                if text:
                    folder.put(name, text)
                else:
                    (folder.path / name).unlink(missing_ok=True)
            found = gathering.read()
            parts = builder.build(found.articles, found.skipped, before)
            fresh = Builder(names).build(found.articles, found.skipped)
            if kept:
                shelf.keep(parts, found.state)
                opened = shelf.open(folder.gathering().state())
                assert opened
                parts = opened
            assert plain(parts) == plain(fresh)
            for query in (["stand"], ["ferri", "mayor", "kenya"], ["presid", "presid", "said"]):
                assert np.array_equal(
                    parts.ranker.get_scores(query), fresh.ranker.get_scores(query)
                )
                assert parts.ranker.top(query, 5) == fresh.ranker.top(query, 5)
            before = parts
