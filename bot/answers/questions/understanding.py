"""Makes a question out of the words typed: names, content words, what is asked for."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rapidfuzz.distance import DamerauLevenshtein

from bot.answers.questions.asking import MEASURED, counted, kind_asked, wanted
from bot.answers.questions.question import FAINT, FIGURES, LIGHT, Question, Term
from bot.answers.questions.wording import Wording
from bot.index.bags import country_word
from bot.index.snapshot import Snapshot
from bot.index.spelling import bases, compounds, kin, spellings
from bot.index.tokens import Word, stem, words
from bot.names.country import Country
from bot.names.fold import words_only
from bot.names.people import sound

LONGEST_NAME = 5  # words in a country's name, as far as questions go

# In a small folder every passage may hold a word: it still has to be covered.
LEAST = 1.0

# More characters than this are a text, not a question: its spelling is not gone into.
LONGEST_SPELT = 400

# The verb that asks for a saying or a stand may be another in the answer: it counts for least.
SPOKEN = frozenset({"saying", "stance"})
AS_FAINT: dict[str, Any] = {"weight": FAINT, "light": True, "name": False}

PAIR = 2

# Names that sound alike are one name when at most one letter in so many differs.
SOUNDING = 3

_PHRASE = re.compile(r"[\"“”„«]([^\"“”„«»]{2,300})[\"“”»]")


def understand(text: str, snapshot: Snapshot, wording: Wording) -> Question:
    """Return what `text`, already cleaned, asks of this corpus."""
    asked = wording.phrases.sub(lambda match: " " * len(match[0]), text)
    found = words(asked)
    phrases = tuple(
        tuple(word.folded for word in words(match.group(1))) for match in _PHRASE.finditer(text)
    )
    wants = wanted(text, found, wording)
    terms = _unique(list(_terms(found, text, snapshot, wording)))
    return Question(
        text,
        _weighed(terms) if wants & FIGURES else terms,
        phrases,
        wants,
        counted(text, wording),
    )


def _terms(found: list[Word], text: str, snapshot: Snapshot, wording: Wording) -> Iterator[Term]:
    kind = kind_asked(text)
    for at, length, named in _names(found, text, snapshot):
        span = found[at : at + length]
        if isinstance(named, Country):
            yield _country(span, named, snapshot)
        elif named:
            yield _person(span, named, snapshot)
        elif _is_measure(found, at):
            continue
        elif _is_content(found[at], wording, text):
            joined = _joined(found, at, snapshot)
            term = _term(found[at], text, snapshot, wording)
            term = replace(term, stems=(*term.stems, *joined), unknown=term.unknown and not joined)
            yield _lightened(term) if found[at].start == kind else term
        elif wording.asks.get(found[at].folded) in SPOKEN and found[at].stem:
            yield replace(_term(found[at], text, snapshot, wording), **AS_FAINT)


def _lightened(term: Term) -> Term:
    """Return the name of a kind as a word that an answer may do without: it names one of them."""
    return term if term.light else replace(term, weight=term.weight * LIGHT, light=True, name=False)


def _weighed(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms; a word used of everything is the matter itself where no other word is.

    "How much did the ferry lose": whatever else the sentence holds, it speaks of losing.
    """
    if any(not (term.name or term.light) for term in terms):
        return terms
    return tuple(
        term if term.name or term.faint else replace(term, weight=term.rarity, light=False)
        for term in terms
    )


def _joined(found: list[Word], at: int, snapshot: Snapshot) -> list[str]:
    """Return the stems of words that the articles write as one with this: "ground water"."""
    pairs = (found[max(0, at - 1) : at + 1], found[at : at + 2])
    written = ("".join(word.folded for word in pair) for pair in pairs if len(pair) == PAIR)
    return [snapshot.vocabulary[one] for one in written if one in snapshot.vocabulary]


def _is_measure(found: list[Word], at: int) -> bool:
    """Tell whether a word says only what is measured: "how far", "how much money"."""
    before = [word.folded for word in found[max(0, at - 2) : at]]
    if before[-2:] == ["how", "much"]:
        return found[at].folded in {"money", "more", "less", "fewer"}
    return before[-1:] == ["how"] and found[at].folded in MEASURED


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
            known = named or _family([word.folded for word in span], snapshot)
            if known:
                yield at, length, known
                at += length
                break
        else:
            yield at, 1, None
            at += 1


