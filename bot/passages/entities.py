"""Who appears in an article: every named person, body and state, under one canonical name."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from bot.articles.model import Article, Span
from bot.names.people import Gender, PersonName, bare, fold, same_person, sound
from bot.passages.callings import acts_as, is_called
from bot.passages.echoes import deed, echo
from bot.passages.kinds import EntityKind, kind_of
from bot.passages.roles import role_after, role_before, role_head
from bot.passages.runs import Run, find_runs, is_heading
from bot.passages.speech import SpeechKnowledge, Word

# Roles beyond the first few of a person add nothing.
_ROLES = 4
_LONGEST_OFFICE = 120  # characters
_ECHO_REACH = 160
_WORD_BEFORE = re.compile(r"\bthe ([a-z-]+) $")
_SUBJECT_NEXT = re.compile(
    r"(?:,[^,.]{2,80},)?\s+"
    r"(?:(?:also|then|later|has|have|had|was|is|will|would|did|does|could|should|\w+ly) )*"
    r"(?:said|told|was|has|had|will|would|did|wrote|went|took|made|came|got|gave|met|left|held|kept|"
    r"began|became|saw|won|lost|led|ran|put|sent|spoke|stood|fell|grew|sat|wore|drew|drove|fought|"
    r"paid|shot|sold|bought|built|broke|brought|caught|chose|felt|found|knew|thought|rose|read|sang|"
    r"swore|shook|struck|threw|understood|cannot|could|\w+ed|\w+s|\w+n['’]t)\b"
)


@dataclass(slots=True)
class Entity:
    """One person, body or state. `name` is the fullest form met, titles left out.

    `acts` are verbs that follow the name.
    """

    name: str
    kind: EntityKind
    gender: Gender | None = None
    roles: list[tuple[int, str]] = field(default_factory=list)
    acts: set[str] = field(default_factory=set)

    @property
    def role(self) -> str | None:
        """The fullest of the roles that the article first gives, None when it gives none."""
        return max(
            (role for _, role in self.roles), key=lambda role: min(len(role), 80), default=None
        )

    def add_role(self, position: int, role: str) -> None:
        """Note a role given at `position`; only the first few count."""
        if len(self.roles) < _ROLES:
            self.roles.append((position, role))


@dataclass(frozen=True, slots=True)
class NameAt:
    """An entity named in the text at `[start, end)`; `subject` when a verb follows.

    `lead` is where the titles before the name start.
    """

    start: int
    end: int
    entity: Entity
    subject: bool
    quoted: bool
    introduced: bool
    lead: int


def _sound_key(word: str) -> str:
    """Key under which spellings of one sound meet; no folded word looks like it."""
    return "~" + sound(bare(word))


class EntityTable:
    """All names of one article, and what a name or a noun in it refers to."""

    def __init__(
        self, article: Article, states: Iterable[Span], quoted: list[Span], speech: SpeechKnowledge
    ) -> None:
        self._speech = speech
        self._people = speech.people
        self._by_word: dict[str, list[Entity]] = {}
        self._states = {span.of(article.text) for span in states}
        self._outlet = fold(article.outlet or "").removeprefix("the ")
        self._exact: dict[str, Entity] = {}
        self._parsed: dict[str, PersonName] = {}
        self._text = article.text
        self.names: list[NameAt] = []
        self._starts: list[int] = []
        self._persons: list[Entity] | None = None
        self._collect(article, quoted)

    # -- building ---------------------------------------------------------

    def _collect(self, article: Article, quoted: list[Span]) -> None:
        runs = find_runs(article, self._speech)
        for run in runs:
            if " " in run.name:
                self._add_full(run.name, run.title)
        self._add_from_headings(article, {run.name for run in runs if " " not in run.name})
        self._hear_first_echoes(runs)
        starts = [span.start for span in quoted]
        for run in runs:
            entity = self._bearer(run) or self._add_single(run)
            if entity is None:
                continue
            introduced = self._learn(entity, run)
            at = bisect_left(starts, run.start + 1) - 1
            inside = at >= 0 and quoted[at].end >= run.end
            subject = self._is_subject(run)
            self.names.append(
                NameAt(run.start, run.end, entity, subject, inside, introduced, run.lead)
            )
            self._starts.append(run.start)
        self._learn_genders()

    def _hear_first_echoes(self, runs: list[Run]) -> None:
        """Learn from "Jo Doe … when she": "Mr Doe" after it is then somebody else."""
        for at, run in enumerate(runs):
            entity = self._exact.get(fold(run.name)) if " " in run.name else None
            if entity and entity.kind in ("person", "unknown") and entity.gender is None:
                end = runs[at + 1].start if at + 1 < len(runs) else len(self._text)
                if _SUBJECT_NEXT.match(self._text, run.end):
                    entity.gender = echo(self._text, run.end, end, subject=True)

    def _bearer(self, run: Run) -> Entity | None:
        """Whom a name in the text stands for; a last name alone shows a person, "the X" none."""
        entity = self.find(run.name, run.start, self._title_gender(run))
        if entity is None or " " in run.name:
            return entity
        role = role_after(self._text, run.end, self._speech)
        alike = [one for one in self._candidates(run.name) if one.kind == "person"]
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

    def _is_subject(self, run: Run) -> bool:
        """Tell whether a verb follows the name, or its comma in "her brother, Jo, did"."""
        if _SUBJECT_NEXT.match(self._text, run.end):
            return True
        aside = self._text.startswith(", ", run.start - 2) and self._text.startswith(",", run.end)
        return aside and bool(_SUBJECT_NEXT.match(self._text, run.end + 1))

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
                    self._add_full(f"{given} {family}", "")

    def _add_full(self, name: str, title: str) -> None:
        key = fold(name)
        kind = kind_of(name, title, self._states, self._speech)
        if key.removeprefix("the ") == self._outlet:
            kind = "body"
        if key in self._exact:
            entity = self._exact[key]
            if entity.kind == "unknown" and kind != "unknown":
                entity.kind = kind
            return
        parsed = self._parse(name)
        if kind == "unknown" and not parsed.given and fold(name.split()[0]) in self._people.particles:
            return  # "Al Rumaihi" is a last name alone
        if kind in ("person", "unknown"):
            for other in self._candidates(parsed.words[-1]) if parsed.words else ():
                known = self._parse(other.name)
                if (
                    other.kind in ("person", "unknown")
                    and known.given
                    and parsed.given
                    and same_person(known, parsed)
                ):
                    self._exact[key] = other
                    return
        entity = Entity(
            self._people.canonical(name),
            kind,
            self._people.gender(parsed.given[0]) if parsed.given else None,
        )
        self._register(entity, name)

    def _register(self, entity: Entity, name: str) -> None:
        self._exact[fold(name)] = entity
        for word in name.split():
            for key in (fold(word).rstrip("."), _sound_key(word)):
                bucket = self._by_word.setdefault(key, [])
                if entity not in bucket:
                    bucket.append(entity)

    def _candidates(self, word: str) -> list[Entity]:
        key = fold(word).rstrip(".")
        found = self._by_word.get(key)
        if found is None and len(key) > 4:
            found = (
                self._by_word.get(key[:-1]) if key.endswith("s") else self._by_word.get(key + "s")
            )
        return found or (self._by_word.get(_sound_key(word), []) if len(key) > 4 else [])

    def _add_single(self, run: Run) -> Entity | None:
        kind = kind_of(run.name, run.title, self._states, self._speech)
        if kind == "unknown" and " " in run.name:
            return None
        gender = self._title_gender(run)
        namesake = gender and any(" " in one.name for one in self._by_word.get(fold(run.name), ()))
        name = f"{run.title} {run.name}" if namesake else run.name  # "Mrs Doe", not Mr Jo Doe
        entity = Entity(name, kind, gender)
        self._register(entity, run.name)
        return entity

    def _title_gender(self, run: Run) -> Gender | None:
        """What "Mr." or "Chairwoman" before a name says."""
        words = run.title.lower().replace(".", "").split()
        told = (self._people.titles.get(word) or self._speech.genders.get(word) for word in words)
        return next((gender for gender in told if gender), None)

    def _learn(self, entity: Entity, run: Run) -> bool:
        """Take in what stands beside the name; tell whether it says what the person is."""
        before = len(entity.roles)
        if entity.kind == "unknown" and self._after_house(run):
            entity.kind = "body"
        if doing := deed(self._text, run.end):
            entity.acts.add(doing)
        if run.title:
            self._learn_title(entity, run)
        new = entity.kind == "unknown" and not entity.roles
        if entity.kind in ("person", "unknown") and (" " in run.name or new) and before < _ROLES:
            self._learn_apposition(entity, run)
        return len(entity.roles) > before

    def _after_house(self, run: Run) -> bool:
        """ "the newspaper Glas", "the company Acme": the noun before says that it is a body."""
        word = _WORD_BEFORE.search(self._text, max(0, run.start - 30), run.start)
        kinds = self._speech.kinds(word.group(1)) if word else 0
        return bool(kinds & Word.BODY) and not kinds & Word.ROLE

    def _learn_title(self, entity: Entity, run: Run) -> None:
        if entity.kind == "unknown":
            entity.kind = "person"
        words = run.title.lower().replace(".", "").split()
        self._learn_gender(entity, words)
        if any(self._speech.words.get(word, 0) & Word.ROLE for word in words):
            entity.add_role(run.start, run.title)

    def _learn_apposition(self, entity: Entity, run: Run) -> None:
        after = role_after(self._text, run.end, self._speech)
        before = role_before(self._text, run.start, self._speech) if " " in entity.name else None
        for role in (after, before):
            if role:
                entity.add_role(run.start, role)
                if entity.kind == "unknown":
                    entity.kind = "person"
                self._learn_gender(entity, role.lower().split()[:8])

    def _learn_gender(self, entity: Entity, words: list[str]) -> None:
        for word in words:
            gender = self._people.titles.get(word) or self._speech.genders.get(word)
            if gender and entity.gender is None:
                entity.gender = gender

    def _learn_genders(self) -> None:
        """Where the name does not tell: the pronoun that most often follows as its echo."""
        votes: dict[int, int] = {}
        for at, named in enumerate(self.names):
            entity = named.entity
            if (
                not named.subject
                or named.quoted
                or entity.gender is not None
                or entity.kind not in ("person", "unknown")
            ):
                continue
            end = self.names[at + 1].start if at + 1 < len(self.names) else len(self._text)
            heard = echo(self._text, named.end, end)
            if heard:
                votes[id(entity)] = votes.get(id(entity), 0) + (1 if heard == "m" else -1)
        for named in self.names:
            count = votes.get(id(named.entity), 0)
            if count and named.entity.gender is None:
                named.entity.gender = "m" if count > 0 else "f"

    # -- asking -----------------------------------------------------------

    def find(self, name: str, position: int, gender: Gender | None = None) -> Entity | None:
        """Return the entity that `name`, written at `position`, stands for.

        `gender` is what stands beside the name ("Mr."): it keeps namesakes apart.
        """
        clean = name.strip(" .,").removesuffix("’s").removesuffix("'s")
        exact = self._exact.get(fold(clean))
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
        for other in self._candidates(parsed.words[-1]):
            if " " in other.name and same_person(self._parse(other.name), parsed):
                return other
        return exact

    def persons(self) -> list[Entity]:
        """Every person named in the article, once."""
        if self._persons is None:
            named = {
                id(one.entity): one.entity for one in self.names if one.entity.kind == "person"
            }
            self._persons = list(named.values())
        return self._persons

    def _parse(self, name: str) -> PersonName:
        """Take a name apart, once in an article."""
        parsed = self._parsed.get(name)
        if parsed is None:
            parsed = self._parsed[name] = self._people.parse(name)
        return parsed

    def find_body(self, name: str) -> Entity | None:
        """Return the body or state of exactly this name."""
        return self._exact.get(fold(name))

    def _by_single(self, word: str, position: int, gender: Gender | None) -> Entity | None:
        found = [
            entity
            for entity in self._candidates(word)
            if entity.kind in ("person", "unknown")
            and (gender is None or entity.gender in (None, gender))
        ]
        full = [entity for entity in found if not self._alone(entity)]
        alone = [entity for entity in found if self._alone(entity) and entity.gender]
        if not full:
            return found[0] if found else None
        if alone:
            return self._nearest([*full, *alone], position)
        family = [
            entity
            for entity in full
            if fold(word) in (fold(part) for part in self._parse(entity.name).family)
        ]
        pool = [entity for entity in (family or full) if entity.kind == "person"] or family or full
        if len(pool) == 1:
            return pool[0]
        return self._nearest(pool, position)

    def _alone(self, entity: Entity) -> bool:
        return len(self._parse(entity.name).words) < 2

    def _nearest(self, pool: list[Entity], position: int) -> Entity:
        wanted = {id(entity) for entity in pool}
        for at in range(bisect_left(self._starts, position) - 1, -1, -1):
            if id(self.names[at].entity) in wanted:
                return self.names[at].entity
        return pool[0]

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
