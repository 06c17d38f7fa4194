"""Whom a pronoun means: the nearest fitting name, speaker or subject before it."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import pairwise
from operator import or_

from bot.names.people import Gender
from bot.names.wordset import wordset
from bot.passages.model import Speaker
from bot.passages.people.entities import EntityTable
from bot.passages.people.entity import Entity
from bot.passages.speech import SpeechKnowledge, Word

# How firmly somebody is in mind who spoke, who a sentence is about, who is merely named.
_SPOKE, _SUBJECT, _INTRODUCED, _OBJECT = 3.0, 3.0, 2.5, 1.5
_EMBEDDED = 2.0  # the subject of what somebody says
_FADE = 0.6  # with each sentence between
_FIRM = 0.6
_KEPT_ROLES = 1 << 12
_FLOOR = 0.35  # less than an object named two sentences before: nobody is settled on
_STRANGE = 0.5  # "it" for somebody of whom no noun tells that it is a thing: "a staffer"
_SPEAKING_THINGS = Word.BODY | Word.DOCUMENT | Word.THING
_OF = wordset("of for at in from on to with and")
_ANOTHER = wordset("the a an his her their its")  # "the mayor and the fire chief"
_PAIR_REACH = 4  # sentences
_UNPROVEN = 0.5  # a name that nothing shows to be a person's
_LAND = 0.6  # a country named in passing is seldom the "it" that says something
_SOMEBODY = 0.6  # "one questioner" asked; who answers in the next paragraph is another
_BODY_AS_HE = 0.65  # translated text says "he" of ministries and states


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the pronoun or noun asks for: gender, number, a thing, nothing but a person."""

    gender: Gender | None
    many: bool = False
    thing: bool = False
    person: bool = False


@dataclass(slots=True)  # not frozen: very many are made, and freezing one costs most
class _Heard:
    position: int
    speaker: Speaker
    entity: Entity | None
    weight: float


@dataclass(frozen=True, slots=True)
class _Told:
    """What a role's words can be, those of its head, its number and gender; `one` opens it."""

    kinds: int
    heads: int
    plural: bool
    gender: Gender | None
    one: bool


@lru_cache(maxsize=_KEPT_ROLES)
def _told(role: str, speech: SpeechKnowledge) -> _Told:
    words = [
        word.strip(".,").removesuffix("’s").removesuffix("'s") for word in role.lower().split()
    ]
    kinds = [speech.kinds(word) for word in words[:8]]
    link = next((at for at, word in enumerate(words) if at and word in _OF), len(words))
    two = any(one == "and" and other in _ANOTHER for one, other in pairwise(words))
    plural = two or any(word in speech.plurals for word in words[:5])
    genders = (speech.genders.get(word) for word in reversed(words))
    return _Told(
        reduce(or_, kinds[:link], 0) or reduce(or_, kinds, 0),  # "the contract from a customer"
        reduce(or_, kinds[max(0, link - 1) : link], 0),
        plural,
        next(filter(None, genders), None),
        words[:1] == ["one"],
    )


