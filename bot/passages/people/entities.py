"""Who appears in an article: every named person, body and state, under one canonical name."""

from bisect import bisect_left
from collections.abc import Iterable, KeysView
from itertools import pairwise

from bot.articles.model import Article, Span
from bot.names.people import Gender, PersonName, fold, same_person
from bot.passages.kinds import is_placed, is_short, kind_of
from bot.passages.people.bearers import Bearers, last_called, last_named, without_ending
from bot.passages.people.callings import acts_as, is_called
from bot.passages.people.echoes import GOES_ON, SUBJECT_NEXT, UNDER, echo
from bot.passages.people.entity import Entity, NameAt
from bot.passages.people.learning import Learner
from bot.passages.people.roles import role_after, role_head
from bot.passages.people.run import Run
from bot.passages.people.runs import find_runs, is_heading
from bot.passages.speech import SpeechKnowledge

_LONGEST_OFFICE = 120  # characters
_ECHO_REACH = 160


class EntityTable:
    """All names of one article, and what a name or a noun in it refers to."""

    def __init__(
        self,
        article: Article,
        states: Iterable[Span],
        quoted: list[Span],
        speech: SpeechKnowledge,
        adjectives: Iterable[Span] = (),
    ) -> None:
        self._speech = speech
        self._adjectives = frozenset(span.start for span in adjectives)
        self._people = speech.people
        self._bearers = Bearers()
        named = list(states)
        self._states = {span.of(article.text) for span in named}
        alone = {name: Entity(name, "state") for name in self._states}
        self._state_at = {span.start: alone[span.of(article.text)] for span in named}
        self._outlet = fold(article.outlet or "").removeprefix("the ")
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
        self._hear_first_echoes(runs)
        starts = [span.start for span in quoted]
        for run in runs:
            if run.name.lower() in self._speech.labels and article.text.startswith(":", run.end):
                continue  # "BREAKING:" names nobody
            gender = learner.title_gender(run.title)
            entity = (
                self._bearer(run, gender) or self._short_for(run) or self._add_single(run, gender)
            )
            if entity is None:
                continue
            introduced = learner.learn(entity, run)
            at = bisect_left(starts, run.start + 1) - 1
            inside = at >= 0 and quoted[at].end >= run.end
            subject = self._is_subject(run)
            self.names.append(
                NameAt(run.start, run.end, entity, subject, inside, introduced, run.lead)
            )
            self._starts.append(run.start)
            entity.starts.append(run.start)
        learner.learn_from_echoes(self.names)

    def _hear_first_echoes(self, runs: list[Run]) -> None:
        """Learn from "Jo Doe … when she": "Mr Doe" after it is then somebody else."""
        for at, run in enumerate(runs):
            entity = self._bearers.named(run.name) if " " in run.name else None
            if entity and entity.kind in ("person", "unknown") and entity.gender is None:
                end = runs[at + 1].start if at + 1 < len(runs) else len(self._text)
                if SUBJECT_NEXT.match(self._text, run.end):
                    entity.gender = echo(self._text, run.end, end, subject=True)

    def _bearer(self, run: Run, gender: Gender | None) -> Entity | None:
        """Whom a name in the text stands for; a last name alone shows a person, "the X" none."""
        entity = self.find(run.name, run.start, gender)
        if entity is None or " " in run.name:
            return entity
        role = role_after(self._text, run.end, self._speech)
        named = self._bearers.of_word(run.name, run.start)
        alike = [one for one in named if one.kind == "person"]
        if role and len(alike) > 1:
            head = role_head(role, self._speech)
            fitting = [one for one in alike if head and self._is_called(one, head)]
            entity = fitting[0] if len(fitting) == 1 else entity
        elif not run.title and len({one.gender for one in alike}) > 1:
            heard = echo(self._text, run.end, run.end + _ECHO_REACH, subject=True)
            entity = self.find(run.name, run.start, heard) or entity
        family = (fold(part) for part in self._parse(entity.name).family)
        if (
            entity.kind == "unknown"
            and " " in entity.name
            and fold(run.name) in family
            and not self._text.endswith(("the ", "The "), 0, run.start)
        ):
            entity.kind = "person"
        return entity

    def _short_for(self, run: Run) -> Entity | None:
        """ "The Bank" after "Bank of Industry": the only body named before with that noun."""
        if not self._text.endswith(("the ", "The "), 0, run.start):
            return None
        named = [
            one
            for one in self._bearers.of_word(run.name, run.start)
            if one.kind == "body" and one.starts and is_short(run.name, one.name)
        ]
        return named[0] if len(named) == 1 else None

    def _is_subject(self, run: Run) -> bool:
        """Tell whether a verb follows the name, its comma in "her brother, Jo, did", or "as he"."""
        if GOES_ON.match(self._text, run.end):
            return True
        if SUBJECT_NEXT.match(self._text, run.end):
            return not UNDER.search(self._text, max(0, run.lead - 10), run.lead)
        aside = self._text.startswith(", ", run.start - 2) and self._text.startswith(",", run.end)
        return aside and bool(SUBJECT_NEXT.match(self._text, run.end + 1))

    def _is_called(self, entity: Entity, head: str) -> bool:
        held = any(is_called(head, role, self._speech) for _, role in entity.roles)
        return held or acts_as(head, entity.acts, self._speech)

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
        if fold(name).removeprefix("the ") == self._outlet:
            kind = "body"
        entity = self._bearers.named(name)
        if entity:
            if entity.kind == "unknown" and kind != "unknown":
                entity.kind = kind
            return
        parsed = self._parse(name)
        last_alone = not parsed.given and fold(name.split(maxsplit=1)[0]) in self._people.particles
        if last_alone and (kind == "unknown" or self._fuller(parsed, position)):
            return  # "Al Rumaihi" is a last name alone
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

    def _fuller(self, last: PersonName, position: int) -> bool:
        """Tell whether somebody is known whose name ends with the last name `last`."""
        known = self._bearers.of_word(last.words[-1], position) if last.words else []
        return any(self._parse(one.name).given for one in known if one.kind == "person")

    def _add_single(self, run: Run, gender: Gender | None) -> Entity | None:
        kind = kind_of(run.name, run.title, self._states, self._speech)
        if kind == "person" and not run.title and is_placed(self._text, run.start):
            kind = "unknown"  # a town that is a given name too
        if (kind == "unknown" and " " in run.name) or run.start in self._adjectives:
            return None
        namesakes = self._bearers.of_word(run.name, run.start) if gender else ()
        namesake = any(not self._alone(one) for one in namesakes)
        name = f"{run.title} {run.name}" if namesake else run.name  # "Mrs Doe", not Mr Jo Doe
        entity = Entity(name, kind, gender)
        self._bearers.add(entity, run.name, run.start)
        return entity

    # -- asking -----------------------------------------------------------

    def find(self, name: str, position: int, gender: Gender | None = None) -> Entity | None:
        """Return the entity that `name`, written at `position`, stands for.

        `gender` is what stands beside the name ("Mr."): it keeps namesakes apart.
        """
        clean, words = without_ending(name)
        exact = self._bearers.named(clean)
        if exact and (len(words) > 1 or exact.kind in ("state", "body")):
            return exact
        if not words:
            return None
        if len(words) == 1:
            return self._by_single(words[0], position, gender)
        parsed = self._parse(clean)
        if not parsed.words:
            return None
        alike = [
            other
            for other in self._bearers.of_word(parsed.words[-1], position)
            if " " in other.name and same_person(self._parse(other.name), parsed)
        ]
        if len(alike) > 1 and not parsed.given:
            fitting = [other for other in alike if gender is None or other.gender in (None, gender)]
            return last_named(fitting or alike, position)
        return alike[0] if alike else exact

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

    def bearers(self, word: str, position: int) -> list[Entity]:
        """Return whose names hold `word`, those nearest to `position` where they are many."""
        return self._bearers.of_word(word, position)

    def _alone(self, entity: Entity) -> bool:
        return len(self._parse(entity.name).words) < 2

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
        full = [entity for entity in found if not self._alone(entity)]
        alone = [entity for entity in found if self._alone(entity) and entity.gender]
        if full and position in self._state_at:
            return self._state_at[position]  # the country, where somebody has its name too
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
        if len(pool) == 1:
            return pool[0]
        near = self.before(position, 24)
        return last_called(word, pool, near, self._text) or last_named(pool, position)

    def at(self, name: str, start: int, end: int) -> Entity | None:
        """Return the entity that the text names by `name` within `[start, end)`."""
        for at in range(bisect_left(self._starts, start), len(self.names)):
            named = self.names[at]
            if named.end > end:
                return None
            written = self._text[named.start : named.end]
            whole = " " in written and named.entity.kind == "person"
            if written == name or (whole and name.endswith(" " + written)):
                return named.entity
        return None

    def led_by(self, start: int, end: int) -> Entity | None:
        """Return who is named right after an office that starts in `[start, end)`."""
        for at in range(bisect_left(self._starts, end), len(self.names)):
            named = self.names[at]
            if named.start > end + _LONGEST_OFFICE:
                return None
            if start <= named.lead < end:
                return named.entity
        return None

    def before(self, position: int, limit: int = 60) -> list[NameAt]:
        """The last names written before `position`, nearest last."""
        at = bisect_left(self._starts, position)
        return self.names[max(0, at - limit) : at]
