"""Noun phrases: where one begins and ends, and whom it names.

No parser runs here. A phrase is read outwards from the verb that needs a
speaker, over capitalised words, plain nouns and the prepositions between
them, and stops at verbs, commas and function words.
"""

from dataclasses import dataclass, replace
from typing import Literal

from bot.names.people import Gender
from bot.passages.speech import HONORIFICS, PRONOUNS, SpeechKnowledge, Word
from bot.passages.tokens import PIECE, Tokens

PhraseKind = Literal["name", "role", "pronoun", "document"]
_LINKS = frozenset("of for at from with in to on by".split())
_FORWARD_LINKS = frozenset("of for at from with".split())
_STARTERS = frozenset(
    "a an the his her their its our my your one another this that some two three several many".split()
)
OFFICES = frozenset(
    "state defense defence treasury interior justice commerce labor labour education energy health transportation agriculture "
    "war homeland finance foreign affairs".split()
)
_NEUTER = frozenset("it this that".split())
_LIMIT = 40
# Capitals make these abbreviations, not pronouns.
SHOUTED = frozenset({"US", "IT", "WHO", "UN", "AN"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, tokens `[lo, hi)`.

    `name` is the proper name in it as written, titles left out; `role` the
    words that say what the bearer is. `head` is the noun that decides gender
    and number in lower case. `others` are phrases joined by "and".
    """

    lo: int
    hi: int
    kind: PhraseKind
    name: str | None = None
    role: str | None = None
    head: str | None = None
    gender: Gender | None = None
    many: bool = False
    body: bool = False
    titled: bool = False
    others: tuple["Phrase", ...] = ()


class PhraseReader:
    """Reads noun phrases in one stretch's tokens."""

    __slots__ = ("_flags", "_tokens", "speech", "text")

    def __init__(self, text: str, tokens: Tokens, speech: SpeechKnowledge) -> None:
        self.speech = speech
        self.text = text
        self._tokens = tokens
        self._flags = [
            0 if word in SHOUTED else speech.kinds(low)
            for word, low in zip(tokens.words, tokens.low, strict=True)
        ]

    def of_kind(self, kinds: int, lo: int, hi: int) -> list[int]:
        """The tokens in `[lo, hi)` that can be one of `kinds`."""
        flags = self._flags
        return [at for at in range(lo, hi) if flags[at] & kinds]

    def flags(self, at: int) -> int:
        """What the token at `at` can be."""
        return self._flags[at]

    def flags_of(self, word: str | None) -> int:
        """What a word in lower case can be."""
        return self.speech.kinds(word or "")

    def can_speak(self, phrase: Phrase | None) -> bool:
        """Tell whether a phrase names somebody, or something with words on it, that can say things."""
        if phrase is None:
            return False
        if phrase.kind in ("pronoun", "document") or phrase.name:
            return True
        return bool(self.flags_of(phrase.head) & (Word.ROLE | Word.BODY | Word.DOCUMENT))

    def capital(self, at: int) -> bool:
        """Tell whether the token starts with a capital letter (or a script without case)."""
        first = self._tokens.words[at][:1]
        return (
            first.isupper() or (first.isalpha() and first.lower() == first.upper()) or first in "@#"
        )

    def name_word(self, at: int) -> bool:
        """Tell whether the token can be part of a proper name."""
        flags = self._flags[at]
        return (
            self.capital(at)
            and not flags & (Word.FUNCTION | Word.TIME | Word.PRONOUN)
            and self._tokens.words[at] != PIECE
        )

    def nominal(self, at: int) -> bool:
        """Tell whether the token can stand inside a noun phrase."""
        word, low, flags = self._tokens.words[at], self._tokens.low[at], self._flags[at]
        if word == PIECE or not (word[0].isalnum() or word[0] in "@#"):
            return low == "'s" or word == "&"
        if flags & (Word.FUNCTION | Word.PRONOUN | Word.TIME | Word.AUXILIARY):
            return (
                bool(flags & Word.TIME) and self.capital(at) and not flags & (Word.DAY | Word.MONTH)
            )
        if self.capital(at) or flags & (Word.ROLE | Word.BODY | Word.DOCUMENT):
            return True
        return not (flags & Word.CUE and self._finite(low)) and not flags & Word.ADVERB

    def _finite(self, low: str) -> bool:
        return any(verb.form in ("past", "s") and not verb.weak for verb in self.speech.verbs[low])

    def before(self, end: int, floor: int) -> Phrase | None:
        """Read the phrase that ends just before token `end`."""
        tokens = self._tokens
        if end <= floor:
            return None
        if tokens.low[end - 1] in PRONOUNS and self._is_pronoun(end - 1, floor):
            return self._pronoun(end - 1)
        floor = max(floor, end - _LIMIT)
        lo = end
        while lo > floor:
            at = lo - 1
            if self.nominal(at):
                lo = at
                continue
            low = tokens.low[at]
            if low in _STARTERS and low not in ("that", "this"):
                lo = at
                if at - 1 > floor and tokens.low[at - 1] in _LINKS and self.nominal(at - 2):
                    lo = at - 1
                    continue
                break
            if (
                low in _LINKS
                and lo < end
                and at > floor
                and self.nominal(at - 1)
                and self._noun_like(at - 1)
            ):
                lo = at
                continue
            break
        return self._joined(lo, end, floor)

    def _is_pronoun(self, at: int, floor: int) -> bool:
        return self._tokens.low[at] not in ("who", "that", "which") or at == floor

    def _noun_like(self, at: int) -> bool:
        flags = self._flags[at]
        return (
            self.capital(at)
            or bool(flags & (Word.ROLE | Word.BODY | Word.DOCUMENT))
            or not flags & Word.CUE
        )

    def _joined(self, lo: int, hi: int, floor: int) -> Phrase | None:
        while lo < hi and (self._tokens.low[lo] in _LINKS or self._tokens.low[lo] == "'s"):
            lo += 1
        if lo >= hi:
            return None
        phrase = self.interpret(lo, hi)
        at = lo - 1
        if phrase and at > floor and self._tokens.low[at] == "and" and phrase.kind != "pronoun":
            left = self.before(at, floor)
            clean = left is not None and (
                left.lo == floor
                or self._tokens.words[left.lo - 1] in (",", PIECE, "—", "–")
                or self._tokens.low[left.lo - 1]
                in ("and", "but", "as", "while", "that", "because", "if", "when")
            )
            if (
                left is not None
                and clean
                and left.kind == phrase.kind
                and bool(left.name) == bool(phrase.name)
            ):
                return replace(left, hi=hi, others=(*left.others, phrase), many=True)
        return phrase

    def _pronoun(self, at: int) -> Phrase:
        what = PRONOUNS[self._tokens.low[at]]
        gender: Gender | None = "m" if what == "m" else "f" if what == "f" else None
        return Phrase(
            at, at + 1, "pronoun", head=self._tokens.low[at], gender=gender, many=what == "many"
        )

    def at(self, start: int, ceiling: int) -> Phrase | None:
        """Read the phrase that starts at token `start`."""
        tokens = self._tokens
        if start >= ceiling:
            return None
        if tokens.low[start] in PRONOUNS and tokens.low[start] not in ("who", "that", "which"):
            return self._pronoun(start)
        ceiling = min(ceiling, start + _LIMIT)
        hi = start
        while hi < ceiling and tokens.low[hi] in _STARTERS:
            hi += 1
        core = hi
        while hi < ceiling:
            if hi > core and self._verb_after_name(hi, ceiling):
                break
            if self.nominal(hi) or (hi == core and self._flags[hi] & Word.CUE and hi > start):
                hi += 1
                continue
            low = tokens.low[hi]
            if hi > core and low in _FORWARD_LINKS and hi + 1 < ceiling:
                after = hi + 1
                while after < ceiling and tokens.low[after] in _STARTERS:
                    after += 1
                if (
                    after < ceiling
                    and self.nominal(after)
                    and not self._flags[after] & Word.TIME
                    and not self._occasion(after, ceiling)
                ):
                    hi = after + 1
                    continue
            if (
                hi > core
                and self._flags[hi] & Word.PARTICLE
                and hi + 1 < ceiling
                and self.name_word(hi + 1)
                and self.capital(hi - 1)
            ):
                hi += 1
                continue
            break
        while hi > core and tokens.low[hi - 1] == "'s":
            hi -= 1
        if hi == core:
            return None
        return self.interpret(start, hi)

    def _verb_after_name(self, at: int, ceiling: int) -> bool:
        """A plain word after a proper name that leads to no noun for people or bodies is a verb."""
        if (
            self.capital(at)
            or not self.capital(at - 1)
            or self._tokens.low[at] == "'s"
            or self._tokens.low[at] == "&"
        ):
            return False
        end = at
        while end < min(ceiling, at + 4) and self.nominal(end) and not self.capital(end):
            if self._flags[end] & (Word.ROLE | Word.BODY | Word.DOCUMENT):
                return False
            end += 1
        return not self._flags[at] & (Word.ROLE | Word.BODY | Word.DOCUMENT | Word.PARTICLE)

    def _occasion(self, at: int, ceiling: int) -> bool:
        end = at
        while end < ceiling and self.nominal(end):
            end += 1
        return bool(self._flags[end - 1] & Word.OCCASION) and not self.capital(end - 1)

    def interpret(self, lo: int, hi: int) -> Phrase | None:
        """Say whom the tokens `[lo, hi)` name."""
        tokens = self._tokens
        core = lo
        while core < hi and tokens.low[core] in _STARTERS:
            core += 1
        if core >= hi:
            return self._lone(lo, hi)
        owner = max((at for at in range(core, hi) if tokens.low[at] == "'s"), default=None)
        if owner is not None and owner + 1 < hi:
            core = owner + 1
        elif owner is not None:
            hi = owner
        end = core
        while end < hi and tokens.low[end] not in _LINKS:
            end += 1
        name_at = self._name_at(core, end)
        if name_at is None and end < hi:
            late = self._late_name(core, end, hi)
            if late is not None:
                return self._named(lo, late, hi, hi)
        if name_at is not None:
            return self._named(lo, name_at, self._whole_body(end, hi), hi)
        return self._role(lo, core, end, hi)

    def _whole_body(self, end: int, hi: int) -> int:
        """Where a body's name ends that goes on with "of": "Ministry of Industry"."""
        if self._flags[end - 1] & (Word.BODY | Word.ROLE) != Word.BODY:
            return end
        low = self._tokens.low
        at = end
        while at + 1 < hi and low[at] in ("of", "for", "and", "the"):
            following = at + 2 if low[at + 1] == "the" else at + 1
            if following >= hi or not self.name_word(following):
                break
            at = following
            while at < hi and self.name_word(at):
                at += 1
            end = at
        return end

    def _lone(self, lo: int, hi: int) -> Phrase | None:
        word = self._tokens.low[hi - 1]
        if word in ("one", "another", "some", "many", "several", "two", "three"):
            text = self._tokens.text(self.text, lo, hi)
            return Phrase(lo, hi, "role", role=text, head=word, many=word not in ("one", "another"))
        return None

    def _name_at(self, core: int, end: int) -> int | None:
        """Where the proper name that ends a phrase's first part starts; None when a plain noun ends it."""
        if end <= core or not self.name_word(end - 1):
            return None
        start = end - 1
        while start > core and (self.name_word(start - 1) or self._inner_particle(start - 1)):
            start -= 1
        while (
            start < end - 1
            and self._tokens.low[start] in self.speech.people.particles
            and not self.capital(start)
        ):
            start += 1
        begin = start + self.speech.name_start(self._tokens.words[start:end])
        return begin if begin < end else None

    def _inner_particle(self, at: int) -> bool:
        return bool(self._flags[at] & Word.PARTICLE) and not self._flags[at] & Word.ROLE

    def _late_name(self, core: int, end: int, hi: int) -> int | None:
        """A name after the office: "Secretary of State Antony Blinken", "president of X Jane Doe"."""
        flags = self._flags[end - 1] if end > core else 0
        if not flags & (Word.ROLE | Word.TITLE):
            return None
        start = hi
        while start > end + 1 and (self.name_word(start - 1) or self._inner_particle(start - 1)):
            start -= 1
        if hi - start < 2:
            return None
        low = self._tokens.low
        if any(low[at] in _STARTERS for at in range(end, start)):
            return None
        people = self.speech.people
        for at in range(start, hi - 1):
            if people.gender(low[at]) and at > end:
                return at if at > start or not low[at - 1] in _LINKS else None
        while start < hi - 2 and low[start] in OFFICES:
            start += 1
            if low[start] == "and" or low[start] in OFFICES:
                continue
            return start
        if start > end + 1 and low[start - 1] not in _LINKS and not low[start - 1] in _STARTERS:
            return start
        return None

    def _named(self, lo: int, name_at: int, name_end: int, hi: int) -> Phrase:
        tokens = self._tokens
        name = tokens.text(self.text, name_at, name_end)
        before = tokens.text(self.text, lo, name_at) if name_at > lo else ""
        before = before.removesuffix("’s").removesuffix("'s")
        role = self._tidy_role(before)
        heads = [tokens.low[at].rstrip(".") for at in range(lo, name_at)]
        people, words = self.speech.people, self.speech.words
        titled = any(
            words.get(head, 0) & Word.TITLE or self.speech.kinds(head) & Word.ROLE for head in heads
        )
        gender = self._gender(heads) or (
            people.gender(tokens.words[name_at])
            if name_end - name_at > 1 or titled
            else people.gender(tokens.words[name_at])
        )
        last = words.get(tokens.low[name_end - 1], 0)
        acronym = name_end - name_at == 1 and name.isupper() and len(name) > 1
        body = not titled and (
            bool(last & (Word.BODY | Word.DOCUMENT))
            or acronym
            or (bool(heads) and heads[-1] == "the")
        )
        many = (
            not titled
            and name_end - name_at == 1
            and name.endswith("s")
            and bool(heads)
            and heads[-1] in ("the", "some", "many")
        )
        return Phrase(lo, hi, "name", name, role, None, gender, many, body, titled)

    def _tidy_role(self, before: str) -> str | None:
        words = before.split()
        while words and words[0].lower() in ("a", "an", "the", "his", "her", "their", "its"):
            words = words[1:]
        role = " ".join(words).strip(" ,")
        return role if role and role.lower().rstrip(".") not in HONORIFICS else None

    def _gender(self, heads: list[str]) -> Gender | None:
        people = self.speech.people
        for head in reversed(heads):
            known = self.speech.genders.get(head) or people.titles.get(head)
            if known:
                return known
        return None

    def _role(self, lo: int, core: int, end: int, hi: int) -> Phrase | None:
        tokens, speech = self._tokens, self.speech
        heads = [
            tokens.low[at] for at in range(end - 1, core - 1, -1) if tokens.low[at][0].isalnum()
        ]
        kinds = Word.ROLE | Word.BODY | Word.DOCUMENT
        head = next(
            (word for word in heads if speech.kinds(word) & kinds),
            heads[0] if heads else None,
        )
        if head is None:
            return None
        single = speech.plurals.get(head, head)
        flags = speech.kinds(head)
        gender = speech.genders.get(head) or speech.genders.get(single)
        many = head in speech.plurals
        document = bool(flags & Word.DOCUMENT) and not flags & Word.ROLE
        body = bool(flags & Word.BODY) and not flags & Word.ROLE
        name = None
        if body and any(self.name_word(at) for at in range(core, end)):
            name = tokens.text(self.text, core, hi)
        role = tokens.text(self.text, lo, hi)
        return Phrase(
            lo, hi, "document" if document else "role", name, role, single, gender, many, body
        )
