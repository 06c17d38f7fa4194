"""What kind of thing a question asks for, and whether a sentence holds one."""

import re
from collections.abc import Sequence

from bot.answers.questions.wording import Want, Wording
from bot.index.tokens import Word, words

# "How far" asks for a number and speaks of nothing far.
MEASURED = frozenset(
    """
    much many long far big large high tall deep old wide fast often heavy expensive strong hot cold
    bad small close frequently quickly soon
    """.split()  # noqa: SIM905  # a list would take 25 lines
)
_HOW = re.compile(rf"\bhow (?:{'|'.join(sorted(MEASURED))})\b", re.IGNORECASE)
_HOW_LONG = re.compile(r"\bhow (?:long|old|soon|often|frequently|quickly)\b", re.IGNORECASE)
_COUNT = re.compile(r"\bhow many\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)

# Most plurals that name people: "passengers", "residents", "tourists".
_PERSONS = re.compile(
    r"\s*(?:\w+ )?\w+(?:ers|ors|ists|ees|ians|ents|ants|men|women|children)\b", re.IGNORECASE
)

# Asking words that also join clauses, and how a question begins that asks with none of them.
_JOINING = frozenset({"when", "where", "who", "whom", "whose"})
_INVERTED = re.compile(
    r"(?:was|were|is|are|did|does|do|has|have|had|can|could|will|would|should|what|how|which)\b",
    re.IGNORECASE,
)

# A share of things is no count of them: "12 per cent more lorries".
_SHARE = frozenset({"cent", "percent"})

# A number that stands for what was counted before: "Nineteen are still missing", "of those, 97
# would not survive", "the figure is 1,060".
_BARE = re.compile(
    r"(?<![\w$€£¥,.:-])(?!(?:1[5-9]|20)\d\d\b)"
    r"(?:\d[\d,.]*|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|\w+teen|ten|eleven|twelve"
    r"|two|three|four|five|six|seven|eight|nine|(?:a )?(?:dozen|hundred|thousand)s?)\s*"
    r"(?:$|[.;](?!\d)|\b(?:are|were|is|was|have|has|had|will|would|can|could|did|do|may|might|must|said"
    r"|stood|voted|of (?:them|these|those|the)|others|more|left|remain\w*|died|in all)\b)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?<!\bby )\bhow (?:much(?! (?:more|less))|expensive)\b.*\b(?:cost|costs|pay|paid|pays|spend"
    r"|spent|owe|owes|worth|money|invest|invested|earn|earns|raise|raised|donate|donated|price"
    r"|charge|charged|lend|lent|fine|fined)\b"
    r"|\bwhat (?:do|does|did|would|will|could)\b.*\b(?:cost|earn|pay|charge)\b"
    r"(?!.*\b(?:for|on|with)\b)"
    r"|\bwhat(?:['’]s| is| was| are| were)? (?:the )?(?:price|cost|budget|debt|salary|wage"
    r"|revenue)\b",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"^who(?:['’]?s| is| was| are| were) (?!.*\b\w+ing\b).*(?:\b(?:of|at|for|in)\b|['’]s ).",
    re.IGNORECASE,
)
_WHICH_COUNTRY = re.compile(
    r"\b(?:which|what) (?:\w+ ){0,2}(?:country|countries|nations?|states?)\b", re.IGNORECASE
)
# "What crops did they eat" asks for one of the kind that the noun before the verb names.
_AUXILIARY = (
    r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|shall|should|may|might|must)"
)
_KIND = re.compile(
    rf"\b(?:what|which)\s+(?!{_AUXILIARY}\b)(?:(?:kind|sort|type)s?\s+of\s+(?:\w+\s+)??(?P<of>\w+)\b"
    rf"|(?:[\w'’-]+\s+){{0,2}}?(?P<noun>\w+)\s+(?:{_AUXILIARY}|wants?|needs?)\b)",
    re.IGNORECASE,
)
# "What will it be called" asks for a name, not for what somebody said.
_NAMED = re.compile(r"\b(?:be|is|are|was|were|been)\b.*\b(?:called|known as)\b", re.IGNORECASE)
_WHAT_TIME = re.compile(r"\b(?:what|which) (?:time|hour)\b", re.IGNORECASE)
_WHAT_DAY = re.compile(r"\b(?:what|which) (?:day|date|month|year|week)\b", re.IGNORECASE)

