"""Who takes part in a conversation: who asks, who answers, and whom a label means."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.articles.model import Article
from bot.names.fold import fold
from bot.passages.model import Speaker
from bot.passages.people.entities import EntityTable
from bot.passages.people.entity import Entity
from bot.passages.quotations.speakers.resolution import Resolver
from bot.passages.quotations.unmarked.block import Block
from bot.passages.quotations.unmarked.credits import asked_by, asked_whom
from bot.passages.speech import SpeechKnowledge, Word

# Somebody spoke "to" or "with" the one who asks; an outlet speaks to the one who answers.
_SPOKE_TO = re.compile(
    r"(?P<who>[\w.’'-]+)\s+(?:spoke|talked|talks|speaks|sat down|answered|was interviewed)\s"
    r"(?:[\w’']+\s){0,3}(?:to|with|by|from)\s(?:[\w’']+\s){0,3}$"
)
_PRONOUNS = ("he", "she", "who", "they")
_ASKING = frozenset({"interviewer", "reporter", "journalist", "correspondent", "question"})
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[\s-]?){2,4}")


class Cast:
    """The voices of one article's conversation, found in the text before its first turn."""

    def __init__(
        self,
        article: Article,
        table: EntityTable,
        resolver: Resolver,
        speech: SpeechKnowledge,
        blocks: Sequence[Block],
    ) -> None:
        self._article = article
        self._table = table
        self._resolver = resolver
        self._speech = speech
        turns = [block for block in blocks if block.labelled or block.turn != "name"]
        self._begins = min((block.stretch.span.start for block in turns), default=0)
        self._called: dict[str, Speaker] = {}
        self._shortened: dict[str, Speaker] = {}
        self._asks: Speaker | None = None
        self._answers: Speaker | None = None
        if turns:
            self._introduce(turns)

    def speaker(self, block: Block) -> Speaker | None:
        """Return who speaks in a block that a name or a turn gives to somebody."""
        if block.name is None:
            return self._asks if block.turn == "question" else self._answers
        position = block.stretch.span.start
        if not block.labelled:
            return self._resolver.by_name(block.name, position)
        return self._labelled(block.name) or self._resolver.by_name(block.name, position)

    # -- who takes part ---------------------------------------------------

    def _introduce(self, turns: list[Block]) -> None:
        names = dict.fromkeys(block.name for block in turns if block.name and " " in block.name)
        for name in names:
            self._admit(self._resolver.by_name(name, self._begins))
        asks = self._asker()
        answers = self._most_named(asks)
        self._asks = Speaker(asks or self._asking_label(turns), None, "Q")
        if self._asks.name is None:
            self._asks = Speaker(None, "interviewer", "Q")
        entity = self._find(answers) if answers else None
        self._answers = Speaker(answers, entity.role if entity else None, "A") if answers else None
        for one in (self._answers, self._asks):
            if one and one.name:
                self._admit(one)

    def _asker(self) -> str | None:
        """The person to whom somebody is said to have spoken, whom a credit names, who writes."""
        name = self._spoken_to() or asked_by(self._article.text, self._begins)
        if name is None:
            return self._article.author
        entity = self._find(name)
        return entity.name if entity else name

    def _spoken_to(self) -> str | None:
        previous = ""
        for named in self._table.names:
            if named.start >= self._begins:
                break
            if named.entity.kind in ("person", "unknown") and " " in named.entity.name:
                match = _SPOKE_TO.search(self._article.text, max(0, named.start - 60), named.start)
                pronoun = match is not None and match.group("who").lower() in _PRONOUNS
                if match and (pronoun or previous == "person"):
                    return named.entity.name
            previous = named.entity.kind
        return None

    def _asking_label(self, turns: Iterable[Block]) -> str | None:
        """The label whose turns mostly end in a question mark, when the others' do not."""
        asked, said = Counter[str](), Counter[str]()
        for block in turns:
            speaker = self.speaker(block) if block.name else None
            if speaker and speaker.name:
                said[speaker.name] += 1
                asked[speaker.name] += self._article.text[block.stretch.span.end - 1] == "?"
        asking = [name for name in said if asked[name] * 2 > said[name]]
        return asking[0] if len(asking) == 1 and len(said) > 1 else None

    def _most_named(self, asks: str | None) -> str | None:
        """The person whom the introduction names most: persons and subjects count double."""
        credit = asked_whom(self._article.text, self._begins)
        entity = self._find(credit) if credit else None
        if entity:
            return entity.name
        counts: dict[Entity, int] = {}
        for named in self._table.names:
            if named.start >= self._begins:
                break
            one = named.entity
            if self._may_answer(one) and one.name not in (asks, self._article.author):
                weight = (1 + named.subject) * (2 if one.kind == "person" else 1)
                counts[one] = counts.get(one, 0) + weight
        return max(counts, key=lambda one: counts[one]).name if counts else None

    def _may_answer(self, entity: Entity) -> bool:
        if entity.kind not in ("person", "unknown") or " " not in entity.name:
            return False
        words = entity.name.lower().split()
        things = any(self._speech.kinds(word) & (Word.BODY | Word.THING) for word in words)
        return entity.kind == "person" or not things

    def _find(self, name: str) -> Entity | None:
        return self._table.find(name, self._begins)

    # -- labels -----------------------------------------------------------

    def _labelled(self, label: str) -> Speaker | None:
        """The participant that a label means: by name, surname, initials or role."""
        plain = fold(label.strip(".").removesuffix("’s").removesuffix("'s"))
        if plain in _ASKING and self._asks:
            return replace(self._asks, as_written=label)
        found = self._called.get(" ".join(plain.split()))
        if found is None and _INITIALS.fullmatch(label):
            letters = "".join(letter for letter in plain if letter.isalpha())
            found = self._shortened.get(letters) or self._outlet(letters)
        return replace(found, as_written=label) if found else None

    def _admit(self, one: Speaker) -> None:
        """Note by what names, initials of names and initials of offices a label may mean `one`."""
        words = fold(one.name or "").split()
        for at in range(len(words)):
            self._called.setdefault(" ".join(words[at:]), one)
        for name in (one.name, one.role):
            self._shortened.setdefault(_initials(name), one)

    def _outlet(self, letters: str) -> Speaker | None:
        outlet = self._article.outlet
        return Speaker(outlet, None, "") if outlet and _initials(outlet) == letters else None


def _initials(name: str | None) -> str:
    """The first letters of a name or an office, in small letters."""
    return "".join(word[0] for word in fold(name or "").replace("-", " ").split())
