"""Routes that answer interactions."""

from aiohttp import web

from bot.standin.bodies import BODY, answer
from bot.standin.interactions import Interaction
from bot.standin.people import BOT_ID
from bot.standin.refusals import unknown
from bot.standin.responding import Responder
from bot.standin.routes import Routes
from bot.standin.rules.messages import EPHEMERAL, LOADING
from bot.standin.wire import Json
from bot.standin.world import World

WEBHOOK = "/webhooks/{application}/{token}"


def interaction_routes(world: World) -> Routes:
    """Return the routes of callbacks and follow-ups."""
    responder = Responder(world)

    async def callback(request: web.Request) -> web.Response:
        given, body = request.match_info, request[BODY]
        made = responder.callback(given["id"], given["token"], body.value or {}, body.files)
        if request.query.get("with_response", "").lower() not in ("1", "true"):
            return answer()
        return answer(_callback_response(world, made))

    async def follow_up(request: web.Request) -> web.Response:
        body = request[BODY]
        stored = responder.follow_up(_token(request), body.value or {}, body.files)
        wait = request.query.get("wait", "").lower() in ("1", "true")
        return answer(stored.data if wait else None)

    async def get(request: web.Request) -> web.Response:
        _, stored = responder.find(_token(request), request.match_info["message"])
        return answer(stored.data)

    async def edit(request: web.Request) -> web.Response:
        body = request[BODY]
        named = request.match_info["message"]
        return answer(responder.edit(_token(request), named, body.value or {}, body.files).data)

    async def delete(request: web.Request) -> web.Response:
        responder.delete(_token(request), request.match_info["message"])
        return answer()

    return [
        ("POST", "/interactions/{id}/{token}/callback", callback),
        ("POST", WEBHOOK, follow_up),
        ("GET", WEBHOOK + "/messages/{message}", get),
        ("PATCH", WEBHOOK + "/messages/{message}", edit),
        ("DELETE", WEBHOOK + "/messages/{message}", delete),
    ]


def _token(request: web.Request) -> str:
    if request.match_info["application"] != BOT_ID:
        raise unknown("Webhook")
    return request.match_info["token"]


def _callback_response(world: World, interaction: Interaction) -> Json:
    """Return Discord's "interaction callback response" object."""
    described: Json = {"id": interaction.id, "type": interaction.kind}
    resource: Json = {"type": interaction.callback}
    stored = world.store.find(interaction.original) if interaction.original else None
    if stored is not None:
        flags = stored.data["flags"]
        described["response_message_id"] = stored.data["id"]
        described["response_message_loading"] = bool(flags & LOADING)
        described["response_message_ephemeral"] = bool(flags & EPHEMERAL)
        resource["message"] = stored.data
    return {"interaction": described, "resource": resource}
