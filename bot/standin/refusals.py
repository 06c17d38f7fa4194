"""Refusals as Discord words them: a status, a code, a message, and errors field by field.

Codes and messages: "Opcodes and Status Codes" in Discord's API reference.
"""

from bot.standin.wire import Json

Path = tuple[str | int, ...]


class Refusal(Exception):  # Discord refuses; nothing here is in error
    """A request is answered with an error; `body()` is what Discord would send."""

    def __init__(
        self, status: int, code: int, message: str, errors: Json | None = None, **more: object
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors
        self.more = more

    def body(self) -> Json:
        """Return the JSON body of the error answer."""
        body: Json = {"message": self.message, "code": self.code, **self.more}
        if self.errors:
            body["errors"] = self.errors
        return body


def unauthorized() -> Refusal:
    """The bot's token is missing, wrong or revoked."""
    return Refusal(401, 0, "401: Unauthorized")


def no_such_route() -> Refusal:
    """The address does not exist."""
    return Refusal(404, 0, "404: Not Found")


def unknown(what: str) -> Refusal:
    """`what` ("Message", "Channel" …) does not exist or is hidden from the bot."""
    codes = {
        "Application": 10002,
        "Channel": 10003,
        "Guild": 10004,
        "Member": 10007,
        "Message": 10008,
        "Role": 10011,
        "User": 10013,
        "Webhook": 10015,
        "interaction": 10062,
        "application command": 10063,
    }
    return Refusal(404, codes[what], f"Unknown {what}")


class FieldErrors:
    """Gathers what is wrong with a body, field by field, for one refusal with code 50035."""

    def __init__(self) -> None:
        self._tree: Json = {}

    def add(self, path: Path, code: str, message: str) -> None:
        """Note that the field at `path` is wrong."""
        node = self._tree
        for step in path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def required(self, path: Path) -> None:
        """Note that the field at `path` is missing."""
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required")

    def choice(self, path: Path, allowed: object) -> None:
        """Note that the field at `path` holds none of the `allowed` values."""
        self.add(path, "BASE_TYPE_CHOICES", f"Value must be one of {allowed}.")

    def length(self, path: Path, text: object, most: int, least: int = 0) -> None:
        """Check a text's length in characters, or a list's in items; None is let through."""
        if text is None:
            return
        if not isinstance(text, str | list):
            self.add(path, "STRING_TYPE_CONVERT", "Could not interpret as string.")
        elif not least <= len(text) <= most:
            unit = "in length" if isinstance(text, str) else "items in length"
            if least and most:
                said = f"Must be between {least} and {most} {unit}."
            else:
                said = f"Must be {most} or fewer {unit}."
            self.add(path, "BASE_TYPE_BAD_LENGTH" if least else "BASE_TYPE_MAX_LENGTH", said)

    def raise_any(self, under: Path = ()) -> None:
        """Refuse the body if anything was noted; `under` is where the body lay in the request."""
        if not self._tree:
            return
        tree = self._tree
        for step in reversed(under):
            tree = {str(step): tree}
        raise Refusal(400, 50035, "Invalid Form Body", tree)
