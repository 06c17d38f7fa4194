"""What each word of a stretch can be: name, noun, verb of saying."""

from bot.passages.phrases.model import Phrase
from bot.passages.speech import SpeechKnowledge, Word
from bot.passages.tokens import APOSTROPHES, Tokens

_IN_LOWER_CASE = Word.CAPITAL - 1
_NEVER_NAME = Word.FUNCTION | Word.PRONOUN
_NO_NAME = _NEVER_NAME | Word.TIME
_MONTHS = frozenset({"May", "March"})  # family names too
_NAMES_TOO = _MONTHS | {"Will"}
_DATE = Word.DAY | Word.MONTH


class WordReader:
    """Answers what the tokens of one stretch can be."""

    __slots__ = ("_flags", "_tokens", "speech", "text")

    def __init__(self, text: str, tokens: Tokens, speech: SpeechKnowledge) -> None:
        self.speech = speech
        self.text = text
        self._tokens = tokens
        self._flags = list(map(speech.forms.__getitem__, tokens.words))
        if not APOSTROPHES.isdisjoint(tokens.words):
            for at, word in enumerate(tokens.words):
                if word in APOSTROPHES:  # what it stands for, only its token in lower case tells
                    self._flags[at] = speech.kinds(tokens.low[at])
        if not _NAMES_TOO.isdisjoint(tokens.words):
            self._name_small_words()

    def _name_small_words(self) -> None:
        """Take "Theresa May" and "Will wrote" for names, but not "Theresa May 3", "Will go"."""
        words = self._tokens.words
        for at, word in enumerate(words):
            if word not in _NAMES_TOO:
                continue
            following = "".join(words[at + 1 : at + 2])
            given = at > 0 and self.speech.people.gender(words[at - 1]) is not None
            acts = word not in _MONTHS and any(
                verb.form == "past" for verb in self.speech.verbs.get(following, ())
            )
            if (given and not following[:1].isdigit()) or acts:
                self._flags[at] = Word.CAPITAL | Word.NOMINAL

    def of_kind(self, kinds: int, lo: int, hi: int) -> list[int]:
        """The tokens in `[lo, hi)` that can be one of `kinds`."""
        return [at for at, flags in enumerate(self._flags[lo:hi], lo) if flags & kinds]

    def flags(self, at: int) -> int:
        """What the token at `at` can be in lower case."""
        return self._flags[at] & _IN_LOWER_CASE

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
        return bool(self._flags[at] & Word.CAPITAL)

    def name_word(self, at: int) -> bool:
        """Tell whether the token can be part of a proper name."""
        flags = self._flags[at]
        if not flags & Word.CAPITAL or flags & _NEVER_NAME:
            return False
        # "The Delta Morning" is a name, "Sunday Morning" is none.
        return not flags & Word.TIME or (at > 0 and self._follows_name(at, flags))

    def _follows_name(self, at: int, flags: int) -> bool:
        before = self._flags[at - 1]
        return bool(before & Word.CAPITAL) and not (before & _NO_NAME or flags & _DATE)

    def is_that(self, at: int) -> bool:
        """Tell whether the token is "that", which opens a clause after a verb of saying."""
        return at < len(self._tokens) and self._tokens.low[at] == "that"

    def possessive(self, at: int) -> bool:
        """Tell whether the token is the sign of the possessive, after a plural too."""
        tokens = self._tokens
        if tokens.words[at] not in APOSTROPHES:
            return tokens.low[at] == "'s"
        return (
            at > 0 and tokens.low[at - 1].endswith("s") and tokens.ends[at - 1] == tokens.starts[at]
        )

    def nominal(self, at: int) -> bool:
        """Tell whether the token can stand inside a noun phrase."""
        if self._flags[at] & Word.NOMINAL:
            return True
        return self._tokens.words[at] in APOSTROPHES and self.possessive(at)
