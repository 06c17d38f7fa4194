"""Direct messages, mentions and message menus."""

import time

import pytest

from bot.standin import Standin


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("who said rock solid?", "**Wang Yi**"),
        ("kazakhstan", "🇰🇿 Kazakhstan"),
        ("hello!", "How to ask"),
        ("🎉", "Ask something"),
    ],
)
def test_direct_message_is_answered(standin: Standin, text: str, shown: str) -> None:
    asked = standin.dm(text, user="member")
    answer = standin.wait_message(after=asked)
    assert shown in answer.text
    assert not answer.pinged


def test_mention_is_answered_in_place_without_a_ping(standin: Standin) -> None:
    asked = standin.say("who said rock solid?", mention=True, user="member")
    answer = standin.wait_message(after=asked)
    assert "**Wang Yi**" in answer.text
    assert answer.raw["message_reference"]["message_id"] == asked.id
    assert not answer.pinged


def test_reply_to_an_answer_is_answered(standin: Standin) -> None:
    first = standin.wait_message(after=standin.say("kazakhstan", mention=True))
    second = standin.wait_message(after=standin.reply(first, "uzbekistan"))
    assert "🇺🇿 Uzbekistan" in second.text


def test_other_messages_are_left_alone(standin: Standin) -> None:
    asked = standin.say("who said rock solid?", channel="general")
    standin.say("@everyone who said rock solid?", channel="general")
    last = standin.say("kazakhstan", mention=True, channel="general")
    standin.wait_message(after=last)
    assert len(standin.messages(after=asked)) == 1


def test_who_said_this_answers_in_private(standin: Standin) -> None:
    message = standin.say("I heard that ties are “rock solid”, is that so?", user="member")
    reply = standin.menu("Who said this?", message).wait_reply()
    assert reply.ephemeral
    assert "Wang Yi" in reply.text


def test_who_said_this_finds_every_quotation_of_a_long_message(standin: Standin) -> None:
    text = (
        "**Morning all**, two things from [the paper](https://paper.example/x?y=1) "
        + "that I could not place. " * 30
        + "First “rock solid”, <@1>, and then:\n> actions speak much louder than his words\nThanks!"
    )
    reply = standin.menu("Who said this?", standin.say(text, user="member")).wait_reply()
    assert "**Wang Yi**" in reply.text
    assert "**Antony Blinken**" in reply.text
    assert "paper.example" not in reply.text


def test_supposed_speaker_in_a_direct_message(standin: Standin) -> None:
    asked = standin.dm("did Blinken say rock solid?", user="member")
    answer = standin.wait_message(after=asked)
    assert "Antony Blinken is not quoted as saying that; Wang Yi is" in answer.text


def test_find_sources_takes_long_messages(standin: Standin) -> None:
    text = "Kazakhstan has begun taking in tens of thousands of Russian citizens. " * 25
    reply = standin.menu("Find sources", standin.say(text)).wait_reply()
    assert "Searched 5 articles" in reply.text


def test_menu_on_a_message_without_text(standin: Standin) -> None:
    card = standin.slash("status").wait_reply()
    reply = standin.menu("Who said this?", card).wait_reply()
    assert "no text" in reply.text
    assert reply.ephemeral


def test_deleted_message_harms_nothing(standin: Standin) -> None:
    for _ in range(3):
        standin.delete(standin.dm("who said rock solid?"), channel="dm")
    time.sleep(0.1)
    assert standin.slash("status").wait_reply()
