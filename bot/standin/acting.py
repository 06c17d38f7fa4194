"""What a person does in Discord's client: commands, buttons, menus, forms, messages."""

from typing import Any

from bot.errors import StandinError
from bot.standin.interactions import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    MODAL,
    Interaction,
    interaction_event,
)
from bot.standin.offering import (
    CHANNEL,
    MENTIONABLE,
    ROLE,
    STRING,
    USER,
    command_data,
    command_path,
    filled_in,
    find_command,
    offered,
    resolved,
)
from bot.standin.people import Channel, User
from bot.standin.rules.commands import CHAT_INPUT, MESSAGE_MENU, USER_MENU
from bot.standin.rules.components import BUTTON, LABEL, SELECT, SELECTS, TEXT_INPUT, walk
from bot.standin.store import Stored, named_in
from bot.standin.wire import Json
from bot.standin.world import World

LONGEST_TYPED = 2000
PICKED = {3: STRING, 5: USER, 6: ROLE, 7: MENTIONABLE, 8: CHANNEL}  # select type → option type


class Person:
    """A user in a channel, and everything they can do there.

    Raises StandinError where Discord's client would not let them.
    """

    def __init__(self, world: World, user: User, channel: Channel) -> None:
        self._world = world
        self._user = user
        self._channel = channel

    def slash(self, name: str, options: Json, *, force: bool = False) -> Interaction:
        """Send a slash command; `name` may go on with a subcommand ("settings show").

        `force` sends it although it is not offered, as where a server's admins
        have changed who may use a command.
        """
        command, path, declared = self._command(name, force=force)
        data = command_data(command, path, filled_in(declared, options))
        return self._send(COMMAND, data, name)

    def autocomplete(self, name: str, option: str, typed: Any, options: Json) -> Interaction:
        """Type into an option that completes; `options` are those filled in before."""
        command, path, declared = self._command(name)
        if not any(o["name"] == option and o.get("autocomplete") for o in declared):
            raise StandinError(f"/{name} has no option {option!r} with autocomplete.")
        filled = filled_in(declared, {**options, option: typed}, partial=True)
        for entry in filled:
            if entry["name"] == option:
                entry["focused"] = True
        return self._send(AUTOCOMPLETE, command_data(command, path, filled), name)

    def menu(
        self, name: str, *, message_id: str | None = None, user: User | None = None
    ) -> Interaction:
        """Choose an entry of the menu on a message, or on a user."""
        every = offered(self._world.commands, self._user, self._channel)
        command = find_command(every, name, MESSAGE_MENU if message_id else USER_MENU)
        data = command_data(command, [], [])
        if message_id:
            stored = self._visible(message_id)
            data["target_id"] = message_id
            data["resolved"] = {"messages": {message_id: stored.data}}
        elif user:
            data["target_id"] = user.id
            data["resolved"] = {"users": {user.id: user.to_json()}}
            if self._channel.guild_id:
                member = {**user.member_json(), "permissions": str(user.permissions)}
                data["resolved"]["members"] = {user.id: member}
        return self._send(COMMAND, data, name)

    def press(self, message_id: str, custom_id: str) -> Interaction:
        """Press a button."""
        button = self._component(message_id, custom_id, (BUTTON,))
        data = {"custom_id": custom_id, "component_type": BUTTON, "id": button["id"]}
        return self._send(COMPONENT, data, message_id=message_id)

    def select(self, message_id: str, custom_id: str, values: list[str]) -> Interaction:
        """Choose in a select menu."""
        select = self._component(message_id, custom_id, SELECTS)
        least, most = select.get("min_values", 1), select.get("max_values", 1)
        if not least <= len(values) <= most:
            raise StandinError(f"Choose {least} to {most} of the entries.")
        known = [option["value"] for option in select.get("options", [])]
        if select["type"] == SELECT and not set(values) <= set(known):
            raise StandinError(f"There is no such entry; there are: {', '.join(known)}.")
        data = {
            "custom_id": custom_id,
            "component_type": select["type"],
            "id": select["id"],
            "values": values,
        }
        found = resolved([{"type": PICKED[select["type"]], "value": value} for value in values])
        data |= {"resolved": found} if found else {}
        return self._send(COMPONENT, data, message_id=message_id)

    def submit(self, interaction_id: str, values: Json) -> Interaction:
        """Send in the form (modal) that an interaction was answered with."""
        asked = self._world.interactions.get(interaction_id)
        if asked.modal is None or asked.user is not self._user:
            raise StandinError("There is no form to send in.")
        components = [_filled_field(c, values) for c in asked.modal["components"]]
        data = {"custom_id": asked.modal["custom_id"], "components": [c for c in components if c]}
        return self._send(MODAL, data, message_id=asked.message_id)

    def say(self, text: str, *, reply_to: str | None = None, ping: bool = True) -> Stored:
        """Write a message; `ping` is the switch beside a reply that mentions its author."""
        if not text.strip() or len(text) > LONGEST_TYPED:
            raise StandinError(f"A message has 1 to {LONGEST_TYPED} characters.")
        store = self._world.store
        message = store.blank(self._user, self._channel)
        mentions = named_in(text)
        if reply_to:
            target = self._visible(reply_to)
            author = self._world.user(target.data["author"]["id"])
            mentions += [author] if ping and author not in mentions else []
            message |= self._world.reply_fields(self._channel, reply_to)
        message |= {"content": text, "mentions": [user.to_json() for user in mentions]}
        stored = Stored(message, self._channel, pinged=[user.id for user in mentions])
        store.keep(stored)
        self._world.announce("MESSAGE_CREATE", stored)
        return stored

    def rewrite(self, message_id: str, text: str) -> Stored:
        """Edit an own message."""
        stored = self._own(message_id)
        mentions = [user.to_json() for user in named_in(text)]
        self._world.store.edit(stored, {"content": text, "mentions": mentions})
        self._world.announce("MESSAGE_UPDATE", stored)
        return stored

    def delete(self, message_id: str) -> None:
        """Delete a message, as its author or as a moderator; dismiss an ephemeral one."""
        stored = self._visible(message_id)
        self._world.remove(stored)

    def _own(self, message_id: str) -> Stored:
        stored = self._visible(message_id)
        if stored.data["author"]["id"] != self._user.id:
            raise StandinError("Only its author can edit a message.")
        return stored

    def _command(self, name: str, *, force: bool = False) -> tuple[Json, list[Json], list[Json]]:
        first, *rest = name.split(" ")
        every = self._world.commands.every()
        if not force:
            every = offered(self._world.commands, self._user, self._channel)
        command = find_command(every, first, CHAT_INPUT)
        path = command_path(command, rest)
        return command, path, (path[-1] if path else command).get("options", [])

    def _visible(self, message_id: str) -> Stored:
        stored = self._world.store.find(message_id)
        if (
            stored is None
            or stored.channel is not self._channel
            or stored.audience not in (None, self._user.id)
        ):
            raise StandinError("That message is not there.")
        return stored

    def _component(self, message_id: str, custom_id: str, kinds: tuple[int, ...]) -> Json:
        stored = self._visible(message_id)
        for component, _ in walk(stored.data["components"]):
            if component.get("custom_id") == custom_id and component["type"] in kinds:
                if component.get("disabled"):
                    raise StandinError(f"{custom_id} is greyed out.")
                return component
        raise StandinError(f"The message has no such button or menu: {custom_id}.")

    def _send(
        self, kind: int, data: Json, name: str = "", message_id: str | None = None
    ) -> Interaction:
        world = self._world
        made = world.interactions.open(kind, self._user, self._channel, data, message_id)
        made.name, made.locale = name, world.locales.get(self._user.id, "en-US")
        source = world.store.find(message_id) if message_id else None
        event = interaction_event(made, source.data if source else None)
        world.gateway.dispatch("INTERACTION_CREATE", event, self._channel.guild_id)
        return made


def _filled_field(component: Json, values: Json) -> Json | None:
    """Return a modal's top component as MODAL_SUBMIT carries it; None for mere text."""
    made: Json = {"type": component["type"], "id": component.get("id", 0)}
    if component["type"] == LABEL:
        return {**made, "component": _filled_input(component["component"], values)}
    if "components" in component:
        inside = [_filled_input(field, values) for field in component["components"]]
        return {**made, "components": inside}
    return None


def _filled_input(field: Json, values: Json) -> Json:
    made: Json = {"type": field["type"], "id": field.get("id", 0), "custom_id": field["custom_id"]}
    value: Any = values.get(field["custom_id"], field.get("value", ""))
    if field["type"] != TEXT_INPUT:
        return {**made, "values": value if isinstance(value, list) else [value]}
    label = field.get("label") or field["custom_id"]
    if field.get("required", True) and not value:
        raise StandinError(f"This field is required: {label}.")
    if not field.get("min_length", 0) <= len(value) <= field.get("max_length", 4000):
        raise StandinError(f"Too short or too long: {label}.")
    return {**made, "value": value}