# A number that a noun's measure may be: words between the two are few ("88,000 battery packs").
BETWEEN = 3

# A year is no amount.
_NUMBER = r"(?<![\d,.])(?!(?:1[5-9]|20)\d\d\b)\d"
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

AMOUNT = re.compile(
    _NUMBER
    + r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen"
    r"|half|halve|third|quarter|fifth|sixth|eighth|tenth|once|twice|double|triple|several|few|none"
    r"|nobody|no one|single)[ds]?\b",
    re.IGNORECASE,
)
FIGURE = re.compile(
    _NUMBER
    + r"|\b(?:hundreds?|thousands?|millions?|billions?|dozens?|\w+teen|\w+ty-\w+|half|third|quarter"
    r"|fifth|twice|double|no one|none)\b",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d(?::\d\d| ?[ap]\.?m)\b"
    r"|\b(?:yesterday|today|tomorrow|tonight|last|next|ago|since|before|after|during|until|soon"
    r"|coming|earlier|later|days?|weeks?|months?|years?|decades?|century|winter|spring|summer"
    r"|autumn|hours?|minutes?|within|once|morning|evening|night|noon|midnight|dawn|dusk|now)\b"
    r"|\b(?:by|in) \d{4}\b",
    re.IGNORECASE,
)
DAY = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d(?::\d\d| ?[ap]\.?m)\b"
    r"|\b(?:yesterday|today|tomorrow|tonight|noon|midnight|dawn"
    r"|(?:last|next|this|\w+ (?:days|weeks|months|years|hours) (?:ago|later|before|after)|coming"
    r"|within|before|after|until|by) \w+)\b"
)
MONEY = re.compile(
    r"[$€£¥₹₽₩₦₴₺]|\b(?:dollars?|euros?|pounds?|yuan|renminbi|rubles?|roubles?|yen|won|rupees?|rupiah"
    r"|pesos?|shillings?|dinars?|francs?|reais|real|liras?|riyals?|rials?|dirhams?|cedis?|naira|rand"
    r"|kronor|kroner|krona|zlotys?|baht|dong|ringgit|tenge|som|hryvnias?|cents?|million|billion"
    r"|kwacha|kwanza|pula|birr|dalasi|leones?|ariary|metical|meticais|taka|kyat|kip|riel|tugriks?"
    r"|lari|drams?|manat|somoni|afghanis?|leu|lei|leva?|forints?|koruna|denars?|lek|guaran[ií]es"
    r"|guaran[ií]|bolivianos?|bol[ií]vares|soles|quetzal(?:es)?|lempiras?|c[oó]rdobas?|gourdes?"
    r"|patacas?|vatu|tala|kina|rufiyaa|shekels?|kuna|ouguiya"
    r"|trillion|crores?|lakhs?|crowns?|free)\b|(?-i:\b(?:[A-Z]{2,3}|Rs\.?|Shs|R|N) ?\d)",
    re.IGNORECASE,
)
SPAN = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies)"
    r"|miles?|kilomet(?:re|er)s?|met(?:re|er)s?|km|feet|until|since|times|once|twice|every|daily"
    r"|weekly|monthly|yearly|annually)\b",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\d[:.]\d\d|\d ?[ap]\.?m\b|\bo['’]clock\b|\b(?:noon|midnight|dawn|dusk)\b", re.IGNORECASE
)
NAME = re.compile(r"(?<=[\w,;:–—] )[A-Z][a-z]+")
PLACE = re.compile(
    r"\b(?:in|at|on|to|from|near|off|through|across|via|outside|around|along|towards?|of) "
    r"(?:[a-z]+ ){0,3}[A-Z]"
)
CAUSE = re.compile(
    r"\b(?:because|since|due|owing|after|so that|in order|as a result|blam\w+|caus\w+|reasons?"
    r"|driven by|thanks to|therefore|explain\w*|to [a-z]+)\b",
    re.IGNORECASE,
)

