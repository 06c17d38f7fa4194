"""Follow-up questions: how they are read, and what they keep of the last one."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.desk import Desk
from bot.answers.model import Answer, Filters
from bot.discord_app.answers import answer_sheet
from bot.discord_app.conversation import FollowUp, read_conversation
from bot.discord_app.followed import followed
from bot.discord_app.heads import Understood, read_head
from bot.discord_app.language import ENGLISH
from bot.discord_app.languages import read_languages
from bot.knowledge import open_desk
from bot.settings import load_settings, shipped

TALK = read_conversation(shipped("config"))


@pytest.fixture(name="desk", scope="module")
def _desk() -> Desk:
    return open_desk(load_settings(articles=shipped("seeds"), index="none"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more", FollowUp("more")),
        ("More, please!", None),
        ("and uzbekistan?", FollowUp("and", "uzbekistan")),
        ("And what about Lavrov?", FollowUp("and", "Lavrov")),
        ("what about lavrov?", FollowUp("and", "lavrov")),
        ("about trade", FollowUp("about", "trade")),
        ("а Узбекистан?", FollowUp("and", "Узбекистан")),
        ("А что насчёт Лаврова?", FollowUp("and", "Лаврова")),
        ("那乌兹别克斯坦呢？", FollowUp("and", "乌兹别克斯坦")),
        ("et l'Ouzbékistan ?", FollowUp("and", "l'Ouzbékistan")),
        ("¿Y Uzbekistán?", FollowUp("and", "Uzbekistán")),
        ("und Usbekistan?", FollowUp("and", "Usbekistan")),
        ("ал Өзбекстан ше?", FollowUp("and", "Өзбекстан")),
        ("Mehr", FollowUp("more")),
        ("who said rock solid?", None),
        ("andorra", None),
        ("and", None),
        ("", None),
        ("and " + "x" * 200, None),
    ],
)
def test_follow_ups_are_told_from_questions(text: str, expected: FollowUp | None) -> None:
    assert TALK.follow_up(text) == expected


@pytest.mark.parametrize("text", ["hello!", "Привет", "你好", "  ", "?", "СӘЛЕМ"])
def test_greetings(text: str) -> None:
    assert TALK.greets(text)


@pytest.mark.parametrize("text", ["kazakhstan", "hi, who said rock solid?", "🎉"])
def test_no_greetings(text: str) -> None:
    assert not TALK.greets(text)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = TALK.follow_up(text)
    assert found is None or found.kind == "more" or found.words in " ".join(text.split())


def test_pronoun_at_the_beginning_is_the_person_last_spoken_of() -> None:
    assert TALK.named("what did he say about ukraine?", "Wang Yi") == (
        "what did Wang Yi say about ukraine?"
    )
    assert TALK.named("what did Putin say when he left?", "Wang Yi") is None
    assert TALK.named("the head of it", "Wang Yi") is None


@pytest.mark.parametrize(
    ("last", "new", "command", "shown"),
    [
        (Understood("country", "Kazakhstan"), FollowUp("and", "uzbekistan"), "country", "Uzb"),
        (Understood("country", "Kazakhstan"), FollowUp("about", "independence"), "country", "ind"),
        (Understood("quotes", "Wang Yi"), FollowUp("and", "blinken"), "quotes", "Blinken"),
        (Understood("quotes", "Wang Yi"), FollowUp("and", "russia"), "quotes", "Wang Yi"),
        (Understood("quotes", "Wang Yi"), FollowUp("about", "Moscow"), "quotes", "Moscow"),
        (Understood("person", "Wang Yi"), FollowUp("and", "blinken"), "person", "Blinken"),
        (Understood("who-said", "rock solid"), FollowUp("and", "wang yi"), "who-said", "rock"),
        (Understood("compare", "China and Russia"), FollowUp("and", "kazakhstan"), "compare", "K"),
        (Understood("timeline", "China"), FollowUp("and", "kazakhstan"), "timeline", "kazakhstan"),
        (
            Understood("ask", "How many Russians fled to Kazakhstan?"),
            FollowUp("and", "Uzbekistan"), "ask", "How many Russians fled to Uzbekistan?",
        ),
    ],
)  # fmt: skip
def test_follow_up_keeps_subject_and_kind(
    desk: Desk, last: Understood, new: FollowUp, command: str, shown: str
) -> None:
    answer = followed(desk, last, new)
    assert answer.command == command
    assert shown.casefold() in answer_sheet(answer, Filters(), ENGLISH).head.casefold()


def test_topic_stays_with_the_next_country(desk: Desk) -> None:
    last = Understood("country", "Kazakhstan", "independence")
    answer = followed(desk, last, FollowUp("and", "ukraine"))
    assert answer.query == "Ukraine about independence"


@pytest.mark.parametrize(
    ("command", "options"),
    [("country", "Kazakhstan"), ("quotes", "Wang Yi"), ("person", "Wang Yi")],
)
@pytest.mark.parametrize("code", ["en", "ru", "zh-CN", "fr", "es", "de", "kk"])
def test_what_was_asked_is_read_back(desk: Desk, command: str, options: str, code: str) -> None:
    lang = read_languages(shipped("config")).named(code)
    made: dict[str, Callable[[str, str], Answer]] = {
        "country": desk.country, "quotes": desk.quotes
    }  # fmt: skip
    answer = made[command](options, "ukraine") if command in made else desk.person(options)
    sheet = answer_sheet(answer, Filters(), lang)
    assert read_head(sheet.head, answer.command, lang) == sheet.asked
    assert sheet.asked.words == options
    assert sheet.asked.about == ("ukraine" if command in made else "")
