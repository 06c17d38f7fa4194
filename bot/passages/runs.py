"""Names as they stand in the text: runs of capitalised words with particles and initials."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.articles.model import Article, Span
from bot.passages.offices import office_end
from bot.passages.speech import SHOUTED, SpeechKnowledge, Word


def _upper_class() -> str:
    """A character class of all capital letters of the basic plane."""
    ranges: list[tuple[int, int]] = []
    for code in range(65, 0x2C00):
        if chr(code).isupper():
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1] = (ranges[-1][0], code)
            else:
                ranges.append((code, code))
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges)


UPPER = _upper_class()
_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Brig|Hon|Rev|St|"
    r"Amb|Adv|Cllr|Lic|Ing|Arq|Dra|Msgr|Engr|Smt|Jr|Sr)\."
)
_INITIALS = rf"[{UPPER}]\.(?:-?[{UPPER}]\.)*"
_PLAIN = rf"(?:[dDlLO]['’]|[aeAE]l[-‑])?[{UPPER}][^\W_]*(?:[-‐‑'’ʼ](?!s\b)[^\W_]+)*"
_FIRM = r"A/[SB]\b"  # "A/S": a company
_WORD = rf"(?:{_FIRM}|{_ABBREVIATED}|{_INITIALS}|{_PLAIN})"
_PARTICLE = (
    r"(?:al|el|bin|ibn|ben|bint|binti|abu|ul|ud|de|del|dela|della|da|dos|do|di|du|van|von|der|den|"
    r"ter|ten|la|le|y|e|zu|af)"
)
_SPACE = "[ \u00a0]"
NAME_RUN = re.compile(
    rf"(?<!\w){_WORD}(?:(?:{_SPACE}(?:{_PARTICLE}{_SPACE}){{0,2}}|{_SPACE}[ae]l-){_WORD}){{0,11}}"
)
_NICKNAME = re.compile(r" [\"“”‘'](?:[^\W\d_]+)[\"“”’'] $")
_NICKNAME_MARKS = frozenset("\"“”’'")  # those that end one
_AND = frozenset({" and ", " & "})
_OF = frozenset({" of ", " of the ", " for ", " for the "})
# What joins the parts of an office's field: "the Development of the North", "in the city of".
_CHAIN = frozenset({*_OF, *_AND, " and the ", " in ", " in the "})
_LONGEST_CHAIN = 4
_LINKS = _AND | _OF
# The noun whose office is named by the words that follow.
_OFFICE_OF = re.compile(r"(?P<head>[^\W\d_][\w’'-]*) (?:of|for|in) (?:the )?(?:[a-z]+ )?\Z")
# A link, and what may stand between it and the field of an office.
_OFFICE_LINK = re.compile(r" (?:of|for|in)(?= ((?:the )?(?:[a-z]+ )?))")
_OFFICE_REACH = 40
# Endings of adjectives, participles and adverbs.
_MODIFIERS = ("ing", "ed", "ous", "ful", "less", "ly", "ish", "ic", "cal", "en")
_ADJECTIVES = ("ous", "ful", "less", "ated")
# What opens a run without being of the name: "State-owned", an outlet with a number in it.
_ADJECTIVE = re.compile(r"-(?:owned|based|backed|born|led|listed|controlled|registered)$|\w\d+$")
_SHORT_NAME = 5
_KEPT_RUNS = 1 << 14
_NO_NAME = Word.FUNCTION | Word.TIME | Word.ADVERB | Word.PRONOUN


@dataclass(slots=True)  # not frozen: very many are made, and freezing one costs most
class Run:
    """A name at `[start, end)`; `title` are the titles and roles before it, from `lead` on."""

    start: int
    end: int
    name: str
    title: str
    lead: int


def is_heading(text: str, span: Span, title: Span | None) -> bool:
    """Tell whether a stretch is set in title case, where capitals say nothing."""
    if span.end - span.start > 160 or (span != title and text[span.end - 1] in '.!?”"’»'):
        return False
    words = [word for word in span.of(text).split() if word[0].isalpha() and len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def find_runs(article: Article, speech: SpeechKnowledge) -> list[Run]:
    """Return the names in title and body, in order; headings in title case are left out."""
    text = article.text
    stretches = list(article.body)
    if article.title_span is not None:
        stretches.append(article.title_span)
    spans = [
        (match.start(), match.end())
        for span in sorted(stretches)
        if not is_heading(text, span, article.title_span)
        for match in NAME_RUN.finditer(text, span.start, span.end)
    ]
    held = _held_offices(text, _whole_bodies(text, spans, speech), speech)
    runs = [_parsed(text, *span, speech) for span in held]
    named = _without_openers(text, _with_nicknames(text, [run for run in runs if run]), speech)
    alone = {run.name for run in named if " " not in run.name}
    return [_without_slip(run, alone) for run in named]


def _without_openers(text: str, runs: list[Run], speech: SpeechKnowledge) -> list[Run]:
    """Take off what is large only because a sentence starts: "Reacting, …", "Furious Jane Doe"."""
    opens = [_opens(text, run.start) for run in runs]
    parts = [run.name.split() for run in runs]
    within = zip(opens, parts, strict=True)
    inside = {word for opening, words in within if not opening for word in words}
    found: list[Run] = []
    for run, words, opening in zip(runs, parts, opens, strict=True):
        first = words[0].lower()
        common = (
            opening
            and len(first) > _SHORT_NAME
            and first.endswith(_MODIFIERS)
            and words[0] not in inside
            and speech.people.gender(words[0]) is None
        )
        lead = (
            common
            and len(words) > 2
            and (first.endswith(_ADJECTIVES) or speech.people.gender(words[1]) is not None)
        )
        if lead:
            found.append(
                Run(run.start + len(first) + 1, run.end, " ".join(words[1:]), run.title, run.lead)
            )
        elif not common or len(words) > 1 or text[run.end : run.end + 1] != ",":
            found.append(run)
    return found


def _opens(text: str, start: int) -> bool:
    """Tell whether a sentence starts there."""
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'\u00a0")
    return not before or before[-1] in ".!?\n:…"


def _with_nicknames(text: str, runs: list[Run]) -> list[Run]:
    """ "Trevor “Spud” Gleeson": one name, the nickname left out."""
    found: list[Run] = []
    for run in runs:
        marked = text[run.start - 2 : run.start - 1] in _NICKNAME_MARKS
        last = found[-1] if found and marked else None
        if last and _NICKNAME.fullmatch(text, last.end, run.start):
            found[-1] = Run(last.start, run.end, f"{last.name} {run.name}", last.title, last.lead)
        elif last and len(found) > 1 and _NICKNAME.fullmatch(text, found[-2].end, run.start):
            before = found[-2]
            name = f"{before.name} {run.name}"
            found[-2:] = [Run(before.start, run.end, name, before.title, before.lead)]
        else:
            found.append(run)
    return found


def _whole_bodies(
    text: str, spans: list[tuple[int, int]], speech: SpeechKnowledge
) -> list[tuple[int, int]]:
    """ "Ministry of Industry", "University of Plymouth": one name, not two."""
    found: list[tuple[int, int]] = []
    before = ""
    for start, end in spans:
        last = text[start:end].rsplit(" ", 1)[-1]
        link = text[found[-1][1] : start] if found else ""
        if link in _LINKS and _goes_on(before, link, last, speech):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        before = last
    return found


def _goes_on(before: str, link: str, last: str, speech: SpeechKnowledge) -> bool:
    """Tell whether a body's name goes on: `before` ends what stands left of the link."""
    if link in _OF:
        return speech.kinds(before.lower()) & (Word.BODY | Word.ROLE) == Word.BODY
    fields = _flags(before, speech) & Word.TOPIC and _flags(last, speech) & Word.BODY
    return bool(fields)  # "Fire and Rescue Service"