STANCE = re.compile(
    r"\b(?:support|help|back(?:s|ed|ing)\b|oppos|refus|reject|recogni[sz]|acknowledg|condemn|criticis"
    r"|criticiz|voice|neutral|impartial|favou?r|against|agree|welcom|applaud|declin|den(?:y|ie)"
    r"|demand|urg|call(?:ed|s|ing) for|vot|abstain|blam|accus|warn|insist|committed|react|respon"
    r"|repl|disput|object|approv|endors|distanc)\w*",
    re.IGNORECASE,
)

# What an answer must hold, and what only speaks for it.
NEEDED: dict[Want, tuple[re.Pattern[str], ...]] = {
    "amount": (AMOUNT,),
    "date": (DATE,),
    "time": (CLOCK,),
    "duration": (AMOUNT, DATE),
    "money": (MONEY,),
}
FITTING: dict[Want, re.Pattern[str]] = {
    "person": NAME,
    "place": PLACE,
    "cause": CAUSE,
    "stance": STANCE,
    "duration": SPAN,
    "amount": FIGURE,
    "date": DAY,
}


def wanted(text: str, found: Sequence[Word], wording: Wording) -> frozenset[Want]:
    """Return the kinds of thing that the words ask for."""
    asking = [word for word in found if word.folded in wording.asks]
    if _INVERTED.match(text) or (asking and asking[0] is found[0]):
        # "Was anyone hurt when it fell" asks nothing of when, nor "who fell where he stood".
        asking = [word for word in asking if word is found[0] or word.folded not in _JOINING]
    wants = {wording.asks[word.folded] for word in asking}
    for kind, pattern in _PATTERNS.items():
        if pattern.search(text):
            wants.add(kind)
    if not wants and _is_measure(found, wording):
        wants.add("amount")
    if "time" in wants:
        wants.discard("date")
    if _NAMED.search(text):
        wants.discard("saying")
    if _HOW_LONG.search(text):
        wants = wants - {"amount"} | {"duration"}
    return frozenset(wants)


_PATTERNS: dict[Want, re.Pattern[str]] = {
    "amount": _HOW,
    "country": _WHICH_COUNTRY,
    "time": _WHAT_TIME,
    "date": _WHAT_DAY,
    "money": _MONEY,
    "holder": _HOLDER,
}


def kind_asked(text: str) -> int:
    """Return where the noun stands that names the kind of thing asked for, -1 with none."""
    match = _KIND.search(text)
    return max(match.start("of"), match.start("noun")) if match else -1


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
    same = frozenset(found).union(*(wording.synonyms.get(one, frozenset()) for one in found))
    return same | {"peopl"} if match and _PERSONS.match(match["rest"]) else same


def lacks_needed(wants: frozenset[Want], text: str) -> bool:
    """Tell whether a sentence lacks what an answer to the question must hold."""
    return any(
        not any(pattern.search(text) for pattern in patterns)
        for kind, patterns in NEEDED.items()
        if kind in wants
    )


def lacking(wants: frozenset[Want], text: str) -> float:
    """Return the share of the kinds asked for, of those that can be told, that a sentence lacks."""
    asked = [pattern for kind, pattern in FITTING.items() if kind in wants]
    return sum(not one.search(text) for one in asked) / len(asked) if asked else 0.0


def counts(stems: Sequence[str], asked: frozenset[str]) -> bool:
    """Tell whether a number stands shortly before what is to be counted."""
    return any(
        stems[at] in asked and _has_number(stems[max(0, at - BETWEEN) : at])
        for at in range(len(stems))
    )


def counts_bare(text: str) -> bool:
    """Tell whether a number stands with no noun: it counts what was spoken of before."""
    return bool(_BARE.search(text))


def _has_number(stems: Sequence[str]) -> bool:
    return any(map(_is_number, stems)) and _SHARE.isdisjoint(stems)


def _is_number(stem: str) -> bool:
    return stem[:1].isdigit() and not _YEAR.fullmatch(stem)
