"""Who appears in an article: every named person, body and state, under one canonical name."""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from bot.articles.model import Article, Span
from bot.names.people import Gender, bare, fold, same_person, sound
from bot.passages.phrases import OFFICES, SHOUTED
from bot.passages.roles import role_after, role_before
from bot.passages.speech import SpeechKnowledge, Word

EntityKind = Literal["person", "body", "state", "unknown"]


def _upper_class() -> str:
    """A character class of all capital letters of the basic plane."""
    ranges: list[tuple[int, int]] = []
    for code in range(65, 0x2C00):
        if chr(code).isupper():
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1] = (ranges[-1][0], code)
            else:
                ranges.append((code, code))
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges)


UPPER = _upper_class()
_ABBREVIATED = r"(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Brig|Hon|Rev|St|Amb|Msgr|Engr|Smt|Jr|Sr)"
_WORD = rf"(?:{_ABBREVIATED}\.|[{UPPER}]\.(?:[-]?[{UPPER}]\.)*|(?:[dDlLO]['’]|al-|el-|al‑|Al-)?[{UPPER}][^\W_]*(?:[-‐‑'’ʼ](?!s\b)[^\W_]+)*)"
_PARTICLE = r"(?:al|el|bin|ibn|ben|bint|binti|abu|ul|ud|de|del|della|da|dos|do|di|du|van|von|der|den|ter|ten|la|le|y|e|zu|af)"
NAME_RUN = re.compile(
    rf"(?<![\w]){_WORD}(?:(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}|[ \u00a0](?:al|el)-){_WORD}){{0,7}}"
)
_SUBJECT_NEXT = re.compile(
    r"(?:,[^,.]{2,80},)?\s+(?:also |then |later |has |have |had |was |is |will |would |did |does |could |should |\w+ly )*(?:\w+ed|said|says|told|was|is|has|had|will|would|did|wrote|went|took|made|came|\w+s)\b"
)


