"""One saying in several articles: the longest quotation of it shown, the others named beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answers.model import AlsoIn, Snippet
from bot.index.sayings import DISTINCT_WORDS
from bot.index.tokens import words


def fold_fragments(snippets: Iterable[Snippet]) -> tuple[Snippet, ...]:
    """Fold a shorter quotation of the same words by the same speaker into the longer one.

    Outlets cut a quotation as they please; a turn of phrase of a few words is
    no copy, since anyone may use it twice.
    """
    shown = list(snippets)
    spoken = [_spoken(one) for one in shown]
    kept: list[Snippet] = []
    for at, one in enumerate(shown):
        whole = _whole_of(at, shown, spoken)
        if whole is None:
            others = [other for k, other in enumerate(shown) if _whole_of(k, shown, spoken) == at]
            kept.append(_with(one, others))
    return tuple(kept)


def _whole_of(at: int, shown: Sequence[Snippet], spoken: Sequence[str]) -> int | None:
    """Return the first longer quotation that holds the one at `at`, in another article."""
    one = shown[at]
    if spoken[at].count(" ") <= DISTINCT_WORDS:
        return None
    for other, words_there in enumerate(spoken):
        longer = len(words_there) > len(spoken[at]) and spoken[at] in words_there
        apart = shown[other].article != one.article
        if other != at and longer and apart and _same_voice(one, shown[other]):
            return other if _whole_of(other, shown, spoken) is None else None
    return None


def _same_voice(one: Snippet, other: Snippet) -> bool:
    if one.speaker is None:
        return True
    named = one.speaker.name or one.speaker.role
    return other.speaker is not None and named == (other.speaker.name or other.speaker.role)


def _spoken(snippet: Snippet) -> str:
    said = " ".join(word.folded for piece in snippet.pieces for word in words(piece.text))
    return f" {said} "


def _with(snippet: Snippet, others: Sequence[Snippet]) -> Snippet:
    places = [
        place
        for one in others
        for place in (AlsoIn(one.article, one.start, one.end, one.outlet), *one.also_in)
    ]
    new = [place for place in dict.fromkeys(places) if place not in snippet.also_in]
    return replace(snippet, also_in=(*snippet.also_in, *new)) if new else snippet
