"""The real command line, in its own process."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SEEDS

ROOT = Path(__file__).parents[2]


def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("BRIEFING_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        cwd=ROOT,
        env={**clean, "BRIEFING_INDEX": "none", **environment},
        timeout=60,
        check=False,
    )


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_an_answer_for_people_names_speaker_and_source() -> None:
    done = run("who-said", "rock", "solid")
    assert done.returncode == 0
    assert "— Wang Yi" in done.stdout
    assert "002_d3083edad978e7c6.txt" in done.stdout
    assert done.stderr == ""


def test_json_keeps_the_contract() -> None:
    (answer,) = lines(run("--json", "who-said", "rock solid"))
    assert list(answer) == [
        "command", "query", "outcome", "message", "suggestions", "snippets", "closest", "corpus",
    ]  # fmt: skip
    snippet = answer["snippets"][0]
    assert list(snippet) == [
        "text", "article", "start", "end", "title", "outlet", "published", "url", "kind", "quote",
        "pieces", "utterance", "speaker", "addressee", "occasion", "said_on", "cue", "stance",
        "via", "match", "difference", "also_in", "altered", "score",
    ]  # fmt: skip
    assert set(snippet["speaker"]) == {"name", "role", "as_written", "with"}
    assert set(snippet["quote"]) == {"text", "start", "end"}
    assert answer["corpus"]["articles"] == 5


def test_options_stand_before_or_after_the_command() -> None:
    before = run("--json", "--articles", str(SEEDS), "ask", "trade with China")
    after = run("ask", "trade with China", "--json", "--articles", str(SEEDS))
    assert before.stdout == after.stdout
    assert before.returncode == after.returncode == 0


def test_a_dash_reads_one_query_a_line_and_answers_each_in_order() -> None:
    asked = ["who said rock solid", "", "is the Apple watch banned", "kazakhstan"]
    done = run("ask", "-", "--json", stdin="\n".join(asked) + "\n")
    answers = lines(done)
    assert done.returncode == 0
    assert [answer["query"] for answer in answers][1] == ""
    outcomes = [answer["outcome"] for answer in answers]
    assert outcomes == ["answered", "nothing", "nothing", "answered"]
    assert [answer["command"] for answer in answers][-1] == "country"
    assert answers[-1]["country"]["code"] == "KZ"


def test_without_json_answers_are_parted_by_an_empty_line() -> None:
    done = run("who-said", "-", stdin="rock solid\nthe penguins of Saturn are marching\n")
    assert "\n\nNobody is quoted as saying that." in done.stdout


def test_exit_codes_tell_answered_nothing_and_wrong_use() -> None:
    assert run("who-said", "rock solid").returncode == 0
    assert run("ask", "is the Apple watch banned").returncode == 1
    assert run("country", "kazahsthannia").returncode == 1
    assert run("frobnicate").returncode == 2
    assert run("ask", "--frobnicate", "x").returncode == 2


def test_an_unknown_country_gets_did_you_mean() -> None:
    done = run("country", "kazahsthannia", "--json")
    (answer,) = lines(done)
    assert answer["outcome"] == "nothing"
    assert "Kazakhstan" in answer["suggestions"]


@pytest.mark.parametrize("question", ["", "   ", "🙂", "x" * 6000])
def test_what_is_no_question_gets_a_reason(question: str) -> None:
    done = run("ask", question, "--json")
    (answer,) = lines(done)
    assert done.returncode == 1
    assert answer["outcome"] == "nothing"
    assert answer["message"]


@pytest.mark.parametrize("markup", ["**rock** `solid`", "<@1> rock solid", "> rock solid 🙂"])
def test_markdown_mentions_and_emoji_do_not_matter(markup: str) -> None:
    (answer,) = lines(run("who-said", markup, "--json"))
    assert answer["snippets"][0]["speaker"]["name"] == "Wang Yi"


def test_quotes_with_no_speaker_prints_every_piece() -> None:
    pieces = lines(run("quotes", "--json"))
    texts = {path.name: path.read_bytes().decode() for path in SEEDS.iterdir()}
    assert len(pieces) > 30
    for piece in pieces:
        assert texts[piece["article"]][piece["start"] : piece["end"]] == piece["quote"]
        assert piece["kind"] in {"direct", "unmarked", "indirect"}
        assert piece["context"]["start"] <= piece["start"] < piece["end"] <= piece["context"]["end"]
    more = lines(run("quotes", "--json", "--all"))
    assert {"scare"} == {piece["kind"] for piece in more} - {piece["kind"] for piece in pieces}


def test_countries_lists_forms_as_written() -> None:
    found = {line["code"]: line for line in lines(run("countries", "--json"))}
    forms = {form for article in found["KZ"]["articles"] for form in article["forms"]}
    assert {"Kazakhstan", "Kazakh"} <= forms
    assert found["EU"]["kind"] == "bloc"


def test_sources_tell_what_was_left_out_and_why() -> None:
    cards = {card["article"]: card for card in lines(run("sources", "--json", "--text"))}
    card = cards["002_d3083edad978e7c6.txt"]
    assert card["text"] == (SEEDS / "002_d3083edad978e7c6.txt").read_bytes().decode()
    out = "".join(card["text"][e["start"] : e["end"]] for e in card["excluded"])
    assert "Apple Watch" in out
    assert all(excluded["why"] for excluded in card["excluded"])


def test_one_unreadable_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("A short title\n\nThe minister opened a bridge in Tirana.\n")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 500)
    cards = lines(run("sources", "--json", "--articles", str(tmp_path)))
    assert {card["article"]: card["outcome"] for card in cards} == {
        "good.txt": "read",
        "bad.txt": "skipped",
    }
    assert next(card["reason"] for card in cards if card["outcome"] == "skipped")
    assert run("ask", "who opened a bridge", "--articles", str(tmp_path)).returncode == 0


@pytest.mark.parametrize("command", ["ask", "sources", "status", "quotes", "countries"])
def test_a_missing_folder_is_named_with_what_to_do(command: str, tmp_path: Path) -> None:
    done = run(command, "--articles", str(tmp_path / "nowhere"))
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    done = run("status", "--articles", str(tmp_path))
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("BRIEFING_HEALTH_PORT", "many"), ("BRIEFING_LOG_LEVEL", "loud"),
     ("BRIEFING_VISIBILITY", "secret"), ("BRIEFING_SYNC_GUILD", "x")],
)  # fmt: skip
def test_a_wrong_setting_is_one_line_that_names_it(name: str, value: str) -> None:
    done = run("status", **{name: value})
    assert done.returncode == 2
    assert name in done.stderr
    assert value in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_settings_come_from_the_config_folder_too(tmp_path: Path) -> None:
    config = tmp_path / "config"
    config.mkdir()
    for path in (ROOT / "config").glob("*.toml"):
        (config / path.name).write_bytes(path.read_bytes())
    (config / "briefing.toml").write_text('colour = "blue"\n')
    done = run("status", BRIEFING_CONFIG=str(config))
    assert (done.returncode, "BRIEFING_COLOUR" in done.stderr) == (2, True)
    (config / "briefing.toml").write_text("articles = [broken\n")
    assert "briefing.toml" in run("status", BRIEFING_CONFIG=str(config)).stderr
    (config / "countries.toml").write_text("oops = ")
    (config / "briefing.toml").write_text("")
    done = run("status", BRIEFING_CONFIG=str(config))
    assert (done.returncode, "countries.toml" in done.stderr) == (2, True)


def test_the_token_never_shows() -> None:
    done = run("status", BRIEFING_DISCORD_TOKEN="secret-token", BRIEFING_HEALTH_PORT="no")
    assert "secret-token" not in done.stdout + done.stderr


def test_kept_annotations_give_the_same_answers(tmp_path: Path) -> None:
    index = str(tmp_path / "index")
    first = run("quotes", "--json", BRIEFING_INDEX=index)
    again = run("quotes", "--json", BRIEFING_INDEX=index)
    assert first.stdout == again.stdout == run("quotes", "--json").stdout
    (kept,) = (tmp_path / "index").glob("annotations-*/*.jsonl")
    for path in (tmp_path / "index").glob("snapshot-*/*"):
        path.unlink()
    damaged = kept.read_bytes()
    kept.write_bytes(damaged[: len(damaged) // 2].replace(b"direct", b"dyrect"))
    assert run("quotes", "--json", BRIEFING_INDEX=index).stdout == first.stdout
    kept.write_bytes(b"\xff\xfe nothing of ours")
    assert run("quotes", "--json", BRIEFING_INDEX=index).stdout == first.stdout


def test_chat_answers_line_by_line_without_a_terminal() -> None:
    done = run("chat", stdin="who said rock solid\nis the Apple watch banned\n")
    assert done.returncode == 0
    assert "Wang Yi" in done.stdout
    assert "Searched 5 articles" in done.stdout


def test_the_terminal_never_loads_discord() -> None:
    code = (
        "import sys; from bot.__main__ import main; main(['ask', 'kazakhstan']); "
        "sys.exit('discord' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_odd_input_is_never_a_crash() -> None:
    done = run("ask", "-", "--json", stdin="\udcff\udcfe\nwho said \u202e rock solid\n")
    assert done.returncode == 0
    assert [answer["outcome"] for answer in lines(done)] == ["nothing", "answered"]


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (("person", "wang yi"), {"person", "sections", "met"}),
        (("compare", "china", "russia"), {"sides", "both", "figures"}),
        (("timeline", "--country", "kazakhstan"), {"dated", "undated"}),
    ],
)
def test_people_comparisons_and_timelines_keep_their_contract(
    arguments: tuple[str, ...], keys: set[str]
) -> None:
    (answer,) = lines(run(*arguments, "--json"))
    assert answer["command"] == arguments[0]
    assert answer["outcome"] == "answered"
    assert keys < set(answer)
    assert answer["snippets"]


def test_commands_on_two_names_read_lines_from_standard_input() -> None:
    done = run("compare", "-", "--json", stdin="china and russia\nno such thing\nxi putin\n")
    assert [answer["outcome"] for answer in lines(done)] == ["answered", "nothing", "answered"]


def test_sections_for_people_show_no_sentence_twice() -> None:
    for arguments in (("country", "china"), ("compare", "china", "russia"), ("person", "putin")):
        places = re.findall(r"\[\d\S+:\d+\]", run(*arguments).stdout)
        assert places
        assert len(places) == len(set(places)), arguments


def test_a_timeline_is_drawn_into_a_file(tmp_path: Path) -> None:
    chart = tmp_path / "line.png"
    done = run("timeline", "kazakhstan", "--chart", str(chart))
    assert done.returncode == 0
    assert chart.read_bytes().startswith(b"\x89PNG")
    assert "from 1991 to August 2022" in done.stderr
    wrong = run("timeline", "kazakhstan", "--chart", str(tmp_path / "none" / "line.png"))
    assert wrong.returncode == 2
    assert "--chart" in wrong.stderr


def test_an_index_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run("status", BRIEFING_INDEX=str(tmp_path / "file" / "index"))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "BRIEFING_INDEX" in done.stderr


def test_what_is_kept_is_not_used_for_a_changed_article(tmp_path: Path) -> None:
    articles, index = tmp_path / "articles", str(tmp_path / "index")
    articles.mkdir()
    text = "Bridge opens\n\n“It will stand,” said Mayor Ana Prela of Tirana on Monday.\n"
    (articles / "a.txt").write_text(text)
    asked = ("quotes", "--json", "--articles", str(articles))
    assert "It will stand" in run(*asked, BRIEFING_INDEX=index).stdout
    (articles / "a.txt").write_text(text.replace("It will stand", "It will not fall"))
    assert [piece["quote"] for piece in lines(run(*asked, BRIEFING_INDEX=index))] == [
        "It will not fall,"
    ]
