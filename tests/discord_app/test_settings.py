"""/settings and /feedback: what the admins of a server choose and see."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.standin import Standin
from tests.discord_app.running import Bot, fresh_standin, running_bot

WORDS = {"words": "rock solid"}


@pytest.fixture(name="standin", scope="module")
def _standin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standin]:
    with fresh_standin() as standin, running_bot(standin, tmp_path_factory.mktemp("bot")):
        yield standin


def test_server_may_be_private(standin: Standin) -> None:
    shown = standin.slash("settings", {"visibility": "private"}).wait_reply()
    assert shown.ephemeral
    assert "only the one who asks" in shown.text
    assert standin.slash("who-said", WORDS, user="member").wait_reply().ephemeral
    chosen = {**WORDS, "visibility": "public"}
    assert not standin.slash("who-said", chosen, user="member").wait_reply().ephemeral
    standin.slash("settings", {"visibility": "unset"}).wait_reply()
    assert not standin.slash("who-said", WORDS).wait_reply().ephemeral


def test_server_may_speak_kazakh(standin: Standin) -> None:
    offered = standin.autocomplete("settings", "language", "қаз")
    assert [one["value"] for one in offered] == ["kk"]
    shown = standin.slash("settings", {"language": "kk"}).wait_reply()
    assert "Баптаулар" in shown.text
    try:
        for options in (WORDS, {**WORDS, "visibility": "private"}):
            assert "деп кім айтты?" in standin.slash("who-said", options).wait_reply().text
        answer = standin.wait_message(after=standin.say("kazakhstan", mention=True))
        assert "Ел туралы анықтама" in answer.text
        helped = standin.slash("help", user="member").wait_reply()
        assert "**/who-said**" in helped.text
        nobody = standin.slash("country", {"name": "Kasakstan"}).wait_reply()
        assert "деген ел не одақ жоқ" in nobody.text
        direct = standin.wait_message(after=standin.dm("kazakhstan"))
        assert "Country briefing" in direct.text
    finally:
        standin.slash("settings", {"language": "auto"}).wait_reply()
    assert "Who said" in standin.slash("who-said", WORDS).wait_reply().text


def test_page_keeps_the_language_of_its_answer(standin: Standin) -> None:
    standin.slash("settings", {"language": "fr"}).wait_reply()
    answer = standin.slash("country", {"name": "China"}).wait_reply()
    standin.slash("settings", {"language": "auto"}).wait_reply()
    turned = standin.press(answer, answer.button("Suivant")["custom_id"]).wait_reply()
    assert "Fiche du pays" in turned.text
    assert turned.button("Précédent")


def test_direct_messages_have_their_own_language(standin: Standin) -> None:
    standin.slash("settings", {"language": "Қазақша"}, user="owner", channel="dm").wait_reply()
    answer = standin.wait_message(after=standin.dm("kazakhstan", user="owner"))
    assert "Ел туралы анықтама" in answer.text
    assert "Country briefing" in standin.wait_message(after=standin.dm("kazakhstan")).text


def test_language_that_is_not_spoken(standin: Standin) -> None:
    shown = standin.slash("settings", {"language": "klingon"}).wait_reply()
    assert "I do not speak" in shown.text


@pytest.mark.parametrize("command", ["settings", "feedback"])
def test_members_are_refused(standin: Standin, command: str) -> None:
    refused = standin.slash(command, user="member", force=True).wait_reply()
    assert refused.ephemeral
    assert "manage this server" in refused.text


def test_feedback_is_counted_once_and_seen_by_admins(standin: Standin) -> None:
    answer = standin.slash("country", {"name": "Kazakhstan"}).wait_reply()
    for user, label in (("admin", "👍"), ("member", "yes"), ("member", "no")):
        helpful = "Not helpful" if label == "no" else "Helpful"
        button = next(b for b in answer.buttons if b.get("label") == helpful)
        told = standin.press(answer, button["custom_id"], user=user).wait_reply()
        assert told.ephemeral
        assert "without your name" in told.text
    seen = standin.slash("feedback").wait_reply()
    assert seen.ephemeral
    assert "1 helpful, 1 not" in seen.text
    assert "/country Kazakhstan" in seen.text
    private = {"visibility": "private"}
    assert "1 helpful, 1 not" in standin.slash("status", private).wait_reply().text
    assert "helpful" not in standin.slash("status").wait_reply().text
    assert "helpful" not in standin.slash("status", private, user="member").wait_reply().text


def test_unanswered_questions_are_counted(tmp_path: Path) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path):
        standin.slash("ask", {"question": "Who won the salad contest in Gaza?"}).wait_reply()
        standin.slash("who-said", WORDS).wait_reply()
        status = standin.slash("status").wait_reply()
    assert "Questions since the start: 2, without an answer: 1" in status.text
    assert "salad" not in status.text


def test_settings_outlive_the_bot(tmp_path: Path) -> None:
    database = str(tmp_path / "bot.sqlite3")
    with fresh_standin() as standin:
        with running_bot(standin, tmp_path, database=database):
            chosen = {"visibility": "private", "language": "de"}
            assert "does not" not in standin.slash("settings", chosen).wait_reply().text
        standin.wait_offline()
        with running_bot(standin, tmp_path, database=database):
            reply = standin.slash("who-said", WORDS).wait_reply()
    assert reply.ephemeral
    assert "Wer sagte „rock solid“?" in reply.text


def test_damaged_database_is_said_and_the_bot_goes_on(tmp_path: Path) -> None:
    database = tmp_path / "bot.sqlite3"
    database.write_text("no database " * 400, encoding="utf-8")
    with fresh_standin() as standin, running_bot(standin, tmp_path, database=str(database)) as bot:
        assert _lines(bot, "cannot be used") == 1
        shown = standin.slash("settings", {"visibility": "private"}).wait_reply()
        assert "until the bot stops" in shown.text
        assert standin.slash("who-said", WORDS).wait_reply().ephemeral


def _lines(bot: Bot, words: str) -> int:
    return sum(words in line for line in bot.log.splitlines())
