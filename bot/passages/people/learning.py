"""What an article tells of those it names: role and gender, and that one is a person."""

import re
from collections.abc import Iterable, Sequence

from bot.names.people import Gender
from bot.passages.kinds import is_placed
from bot.passages.people.echoes import deed, echo
from bot.passages.people.entity import MOST_ROLES, Entity, NameAt
from bot.passages.people.offices import is_organ
from bot.passages.people.role_ends import tidy_role
from bot.passages.people.roles import role_after, role_before
from bot.passages.people.run import Run
from bot.passages.speech import SpeechKnowledge, Word

_WORD_BEFORE = re.compile(r"(?:(?P<office>[^\W\d_]+) of )?\bthe (?P<noun>[a-z-]+) $")
_HOUSE_REACH = 60
_KIN = re.compile(
    r"\b(?P<role>(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y) (?:[\w-]+ ){0,2}(?P<noun>[a-z-]+)), $"
)
_PASSED = 2  # names
_PLACED = (" from ", " in ", " at ", " near ")
# What follows nobody but a person: an age, "who".
_LIVES = re.compile(r",? \(?\d{1,2}\)?,|, who(?:se|m)?\b| \(\d{1,2}\)")


class Learner:
    """Takes in what stands beside the names of one article."""

    def __init__(self, text: str, speech: SpeechKnowledge) -> None:
        self._text = text
        self._speech = speech

    def title_gender(self, title: str) -> Gender | None:
        """Return what "Mr." or "Chairwoman" before a name says."""
        return self._told(_words(title)) if title else None

    def learn(self, entity: Entity, run: Run) -> bool:
        """Take in what stands beside a name; tell whether it says what the person is."""
        before = len(entity.roles)
        if entity.kind == "unknown" and self._after_house(run):
            entity.kind = "body"
        if doing := deed(self._text, run.end):
            entity.acts.add(doing)
        if entity.kind == "unknown" and " " in run.name and _LIVES.match(self._text, run.end):
            entity.kind = "person"
        if entity.kind == "unknown" and " " not in run.name:
            self._learn_kin(entity, run)
        if run.title:
            self._learn_title(entity, run)
        new = entity.kind == "unknown" and not entity.roles
        open_to = entity.kind in ("person", "unknown") and before < MOST_ROLES
        placed = new and is_placed(self._text, run.start)  # "in Salem, state attorney Jo Doe"
        if open_to and (" " in run.name or new) and not placed:
            self._learn_apposition(entity, run)
        return len(entity.roles) > before

    def learn_from_echoes(self, names: Sequence[NameAt]) -> None:
        """Where the name does not tell: the pronoun that most often follows as its echo."""
        votes: dict[int, int] = {}
        for at, named in enumerate(names):
            entity = named.entity
            asked = named.subject and not named.quoted and entity.gender is None
            if not asked or entity.kind not in ("person", "unknown"):
                continue
            heard = echo(self._text, named.end, self._next_person(names, at))
            if heard:
                votes[id(entity)] = votes.get(id(entity), 0) + (1 if heard == "m" else -1)
        for named in names if votes else ():
            count = votes.get(id(named.entity), 0)
            if count and named.entity.gender is None:
                named.entity.gender = "m" if count > 0 else "f"

    def _next_person(self, names: Sequence[NameAt], at: int) -> int:
        """Where the next name stands that may be a person's: a mere place stops no echo."""
        for one in names[at + 1 : at + 1 + _PASSED]:
            alone = one.entity.kind == "unknown" and " " not in one.entity.name
            if not alone or not self._text.endswith(_PLACED, 0, one.start):
                return one.start
        following = at + 1 + _PASSED
        return names[following].start if following < len(names) else len(self._text)

    def _after_house(self, run: Run) -> bool:
        """ "the newspaper Glas", "the company Acme": the noun before says that it is a body."""
        if not self._text.startswith(" ", run.start - 1):
            return False
        word = _WORD_BEFORE.search(self._text, max(0, run.start - _HOUSE_REACH), run.start)
        if word is None or self._is_holder(word, run):
            return False
        kinds = self._speech.kinds(word["noun"])
        return bool(kinds & Word.BODY) and not kinds & Word.ROLE

    def _is_holder(self, before: re.Match[str], run: Run) -> bool:
        """ "president of the assembly Jane Doe": the name is that of the office's holder."""
        office = self._speech.kinds((before["office"] or "").lower()) & (Word.ROLE | Word.TITLE)
        return bool(office) and " " in run.name and is_organ(before["noun"], self._speech)

    def _learn_kin(self, entity: Entity, run: Run) -> None:
        """ "His wife, Altagracia": a single name of somebody."""
        kin = _KIN.search(self._text, max(0, run.start - _HOUSE_REACH), run.start)
        noun = kin["noun"] if kin else ""
        if kin and self._speech.kinds(noun) & Word.ROLE and noun not in self._speech.plurals:
            entity.kind = "person"
            entity.add_role(run.start, kin["role"])
            self._learn_gender(entity, [noun])

    def _learn_title(self, entity: Entity, run: Run) -> None:
        if entity.kind == "unknown":
            entity.kind = "person"
        words = _words(run.title)
        self._learn_gender(entity, words)
        office = any(self._speech.words.get(word, 0) & Word.ROLE for word in words)
        if office and (role := tidy_role(run.title, self._speech)):
            entity.add_role(run.start, role)

    def _learn_apposition(self, entity: Entity, run: Run) -> None:
        after = role_after(self._text, run.end, self._speech)
        courtesy = run.title and tidy_role(run.title, self._speech) is None
        start = run.lead if courtesy else run.start
        before = role_before(self._text, start, self._speech) if " " in entity.name else None
        for told in (after, before):
            if told and (role := tidy_role(told, self._speech)):
                entity.add_role(run.start, role)
                if entity.kind == "unknown":
                    entity.kind = "person"
                self._learn_gender(entity, role.lower().split()[:8])

    def _learn_gender(self, entity: Entity, words: Iterable[str]) -> None:
        if entity.gender is None:
            entity.gender = self._told(words)

    def _told(self, words: Iterable[str]) -> Gender | None:
        titles, genders = self._speech.people.titles, self._speech.genders
        told = (titles.get(word) or genders.get(word) for word in words)
        return next((gender for gender in told if gender), None)


def _words(title: str) -> list[str]:
    return title.lower().replace(".", "").split()
