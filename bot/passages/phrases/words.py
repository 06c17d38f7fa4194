"""What each word of a stretch can be: name, noun, verb of saying."""

from bot.passages.phrases.model import Phrase
from bot.passages.speech import SpeechKnowledge, Word
from bot.passages.tokens import PIECE, Tokens

# Capitals make these abbreviations, not pronouns.
SHOUTED = frozenset({"US", "IT", "WHO", "UN", "AN"})


class WordReader:
    """Answers what the tokens of one stretch can be."""

    __slots__ = ("_flags", "_tokens", "speech", "text")

    def __init__(self, text: str, tokens: Tokens, speech: SpeechKnowledge) -> None:
        self.speech = speech
        self.text = text
        self._tokens = tokens
        known = speech.words
        trade, no_role = Word.TRADE, ~Word.ROLE
        self._flags = [
            0 if word in SHOUTED else known[low] if low in known else speech.kinds(low)
            for word, low in zip(tokens.words, tokens.low, strict=True)
        ]
        for at, flags in enumerate(self._flags):
            if flags & trade and tokens.words[at][0].isupper():
                self._flags[at] = flags & no_role

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
        """Tell whether a phrase names somebody who, or a document that, can say things."""
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
        if not self.capital(at) or self._tokens.words[at] == PIECE:
            return False
        if flags & (Word.FUNCTION | Word.PRONOUN):
            return False
        # "The Delta Morning" is a name, "Sunday Morning" is none.
        inside = (
            at > 0
            and self.capital(at - 1)
            and not self._flags[at - 1] & (Word.TIME | Word.FUNCTION)
        )
        return not flags & Word.TIME or (inside and not flags & (Word.DAY | Word.MONTH))

    def is_that(self, at: int) -> bool:
        """Tell whether the token is "that", which opens a clause after a verb of saying."""
        return at < len(self._tokens) and self._tokens.low[at] == "that"

    def possessive(self, at: int) -> bool:
        """Tell whether the token is the sign of the possessive, after a plural too."""
        tokens = self._tokens
        if tokens.words[at] not in ("'", "’"):
            return tokens.low[at] == "'s"
        return (
            at > 0 and tokens.low[at - 1].endswith("s") and tokens.ends[at - 1] == tokens.starts[at]
        )

    def nominal(self, at: int) -> bool:
        """Tell whether the token can stand inside a noun phrase."""
        word, low, flags = self._tokens.words[at], self._tokens.low[at], self._flags[at]
        if word == PIECE or not (word[0].isalnum() or word[0] in "@#"):
            return word == "&" or self.possessive(at)
        if flags & (Word.FUNCTION | Word.PRONOUN | Word.TIME | Word.AUXILIARY):
            return (
                bool(flags & Word.TIME) and self.capital(at) and not flags & (Word.DAY | Word.MONTH)
            )
        if self.capital(at) or flags & (Word.ROLE | Word.BODY | Word.DOCUMENT):
            return True
        if flags & Word.VERB:
            return False
        return not (flags & Word.CUE and self._finite(low)) and not flags & Word.ADVERB

    def _finite(self, low: str) -> bool:
        """Tell whether a form is a verb of saying and no noun: past, third person, "saying"."""
        return any(
            (verb.form in ("past", "s") and not verb.weak)
            or (
                verb.form == "ing"
                and verb.base in ("say", "tell", "add", "claim", "insist", "argue")
            )
            for verb in self.speech.verbs[low]
        )