def _is_heading(text: str, span: Span, title: Span | None) -> bool:
    """Tell whether a stretch is set in title case, where capitals say nothing."""
    if span.end - span.start > 160 or (span != title and text[span.end - 1] in ".!?”\"’»"):
        return False
    words = [word for word in span.of(text).split() if word[0].isalpha() and len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


@dataclass(slots=True)
class Entity:
    """One person, body or state. `name` is the fullest form met, titles left out."""

    name: str
    kind: EntityKind
    gender: Gender | None = None
    roles: list[tuple[int, str]] = field(default_factory=list)

    @property
    def role(self) -> str | None:
        """The fullest of the roles that the article first gives, None when it gives none."""
        return max((role for _, role in self.roles[:4]), key=lambda role: min(len(role), 80), default=None)


# Somebody spoke "to" or "with" the one who asks; an outlet speaks to the one who answers.
_SPOKE_TO = re.compile(r"(?P<who>[\w.’'-]+)\s+(?:spoke|talked|talks|speaks|sat down|answered|was interviewed)\s(?:[\w’']+\s){0,3}(?:to|with|by|from)\s(?:[\w’']+\s){0,3}$")
_OF = frozenset({" of ", " of the ", " for ", " for the "})
_ECHO = re.compile(r"\b([Hh]e|[Ss]he|[Hh]is|[Hh]im|[Hh]er)\b")


@dataclass(frozen=True, slots=True)
class NameAt:
    """An entity named in the text at `[start, end)`; `subject` when a verb follows."""

    start: int
    end: int
    entity: Entity
    subject: bool
    quoted: bool
    introduced: bool


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
        self._exact: dict[str, Entity] = {}
        self._text = article.text
        self.names: list[NameAt] = []
        self._starts: list[int] = []
        self._collect(article, quoted)

    # -- building ---------------------------------------------------------

    def _collect(self, article: Article, quoted: list[Span]) -> None:
        text = article.text
        stretches = list(article.body)
        if article.title_span is not None:
            stretches.insert(0, article.title_span)
        stretches = [span for span in stretches if not _is_heading(text, span, article.title_span)]
        runs = [
            (match.start(), match.end())
            for span in sorted(stretches)
            for match in NAME_RUN.finditer(text, span.start, span.end)
        ]
        runs = self._whole_bodies(text, runs)
        parsed = [self._parse_run(text, start, end) for start, end in runs]
        alone = {entry[2] for entry in parsed if entry and " " not in entry[2]}
        parsed = [entry and self._without_slip(*entry, alone) for entry in parsed]
        for entry in parsed:
            if entry and len(entry[2].split()) > 1:
                self._add_full(text, *entry)
        self._add_from_headings(article, alone)
        starts = [span.start for span in quoted]
        for entry in parsed:
            if entry is None:
                continue
            start, end, name, title = entry
            entity = self.find(name, start) or self._add_single(name, title, start)
            if entity is None:
                continue
            told = -len(entity.roles)
            if title:
                self._learn(entity, title, start)
            alone_but_new = entity.kind == "unknown" and not entity.roles
            if (" " in name or alone_but_new) and entity.kind in ("person", "unknown") and len(entity.roles) < 4:
                self._learn_apposition(text, entity, start, end)
            told += len(entity.roles)
            at = bisect_left(starts, start + 1) - 1
            inside = at >= 0 and quoted[at].end >= end
            self.names.append(
                NameAt(start, end, entity, bool(_SUBJECT_NEXT.match(text, end)), inside, told > 0)
            )
        self._starts = [name.start for name in self.names]
        self._learn_genders(text)

    def _parse_run(self, text: str, start: int, end: int) -> tuple[int, int, str, str] | None:
        """Start, end, name and title words of a run of capitalised words; None when it names nobody."""
        run = text[start:end]
        if run.endswith(".") and not (len(run) > 2 and run[-3] == "."):
            run = run[:-1]
        words = run.replace("\u00a0", " ").split(" ")
        flags = self._speech.words
        first = 0
        while (
            first < len(words)
            and words[first] not in SHOUTED
            and flags.get(words[first].lower().rstrip("."), 0)
            & (Word.FUNCTION | Word.TIME | Word.ADVERB | Word.PRONOUN)
        ):
            first += 1
        title_end = first + self._speech.name_start(words[first:])
        last = flags.get(words[-1].lower(), 0)
        if title_end < len(words) and last & Word.BODY and not last & Word.ROLE and len(words) - title_end == 1:
            title_end = first  # "Democratic National Committee"
        if (
            title_end == first
            and first < len(words) - 1
            and words[first].lower() in OFFICES
            and text[max(0, start - 4) : start] in (" of ", "for ")
        ):
            title_end = first + 1
        if title_end >= len(words):
            return None
        name = " ".join(words[title_end:])
        if len(name) < 2:
            return None
        if (
            flags.get(name.lower(), 0)
            & (Word.FUNCTION | Word.TIME | Word.AUXILIARY | Word.ADVERB | Word.CUE)
            and " " not in name
        ):
            return None
        at = start + len(" ".join(words[:title_end])) + (1 if title_end else 0)
        return at, start + len(run), name, " ".join(words[first:title_end])

    def _add_from_headings(self, article: Article, alone: set[str]) -> None:
        """Full names that only a heading in title case gives: a given name before a surname met in the text."""
        text = article.text
        for span in (*((article.title_span,) if article.title_span else ()), *article.body):
            if not _is_heading(text, span, article.title_span):
                continue
            words = [word.strip(".,:;’'\"“”‘()") for word in span.of(text).split()]
            for given, family in zip(words, words[1:], strict=False):
                if family in alone and self._people.gender(given) and given not in alone:
                    self._add_full(text, span.start, span.end, f"{given} {family}", "")

    def _whole_bodies(self, text: str, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """ "Ministry of Industry", "University of Plymouth": one name, not two."""
        found: list[tuple[int, int]] = []
        for start, end in runs:
            if found and text[found[-1][1] : start] in _OF:
                last = text[found[-1][0] : found[-1][1]].rsplit(" ", 1)[-1]
                if self._speech.kinds(last.lower()) & (Word.BODY | Word.ROLE) == Word.BODY:
                    found[-1] = (found[-1][0], end)
                    continue
            found.append((start, end))
        return found

    def _without_slip(
        self, start: int, end: int, name: str, title: str, alone: set[str]
    ) -> tuple[int, int, str, str]:
        """ "Dmitry Medvedevs VKontakte": a possessive that lost its apostrophe ends the name."""
        words = name.split()
        for at in range(1, len(words)):
            word = words[at]
            if word.endswith("s") and len(word) > 4 and word[:-1] in alone and word not in alone:
                cut = " ".join(words[: at + 1])
                return start, start + len(cut), cut[:-1], title
        return start, end, name, title

    def _kind(self, name: str, title: str) -> EntityKind:
        if name in self._states:
            return "state"
        words = name.split()
        last = self._speech.words.get(words[-1].lower(), 0)
        gender = self._people.gender(words[0])
        if name.isupper() and len(name) > 1:
            return "body"
        if len(words) > 1 and gender and not last & Word.THING:
            return "person"
        if last & (Word.THING | Word.BODY | Word.DOCUMENT) and title.rstrip(".").lower() not in self._people.honorifics:
            return "body"
        if title or gender:
            return "person"
        if 1 < len(words) < 4 and fold(words[0]) in self._people.surname_first:
            return "person"
        if any(self._speech.words.get(word.lower(), 0) & (Word.BODY | Word.DOCUMENT) for word in words):
            return "body"
        return "unknown"

    def _add_full(self, text: str, start: int, end: int, name: str, title: str) -> None:
        kind = self._kind(name, title)
        key = fold(name)
        if key in self._exact:
            entity = self._exact[key]
            if entity.kind == "unknown" and kind != "unknown":
                entity.kind = kind
            return
        parsed = self._people.parse(name)
        if kind in ("person", "unknown"):
            for other in self._candidates(parsed.words[-1]) if parsed.words else ():
                if (
                    other.kind in ("person", "unknown")
                    and " " in other.name
                    and same_person(self._people.parse(other.name), parsed)
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

    def _add_single(self, name: str, title: str, start: int) -> Entity | None:
        kind = self._kind(name, title)
        if kind == "unknown" and " " in name:
            return None
        entity = Entity(name, kind)
        self._register(entity, name)
        return entity

    def _learn(self, entity: Entity, title: str, start: int) -> None:
        if entity.kind == "unknown":
            entity.kind = "person"
        for word in title.lower().replace(".", "").split():
            gender = self._people.titles.get(word) or self._speech.genders.get(word)
            if gender and entity.gender is None:
                entity.gender = gender
        if any(self._speech.words.get(word.lower(), 0) & Word.ROLE for word in title.split()):
            entity.roles.append((start, title))

    def _learn_genders(self, text: str) -> None:
        """Persons whose name does not tell: the pronoun that most often follows as subject's echo."""
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
            end = self.names[at + 1].start if at + 1 < len(self.names) else len(text)
            match = _ECHO.search(text, named.end, min(end, named.end + 160))
            if match:
                votes[id(entity)] = votes.get(id(entity), 0) + (
                    1 if match.group(1).lower() in ("he", "his", "him") else -1
                )
        for named in self.names:
            count = votes.get(id(named.entity), 0)
            if count and named.entity.gender is None:
                named.entity.gender = "m" if count > 0 else "f"

    def _learn_apposition(self, text: str, entity: Entity, start: int, end: int) -> None:
        after = role_after(text, end, self._speech)
        before = role_before(text, start, self._speech) if " " in entity.name else None
        for role in (after, before):
            if role:
                entity.roles.append((start, role))
                if entity.kind == "unknown":
                    entity.kind = "person"
                for word in role.lower().split()[:8]:
                    gender = self._speech.genders.get(word)
                    if gender and entity.gender is None:
                        entity.gender = gender

    # -- asking -----------------------------------------------------------

    def find(self, name: str, position: int) -> Entity | None:
        """Return the entity that `name`, written at `position`, stands for."""
        clean = name.strip(" .,").removesuffix("’s").removesuffix("'s")
        exact = self._exact.get(fold(clean))
        words = clean.split()
        if exact and (len(words) > 1 or exact.kind in ("state", "body")):
            return exact
        if not words:
            return None
        if len(words) == 1:
            return self._by_single(words[0], position) or exact
        parsed = self._people.parse(clean)
        if not parsed.words:
            return None
        for other in self._candidates(parsed.words[-1]):
            if " " in other.name and same_person(self._people.parse(other.name), parsed):
                return other
        return None

    def persons(self) -> list[Entity]:
        """Every person named in the article, once."""
        return list({id(named.entity): named.entity for named in self.names if named.entity.kind == "person"}.values())

    def find_body(self, name: str) -> Entity | None:
        """Return the body or state of exactly this name."""
        return self._exact.get(fold(name))

    def asker(self, before: int) -> Entity | None:
        """The person to whom somebody is said to have spoken in the text before `before`."""
        for at, named in enumerate(self.names):
            if named.start >= before:
                break
            if named.entity.kind not in ("person", "unknown") or " " not in named.entity.name:
                continue
            match = _SPOKE_TO.search(self._text, max(0, named.start - 60), named.start)
            previous = self.names[at - 1].entity.kind if at else "unknown"
            if match and (match.group("who").lower() in ("he", "she", "who", "they") or previous == "person"):
                return named.entity
        return None

    def most_named(self, before: int, asker: Entity | None, author: str | None) -> Entity | None:
        """The person whom the text before `before` names most; the first of several."""
        counts: dict[int, int] = {}
        found: dict[int, Entity] = {}
        for named in self.names:
            entity = named.entity
            if named.start >= before:
                break
            if entity.kind in ("person", "unknown") and " " in entity.name and entity is not asker and entity.name != author:
                counts[id(entity)] = counts.get(id(entity), 0) + 1 + named.subject
                found.setdefault(id(entity), entity)
        return found[max(counts, key=lambda key: counts[key])] if counts else None

    def _by_single(self, word: str, position: int) -> Entity | None:
        found = [
            entity for entity in self._candidates(word) if entity.kind in ("person", "unknown")
        ]
        full = [entity for entity in found if " " in entity.name]
        if not full:
            return found[0] if found else None
        family = [
            entity
            for entity in full
            if fold(word) in (fold(part) for part in self._people.parse(entity.name).family)
        ]
        pool = [entity for entity in (family or full) if entity.kind == "person"] or family or full
        if len(pool) == 1 and pool[0].kind == "unknown" and family:
            pool[0].kind = "person"  # only persons are called by their last name alone
        if len(pool) == 1:
            return pool[0]
        return self._nearest(pool, position)

    def _nearest(self, pool: list[Entity], position: int) -> Entity:
        for named in reversed(
            self.names[: bisect_left(self._starts, position)] if self._starts else self.names
        ):
            if any(named.entity is entity for entity in pool) and named.start < position:
                return named.entity
        return pool[0]

    def before(self, position: int, limit: int = 60) -> list[NameAt]:
        """The last names written before `position`, nearest last."""
        at = bisect_left(self._starts, position)
        return self.names[max(0, at - limit) : at]
