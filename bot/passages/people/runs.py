"""Names as they stand in the text: runs of capitalised words with particles and initials."""

import re

from bot.articles.model import Article, Span
from bot.passages.people.offices import office_end
from bot.passages.people.run import Run, flags_of, opens, parsed_run, word_at
from bot.passages.speech import SpeechKnowledge, Word


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
    r"Amb|Adv|Cllr|Lic|Ing|Arq|Dra|Msgr|Engr?|Atty|Supt|Insp|Smt|Jr|Sr)\."
)
_INITIALS = rf"[{UPPER}]\.(?:-?[{UPPER}]\.)*"
_PLAIN = rf"(?:[dDlLO]['’]|[aeAE]l[-‑])?[{UPPER}][^\W_]*(?:[-‐‑'’ʼ](?!s\b)[^\W_]+)*"
_FIRM = r"A/[SB]\b"  # "A/S": a company
_WORD = rf"(?:{_FIRM}|Dato['’](?!\w)|{_ABBREVIATED}|{_INITIALS}|{_PLAIN})"
_PARTICLE = (
    r"(?:al|el|bin|ibn|ben|bint|binti|abu|ul|ud|de|del|dela|della|delos|da|das|dos|do|di|du|van|von|"
    r"der|den|ter|ten|la|las|le|los|y|e|zu|af|a/l|a/p|s/o|d/o)"
)
_JOINED = "(?:[aeu]l|u[dr]|a[dnrstz]|ash)"
_SPACE = "[ \u00a0]{1,2}"  # two where a line ended in two characters
NAME_RUN = re.compile(
    rf"(?<!\w){_WORD}(?:(?:{_SPACE}(?:{_PARTICLE}{_SPACE}){{0,2}}|{_SPACE}{_JOINED}-){_WORD}){{0,11}}"
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
_TRADES = ("er", "ist", "eer")  # "Pensioner Jane Doe"
_SHORT_NAME = 5


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
    runs = [parsed_run(text, *span, speech) for span in held]
    named = _without_openers(text, _with_nicknames(text, [run for run in runs if run]), speech)
    alone = {run.name for run in named if " " not in run.name}
    return [_without_slip(run, alone) for run in named]


def _without_openers(text: str, runs: list[Run], speech: SpeechKnowledge) -> list[Run]:
    """Take off what is large only because a sentence starts: "Reacting, …", "Furious Jane Doe"."""
    inside = {word for run in runs if not opens(text, run.start) for word in run.name.split()}
    found: list[Run] = []
    for run in runs:
        words = run.name.split()
        first = words[0].lower()
        common = (
            first.endswith((*_MODIFIERS, *_TRADES))
            and len(first) > _SHORT_NAME
            and words[0] not in inside
            and speech.people.gender(words[0]) is None
            and opens(text, run.start)
        )
        lead = len(words) > 2 and (
            first.endswith(_ADJECTIVES) or speech.people.gender(words[1]) is not None
        )
        closed = text[run.end : run.end + 1] == ","
        if common and lead:
            title = words[0] if first.endswith(_TRADES) else run.title
            found.append(
                Run(run.start + len(first) + 1, run.end, " ".join(words[1:]), title, run.lead)
            )
        elif not (common and first.endswith(_MODIFIERS)) or len(words) > 1 or not closed:
            found.append(run)
    return found


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
    before, of = "", False
    for start, end in spans:
        last = text[start:end].rsplit(" ", 1)[-1]
        link = text[found[-1][1] : start] if found else ""
        if link in _LINKS and _goes_on(before, link, last, speech, of=of):
            found[-1] = (found[-1][0], end)
            of = of or link in _OF
        else:
            found.append((start, end))
            of = False
        before = last
    return found


def _goes_on(before: str, link: str, last: str, speech: SpeechKnowledge, *, of: bool) -> bool:
    """Tell whether a body's name goes on: `before` ends what stands left of the link.

    `of` says that what stands left is a body of something already.
    """
    if link in _OF:
        return speech.kinds(before.lower()) & (Word.BODY | Word.ROLE) == Word.BODY
    topic, kinds = flags_of(before, speech) & Word.TOPIC, flags_of(last, speech)
    fields = kinds & Word.BODY  # "Fire and Rescue Service"
    return bool(topic and (fields or (of and kinds & Word.TOPIC)))  # "Bank of Industry and Trade"


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
            words = text[start:end].split()
            if past := office_end(words, speech):
                found.append((start + word_at(text[start:end], words, past), end, office))
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


def _without_slip(run: Run, alone: set[str]) -> Run:
    """ "Dmitry Medvedevs VKontakte": a possessive that lost its apostrophe ends the name."""
    words = run.name.split() if " " in run.name else ()
    for at in range(1, len(words)):
        word = words[at]
        if word.endswith("s") and len(word) > 4 and word[:-1] in alone and word not in alone:
            cut = " ".join(words[: at + 1])
            return Run(run.start, run.start + len(cut), cut[:-1], run.title, run.lead)
    return run
