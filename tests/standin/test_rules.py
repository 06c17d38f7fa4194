"""Discord's limits: at the limit accepted, one beyond refused with code 50035."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.standin.commands import Commands, without_localisations
from bot.standin.hub import Hub
from bot.standin.refusals import Refusal
from bot.standin.rules.commands import check_commands, is_command_name
from bot.standin.rules.messages import check_message
from bot.standin.wire import Snowflakes

Json = dict[str, Any]
V2 = 1 << 15


def _embeds(count: int, **embed: Any) -> Json:
    return {"embeds": [embed] * count}


def _row(*inside: Json) -> Json:
    return {"type": 1, "components": list(inside)}


def _button(n: int, **more: Any) -> Json:
    return {"type": 2, "style": 1, "label": "x", "custom_id": f"b{n}", **more}


def _select(count: int) -> Json:
    options = [{"label": "x", "value": str(n)} for n in range(count)]
    return {"type": 3, "custom_id": "s", "options": options}


def _v2(*inside: Json) -> Json:
    return {"flags": V2, "components": list(inside)}


def _text(length: int) -> Json:
    return {"type": 10, "content": "x" * length}


LIMITS: list[tuple[str, Callable[[int], Json], int]] = [
    ("content", lambda n: {"content": "x" * n}, 2000),
    ("embeds", lambda n: _embeds(n, title="x"), 10),
    ("embed title", lambda n: _embeds(1, title="x" * n), 256),
    ("embed description", lambda n: _embeds(1, description="x" * n), 4096),
    ("embed footer", lambda n: _embeds(1, footer={"text": "x" * n}), 2048),
    ("embed fields", lambda n: _embeds(1, fields=[{"name": "x", "value": "x"}] * n), 25),
    ("field name", lambda n: _embeds(1, fields=[{"name": "x" * n, "value": "x"}]), 256),
    ("field value", lambda n: _embeds(1, fields=[{"name": "x", "value": "x" * n}]), 1024),
    ("embeds in all", lambda n: _embeds(2, description="x" * (n // 2)) | {"content": "x"}, 6001),
    ("rows", lambda n: {"components": [_row(_button(i)) for i in range(n)]}, 5),
    ("buttons", lambda n: {"components": [_row(*map(_button, range(n)))]}, 5),
    ("button label", lambda n: {"components": [_row(_button(0, label="x" * n))]}, 80),
    ("custom_id", lambda n: {"components": [_row(_button(0, custom_id="x" * n))]}, 100),
    ("select options", lambda n: {"components": [_row(_select(n))]}, 25),
    ("V2 components", lambda n: _v2(*[_text(1)] * n), 40),
    ("V2 characters", lambda n: _v2(_text(n // 2), _text(n - n // 2)), 4000),
    ("V2 nested", lambda n: _v2({"type": 17, "components": [_text(1)] * (n - 1)}), 40),
]


@pytest.mark.parametrize(
    ("make", "most"), [(m, n) for _, m, n in LIMITS], ids=[n for n, _, _ in LIMITS]
)
def test_limits_of_messages(make: Callable[[int], Json], most: int) -> None:
    check_message(make(most))
    with pytest.raises(Refusal) as refused:
        check_message(make(most + 1))
    assert refused.value.body()["code"] == 50035
    assert refused.value.body()["errors"]


@pytest.mark.parametrize(
    "message",
    [
        {"flags": V2, "content": "x", "components": [_text(1)]},
        {"flags": V2, "embeds": [{"title": "x"}], "components": [_text(1)]},
        {"components": [_text(1)]},
        {"content": "x", "components": [_row(_button(0), _button(0))]},
        {"content": "x", "components": [_row(_button(0), _select(1))]},
        {"content": "x", "components": [_row(_button(0, style=5))]},
        {"content": "x", "components": [_row(_button(0, label=None))]},
        {"content": "x", "embeds": [{"title": "x", "url": "javascript:alert(1)"}]},
        {"content": "x", "embeds": [{"fields": [{"name": " ", "value": "x"}]}]},
        _v2({"type": 9, "components": [_text(1)]}),
        _v2({"type": 17, "components": [{"type": 17, "components": [_text(1)]}]}),
    ],
)
def test_shapes_that_are_refused(message: Json) -> None:
    with pytest.raises(Refusal) as refused:
        check_message(message)
    assert refused.value.code == 50035


@pytest.mark.parametrize("message", [{}, {"content": " \n"}, {"content": "", "embeds": []}])
def test_empty_message(message: Json) -> None:
    with pytest.raises(Refusal) as refused:
        check_message(message)
    assert refused.value.code == 50006


def test_errors_are_nested_like_the_body() -> None:
    with pytest.raises(Refusal) as refused:
        check_message({"embeds": [{"title": "x" * 257}]}, under=("data",))
    errors = refused.value.body()["errors"]["data"]["embeds"]["0"]["title"]["_errors"]
    assert errors[0]["code"] == "BASE_TYPE_MAX_LENGTH"


@pytest.mark.parametrize(
    "name", ["ask", "who-said", "спросить", "提问", "demander_à", "қазақ", "ไทย"]
)
def test_names_of_commands(name: str) -> None:
    assert is_command_name(name)


@pytest.mark.parametrize("name", ["", "Ask", "two words", "x" * 33, "ask!", "Спросить"])
def test_names_that_are_refused(name: str) -> None:
    assert not is_command_name(name)


def _command(**more: Any) -> Json:
    return {"name": "ask", "type": 1, "description": "Ask", **more}


def _option(name: str, **more: Any) -> Json:
    return {"name": name, "type": 3, "description": "x", **more}


@pytest.mark.parametrize(
    "commands",
    [
        [_command(description="")],
        [_command(description="x" * 101)],
        [_command(options=[_option(f"o{n}") for n in range(26)])],
        [_command(options=[_option("a"), _option("b", required=True)])],
        [_command(options=[_option("a"), _option("a")])],
        [_command(options=[_option("a", choices=[{"name": "x", "value": "x"}] * 26)])],
        [
            _command(
                options=[_option("a", autocomplete=True, choices=[{"name": "x", "value": "x"}])]
            )
        ],
        [_command(name_localizations={"ru": "Спросить"})],
        [_command(), _command()],
        [{"name": f"menu {n}", "type": 3} for n in range(6)],
        [{"name": "Who said this?", "type": 3, "description": "x"}],
        [_command(name=f"c{n}") for n in range(101)],
    ],
)
def test_commands_that_are_refused(commands: list[Json]) -> None:
    with pytest.raises(Refusal):
        check_commands(commands)


def test_two_hundred_creations_a_day() -> None:
    commands = Commands(Hub(), Snowflakes())
    for day in ("a", "b"):
        commands.replace_all(None, [_command(name=f"{day}{n}") for n in range(100)])
    commands.replace_all(None, [_command(name=f"b{n}") for n in range(50)])
    with pytest.raises(Refusal) as refused:
        commands.upsert(None, _command(name="c"))
    assert refused.value.code == 30034


def test_commands_are_given_back_as_discord_does() -> None:
    commands = Commands(Hub(), Snowflakes())
    option = _option("a", required=False, name_localizations={"ru": "а"})
    sent = _command(options=[option], default_member_permissions=32)
    made, new = commands.upsert(None, sent)
    assert new
    assert made["default_member_permissions"] == "32"
    assert "required" not in made["options"][0]
    assert "name_localizations" not in without_localisations(made)["options"][0]
    again, new = commands.upsert(None, sent)
    assert (again["id"], again["version"], new) == (made["id"], made["version"], False)


def test_a_full_set_of_commands() -> None:
    slash = [_command(name=f"c{n}", options=[_option("a", required=True)]) for n in range(100)]
    check_commands([*slash, *({"name": f"menu {n}", "type": 3} for n in range(5))])
