"""Words of a text as the index knows them: folded, stemmed, stop words left out."""

import re
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from bot.names.fold import fold

UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
DIGITS = {word: str(number) for number, word in enumerate((*UNITS, *TEENS), start=1)} | {
    word: str(number) for number, word in zip(range(20, 100, 10), TENS, strict=True)
}

# A number keeps its decimal point and loses its thousands separators ("2,500" is 2500, and so is
# the "two,500" of a text whose digits were spun into words), and the ending that makes it an
# ordinal; "thirty-one" is one number; a dotted abbreviation is one word ("U.S."); an apostrophe
# inside a word does not part it ("Xi'an" is xian, "don't" is dont).
WORD = re.compile(
    rf"(?i:(?:{'|'.join(UNITS)})(?:,\d{{3}})+(?!\d)"
    rf"|(?:{'|'.join(TENS)})[-‐‑ ](?:{'|'.join(UNITS)})(?![^\W_])|per\scent(?![^\W_])"
    r"|\d+(?:st|nd|rd|th)(?![^\W_]))"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|%|(?:[^\W\d_]\.){2,}"
    r"|[^\W_]+(?:['’][^\W_]+)*"
)
SHORT = {
    "%": "percent", "per cent": "percent", "pc": "percent", "pct": "percent",
    "bn": "billion", "mn": "million", "mln": "million", "tn": "trillion",
    "km": "kilometre", "kms": "kilometres",
}  # fmt: skip
# "mar" and "may" are words too often to be taken for months.
MONTHS = {
    "jan": "january", "feb": "february", "apr": "april", "jun": "june", "jul": "july",
    "aug": "august", "sep": "september", "sept": "september", "oct": "october",
    "nov": "november", "dec": "december",
}  # fmt: skip
POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)

# Words that say nothing about the subject: articles, pronouns, prepositions, auxiliaries.
STOP_WORDS = frozenset(
    """
    a about above across after again against all almost along already also although always am among
    an and another any anybody anyone anything are aren't around as at away be became because become
    been before behind being below between both but by came can can't cannot could couldn't did
    didn't do does doesn't doing don't done down during each either else even ever every everyone
    everything few for from further get gets getting give given go goes going gone got had hadn't
    has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how
    however i i'd i'll i'm i've if in into is isn't it it's its itself just let let's like lot many
    may maybe me might more most much must mustn't my myself neither never no nobody none nor not
    nothing now of off often on once one only onto or other others ought our ours ourselves out over
    own per perhaps quite rather re really same shall shan't she she'd she'll she's should shouldn't
    since so some somebody someone something still such than that that's the their theirs them
    themselves then there there's these they they'd they'll they're they've this those though
    through thus till to together too toward towards under until up upon us very via was wasn't we
    we'd we'll we're we've were weren't what what's whatever when where whether which while who
    who's whoever whole whom whose why will with within without won't would wouldn't yet you you'd
    you'll you're you've your yours yourself yourselves
    """.split()  # noqa: SIM905  # a list would take 250 lines
)

# Written without the apostrophe these are other words: "well", "shell", "were".
_OTHERWISE = frozenset(
    "he'd he'll i'd i'll it's let's she'd she'll we'd we'll we're".split()  # noqa: SIM905
)
_STOPPED = STOP_WORDS | {word.replace("'", "") for word in STOP_WORDS - _OTHERWISE}

# "Fertiliser" and "labour" are indexed as "fertilizer" and "labor".
_BRITISH = re.compile(r"(?<=\w{4})is(?=(?:e[drs]?|ers?|ing|ations?)$)")

_STEMMER = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it stands, its folded form and its stem ("" for a stop word)."""

    start: int
    end: int
    folded: str
    stem: str


def words(text: str) -> list[Word]:
    """Return every word of `text` in order, stop words included."""
    found = []
    for match in WORD.finditer(text):
        folded, stemmed = _analysed(match.group())
        if folded:
            found.append(Word(match.start(), match.end(), folded, stemmed))
    return found


def terms(text: str) -> list[str]:
    """Return the stems of `text` in order, stop words left out: what the index ranks by."""
    return [found for written in WORD.findall(text) if (found := _analysed(written)[1])]


def stem(folded: str, written: str = "") -> str:
    """Return the Snowball stem of a folded word, "" for a stop word.

    `written` is the word as it stands: "US" in capitals is the country, "us" is not.
    """
    if folded in _STOPPED and written != "US":
        return ""
    stemmed = str(_STEMMER.stemWord(_BRITISH.sub("iz", folded)))
    return f"{stemmed[:-3]}or" if len(stemmed) > 4 and stemmed.endswith("our") else stemmed


@lru_cache(maxsize=1 << 16)
def _analysed(written: str) -> tuple[str, str]:
    folded = _fold_word(written)
    return folded, stem(folded, written)


def _fold_word(written: str) -> str:
    if written[0].isdigit():
        return written.rstrip("stndrhSTNDRH").replace(",", "")
    first, comma, thousands = written.casefold().partition(",")
    if comma:
        return DIGITS[first] + thousands.replace(",", "")
    if written in SHORT:
        return SHORT[written]
    folded = fold(POSSESSIVE.sub("", written)).replace(".", "")
    if folded not in _OTHERWISE:
        folded = folded.replace("'", "")
    return SHORT.get(folded) or MONTHS.get(folded) or _counted(folded)


def _counted(folded: str) -> str:
    """Return "31" for "thirty-one" and "14" for "fourteen"; other words as they are."""
    tens, _, unit = folded.replace(" ", "-").partition("-")
    if unit in DIGITS and tens in TENS:
        return str(int(DIGITS[tens]) + int(DIGITS[unit]))
    return folded if folded in _STOPPED else DIGITS.get(folded, folded)
