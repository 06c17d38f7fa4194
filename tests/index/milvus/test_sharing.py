"""One bot writes, others read: the same answers as from the embedded index, whole or not at all."""

import shutil
import time
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.answers.desk import Desk
from bot.answers.filters import conditions, ranked
from bot.answers.model import Filters
from bot.errors import UnusableIndex
from bot.index.milvus import Server
from bot.index.milvus.collections import create_passages, passages_of
from bot.index.milvus.publishing import publish
from bot.index.milvus.ranker import MilvusRanker
from bot.index.milvus.texts import key_of
from bot.index.milvus.version import Head, current, texts_in
from bot.knowledge import open_desk
from bot.settings import load_settings
from tests.conftest import SEEDS
from tests.index.milvus.conftest import OpenBot
from tests.index.milvus.serving import Milvus

QUESTIONS = [
    "What did Wang Yi say about Ukraine?", "Who visited Moscow?", "rock solid", "peace plan",
    "What is China's position on sanctions?", "grain", "How many troops were sent?", "Kazakhstan",
    "When does the summit begin?", "Blinken on weapons", "trade between Russia and China",
    "who said no limits", "What happened in Bakhmut?", "president", "zebra crossing in Lima",
]  # fmt: skip

FILTERS = [
    {}, {"country": "China"}, {"country": "Kazakhstan"}, {"speaker": "Wang Yi"},
    {"since": "2023"}, {"until": "2030"}, {"source": "001_05a684ad6713b8ee.txt"},
    {"country": "Russia", "speaker": "Wang"}, {"since": "1 March 2023", "until": "April 2023"},
]  # fmt: skip

BRIDGE = "Mayor opens bridge\n\nThe mayor of Tirana opened a bridge over the Lana on Monday.\n"
FERRY = "Ferry sinks\n\nA ferry sank off Lamu on Tuesday; fishermen saved all passengers.\n"
WELL = "Well found\n\n“We have dug for a year,” said Awa Diallo, a teacher in Gao.\n"


def same_answers(one: Desk, other: Desk) -> None:
    """Check that two desks answer alike, whatever is asked and however it is narrowed."""
    for options in FILTERS:
        narrow = [desk.filters(**options) for desk in (one, other)]
        for at, question in enumerate(QUESTIONS):
            if at % 3 == 0:
                assert one.who_said(question, narrow[0]) == other.who_said(question, narrow[1])
            assert one.ask(question, narrow[0]) == other.ask(question, narrow[1]), question


def assert_inside(embedded: Desk, shared: Desk, narrow: Filters) -> None:
    """Check that Milvus by itself lets through what is allowed, and hardly more."""
    ranker = shared.snapshot.ranker
    assert isinstance(ranker, MilvusRanker)
    by_fields = replace(ranker, few=0)
    narrowed = copy(shared.snapshot)
    narrowed.ranker = by_fields
    query = sorted(embedded.snapshot.ranker.vocabulary)[::7]
    for words in (query, ["china", "russia", "dam", "held"]):
        found = ranked(embedded.snapshot, words, 300, narrow)
        assert ranked(narrowed, words, 300, narrow) == found
        if narrow != Filters():
            let_through = by_fields.within(conditions(shared.snapshot, narrow)).top(words, 300)
            assert len(found) <= len(let_through) <= 2 * len(found)


def test_a_reader_answers_as_the_embedded_index_does(
    milvus: Milvus, bot: OpenBot, desk: Desk, tmp_path: Path
) -> None:
    writer = bot(milvus.index("answers"))
    reader = bot(milvus.index("answers"), "reader", articles=tmp_path / "none")
    same_answers(desk, reader)
    for one in (writer, reader):
        assert list(one.snapshot.ranker.vocabulary)
        assert one.quotes("Wang Yi") == desk.quotes("Wang Yi")
        assert one.country("China") == desk.country("China")
        assert one.timeline() == desk.timeline()
        assert one.sources() == desk.sources()


