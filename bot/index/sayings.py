"""Quotations of all articles in one list, each utterance under one name wherever it is printed."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.index.tokens import terms
from bot.names.cluster import cluster
from bot.names.fold import fold
from bot.names.gazetteer import Gazetteer
from bot.names.people import PeopleKnowledge
from bot.passages.model import AnnotatedArticle, Quotation, Speaker

# Fewer words than this are a turn of phrase that anyone may use again: two such are the same
# utterance only where they stand in the same place.
DISTINCT_WORDS = 6


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation, its article and the id that all copies of the utterance share.

    `words` are the folded words of all pieces, in order, stop words included.
    """

    article: AnnotatedArticle
    quotation: Quotation
    utterance: str
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The spoken words, pieces joined by a space."""
        source = self.article.article.text
        return " ".join(piece.of(source) for piece in self.quotation.pieces)

    @property
    def label(self) -> str | None:
        """The speaker's name, or the role of one who has none; None for the unresolved."""
        speaker = self.quotation.speaker
        return (speaker.name or speaker.role) if speaker else None

    @property
    def role(self) -> str | None:
        """What the article says the speaker is."""
        return self.quotation.speaker.role if self.quotation.speaker else None

    @property
    def name(self) -> str | None:
        """The speaker's canonical name, None for the unnamed and the unresolved."""
        return self.quotation.speaker.name if self.quotation.speaker else None


def canonical_names(
    articles: Sequence[AnnotatedArticle], people: PeopleKnowledge, gazetteer: Gazetteer
) -> dict[str, str]:
    """Map every name of a person or speaker, as an article has it, to one for all articles.

    A state that speaks as its capital ("Beijing insists") has the country's.
    """
    persons = {person.name for annotated in articles for person in annotated.people}
    everybody = list(_names(articles))
    # "North Coast Council" and "North Valley Council" are no spellings of one name.
    names = {name: name for name in everybody}
    names |= cluster((name for name in everybody if name in persons), people)
    return names | {name: _state(name, gazetteer) or shown for name, shown in names.items()}


def sayings_of(
    articles: Sequence[AnnotatedArticle],
    names: Mapping[str, str],
    spoken: Iterable[Sequence[tuple[str, ...]]],
) -> tuple[Saying, ...]:
    """Return every quotation of `articles`, in order, marked words that nobody spoke included.

    `spoken` are for each article the folded words of its quotations.

    A person has one name in all of them, whatever each article's spelling: the
    one that `names` gives. Where one article leaves the speaker open, or gives
    a role alone that fits, a copy of words that another gives to somebody by name
    counts as the same utterance.
    """
    found = tuple(_sayings(articles, names, spoken))
    settled = {one.words: one for one in found if one.name}
    return tuple(_copied(one, settled.get(one.words)) for one in found)


def _copied(saying: Saying, named: Saying | None) -> Saying:
    """Return an unnamed speaker's saying as the utterance of a named one it may well be."""
    spoken = saying.quotation.kind in ("direct", "unmarked")
    if named is None or saying.name or not spoken or len(saying.words) < DISTINCT_WORDS:
        return saying
    role = frozenset(terms(saying.label or ""))
    around = terms(named.quotation.context.of(named.article.article.text))
    if role and role.isdisjoint([*terms(named.role or ""), *around]):
        return saying
    return replace(saying, utterance=named.utterance)


def _sayings(
    articles: Sequence[AnnotatedArticle],
    names: Mapping[str, str],
    spoken: Iterable[Sequence[tuple[str, ...]]],
) -> Iterator[Saying]:
    for annotated, said in zip(articles, spoken, strict=True):
        for one, words in zip(annotated.quotations, said, strict=True):
            quotation = _renamed(one, names)
            yield Saying(annotated, quotation, _utterance(annotated, quotation, words), words)


def _names(articles: Sequence[AnnotatedArticle]) -> Iterable[str]:
    for annotated in articles:
        for quotation in annotated.quotations:
            for voice in (quotation.speaker, quotation.via):
                if voice:
                    yield from (name for name in (voice.name,) if name)
                    yield from voice.joint
        yield from (person.name for person in annotated.people)


def _state(name: str, gazetteer: Gazetteer) -> str | None:
    country = gazetteer.resolve(name)
    if country and fold(name) in map(fold, (*country.capital, *country.names)):
        return country.name
    return None


def _renamed(quotation: Quotation, names: Mapping[str, str]) -> Quotation:
    if quotation.speaker is None and quotation.via is None:
        return quotation
    speaker, via = (_voice(one, names) for one in (quotation.speaker, quotation.via))
    return replace(quotation, speaker=speaker, via=via)


def _voice(speaker: Speaker | None, names: Mapping[str, str]) -> Speaker | None:
    if speaker is None:
        return None
    joint = tuple(names[one] for one in speaker.joint)
    return replace(speaker, name=names[speaker.name] if speaker.name else None, joint=joint)


def _utterance(annotated: AnnotatedArticle, quotation: Quotation, spoken: tuple[str, ...]) -> str:
    speaker = quotation.speaker
    key = [*spoken, "|", (speaker.name or speaker.role or "") if speaker else ""]
    if len(spoken) < DISTINCT_WORDS:
        key += [annotated.article.id, str(quotation.pieces[0].start)]
    return hashlib.blake2b("\0".join(key).encode(), digest_size=6).hexdigest()
