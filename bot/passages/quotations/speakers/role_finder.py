"""Whom a role leads back to: "the diplomat" is the ambassador introduced before."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from bot.names.wordset import wordset
from bot.passages.model import Speaker
from bot.passages.people.callings import acts_as, is_called, role_words, telling
from bot.passages.people.entities import EntityTable
from bot.passages.people.entity import Entity
from bot.passages.phrases import Phrase
from bot.passages.quotations.speakers.antecedents import Antecedents
from bot.passages.quotations.speakers.holders import Holders
from bot.passages.speech import SpeechKnowledge, Word

_REACH = 5000
# Nouns for somebody new each time: "the spokesman" is not the person just named.
OTHERS = wordset("""
    spokesman spokeswoman spokesperson source aide adviser advisor lawyer attorney
    expert analyst reporter moderator interviewer host judge officer police narrator caller
    user commenter editor questioner pollster strategist person people one man woman witness
""")
# Words that keep two holders of one office apart, and two offices of one noun.
_APART = ("former", "deputy")
_RANKS = wordset("prime deputy vice first chief assistant former")


@dataclass(frozen=True, slots=True)
class _Role:
    """A role looked for: its noun, the other words, and those of them written large."""

    head: str
    more: frozenset[str]
    proper: frozenset[str]


class RoleFinder:
    """Finds the persons of one article by their roles, in order of the text."""

    def __init__(
        self, table: EntityTable, speech: SpeechKnowledge, antecedents: Antecedents
    ) -> None:
        self._table = table
        self._speech = speech
        self._antecedents = antecedents
        self._holders = Holders(table)
        self._unnamed: dict[str, list[tuple[int, str]]] = {}

    def add(self, entity: Entity, position: int, role: str) -> None:
        """Note a role that the article gives to `entity` at `position`."""
        self._holders.add(entity, position, role)

    def introduce(self, noun: str, position: int, role: str) -> None:
        """Note somebody unnamed whom the text introduces at `position`: "a geologist"."""
        self._unnamed.setdefault(noun, []).append((position, role))

    def unnamed(self, noun: str, start: int) -> tuple[int, str] | None:
        """Return where before `start`, and as whom, `noun` last introduced somebody unnamed."""
        met = self._unnamed.get(noun, [])
        at = bisect_left(met, (start, ""))
        return met[at - 1] if at and start - met[at - 1][0] <= _REACH else None

    def by_role(self, phrase: Phrase, words: list[str], written: str, start: int) -> Speaker | None:
        """Whom "the diplomat" means: the last one of that role who spoke or was named."""
        head = "president" if "head of state" in written.lower() else phrase.head or ""
        wanted = _Role(
            head,
            frozenset(telling(words)) - {head},
            frozenset(
                word.lower().strip(".,") for word in written.split()[1:] if word[:1].isupper()
            )
            - {head},
        )
        second: Speaker | None = None
        apart = {word: word in words for word in _APART}
        for speaker in self._of_role(wanted, start):
            role = (speaker.role or "").lower().split()
            if all(said == (word in role) for word, said in apart.items()):
                return speaker
            if apart["former"] or "former" not in role:
                second = second or speaker
        return second or self._alone(wanted) if len(wanted.more) < 2 else None

    def _of_role(self, wanted: _Role, start: int) -> Iterator[Speaker]:
        """Yield those of that role before `start`: by its own word first, then by another.

        Each time those who spoke come before those who were named.
        """
        heard = [one for one in self._antecedents.heard(start, _REACH) if one.role]
        named = dict.fromkeys(one.entity for one in reversed(self._table.before(start)))
        for loosely in (False, True):
            for speaker in heard:
                if self._same_role(wanted, speaker.role or "", loosely=loosely):
                    yield speaker
            for entity in named:
                if self._holds(wanted, entity, loosely=loosely):
                    yield Speaker(entity.name, entity.role, "")

    def only_one(self, noun: str) -> Entity | None:
        """Return the only person of the article whom `noun` or a word that it stands for calls."""
        for word in (noun, *sorted(self._speech.senses.get(noun, ()))):
            entity = self._holders.only(word, lambda _: True)
            if entity:
                return entity
        return None

    def is_one(self, entity: Entity, noun: str) -> bool:
        """Tell whether `noun` can mean the entity by its roles or by what it does."""
        return self._holds(_Role(noun, frozenset(), frozenset()), entity, loosely=True)

    def _alone(self, wanted: _Role) -> Speaker | None:
        """The only person of that role in the whole article: "the president" before his name."""
        if wanted.head in OTHERS:
            return None
        entity = self._holders.only(
            wanted.head, lambda role: self._same_role(wanted, role, loosely=False)
        )
        return Speaker(entity.name, entity.role, "") if entity else None

    def _holds(self, wanted: _Role, entity: Entity, *, loosely: bool) -> bool:
        if any(self._same_role(wanted, role, loosely=loosely) for _, role in entity.roles):
            return True
        acts = loosely and not wanted.more and entity.kind == "person"
        return acts and acts_as(wanted.head, entity.acts, self._speech)

    def _same_role(self, wanted: _Role, role: str, *, loosely: bool) -> bool:
        words, written = role_words(role)
        if not (is_called(wanted.head, role, self._speech) if loosely else wanted.head in words):
            return False
        if wanted.proper and not wanted.proper <= written:
            return False
        if any(word not in written for word in wanted.more if self._tells_apart(word)):
            return False
        return len(wanted.more) < 2 or wanted.more <= words

    def _tells_apart(self, word: str) -> bool:
        """ "The prime minister" is not any minister, nor is "the health minister"."""
        return word in _RANKS or bool(self._speech.kinds(word) & Word.TOPIC)
