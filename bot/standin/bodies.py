"""Reading requests and writing answers as Discord's API does."""

import json
import mimetypes
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from bot.standin.refusals import Refusal
from bot.standin.store import File
from bot.standin.wire import Snowflakes, dumps


@dataclass(frozen=True, slots=True)
class Body:
    """The JSON of a request, and the files that came with it."""

    value: Any
    files: tuple[File, ...] = ()


BODY = web.RequestKey("body", Body)  # where a request's body stands once it has been read


def answer(value: object = None, status: int = 200) -> web.Response:
    """Return `value` as JSON; nothing at all is 204.

    The content type carries no charset: discord.py parses exactly "application/json".
    """
    if value is None:
        return web.Response(status=204)
    return web.Response(body=dumps(value), status=status, content_type="application/json")


async def read_body(request: web.Request, snowflakes: Snowflakes) -> Body:
    """Read a JSON or multipart body; a request without one has the value None."""
    if request.content_type.startswith("multipart/"):
        return await _read_multipart(request, snowflakes)
    raw = await request.read()
    return Body(_parsed(raw) if raw else None)


def _parsed(raw: bytes | str) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        said = "The request body contains invalid JSON."
        raise Refusal(400, 50109, said) from None


async def _read_multipart(request: web.Request, snowflakes: Snowflakes) -> Body:
    value: Any = {}
    parts: list[tuple[str, str, str, bytes]] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        if part.name == "payload_json":
            value = _parsed(await part.text())
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            content = bytes(await part.read(decode=False))
            parts.append((part.name or "", part.filename or "file", kind, content))
    holder = value.get("data") or {} if "type" in value else value
    notes = {str(note.get("id")): note for note in holder.get("attachments") or []}
    files = []
    for name, filename, kind, content in parts:
        note = notes.get(name.removeprefix("files[").removesuffix("]"), {})
        shown = note.get("filename") or filename
        kept = File(snowflakes.next(), shown, _kind(kind, shown), content, note.get("description"))
        files.append(kept)
    return Body(value, tuple(files))


def _kind(given: str, filename: str) -> str:
    """Return the content type that Discord would tell from the name."""
    guessed = mimetypes.guess_type(filename)[0] or given
    text = guessed.startswith("text/") or guessed == "application/json"
    return f"{guessed}; charset=utf-8" if text else guessed
