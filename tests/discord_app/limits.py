"""Discord's limits on one message of Components V2, those that its API description lacks too."""

from collections.abc import Iterator
from typing import Any

from discord import ui

from bot.discord_app.excerpt import utf16

ROW, BUTTON, SELECT, TEXT, CONTAINER = 1, 2, 3, 10, 17


def check(layout: ui.LayoutView) -> None:
    """Assert that a message keeps within every limit."""
    # The library leaves this method of layouts without types.
    every = list(_walk(layout.to_components()))  # type: ignore[no-untyped-call]
    assert len(every) <= 40
    texts = [one["content"] for one in every if one["type"] == TEXT]
    assert all(text.strip() for text in texts)
    assert sum(map(utf16, texts)) <= 4000
    ids = [one["custom_id"] for one in every if "custom_id" in one]
    assert len(ids) == len(set(ids))
    assert all(1 <= len(one) <= 100 for one in ids)
    for one in every:
        if one["type"] == ROW:
            assert 1 <= len(one["components"]) <= 5
        if one["type"] == BUTTON:
            assert 1 <= len(one["label"]) <= 80
        if one["type"] == SELECT:
            _check_menu(one)


def _check_menu(menu: dict[str, Any]) -> None:
    options = menu["options"]
    assert 1 <= len(options) <= 25
    values = [option["value"] for option in options]
    assert len(values) == len(set(values))
    assert sum(option["default"] for option in options) == 1
    for option in options:
        assert 1 <= utf16(option["label"]) <= 100
        assert 1 <= len(option["value"]) <= 100
        assert utf16(option.get("description") or "") <= 100


def _walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in components:
        yield one
        yield from _walk(one.get("components", []))
