"""From the words of an attribution to the speaker: names, roles and pronouns."""

from bisect import bisect_right

from bot.articles.model import Article
from bot.passages.entities import Entity, EntityTable
from bot.passages.model import Speaker
from bot.passages.phrases import Phrase
from bot.passages.quotations.layout import Stretch
from bot.passages.speech import SpeechKnowledge, Word

_DEFINITE = frozenset("the this that".split())
_FAR = 2500
_SPOKE, _SUBJECT, _OBJECT = 3.0, 3.0, 1.0
_FADE = 0.6
_FLOOR = 0.05


class Resolver:
    """Resolves the speakers of one article, in order of the text."""

    def __init__(
        self, article: Article, table: EntityTable, speech: SpeechKnowledge, clauses: list[int]
    ) -> None:
        self._clauses = clauses
        self._article = article
        self._table = table
        self._speech = speech
        self._spoken: list[tuple[int, Speaker, Entity | None, float]] = []

    def speaker(self, phrase: Phrase, stretch: Stretch) -> Speaker | None:
        """Return whom the phrase means; None when the text does not settle it."""
        start = stretch.tokens.starts[phrase.lo]
        written = stretch.tokens.text(self._article.text, phrase.lo, phrase.hi)
        if phrase.kind == "pronoun":
            found = self._pronoun(phrase, start, written)
        elif phrase.name:
            found = self._named(phrase, start, written)
        else:
            found = self._role(phrase, start, written)
        return found

    def remember(self, position: int, speaker: Speaker, weight: float) -> None:
        """Note that `speaker` spoke at `position`; `weight` says how firmly."""
        entity = self._table.find(speaker.name, position) if speaker.name else None
        if entity and entity.kind == "unknown" and weight >= 1:
            entity.kind = "person" if " " in entity.name else "unknown"
        self._spoken.append((position, speaker, entity, weight))

    def by_name(self, name: str, position: int) -> Speaker:
        """Return the speaker that a written label ("SMITH", "Jane Doe") names."""
        plain = name.title() if name.isupper() and len(name) > 3 else name
        entity = self._table.find(plain, position)
        if entity is None:
            return Speaker(plain, None, name)
        return Speaker(entity.name, self._role_of(entity, position), name)

    def whom(self, phrase: Phrase, stretch: Stretch) -> str:
        """Return those spoken to: the canonical name where one is given, else the words."""
        start = stretch.tokens.starts[phrase.lo]
        if phrase.name:
            entity = self._table.find(phrase.name, start)
            return entity.name if entity else phrase.name
        return stretch.tokens.text(self._article.text, phrase.lo, phrase.hi)

    def _named(self, phrase: Phrase, start: int, written: str) -> Speaker:
        name = phrase.name or ""
        entity = self._table.find(name, start)
        if entity and phrase.gender and entity.gender is None:
            entity.gender = phrase.gender
        if entity and entity.kind == "unknown" and phrase.titled:
            entity.kind = "person"
        canonical = entity.name if entity else name
        role = phrase.role or (self._role_of(entity, start) if entity else None)
        if entity and phrase.role:
            entity.roles.append((start, phrase.role))
        joint = tuple(self._joint(other, start) for other in phrase.others)
        return Speaker(canonical, role, written, joint)

    def _joint(self, phrase: Phrase, start: int) -> str:
        entity = self._table.find(phrase.name or "", start)
        return entity.name if entity else phrase.name or phrase.role or ""

    def _role_of(self, entity: Entity, start: int) -> str | None:
        """The fullest role among those given at the first mention of one, nearest before `start`."""
        if not entity.roles:
            return None
        return max((role for _, role in entity.roles[:4]), key=lambda role: min(len(role), 80))

    def _role(self, phrase: Phrase, start: int, written: str) -> Speaker | None:
        first = written.split()[0].lower()
        if first in _DEFINITE and not phrase.body and phrase.kind == "role":
            known = self._by_role(phrase, start)
            if known:
                return Speaker(known.name, known.role, written, known.joint)
        if (
            first in ("one", "another", "some", "two", "several")
            and len(written.split()) == 1
            and phrase.head == first
        ):
            return Speaker(None, written, written)
        return Speaker(None, phrase.role or written, written)

    def _by_role(self, phrase: Phrase, start: int) -> Speaker | None:
        """Whom "the diplomat" means: the last one of that role who spoke or was named."""
        head = phrase.head or ""
        for position, speaker, _, _ in reversed(self._spoken):
            if start - position > _FAR * 2:
                break
            if speaker.role and head in speaker.role.lower().split():
                return speaker
        best: tuple[int, Entity] | None = None
        for named in self._table.before(start):
            for _, role in named.entity.roles:
                words = role.lower().replace(".", "").split()
                if (
                    head in words
                    or (head == "senator" and "sen" in words)
                    or (head == "governor" and "gov" in words)
                ):
                    best = (named.start, named.entity)
        if best:
            return Speaker(best[1].name, self._role_of(best[1], start), "")
        return None

    def _pronoun(self, phrase: Phrase, start: int, written: str) -> Speaker | None:
        if phrase.head in ("i", "we", "you"):
            author = self._article.author
            return Speaker(author, None, written) if author else None
        scores: dict[int, float] = {}
        pool: dict[int, Speaker] = {}
        here = bisect_right(self._clauses, start)
        for position, speaker, entity, weight in self._spoken[-12:]:
            if self._fits(phrase, speaker, entity):
                key = id(entity) if entity else hash(speaker.role)
                value = _SPOKE * weight * self._nearness(position, here)
                scores[key] = max(scores.get(key, 0.0), value)
                pool[key] = speaker
        for named in self._table.before(start, 40):
            if named.quoted or not self._fits_entity(phrase, named.entity):
                continue
            key = id(named.entity)
            value = (_SUBJECT if named.subject else _OBJECT) * self._nearness(named.start, here)
            if named.entity.kind == "unknown":
                value *= 0.5
            scores[key] = max(scores.get(key, 0.0), value) + 0.02
            pool.setdefault(
                key, Speaker(named.entity.name, self._role_of(named.entity, start), written)
            )
        if not scores or max(scores.values()) < _FLOOR:
            return None
        best = pool[max(scores, key=lambda key: scores[key])]
        return Speaker(best.name, best.role, written, best.joint)

    def _nearness(self, position: int, here: int) -> float:
        """1 in the same sentence, less with each sentence between that is no quotation."""
        return float(_FADE ** (here - bisect_right(self._clauses, position)))

    def _fits(self, phrase: Phrase, speaker: Speaker, entity: Entity | None) -> bool:
        if entity:
            return self._fits_entity(phrase, entity)
        if phrase.many:
            return True
        head = (speaker.role or "").lower().split()
        if not any(self._speech.words.get(word, 0) & Word.ROLE for word in head):
            return False
        heads = [self._speech.genders.get(word) for word in head]
        known = next((gender for gender in reversed(heads) if gender), None)
        plural = any(word in self._speech.plurals for word in head[:4])
        return (
            phrase.head in ("he", "she")
            and not plural
            and (known is None or known == phrase.gender)
        )

    def _fits_entity(self, phrase: Phrase, entity: Entity) -> bool:
        if phrase.many:
            return entity.kind in ("body", "state")
        if phrase.head == "it":
            return entity.kind in ("body", "state")
        if entity.kind == "unknown" and " " not in entity.name:
            return False
        if entity.kind in ("body", "state"):
            return False
        return entity.gender is None or entity.gender == phrase.gender


def is_role_word(speech: SpeechKnowledge, word: str) -> bool:
    """Tell whether a noun names a kind of person."""
    return bool(speech.words.get(word, 0) & Word.ROLE)
