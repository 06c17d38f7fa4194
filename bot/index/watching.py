"""Looks at a folder now and then, and tells when it has changed and come to rest."""

import logging
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from bot.articles.scan import Scan, scan
from bot.errors import BriefingError

SETTLING = 2  # looks in a row that must find the same before a change counts

log = logging.getLogger(__name__)


class Watch:
    """A thread that calls `changed` once a folder that changed has settled.

    The folder is looked at every `seconds`; files that have lain still are not
    opened. A change counts when two looks in a row found the same, so that files
    still being copied are not read by halves. What `changed` raises is logged,
    and the folder looked at again; a pause of its own keeps the looks apart.
    """

    def __init__(self, folder: Path, seconds: float, changed: Callable[[], object]) -> None:
        self._folder = folder
        self._seconds = seconds
        self._changed = changed
        self._ended = Event()
        self._thread = Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Begin to look; what stands in the folder now is taken for known."""
        self._thread.start()

    def end(self) -> None:
        """Look no more; a call of `changed` under way goes on."""
        self._ended.set()

    def _run(self) -> None:
        last = known = self._look(None)
        same = 0
        while not self._ended.wait(self._seconds):
            now = self._look(last)
            same = same + 1 if _seen(now) == _seen(last) else 1
            last = now
            if same >= SETTLING and _seen(now) != _seen(known):
                known = now
                self._tell()

    def _look(self, last: Scan | None) -> Scan | None:
        """Return what stands in the folder, None while it cannot be read."""
        try:
            return scan(self._folder, {one.id: one for one in last.alone} if last else None)
        except BriefingError:
            return None

    def _tell(self) -> None:
        began = time.monotonic()
        try:
            self._changed()
        except BriefingError as error:
            log.warning("The changed folder could not be read: %s", error)
        except Exception:
            log.exception("The changed folder could not be read")
        else:
            log.info("The folder changed; read again in %.1f s.", time.monotonic() - began)


def _seen(found: Scan | None) -> object:
    return found and ([(one.id, one.digest) for one in found.files], found.skipped)
