"""Each slash command, as a user of Discord meets it."""

import re
from pathlib import Path

import pytest

from bot.standin import Standin
from tests.discord_app.running import fresh_standin, running_bot


def test_ask_shows_sentence_with_source(standin: Standin) -> None:
    reply = standin.slash(
        "ask", {"question": "How many Russian citizens fled to Kazakhstan from the draft?"}
    ).wait_reply()
    assert "tens of thousands of" in reply.text
    assert "The US-China diplomatic battle" in reply.text
    assert not reply.ephemeral


def test_who_said_names_speaker_and_marks_the_words(standin: Standin) -> None:
    reply = standin.slash("who-said", {"words": "rock solid"}).wait_reply()
    assert "**Wang Yi**" in reply.text
    assert "“**rock solid**" in reply.text
    assert reply.text.count("> ") == 2


def test_quotes_lists_sayings_of_one_speaker(standin: Standin) -> None:
    reply = standin.slash("quotes", {"speaker": "Wang Yi", "about": "Moscow"}).wait_reply()
    assert "### Wang Yi" in reply.text
    assert "on “Moscow”" in reply.text


def test_country_has_head_sections_and_related_countries(standin: Standin) -> None:
    reply = standin.slash("country", {"name": "Kazakhstan"}).wait_reply()
    assert "🇰🇿 Kazakhstan" in reply.text
    assert "🇷🇺 Russia" in reply.text
    sections = [option["label"] for option in reply.selects[0]["options"]]
    assert any(label.startswith("Briefing") for label in sections)


@pytest.mark.parametrize(
    ("command", "options", "shown"),
    [
        ("person", {"name": "Wang Yi"}, "### Wang Yi"),
        ("compare", {"a": "Kazakhstan", "b": "Uzbekistan"}, "Kazakhstan and Uzbekistan"),
        ("timeline", {"country": "China"}, "2022"),
    ],
)
def test_people_comparisons_and_timelines(
    standin: Standin, command: str, options: dict[str, str], shown: str
) -> None:
    reply = standin.slash(command, options).wait_reply()
    assert shown in reply.text
    assert "> " in reply.text
    for option in options:
        typed = {name: value for name, value in options.items() if name != option}
        assert standin.autocomplete(command, option, options[option][:3], typed)


def test_sources_lists_every_article(standin: Standin) -> None:
    reply = standin.slash("sources").wait_reply()
    assert "5 articles read" in reply.text
    assert "Can China help bring Russia to the negotiating table?" in reply.text


def test_article_shows_card_and_outline(standin: Standin) -> None:
    title = "Can China help bring Russia to the negotiating table?"
    reply = standin.slash("article", {"title": title}).wait_reply()
    assert f"### {title}" in reply.text
    assert "words" in reply.text
    assert "Not stated: " in reply.text


def test_status_tells_size_and_age(standin: Standin) -> None:
    reply = standin.slash("status").wait_reply()
    assert "5 articles" in reply.text
    assert "<t:" in reply.text


def test_help_gives_examples_that_can_be_sent_as_they_stand(standin: Standin) -> None:
    reply = standin.slash("help").wait_reply()
    assert reply.ephemeral
    shown = [line[3:-1] for line in reply.text.splitlines() if line.startswith("- `/")]
    assert shown
    for example in shown:
        answer = standin.wait_message(after=standin.dm(example))
        assert "Nothing found" not in answer.text


def test_nothing_found_says_what_was_searched(standin: Standin) -> None:
    reply = standin.slash("ask", {"question": "Who won the salad contest in Gaza?"}).wait_reply()
    assert "Nothing found" in reply.text
    assert "Searched 5 articles" in reply.text


@pytest.mark.parametrize(("chosen", "private"), [("private", True), ("public", False)])
def test_visibility_is_the_asker_s_choice(standin: Standin, chosen: str, private: bool) -> None:
    options = {"words": "rock solid", "visibility": chosen}
    assert standin.slash("who-said", options).wait_reply().ephemeral is private