def _held_offices(
    text: str, spans: list[tuple[int, int]], speech: SpeechKnowledge
) -> list[tuple[int, int, int]]:
    """The spans with what they are offices of cut off, and where the office starts.

    "Chairman of the Dockers Union Ivan Petrov" gives "Ivan Petrov" with the
    start of "Chairman"; a name that follows no office gives its own start.
    """
    linked = {match.end(1) for match in _OFFICE_LINK.finditer(text)}
    found: list[tuple[int, int, int]] = []
    for at, (start, end) in enumerate(spans):
        first = at
        while first and at - first < _LONGEST_CHAIN and _is_chained(text, spans, first):
            first -= 1
        for field in range(at, first - 1, -1):
            led = spans[field][0] in linked
            office = _office_of(text, spans, field, speech) if led else None
            if office is None:
                continue
            words = text[start:end].replace("\u00a0", " ").split(" ")
            if past := office_end(words, speech):
                found.append((start + len(" ".join(words[:past])) + 1, end, office))
                break
        else:
            found.append((start, end, start))
    return found


def _is_chained(text: str, spans: list[tuple[int, int]], at: int) -> bool:
    return text[spans[at - 1][1] : spans[at][0]] in _CHAIN


def _office_of(
    text: str, spans: list[tuple[int, int]], at: int, speech: SpeechKnowledge
) -> int | None:
    """Where the office starts whose field is the span of that number, None without one."""
    start = spans[at][0]
    left = _office_before(text, start)
    if left is None or not speech.kinds(left["head"].lower()) & (Word.ROLE | Word.TITLE):
        return None
    before = spans[at - 1] if at and spans[at - 1][1] == left.end("head") else None
    return before[0] if before else left.start("head")


