"""From the words of an attribution to the speaker: names, roles and pronouns."""

from bot.articles.model import Article
from bot.names.people import Gender
from bot.names.wordset import wordset
from bot.passages.model import Speaker
from bot.passages.people.entities import EntityTable
from bot.passages.people.entity import Entity
from bot.passages.phrases import Phrase
from bot.passages.quotations.marked.layout import Stretch
from bot.passages.quotations.speakers.antecedents import Antecedents, Wanted
from bot.passages.quotations.speakers.role_finder import OTHERS, RoleFinder
from bot.passages.speech import SpeechKnowledge, Word

_THINGS = Word.BODY | Word.THING | Word.DOCUMENT
# Nouns that say no more of two people than that they are two.
_ANY_PEOPLE = wordset("""
    men women people man woman person one both brother sister friend two couple pair duo
""")
_TWO = wordset("two both couple pair duo")
_TWO_REACH = 600  # characters
_OWNERS: dict[str, Gender] = {"her": "f", "his": "m"}
# What somebody gives out: it says what its author says, when he was just heard.
_TEXTS = wordset("text statement communique communiqué release message note")
# What follows a noun that is only now introduced: "the tourist who".
_GOES_ON = [[word] for word in ("who", "whose", "in", "from", "at", "of")]


def _fuller(here: str | None, elsewhere: str | None) -> str | None:
    """The role given here, unless the article says the same and more elsewhere."""
    if here and elsewhere and here in elsewhere:
        return elsewhere
    return here or elsewhere


