"""What the bot may do with an interaction: acknowledge it, answer, follow up, edit, delete."""

import time
from collections.abc import Sequence

from bot.standin.composing import fields_of, pinged_by
from bot.standin.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, Interaction
from bot.standin.people import BOT, BOT_ID
from bot.standin.refusals import FieldErrors, unknown
from bot.standin.rules.commands import check_choice
from bot.standin.rules.components import check_modal
from bot.standin.rules.messages import EPHEMERAL, LOADING
from bot.standin.store import File, Stored
from bot.standin.wire import Json
from bot.standin.world import World

MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL_FORM = 4, 5, 6, 7, 8, 9
MOST_CHOICES = 25
SLASH_USED, MENU_USED = 20, 23  # message types


class Responder:
    """Carries out the bot's answers to interactions."""

    def __init__(self, world: World) -> None:
        self._world = world

    def callback(
        self, interaction_id: str, token: str, body: Json, files: Sequence[File]
    ) -> Interaction:
        """Take the first answer (`POST /interactions/{id}/{token}/callback`)."""
        world, kind = self._world, int(body.get("type") or 0)
        interaction = world.interactions.peek(interaction_id, token)
        if kind not in _allowed(interaction):
            errors = FieldErrors()
            errors.choice(("type",), tuple(_allowed(interaction)))
            errors.raise_any()
        data = body.get("data") or {}
        if kind in (MESSAGE, DEFERRED_MESSAGE):
            self._first_message(interaction, data, files, loading=kind == DEFERRED_MESSAGE)
        elif kind == UPDATE:
            self._change(interaction, self._source(interaction), data, files, under=("data",))
        elif kind == DEFERRED_UPDATE:
            self._source(interaction)
        elif kind == CHOICES:
            interaction.choices = _checked_choices(data)
        else:
            interaction.modal = _checked_modal(data)
        if kind in (UPDATE, DEFERRED_UPDATE):
            interaction.original = interaction.message_id
        world.interactions.acknowledge(interaction, kind)
        if kind not in (DEFERRED_MESSAGE, DEFERRED_UPDATE):
            self._seen(interaction)
        world.interactions.changed(interaction)
        return interaction

    def follow_up(self, token: str, body: Json, files: Sequence[File]) -> Stored:
        """Send one more message; the first after a deferral fills the waiting one."""
        interaction = self._world.interactions.by_token(token)
        original = interaction.original and self._world.store.find(interaction.original)
        if original and original.data["flags"] & LOADING:
            return self._change(interaction, original, body, files)
        flags = int(body.get("flags") or 0) & EPHEMERAL
        stored = self._blank(interaction, flags)
        stored.data |= fields_of(body, files, stored, self._world.store)
        return self._publish(interaction, stored, body)

    def find(self, token: str, message_id: str) -> tuple[Interaction, Stored]:
        """Return the message that a follow-up route names by id or as `@original`."""
        interaction = self._world.interactions.by_token(token)
        if message_id == "@original":
            if interaction.original is None:
                raise unknown("Webhook" if interaction.callback is None else "Message")
            message_id = interaction.original
        elif message_id not in (interaction.original, *interaction.replies):
            raise unknown("Message")
        return interaction, self._world.store.get(message_id)

    def edit(self, token: str, message_id: str, body: Json, files: Sequence[File]) -> Stored:
        """Change a message sent for the interaction."""
        interaction, stored = self.find(token, message_id)
        return self._change(interaction, stored, body, files)

    def delete(self, token: str, message_id: str) -> None:
        """Delete a message sent for the interaction."""
        self._world.remove(self.find(token, message_id)[1])

    def _source(self, interaction: Interaction) -> Stored:
        if interaction.message_id is None:
            raise unknown("Message")
        return self._world.store.get(interaction.message_id)

    def _first_message(
        self, interaction: Interaction, data: Json, files: Sequence[File], *, loading: bool
    ) -> None:
        flags = int(data.get("flags") or 0) & EPHEMERAL
        stored = self._blank(interaction, flags | (LOADING if loading else 0))
        if not loading:
            stored.data |= fields_of(data, files, stored, self._world.store, under=("data",))
        interaction.original = stored.data["id"]
        self._publish(interaction, stored, data)

    def _blank(self, interaction: Interaction, flags: int) -> Stored:
        channel, user = interaction.channel, interaction.user
        message = self._world.store.blank(BOT, channel)
        metadata: Json = {
            "id": interaction.id,
            "type": interaction.kind,
            "user": user.to_json(),
            "authorizing_integration_owners": {"0": channel.guild_id or "0"},
        }
        message |= {"flags": flags, "application_id": BOT_ID, "webhook_id": BOT_ID}
        if interaction.kind == COMMAND:
            message["type"] = SLASH_USED if interaction.data.get("type") == 1 else MENU_USED
            metadata["name"] = interaction.name
            message["interaction"] = {
                "id": interaction.id,
                "type": COMMAND,
                "name": interaction.name,
                "user": user.to_json(),
            }
        elif interaction.message_id:
            metadata["interacted_message_id"] = interaction.message_id
            message |= self._world.reply_fields(channel, interaction.message_id)
        if interaction.original:
            metadata["original_response_message_id"] = interaction.original
        message["interaction_metadata"] = metadata
        audience = user.id if flags & EPHEMERAL else None
        return Stored(message, channel, audience, interaction_id=interaction.id)

    def _publish(self, interaction: Interaction, stored: Stored, body: Json) -> Stored:
        stored.pinged = pinged_by(stored.data, body.get("allowed_mentions"))
        interaction.replies.append(stored.data["id"])
        if not stored.data["flags"] & LOADING:
            self._seen(interaction)
        self._world.store.keep(stored)
        self._world.announce("MESSAGE_CREATE", stored)
        self._world.interactions.changed(interaction)
        return stored

    def _change(
        self,
        interaction: Interaction,
        stored: Stored,
        body: Json,
        files: Sequence[File],
        *,
        under: tuple[str, ...] = (),
    ) -> Stored:
        first = bool(stored.data["flags"] & LOADING)
        changes = fields_of(body, files, stored, self._world.store, under=under)
        self._seen(interaction)
        if first:
            allowed = body.get("allowed_mentions")
            stored.pinged = pinged_by({**stored.data, **changes}, allowed)
        self._world.store.edit(stored, changes, edited=not first)
        self._world.announce("MESSAGE_UPDATE", stored)
        self._world.interactions.changed(interaction)
        return stored

    def _seen(self, interaction: Interaction) -> None:
        if interaction.replied_at is None:
            interaction.replied_at = time.monotonic()


def _allowed(interaction: Interaction) -> list[int]:
    """Return the callback types that fit the interaction."""
    if interaction.kind == AUTOCOMPLETE:
        return [CHOICES]
    allowed = [MESSAGE, DEFERRED_MESSAGE]
    if interaction.message_id and interaction.kind in (COMPONENT, MODAL):
        allowed += [DEFERRED_UPDATE, UPDATE]
    if interaction.kind != MODAL:
        allowed.append(MODAL_FORM)
    return allowed


def _checked_choices(data: Json) -> list[Json]:
    errors = FieldErrors()
    choices: list[Json] = data.get("choices") or []
    errors.length(("choices",), choices, MOST_CHOICES)
    for number, choice in enumerate(choices):
        check_choice(choice, ("choices", number), errors)
    errors.raise_any(("data",))
    return choices


def _checked_modal(data: Json) -> Json:
    errors = FieldErrors()
    check_modal(data, errors)
    errors.raise_any(("data",))
    return data
