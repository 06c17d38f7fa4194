"""Doing: each call is one thing that a user does in Discord's client."""

from collections.abc import Callable

from aiohttp import web

from bot.standin.acting import Person
from bot.standin.bodies import answer
from bot.standin.interactions import Interaction
from bot.standin.people import CHANNELS
from bot.standin.routes import RouteHandler, Routes
from bot.standin.store import Stored
from bot.standin.wire import Json
from bot.standin.world import World

Act = Callable[[World, Person, Json], Interaction | Stored | None]


def act_routes(world: World) -> Routes:
    """Return the routes `POST /api/act/NAME`; each body names `user` and `channel`."""
    return [("POST", f"/api/act/{name}", _route(world, act)) for name, act in ACTS.items()]


def _route(world: World, act: Act) -> RouteHandler:
    async def serve(request: web.Request) -> web.Response:
        body = await request.json()
        person = _person(world, body)
        done = act(world, person, body)
        return answer(done.to_json() if done is not None else {})

    return serve


def _person(world: World, body: Json) -> Person:
    """Return the user who acts and where: a channel by id or name, "dm" for direct messages."""
    user = world.user(body.get("user", "admin"))
    named = body.get("channel") or CHANNELS[0].id
    for channel in CHANNELS:
        own = channel.owner is user and named in ("dm", channel.id)
        if own or (channel.owner is None and named in (channel.id, channel.name)):
            return Person(world, user, channel)
    raise KeyError(named)


def _menu(world: World, person: Person, body: Json) -> Interaction:
    target = world.user(body["target"]) if body.get("target") else None
    return person.menu(body["name"], message_id=body.get("message"), user=target)


def _speak(world: World, _: Person, body: Json) -> None:
    """Choose the language of a user's client, one of Discord's locales."""
    world.locales[world.user(body["user"]).id] = str(body["locale"])


ACTS: dict[str, Act] = {
    "speak": _speak,
    "slash": lambda _, p, b: p.slash(
        b["name"], b.get("options") or {}, force=b.get("force", False)
    ),
    "autocomplete": lambda _, p, b: p.autocomplete(
        b["name"], b["option"], b["typed"], b.get("options") or {}
    ),
    "menu": _menu,
    "press": lambda _, p, b: p.press(b["message"], b["custom_id"]),
    "select": lambda _, p, b: p.select(b["message"], b["custom_id"], b["values"]),
    "submit": lambda _, p, b: p.submit(b["interaction"], b["values"]),
    "say": lambda _, p, b: p.say(b["text"], reply_to=b.get("reply_to"), ping=b.get("ping", True)),
    "edit": lambda _, p, b: p.rewrite(b["message"], b["text"]),
    "delete": lambda _, p, b: p.delete(b["message"]),
}
