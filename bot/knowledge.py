"""Reads the knowledge files of `config/` and puts the house together from them."""

import hashlib
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import tomli

from bot import __version__
from bot.articles.altered import Alterations
from bot.articles.furniture.rules import FurnitureRules
from bot.articles.overrides import Overrides
from bot.errors import KnowledgeError
from bot.index.gathering import Crew, Gathering, Work
from bot.index.progress import Progress, unheard
from bot.index.shelf import Shelf
from bot.index.snapshot import Names
from bot.index.store import Store
from bot.names.gazetteer import Gazetteer
from bot.names.offices import Offices
from bot.names.people import PeopleKnowledge
from bot.settings import PACKAGE, Settings, usual_index

if TYPE_CHECKING:
    from bot.answers.desk import Desk
    from bot.index.library import Library
    from bot.passages.annotate import Annotator

LOOKING = 30.0  # seconds between two looks for a newer shared index, unless set

T = TypeVar("T")

# The code and the knowledge that annotations depend on.
_FOUND_BY = ("articles", "names", "passages")
_FOUND_WITH = ("countries", "furniture", "mentions", "people", "speech")


def open_desk(settings: Settings, progress: Progress = unheard, *, later: bool = False) -> "Desk":
    """Read config and articles and return the desk that answers from them.

    `progress` hears how far the reading is; with `later`, the articles are read
    when the desk is first told to reload. Raises KnowledgeError (a file of
    `config/` is wrong) or ArticlesError (the folder cannot be read).
    """
    from bot.answers.desk import Desk
    from bot.answers.questions.wording import Wording

    folder = settings.config
    names = known_names(folder)
    source = Gathering(
        settings.articles,
        lambda: _made(folder, "articles", Overrides.from_data),
        Crew(lambda: work_of(folder, names), (sys.executable, "-m", "bot.worker", str(folder))),
        _store(settings),
        listing=_store(settings, "files"),
        alterations=_made(folder, "altered", Alterations.from_data),
    )
    library = _library(settings, source, names, progress, later=later)
    synonyms = _read(folder, "synonyms")
    wording = _made(folder, "questions", lambda data: Wording.from_data(data, synonyms))
    return Desk(library, wording)


def _library(
    settings: Settings, source: Gathering, names: Names, progress: Progress, *, later: bool
) -> "Library":
    """Return the library of the folder, or one that shares its index with other bots."""
    from bot.index.library import Library

    if settings.index_server is None:
        return Library(source, names, progress, _shelf(settings), later=later)
    from bot.index.milvus import Address, ReadingLibrary, Server, WritingLibrary

    token = settings.index_token.get_secret_value() if settings.index_token else ""
    server = Server(Address.of(settings.index_server), token)
    if settings.index_role == "reader":
        return ReadingLibrary(server, names, settings.watch_seconds or LOOKING, progress)
    return WritingLibrary(server, source, names, progress)


def work_of(folder: Path, names: Names | None = None) -> Work:
    """Return what it takes to read files and to look through articles.

    `names` is what is known of names, where that is read already. Raises
    KnowledgeError, of speech and mentions only when the first article is looked through.
    """

    @cache
    def annotator() -> "Annotator":
        from bot.passages.annotate import Annotator
        from bot.passages.mentions import MentionFinder, MentionRules
        from bot.passages.speech import SpeechKnowledge

        known = names or known_names(folder)
        speech = _made(folder, "speech", lambda data: SpeechKnowledge.from_data(data, known.people))
        mentions = MentionFinder(known.gazetteer, _made(folder, "mentions", MentionRules.from_data))
        return Annotator(speech, mentions.find)

    return Work(
        _made(folder, "furniture", FurnitureRules.from_data),
        lambda: _made(folder, "articles", Overrides.from_data),
        lambda article: annotator().annotate(article),
    )


def _store(settings: Settings, kind: str = "annotations") -> Store | None:
    """Return where annotations, or other texts, are kept; None where nothing is."""
    if _unkept(settings):
        return None
    made_with = _digest(settings.config, _FOUND_BY, _FOUND_WITH)
    of, required = str(settings.articles.absolute()), bool(settings.index)
    return Store(settings.index or usual_index(), made_with, of, kind=kind, required=required)


def _shelf(settings: Settings) -> Shelf | None:
    """Return where the snapshot is kept; None where nothing is."""
    if _unkept(settings):
        return None
    known = sorted(path.stem for path in settings.config.glob("*.toml"))
    made_with = _digest(settings.config, (*_FOUND_BY, "index"), known)
    return Shelf(settings.index or usual_index(), made_with, str(settings.articles.absolute()))


def _unkept(settings: Settings) -> bool:
    return bool(settings.index) and str(settings.index) == "none"


def known_names(folder: Path) -> Names:
    """Return the countries, people and offices of `config/`; raises KnowledgeError."""
    gazetteer = _made(folder, "countries", Gazetteer.from_data)
    return Names(
        gazetteer,
        _made(folder, "people", PeopleKnowledge.from_data),
        _made(folder, "offices", lambda data: Offices.from_data(data, gazetteer)),
    )


def _made(folder: Path, name: str, make: Callable[[Mapping[str, Any]], T]) -> T:
    """Make something of a file of `config/`; what its maker trips over is named."""
    data = _read(folder, name)
    try:
        return make(data)
    except KeyError as error:
        raise KnowledgeError(f"{folder / name}.toml: the entry {error} is missing.") from None
    except (AttributeError, TypeError, ValueError) as error:
        raise KnowledgeError(
            f"{folder / name}.toml: an entry is of the wrong kind ({error})."
        ) from None


def _read(folder: Path, name: str) -> Mapping[str, Any]:
    path = folder / f"{name}.toml"
    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KnowledgeError(f"{path}: the file is missing; restore it from the project.") from None
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror}).") from None
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: is not valid TOML ({error}).") from None


def _digest(folder: Path, code: Iterable[str], knowledge: Iterable[str]) -> str:
    """Return what is found depends on beside the articles: code of some parts, and knowledge."""
    made_of = hashlib.blake2b(__version__.encode(), digest_size=16)
    for name in knowledge:
        made_of.update((folder / f"{name}.toml").read_bytes())
    for part in code:
        for path in sorted((PACKAGE / part).rglob("*.py")):
            found = path.stat()
            made_of.update(f"{path.name} {found.st_size} {found.st_mtime_ns}".encode())
    return made_of.hexdigest()
