"""Takes the pictures of docs/: each command as the stand-in's page shows it.

    python -m tests.discord_app.pictures [FOLDER [SCENE …]]

Desktop and phone width, dark and light; needs Chromium.
"""

import io
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page

from bot.standin import Standin
from tests.discord_app.running import running_bot
from tests.standin.browser import chromium, opened

DOCS = Path(__file__).parents[2] / "docs" / "pictures"

# What is typed for each picture, Enter after each part; the empty part sends what a suggestion
# has filled in.
SCENES: dict[str, list[str]] = {
    "who-said": ["/who-said", "rock solid"],
    "quotes": ["/quotes", "Temur Umarov", ""],
    "country": ["/country", "Kazakhstan", ""],
    "ask": ["/ask", "trade between russia and china in 2023"],
    "silence": ["/ask", "is the apple watch banned"],
    "person": ["/person", "Antony Blinken", ""],
    "compare": ["/compare", "Kazakhstan", "", "Uzbekistan", ""],
    "timeline": ["/timeline", ""],
    "sources": ["/sources", ""],
    "article": ["/article", "Can China", ""],
    "status": ["/status", ""],
    "help": ["/help", ""],
    "settings": ["/settings", ""],
    "feedback": ["/feedback", ""],
    "reload": ["/reload", ""],
}
WIDTHS: dict[str, tuple[int, int]] = {"desktop": (1100, 1000), "phone": (390, 844)}
THEMES: tuple[Literal["dark", "light"], ...] = ("dark", "light")


def take(folder: Path, chosen: Sequence[str] = ()) -> None:
    """Write one PNG a scene, width and theme into `folder`; all scenes where none is chosen."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        chromium() as browser,
        Standin.start() as standin,
        tempfile.TemporaryDirectory() as logs,
        running_bot(standin, Path(logs), database=f"{logs}/bot.sqlite3"),
    ):
        for scene in chosen or SCENES:
            for message in standin.messages():
                standin.delete(message)
            _take(browser, standin.page_url, SCENES[scene], folder / scene)


def _take(browser: Browser, url: str, typed: list[str], picture: Path) -> None:
    """Ask once, and look at the answer in every width and theme."""
    asked = False
    for width, (across, down) in WIDTHS.items():
        for theme in THEMES:
            with opened(browser, url, width=across, height=down, theme=theme) as page:
                if not asked:
                    _type(page, typed)
                    asked = True
                page.locator(".message:not(.pending) .layout").last.wait_for()
                page.wait_for_timeout(600)  # the reply, pictures and fonts settle
                page.locator("article").last.evaluate("one => one.scrollIntoView()")
                _save(page.screenshot(), Path(f"{picture}-{width}-{theme}.png"))


def _save(taken: bytes, path: Path) -> None:
    """Write a picture with as many colours as a page of text needs."""
    with Image.open(io.BytesIO(taken)) as picture:
        picture.convert("RGB").quantize(224).save(path, optimize=True)


def _type(page: Page, parts: list[str]) -> None:
    page.locator("#write").click()
    for part in parts:
        page.keyboard.type(part)
        page.wait_for_timeout(300)  # suggestions come as one types
        page.keyboard.press("Enter")


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS, sys.argv[2:])
