"""Amounts in running text: money, shares, counts with what is counted."""

import re

FIGURE = re.compile(
    r"[$€£¥₽₸₹₩₦]\s?\d"
    r"|\d[\d,.]*\s?(?:%|percent\b|per cent\b|million|billion|trillion|thousand|tons?\b"
    r"|tonnes?\b|barrels|kilomet|km\b|miles?\b|people|troops|soldiers|dead|years|times|countries"
    r"|meetings|conferences|hectares|megawatts|MW\b|GW\b|degrees)"
    r"|\b\d{1,3}(?:,\d{3})+\b|\b(?:one|two|three|four|five|six|seven|eight|nine),\d{3}\b"
    r"|\btens of (?:thousands|billions|millions|1000)|\bhundreds of (?:thousands|millions)\b"
    r"|\bmore than \d+\b|\b(?:doubled|tripled|halved)\b",
    re.IGNORECASE,
)
