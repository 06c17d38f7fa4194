"""The top of an article: its title, and what the lines around it say of outlet, author and date."""

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from bot.articles.credits import calls_itself, imprint, is_unmentioned, reporters
from bot.articles.dates import find_date
from bot.articles.furniture.rules import FurnitureRules
from bot.articles.header_lines import CREDIT, HeaderLine, read_header_line
from bot.articles.header_names import is_name, leading_name, outlet_in
from bot.articles.model import Excluded, Span, TitleFrom
from bot.articles.para import Para, paras_of, words_of
from bot.articles.record import Record

# So many paragraphs at the top may be header lines; and so many may follow the title before the
# first sentence (standfirst, caption, byline, date). A byline may even stand under the first or
# second paragraph of prose.
_DEPTH = 40
_AFTER_TITLE = 8
_PROSE = 2
_LONGEST_ISSUER = 16
# "KYIV, March 5 (Reuters) -", "MOSCOW, February 22. /TASS/.": the agency signs the dateline.
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][\w .,'’/-]{1,60}?\s?"
    r"(?:\((?P<round>[A-Z][\w .&-]{1,30})\)\s*[-–—]|/(?P<slash>[A-Z][\w-]{1,20})/)"
)
# The place that opens a dateline, in capitals.
_PLACE = re.compile(r"[A-ZÀ-Þ]{3}[\w .,'’/-]{0,50}|[A-ZÀ-Þ]{2,}\s[A-ZÀ-Þ]{2,}[\w .,'’/-]{0,40}")
# A place in small letters needs a dash after its date: "Sella, 5 May 2024 -".
_IN_PLACE = re.compile(r"[A-ZÀ-Þ][\w .'’/-]{1,40},\s")
_DASH = re.compile(r"\.?\s?[-–—]{1,2}\s")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+(?=[\"“‘«(]?[^\W\d_a-zа-я])")
_INITIAL = re.compile(r"(?:^|[\s.(])(?:[^\W\d_]|[A-Z][a-z]{0,3})\.$")
_LONGEST_TITLE = 200
_RULE = re.compile(r"[-=*~]{3,200}")


@dataclass(slots=True)
class Head:
    """What the top of an article says; `body_from` is the index of its first paragraph proper."""

    title: str
    title_from: TitleFrom
    title_span: Span | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    excluded: list[Excluded] = field(default_factory=list)
    body_from: int = 0
    updated: date | None = None
    unsure: list[str] = field(default_factory=list)
    perhaps_author: str | None = None


def read_head(record: Record, paras: tuple[Para, ...], rules: FurnitureRules) -> Head:
    """Find the title and read the header lines.

    What the format states wins over what the text says. The title of a text
    without a heading is its first sentence, which stays quotable (`title_span`
    is then None).
    """
    stated = record.facts
    title, outlet = _part_outlet(stated.title or "", stated.outlet, rules)
    head = Head(
        title=title,
        title_from="metadata",
        outlet=outlet,
        author=_somebody(stated.author, rules),
        published=stated.published,
        url=stated.url,
    )
    _walk(head, record, paras, rules)
    _settle(head, record, paras)
    first = next((p for p in paras[head.body_from :] if not _is_furniture(p, rules)), None)
    if first is not None:
        _read_dateline(head, first)
    if not head.title:
        head.title_from = "first sentence"
        head.title = _first_sentence(first.text) if first else ""
    return head


def _somebody(author: str | None, rules: FurnitureRules) -> str | None:
    """Return a stated author unless it names nobody ("admin")."""
    return None if rules.unnamed.issuperset(words_of(author or "")) else author


def _settle(head: Head, record: Record, paras: tuple[Para, ...]) -> None:
    """Fill in what header lines left open from what the rest of the article says."""
    outlet = next((name for name in head.unsure if calls_itself(name, record.text)), None)
    head.outlet = head.outlet or outlet
    if outlet and len(head.unsure) > 1 and head.unsure[0] != outlet and is_name(head.unsure[0]):
        head.perhaps_author = head.perhaps_author or head.unsure[0]
    body = _first_article(paras[head.body_from :])
    known = head.outlet or head.published
    if known and head.perhaps_author and is_unmentioned(head.perhaps_author, body):
        head.author = head.author or head.perhaps_author
    head.outlet = head.outlet or imprint(body)
    head.author = head.author or reporters(body)
    head.published = head.published or head.updated


def _first_article(paras: tuple[Para, ...]) -> tuple[Para, ...]:
    """Return the paragraphs up to a rule under prose, after which another article may stand."""
    prose = next((i for i, para in enumerate(paras) if para.prose), 0)
    rules = (i for i, para in enumerate(paras) if i > prose and _RULE.fullmatch(para.text))
    return paras[: next(rules, len(paras))]


def _walk(head: Head, record: Record, paras: tuple[Para, ...], rules: FurnitureRules) -> None:
    """Go down the first paragraphs, taking header lines and the title, up to the first sentence."""
    unknown = prose = 0
    # Names over several paragraphs are those of speakers, not of the writer.
    over_prose = (a for a, b in pairwise(paras) if b.prose and a.count <= 5)
    lone = sum(is_name(para.text) for para in over_prose) == 1
    for index, original in enumerate(paras[:_DEPTH]):
        para = _without_date_prefix(head, record, original, rules)
        following = paras[index + 1] if index + 1 < len(paras) else None
        if _is_furniture(para, rules):
            continue
        if prose and _RULE.fullmatch(para.text):
            return  # another article may follow
        line = _header_line(para, following, rules, titled=bool(head.title) and lone)
        if line is not None and line.why == CREDIT and not head.title:
            line = None
        if line is not None and (not prose or line.author or line.published):
            _note(head, para, line)
        elif head.title_span is None and _is_title(head, para, following):
            _take_title(head, para, rules)
        else:
            prose += para.prose
            unknown += 1
            if unknown > _AFTER_TITLE or prose > _PROSE or not head.title:
                return
            continue
        if not prose:
            head.body_from = index + 1


def _header_line(
    para: Para, following: Para | None, rules: FurnitureRules, *, titled: bool
) -> HeaderLine | None:
    """Read a header line; a bare name is a byline when a date line follows it."""
    line = read_header_line(para, rules)
    if line is not None or following is None:
        return line
    if para.count == 1 and following.headline and following.count >= 4:
        return HeaderLine("header line")  # one word over a headline: a section or an outlet
    after = read_header_line(following, rules)
    dated = after is not None and after.published is not None
    if dated and rules.issuers.opening(para.words) and para.count <= _LONGEST_ISSUER:
        return HeaderLine("header line", outlet=para.text)
    return _bare_name(para, rules, dated=dated, over_prose=titled and following.prose)


def _bare_name(
    para: Para, rules: FurnitureRules, *, dated: bool, over_prose: bool
) -> HeaderLine | None:
    """Read a name alone on its line: over a date that of the writer, over prose of who knows."""
    name = leading_name(para.text)
    if name is None or not (dated or (over_prose and name == para.text)):
        return None
    if rules.institutions.intersection(words_of(name)):
        return HeaderLine("header line")
    if dated and name.startswith("The "):
        return HeaderLine("header line", outlet=name)
    return (
        HeaderLine("byline", author=name)
        if dated
        else HeaderLine("header line", perhaps_author=name)
    )


def _note(head: Head, para: Para, line: HeaderLine) -> None:
    """Take over what a header line states, and exclude it (but for a title)."""
    head.outlet = head.outlet or line.outlet
    head.author = head.author or line.author
    head.published = head.published or line.published
    head.updated = head.updated or line.updated
    head.unsure.extend(line.unsure)
    head.perhaps_author = head.perhaps_author or line.perhaps_author
    head.url = head.url or line.url
    end = para.span.end
    if line.title and head.title_span is None and not (head.title and head.title != line.title):
        start = para.span.start + line.value_at
        head.title, head.title_from = " ".join(line.title.split()), "heading"
        head.title_span = Span(start, start + len(line.title))
        end = para.span.start + len(para.text[: line.value_at].rstrip())
    head.excluded.append(Excluded(para.span.start, end, line.why))


def _is_title(head: Head, para: Para, following: Para | None) -> bool:
    """Tell whether a paragraph is the title: equal to the known one, or the first heading."""
    if head.title:
        known, words = words_of(head.title), para.words
        return bool(words) and (words == known or (len(words) > 3 and known[: len(words)] == words))
    abbreviation = re.search(r"(?:\b[A-Z]\.){2,}$", para.text) is not None
    one_word = para.count == 1 and para.text[0].isupper()
    return following is not None and (para.headline or abbreviation or one_word)


def _take_title(head: Head, para: Para, rules: FurnitureRules) -> None:
    """Set the title from its paragraph; "Title | Outlet" names the outlet too."""
    start = para.span.start
    title, outlet = _part_outlet(para.text, None, rules)
    end = start + len(title)
    if end < para.span.end:
        head.outlet = head.outlet or outlet
        head.excluded.append(Excluded(end + 1, para.span.end, "header line"))
    head.title_span = Span(start, end)
    if not head.title:
        head.title_from = "heading"
        head.title = " ".join(title.split())


def _part_outlet(title: str, outlet: str | None, rules: FurnitureRules) -> tuple[str, str | None]:
    """Part "Title | Outlet" when the end is the known outlet, or a name that only outlets have."""
    for separator in (" | ", " - ", " – ", " — "):
        name, mark, end = title.rpartition(separator)
        known = end.strip().casefold() == (outlet or "").casefold()
        if mark and len(name.split()) >= 2 and (known or outlet_in(end.strip(), rules)):
            return name.rstrip(), outlet or end.strip()
    return title, outlet


def _without_date_prefix(head: Head, record: Record, para: Para, rules: FurnitureRules) -> Para:
    """Cut "date 2023-05-28 " off the front of a paragraph that goes on after it."""
    words = para.words[:3]
    label = next((n for n in (2, 1) if rules.fields.get(" ".join(words[:n])) == "published"), 0)
    hit = find_date(para.text[:60]) if label else None
    if hit is None or not para.text[hit[2] :].strip(" :|-–—.,"):
        return para
    if len(words_of(para.text[: hit[1]])) > label + 1:
        return para
    rest = para.text[hit[2] :]
    start = para.span.end - len(rest.lstrip(" \t\u00a0:|-–—,"))
    head.published = head.published or hit[0]
    head.excluded.append(Excluded(para.span.start, para.span.start + hit[2], "header line"))
    return paras_of(record.text, (Span(start, para.span.end),))[0]


def _read_dateline(head: Head, para: Para) -> None:
    """Read the agency, and a full date, from a dateline such as "KYIV, March 5 (Reuters) -"."""
    match = _DATELINE.match(para.text[:120])
    if match is not None:
        agency = match.group("round") or match.group("slash")
        if not any(c.isdigit() for c in agency):
            head.outlet = head.outlet or agency
        hit = find_date(match.group())
        head.published = head.published or (hit[0] if hit is not None else None)
    hit = find_date(para.text[:90]) if _PLACE.match(para.text[:60]) else None
    if hit is not None and _PLACE.fullmatch(para.text[: hit[1]].rstrip(" ,(")):
        head.published = head.published or hit[0]
    hit = find_date(para.text[:60])
    if (
        hit is not None
        and _IN_PLACE.fullmatch(para.text, 0, hit[1])
        and _DASH.match(para.text, hit[2])
    ):
        head.published = head.published or hit[0]


def _is_furniture(para: Para, rules: FurnitureRules) -> bool:
    """Tell whether a whole paragraph is furniture by its words alone."""
    bare = rules.shortcodes.strip(para.text[:2_000])
    return not bare.strip() or (para.count <= 12 and rules.lines.whole(para.words) is not None)


def _first_sentence(text: str) -> str:
    """Return the first sentence of `text` on one line, cut at a word when it is very long."""
    start = text[:1_000]
    end = next(
        (
            m.start()
            for m in _SENTENCE_END.finditer(start)
            if not _INITIAL.search(start[: m.start()])
        ),
        len(start),
    )
    sentence = " ".join(start[:end].split())
    if len(sentence) <= _LONGEST_TITLE:
        return sentence
    return sentence[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
