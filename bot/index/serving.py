"""Which country somebody serves whom the articles give an office and no country.

"President Jane Doe" in an article on Kenya and on nobody else is Kenya's; in
one on Kenya and Ghana, whose president is named, she is Kenya's too. Where
several countries are left, the one spoken of beside the name far more often.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.articles.model import Span
from bot.names.offices import Office, Offices
from bot.passages.model import AnnotatedArticle, Person

# Characters on either side of a name in which a country of its paragraph is spoken of beside it.
# One in the name's own sentence counts for so many; the first must have so many times the next.
BESIDE, SENTENCE, CLEARLY = 300, 4, 2

HEADS = frozenset({"president", "prime minister", "monarch"})
_ENDS = re.compile(r"[.!?][\"”’')]*\s+[^\s\d]|\n")

Places = Sequence[tuple[AnnotatedArticle, Person]]
Held = tuple[Places, Sequence[Office]]
# Who is the head of which state, by the articles that name them.
Heads = Mapping[str, Sequence[tuple[Places, Office]]]


def with_countries(holders: Iterable[Held], offices: Offices) -> list[tuple[Office, ...]]:
    """Return the offices of each holder, those of no country with the one that is settled.

    A holder is the places where somebody is named, and the offices given there.
    """
    everyone = list(holders)
    heads = _heads(everyone)
    return [tuple(_with_country(seen, held, heads, offices)) for seen, held in everyone]


def _heads(everyone: Sequence[Held]) -> Heads:
    found: dict[str, list[tuple[Places, Office]]] = {}
    for places, held in everyone:
        heads = [one for one in held if one.code and one.title in HEADS and not one.qualifier]
        for article in {at.article.id for at, _ in places} if heads else ():
            found.setdefault(article, []).extend((places, one) for one in heads)
    return found


def _with_country(
    seen: Places, held: Sequence[Office], heads: Heads, offices: Offices
) -> Iterable[Office]:
    bare = [one for one in held if not one.code and offices.is_of_state(one)]
    if not bare or any(one.code for one in held) or _serves(seen):
        return held
    code = _settled(seen, _taken(seen, bare, heads), offices)
    return [replace(one, code=code) if one in bare else one for one in held]


def _taken(seen: Places, bare: Sequence[Office], heads: Heads) -> set[str | None]:
    """Return the countries whose head somebody else is in the same articles.

    Of ministers a country may have two who are called alike.
    """
    titles = {one.title for one in bare} & HEADS
    return {
        one.code
        for article in ({annotated.article.id for annotated, _ in seen} if titles else ())
        for places, one in heads.get(article, ())
        if places is not seen and one.title in titles
    }


def _serves(seen: Places) -> bool:
    return any(role.codes for _, person in seen for role in person.roles)


def _settled(seen: Places, taken: set[str | None], offices: Offices) -> str | None:
    spoken: Counter[str] = Counter()
    for annotated, person in seen:
        for code, weight in _beside(annotated, person.spans):
            if code not in taken and offices.is_state(code):
                spoken[code] += weight
    if not spoken:
        return None
    (code, most), *rest = spoken.most_common(2)
    return code if not rest or most >= CLEARLY * rest[0][1] else None


def _beside(annotated: AnnotatedArticle, names: Sequence[Span]) -> Iterator[tuple[str, int]]:
    """Yield the countries beside a name and how much each speaks for being served."""
    text = annotated.article.text
    for mention in annotated.mentions:
        if mention.how == "member":
            continue
        between = [
            text[min(name.end, mention.span.end) : max(name.start, mention.span.start)]
            for name in names
            if abs(name.start - mention.span.start) < BESIDE
        ]
        if any(not _ENDS.search(one) for one in between):
            yield mention.code, SENTENCE
        elif any("\n" not in one for one in between):
            yield mention.code, 1
