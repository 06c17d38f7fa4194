"""Who said it, through the command line: how the words stand, who else, who denies, nobody."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.answers.desk import Desk
from tests.conftest import OpenFolder
from tests.terminal.test_command_line import run as run_bot

FERRY = """Ferry runs again

The Sound Courier
7 March 2023

HARSTAD - The ferry to Brattoya sailed on Tuesday after a year in the dock.

"The engine was never the trouble, the money was," said Ingrid Moe, the harbour master. \
"A boat does not float on promises."

The bosun, Lars Aune, said that nobody had paid the crew since May.

"The kiosk was dearer than the crossing," said Tuva Lie, who runs it.

Passengers waited under the sign of the old kiosk.
"""
AGAIN = """Ferry stops again

The Fjord Post
9 June 2024

HARSTAD - Ole Vik, a deckhand, said on Sunday: "A boat does not float on promises."
"""
NOTICE = """Words of the year

The Island Post
1 December 2024

“The kiosk was dearer than the crossing.”

Readers chose the line out of forty.
"""


@pytest.fixture
def ferry(folder: OpenFolder) -> Desk:
    """Open three invented articles that share sayings."""
    return folder(ferry__txt=FERRY, again__txt=AGAIN, notice__txt=NOTICE)


@pytest.mark.parametrize(
    ("words", "match", "speaker"),
    [
        ("The engine was never the trouble, the money was", "exact", "Ingrid Moe"),
        ("the ENGINE was never the trouble - the money was", "same words", "Ingrid Moe"),
        ("the enjine was nevver the truble", "misspelt", "Ingrid Moe"),
        ("the engine never was the problem, money was", "misremembered", "Ingrid Moe"),
    ],
)
def test_how_the_words_stand(ferry: Desk, words: str, match: str, speaker: str) -> None:
    first = ferry.who_said(words).snippets[0]
    assert first.match == match
    assert first.speaker is not None
    assert first.speaker.name == speaker


def test_difference_leads_from_the_asked_words_to_the_printed_ones(ferry: Desk) -> None:
    snippet = ferry.who_said("the enjine was never any trouble").snippets[0]
    steps = [(step.op, step.asked, step.article) for step in snippet.difference]
    assert steps == [
        ("equal", "the", "The"),
        ("replace", "enjine", "engine"),
        ("equal", "was never", "was never"),
        ("replace", "any", "the"),
        ("equal", "trouble", "trouble"),
    ]
    assert snippet.quote is not None
    assert all(step.article in snippet.quote.text for step in snippet.difference)


def test_several_speakers_are_named_in_order_of_date(ferry: Desk) -> None:
    answer = ferry.who_said("a boat does not float on promises")
    assert answer.message == (
        "Several are quoted with these words, first Ingrid Moe (7 March 2023), "
        "then Ole Vik (9 June 2024)."
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("a boat floats on promises", "Nobody is quoted as saying that. The nearest saying tells"),
        ("the engine was always the trouble", "Nobody"),
        ("the moon is a lantern", "Nobody is quoted as saying that."),
        ("the sign of the old kiosk", "These words are the article's own"),
        ("ferry runs again", "These words are a headline"),
    ],
)
def test_nobody_said_it(ferry: Desk, words: str, message: str) -> None:
    answer = ferry.who_said(words)
    assert answer.outcome == "nothing"
    assert (answer.message or "").startswith(message)
    assert not answer.snippets


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("did Ingrid Moe say that a boat does not float on promises?", "Ingrid Moe is quoted"),
        ("did Lars Aune say a boat does not float on promises?", "Lars Aune is not quoted"),
        ("did Jonas Lie say the moon is a lantern?", "Jonas Lie is not quoted as saying that, nor"),
        ("was it Ole Vik who said a boat does not float on promises", "Ole Vik is quoted"),
    ],
)
def test_a_supposed_speaker_is_confirmed_or_not(ferry: Desk, question: str, message: str) -> None:
    assert (ferry.who_said(question).message or "").startswith(message)


@pytest.mark.parametrize(
    "question",
    [
        "who said a boat does not float on promises?",
        "who was it that said “a boat does not float on promises”?",
        "whose words are these: a boat does not float on promises?",
        "A boat does not float on promises. Who said that?",
        "do you know who said 'a boat does not float on promises'",
        "did anybody say a boat does not float on promises?",
    ],
)
def test_questions_are_told_from_words(ferry: Desk, question: str) -> None:
    answer = ferry.who_said(question)
    assert answer.query.casefold() == "a boat does not float on promises"
    assert answer.outcome == "answered"


@pytest.mark.parametrize(
    "text",
    [
        "<@123> [this](https://sound.example/a) **she** said “A boat does not float on promises.”",
        "look at this:\n> A boat does not float\n> on promises.\nwhat a line",
        "'a boat does not float on promises' - Ingrid Moe",
        "What a week it was. A boat does not float on promises. And then it rained for days.",
        "# News\n- item\n||A boat does not float on promises.||",
    ],
)
def test_quotations_are_found_in_a_pasted_message(ferry: Desk, text: str) -> None:
    answer = ferry.who_said(text)
    assert answer.outcome == "answered"
    assert answer.snippets[0].quote is not None
    assert "float on promises" in answer.snippets[0].quote.text


def test_each_quotation_of_a_message_is_answered(ferry: Desk) -> None:
    answer = ferry.who_said(
        "First “a boat does not float on promises”, then “the kiosk was dearer than the crossing”."
    )
    quoted = [one.quote.text for one in answer.snippets[:2] if one.quote]
    assert ["promises" in quoted[0], "kiosk" in quoted[1]] == [True, True]


def test_a_copy_without_a_speaker_is_folded_into_the_one_that_has_one(ferry: Desk) -> None:
    answer = ferry.who_said("The kiosk was dearer than the crossing")
    assert [one.speaker.name for one in answer.snippets if one.speaker] == ["Tuva Lie"]
    assert [copy.article for copy in answer.snippets[0].also_in] == ["notice.txt"]


def test_a_hostile_message_is_answered(ferry: Desk) -> None:
    assert ferry.who_said("“" * 4000 + " boat and moon").corpus.articles == 3
    assert ferry.who_said("> " * 1500 + "boat? " * 100).corpus.articles == 3


def test_terminal_shows_differences_without_colour(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")
    shown = run_bot("--articles", str(tmp_path), "who-said", "a bote does not float on promisses")
    assert "[bote → boat] does not float on [promisses → promises]" in " ".join(
        shown.stdout.split()
    )
    printed = run_bot("--articles", str(tmp_path), "--json", "who-said", "a bote does not float")
    snippet: dict[str, Any] = json.loads(printed.stdout)["snippets"][0]
    assert snippet["match"] == "misspelt"
    assert snippet["difference"][1] == {"op": "replace", "asked": "bote", "article": "boat"}
    assert snippet["stance"] == "said"
