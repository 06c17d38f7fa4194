"""A free question understood: what it is about, what it asks for, what an answer must hold."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers.wording import Want, Wording
from bot.errors import QuestionError
from bot.index.snapshot import Snapshot
from bot.index.spelling import spellings
from bot.index.tokens import Word, words

LONGEST = 5000
LONGEST_NAME = 5  # words in a country's name, as far as questions go

# In a small folder every passage may hold a word: it still has to be covered.
LEAST = 1.0

_NOISE = re.compile(
    r"<(?:@[!&]?|#|a?:\w+:|/[^:>]+:|t:)\d*(?::\w)?>|@(?:everyone|here)\b|https?://\S+"
    r"|(?<!\w):[a-z0-9_+-]+:(?!\w)|[*_~|`>#]",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"[\"“”„«]([^\"“”„«»]{2,300})[\"“”»]")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing an answer must speak of.

    Any of `stems` covers it, the asker's own first. `weight` is the rarity of
    the word in the corpus. `country` is the code when it names a country.
    `name` says that it can be nothing but itself: a name or a number.
    """

    word: str
    stems: tuple[str, ...]
    weight: float
    country: str | None = None
    name: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: cleaned `text`, `terms` to cover, quoted `phrases`, what kind is wanted."""

    text: str
    terms: tuple[Term, ...]
    phrases: tuple[tuple[str, ...], ...]
    wants: frozenset[Want]

    @property
    def stems(self) -> list[str]:
        """Every stem to search for, in the question's order."""
        return list(dict.fromkeys(stem for term in self.terms for stem in term.stems))


def cleaned(text: str) -> str:
    """Return a question without Discord mentions, links, Markdown and runs of white space.

    Raises QuestionError when nothing, or far too much, is left.
    """
    shown = " ".join(_NOISE.sub(" ", text).split())
    if not any(character.isalnum() for character in shown):
        raise QuestionError("Ask something, for example: who said rock solid?")
    if len(shown) > LONGEST:
        raise QuestionError(f"That is {len(shown):,} characters long; ask in {LONGEST:,} or fewer.")
    return shown


def understand(text: str, snapshot: Snapshot, wording: Wording) -> Question:
    """Return what `text`, already cleaned, asks of this corpus."""
    found = words(text)
    wants = {wording.asks[word.folded] for word in found if word.folded in wording.asks}
    terms: list[Term] = []
    for at, length, code in _countries(found, text, snapshot):
        if code:
            terms.append(_country(found[at : at + length], code, snapshot))
        elif _is_content(found[at], wording, text):
            terms.append(_term(found[at], text, snapshot, wording))
    phrases = tuple(
        tuple(word.folded for word in words(match.group(1))) for match in _PHRASE.finditer(text)
    )
    return Question(text, _unique(terms), phrases, frozenset(wants))


def _countries(
    found: list[Word], text: str, snapshot: Snapshot
) -> Iterator[tuple[int, int, str | None]]:
    """Walk the words, longest country name first: position, number of words, code or None."""
    at = 0
    while at < len(found):
        for length in range(min(LONGEST_NAME, len(found) - at), 0, -1):
            written = text[found[at].start : found[at + length - 1].end]
            country = snapshot.gazetteer.resolve(_unpossessed(written))
            if country and _stands_for_country(written, found[at]):
                yield at, length, country.code
                at += length
                break
        else:
            yield at, 1, None
            at += 1


def _unpossessed(written: str) -> str:
    return re.sub(r"['’]s?$", "", written)


def _stands_for_country(written: str, first: Word) -> bool:
    """Tell a country from a word that merely looks like a code or is spelt alike ("us", "in")."""
    letters = written.replace(".", "")
    return len(letters) > 3 or letters.isupper() or (len(letters) == 3 and bool(first.stem))


def _is_content(word: Word, wording: Wording, text: str) -> bool:
    if not word.stem:
        return False
    capital = text[word.start].isupper() and word.start > 0
    return capital or (word.folded not in wording.filler and word.folded not in wording.asks)


def _country(span: list[Word], code: str, snapshot: Snapshot) -> Term:
    stems = tuple(word.stem for word in span if word.stem)
    weight = max((_weight(one, snapshot) for one in stems), default=1.0)
    return Term(" ".join(word.folded for word in span), stems, weight, code, name=True)


def _term(word: Word, text: str, snapshot: Snapshot, wording: Wording) -> Term:
    """Return a content word with what else covers it: synonyms, and where unknown, spellings."""
    stems = [word.stem, *sorted(wording.synonyms.get(word.stem, frozenset()) - {word.stem})]
    if not any(snapshot.ranker.documents_with(one) for one in stems):
        meant = spellings(word.folded, snapshot.vocabulary)
        stems += [snapshot.vocabulary[one] for one in meant]
    weight = _weight(stems[0], snapshot)
    known = [one for one in stems if snapshot.ranker.documents_with(one)]
    if known and not snapshot.ranker.documents_with(stems[0]):
        weight = max(_weight(one, snapshot) for one in known)
    number = word.folded[0].isdigit()
    name = number or (text[word.start].isupper() and word.start > 0)
    return Term(word.folded, tuple(known or stems[:1]), weight, None, name)


def _weight(one: str, snapshot: Snapshot) -> float:
    """Return a stem's rarity; one that no passage holds is rarer than any that does."""
    return max(LEAST, snapshot.ranker.idf_of(one) or math.log(len(snapshot.places) + 1))


def _unique(terms: list[Term]) -> tuple[Term, ...]:
    return tuple({(term.country or term.stems): term for term in reversed(terms)}.values())[::-1]
