"""A user and the real discord.py, over real sockets."""

from bot.standin import Standin


def test_a_slash_command_is_answered(standin: Standin) -> None:
    reply = standin.slash("echo", {"word": "hello", "loud": True}).wait_reply()
    assert reply.content == "HELLO"
    assert not reply.ephemeral
