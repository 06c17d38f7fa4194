"""A synchronous client of the control API, for tests: what a user does, sees and suffers.

    with Standin.start() as standin:
        environment = {**os.environ, **standin.environment()}
        bot = subprocess.Popen([sys.executable, "-m", "bot", "run"], env=environment)
        standin.wait_ready()
        reply = standin.slash("ask", {"question": "…"}, user="member").wait_reply()
        assert "…" in reply.text

Users are "admin" (Manage Server), "member" and "owner" (owner of the bot).
Channels are "briefings" (the default), "general" and "dm" (with the bot).
"""

import asyncio
import http.client
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Queue
from typing import Any
from urllib.parse import urlencode, urlsplit

from bot.errors import StandinError
from bot.standin.client_faults import FaultOrders
from bot.standin.people import BOT_ID
from bot.standin.seen import Done, Seen
from bot.standin.serving import Served, serve
from bot.standin.wire import Json

BOT_MENTION = f"<@{BOT_ID}>"


class Standin(FaultOrders):
    """A running stand-in, as seen from outside; its faults to order are in `FaultOrders`."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self.proxy = served.proxy
        self.ca_file = served.ca_file
        self.token = served.token
        self.page_url = served.page_url

    @classmethod
    @contextmanager
    def start(cls, *, allowed_privileged: int = 0) -> Iterator["Standin"]:
        """Run a stand-in in a thread of its own until the block ends."""
        up: Queue[tuple[Served, Callable[[], object]] | BaseException] = Queue()

        async def main() -> None:
            stop, loop = asyncio.Event(), asyncio.get_running_loop()
            async with serve(allowed_privileged=allowed_privileged) as served:
                up.put((served, lambda: loop.call_soon_threadsafe(stop.set)))
                await stop.wait()

        def run() -> None:
            try:
                asyncio.run(main())
            except BaseException as error:  # noqa: BLE001  # handed to the thread that waits
                up.put(error)

        thread = threading.Thread(target=run, name="standin")
        thread.start()
        started = up.get()
        if isinstance(started, BaseException):
            raise started
        try:
            yield cls(started[0])
        finally:
            started[1]()
            thread.join()

    def environment(self) -> dict[str, str]:
        """Return the environment variables that lead the unmodified bot here."""
        return self._served.environment()

    # What a user does.

    def slash(
        self,
        name: str,
        options: Json | None = None,
        *,
        user: str = "admin",
        channel: str = "briefings",
        force: bool = False,
    ) -> Done:
        """Send a slash command; `name` may go on with a subcommand.

        `force` sends one that the user is not offered. Raises StandinError
        where Discord's client would refuse (unknown or missing options …).
        """
        body = {"name": name, "options": options or {}, "force": force}
        return self._act("slash", user, channel, **body)

    def autocomplete(
        self,
        name: str,
        option: str,
        typed: str,
        options: Json | None = None,
        *,
        user: str = "admin",
        channel: str = "briefings",
    ) -> list[Json]:
        """Type into an option and return the suggestions: objects with `name` and `value`."""
        typing = self.complete(name, option, typed, options, user=user, channel=channel)
        return typing.wait_choices()

    def complete(
        self,
        name: str,
        option: str,
        typed: str,
        options: Json | None = None,
        *,
        user: str = "admin",
        channel: str = "briefings",
    ) -> Done:
        """Type into an option; `wait_choices` of what is returned gives the suggestions."""
        body = {"name": name, "option": option, "typed": typed, "options": options or {}}
        return self._act("autocomplete", user, channel, **body)

    def menu(self, name: str, on: Seen, *, user: str = "admin", channel: str = "briefings") -> Done:
        """Choose an entry of the menu on a message."""
        return self._act("menu", user, channel, name=name, message=on.id)

    def press(
        self, on: Seen, custom_id: str, *, user: str = "admin", channel: str = "briefings"
    ) -> Done:
        """Press the button with `custom_id`; `Seen.button(label)["custom_id"]` finds it."""
        return self._act("press", user, channel, message=on.id, custom_id=custom_id)

    def select(
        self,
        on: Seen,
        custom_id: str,
        values: list[str],
        *,
        user: str = "admin",
        channel: str = "briefings",
    ) -> Done:
        """Choose in a select menu."""
        body = {"message": on.id, "custom_id": custom_id, "values": values}
        return self._act("select", user, channel, **body)

    def submit(
        self, asked: Done, values: Json, *, user: str = "admin", channel: str = "briefings"
    ) -> Done:
        """Send in the form that `asked` was answered with; `values` by custom_id."""
        return self._act("submit", user, channel, interaction=asked.id, values=values)

    def say(
        self, text: str, *, mention: bool = False, user: str = "admin", channel: str = "briefings"
    ) -> Seen:
        """Write a message, after a mention of the bot if `mention`."""
        text = f"{BOT_MENTION} {text}" if mention else text
        return Seen(self.post("/api/act/say", user=user, channel=channel, text=text))

    def dm(self, text: str, *, user: str = "admin") -> Seen:
        """Write to the bot in direct messages; `wait_message(after=…)` waits for its answer."""
        return self.say(text, user=user, channel="dm")

    def reply(
        self,
        to: Seen,
        text: str,
        *,
        ping: bool = True,
        user: str = "admin",
        channel: str = "briefings",
    ) -> Seen:
        """Reply to a message; `ping` mentions its author."""
        body = {"text": text, "reply_to": to.id, "ping": ping}
        return Seen(self.post("/api/act/say", user=user, channel=channel, **body))

    def edit(
        self, message: Seen, text: str, *, user: str = "admin", channel: str = "briefings"
    ) -> Seen:
        """Edit an own message."""
        body = {"message": message.id, "text": text}
        return Seen(self.post("/api/act/edit", user=user, channel=channel, **body))

    def delete(self, message: Seen, *, user: str = "admin", channel: str = "briefings") -> None:
        """Delete a message."""
        self.post("/api/act/delete", user=user, channel=channel, message=message.id)

    def speak(self, locale: str, *, user: str = "admin") -> None:
        """Set the language of a user's client ("ru", "zh-CN", "fr" …), which interactions carry."""
        self.post("/api/act/speak", user=user, locale=locale)

    # What a user sees.

    def wait_ready(self, commands: int = 0, timeout: float = 30.0) -> None:
        """Wait until the bot is online and has at least `commands` commands registered."""
        if not self.get("/api/gateway", online="true", timeout=timeout)["online"]:
            raise TimeoutError("The bot did not come online.")
        if len(self.commands(commands, timeout)) < commands:
            raise TimeoutError("The bot did not register its commands.")

    def wait_offline(self, timeout: float = 30.0) -> None:
        """Wait until the bot has gone."""
        if self.get("/api/gateway", online="false", timeout=timeout)["online"]:
            raise TimeoutError("The bot is still online.")

    def commands(self, least: int = 0, timeout: float = 0.0) -> list[Json]:
        """Return the registered commands, waiting up to `timeout` s for `least` of them."""
        return list(self.get("/api/commands", least=least, timeout=timeout))

    def wait_message(self, after: Seen, count: int = 1, timeout: float = 15.0) -> Seen:
        """Return the bot's `count`-th message in the channel after the message `after`."""
        query = {"channel": after.raw["channel_id"], "author": BOT_ID, "after": after.id}
        found = self.get("/api/messages", least=count, timeout=timeout, **query)
        if len(found) < count:
            raise TimeoutError(f"The bot wrote {len(found)} messages, not {count}.")
        return Seen(found[count - 1])

    def messages(self, after: Seen | None = None, *, by_bot: bool = True) -> list[Seen]:
        """Return the messages of all channels that are there now, oldest first."""
        query = {"author": BOT_ID} if by_bot else {}
        found = self.get("/api/messages", after=after.id if after else 0, **query)
        return [Seen(message) for message in found]

    def again(self, message: Seen, *, edits: int = 0, timeout: float = 15.0) -> Seen:
        """Return the message as it stands now, once it was edited `edits` times or is deleted."""
        return Seen(self.get(f"/api/messages/{message.id}", edits=edits, timeout=timeout))

    def download(self, attachment: Json) -> bytes:
        """Return the content of an attachment."""
        return self._call("GET", f"/files/{attachment['id']}/file")

    def people(self) -> list[Json]:
        """Return the users, the bot among them: Discord's user objects with `key` and `about`."""
        return list(self.get("/api/state")["people"])

    # What the bot has asked for, and how its connection stands.

    def requests(self) -> list[Json]:
        """Return every request of the bot: method, path (below /api/v10), query, body, status."""
        return list(self.get("/api/requests"))

    def gateway(self) -> Json:
        """Return `online`, the counts `identifies` and `resumes`, and the bot's `close_codes`."""
        return dict(self.get("/api/gateway"))

    # The wire.

    def get(self, path: str, **query: Any) -> Any:
        """Ask the control API."""
        return json.loads(self._call("GET", f"{path}?{urlencode(query)}"))

    def post(self, path: str, **body: Any) -> Any:
        """Tell the control API to do something."""
        return json.loads(self._call("POST", path, body))

    def _act(self, act: str, user: str, channel: str, **body: Any) -> Done:
        return Done(self, self.post(f"/api/act/{act}", user=user, channel=channel, **body))

    def _call(self, method: str, path: str, body: Json | None = None) -> bytes:
        headers = {"X-Standin-Key": self._served.key, "Content-Type": "application/json"}
        connection = http.client.HTTPConnection(urlsplit(self._served.control_url).netloc)
        try:
            payload = None if body is None else json.dumps(body)
            connection.request(method, path, payload, headers)
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        if response.status >= 400:
            raise StandinError(
                json.loads(content or b"{}").get("error", f"Status {response.status}.")
            )
        return content