def test_the_best_ten_are_the_same_for_every_word(milvus: Milvus, bot: OpenBot, desk: Desk) -> None:
    shared = bot(milvus.index("words")).snapshot.ranker
    embedded = desk.snapshot.ranker
    for stem in list(embedded.vocabulary)[::23]:
        query = [stem, "china", "said", "countri"]
        assert shared.top(query, 10) == embedded.top(query, 10)
        assert shared.top([stem], 10) == embedded.top([stem], 10)


def test_filters_are_applied_inside_milvus(milvus: Milvus, bot: OpenBot, desk: Desk) -> None:
    shared = bot(milvus.index("inside"))
    for options in FILTERS:
        narrow = desk.filters(**options)
        assert_inside(desk, shared, narrow)


def test_readers_go_on_with_the_old_version_until_they_look(
    milvus: Milvus, bot: OpenBot, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(BRIDGE)
    (folder / "two.txt").write_text(FERRY)
    index = milvus.index("versions")
    writer = bot(index, articles=folder)
    reader, slow = bot(index, "reader"), bot(index, "reader")
    kept = reader.snapshot.by_id["two.txt"]
    (folder / "three.txt").write_text(WELL)
    (folder / "one.txt").unlink()
    assert writer.reload().added == ("three.txt",)

    assert reader.ask("who dug a well in Gao").outcome == "nothing"
    report = reader.reload()
    assert (report.added, report.removed, report.unchanged) == (("three.txt",), ("one.txt",), 1)
    assert reader.ask("who dug a well in Gao").outcome == "answered"
    assert reader.snapshot.by_id["two.txt"] == kept
    # One that has not looked yet still finds all of the version that it knows.
    assert slow.ask("who opened the bridge in Tirana").outcome == "answered"


def test_a_reader_follows_by_itself(milvus: Milvus, bot: OpenBot, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(BRIDGE)
    writer = bot(milvus.index("follows"), articles=folder)
    reader = bot(milvus.index("follows"), "reader", watch_seconds=1)
    before = reader.snapshot
    (folder / "two.txt").write_text(FERRY)
    writer.reload()
    while reader.snapshot is before:  # the test's own time limit ends this
        time.sleep(0.05)
    assert reader.snapshot.by_id.keys() == {"one.txt", "two.txt"}


def test_what_has_not_changed_is_not_written_again(milvus: Milvus, bot: OpenBot) -> None:
    bot(milvus.index("again"))
    first = current(milvus.server("again"))
    again = bot(milvus.index("again"))
    again.reload()
    assert current(milvus.server("again")) == first
    assert again.ask("peace plan").outcome == "answered"


def test_a_version_half_written_is_never_seen(milvus: Milvus, bot: OpenBot, desk: Desk) -> None:
    writer = bot(milvus.index("half"))
    used = current(milvus.server("half"))
    # What a writer leaves that dies before its last step: texts and passages, and no alias.
    create_passages(milvus.server("half"), f"{used}_half")
    reader = bot(milvus.index("half"), "reader")
    assert current(milvus.server("half")) == used
    assert reader.ask("peace plan") == desk.ask("peace plan") == writer.ask("peace plan")


def test_old_versions_are_removed_and_fresh_ones_left(
    milvus: Milvus, bot: OpenBot, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(BRIDGE)
    server, prefix = milvus.server("old"), passages_of("old")
    left_over, being_written = f"{prefix}20010203T040506Z_abcdef", f"{prefix}29990203T040506Z_abc"
    texts = texts_in(server)
    texts.create()
    head = Head(left_over, (key_of("long ago"),), key_of("counts"), (), "")
    texts.add({left_over: head.text(), key_of("long ago"): "long ago", key_of("counts"): "counts"})
    for name in (left_over, being_written, "old_diary"):
        create_passages(server, name)
    writer = bot(milvus.index("old"), articles=folder)
    there = server.work("list_collections")
    assert left_over not in there
    assert {being_written, "old_diary", current(server)} < {*there}
    with pytest.raises(UnusableIndex):
        texts.get([key_of("long ago")])

    before = current(server)
    (folder / "two.txt").write_text(FERRY)
    writer.reload()
    assert {before, current(server)} < {*server.work("list_collections")}


def test_odd_names_and_days_can_be_asked_for(milvus: Milvus, bot: OpenBot, tmp_path: Path) -> None:
    odd = tmp_path / "articles"
    odd.mkdir()
    names = ['it\'s "odd" \\ 100%.txt', "Тиждень — огляд.txt", "a\nb.txt", "x" * 200 + ".txt"]
    for number, name in enumerate(names):
        text = f"Report {number}\n\nThe dam at Kariba{number} held, said Ada Nkomo{number}.\n"
        (odd / name).write_text(text + BRIDGE)
    for number in (6, 7, 8):
        head = f"---\ntitle: Ferry\ndate: 2023-03-0{number}\n---\n\n"
        (odd / f"{number}.md").write_text(head + FERRY)
    embedded = open_desk(load_settings(articles=odd))
    shared = bot(milvus.index("odd"), articles=odd)
    day = date(2023, 3, 7)
    for narrow in (Filters(since=day), Filters(until=day), Filters(since=day, until=day)):
        assert_inside(embedded, shared, narrow)
        asked = "what sank off Lamu"
        assert embedded.ask(asked, narrow) == shared.ask(asked, narrow)
        assert embedded.ask(asked, narrow).snippets
    for one in embedded.snapshot.articles:
        narrow = Filters(source=one.article.id)
        found = embedded.ask("which dam held", narrow)
        assert found == shared.ask("which dam held", narrow)
        assert found.snippets or one.article.published
        assert_inside(embedded, shared, narrow)
    for number in range(len(names)):
        narrow = embedded.filters(speaker=f"Ada Nkomo{number}")
        assert embedded.ask("which dam held", narrow) == shared.ask("which dam held", narrow)
        assert_inside(embedded, shared, narrow)


def test_a_folder_without_words_can_be_shared(milvus: Milvus, bot: OpenBot, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "one.txt").write_text("¡!\n\n… — …\n")
    writer = bot(milvus.index("empty"), articles=tmp_path / "empty")
    assert writer.ask("peace plan").outcome == "nothing"
    assert bot(milvus.index("empty"), "reader").ask("peace plan").outcome == "nothing"


def test_nothing_published_is_said_plainly(milvus: Milvus, bot: OpenBot) -> None:
    with pytest.raises(UnusableIndex, match=r"Nothing is published .*BRIEFING_INDEX_ROLE=writer"):
        bot(milvus.index("nobody"), "reader")


def test_other_knowledge_than_the_writers_is_refused(
    milvus: Milvus, bot: OpenBot, tmp_path: Path
) -> None:
    bot(milvus.index("config"))
    other = tmp_path / "config"
    shutil.copytree(SEEDS.parent / "config", other)
    people = other / "people.toml"
    group = 'groups = [["Wang the Elder", "Wang Yi"],'
    people.write_text(people.read_text().replace("groups = [", group, 1))
    with pytest.raises(UnusableIndex, match="config"):
        bot(milvus.index("config"), "reader", config=other)


class Overtaken(Server):
    """A connection over which somebody else publishes just before this one would."""

    def __init__(self, milvus: Milvus, name: str, meanwhile: Callable[[], object]) -> None:
        super().__init__(milvus.server(name).address)
        self._meanwhile = [meanwhile]

    def work(self, method: str, **given: Any) -> Any:
        if method == "create_collection" and self._meanwhile:
            self._meanwhile.pop()()
        return super().work(method, **given)


def test_a_second_writer_is_told(milvus: Milvus, bot: OpenBot, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(BRIDGE)
    bot(milvus.index("two"), articles=tmp_path / "articles")
    (tmp_path / "articles" / "two.txt").write_text(FERRY)
    server = Overtaken(
        milvus, "two", lambda: bot(milvus.index("two"), articles=tmp_path / "articles")
    )
    with pytest.raises(UnusableIndex, match="BRIEFING_INDEX_ROLE"):
        publish(server, desk.snapshot, desk.snapshot.parts.ranker.postings)
    reader = bot(milvus.index("two"), "reader")
    assert reader.snapshot.by_id.keys() == {"one.txt", "two.txt"}
