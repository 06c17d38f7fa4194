"""What a reader would call right, first snippet first, on the shipped articles."""

import pytest

from bot.answers.desk import Desk
from bot.answers.model import Filters
from bot.errors import QuestionError, UnknownName


def test_rock_solid_was_said_by_wang_yi_twice(desk: Desk) -> None:
    for question in ("rock solid", "who called the relationship rock solid"):
        answer = desk.ask(f"who said {question}" if question == "rock solid" else question)
        assert answer.command == "who-said"
        first_two = answer.snippets[:2]
        assert {s.article[:3] for s in first_two} == {"001", "002"}
        assert {s.speaker.name for s in first_two if s.speaker} == {"Wang Yi"}


def test_what_lukashenko_told_xinhua(desk: Desk) -> None:
    answer = desk.ask("what did Lukashenko tell Xinhua")
    assert answer.command == "quotes"
    assert "warmest and kindest memories" in answer.snippets[0].text
    assert answer.snippets[0].speaker
    assert (answer.snippets[0].speaker.name or "").endswith("Lukashenko")


def test_trade_between_russia_and_china(desk: Desk) -> None:
    answer = desk.ask("trade between Russia and China in 2023")
    assert "$53.8 billion" in answer.snippets[0].text or "$200 billion" in answer.snippets[0].text


def test_kazakhstans_stand_on_the_war(desk: Desk) -> None:
    answer = desk.ask("Kazakhstan's stand on the war")
    assert answer.outcome == "answered"
    joined = " ".join(snippet.text for snippet in answer.snippets[:3])
    assert "voiced help for the battle" in joined or "refused to recognize" in joined


def test_the_sign_at_the_embassy(desk: Desk) -> None:
    answer = desk.ask("what did the sign at the Canadian embassy say")
    assert "We stand in solidarity with Ukraine" in answer.snippets[0].text


@pytest.mark.parametrize(
    "question",
    [
        "what is happening in Gaza",
        "who won the Beijing ice hockey gold",
        "how do I make the make-ahead salad",
        "is the Apple watch banned",
        "who is the president of Brazil",
        "did Xi Jinping visit Washington in 1995",
        "what did Angela Merkel say about China",
    ],
)
def test_silence_when_the_articles_do_not_know(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert answer.outcome == "nothing"
    assert answer.snippets == ()
    assert answer.message


def test_country_takes_any_name_of_it(desk: Desk) -> None:
    expected = desk.country("kazakhstan").snippets
    for name in ("KZ", "Kazakh", "Astana", "Казахстан", "Republic of Kazakhstan"):
        assert desk.country(name).snippets == expected


def test_an_unknown_country_gets_a_suggestion(desk: Desk) -> None:
    with pytest.raises(UnknownName) as raised:
        desk.country("kazahsthannia")
    assert "Kazakhstan" in raised.value.suggestions


def test_a_country_no_article_speaks_of_is_said_so(desk: Desk) -> None:
    answer = desk.country("Peru")
    assert (answer.outcome, answer.snippets) == ("nothing", ())
    assert "Peru" in (answer.message or "")


def test_the_articles_own_words_are_nobodys_saying(desk: Desk) -> None:
    answer = desk.who_said("marks the 31st anniversary of diplomatic relations")
    assert answer.outcome == "nothing"
    own = desk.who_said("leaders of the five Central Asian states")
    assert own.outcome == "nothing"
    assert "article's own" in (own.message or "")
    assert own.closest


@pytest.mark.parametrize("question", ["", "   ", "???", "🙂🙂", "<@123456> **", "x" * 6000])
def test_what_is_no_question_is_refused_with_a_reason(desk: Desk, question: str) -> None:
    with pytest.raises(QuestionError, match=r"[Aa]sk"):
        desk.ask(question)


def test_markdown_and_mentions_in_a_question_do_not_matter(desk: Desk) -> None:
    plain = desk.ask("who said rock solid")
    assert desk.ask("<@42> **who said** `rock solid`? :smile:").snippets[:1] == plain.snippets[:1]


def test_filters_narrow_inside_the_search(desk: Desk) -> None:
    filters = desk.filters(source="002_d3083edad978e7c6.txt")
    answer = desk.who_said("rock solid", filters)
    assert {snippet.article for snippet in answer.snippets} == {"002_d3083edad978e7c6.txt"}


@pytest.mark.parametrize("speaker", ["Wang Yi", "chinese foreign minister", "China"])
def test_the_speaker_option_takes_whoever_quotes_takes(desk: Desk, speaker: str) -> None:
    answer = desk.who_said("rock solid", desk.filters(speaker=speaker))
    assert answer.outcome == "answered"
    assert desk.who_said("rock solid", desk.filters(speaker="Blinken")).outcome == "nothing"


def test_undated_articles_lie_in_no_range(desk: Desk) -> None:
    answer = desk.ask("trade with China", Filters(since=desk.filters(since="2023").since))
    assert {snippet.article[:3] for snippet in answer.snippets} == {"003"}


@pytest.mark.parametrize(
    ("option", "value"),
    [("since", "tomorrowish"), ("until", "31 February 2023"), ("country", "Atlantis"),
     ("source", "The Daily Planet"), ("speaker", "Nobody Atall")],
)  # fmt: skip
def test_a_wrong_option_names_itself(desk: Desk, option: str, value: str) -> None:
    with pytest.raises(QuestionError, match=rf"^{option}: .*{value}"):
        desk.filters(**{option: value})
