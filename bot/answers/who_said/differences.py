"""Where the words asked for differ from those of an article, word by word."""

from functools import lru_cache
from itertools import groupby
from typing import Final, Literal, NamedTuple

from rapidfuzz import fuzz

from bot.answers.model import Difference
from bot.index.tokens import Word, words

# Longer texts are not set side by side: nobody reads such a comparison.
MOST_ASKED, MOST_SPOKEN = 80, 400

# Letters of a word and of its misspelling are this much alike, in per cent.
NEAR_SPELT = 66

# What a step costs. Another word in its place is a little cheaper than none: "tale" for "story".
OTHER, MISSPELT, GAP = 0.69, 0.4, 0.7

Op = Literal["equal", "replace", "delete", "insert"]
_OPS: Final[dict[tuple[bool, bool], Op]] = {(True, False): "delete", (False, True): "insert"}


class Step(NamedTuple):
    """One word beside another; -1 where a side has none."""

    asked: int
    spoken: int


class Alignment(NamedTuple):
    """Two texts, the words of each, and the steps that lead from one to the other."""

    asked_text: str
    spoken_text: str
    asked: list[Word]
    spoken: list[Word]
    steps: list[Step]

    @property
    def same(self) -> float:
        """The share of the asked words that stand on the other side as they are."""
        return sum(self._equal(step) for step in self.steps) / max(1, len(self.asked))

    @property
    def misspelt(self) -> bool:
        """Whether the sides differ in the spelling of words alone, every word having its own."""
        return bool(self.steps) and all(
            min(step) >= 0
            and near_spelt(self.asked[step.asked].folded, self.spoken[step.spoken].folded)
            for step in self.steps
        )

    def _equal(self, step: Step) -> bool:
        return min(step) >= 0 and (self.asked[step.asked].folded == self.spoken[step.spoken].folded)

    def op(self, step: Step) -> Op:
        """Return the kind of a step."""
        if self._equal(step):
            return "equal"
        return _OPS.get((step.spoken < 0, step.asked < 0), "replace")


@lru_cache(maxsize=1 << 14)
def near_spelt(one: str, other: str) -> bool:
    """Tell whether two folded words are one word, or one and a slip of it."""
    if one == other:
        return True
    near = min(len(one), len(other)) > 1 and not (one.isdigit() or other.isdigit())
    return near and fuzz.ratio(one, other) >= NEAR_SPELT


def aligned(asked: str, spoken: str) -> Alignment:
    """Set the words of `asked` beside the stretch of `spoken` that is most like them."""
    ours, theirs = words(asked), words(spoken)
    if len(ours) > MOST_ASKED or len(theirs) > MOST_SPOKEN:
        return Alignment(asked, spoken, ours, theirs, [])
    costs = _costs([one.folded for one in ours], [one.folded for one in theirs])
    return Alignment(asked, spoken, ours, theirs, _traced(costs, ours, theirs))


def differences(found: Alignment) -> tuple[Difference, ...]:
    """Return the steps of `found` as words, neighbours of one kind together."""
    shown = []
    for op, group in groupby(found.steps, found.op):
        steps = list(group)
        ours = [found.asked[step.asked] for step in steps if step.asked >= 0]
        theirs = [found.spoken[step.spoken] for step in steps if step.spoken >= 0]
        shown.append(
            Difference(op, _between(found.asked_text, ours), _between(found.spoken_text, theirs))
        )
    return tuple(shown) if any(one.op != "equal" for one in shown) else ()


def _between(text: str, found: list[Word]) -> str:
    return " ".join(text[found[0].start : found[-1].end].split()) if found else ""


def _step_cost(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return MISSPELT if near_spelt(one, other) else OTHER


def _costs(ours: list[str], theirs: list[str]) -> list[list[float]]:
    """Return the least cost up to each pair of words; the other side may begin anywhere."""
    rows = [[0.0] * (len(theirs) + 1)]
    for one in ours:
        above, row = rows[-1], [rows[-1][0] + GAP]
        for at, other in enumerate(theirs):
            beside = above[at] + _step_cost(one, other)
            row.append(min(beside, above[at + 1] + GAP, row[at] + GAP))
        rows.append(row)
    return rows


def _traced(costs: list[list[float]], ours: list[Word], theirs: list[Word]) -> list[Step]:
    """Walk back from the cheapest end; the other side may end anywhere, too."""
    i = len(ours)
    j = min(range(len(theirs) + 1), key=lambda at: costs[i][at])
    steps: list[Step] = []
    while i > 0:
        beside = (
            costs[i - 1][j - 1] + _step_cost(ours[i - 1].folded, theirs[j - 1].folded)
            if j
            else None
        )
        if beside is not None and costs[i][j] == beside:
            i, j = i - 1, j - 1
            steps.append(Step(i, j))
        elif costs[i][j] == costs[i - 1][j] + GAP:
            i -= 1
            steps.append(Step(i, -1))
        else:
            j -= 1
            steps.append(Step(-1, j))
    return steps[::-1]
