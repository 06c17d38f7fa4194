"""What a message may hold, when it is sent and when it is edited."""

from bot.standin.refusals import FieldErrors, Path, Refusal
from bot.standin.rules.components import check_message_components
from bot.standin.rules.embeds import check_embeds
from bot.standin.wire import Json

EPHEMERAL = 1 << 6
LOADING = 1 << 7
V2 = 1 << 15
LEGACY_FIELDS = ("content", "embeds", "poll", "stickers")
MOST_CONTENT = 2000
MOST_FILES = 10
MOST_BYTES = 10 * 1024 * 1024


def check_message(body: Json, *, was: Json | None = None, under: Path = ()) -> None:
    """Refuse `body` if Discord would; `was` is the message it edits.

    `under` is where the message lies in the request ("data" in interaction callbacks).
    """
    errors = FieldErrors()
    flags = int(body.get("flags") or 0) | (was or {}).get("flags", 0)
    v2 = bool(flags & V2)
    errors.length(("content",), body.get("content"), MOST_CONTENT)
    if v2:
        _check_no_legacy(body, errors)
    check_embeds(body.get("embeds"), errors)
    check_message_components(body.get("components"), v2, errors)
    errors.length(("attachments",), body.get("attachments"), MOST_FILES)
    errors.raise_any(under)
    _check_not_empty({**(was or {}), **body})


def _check_no_legacy(body: Json, errors: FieldErrors) -> None:
    for name in LEGACY_FIELDS:
        if body.get(name):
            said = f'The "{name}" field cannot be used when using MessageFlags.IS_COMPONENTS_V2'
            code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
            errors.add((name,), code, said)


def _check_not_empty(message: Json) -> None:
    parts = ("embeds", "attachments", "components", "sticker_ids", "poll")
    if not (message.get("content") or "").strip() and not any(message.get(p) for p in parts):
        raise Refusal(400, 50006, "Cannot send an empty message")
