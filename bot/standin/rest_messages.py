"""Routes of messages in channels."""

from aiohttp import web

from bot.standin.bodies import BODY, answer
from bot.standin.composing import fields_of, pinged_by
from bot.standin.people import BOT, BOT_ID, Channel
from bot.standin.refusals import Refusal, unknown
from bot.standin.routes import RouteHandler, Routes
from bot.standin.store import Stored
from bot.standin.wire import Json
from bot.standin.world import World

MOST_LISTED = 100


def message_routes(world: World) -> Routes:
    """Return the routes of messages."""

    async def create(request: web.Request) -> web.Response:
        channel = world.store.channel(request.match_info["channel"])
        body = request[BODY]
        stored = Stored(world.store.blank(BOT, channel), channel)
        reference = (body.value or {}).get("message_reference")
        target = _refer(world, stored, channel, reference) if reference else None
        stored.data |= fields_of(body.value or {}, body.files, stored, world.store)
        author = target.data["author"]["id"] if target else None
        stored.pinged = pinged_by(stored.data, body.value.get("allowed_mentions"), author)
        world.store.keep(stored)
        world.announce("MESSAGE_CREATE", stored)
        return answer(stored.data)

    async def get(request: web.Request) -> web.Response:
        return answer(world.for_bot(_named(world, request)))

    async def edit(request: web.Request) -> web.Response:
        stored = _named(world, request)
        if stored.data["author"]["id"] != BOT_ID:
            raise Refusal(403, 50005, "Cannot edit a message authored by another user")
        body = request[BODY]
        changes = fields_of(body.value or {}, body.files, stored, world.store)
        world.store.edit(stored, changes)
        world.announce("MESSAGE_UPDATE", stored)
        return answer(stored.data)

    async def delete(request: web.Request) -> web.Response:
        stored = _named(world, request)
        if stored.data["author"]["id"] != BOT_ID:
            raise Refusal(403, 50013, "Missing Permissions")
        world.remove(stored)
        return answer()

    async def typing(request: web.Request) -> web.Response:
        channel = world.store.channel(request.match_info["channel"])
        audience = channel.owner.id if channel.owner else None
        world.hub.publish("typing", audience=audience, channel_id=channel.id)
        return answer()

    messages = "/channels/{channel}/messages"
    return [
        ("POST", messages, create),
        ("GET", messages, _listing(world)),
        ("GET", messages + "/{message}", get),
        ("PATCH", messages + "/{message}", edit),
        ("DELETE", messages + "/{message}", delete),
        ("POST", "/channels/{channel}/typing", typing),
    ]


def _listing(world: World) -> RouteHandler:
    async def listed(request: web.Request) -> web.Response:
        channel = world.store.channel(request.match_info["channel"])
        most = min(int(request.query.get("limit", 50)), MOST_LISTED)
        found = [s for s in world.store.every(channel.id) if not s.audience]
        if "before" in request.query:
            found = [s for s in found if int(s.data["id"]) < int(request.query["before"])]
        if "after" in request.query:
            newer = [s for s in found if int(s.data["id"]) > int(request.query["after"])]
            return answer([world.for_bot(s) for s in reversed(newer[:most])])
        return answer([world.for_bot(s) for s in reversed(found[-most:])])

    return listed


def _named(world: World, request: web.Request) -> Stored:
    return world.store.public(request.match_info["channel"], request.match_info["message"])


def _refer(world: World, stored: Stored, channel: Channel, reference: Json) -> Stored | None:
    """Make `stored` a reply to the message that `reference` names."""
    message_id = str(reference.get("message_id"))
    target = world.store.find(message_id)
    if target is None or target.channel is not channel or target.audience:
        if reference.get("fail_if_not_exists", True):
            raise unknown("Message")
        return None
    stored.data |= world.reply_fields(channel, message_id)
    return target
