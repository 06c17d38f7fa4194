"""The scorers judge hand-made answers: a wrong one must cost, a right one must not."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks import common, matching, score_quotes
from tests.benchmarks.score_country import judge as judge_country
from tests.benchmarks.score_furniture import judge as judge_source
from tests.benchmarks.score_questions import judge as judge_question
from tests.benchmarks.score_questions import right
from tests.benchmarks.score_who_said import judge as judge_who_said
from tests.benchmarks.speakers import is_right
from tests.gold.reading import text_of

TEXT = "Ada Byl spoke. “We will wait,” she said, “and see.” It was no “picnic”. Byl said rain came."


def gold(text: str, kind: str = "direct", name: str = "Ada Byl", **more: Any) -> dict[str, Any]:
    speaker: dict[str, Any] | None = {
        "name": name,
        "role": None,
        "as_written": "she",
        "with": [],
        "accept": [],
    }
    facts = dict.fromkeys(("addressee", "occasion", "date", "cue"))
    record = {"id": "x", "article": "a.txt", "kind": kind, "clear": True, "patterns": ["pronoun"]}
    return {**record, **facts, "speaker": speaker, "pieces": [{"text": text, "nth": 1}], **more}


def line(text: str, kind: str = "direct", name: str | None = "Ada Byl") -> dict[str, Any]:
    start = TEXT.index(text)
    speaker: dict[str, Any] | None = (
        {"name": name, "role": None, "as_written": "she", "with": []} if name else None
    )
    facts = dict.fromkeys(("addressee", "occasion", "said_on", "cue", "via")) | {"stance": "said"}
    place = {"article": "a.txt", "quote": text, "start": start, "end": start + len(text)}
    return {"kind": kind, **place, "speaker": speaker, **facts}


WAIT, SEE, PICNIC = gold("We will wait,"), gold("and see."), gold("picnic", "scare")


def figures(golds: list[dict[str, Any]], found: list[dict[str, Any]]) -> tuple[int, int, int, int]:
    score = matching.score_article(golds, found, TEXT)
    hits = sum(match.best is not None for match in score.matches)
    rights = sum(match.right for match in score.matches)
    return hits, rights, len(score.false), len(score.scares)


def test_a_perfect_listing_is_perfect() -> None:
    assert figures([WAIT, SEE, PICNIC], [line("We will wait,"), line("and see.")]) == (2, 2, 0, 0)


def test_marks_and_closing_commas_do_not_matter() -> None:
    assert figures([WAIT], [line("“We will wait")]) == (1, 1, 0, 0)


@pytest.mark.parametrize("name", ["Eva Byl", None])
def test_a_wrong_or_missing_speaker_costs_the_speaker_only(name: str | None) -> None:
    assert figures([WAIT], [line("We will wait,", name=name)]) == (1, 0, 0, 0)


def test_a_missed_a_false_and_an_unspoken_line_cost() -> None:
    found = [line("It was no"), line("picnic")]
    assert figures([WAIT, PICNIC], found) == (0, 0, 1, 1)


def test_half_a_quotation_is_not_found_and_not_false() -> None:
    assert figures([gold("We will wait,” she said, “and see.")], [line("We will")]) == (0, 0, 0, 0)


def test_debatable_gold_neither_counts_nor_costs() -> None:
    debatable = gold("Byl said rain came.", "indirect", clear=False)
    assert figures([debatable], [line("Byl said rain came", "indirect")]) == (0, 0, 0, 0)


def test_unmarked_speech_may_be_listed_sentence_by_sentence() -> None:
    whole = gold("Ada Byl spoke. “We will wait,” she said, “and see.”", "unmarked")
    found = [line("Ada Byl spoke.", "unmarked"), line("“We will wait,” she said, “and see.”")]
    assert figures([whole], found) == (1, 1, 0, 0)


def test_the_second_occurrence_is_not_the_first() -> None:
    second = gold("said", pieces=[{"text": "said", "nth": 2}])
    assert figures([second], [line("said")]) == (0, 0, 1, 0)


def test_a_heading_in_other_letters_is_no_occurrence() -> None:
    text = "A LAKE\n\nHe saw a lake. Some said “a lake”."
    spans = common.word_spans(text)
    assert matching.located(text, spans, "a lake", 2) == frozenset({8, 9})
    assert matching.located(text, spans, "a *lake", 1) == frozenset({0, 1})


@pytest.mark.parametrize(
    ("wanted", "found", "expected"),
    [
        ({"name": "Naïma Trabelsi"}, {"name": "Naima Trabelsi"}, True),
        ({"name": "Wang Yi"}, {"name": "Zheng Wang"}, False),
        ({"name": "Ada Byl"}, {"name": "Ada V. Byl"}, True),
        ({"name": "V.K. Pillai"}, {"name": "Meera Pillai"}, False),
        ({"name": "Wang Yi"}, {"name": None, "role": None, "as_written": "Wang"}, False),
        ({"name": "The World Bank"}, {"name": "World Bank"}, True),
        ({"name": "China", "accept": ["Beijing"]}, {"name": "Beijing"}, True),
        ({"role": "An EU diplomat familiar"}, {"role": "EU diplomat"}, True),
        ({"role": "An EU diplomat familiar"}, {"role": "a Swiss diplomat"}, False),
        ({"role": "a sign"}, {"role": None, "as_written": "A sign outside"}, True),
        ({"name": "Xi Jinping", "with": ["Vladimir Putin"]}, {"name": "Vladimir Putin"}, True),
    ],
)
def test_speakers(wanted: dict[str, Any], found: dict[str, Any], expected: bool) -> None:
    empty: dict[str, Any] = {"name": None, "role": None, "as_written": "", "with": [], "accept": []}
    assert is_right({**empty, **wanted}, {**empty, **found}) is expected


def snippet(text: str, article: str = "a.txt", name: str | None = None) -> dict[str, Any]:
    speaker: dict[str, Any] | None = (
        {"name": name, "role": None, "as_written": "she", "with": []} if name else None
    )
    return {"text": text, "article": article, "also_in": [], "speaker": speaker}


def answer(*snippets: dict[str, Any]) -> dict[str, Any]:
    return {"outcome": "answered" if snippets else "nothing", "snippets": list(snippets)}


def who_said(kind: str, *speakers: str) -> dict[str, Any]:
    return {"id": "w", "type": kind, "query": "?", "speakers": list(speakers), "all": []}


def test_who_said_wants_the_right_speaker_first() -> None:
    wrong, fine = snippet("b", name="Eva Byl"), snippet("a", name="Ada Byl")
    assert judge_who_said(who_said("exact", "Ada Byl"), answer(fine, wrong)).first
    second = judge_who_said(who_said("exact", "Ada Byl"), answer(wrong, fine))
    assert not second.first
    assert second.top3
    assert judge_who_said(who_said("exact", "Ada Byl"), answer()).rank == 0


def test_who_said_wants_silence_and_unspoken_words_without_a_speaker() -> None:
    assert judge_who_said(who_said("nobody"), answer()).first
    assert not judge_who_said(who_said("nobody"), answer(snippet("a"))).first
    assert judge_who_said(who_said("own words"), answer(snippet("a"))).first
    assert not judge_who_said(who_said("own words"), answer(snippet("a", name="Ada Byl"))).first


def test_questions_want_the_evidence_in_its_article_or_silence() -> None:
    evidence = [{"article": "a.txt", "text": "two,500 troops", "nth": 1}]
    known = {"id": "q", "question": "?", "answerable": True, "evidence": evidence}
    shown = snippet("It sent two,500 troops.")
    assert judge_question(known, answer(snippet("else"), shown)).rank == 2
    assert judge_question(known, answer(snippet("two,500 troops", "b.txt"))).rank == 0
    elsewhere = {**snippet("two,500 troops", "b.txt"), "also_in": [{"article": "a.txt"}]}
    assert judge_question(known, answer(elsewhere)).rank == 1
    unknown = {**known, "answerable": False, "evidence": []}
    assert right(judge_question(unknown, answer()))
    assert not right(judge_question(unknown, answer(shown)))
    assert not right(judge_question(known, answer()))


def test_a_country_briefing_is_measured_against_the_marked_sentences() -> None:
    best = [{"article": "a.txt", "text": "Chad voted no.", "nth": 1}]
    fair = [{"article": "a.txt", "text": "fair enough", "nth": 1}]
    marked = {"name": "Chad", "best": best, "fair": fair}
    whole = judge_country(marked, answer(snippet("Chad voted no, at last"), snippet("x")))
    assert (whole.met, whole.good) == ([True], [True, False])
    assert judge_country(marked, answer(snippet("voted"))).met == [False]
    assert judge_country(marked, answer(snippet("fair enough"))).good == [True]


def test_furniture_must_be_out_and_news_in() -> None:
    text = "Title\n\nNews stands.\n\nSubscribe now"
    facts = {"outlet": None, "author": None, "published": None, "url": None, "repaired": False}
    wanted = {
        "article": "a.txt",
        "title": "Title",
        **facts,
        "exclude": [{"text": "Subscribe now", "nth": 1}, {"text": "Not in the text", "nth": 1}],
        "keep": [{"text": "News stands.", "nth": 1}],
    }
    source = {"title": "Title", "text": text, **facts}
    out = {"start": text.index("Sub"), "end": len(text), "why": "subscription"}
    fine = judge_source(wanted, {**source, "excluded": [out]})
    assert (fine.leaked, fine.lost, fine.wrong) == ([], [], [])
    bad = {"excluded": [{"start": 0, "end": 12, "why": "?"}], "author": "Nobody"}
    worse = judge_source(wanted, {**source, **bad})
    assert worse.leaked == ["Subscribe now"]
    assert worse.lost == ["News stands."]
    assert worse.wrong == [("author", None, "Nobody")]


def test_the_commands_read_saved_lines_and_fail_under_a_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article = "000_b434dbb46f9e0e7a.txt"
    text = text_of(article)
    quote = "no one can stop the rise of China"
    start = text.index(quote)
    found = line("picnic", name="Aleksandr Lukashenko")
    found |= {"article": article, "quote": quote, "start": start, "end": start + len(quote)}
    saved = tmp_path / "quotes.jsonl"
    saved.write_text(json.dumps(found) + "\n", encoding="utf-8")
    command = ["score_quotes", "--corpus", "seeds", "--from", str(saved), "--errors"]
    monkeypatch.setattr("sys.argv", command)
    assert score_quotes.main() == 0
    printed = capsys.readouterr().out
    assert "MISSED 000-01" in printed
    assert "000-02" not in printed
    monkeypatch.setattr("sys.argv", [*command, "--fail-under", "0.5"])
    assert score_quotes.main() == 1


def test_saved_answers_come_in_any_order_and_none_may_lack(tmp_path: Path) -> None:
    saved = tmp_path / "answers.jsonl"
    saved.write_text('{"query": "b", "n": 2}\n{"query": "a", "n": 1}\n', encoding="utf-8")
    found = common.answers("seeds", "ask", [{"query": "a"}, {"query": "b"}], saved)
    assert [one["n"] for one in found] == [1, 2]
    with pytest.raises(SystemExit, match="no answer to 'c'"):
        common.answers("seeds", "ask", [{"query": "c"}], saved)


def test_a_bot_that_fails_scores_nothing_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common, "ROOT", tmp_path)
    with pytest.raises(SystemExit, match="the bot failed with exit code"):
        common.ask_bot("seeds", "quotes")