def _family(written: list[str], snapshot: Snapshot) -> tuple[str, ...] | None:
    """Return the family name of somebody quoted; a word that is also a plain one is none."""
    known = [word in snapshot.proper for word in written]
    certain = all(known) if len(known) == 1 else any(known)
    return snapshot.voices.family(tuple(written)) if certain else None


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


def _country(span: list[Word], country: Country, snapshot: Snapshot) -> Term:
    """Return a country, covered under any of its names; a capital may be meant as a town too."""
    own = tuple(word.stem for word in span if word.stem)
    any_name = (country_word(country.code),)
    weight = min(_weight(one, snapshot) for one in own + any_name)
    written = " ".join(word.folded for word in span)
    if own and written in map(words_only, country.capital):
        return Term(written, own, weight, name=True, others=any_name)
    return Term(written, own + any_name, weight, country.code, name=True)


def _person(span: list[Word], family: tuple[str, ...], snapshot: Snapshot) -> Term:
    """Return a person: covered wherever the family name stands, as articles go on to use it."""
    stems = tuple(stem(part) or part for part in family)
    weight = max(_weight(one, snapshot) for one in stems)
    written = " ".join(word.folded for word in span)
    return Term(written, stems, weight, name=True, together=len(stems) > 1, person=True)


def _term(word: Word, text: str, snapshot: Snapshot, wording: Wording) -> Term:
    """Return a content word with what else covers it: synonyms, and where unknown, spellings."""
    known = snapshot.ranker.documents_with
    stems = (word.stem, *sorted(wording.forms.get(word.stem, frozenset()) - {word.stem}))
    others = {one for one in kin(word.stem, snapshot.stems) if one not in snapshot.proper}
    others = others.union(*(wording.synonyms.get(one, frozenset()) for one in stems))
    others = others.union(*(wording.kinds.get(one, frozenset()) for one in stems))
    others = others.union(*(wording.forms.get(one, frozenset()) for one in others))
    spelt_out = snapshot.initials.get(word.folded) if not any(map(known, stems)) else None
    if spelt_out:
        weight = max(_weight(one, snapshot) for one in spelt_out)
        return Term(word.folded, spelt_out, weight, name=True, together=True)
    if not any(map(known, stems)) and len(text) <= LONGEST_SPELT:
        stems += tuple(_meant(word.folded, snapshot, any(map(known, others))))
    others = {one for one in others if known(one)} - {*stems}
    light = word.stem in wording.light
    capital = text[word.start].isupper() and word.start > 0
    proper = word.folded in snapshot.proper and word.stem not in wording.common
    name = capital or text[word.start].isdigit() or proper
    return Term(
        word.folded,
        stems,
        _rarity([*stems, *sorted(others)], snapshot) * (LIGHT if light else 1.0),
        name=name and not light,
        others=tuple(sorted(others)),
        light=light,
        unknown=not any(map(known, [*stems, *others])),
        verb=word.stem in wording.verbs,
    )


def _meant(word: str, snapshot: Snapshot, has_others: bool) -> Iterator[str]:
    """Yield the stems of what an unknown word may mean: misspelt, compound, a name's sound."""
    vocabulary = snapshot.vocabulary
    meant = [
        name
        for name in snapshot.sounds.get(sound(word), ())
        if DamerauLevenshtein.distance(name, word) <= len(word) // SOUNDING
    ]
    if not meant and not has_others:
        meant = bases(word, vocabulary) or spellings(word, vocabulary)
        meant = meant or compounds(word, vocabulary)
    yield from dict.fromkeys(vocabulary[one] for one in meant if one in vocabulary)


def _rarity(stems: list[str], snapshot: Snapshot) -> float:
    """Return the weight of the first stem that the corpus holds, else that of an unknown word."""
    known = (one for one in stems if snapshot.ranker.documents_with(one))
    return _weight(next(known, stems[0]), snapshot)


def _weight(one: str, snapshot: Snapshot) -> float:
    """Return a stem's rarity; one that no passage holds is rarer than any that does."""
    return max(LEAST, snapshot.ranker.idf_of(one) or math.log(len(snapshot.places) + 1))


def _unique(terms: list[Term]) -> tuple[Term, ...]:
    return tuple({(term.country or term.stems): term for term in reversed(terms)}.values())[::-1]
