"""What kind of thing a question asks for, and whether a sentence holds one."""

import re
from collections.abc import Sequence

from bot.answers.wording import Want, Wording
from bot.index.tokens import Word, words

_HOW = re.compile(
    r"\bhow (?:much|many|long|far|big|large|high|tall|deep|old|wide|fast|often|heavy|expensive)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\bhow many\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_WHICH_COUNTRY = re.compile(
    r"\b(?:which|what) (?:other )?(?:country|countries|nations?|states?)\b", re.IGNORECASE
)
_WHAT_TIME = re.compile(r"\b(?:what|which) (?:time|hour)\b", re.IGNORECASE)
_WHAT_DAY = re.compile(r"\b(?:what|which) (?:day|date|month|year|week)\b", re.IGNORECASE)

# A number that a noun's measure may be: words between the two are few ("88,000 battery packs").
BETWEEN = 3

AMOUNT = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen"
    r"|half|third|quarter|twice|double|several|few|no|none|nobody|all|most|every)s?\b",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d(?::\d\d| ?[ap]\.?m)\b"
    r"|\b(?:yesterday|today|tomorrow|tonight|last|next|ago|since|before|after|during|until|soon"
    r"|coming|earlier|later|days?|weeks?|months?|years?|decades?|century|winter|spring|summer"
    r"|autumn)\b"
)
CLOCK = re.compile(
    r"\d[:.]\d\d|\d ?[ap]\.?m\b|\bo['’]clock\b|\b(?:noon|midnight|dawn|dusk)\b", re.I
)
NAME = re.compile(r"(?<=\w )[A-Z][a-z]+")
PLACE = re.compile(
    r"\b(?:in|at|on|to|from|near|off|through|across|via|outside|around|along|towards?|of) "
    r"(?:[a-z]+ ){0,3}[A-Z]"
)
CAUSE = re.compile(
    r"\b(?:because|since|due|owing|after|so that|in order|as a result|blam\w+|caus\w+|reasons?"
    r"|driven by|thanks to|therefore|explain\w*|to [a-z]+)\b",
    re.IGNORECASE,
)

# What an answer must hold, and what only speaks for it.
NEEDED: dict[Want, re.Pattern[str]] = {"amount": AMOUNT, "date": DATE, "time": CLOCK}
FITTING: dict[Want, re.Pattern[str]] = {"person": NAME, "place": PLACE, "cause": CAUSE}


def wanted(text: str, found: Sequence[Word], wording: Wording) -> frozenset[Want]:
    """Return the kinds of thing that the words ask for."""
    wants = {wording.asks[word.folded] for word in found if word.folded in wording.asks}
    for kind, pattern in _PATTERNS.items():
        if pattern.search(text):
            wants.add(kind)
    if not wants and _is_measure(found, wording):
        wants.add("amount")
    if "time" in wants:
        wants.discard("date")
    return frozenset(wants)


_PATTERNS: dict[Want, re.Pattern[str]] = {
    "amount": _HOW,
    "country": _WHICH_COUNTRY,
    "time": _WHAT_TIME,
    "date": _WHAT_DAY,
}


def _is_measure(found: Sequence[Word], wording: Wording) -> bool:
    """Tell whether a thing measured is asked for: "population of X", "what is X's population"."""
    heads = [word.folded for word in found if word.stem]
    ends = any(word.folded in {"of", "in", "for", "per"} for word in found)
    asked = heads[:1] if ends else heads[-1:]
    return bool(asked) and asked[0] in wording.measures


def counted(text: str, wording: Wording) -> frozenset[str]:
    """Return the stems of the noun that "how many" asks to count, with its synonyms."""
    match = _COUNT.search(text)
    found = [word.stem for word in words(match["rest"])[:2] if word.stem] if match else []
    return frozenset(found).union(*(wording.synonyms.get(one, frozenset()) for one in found))


def lacks_needed(wants: frozenset[Want], text: str) -> bool:
    """Tell whether a sentence lacks what an answer to the question must hold."""
    return any(not pattern.search(text) for kind, pattern in NEEDED.items() if kind in wants)


def fitness(wants: frozenset[Want], text: str) -> float:
    """Return the share of the kinds asked for, of those that can be told, that a sentence holds."""
    asked = [pattern for kind, pattern in FITTING.items() if kind in wants]
    return sum(bool(one.search(text)) for one in asked) / len(asked) if asked else 0.0


def counts(stems: Sequence[str], asked: frozenset[str]) -> bool:
    """Tell whether a number stands shortly before what is to be counted."""
    return any(
        stems[at] in asked and any(one[:1].isdigit() for one in stems[max(0, at - BETWEEN) : at])
        for at in range(len(stems))
    )