def _office_before(text: str, start: int) -> re.Match[str] | None:
    """The noun and preposition that lead to a name: "chairman of the"."""
    return _OFFICE_OF.search(text, max(0, start - _OFFICE_REACH), start)


def _parsed(text: str, start: int, end: int, office: int, speech: SpeechKnowledge) -> Run | None:
    """The run with its titles taken off; None when it names nobody."""
    parts = _taken_apart(text[start:end], text.endswith((" of ", " for "), 0, start), speech)
    if parts is None:
        return None
    opened, titled, name, length = parts
    lead = office if office < start else start + opened
    title = text[lead : start + titled].strip()
    return Run(start + titled, start + length, name, title, lead)


@lru_cache(maxsize=_KEPT_RUNS)  # an article writes the same few names again and again
def _taken_apart(
    run: str, after_of: bool, speech: SpeechKnowledge
) -> tuple[int, int, str, int] | None:
    """Where titles and name start in a run, the name, and where it ends; None without a name."""
    if run.endswith(".") and not (len(run) > 2 and run[-3] == "."):
        run = run[:-1]
    words = run.replace("\u00a0", " ").split(" ")
    first = 0
    while (
        first < len(words)
        and words[first] not in SHOUTED
        and _flags(words[first], speech) & _NO_NAME
    ):
        first += 1
    while first < len(words) - 1 and _ADJECTIVE.search(words[first]):
        first += 1
    name_at = _name_at(words, first, after_of, speech)
    name = " ".join(words[name_at:])
    plain = _NO_NAME | Word.AUXILIARY | Word.CUE
    if len(name) < 2 or (name_at == len(words) - 1 and speech.words.get(name.lower(), 0) & plain):
        return None
    opened = len(" ".join([*words[:first], ""]))
    return opened, len(" ".join([*words[:name_at], ""])), name, len(run)


def _name_at(words: list[str], first: int, after_of: bool, speech: SpeechKnowledge) -> int:
    """Index of the word that starts the name itself."""
    at = first + speech.name_start(words[first:])
    at = _past_house(words, at, speech)
    last = speech.words.get(words[-1].lower(), 0)
    if at == len(words) - 1 and last & Word.BODY and not last & Word.ROLE:
        return first  # "Democratic National Committee"
    office = at == first < len(words) - 1 and bool(_flags(words[first], speech) & Word.TOPIC)
    return first + 1 if office and after_of else at


def _past_house(words: list[str], at: int, speech: SpeechKnowledge) -> int:
    """ "Workers Union Jane Doe": past the house, when a given name follows it."""
    for house in range(len(words) - 3, at - 1, -1):
        kinds = speech.words.get(words[house].lower(), 0)
        field = kinds & (Word.TOPIC | Word.BODY) and not kinds & Word.ROLE
        if field and speech.people.gender(words[house + 1]) is not None:
            return house + 1
    return at


def _flags(word: str, speech: SpeechKnowledge) -> int:
    return speech.words.get(word.lower().rstrip("."), 0)


def _without_slip(run: Run, alone: set[str]) -> Run:
    """ "Dmitry Medvedevs VKontakte": a possessive that lost its apostrophe ends the name."""
    words = run.name.split() if " " in run.name else ()
    for at in range(1, len(words)):
        word = words[at]
        if word.endswith("s") and len(word) > 4 and word[:-1] in alone and word not in alone:
            cut = " ".join(words[: at + 1])
            return Run(run.start, run.start + len(cut), cut[:-1], run.title, run.lead)
    return run
