"""Reads the knowledge files of `config/` and puts the house together from them."""

import hashlib
import tomllib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from bot import __version__
from bot.answers.desk import Desk
from bot.answers.wording import Wording
from bot.articles.folder import read_folder
from bot.articles.furniture.rules import FurnitureRules
from bot.articles.overrides import Overrides
from bot.errors import KnowledgeError
from bot.index.library import Library
from bot.index.snapshot import Names
from bot.index.store import Store
from bot.names.gazetteer import Gazetteer
from bot.names.offices import Offices
from bot.names.people import PeopleKnowledge
from bot.passages.annotate import Annotator
from bot.passages.mentions import MentionFinder, MentionRules
from bot.passages.speech import SpeechKnowledge
from bot.settings import Settings


def open_desk(settings: Settings) -> Desk:
    """Read config and articles and return the desk that answers from them.

    Raises KnowledgeError (a file of `config/` is wrong) or ArticlesError (the
    folder cannot be read).
    """
    read = partial(_read, settings.config)
    gazetteer = Gazetteer.from_data(read("countries"))
    names = Names(
        gazetteer,
        PeopleKnowledge.from_data(read("people")),
        Offices.from_data(read("offices"), gazetteer),
    )
    mentions = MentionFinder(names.gazetteer, MentionRules.from_data(read("mentions")))
    annotator = Annotator(SpeechKnowledge.from_data(read("speech"), names.people), mentions.find)
    library = Library(
        partial(
            read_folder,
            settings.articles,
            FurnitureRules.from_data(read("furniture")),
            Overrides.from_data(read("articles")),
        ),
        annotator.annotate,
        names,
        Store(settings.index, _digest(settings.config)) if settings.index else None,
    )
    return Desk(library, Wording.from_data(read("questions"), read("synonyms")))


def _read(folder: Path, name: str) -> Mapping[str, Any]:
    path = folder / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KnowledgeError(f"{path}: the file is missing; restore it from the project.") from None
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: is not valid TOML ({error}).") from None


def _digest(folder: Path) -> str:
    """Return what the annotations depend on beside the articles: the version and the knowledge."""
    made_of = hashlib.blake2b(__version__.encode(), digest_size=16)
    for name in ("countries", "mentions", "people", "speech"):
        made_of.update((folder / f"{name}.toml").read_bytes())
    return made_of.hexdigest()
