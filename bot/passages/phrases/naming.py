"""Whom the words of a noun phrase name: person, body, role or document."""

from bot.names.people import Gender
from bot.names.wordset import wordset
from bot.passages.people.offices import office_end
from bot.passages.people.role_ends import tidy_role
from bot.passages.phrases.model import Phrase
from bot.passages.phrases.words import WordReader
from bot.passages.speech import Word

LINKS = wordset("""
    of for at from with in to on by
""")
STARTERS = wordset("""
    a an the his her their its our my your one another this that some two three several many
""")
_COUNTING = wordset("""
    one some others many several two three both most
""")


class PhraseNamer(WordReader):
    """Takes a stretch of tokens for a noun phrase and says whom it names."""

    __slots__ = ()

    def interpret(self, lo: int, hi: int) -> Phrase | None:
        """Say whom the tokens `[lo, hi)` name."""
        tokens = self._tokens
        core = lo
        while core < hi and tokens.low[core] in STARTERS:
            core += 1
        if core >= hi:
            return self._lone(lo, hi)
        owner = self._owner(core, hi)
        if owner is not None and owner + 1 < hi:
            house = self._owned_body(core, owner, hi)
            if house is not None:
                return self._named(lo, *self._house(core, owner, hi, house), hi)
            core = owner + 1
        elif owner is not None:
            hi = owner
        end = core
        while end < hi and tokens.low[end] not in LINKS:
            end += 1
        name_at = self._name_at(core, end)
        if name_at is None and end < hi:
            late = self._late_name(core, end, hi)
            if late is not None:
                return self._named(lo, late, hi, hi)
        if name_at is not None:
            return self._named(lo, name_at, self._whole_body(end, hi), hi)
        return self._role(lo, core, end, hi)

    def _owner(self, lo: int, hi: int) -> int | None:
        """The last sign of the possessive among the tokens `[lo, hi)`."""
        low = self._tokens.low[lo:hi]
        if "'s" not in low and "'" not in low:
            return None
        return next((at for at in range(hi - 1, lo - 1, -1) if self.possessive(at)), None)

    def _owned_body(self, core: int, owner: int, hi: int) -> int | None:
        """Where the name starts in which the owner stands too: "the Prime Minister's Office"."""
        if not self.capital(owner + 1) or not self._flags[owner + 1] & Word.BODY:
            return None
        start = owner
        while start > core and self.name_word(start - 1):
            start -= 1
        office = self._flags[owner - 1] & (Word.ROLE | Word.TITLE)
        return start if start < owner and (office or (start == core and owner + 2 == hi)) else None

    def _house(self, core: int, owner: int, hi: int, start: int) -> tuple[int, int]:
        """Where the name starts and ends: the body's, or of who holds an office in it."""
        holder = self._past_owned_body(core, owner, hi)
        return (start, self._whole_body(owner + 2, hi)) if holder is None else (holder, hi)

    def _past_owned_body(self, core: int, owner: int, hi: int) -> int | None:
        """Where a name starts behind an office of such a body: "head of the People's Court Li"."""
        low = self._tokens.low
        linked = next((at for at in range(core + 1, owner) if low[at] in LINKS), None)
        if linked is None or not self._flags[linked - 1] & (Word.ROLE | Word.TITLE):
            return None
        name = owner + 2
        while name < hi and self._flags[name] & (Word.BODY | Word.TOPIC):
            name += 1
        whole = hi - name > 1 and all(self.name_word(at) for at in range(name, hi))
        return name if whole else None

    def _whole_body(self, end: int, hi: int) -> int:
        """Where a body's name ends that goes on with "of": "Ministry of Industry"."""
        if self._flags[end - 1] & (Word.BODY | Word.ROLE) != Word.BODY:
            return end
        low = self._tokens.low
        at = end
        while at + 1 < hi and low[at] in ("of", "for", "and", "the"):
            following = at + 2 if low[at + 1] == "the" else at + 1
            if following >= hi or not self.nominal(following):
                break
            at = following
            while at < hi and self.nominal(at):
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
        """Where the name that ends the phrase's first part starts, None when a noun does."""
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
        """Where a name starts after its office: "Secretary of State Jane Doe"."""
        office = end > core and self._flags[end - 1] & (Word.ROLE | Word.TITLE)
        start = hi
        while start > end + 1 and (
            self.name_word(start - 1)
            or self._inner_particle(start - 1)
            or (self.possessive(start - 1) and self._flags[start - 2] & Word.ROLE)
        ):
            start -= 1
        low = self._tokens.low
        if not office or hi - start < 2 or self._is_anothers(end + 1, hi):
            return None
        past = office_end(self._tokens.words[start:hi], self.speech)
        if past:
            return start + past
        after_noun = start > end + 1 and low[start - 1] not in LINKS | STARTERS
        known = self.speech.people.gender(low[start]) is not None
        plain = not any(low[at] in STARTERS for at in range(end, start))
        return start if after_noun and (known or plain) else None

    def _is_anothers(self, lo: int, hi: int) -> bool:
        """ "a spokesman for President Jane Doe": the name is that of whom the office serves."""
        people = self.speech.people
        for at in range(lo, hi):
            low = self._tokens.low[at]
            kinds = self.speech.kinds(low.removeprefix("then-").removeprefix("ex-"))
            person = kinds & (Word.ROLE | Word.TITLE) and not kinds & (Word.BODY | Word.TOPIC)
            own = low.rstrip(".") in people.honorifics or people.gender(low) is not None
            if person and low not in self.speech.plurals:
                return not own
        return False

    def _named(self, lo: int, name_at: int, name_end: int, hi: int) -> Phrase:
        tokens = self._tokens
        name = tokens.text(self.text, name_at, name_end)
        if name.isupper() and not tokens.words[name_at].isupper():
            name = name.title()  # a sentence in capitals
        before = tokens.text(self.text, lo, name_at) if name_at > lo else ""
        before = before.removesuffix("’s").removesuffix("'s")
        role = self._tidy_role(before) if before else None
        heads = [tokens.low[at].rstrip(".") for at in range(lo, name_at)]
        people, words = self.speech.people, self.speech.words
        titled = any(
            words.get(head, 0) & Word.TITLE or self.speech.kinds(head) & Word.ROLE for head in heads
        )
        gender = self._gender(heads) or people.gender(tokens.words[name_at])
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
        if body and not self._is_noun(heads):
            role = None  # "the 7th High Court", "Mexico's Secretariat of Waters"
        return Phrase(lo, hi, "name", name, role, None, gender, many, body, titled)

    def _is_noun(self, heads: list[str]) -> bool:
        return any(self.speech.kinds(head) & (Word.ROLE | Word.BODY) for head in heads)

    def _tidy_role(self, before: str) -> str | None:
        words = before.split()
        while words and words[0].lower() in ("a", "an", "the", "his", "her", "their", "its"):
            words = words[1:]
        while words and words[-1].lower() in LINKS | STARTERS:
            words = words[:-1]
        return tidy_role(" ".join(words), self.speech)

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
        if heads and heads[0] in _COUNTING and end - core > 1 and tokens.low[core] not in _COUNTING:
            return None
        head = next(
            (word for word in heads if speech.kinds(word) & kinds),
            heads[0] if heads else None,
        )
        if head is None:
            return None
        single = speech.plurals.get(head, head.split("-of-")[0])
        flags = speech.kinds(head)
        gender = speech.genders.get(head) or speech.genders.get(single)
        by_ending = head.endswith("s") and not single.endswith("ss") and head not in speech.words
        many = head in speech.plurals or (by_ending and bool(flags & Word.ROLE))
        document = bool(flags & Word.DOCUMENT) and not flags & Word.ROLE
        body = bool(flags & Word.BODY) and not flags & Word.ROLE
        name = None
        if body and any(self.name_word(at) for at in range(core, end)):
            name = tokens.text(self.text, core, hi)
        role = tokens.text(self.text, lo, hi)
        return Phrase(
            lo, hi, "document" if document else "role", name, role, single, gender, many, body
        )
