"""What a reader is told beside a saying, in plain words, the same on every surface."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Final

from bot.answers.model import Difference, Match, Snippet
from bot.names.wordset import wordset
from bot.passages.model import Speaker

KEPT = 4  # words at either end of a long run that is the same on both sides

ALTERED: Final = (
    "The wording of this article seems to have been altered by a machine; "
    "the speaker’s own words may differ."
)

_MATCHES: Final[dict[Match, str]] = {
    "exact": "word for word",
    "same words": "the same words, but for capitals or marks",
    "part": "part of the words asked for",
    "misspelt": "the same words, spelt otherwise",
    "misremembered": "nearly the same words",
    "paraphrased": "in other words",
}

# With these a circumstance opens its sentence; they have a capital there and nowhere else.
_OPENS = wordset(
    """
    about after all amid answering appearing as ask asked at before by during earlier early for from
    following in inside just last late later next on only outside over past questioned shortly since
    soon speaking standing talking the this throughout today told tonight two under until upon via
    when while with within without writing yesterday
    """
)


def altered_of(snippet: Snippet) -> str | None:
    """Return what to say beside words quoted from an article that a machine altered, else None."""
    return ALTERED if snippet.altered and snippet.kind in {"direct", "unmarked"} else None


def match_of(snippet: Snippet) -> str | None:
    """Return how the words asked for stand in a saying, None where that was not asked."""
    return _MATCHES[snippet.match] if snippet.match else None


def stance_of(snippet: Snippet) -> str | None:
    """Return how surely the words are the speaker's, None where the article itself reports them."""
    via = name_of(snippet.via) if snippet.via else None
    match snippet.stance:
        case "relayed":
            return f"as relayed by {via}" if via else "as relayed by somebody else"
        case "denied":
            return "denied having said this"
        case "attributed":
            return f"attributed to the speaker by {via or 'the article'}, not confirmed"
    return None


def name_of(speaker: Speaker) -> str:
    """Return a speaker's name, or the role or words that stand for it."""
    return speaker.name or speaker.role or speaker.as_written


def date_of(snippet: Snippet) -> date | None:
    """Return the day a saying is of: when it was said, else when the article was published."""
    return (snippet.said_on.day if snippet.said_on else None) or snippet.published


def written_day(day: date) -> str:
    """Return a date as it is written out: 7 March 2023."""
    return f"{day.day} {day:%B %Y}"


def in_line(circumstance: str) -> str:
    """Return "On Tuesday", "At a summit" as they stand inside a line: "on Tuesday"."""
    first, blank, rest = circumstance.partition(" ")
    return (
        first.lower() + blank + rest
        if first.istitle() and first.lower() in _OPENS
        else circumstance
    )


def listed(names: Sequence[str], most: int = 4) -> str:
    """Return "A, B and C"; beyond `most`, "A, B, C, D and 3 more"."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


def by_speaker(snippets: Sequence[Snippet]) -> list[tuple[str, list[Snippet]]]:
    """Return neighbours by the same speaker together, under the speaker's name or role."""
    names = groupby(snippets, lambda one: name_of(one.speaker) if one.speaker else "")
    return [(name, list(group)) for name, group in names]


def abridged(steps: Sequence[Difference]) -> list[Difference]:
    """Return the steps with long runs of equal words cut in the middle, visibly."""
    return [_cut(one) if one.op == "equal" else one for one in steps]


def _cut(step: Difference) -> Difference:
    words = step.article.split()
    if len(words) <= 2 * KEPT + 1:
        return step
    return replace(step, article=" ".join([*words[:KEPT], "…", *words[-KEPT:]]))
