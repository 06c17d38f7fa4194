"""Conversations in direct messages and in replies, over the wire."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.standin import Seen, Standin
from tests.discord_app.running import fresh_standin, running_bot


@pytest.fixture(name="standin", scope="module")
def _standin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standin]:
    with fresh_standin() as standin, running_bot(standin, tmp_path_factory.mktemp("bot")):
        standin.wait_message(after=standin.dm("kazakhstan"), count=2)  # the answer and a greeting
        yield standin


def _dm(standin: Standin, text: str, user: str = "admin") -> Seen:
    return standin.wait_message(after=standin.dm(text, user=user))


def test_first_message_is_greeted_once(standin: Standin) -> None:
    asked = standin.dm("who said rock solid?", user="owner")
    assert "**Wang Yi**" in standin.wait_message(after=asked).text
    greeting = standin.wait_message(after=asked, count=2)
    assert "Nice to meet you" in greeting.text
    assert "and uzbekistan?" in greeting.text
    again = standin.dm("kazakhstan", user="owner")
    standin.wait_message(after=again)
    more = standin.dm("and uzbekistan?", user="owner")  # past the greeting, as past any message
    assert "Uzbekistan" in standin.wait_message(after=more).text
    assert len([m for m in standin.messages(after=asked) if "Nice to meet" in m.text]) == 1


def test_country_is_followed_by_another(standin: Standin) -> None:
    _dm(standin, "kazakhstan")
    assert "🇺🇿 Uzbekistan" in _dm(standin, "and uzbekistan?").text
    assert "🇨🇳 China" in _dm(standin, "what about china?").text


def test_speaker_is_followed_by_another_and_by_a_topic(standin: Standin) -> None:
    _dm(standin, "what did Wang Yi say about Ukraine?")
    blinken = _dm(standin, "what about blinken?")
    assert "### Antony Blinken" in blinken.text or "### Blinken" in blinken.text
    _dm(standin, "/quotes Wang Yi")
    assert "on “Moscow”" in _dm(standin, "about Moscow").text


def test_pronoun_means_the_last_person(standin: Standin) -> None:
    _dm(standin, "who is wang yi?")
    assert "Wang Yi" in _dm(standin, "what did he say about Moscow?").text.splitlines()[0]


def test_more_turns_the_page(standin: Standin) -> None:
    first = _dm(standin, "china")
    second = _dm(standin, "more")
    assert second.text.splitlines()[0] == first.text.splitlines()[0]
    assert not set(_quotes(first)) & set(_quotes(second))
    last = _dm(standin, "kazakhstan")
    for _ in last.selects[0]["options"] if last.selects else []:
        last = _dm(standin, "more")
    assert "That was all of it" in last.text


def test_slash_command_is_gone_on_from(standin: Standin) -> None:
    standin.slash("country", {"name": "Kazakhstan"}, channel="dm").wait_reply()
    assert "🇺🇿 Uzbekistan" in _dm(standin, "and uzbekistan?").text


def test_follow_up_without_a_question_before_it(standin: Standin) -> None:
    assert "🇺🇿 Uzbekistan" in _dm(standin, "and uzbekistan?", user="member").text


def test_reply_in_a_channel_follows_the_answer_it_replies_to(standin: Standin) -> None:
    first = standin.wait_message(after=standin.say("kazakhstan", mention=True))
    other = standin.wait_message(after=standin.say("who said rock solid?", mention=True))
    assert "Wang Yi" in other.text
    second = standin.wait_message(after=standin.reply(first, "and uzbekistan?", user="member"))
    assert "🇺🇿 Uzbekistan" in second.text
    third = standin.wait_message(after=standin.reply(first, "about independence"))
    assert "on “independence”" in third.text


def test_follow_up_after_a_restart(tmp_path: Path) -> None:
    with fresh_standin() as standin:
        with running_bot(standin, tmp_path):
            standin.wait_message(after=standin.dm("kazakhstan"), count=2)
        standin.wait_offline()
        with running_bot(standin, tmp_path):
            assert "🇺🇿 Uzbekistan" in _dm(standin, "and uzbekistan?").text


def test_nothing_that_is_typed_is_kept(tmp_path: Path) -> None:
    database = tmp_path / "bot.sqlite3"
    with fresh_standin() as standin:
        with running_bot(standin, tmp_path, database=str(database)) as bot:
            asked = standin.dm("who said rock solid?")
            answer = standin.wait_message(after=asked, count=2)
            standin.slash("ask", {"question": "Who won the salad contest?"}).wait_reply()
            kept = b"".join(path.read_bytes() for path in tmp_path.glob("bot.sqlite3*"))
            assert b"rock solid" not in kept
            assert b"salad" not in kept
            answer = standin.wait_message(after=asked)
            pressed = standin.press(answer, answer.button("Not helpful")["custom_id"], channel="dm")
            assert "kept" in pressed.wait_reply().text
            assert bot.stop() == 0
            assert "rock solid" not in bot.log
            assert "salad" not in bot.log
        kept = b"".join(path.read_bytes() for path in tmp_path.glob("bot.sqlite3*"))
        assert b"rock solid" in kept
        assert b"salad" not in kept


def _quotes(message: Seen) -> list[str]:
    return [line for line in message.text.splitlines() if line.startswith("> ")]