def test_options_narrow_the_answer_and_are_shown(standin: Standin) -> None:
    options = {"words": "rock solid", "speaker": "Wang Yi", "since": "2030-01-01"}
    reply = standin.slash("who-said", {**options, "country": "china"}).wait_reply()
    assert "country China" in reply.text
    assert "since 1 January 2030" in reply.text
    assert "speaker Wang Yi" in reply.text


@pytest.mark.parametrize(
    ("command", "options", "hint"),
    [
        ("country", {"name": "Kasagstand"}, "Did you mean **Kazakhstan**"),
        ("ask", {"question": "  "}, "Ask something"),
        ("ask", {"question": "x " * 2999}, "characters long"),
        ("ask", {"question": "🎉🎉🎉"}, "Ask something"),
        ("ask", {"question": "<@123456789012345678> @everyone"}, "Ask something"),
        ("ask", {"question": "What did Xi say?", "since": "yesterdayish"}, "since"),
        ("ask", {"question": "What did Xi say?", "source": "No Such Paper"}, "No Such Paper"),
        ("article", {"title": "no such article"}, "no such article"),
    ],
)
def test_bad_input_gets_advice_in_private(
    standin: Standin, command: str, options: dict[str, str], hint: str
) -> None:
    reply = standin.slash(command, options).wait_reply()
    assert hint in reply.text
    assert reply.ephemeral


def test_markdown_and_mentions_in_a_question_stay_text(standin: Standin) -> None:
    question = "who said **rock** ||solid|| [x](https://evil.example) @everyone <@&1> `code`"
    reply = standin.slash("ask", {"question": question}).wait_reply()
    assert not reply.pinged
    assert "](https" not in reply.text
    assert "<@&1>" not in reply.text


def test_tricks_in_an_article_stay_text(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    trick = (
        "Nobody reads the **ferry** timetable, see [here](https://evil.example/x), "
        "@everyone and <@1100000000000000012> know ||that|| `well` \u202eesrever\u2066 </ask:1>."
    )
    story = f'The **ferry** @here\n\n{trick}\n\n"It is late", said <@&1100000000000000002>.\n'
    (articles / "# @everyone _x_.txt").write_text(story, encoding="utf-8")
    with fresh_standin() as standin, running_bot(standin, tmp_path, articles=articles):
        asked = {"question": "Who reads the ferry timetable?"}
        reply = standin.slash("ask", asked).wait_reply()
        listed = standin.slash("sources").wait_reply()
    assert "timetable" in reply.text
    for shown in (reply, listed):
        assert not shown.pinged
        live = re.sub(r"\\[^0-9A-Za-z\s]", "", shown.text)
        assert not re.search(r"<[@/]|@(?:everyone|here)|\]\(https|\|\||[\u202e\u2066]", live)


@pytest.mark.parametrize(
    ("command", "option", "typed", "options", "offered"),
    [
        ("quotes", "speaker", "wan", {}, "Wang Yi"),
        ("country", "name", "kaz", {}, "Kazakhstan"),
        ("ask", "country", "uzb", {"question": "x"}, "Uzbekistan"),
        ("who-said", "speaker", "luka", {"words": "x"}, "Alexander Lukashenko"),
        ("article", "title", "can china", {}, "Can China help bring Russia"),
    ],
)
def test_autocomplete(
    standin: Standin,
    command: str,
    option: str,
    typed: str,
    options: dict[str, str],
    offered: str,
) -> None:
    choices = standin.autocomplete(command, option, typed, options)
    assert choices[0]["name"].startswith(offered)


def test_answers_come_at_once(standin: Standin) -> None:
    """Print how long replies take; times are no ground to fail on a busy machine."""
    taken = []
    for _ in range(15):
        done = standin.slash("who-said", {"words": "rock solid"})
        done.wait_reply()
        taken.append(done.replied_ms or 0.0)
        assert not done.deferred
    print(f"slash command to reply: median {sorted(taken)[len(taken) // 2]:.1f} ms")
