"""Reads the knowledge files of `config/` and puts the house together from them."""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import tomli

from bot import __version__
from bot.answers.desk import Desk
from bot.answers.wording import Wording
from bot.articles.altered import Alterations
from bot.articles.folder import read_folder
from bot.articles.furniture.rules import FurnitureRules
from bot.articles.model import Article
from bot.articles.overrides import Overrides
from bot.errors import KnowledgeError
from bot.index.library import Library
from bot.index.snapshot import Names
from bot.index.store import Store
from bot.names.gazetteer import Gazetteer
from bot.names.offices import Offices
from bot.names.people import PeopleKnowledge
from bot.passages.model import AnnotatedArticle
from bot.settings import PACKAGE, Settings, usual_index

if TYPE_CHECKING:
    from bot.passages.annotate import Annotator

T = TypeVar("T")


def open_desk(settings: Settings) -> Desk:
    """Read config and articles and return the desk that answers from them.

    Raises KnowledgeError (a file of `config/` is wrong) or ArticlesError (the
    folder cannot be read).
    """
    folder = settings.config
    names = known_names(folder)
    library = Library(
        partial(
            read_folder,
            settings.articles,
            _made(folder, "furniture", FurnitureRules.from_data),
            _made(folder, "articles", Overrides.from_data),
            _made(folder, "altered", Alterations.from_data),
        ),
        _annotate(folder, names),
        names,
        _store(settings),
    )
    synonyms = _read(folder, "synonyms")
    wording = _made(folder, "questions", lambda data: Wording.from_data(data, synonyms))
    return Desk(library, wording)


def _annotate(folder: Path, names: Names) -> Callable[[Article], AnnotatedArticle]:
    """Return what annotates an article; made when the first one is not kept from an earlier run.

    Nothing that looks for quotations is even loaded where all of them are kept.
    """

    @cache
    def annotator() -> "Annotator":
        from bot.passages.annotate import Annotator
        from bot.passages.mentions import MentionFinder, MentionRules
        from bot.passages.speech import SpeechKnowledge

        speech = _made(folder, "speech", lambda data: SpeechKnowledge.from_data(data, names.people))
        mentions = MentionFinder(names.gazetteer, _made(folder, "mentions", MentionRules.from_data))
        return Annotator(speech, mentions.find)

    return lambda article: annotator().annotate(article)


def _store(settings: Settings) -> Store | None:
    """Return where annotations are kept: the folder that is set, else the usual place."""
    if settings.index and str(settings.index) == "none":
        return None
    made_with = _digest(settings.config)
    of = str(settings.articles.absolute())
    return Store(settings.index or usual_index(), made_with, of, required=bool(settings.index))


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


def _digest(folder: Path) -> str:
    """Return what the annotations depend on beside the articles: the code and the knowledge."""
    made_of = hashlib.blake2b(__version__.encode(), digest_size=16)
    for name in ("countries", "mentions", "people", "speech"):
        made_of.update((folder / f"{name}.toml").read_bytes())
    for part in ("names", "passages"):
        for path in sorted((PACKAGE / part).rglob("*.py")):
            found = path.stat()
            made_of.update(f"{path.name} {found.st_size} {found.st_mtime_ns}".encode())
    return made_of.hexdigest()
