"""Limits of embeds: "Embed Limits" in Discord's API reference."""

from typing import Any

from bot.standin.refusals import FieldErrors, Path
from bot.standin.wire import Json

MOST_EMBEDS = 10
MOST_FIELDS = 25
MOST_IN_ALL = 6000


def check_embeds(embeds: Any, errors: FieldErrors, path: Path = ("embeds",)) -> None:
    """Note every limit that the list of embeds oversteps."""
    if not embeds:
        return
    errors.length(path, embeds, MOST_EMBEDS)
    for number, embed in enumerate(embeds):
        _check_embed(embed, errors, (*path, number))
    if sum(map(embed_size, embeds)) > MOST_IN_ALL:
        said = f"Embed size exceeds maximum size of {MOST_IN_ALL}"
        errors.add(path, "MAX_EMBED_SIZE_EXCEEDED", said)


def embed_size(embed: Json) -> int:
    """Return the characters of `embed` that count towards 6,000 in a message."""
    fields = embed.get("fields") or []
    texts = [
        embed.get("title"),
        embed.get("description"),
        (embed.get("footer") or {}).get("text"),
        (embed.get("author") or {}).get("name"),
        *(field.get(part) for field in fields for part in ("name", "value")),
    ]
    return sum(len(text.strip()) for text in texts if text)


def _check_embed(embed: Json, errors: FieldErrors, path: Path) -> None:
    errors.length((*path, "title"), embed.get("title"), 256)
    errors.length((*path, "description"), embed.get("description"), 4096)
    errors.length((*path, "footer", "text"), (embed.get("footer") or {}).get("text"), 2048)
    errors.length((*path, "author", "name"), (embed.get("author") or {}).get("name"), 256)
    fields = embed.get("fields") or []
    errors.length((*path, "fields"), fields, MOST_FIELDS)
    for number, field in enumerate(fields):
        for part, most in (("name", 256), ("value", 1024)):
            at = (*path, "fields", number, part)
            if not (field.get(part) or "").strip():
                errors.required(at)
            errors.length(at, field.get(part), most)
    colour = embed.get("color")
    if colour is not None and not 0 <= int(colour) <= 0xFFFFFF:
        said = "int value should be between 0 and 16777215."
        errors.add((*path, "color"), "NUMBER_TYPE_MAX", said)
    for at in (("url",), ("image", "url"), ("thumbnail", "url"), ("author", "url")):
        _check_url(embed, at, errors, path)


def _check_url(embed: Json, at: tuple[str, ...], errors: FieldErrors, path: Path) -> None:
    value: Any = embed
    for step in at:
        value = (value or {}).get(step)
    if value and not value.startswith(("http://", "https://", "attachment://")):
        said = "Scheme must be one of ('http', 'https')."
        errors.add((*path, *at), "URL_TYPE_INVALID_SCHEME", said)
