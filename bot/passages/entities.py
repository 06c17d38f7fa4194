"""Who appears in an article: every named person, body and state, under one canonical name."""

import re
from bisect import bisect_left
from collections.abc import Iterable, KeysView
from itertools import pairwise

from bot.articles.model import Article, Span
from bot.names.people import Gender, PersonName, fold, same_person
from bot.passages.bearers import Bearers, last_named
from bot.passages.entity import Entity, NameAt
from bot.passages.kinds import kind_of
from bot.passages.learning import Learner
from bot.passages.runs import Run, find_runs, is_heading
from bot.passages.speech import SpeechKnowledge

_SUBJECT_NEXT = re.compile(
    r"(?:,[^,.]{2,80},)?\s+"
    r"(?:(?:also|then|later|has|have|had|was|is|will|would|did|does|could|should|\w+ly) )*"
    r"(?:said|told|was|has|had|will|would|did|wrote|went|took|made|came|\w+ed|\w+s)\b"
)


class EntityTable:
    """All names of one article, and what a name or a noun in it refers to."""

    def __init__(
        self, article: Article, states: Iterable[Span], quoted: list[Span], speech: SpeechKnowledge
    ) -> None:
        self._speech = speech
        self._people = speech.people
        self._bearers = Bearers()
        self._states = {span.of(article.text) for span in states}
        self._parsed: dict[str, PersonName] = {}
        self._text = article.text
        self.names: list[NameAt] = []
        self._starts: list[int] = []
        self._persons: dict[Entity, None] | None = None
        self._collect(article, quoted)

    # -- building ---------------------------------------------------------

    def _collect(self, article: Article, quoted: list[Span]) -> None:
        runs = find_runs(article, self._speech)
        learner = Learner(article.text, self._speech)
        for run in runs:
            if " " in run.name:
                self._add_full(run.name, run.title, run.start)
        self._add_from_headings(article, {run.name for run in runs if " " not in run.name})
        starts = [span.start for span in quoted]
        for run in runs:
            gender = learner.title_gender(run.title)
            entity = self.find(run.name, run.start, gender) or self._add_single(run, gender)
            if entity is None:
                continue
            introduced = learner.learn(entity, run)
            at = bisect_left(starts, run.start + 1) - 1
            inside = at >= 0 and quoted[at].end >= run.end
            subject = bool(_SUBJECT_NEXT.match(self._text, run.end))
            self.names.append(NameAt(run.start, run.end, entity, subject, inside, introduced))
            entity.starts.append(run.start)
        self._starts = [name.start for name in self.names]
        learner.learn_from_echoes(self.names)

    def _add_from_headings(self, article: Article, alone: set[str]) -> None:
        """Take full names from title-case headings: a given name before a known surname."""
        text = article.text
        for span in (*((article.title_span,) if article.title_span else ()), *article.body):
            if not is_heading(text, span, article.title_span):
                continue
            words = [word.strip(".,:;’'\"“”‘()") for word in span.of(text).split()]
            for given, family in pairwise(words):
                if family in alone and self._people.gender(given) and given not in alone:
                    self._add_full(f"{given} {family}", "", span.start)

    def _add_full(self, name: str, title: str, position: int) -> None:
        kind = kind_of(name, title, self._states, self._speech)
        entity = self._bearers.named(name)
        if entity:
            if entity.kind == "unknown" and kind != "unknown":
                entity.kind = kind
            return
        parsed = self._parse(name)
        if kind in ("person", "unknown"):
            for other in self._bearers.of_word(parsed.words[-1], position) if parsed.words else ():
                known = self._parse(other.name)
                if (
                    other.kind in ("person", "unknown")
                    and known.given
                    and parsed.given
                    and same_person(known, parsed)
                ):
                    self._bearers.call(other, name)
                    return
        gender = self._people.gender(parsed.given[0]) if parsed.given else None
        self._bearers.add(Entity(self._people.canonical(name), kind, gender), name, position)

    def _add_single(self, run: Run, gender: Gender | None) -> Entity | None:
        kind = kind_of(run.name, run.title, self._states, self._speech)
        if kind == "unknown" and " " in run.name:
            return None
        entity = Entity(run.name, kind, gender)
        self._bearers.add(entity, run.name, run.start)
        return entity

    # -- asking -----------------------------------------------------------

    def find(self, name: str, position: int, gender: Gender | None = None) -> Entity | None:
        """Return the entity that `name`, written at `position`, stands for.

        `gender` is what stands beside the name ("Mr."): it keeps namesakes apart.
        """
        clean = name.strip(" .,").removesuffix("’s").removesuffix("'s")
        exact = self._bearers.named(clean)
        words = clean.split()
        if exact and (len(words) > 1 or exact.kind in ("state", "body")):
            return exact
        if not words:
            return None
        if len(words) == 1:
            return self._by_single(words[0], position, gender)
        parsed = self._parse(clean)
        if not parsed.words:
            return None
        for other in self._bearers.of_word(parsed.words[-1], position):
            if " " in other.name and same_person(self._parse(other.name), parsed):
                return other
        return None

    def persons(self) -> KeysView[Entity]:
        """Every person named in the article, once, in the order of the text."""
        if self._persons is None:
            entities = (one.entity for one in self.names)
            self._persons = dict.fromkeys(one for one in entities if one.kind == "person")
        return self._persons.keys()

    def _parse(self, name: str) -> PersonName:
        """Take a name apart, once in an article."""
        parsed = self._parsed.get(name)
        if parsed is None:
            parsed = self._parsed[name] = self._people.parse(name)
        return parsed

    def find_body(self, name: str) -> Entity | None:
        """Return the body or state of exactly this name."""
        return self._bearers.named(name)

    def _by_single(self, word: str, position: int, gender: Gender | None) -> Entity | None:
        found = [
            entity
            for entity in self._bearers.of_word(word, position)
            if entity.kind in ("person", "unknown")
            and (gender is None or entity.gender in (None, gender))
        ]
        full = [entity for entity in found if " " in entity.name]
        alone = [entity for entity in found if " " not in entity.name and entity.gender]
        if not full:
            return found[0] if found else None
        if alone:
            return last_named([*full, *alone], position)
        family = [
            entity
            for entity in full
            if fold(word) in (fold(part) for part in self._parse(entity.name).family)
        ]
        pool = [entity for entity in (family or full) if entity.kind == "person"] or family or full
        if len(pool) == 1 and pool[0].kind == "unknown" and family:
            pool[0].kind = "person"  # only persons are called by their last name alone
        if len(pool) == 1:
            return pool[0]
        return last_named(pool, position)

    def before(self, position: int, limit: int = 60) -> list[NameAt]:
        """The last names written before `position`, nearest last."""
        at = bisect_left(self._starts, position)
        return self.names[max(0, at - limit) : at]