class Resolver:
    """Resolves the speakers of one article, in order of the text."""

    def __init__(
        self, article: Article, table: EntityTable, speech: SpeechKnowledge, sentences: list[int]
    ) -> None:
        self._article = article
        self._table = table
        self._speech = speech
        self._antecedents = Antecedents(table, speech, sentences)
        self._roles = RoleFinder(table, speech, self._antecedents)

    def speaker(self, phrase: Phrase, stretch: Stretch) -> Speaker | None:
        """Return whom the phrase means; None when the text does not settle it."""
        start = stretch.tokens.starts[phrase.lo]
        written = stretch.tokens.text(self._article.text, phrase.lo, phrase.hi)
        if phrase.kind == "pronoun":
            return self._pronoun(phrase, start, stretch.span.start, written)
        if phrase.name:
            return self._named(phrase, start, written)
        return self._role(phrase, stretch, start, written)

    def remember(self, position: int, speaker: Speaker, weight: float) -> None:
        """Note that `speaker` spoke or was spoken of at `position`; `weight` says how firmly."""
        entity = self._table.find(speaker.name, position) if speaker.name else None
        if entity and entity.kind == "unknown" and weight >= 0.7 and not entity.name.endswith("s"):
            entity.kind = "person"
        self._antecedents.hear(position, speaker, entity, weight)

    def introduce(self, phrase: Phrase, stretch: Stretch) -> None:
        """Note somebody unnamed whom the phrase introduces: "a geologist"."""
        start = stretch.tokens.starts[phrase.lo]
        role = phrase.role or stretch.tokens.text(self._article.text, phrase.lo, phrase.hi)
        self._roles.introduce(phrase.head or "", start, role)

    def by_name(self, name: str, position: int) -> Speaker:
        """Return the speaker that a written label ("SMITH", "MRS DOE", "CHAIR") names."""
        plain = name.title() if name.isupper() and len(name) > 1 else name
        entity = self._labelled(plain, position) or self._table.find(name, position)
        if entity is None:
            return Speaker(plain if len(name) > 3 else name, None, name)
        return Speaker(entity.name, entity.role, name)

    def _labelled(self, plain: str, position: int) -> Entity | None:
        word = plain.lower().removeprefix("the ")
        if self._speech.kinds(word) & Word.ROLE and (holder := self._roles.only_one(word)):
            return holder
        parsed = self._speech.people.parse(plain)
        title = parsed.title.lower().rstrip(".") if parsed.title else ""
        gender = self._speech.people.titles.get(title)
        bearers = self._table.bearers(parsed.full, position) if len(parsed.words) == 1 else []
        alike = [one for one in bearers if one.kind == "person" and one.gender in (None, gender)]
        if gender is None and len(bearers) > 1:
            return bearers[0]  # the speaker is introduced before others of the family
        return alike[0] if len(alike) == 1 else self._table.find(plain, position, gender)

    def whom(self, phrase: Phrase, stretch: Stretch) -> str:
        """Return those spoken to: the canonical name where one is given, else the words."""
        start = stretch.tokens.starts[phrase.lo]
        if phrase.name:
            entity = self._table.find(phrase.name, start)
            return entity.name if entity else phrase.name
        return stretch.tokens.text(self._article.text, phrase.lo, phrase.hi)

    def _named(self, phrase: Phrase, start: int, written: str) -> Speaker:
        entity = self._entity(phrase, start, written)
        if entity and phrase.gender and entity.gender is None:
            entity.gender = phrase.gender
        if entity and entity.kind == "unknown" and phrase.titled:
            entity.kind = "person"
        role = _fuller(phrase.role, entity.role if entity else None)
        if entity and phrase.role:
            self._roles.add(entity, start, phrase.role)
        joint = tuple(self._joint(other, start) for other in phrase.others)
        return Speaker(entity.name if entity else phrase.name, role, written, joint)

    def _entity(self, phrase: Phrase, start: int, written: str = "") -> Entity | None:
        name = phrase.name or ""
        here = self._table.at(name, start, start + len(written)) if written else None
        return here or (
            self._table.find_body(name)
            if phrase.body and " " in name
            else self._table.find(name, start, phrase.gender if phrase.titled else None)
        )

    def _joint(self, phrase: Phrase, start: int) -> str:
        entity = self._entity(phrase, start) if phrase.name else None
        return entity.name if entity else phrase.name or phrase.role or ""

    def _role(self, phrase: Phrase, stretch: Stretch, start: int, written: str) -> Speaker:
        paragraph = stretch.span.start
        led = self._table.led_by(start, start + len(written)) if not phrase.body else None
        if led:
            return Speaker(led.name, led.role, written)
        goes_on = self._goes_on(phrase, stretch)
        words = [
            word.strip("’'s.,") if word.endswith(("’s", "'s")) else word.strip(".,")
            for word in written.lower().split()
        ]
        joint = tuple(self._joint(other, start) for other in phrase.others)
        if _TWO.intersection(words[:2]) and words[0] not in ("a", "one"):
            pair = self._pair(phrase, start)
            if pair:
                return Speaker(pair[0].name, pair[0].role, written, (pair[1].name,))
        partner = self._partner(phrase, words, start, paragraph)
        if partner:
            return Speaker(partner.name, partner.role, written)
        pointing = words[0] in ("the", "this", "that")
        own = words[0] in ("its", "their") and phrase.head not in OTHERS
        kinds = self._speech.kinds(phrase.head or "")
        thing = phrase.body or (kinds & _THINGS and not kinds & Word.ROLE)
        if (pointing or own) and not thing and phrase.kind == "role":
            known = self._roles.by_role(phrase, words, written, start)
            if known is None and pointing and not goes_on:
                known = self._bare(phrase, words, start, paragraph)
            if known:
                return Speaker(known.name, known.role, written, known.joint)
        if words[0] == "the" and len(words) == 2 and phrase.head in _TEXTS:
            author = next(self._antecedents.heard(start, start - paragraph), None)
            if author and author.name:
                return Speaker(author.name, author.role, written)
        return Speaker(None, written if joint else phrase.role or written, written)

    def _pair(self, phrase: Phrase, start: int) -> tuple[Entity, Entity] | None:
        """ "Both", "the two mayors", "the two companies": the last two of that kind."""
        head = phrase.head or ""
        kind = "body" if phrase.body else "person"
        by_role = self._speech.kinds(head) & Word.ROLE and head not in _ANY_PEOPLE

        def fits(entity: Entity) -> bool:
            return entity.kind == kind and (not by_role or self._roles.is_one(entity, head))

        if head not in _TWO:
            return self._antecedents.last_two(start, fits)
        heard = self._antecedents.heard(start, _TWO_REACH)
        if any(_TWO.intersection((one.role or "").lower().split()[:2]) for one in heard):
            return None  # "the two lawmakers" spoke before "the two"
        return self._antecedents.last_two(start, fits, 2)

    def _partner(
        self, phrase: Phrase, words: list[str], start: int, paragraph: int
    ) -> Entity | None:
        """ "Her husband": who shares the family name of the one in mind, when only one does."""
        if words[0] not in _OWNERS or words[1:] not in (["husband"], ["wife"]):
            return None
        owner = self._antecedents.find(Wanted(_OWNERS[words[0]]), start, paragraph)
        family = owner.name.split()[-1] if owner and owner.name else ""
        alike = [
            one
            for one in self._table.bearers(family, start)
            if owner
            and one.kind == "person"
            and one.name != owner.name
            and one.name.split()[-1] == family
            and one.gender in (None, phrase.gender)
        ]
        return alike[0] if len(alike) == 1 else None

    def _goes_on(self, phrase: Phrase, stretch: Stretch) -> bool:
        """Tell whether more words say who is meant: "the man in the shop", no "in a letter"."""
        after = stretch.tokens.low[phrase.hi : phrase.hi + 5]
        if after[:1] not in _GOES_ON:
            return False
        occasion = any(self._speech.kinds(word) & Word.OCCASION for word in after[1:])
        return not (occasion and after[0] in ("in", "at"))

    def _bare(self, phrase: Phrase, words: list[str], start: int, paragraph: int) -> Speaker | None:
        """ "the witness", "the young man": the person in mind, when the noun is new."""
        head = phrase.head or ""
        if not self._speech.kinds(head) & Word.ROLE:
            return None
        if (
            phrase.many
            or len(words) > 5
            or (head in OTHERS and len(words) < 3)
            or (head.endswith("s") and not head.endswith("ss"))
        ):
            return None
        if any(word in ("of", "for", "at", "in", "from") for word in words):
            return None
        found = self._antecedents.find(Wanted(phrase.gender, person=True), start, paragraph)
        if found is None or found.name is None:
            return None
        met = self._roles.unnamed(head, start)
        entity = self._table.find(found.name, start)
        if met and entity and entity.last_before(start) < met[0]:
            return Speaker(None, met[1], "")  # "a geologist" came after whoever has a name
        # "The premier" is not the minister who spoke last.
        other_office = found.role and self._speech.kinds(head) & Word.TITLE
        return None if other_office else found

    def _pronoun(self, phrase: Phrase, start: int, paragraph: int, written: str) -> Speaker | None:
        if phrase.head in ("i", "we", "you"):
            author = self._article.author
            return Speaker(author, None, written) if author else None
        wanted = Wanted(phrase.gender, phrase.many, phrase.head == "it")
        best = self._antecedents.find(wanted, start, paragraph)
        return best and Speaker(best.name, best.role, written, best.joint)
