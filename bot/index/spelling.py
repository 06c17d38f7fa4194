"""Words of the corpus that a word of a question is kin to, or that its misspelling meant."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

# Shorter words have too many neighbours to guess; longer ones may hold two slips.
SHORTEST, LONG = 5, 8

# Kin words have this many letters in common before their endings, and one more where both end.
ROOT = 5

# Endings that make one word of another: who does it, the doing of it, how it is.
DERIVING = (
    "s", "er", "ers", "or", "ors", "ing", "ings", "ed", "ment", "ments", "al", "age", "ance",
    "ence", "ation", "ition", "ion", "ist", "ists", "ness", "ship", "ful", "less", "y", "ly",
)  # fmt: skip
SHORTEST_ROOT = 3

# The shortest part of a compound.
PART = 4

# Endings of English words as Snowball leaves them, "econom-ic" and "econom-i" (economies).
ENDINGS = frozenset(
    """
    a ac al an anc ant ar at ate ati ation ator c ci cy e eer enc ent er ent hood i ial ian ic ic
    ical ici ier if ifi ifier ing ion ism ist iti itor iv ive iz iza izer less ment ness or ori
    orship ous s ship sion sive t ti tion tor tori tiv ur ure y
    """.split()  # noqa: SIM905  # a list would take 60 lines
) | {""}


def spellings(word: str, vocabulary: Iterable[str], count: int = 3) -> list[str]:
    """Return up to `count` words one slip away from `word` (two for a long one), nearest first.

    A slip is a letter more, less, other or swapped with its neighbour; the
    first letter is taken to be right, which people's misspellings bear out.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return []
    near = process.extract(
        word,
        [known for known in vocabulary if known[:1] == word[:1]],
        scorer=DamerauLevenshtein.distance,
        score_cutoff=2 if len(word) >= LONG else 1,
        limit=count,
    )
    return [known for known, *_ in near]


def kin(stem: str, stems: Sequence[str]) -> list[str]:
    """Return those of the sorted `stems` that differ from `stem` by nothing but an ending.

    Snowball parts words that belong together ("econom-ic", "economi-es"); a
    common beginning and an ending of the language on both bring them together.
    """
    if len(stem) < ROOT or not stem.isalpha():
        return []
    found = []
    at = bisect_left(stems, stem[:ROOT])
    while at < len(stems) and stems[at].startswith(stem[:ROOT]):
        other = stems[at]
        if other != stem and _same_root(stem, other):
            found.append(other)
        at += 1
    return found


def _same_root(one: str, other: str) -> bool:
    longest = min(len(one), len(other))
    common = next((at for at in range(longest) if one[at] != other[at]), longest)
    return any(
        one[root:] in ENDINGS
        and other[root:] in ENDINGS
        and (root > ROOT or root in {len(one), len(other)})
        for root in range(ROOT, common + 1)
    )


def bases(word: str, vocabulary: Collection[str]) -> list[str]:
    """Return the words of the corpus made of one root with `word`: "loggers" do "logging".

    Meant for a word that no article holds: of words that are there, many share a root by chance.
    """
    roots = {word[: -len(one)] for one in DERIVING if word.endswith(one)} | {word}
    roots = {root for root in roots if len(root) >= SHORTEST_ROOT}
    roots |= {root[:-1] for root in roots if root[-1:] == root[-2:-1]}
    roots |= {f"{root[:-1]}y" for root in roots if root.endswith("i")}
    roots = {root for root in roots if len(root) >= SHORTEST_ROOT}
    made = {
        root + joint + ending
        for root in roots
        for ending in ("", *DERIVING)
        for joint in ("", "e", root[-1])
    }
    return sorted(one for one in made if one != word and one in vocabulary)


def compounds(word: str, vocabulary: Collection[str]) -> list[str]:
    """Return words of the corpus that end in `word` ("cellphone"), or that it ends in ("phone").

    The last part of an English compound says what the thing is; the first must
    be a word of the corpus too, so that "report" is no kind of port.
    """
    found = [
        word[at:]
        for at in range(PART, len(word) - PART + 1)
        if word[at:] in vocabulary and word[:at] in vocabulary
    ]
    if len(word) >= SHORTEST:
        longer = (known for known in vocabulary if known.endswith(word) and known != word)
        found += sorted(one for one in longer if len(one) - len(word) >= PART)
    return found
