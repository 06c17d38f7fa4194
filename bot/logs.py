"""Log lines on standard error, as text for people or JSON for machines."""

import json
import logging
import sys
from typing import Literal


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and any traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line."""
        shown = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            shown["traceback"] = self.formatException(record.exc_info)
        return json.dumps(shown, ensure_ascii=False)


def set_up_logs(level: str, form: Literal["text", "json"]) -> None:
    """Send all log lines of `level` and above to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    text = logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    handler.setFormatter(JsonLines() if form == "json" else text)
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
