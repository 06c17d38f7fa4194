"""Where and how something was said: "at a rally in X", "on the sidelines of", "in a post on X"."""

from bot.names.wordset import wordset
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.marked.layout import Sentence, Stretch
from bot.passages.quotations.speakers.circumstances import circumstance
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_LINKS = wordset("at in during on after via before through addressing attending opening under")
_IN_WRITING = wordset("in through via")
_OPENING = _LINKS | _IN_WRITING | wordset("speaking talking by over via on")
_DETERMINERS = wordset("a an the his her its their this that")
# What somebody gives out in writing.
_WRITINGS = wordset("""
    notice note reply response communique communiqué memoir memoirs autobiography diary leaflet
    circular telegram filing petition dispatch declaration submission defence defense comment
""")
_MANNERS = wordset("written emailed e-mailed recorded prepared televised joint signed videotaped")
_MEDIA = wordset("phone telephone cellphone mobile email e-mail text fax radio video videolink")
_PLATFORMS = wordset("""
    x twitter facebook instagram telegram weibo wechat tiktok youtube linkedin threads bluesky
    mastodon whatsapp viber vkontakte vk kakaotalk line reddit snapchat truth substack
""")
_PAGES = wordset("page channel account timeline network networks media blog website")
_MARGINS = wordset(
    "sidelines margins visit trip tour floor fringes eve phone telephone cellphone air"
)
_STAGES = wordset("end exit start opening close conclusion launch beginning outset")
_BEFORE_NOUN = wordset("last next same first second final recent closed")
_WHERE = wordset("in outside inside from near")
_REACH = 24
_FAR = _REACH + 10


def occasion(text: str, stretch: Stretch, clause: Sentence, saying: Saying) -> str | None:
    """Return "at a press conference", "during a visit to X" and the like, as written."""
    tokens = stretch.tokens
    best: tuple[int, str] | None = None
    first = max(clause.lo, saying.at - _FAR)
    for at, low in enumerate(tokens.low[first : min(clause.hi - 1, saying.at + _FAR + 1)], first):
        phrase = _end(stretch, at, clause.hi) if low in _OPENING else None
        if phrase is None:
            continue
        distance = abs(at - saying.at) + (0 if at > saying.at else 3)
        if PIECE in tokens.words[min(at, saying.at) : max(at, saying.at)]:
            distance += 6
        if at > saying.at and at - saying.hi > _REACH:
            continue
        if saying.subject and saying.subject.lo <= at < saying.subject.hi:
            continue  # "Australia's observer at the talks said"
        if at < saying.lo and _is_content(stretch, clause, saying, at):
            continue
        if best is None or distance < best[0]:
            best = (distance, tokens.text(text, at, phrase))
    if best:
        return best[1]
    told = saying.verb.base == "tell" and not saying.inverted
    if told and tokens.low[saying.end : saying.end + 1] in (["a"], ["an"]):
        heard = _occasion_at(stretch, saying.end, clause.hi)  # "told a news conference"
        return tokens.text(text, saying.end, heard) if heard else None
    return circumstance(text, stretch, clause, saying)


def _is_content(stretch: Stretch, clause: Sentence, saying: Saying, at: int) -> bool:
    """Tell "There are cases in the press, he said": a verb stands before what the words say."""
    tokens, reader = stretch.tokens, stretch.reader
    if PIECE in tokens.words[clause.lo : saying.lo] or tokens.words[saying.lo - 1] != ",":
        return False
    verbs = Word.AUXILIARY | Word.VERB
    told = range(clause.lo, at)
    return any(reader.flags(one) & verbs and tokens.low[one] != "'s" for one in told)


def _end(stretch: Stretch, at: int, ceiling: int) -> int | None:
    """The token after an occasion, a medium or a platform whose preposition stands at `at`."""
    low = stretch.tokens.low[at]
    if low in _LINKS and (found := _occasion_at(stretch, at + 1, ceiling)):
        return found
    if low == "at":
        return _stage_at(stretch, at + 1, ceiling)
    if low in ("on", "over") and not _happened(stretch, at - 1):
        placed = _place_at(stretch, at + 1, ceiling)
        return placed or _medium_at(stretch, at, ceiling)
    return _medium_at(stretch, at, ceiling)


def _medium_at(stretch: Stretch, at: int, ceiling: int) -> int | None:
    """ "speaking from Honolulu", "in a notice", "over the phone"."""
    low = stretch.tokens.low[at]
    if low in ("speaking", "talking") and stretch.tokens.low[at + 1] in _WHERE:
        place = stretch.reader.at(at + 2, ceiling)
        return place.hi if place and place.kind != "pronoun" else None
    if low in _IN_WRITING:
        return _writing_at(stretch, at + 1, ceiling)
    if low in ("by", "over", "via"):
        medium = at + 2 if stretch.tokens.low[at + 1] == "the" else at + 1
        if medium < ceiling and stretch.tokens.low[medium] in _MEDIA:
            return medium + 1
    return None


