"""The bot with a desk that takes its time: `slow_bot.py SECONDS ARTICLES [unread]`.

With `unread` it is the first reading, for each article, that takes the time.
"""

import sys
import time
from pathlib import Path
from typing import Any, cast

from bot.answers.desk import Desk
from bot.discord_app.run import run_bot
from bot.index.library import ReloadReport
from bot.index.progress import Progress
from bot.knowledge import open_desk
from bot.logs import set_up_logs
from bot.settings import load_settings

UNREAD = "unread" in sys.argv


class SlowDesk:
    """Hands everything to the real desk, questions after a while."""

    def __init__(self, desk: Desk, seconds: float) -> None:
        self._desk = desk
        self._seconds = seconds

    def reload(self, progress: Progress) -> ReloadReport:
        """Reload, a while for each article."""

        def slowly(done: int, total: int, bytes_done: int, bytes_total: int) -> None:
            progress(done, total, bytes_done, bytes_total)
            time.sleep(self._seconds)

        return self._desk.reload(slowly)

    def __getattr__(self, name: str) -> Any:
        if name in {"ask", "who_said", "quotes", "country"} and not UNREAD:
            time.sleep(self._seconds)
        return getattr(self._desk, name)


if __name__ == "__main__":
    settings = load_settings(articles=Path(sys.argv[2]))
    set_up_logs(settings.log_level, settings.log_format)
    slow = SlowDesk(open_desk(settings, later=UNREAD), float(sys.argv[1]))
    sys.exit(run_bot(settings, cast(Desk, slow)))
