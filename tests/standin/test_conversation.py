"""A user and the real discord.py, over real sockets: each thing that can be done once."""

import pytest

from bot.errors import StandinError
from bot.standin import Standin


def test_slash_command_is_answered(standin: Standin) -> None:
    reply = standin.slash("echo", {"word": "hello", "loud": True}).wait_reply()
    assert reply.content == "HELLO"
    assert not reply.ephemeral


def test_slash_command_in_direct_messages(standin: Standin) -> None:
    reply = standin.slash("echo", {"word": "hello"}, channel="dm", user="member").wait_reply()
    assert reply.content == "hello"
    assert reply.raw["interaction_metadata"]["user"]["username"] == "tomas"


def test_latency_is_measured(standin: Standin) -> None:
    done = standin.slash("echo", {"word": "hello"})
    done.wait_reply()
    assert done.acked_ms is not None
    assert done.replied_ms is not None
    assert 0 < done.replied_ms <= done.acked_ms < 3000


def test_deferred_reply_keeps_its_privacy(standin: Standin) -> None:
    done = standin.slash("later", user="member")
    reply = done.wait_reply()
    assert done.deferred
    assert reply.content == "Here it is."
    assert reply.ephemeral
    assert reply.audience == reply.raw["interaction_metadata"]["user"]["id"]
    assert [old.loading for old in reply.history] == [True]


def test_follow_up_is_a_message_of_its_own(standin: Standin) -> None:
    done = standin.slash("later")
    first = done.wait_reply()
    second = standin.wait_message(after=first)
    assert second.content == "And one more for all."
    assert not second.ephemeral


def test_autocomplete_and_embed(standin: Standin) -> None:
    choices = standin.autocomplete("fruit", "name", "ap")
    assert [choice["name"] for choice in choices] == ["Apple", "Apricot"]
    reply = standin.slash("fruit", {"name": choices[0]["value"]}).wait_reply()
    assert reply.embeds[0]["title"] == "apple"


def test_components_v2_with_files(standin: Standin) -> None:
    reply = standin.slash("card").wait_reply()
    assert reply.is_v2
    assert "rock solid" in reply.text
    names = [attachment["filename"] for attachment in reply.attachments]
    assert names == ["pixel.png", "notes.txt"]
    assert standin.download(reply.attachments[1]) == b"Notes.\n"
    thumbnail = reply.components[0]["components"][2]["accessory"]
    assert thumbnail["media"]["url"] == reply.attachments[0]["url"]
    assert reply.pinged == []


def test_buttons_edit_their_message(standin: Standin) -> None:
    reply = standin.slash("buttons").wait_reply()
    standin.press(reply, "count:0").wait_reply()
    standin.press(standin.again(reply), "count:1", user="member").wait_reply()
    changed = standin.again(reply)
    assert changed.content == "Count 2"
    assert [old.content for old in changed.history] == ["Count 0", "Count 1"]


def test_select_answers_in_private(standin: Standin) -> None:
    reply = standin.slash("buttons").wait_reply()
    chosen = standin.select(reply, "colours", ["green"], user="member").wait_reply()
    assert chosen.content == "You chose green"
    assert chosen.ephemeral


def test_choosing_people(standin: Standin) -> None:
    reply = standin.slash("people").wait_reply()
    ids = [user["id"] for user in standin.people() if user["key"] in ("member", "owner")]
    assert standin.select(reply, "people", ids).wait_reply().content == "mei, tomas"


def test_form(standin: Standin) -> None:
    asked = standin.slash("form")
    modal = asked.wait_modal()
    assert modal["title"] == "Tell us"
    fields = [row["components"][0]["custom_id"] for row in modal["components"]]
    reply = standin.submit(asked, dict(zip(fields, ("Ana", "Long"), strict=True))).wait_reply()
    assert reply.content == "Thank you, Ana: Long"


def test_message_menu_carries_the_content(standin: Standin) -> None:
    said = standin.say("Nobody mentioned the bot here.", user="member")
    reply = standin.menu("Who said this?", said).wait_reply()
    assert reply.content == "You mean: Nobody mentioned the bot here."


def test_direct_message_and_mention_are_read(standin: Standin) -> None:
    direct = standin.dm("hello there", user="member")
    assert standin.wait_message(after=direct).content == "You said: hello there"
    named = standin.say("hello here", mention=True)
    answer = standin.wait_message(after=named)
    assert answer.content.endswith("hello here")
    assert answer.raw["message_reference"]["message_id"] == named.id
    assert answer.pinged == []


def test_other_messages_come_without_content(standin: Standin) -> None:
    standin.say("a secret between colleagues")
    assert standin.slash("overheard").wait_reply().content == "''"


def test_reply_to_the_bot_is_read(standin: Standin) -> None:
    answer = standin.slash("echo", {"word": "hello"}).wait_reply()
    said = standin.reply(answer, "and now?")
    assert standin.wait_message(after=said).content == "You said: and now?"


def test_command_for_editors_is_offered_to_editors(standin: Standin) -> None:
    assert standin.slash("reload", user="admin").wait_reply().content == "Done."
    with pytest.raises(StandinError, match="No command 'reload' is offered"):
        standin.slash("reload", user="member")
    forced = standin.slash("reload", user="member", force=True)
    assert forced.wait_reply().content == "Not allowed."


def test_language_of_the_client(standin: Standin) -> None:
    standin.speak("ru", user="owner")
    assert standin.slash("tongue", user="owner").wait_reply().content == "ru"
    assert standin.slash("tongue", user="member").wait_reply().content == "en-US"


def test_bot_writes_first(standin: Standin) -> None:
    before = standin.dm("hello", user="member")
    standin.wait_message(after=before)
    standin.slash("whisper", user="member").wait_reply()
    assert standin.wait_message(after=before, count=2).content == "Psst."


def test_deleted_message_is_gone(standin: Standin) -> None:
    reply = standin.slash("echo", {"word": "hello"}).wait_reply()
    standin.delete(reply)
    assert standin.again(reply).deleted
    with pytest.raises(StandinError, match="not there"):
        standin.press(reply, "count:0")


def test_edited_message_keeps_its_history(standin: Standin) -> None:
    said = standin.say("frist")
    edited = standin.edit(said, "first")
    assert [edited.content, *(old.content for old in edited.history)] == ["first", "frist"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "required: word"),
        ({"word": "x", "colour": "red"}, "no option 'colour'"),
        ({"word": "x" * 6001}, "1 to 6000 characters"),
        ({"word": "x", "kind": "sung"}, "one of: plain"),
    ],
)
def test_client_refuses_what_discord_would(
    standin: Standin, options: dict[str, str], said: str
) -> None:
    with pytest.raises(StandinError, match=said):
        standin.slash("echo", options)
