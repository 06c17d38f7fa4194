"""A free question understood: what it is about, what it asks for, what an answer must hold."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers.wording import Want, Wording
from bot.errors import QuestionError
from bot.index.snapshot import Snapshot
from bot.index.spelling import kin, spellings
from bot.index.tokens import Word, stem, words
from bot.names.country import Country

LONGEST = 5000
LONGEST_NAME = 5  # words in a country's name, as far as questions go

# In a small folder every passage may hold a word: it still has to be covered.
LEAST = 1.0

_NOISE = re.compile(
    r"<(?:@[!&]?|#|a?:\w+:|/[^:>]+:|t:)\d*(?::\w)?>|@(?:everyone|here)\b|https?://\S+"
    r"|(?<!\w):[a-z0-9_+-]+:(?!\w)|[*_~|`>#]",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"\bhow (?:much|many|long|far|big|large|high|tall|deep|old|wide|fast|often|heavy|expensive)\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"[\"“”„«]([^\"“”„«»]{2,300})[\"“”»]")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing an answer must speak of.

    Any of `stems` covers it, the asker's own first. `weight` is the rarity of
    the word in the corpus. `country` is the code when it names a country.
    `name` says that it can be nothing but itself: a name or a number; with
    `together` it takes all the stems, a full name where a surname is shared.
    """

    word: str
    stems: tuple[str, ...]
    weight: float
    country: str | None = None
    name: bool = False
    together: bool = False

    def within(self, stems: frozenset[str]) -> bool:
        """Tell whether words with these stems speak of it."""
        return stems.issuperset(self.stems) if self.together else not stems.isdisjoint(self.stems)


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
    if _HOW.search(text):
        wants.add("amount")
    terms: list[Term] = []
    for at, length, named in _names(found, text, snapshot):
        span = found[at : at + length]
        if isinstance(named, Country):
            terms.append(_country(span, named.code, snapshot))
        elif named:
            terms.append(_person(span, named, snapshot))
        elif _is_content(found[at], wording, text):
            terms.append(_term(found[at], text, snapshot, wording))
    phrases = tuple(
        tuple(word.folded for word in words(match.group(1))) for match in _PHRASE.finditer(text)
    )
    return Question(text, _unique(terms), phrases, frozenset(wants))


def _names(
    found: list[Word], text: str, snapshot: Snapshot
) -> Iterator[tuple[int, int, Country | tuple[str, ...] | None]]:
    """Walk the words, longest name first: position, number of words, and what they name.

    That is a country, the family name of somebody who is quoted, or None.
    """
    at = 0
    while at < len(found):
        for length in range(min(LONGEST_NAME, len(found) - at), 0, -1):
            span = found[at : at + length]
            named = _country_named(text[span[0].start : span[-1].end], span[0], snapshot)
            known = named or snapshot.voices.family(tuple(word.folded for word in span))
            if known:
                yield at, length, known
                at += length
                break
        else:
            yield at, 1, None
            at += 1


def _country_named(written: str, first: Word, snapshot: Snapshot) -> Country | None:
    """Return the country that the words name, a possessive "s" taken off ("moscows allies")."""
    forms = [re.sub(r"['’]s?$", "", written)]
    if len(written) > 5 and written.endswith("s"):
        forms.append(written[:-1])
    found = (snapshot.gazetteer.resolve(form) for form in forms)
    country = next((one for one in found if one), None)
    return country if country and _stands_for_country(written, first) else None


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


def _person(span: list[Word], family: tuple[str, ...], snapshot: Snapshot) -> Term:
    """Return a person: covered wherever the family name stands, as articles go on to use it."""
    stems = tuple(stem(part) or part for part in family)
    weight = max(_weight(one, snapshot) for one in stems)
    written = " ".join(word.folded for word in span)
    return Term(written, stems, weight, None, name=True, together=len(stems) > 1)


def _term(word: Word, text: str, snapshot: Snapshot, wording: Wording) -> Term:
    """Return a content word with what else covers it: synonyms, and where unknown, spellings."""
    stems = [word.stem, *sorted(wording.synonyms.get(word.stem, frozenset()) - {word.stem})]
    stems += kin(word.stem, snapshot.stems)
    if not any(snapshot.ranker.documents_with(one) for one in stems):
        meant = spellings(word.folded, snapshot.vocabulary)
        stems += [snapshot.vocabulary[one] for one in meant]
    weight = _weight(stems[0], snapshot)
    known = [one for one in stems if snapshot.ranker.documents_with(one)]
    if known and not snapshot.ranker.documents_with(stems[0]):
        weight = max(_weight(one, snapshot) for one in known)
    capital = text[word.start].isupper() and word.start > 0
    name = capital or word.folded[0].isdigit() or word.folded in snapshot.proper
    return Term(word.folded, tuple(known or stems[:1]), weight, None, name)


def _weight(one: str, snapshot: Snapshot) -> float:
    """Return a stem's rarity; one that no passage holds is rarer than any that does."""
    return max(LEAST, snapshot.ranker.idf_of(one) or math.log(len(snapshot.places) + 1))


def _unique(terms: list[Term]) -> tuple[Term, ...]:
    return tuple({(term.country or term.stems): term for term in reversed(terms)}.values())[::-1]
