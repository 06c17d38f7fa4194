"""Reads noun phrases outwards from the verb that needs a speaker.

No parser runs here. A phrase is read over capitalised words, plain nouns and
the prepositions between them, and stops at verbs, commas and function words.
"""

from dataclasses import replace

from bot.names.people import Gender
from bot.passages.phrases.model import Phrase
from bot.passages.phrases.naming import LINKS, STARTERS, PhraseNamer
from bot.passages.speech import PRONOUNS, Word
from bot.passages.tokens import PIECE

_FORWARD_LINKS = frozenset(["of", "for", "at", "from", "with"])
_LIMIT = 40
_BED = 3  # letters of a noun in "-ed"


class PhraseReader(PhraseNamer):
    """Finds noun phrases in one stretch's tokens."""

    __slots__ = ()

    def before(self, end: int, floor: int) -> Phrase | None:
        """Read the phrase that ends just before token `end`."""
        tokens = self._tokens
        if end <= floor:
            return None
        if tokens.low[end - 1] in PRONOUNS and self._is_pronoun(end - 1, floor):
            return self._pronoun(end - 1)
        if (
            end - floor > 2
            and tokens.low[end - 1] in ("them", "us")
            and tokens.low[end - 2] == "of"
        ):
            text = tokens.text(self.text, end - 3, end)
            return Phrase(
                end - 3, end, "role", role=text, head="one", many=tokens.low[end - 3] != "one"
            )
        floor = max(floor, end - _LIMIT)
        lo = end
        while lo > floor:
            at = lo - 1
            if self.nominal(at):
                lo = at
                continue
            low = tokens.low[at]
            if low in STARTERS and low not in ("that", "this"):
                lo = at
                linked = at - 1 > floor and tokens.low[at - 1] in LINKS
                if linked and self.nominal(at - 2) and not self._done_by(at - 1):
                    lo = at - 1
                    continue
                break
            if (
                low in LINKS
                and lo < end
                and at > floor
                and self.nominal(at - 1)
                and self._noun_like(at - 1)
                and not self._done_by(at)
            ):
                lo = at
                continue
            break
        return self._joined(lo, end, floor)

    def _done_by(self, at: int) -> bool:
        """ "attended by the minister": the phrase starts after "by"."""
        return self._tokens.low[at] == "by" and self._tokens.low[at - 1].endswith("ed")

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
        while lo < hi and (self._tokens.low[lo] in LINKS or self._tokens.low[lo] == "'s"):
            lo += 1
        if lo >= hi:
            return None
        phrase = self.interpret(lo, hi)
        at = lo - 1
        if phrase and at > floor and self._tokens.low[at] == "and" and phrase.kind != "pronoun":
            left = self.before(at, floor)
            if left and phrase.titled and self._is_field(left, phrase):
                role = self._tokens.text(self.text, left.lo, phrase.lo) + " " + (phrase.role or "")
                return replace(phrase, lo=left.lo, role=role.strip())
            if left and left.body_of and self._is_topic(phrase):
                return self.interpret(left.lo, hi)  # "Bank of Industry and Trade"
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
                if phrase.titled and not left.titled and " " not in (left.name or " "):
                    return replace(phrase, lo=left.lo)  # "Water and sanitation minister Jane Doe"
                return replace(left, hi=hi, others=(*left.others, phrase), many=True)
        return phrase

    def _is_topic(self, phrase: Phrase) -> bool:
        words = range(phrase.lo, phrase.hi)
        return all(self._flags[at] & Word.TOPIC and self.capital(at) for at in words)

    def _is_field(self, left: Phrase, office: Phrase) -> bool:
        """ "Water and sanitation minister Jane Doe": the first field of one office."""
        topic = all(self._flags[at] & Word.TOPIC for at in (*range(left.lo, left.hi), office.lo))
        return topic and left.hi - left.lo <= 2 and office.role is not None

    def _pronoun(self, at: int) -> Phrase:
        head = self._tokens.low[at]
        many, gender = PRONOUNS[head] == "many", self.pronoun_gender(head)
        plain = head.removesuffix("'d")
        return Phrase(at, at + 1, "pronoun", head=plain, gender=gender, many=many)

    def pronoun_gender(self, pronoun: str) -> Gender | None:
        """Return what a pronoun says of the gender of its person."""
        what = PRONOUNS[pronoun]
        return "m" if what == "m" else "f" if what == "f" else None

    def at(self, start: int, ceiling: int) -> Phrase | None:
        """Read the phrase that starts at token `start`."""
        tokens = self._tokens
        if start >= ceiling:
            return None
        if tokens.low[start] in PRONOUNS and tokens.low[start] not in ("who", "that", "which"):
            return self._pronoun(start)
        ceiling = min(ceiling, start + _LIMIT)
        core = start
        while core < ceiling and tokens.low[core] in STARTERS:
            core += 1
        hi = core
        if core < ceiling and (
            self.nominal(core) or (core > start and self._flags[core] & Word.CUE)
        ):
            hi = self._forward(core + 1, ceiling)
        while hi > core and tokens.low[hi - 1] == "'s":
            hi -= 1
        return self.interpret(start, hi) if hi > core else None

    def joined_at(self, start: int, ceiling: int) -> Phrase | None:
        """Read the phrase that starts at token `start` with the names that "and" joins to it."""
        phrase = self.at(start, ceiling)
        while (
            phrase
            and phrase.kind in ("name", "role")
            and phrase.hi < ceiling
            and self._tokens.low[phrase.hi] == "and"
        ):
            other = self.at(phrase.hi + 1, ceiling)
            if other is None or other.kind != phrase.kind or other.body != phrase.body:
                break
            if phrase.kind == "role" and not (self._is_one(phrase) and self._is_one(other)):
                break
            phrase = replace(phrase, hi=other.hi, others=(*phrase.others, other), many=True)
        return phrase

    def _is_one(self, phrase: Phrase) -> bool:
        """ "the mayor": one person with an article before the noun."""
        led = self._tokens.low[phrase.lo] in STARTERS and phrase.name is None
        return led and bool(self.flags_of(phrase.head) & Word.ROLE)

    def _forward(self, hi: int, ceiling: int) -> int:
        """Go on from token `hi` to the end of the phrase whose first noun stands before it."""
        while hi < ceiling and not self._verb_after_name(hi, ceiling) and not self._participle(hi):
            if self.nominal(hi) or self._links_name(hi, ceiling):
                hi += 1
                continue
            linked = self._past_link(hi, ceiling)
            if linked is None:
                break
            hi = linked
        return hi

    def _links_name(self, at: int, ceiling: int) -> bool:
        """A particle between two name words: "van", "bin"."""
        particle = at + 1 < ceiling and self._flags[at] & Word.PARTICLE
        return bool(particle and self.name_word(at + 1) and self.capital(at - 1))

    def _past_link(self, at: int, ceiling: int) -> int | None:
        """The token after the noun that a preposition at `at` joins; None when it joins none."""
        if self._tokens.low[at] not in _FORWARD_LINKS and not self._is_field_added(at, ceiling):
            return None
        after = at + 1
        while after < ceiling and self._tokens.low[after] in STARTERS:
            after += 1
        if after >= ceiling or not self.nominal(after) or self._flags[after] & Word.TIME:
            return None
        return None if self._occasion(after, ceiling) else after + 1

    def _is_field_added(self, at: int, ceiling: int) -> bool:
        """ "Ministry of Agriculture and Rural Development": one body with two fields."""
        if self._tokens.low[at] != "and" or not self._flags[at - 1] & Word.TOPIC:
            return False
        end = at + 1
        while end < ceiling and self.capital(end) and self.nominal(end):
            if self._flags[end] & (Word.BODY | Word.ROLE):
                return False  # another body, or somebody
            end += 1
        named = end > at + 1 and self.speech.people.gender(self._tokens.low[at + 1]) is not None
        return end > at + 1 and not named and self._is_body_of(max(0, at - 2))

    def _is_body_of(self, at: int) -> bool:
        """Tell whether "of" or "for" stands there right after a body's noun."""
        joined = at > 0 and self._tokens.low[at] in ("of", "for")
        return joined and self._flags[at - 1] & (Word.BODY | Word.ROLE) == Word.BODY

    def _participle(self, at: int) -> bool:
        """ "a leaflet handed out": the noun ends before it."""
        done = self._tokens.low[at + 1 : at + 2] == ["by"]
        if not done and not self._flags[at - 1] & (Word.ROLE | Word.BODY | Word.DOCUMENT):
            return False
        low = self._tokens.low[at]
        return len(low) > _BED and low.endswith("ed") and not self.capital(at)

    def _verb_after_name(self, at: int, ceiling: int) -> bool:
        """A plain word after a proper name that leads to no noun for people or bodies is a verb."""
        if (
            self.capital(at)
            or not self.capital(at - 1)
            or self.possessive(at)
            or self._tokens.low[at] == "&"
            or self._is_body_of(at)
            or (self._tokens.low[at] == "of" and self._flags[at - 1] & Word.ROLE)
            or self._is_field_added(at, ceiling)
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