def _happened(stretch: Stretch, at: int) -> bool:
    """Tell "circulated widely on WhatsApp", "appeared on his page": no saying of ours."""
    tokens, reader = stretch.tokens, stretch.reader
    verb = at - 1 if at > 0 and tokens.low[at].endswith("ly") else at
    return verb >= 0 and tokens.low[verb].endswith("ed") and not reader.flags(verb) & Word.CUE


def _writing_at(stretch: Stretch, start: int, ceiling: int) -> int | None:
    """ "in a notice", "in her memoir": a document that somebody gives out."""
    reader, tokens = stretch.reader, stretch.tokens
    if tokens.low[start] not in _DETERMINERS:
        return None
    hi = start + 1
    while hi < ceiling and hi - start < 5 and (reader.nominal(hi) or tokens.low[hi] in _MANNERS):
        if tokens.low[hi] in _WRITINGS:
            return _goes_on(stretch, hi + 1, ceiling)
        hi += 1
    return None


def _place_at(stretch: Stretch, start: int, ceiling: int) -> int | None:
    """ "on X", "on her Facebook page", "on the sidelines of", "on a visit to"."""
    reader, tokens = stretch.reader, stretch.tokens
    own = tokens.low[start] in _DETERMINERS
    hi = start + own
    while hi < ceiling and hi - start < 5:
        low = tokens.low[hi]
        named = low in _PLATFORMS and (low != "x" or tokens.words[hi] == "X")
        if own and low in _MARGINS:
            return _goes_on(stretch, hi + 1, ceiling)
        if (named or (own and low in _PAGES)) and not (
            hi + 1 < ceiling and tokens.low[hi + 1] in _PAGES | _PLATFORMS
        ):
            return hi + 1
        if not reader.nominal(hi) and not named:
            return None
        hi += 1
    return None


def _stage_at(stretch: Stretch, start: int, ceiling: int) -> int | None:
    """ "at the end of the council of ministers", "at a town hall"."""
    low, reader = stretch.tokens.low, stretch.reader
    if low[start] not in _DETERMINERS or start + 3 >= ceiling:
        return None
    if low[start + 1 : start + 3] == ["town", "hall"]:
        return _goes_on(stretch, start + 3, ceiling)
    if low[start + 1] not in _STAGES or low[start + 2] != "of":
        return None
    of_what = reader.at(start + 3, ceiling)
    timed = of_what and any(reader.flags(at) & Word.TIME for at in range(of_what.lo, of_what.hi))
    return None if of_what is None or timed else _goes_on(stretch, start + 2, ceiling)


def _goes_on(stretch: Stretch, hi: int, ceiling: int) -> int:
    """Past "with X", "to X", "of X" after the noun of an occasion."""
    reader, tokens = stretch.reader, stretch.tokens
    while hi + 1 < ceiling and tokens.low[hi] in ("with", "to", "in", "at", "on", "of", "for"):
        more = reader.at(hi + 1, ceiling)
        if more is None or more.hi - hi > 8 or more.kind == "pronoun":
            break
        hi = more.hi
    return hi


def _heads(stretch: Stretch, at: int) -> bool:
    """Tell whether the noun goes on: "demonstration plots", "a press briefing"."""
    reader = stretch.reader
    low = stretch.tokens.low[at]
    plain = low.endswith("s") and reader.nominal(at) and not reader.flags(at)
    return (plain and not reader.capital(at) and low != "'s") or bool(
        reader.flags(at) & Word.OCCASION
    )


def _occasion_at(stretch: Stretch, start: int, ceiling: int) -> int | None:
    """The token after the phrase when a noun for an occasion heads it."""
    reader, tokens = stretch.reader, stretch.tokens
    hi = start
    while hi < ceiling and hi - start < 8:
        flags = reader.flags(hi)
        if (
            flags & Word.OCCASION
            and not flags & Word.TIME
            and not (hi + 1 < ceiling and _heads(stretch, hi + 1))
        ):
            break
        plain = (
            reader.nominal(hi)
            or tokens.low[hi] in _MANNERS | _BEFORE_NOUN
            or flags & Word.TIME
            or tokens.low[hi] in _DETERMINERS
            or tokens.words[hi].isdigit()
        )
        if not plain:
            return None
        hi += 1
    else:
        return None
    if hi >= ceiling:
        return None
    return _goes_on(stretch, hi + 1, ceiling)
