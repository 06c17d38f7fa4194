"""The folder of kept texts: added to in batches, merged when much of it is out of date.

Keys name what a text was made from, so that nothing in the store can be wrong,
only out of use: it is a cache, and any part of it may be lost.
"""

import hashlib
import logging
from collections.abc import Collection, Mapping
from pathlib import Path

from bot.errors import SettingsError
from bot.index.store import segments
from bot.index.store.segments import Place

FORMAT = 5
BATCH = 4_000_000  # characters that are held before they are written as a segment
MOST_SEGMENTS = 24  # more are merged into one

log = logging.getLogger(__name__)


class Store:
    """Texts by key, on disk.

    `made_with` is a digest of everything the texts depend on beside what their
    keys name; segments made with another are not used. `articles` names the
    folder of articles, so that two folders do not share a store, `kind` what is kept. A folder that
    is not `required` and cannot be written is done without. One thread at a
    time may use it; several processes may, since each writes segments of its own.
    """

    def __init__(
        self,
        folder: Path,
        made_with: str,
        articles: str = "",
        *,
        kind: str = "annotations",
        required: bool = True,
    ) -> None:
        name = hashlib.blake2b(articles.encode("utf-8", "surrogateescape"), digest_size=6)
        self._folder = folder / f"{kind}-{name.hexdigest()}"
        self._required = required
        self._head = segments.head_of(FORMAT, made_with)
        self._places: dict[str, Place] | None = None
        self._segments: set[Path] = set()
        self._waiting: dict[str, str] = {}
        self._size = 0

    def get(self, key: str) -> str | None:
        """Return the text kept under `key`, None for one that is not there or is damaged."""
        waiting = self._waiting.get(key)
        if waiting is not None:
            return waiting
        place = self._known.get(key)
        if place is None:
            return None
        text = segments.read(place, key)
        if text is None:
            del self._known[key]
        return text

    def add(self, key: str, text: str) -> None:
        """Keep a text of one line under `key` (ASCII, no blanks). Raises SettingsError."""
        self._waiting[key] = text
        self._size += len(text)
        if self._size >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what was added. Raises SettingsError when the folder cannot be written."""
        if self._waiting and self._write(self._waiting):
            self._waiting, self._size = {}, 0

    def keep_only(self, keys: Collection[str]) -> None:
        """Write what was added; merge the segments when most of their lines are out of use.

        Segments that hold nothing of use, as those of an earlier version, are removed.
        """
        self.flush()
        live = {key: self._known[key] for key in keys if key in self._known}
        if len(self._known) > 2 * len(live) or len(self._segments) > MOST_SEGMENTS:
            self._merge(live)
            return
        used = {place.segment for place in live.values()}
        segments.remove(self._segments - used, self._folder)
        self._segments &= used

    def _merge(self, live: Mapping[str, Place]) -> None:
        old, self._segments, self._places = self._segments, set(), {}
        kept = ((key, segments.read(place, key)) for key, place in live.items())
        if self._write({key: text for key, text in kept if text is not None}):
            segments.remove(old, self._folder)

    @property
    def _known(self) -> dict[str, Place]:
        if self._places is None:
            # Those that another process writes from now on are its own to merge.
            self._segments = set(segments.listed(self._folder))
            self._places = segments.places_in(self._segments, self._head)
        return self._places

    def _write(self, lines: dict[str, str]) -> bool:
        try:
            written = segments.write(self._folder, self._head, lines.items())
        except OSError as error:
            if self._required:
                raise SettingsError(
                    f"BRIEFING_INDEX: {str(self._folder.parent)!r} cannot be written"
                    f" ({error.strerror})."
                ) from None
            log.info("%s cannot be written (%s)", self._folder, error.strerror)
            return False
        self._known.update(written)
        self._segments.update(place.segment for place in written.values())
        return True
