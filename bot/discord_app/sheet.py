"""The shape all answers share: head, note, passages in pages, foot.

A sheet can be rebuilt from the message that shows it: head and foot stand in
it as text, and the page menu's entries carry the references of their passages.
"""

from dataclasses import dataclass, replace

from bot.discord_app.excerpt import Highlighter, utf16
from bot.discord_app.heads import Understood
from bot.discord_app.language import Language
from bot.discord_app.refs import Ref

TEXT_LIMIT = 4_000  # of one message, in all its text displays


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its entry in the page menu and the references of its passages."""

    label: str
    hint: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An answer on one page of `pages`; `head`, `note` and `foot` are Markdown.

    `total` counts the answer's passages, those beyond the last page too;
    `comparable` answers offer a comparison with another country or person.
    """

    asked: Understood
    head: str
    foot: str
    colour: int
    lang: Language
    note: str = ""
    pages: tuple[Page, ...] = ()
    current: int = 0
    private: bool = False
    total: int = 0
    comparable: bool = False

    @property
    def marks(self) -> Highlighter:
        """What to mark bold: the words that were asked for."""
        return Highlighter.of(f"{self.asked.words} {self.asked.about}")

    @property
    def room(self) -> int:
        """Characters left for a page's passages.

        Its position, a chart's legend and a sharer's name are set aside.
        """
        return TEXT_LIMIT - 420 - sum(utf16(text) for text in (self.head, self.note, self.foot))

    @property
    def is_timeline(self) -> bool:
        """Whether its passages are events: each has a date beside it."""
        return self.asked.command == "timeline"

    @property
    def refs(self) -> tuple[Ref, ...]:
        """References of the current page's passages."""
        return self.pages[self.current].refs if self.pages else ()

    @property
    def first_number(self) -> int:
        """The number of the current page's first passage."""
        return 1 + sum(len(page.refs) for page in self.pages[: self.current])

    @property
    def overflows(self) -> bool:
        """Whether the answer has more passages than its pages can hold."""
        return self.total > sum(len(page.refs) for page in self.pages)

    def at(self, page: int) -> "Sheet":
        """Return the sheet turned to `page`, or to the nearest there is."""
        return replace(self, current=max(0, min(page, len(self.pages) - 1)))
