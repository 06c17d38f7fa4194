"""What the control client hands to tests: messages and interactions as a user sees them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.standin.rules.components import BUTTON, SELECTS, TEXT, walk
from bot.standin.rules.messages import EPHEMERAL, LOADING, V2
from bot.standin.wire import Json

if TYPE_CHECKING:
    from bot.standin.client import Standin


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as it stood when it was asked for; `raw` is Discord's message object.

    `history` are its earlier states, oldest first; `pinged` the ids that were
    notified ("everyone" among them); `audience` who alone sees it, None for all.
    """

    raw: Json

    @property
    def id(self) -> str:
        """The message's id."""
        return str(self.raw["id"])

    @property
    def content(self) -> str:
        """The plain content; empty for Components V2."""
        return str(self.raw["content"])

    @property
    def embeds(self) -> list[Json]:
        """The embeds."""
        return list(self.raw["embeds"])

    @property
    def components(self) -> list[Json]:
        """The top components."""
        return list(self.raw["components"])

    @property
    def attachments(self) -> list[Json]:
        """The attachments."""
        return list(self.raw["attachments"])

    @property
    def ephemeral(self) -> bool:
        """Whether only one user sees it."""
        return bool(self.raw["flags"] & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether it still says that the bot is thinking."""
        return bool(self.raw["flags"] & LOADING)

    @property
    def is_v2(self) -> bool:
        """Whether it is built of Components V2."""
        return bool(self.raw["flags"] & V2)

    @property
    def deleted(self) -> bool:
        """Whether it was deleted."""
        return bool(self.raw["standin"]["deleted"])

    @property
    def audience(self) -> str | None:
        """The id of the only user who sees it."""
        value: str | None = self.raw["standin"]["audience"]
        return value

    @property
    def pinged(self) -> list[str]:
        """Who was notified."""
        return list(self.raw["standin"]["pinged"])

    @property
    def history(self) -> list["Seen"]:
        """Earlier states of an edited message, oldest first."""
        return [
            Seen({**old, "standin": self.raw["standin"]}) for old in self.raw["standin"]["history"]
        ]

    @property
    def text(self) -> str:
        """All that there is to read: content, embeds, text displays, labels; a line each."""
        return "\n".join(part for part in self._texts() if part)

    @property
    def buttons(self) -> list[Json]:
        """All buttons, in reading order."""
        return [c for c, _ in walk(self.components) if c["type"] == BUTTON]

    @property
    def selects(self) -> list[Json]:
        """All select menus, in reading order."""
        return [c for c, _ in walk(self.components) if c["type"] in SELECTS]

    def button(self, label: str) -> Json:
        """Return the first button whose label is or contains `label`; LookupError if none."""
        for button in self.buttons:
            if label.lower() in (button.get("label") or "").lower():
                return button
        labels = [button.get("label") for button in self.buttons]
        raise LookupError(f"No button {label!r} among {labels}.")

    def _texts(self) -> Iterator[str]:
        yield self.content
        for embed in self.embeds:
            yield (embed.get("author") or {}).get("name", "")
            yield embed.get("title", "")
            yield embed.get("description", "")
            for field in embed.get("fields", []):
                yield field["name"]
                yield field["value"]
            yield (embed.get("footer") or {}).get("text", "")
        for component, _ in walk(self.components):
            yield component.get("content" if component["type"] == TEXT else "label", "")


@dataclass(slots=True)
class Done:
    """Something a user did that the bot is to answer; made by the methods of `Standin`."""

    standin: "Standin"
    raw: Json

    @property
    def id(self) -> str:
        """The interaction's id."""
        return str(self.raw["id"])

    @property
    def acked_ms(self) -> float | None:
        """Milliseconds from sending to the bot's first answer, None while there is none."""
        self._look("acked", 4.0)
        return self._number("acked_ms")

    @property
    def replied_ms(self) -> float | None:
        """Milliseconds from sending to the first visible reply, None while there is none."""
        return self._number("replied_ms")

    @property
    def failed(self) -> bool:
        """Whether three seconds passed unanswered ("The application did not respond")."""
        self._look("acked", 4.0)
        return bool(self.raw["status"] == "failed")

    @property
    def deferred(self) -> bool:
        """Whether the bot asked for time first (callback 5 or 6)."""
        return self.raw["callback"] in (5, 6)

    def wait_reply(self, timeout: float = 15.0) -> Seen:
        """Return the reply, which may be the message that a button changed.

        Raises TimeoutError if nothing is to be seen within `timeout` seconds,
        or the bot missed its deadline.
        """
        self._look("replied", timeout)
        if self.raw["replied_ms"] is None or not self.raw["messages"]:
            raise TimeoutError(f"No reply; the interaction is {self.raw['status']}.")
        return Seen(self.raw["messages"][0])

    def replies(self) -> list[Seen]:
        """Return the reply and all follow-ups that there are now."""
        self._look("", 0)
        return [Seen(message) for message in self.raw["messages"]]

    def wait_choices(self, timeout: float = 5.0) -> list[Json]:
        """Return the suggestions of autocomplete: objects with `name` and `value`."""
        self._look("replied", timeout)
        if self.raw["choices"] is None:
            raise TimeoutError(f"No suggestions; the interaction is {self.raw['status']}.")
        return list(self.raw["choices"])

    def wait_modal(self, timeout: float = 5.0) -> Json:
        """Return the form (modal) that the bot opened."""
        self._look("replied", timeout)
        if self.raw["modal"] is None:
            raise TimeoutError(f"No form; the interaction is {self.raw['status']}.")
        return dict(self.raw["modal"])

    def _look(self, until: str, timeout: float) -> None:
        query = {"until": until, "timeout": timeout}
        self.raw = self.standin.get(f"/api/interactions/{self.id}", **query)

    def _number(self, name: str) -> float | None:
        value: Any = self.raw[name]
        return None if value is None else float(value)
