"""Validates what the bot has asked of Discord against Discord's published API description.

The description is not part of the project; where it is absent, tests skip. It
leaves every object open; here they are closed, so that a field it does not list
is an error, except the three that discord.py sends all the same (LACKING).
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

DESCRIPTION = Path(__file__).parents[3] / "shared" / "discord" / "openapi.json"
Json = dict[str, Any]
needs_description = pytest.mark.skipif(
    not DESCRIPTION.is_file(),
    reason="Discord's API description is not there (../shared/discord/openapi.json)",
)
LACKING = {
    "ApplicationCommandCreateRequest": "nsfw",
    "ApplicationCommandUpdateRequest": "nsfw",
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": "tts",
    "IncomingWebhookUpdateRequestPartial": "tts",
    "RichEmbed": "flags",
}


def check_requests(requests: list[Json]) -> int:
    """Validate recorded requests; return how many had a body to validate.

    Refused ones are left out, as a test may send wrong ones on purpose; where
    the description is absent nothing is checked: `needs_description` marks
    tests that are about it alone.
    """
    checked = 0
    if not DESCRIPTION.is_file():
        return checked
    for request in requests:
        if request["status"] >= 300:
            continue
        method, path, body = request["method"], request["path"], request["body"]
        described = _operation(method, path)
        if described is None:
            raise AssertionError(f"Discord's API description has no {method} {path}")
        if body is not None:
            errors = [e.message[:300] for e in _validator(*described).iter_errors(body)]
            assert not errors, f"{method} {path}: {errors[:3]}\n{json.dumps(body)[:2000]}"
            checked += 1
    return checked


@cache
def _description() -> Json:
    value: Json = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    for name, field in LACKING.items():
        value["components"]["schemas"][name]["properties"][field] = {}
    snowflake = value["components"]["schemas"]["SnowflakeType"]
    snowflake["type"] = [
        "string",
        "integer",
    ]  # Discord takes numbers too, and discord.py sends them
    _close(value["components"])
    return value


def _close(schema: Any) -> None:
    """Let no object have fields beside those that are listed."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            schema.setdefault("additionalProperties", False)
        for part in schema.values():
            _close(part)
    elif isinstance(schema, list):
        for part in schema:
            _close(part)


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    made = []
    for path in _description()["paths"]:
        pattern = re.sub(r"\{[^}]+\}", "[^/]+", path)
        made.append((re.compile(pattern), path))
    return sorted(made, key=lambda pair: pair[1].count("{"))


def _operation(method: str, path: str) -> tuple[str, str] | None:
    for pattern, template in _patterns():
        if pattern.fullmatch(path) and method.lower() in _description()["paths"][template]:
            return method.lower(), template
    return None


@cache
def _validator(method: str, template: str) -> Any:
    body = _description()["paths"][template][method].get("requestBody", {})
    schema = body.get("content", {}).get("application/json", {}).get("schema", {})
    return jsonschema_rs.Draft202012Validator(
        {**schema, "components": _description()["components"]}
    )
