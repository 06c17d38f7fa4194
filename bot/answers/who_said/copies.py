"""One saying in several articles: the longest quotation of it shown, the others named beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answers.model import AlsoIn, Snippet
from bot.index.sayings import DISTINCT_WORDS
from bot.index.tokens import words

# So many quotations that share a run of words are compared; more are a text that repeats itself.
MOST_HOLDING = 20


def fold_fragments(snippets: Iterable[Snippet]) -> tuple[Snippet, ...]:
    """Fold a shorter quotation of the same words by the same speaker into the longer one.

    Outlets cut a quotation as they please; a turn of phrase of a few words is
    no copy, since anyone may use it twice.
    """
    shown = list(snippets)
    parts: dict[int, list[Snippet]] = {}
    wholes = _wholes(shown)
    for at, whole in sorted(wholes.items()):
        parts.setdefault(whole, []).append(shown[at])
    kept = [at for at in range(len(shown)) if at not in wholes]
    return tuple(_with(shown[at], parts.get(at, ())) for at in kept)


def _wholes(shown: Sequence[Snippet]) -> dict[int, int]:
    """Return, for the number of each fragment, that of the longer quotation it is part of.

    The longest are looked at first, so that what is part of a part is known by then.
    """
    spoken = [_spoken(one) for one in shown]
    holding: dict[str, list[int]] = {}
    wholes: dict[int, int] = {}
    for at in sorted(range(len(shown)), key=lambda n: -len(spoken[n])):
        turns = _turns(spoken[at])
        for other in sorted(holding.get(turns[0], ())) if turns else ():
            longer = len(spoken[other]) > len(spoken[at]) and spoken[at] in spoken[other]
            apart = shown[other].article != shown[at].article
            if longer and apart and _same_voice(shown[at], shown[other]):
                wholes[at] = other
                break
        else:
            for turn in dict.fromkeys(turns):
                known = holding.setdefault(turn, [])
                if len(known) < MOST_HOLDING:
                    known.append(at)
    return wholes


def _turns(spoken: str) -> list[str]:
    """Return every run of words that is long enough to be no mere turn of phrase."""
    found = spoken.split()
    return [
        " ".join(found[at : at + DISTINCT_WORDS]) for at in range(len(found) - DISTINCT_WORDS + 1)
    ]


def _same_voice(one: Snippet, other: Snippet) -> bool:
    if one.speaker is None:
        return True
    named = one.speaker.name or one.speaker.role
    return other.speaker is not None and named == (other.speaker.name or other.speaker.role)


def _spoken(snippet: Snippet) -> str:
    said = " ".join(word.folded for piece in snippet.pieces for word in words(piece.text))
    return f" {said} "


def _with(snippet: Snippet, others: Iterable[Snippet]) -> Snippet:
    places = [
        place
        for one in others
        for place in (AlsoIn(one.article, one.start, one.end, one.outlet), *one.also_in)
    ]
    new = [place for place in dict.fromkeys(places) if place not in snippet.also_in]
    return replace(snippet, also_in=(*snippet.also_in, *new)) if new else snippet
