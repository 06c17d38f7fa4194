"""Sentences that say yes and no to the same thing, to be set side by side and never judged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.finding.coverage import stems_of
from bot.index.snapshot import Place, Snapshot

# A claim and a denial are of one thing when so many stems are the same, names left out, and this
# share of the stems of the one that has fewer.
SHARED, SHARE = 3, 0.4

_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing)"
    r"|disput(?:es?|ed|ing)|contradict(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|no|nobody|none|neither|nor|without|cannot)\b|n[’']t\b", re.IGNORECASE
)
_ACCUSES = re.compile(
    r"\b(?:accus(?:e|es|ed|ing|ations?)|alleg(?:e|es|ed|ing|edly|ations?)|claim(?:s|ed|ing)?"
    r"|charg(?:es|ed|ing)|blam(?:e|es|ed|ing)|reports?|reported|said|says)\b",
    re.IGNORECASE,
)
# "China denies the allegations": what is denied was told just before.
_DENIES_THAT = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es?|ed)|disput(?:es?|ed))\s+"
    r"(?:(?:all|any|both|that|the|this|these|those|such|it|them|his|her|its|their|as)\b\W*)"
    r"(?:\w+\s+)?(?:allegations?|accusations?|claims?|charges?|reports?|assertions?|suggestions?)\b"
    r"|\bden(?:ies|ied)\s+(?:it|this|that)\b(?=\W|$)",
    re.IGNORECASE,
)
_BACK = 3  # sentences before a denial in which what it denies may stand


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence as a claim: whose, of what, and whether it says no."""

    place: Place
    voices: frozenset[str]
    stems: frozenset[str]
    denies: bool


def disputed(
    places: Sequence[Place], names: frozenset[str], snapshot: Snapshot
) -> list[tuple[Place, ...]]:
    """Return pairs of sentences of which one denies what the other says.

    `names` are the stems of what is compared, which no two claims share by them.
    """
    told = [one for place in places if (one := _told(place, names, snapshot))]
    pairs: list[tuple[Place, ...]] = []
    taken: set[int] = set()
    for denial in told:
        if not denial.denies or denial.place.number in taken:
            continue
        claim = _answered(denial, snapshot) or _contrary(denial, told)
        if claim and claim.number not in taken:
            pairs.append((claim, denial.place))
            taken |= {claim.number, denial.place.number}
    return pairs


def _told(place: Place, names: frozenset[str], snapshot: Snapshot) -> _Told | None:
    sayings = [s for s in snapshot.sayings_in(place) if s.quotation.kind != "scare" and s.label]
    text = place.text
    denies = bool(_DENIES.search(text) or _NOT.search(text))
    if not sayings and not _DENIES.search(text) and not _ACCUSES.search(text):
        return None
    stems = stems_of(" ".join(s.text for s in sayings) or text) - names
    return _Told(place, frozenset(s.label for s in sayings if s.label), stems, denies)


def _answered(denial: _Told, snapshot: Snapshot) -> Place | None:
    """Return the sentence whose claim "denies the allegations" takes up."""
    if not _DENIES_THAT.search(denial.place.text):
        return None
    number = denial.place.number
    for before in range(number - 1, max(-1, number - 1 - _BACK), -1):
        place = snapshot.places[before]
        if place.article.article.id != denial.place.article.article.id:
            return None
        if _ACCUSES.search(place.text) and not _DENIES.search(place.text):
            return place
    return None


def _contrary(denial: _Told, told: Sequence[_Told]) -> Place | None:
    """Return another's sentence on the same thing that does not say no."""
    if not denial.voices:
        return None
    best: tuple[float, Place] | None = None
    for claim in told:
        if claim.denies or not claim.voices or claim.voices & denial.voices:
            continue
        shared = len(claim.stems & denial.stems)
        share = shared / (min(len(claim.stems), len(denial.stems)) or 1)
        if shared >= SHARED and share >= SHARE and (best is None or share > best[0]):
            best = (share, claim.place)
    return best[1] if best else None