class Antecedents:
    """Everybody who spoke or was spoken of so far in one article."""

    def __init__(self, table: EntityTable, speech: SpeechKnowledge, sentences: list[int]) -> None:
        self._table = table
        self._speech = speech
        self._sentences = sentences
        self._heard: list[_Heard] = []
        # The number of each name's sentence; every pronoun asks for those of many names.
        self._numbers = {one.start: bisect_right(sentences, one.start) for one in table.names}

    def hear(self, position: int, speaker: Speaker, entity: Entity | None, weight: float) -> None:
        """Note that `speaker` spoke, or a sentence is about them, at `position`."""
        self._heard.append(_Heard(position, speaker, entity, weight))

    def heard(self, position: int, reach: int) -> Iterator[Speaker]:
        """Yield those who spoke in the `reach` characters before `position`, last first."""
        for one in reversed(self._heard):
            if position - one.position > reach:
                return
            if one.weight >= _FIRM and one.position <= position:
                yield one.speaker

    def find(self, wanted: Wanted, start: int, paragraph: int) -> Speaker | None:
        """Return the likeliest speaker for a pronoun at `start` of a paragraph at `paragraph`.

        Where nobody fits, a name that was taken for one of the other gender may.
        """
        found = self._likeliest(wanted, start, paragraph)
        if found or wanted.gender is None or wanted.many or wanted.thing:
            return found
        return self._likeliest(Wanted(None, person=True), start, paragraph)

    def _likeliest(self, wanted: Wanted, start: int, paragraph: int) -> Speaker | None:
        scores: dict[int, float] = {}
        pool: dict[int, Speaker | Entity] = {}
        here = bisect_right(self._sentences, start)
        opened = self._sentences[here - 1] if here else 0
        for one in self._heard[-14:]:
            near = paragraph <= one.position < opened
            fit = self._fit(wanted, one.speaker, one.entity, near)
            if fit and one.position < start:
                key = id(one.entity) if one.entity else hash(one.speaker.role)
                value = _SPOKE * one.weight * fit * self._nearness(one.position, here)
                scores[key] = max(scores.get(key, 0.0), value)
                pool[key] = one.speaker
        spoke = {
            bisect_right(self._sentences, one.position): one.position
            for one in reversed(self._heard[-14:])
        }
        for named in self._table.before(start, 40):
            if named.quoted:
                continue
            near = named.subject and paragraph <= named.start < opened
            fit = self._entity_fit(wanted, named.entity, near)
            if not fit:
                continue
            key = id(named.entity)
            sentence = self._numbers[named.start]
            told = spoke.get(sentence, named.start)
            subject = _SUBJECT if told >= named.start else _EMBEDDED
            value = (
                (subject if named.subject else _INTRODUCED if named.introduced else _OBJECT)
                * fit
                * _FADE ** (here - sentence)
            )
            scores[key] = max(scores.get(key, 0.0), value) + 0.02
            pool.setdefault(key, named.entity)
        best = max(scores, key=lambda key: scores[key], default=None)
        if best is None or scores[best] < _FLOOR:
            return None
        found = pool[best]
        return Speaker(found.name, found.role, "") if isinstance(found, Entity) else found

    def last_two(
        self, start: int, fits: Callable[[Entity], object], reach: int = _PAIR_REACH
    ) -> tuple[Entity, Entity] | None:
        """Return the two of those that `fits` named last before `start`, in order of mention.

        They are named in the `reach` sentences before it.
        """
        here = bisect_right(self._sentences, start)
        found: list[Entity] = []
        for named in reversed(self._table.before(start, 24)):
            if here - self._numbers[named.start] > reach:
                break
            if named.entity not in found and fits(named.entity):
                found.append(named.entity)
            if len(found) == 2:
                return found[1], found[0]
        return None

    def _nearness(self, position: int, here: int) -> float:
        """1 in the same sentence, less with each sentence between that is no quotation."""
        return float(_FADE ** (here - bisect_right(self._sentences, position)))

    def _fit(self, wanted: Wanted, speaker: Speaker, entity: Entity | None, near: bool) -> float:
        if entity:
            return 1.0 if wanted.many and speaker.joint else self._entity_fit(wanted, entity, near)
        told = _told(speaker.role or "", self._speech)
        person = told.kinds & Word.ROLE
        if wanted.many:
            return 1.0 if told.plural or speaker.joint else 0.3 * bool(told.kinds & Word.BODY)
        if wanted.thing:
            thing = 1.0 if told.heads & _SPEAKING_THINGS else _STRANGE
            return 0.0 if person else thing
        if told.plural:
            return 0.0
        if not person:
            return _BODY_AS_HE * (near and bool(told.kinds & Word.BODY))
        fits = told.gender is None or wanted.gender is None or told.gender == wanted.gender
        asked = told.one and wanted.gender is not None and not near
        return float(fits) * (_SOMEBODY if asked else 1.0)

    def _entity_fit(self, wanted: Wanted, entity: Entity, near: bool) -> float:
        if entity.kind in ("body", "state"):
            land = entity.kind == "state" and wanted.thing and not near
            return (
                (_LAND if land else 1.0)
                if wanted.many or wanted.thing
                else _BODY_AS_HE * (near and wanted.gender == "m" and not wanted.person)
            )
        if wanted.many or wanted.thing:
            return 0.0
        if entity.kind == "unknown" and " " not in entity.name:
            return 0.0
        if (
            entity.gender is not None
            and wanted.gender is not None
            and entity.gender != wanted.gender
        ):
            return 0.0
        return 1.0 if entity.kind == "person" else _UNPROVEN
