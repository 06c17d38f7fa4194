"""What there is to do for a file and for an article, as text that another process can be sent."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.articles.furniture import FurnitureRules
from bot.articles.model import Article
from bot.articles.overrides import Overrides
from bot.articles.reading import read_whole
from bot.articles.scan import FoundFile
from bot.index.store.annotations import text_of
from bot.index.store.articles import article_of, article_text, files_of, files_text, reading_text
from bot.passages.model import AnnotatedArticle

Job = Literal["read", "annotate"]


@dataclass(frozen=True, slots=True)
class Work:
    """All that the tasks need to know; `annotate` finds what stands in one article."""

    rules: FurnitureRules
    overrides: Callable[[], Overrides]
    annotate: Callable[[Article], AnnotatedArticle]


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: the job, what to do it to as a line of JSON, and its size in bytes.

    `key` names the task to who gave it; `about` is the file or article.
    """

    key: str
    job: Job
    about: str
    text: str
    size: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: a line of JSON, or the reason why nothing did."""

    task: Task
    text: str | None
    reason: str = ""


def to_read(key: str, file: FoundFile) -> Task:
    """Return the task of reading a file."""
    return Task(key, "read", file.id, files_text([file]), file.size)


def to_annotate(key: str, article: Article) -> Task:
    """Return the task of looking through an article."""
    return Task(key, "annotate", article.id, article_text(article), len(article.text))


def perform(work: Work, overrides: Overrides, job: str, text: str) -> str:
    """Do one task and return what came of it as a line of JSON."""
    if job == "annotate":
        return text_of(work.annotate(article_of(text)))
    (file,) = files_of(text)
    return reading_text(read_whole(file, work.rules, overrides))


def failed(error: BaseException) -> str:
    """Say why a task came to nothing."""
    return f"It cannot be read: {type(error).__name__}."
