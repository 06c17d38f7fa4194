"""From the body a bot sends to the message that Discord makes of it."""

from collections.abc import Sequence
from typing import Any

from bot.standin.people import BOT_ID
from bot.standin.refusals import Refusal
from bot.standin.rules.components import FILE, TEXT, walk
from bot.standin.rules.messages import EPHEMERAL, LOADING, MOST_BYTES, V2, check_message
from bot.standin.store import File, Store, Stored, named_in
from bot.standin.wire import Json

SETTABLE = 1 << 2 | EPHEMERAL | 1 << 12 | V2  # suppress embeds, ephemeral, silent, Components V2


def fields_of(
    body: Json,
    files: Sequence[File],
    stored: Stored,
    store: Store,
    *,
    under: tuple[str, ...] = (),
) -> Json:
    """Return the changes that `body` makes to the message `stored`; refuse what Discord would.

    A new message is a blank one changed.
    """
    _check_sizes(files)
    kept: list[Json] = body.get("attachments") or []
    named = [item for item in kept if len(str(item.get("id"))) > 2]
    counted = {**body, "attachments": [*named, *files]} if files or "attachments" in body else body
    check_message(counted, was=stored.data, under=under)
    flags = (stored.data["flags"] & ~LOADING) | (
        int(body.get("flags") or 0) & SETTABLE & ~EPHEMERAL
    )
    changes: Json = {"flags": flags}
    for name in ("content", "embeds"):
        if name in body:
            changes[name] = (body[name] or "").strip() if name == "content" else body[name] or []
    if "attachments" in body or files:
        changes["attachments"] = _attachments(body, files, stored, store)
    held: list[Json] = {**stored.data, **changes}["attachments"]
    if "components" in body:
        changes["components"] = _numbered(body["components"])
    changes = _resolve(changes, {item["filename"]: item for item in held})
    changes["mentions"] = [u.to_json() for u in named_in(spoken_text({**stored.data, **changes}))]
    return changes


def _check_sizes(files: Sequence[File]) -> None:
    if sum(len(file.content) for file in files) > MOST_BYTES:
        raise Refusal(413, 40005, "Request entity too large")


def _attachments(body: Json, files: Sequence[File], stored: Stored, store: Store) -> list[Json]:
    """Keep the attachments that the body names by id, and add the uploaded ones."""
    before = stored.data["attachments"]
    if "attachments" in body:
        keep = {str(item.get("id")) for item in body["attachments"] or []}
        before = [item for item in before if item["id"] in keep]
    return [*before, *store.attach(files, stored.channel, stored.data["flags"])]


def _numbered(components: list[Json] | None) -> list[Json]:
    """Give each component without an id the next free number, as Discord does."""
    taken = {component.get("id") for component, _ in walk(components)}
    free = (number for number in range(1, 10_000) if number not in taken)
    return [_number(component, free) for component in components or []]


def _number(component: Json, free: Any) -> Json:
    made = dict(component)
    made["id"] = component.get("id") or next(free)
    if "components" in made:
        made["components"] = [_number(child, free) for child in made["components"]]
    for single in ("accessory", "component"):
        if made.get(single):
            made[single] = _number(made[single], free)
    return made


def _resolve(value: Any, held: dict[str, Json]) -> Any:
    """Replace `attachment://name` by the address of the file that came along."""
    if isinstance(value, list):
        return [_resolve(item, held) for item in value]
    if not isinstance(value, dict):
        return value
    made = {key: _resolve(item, held) for key, item in value.items()}
    url = made.get("url")
    if isinstance(url, str) and url.startswith("attachment://"):
        item = held.get(url.removeprefix("attachment://"))
        if item is None:
            raise Refusal(400, 50035, "Invalid Form Body", _unresolved(url))
        names = ("url", "proxy_url", "content_type", "width", "height")
        made.update({name: item[name] for name in names if name in item})
        made["attachment_id"] = item["id"]
    if made.get("type") == FILE and isinstance(made.get("file"), dict):
        item = next((i for i in held.values() if i["url"] == made["file"].get("url")), None)
        if item:
            made.update(name=item["filename"], size=item["size"])
    return made


def _unresolved(url: str) -> Json:
    said = f"The referenced attachment was not found in this request: {url}"
    return {
        "_errors": [
            {"code": "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", "message": said}
        ]
    }


def spoken_text(message: Json) -> str:
    """Return the text of a message in which mentions notify: content and text displays."""
    texts = [c.get("content", "") for c, _ in walk(message["components"]) if c.get("type") == TEXT]
    return "\n".join([message["content"], *texts])


def pinged_by(message: Json, allowed: Json | None, replied_to: str | None = None) -> list[str]:
    """Return the ids (or "everyone") that a bot's message notifies under `allowed_mentions`."""
    text = spoken_text(message)
    parse = {"users", "roles", "everyone"} if allowed is None else set(allowed.get("parse") or [])
    listed = set(map(str, (allowed or {}).get("users") or []))
    pinged = [u.id for u in named_in(text) if "users" in parse or u.id in listed]
    if "everyone" in parse and ("@everyone" in text or "@here" in text):
        pinged.append("everyone")
    if replied_to and (allowed is None or allowed.get("replied_user")):
        pinged.append(replied_to)
    return [user_id for user_id in dict.fromkeys(pinged) if user_id != BOT_ID]
