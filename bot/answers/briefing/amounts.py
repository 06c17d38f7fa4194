"""Amounts in running text: money, shares, counts with what is counted."""

import re

_FIGURE = re.compile(
    r"[$€£¥₽₸₹₩₦]\s?\d"
    r"|\d[\d,.]*\s?(?:%|percent\b|per cent\b|million|billion|trillion|thousand|tons?\b"
    r"|tonnes?\b|barrels|kilomet|km\b|miles?\b|people|troops|soldiers|dead|years|times|countries"
    r"|meetings|conferences|hectares|megawatts|MW\b|GW\b|degrees)"
    r"|\b\d{1,3}(?:,\d{3})+\b|\b(?:one|two|three|four|five|six|seven|eight|nine),\d{3}\b"
    r"|\btens of (?:thousands|billions|millions|1000)|\bhundreds of (?:thousands|millions)\b"
    r"|\bmore than \d+\b|\b(?:doubled|tripled|halved)\b",
    re.IGNORECASE,
)

_DIGIT = re.compile(r"\d")
_IN_WORDS = ("tens of ", "hundreds of ", "doubled", "tripled", "halved")


def has_figure(text: str) -> bool:
    """Tell whether a sentence gives an amount."""
    # Most sentences hold neither a digit nor such a word: that is seen at once.
    if not _DIGIT.search(text) and not any(word in text.lower() for word in _IN_WORDS):
        return False
    return bool(_FIGURE.search(text))
