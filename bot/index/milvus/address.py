"""Where a shared index stands, as the setting names it."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.errors import SettingsError

MARK = "milvus+"
USUAL_NAME = "briefing"

# Milvus takes letters, digits and underscores in the names of collections.
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,99}")
_FORMS = (
    "write milvus+http://HOST:19530, milvus+https://HOST:19530 or milvus+file:///FOLDER/index.db,"
    " and behind the host, if several share it, /NAME"
)


@dataclass(frozen=True, slots=True)
class Address:
    """A Milvus and the name of the index in it.

    `uri` is what pymilvus takes: a URL, or the path of a file for Milvus Lite.
    """

    uri: str
    name: str = USUAL_NAME

    @classmethod
    def of(cls, written: str) -> "Address":
        """Understand `milvus+http://host:port/name` and its kin. Raises SettingsError."""
        try:
            parts = urlsplit(written.removeprefix(MARK))
            port = parts.port
        except ValueError:
            raise SettingsError(f"BRIEFING_INDEX: {_FORMS}.") from None
        if parts.scheme == "file" and parts.path.endswith(".db") and not parts.netloc:
            return cls(parts.path)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SettingsError(f"BRIEFING_INDEX: {_FORMS}.")
        if parts.username or parts.password:
            raise SettingsError(
                "BRIEFING_INDEX: a password has no place in the address;"
                " set BRIEFING_INDEX_TOKEN to user:password."
            )
        name = parts.path.strip("/") or USUAL_NAME
        if not _NAME.fullmatch(name):
            raise SettingsError(
                f"BRIEFING_INDEX: {name!r} names no index; it takes letters, digits and _."
            )
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        return cls(f"{parts.scheme}://{host}:{port or 19530}", name)

    @property
    def local(self) -> bool:
        """Tell whether this is a file of Milvus Lite, which serves one process."""
        return "://" not in self.uri
