"""Where and how something was said: "at a rally in X", "on the sidelines of", "in a post on X"."""

from bot.names.wordset import wordset
from bot.passages.quotations.layout import Sentence, Stretch
from bot.passages.quotations.saying import Saying
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
        if best is None or distance < best[0]:
            best = (distance, tokens.text(text, at, phrase))
    if best is None and saying.verb.base == "tell" and not saying.inverted:
        heard = _occasion_at(stretch, saying.end, clause.hi)  # "told a news conference"
        return tokens.text(text, saying.end, heard) if heard else None
    return best[1] if best else None


def _end(stretch: Stretch, at: int, ceiling: int) -> int | None:
    """The token after an occasion, a medium or a platform whose preposition stands at `at`."""
    low = stretch.tokens.low[at]
    if low in _LINKS:
        found = _occasion_at(stretch, at + 1, ceiling)
        if found:
            return found
    if low in ("speaking", "talking") and stretch.tokens.low[at + 1] in _WHERE:
        place = stretch.reader.at(at + 2, ceiling)
        return place.hi if place and place.kind != "pronoun" else None
    if low in _IN_WRITING:
        return _writing_at(stretch, at + 1, ceiling)
    if low in ("by", "over", "via") and stretch.tokens.low[at + 1] in _MEDIA:
        return at + 2
    return _place_at(stretch, at + 1, ceiling) if low in ("on", "over") else None


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


def _goes_on(stretch: Stretch, hi: int, ceiling: int) -> int:
    """Past "with X", "to X", "of X" after the noun of an occasion."""
    reader, tokens = stretch.reader, stretch.tokens
    while hi + 1 < ceiling and tokens.low[hi] in ("with", "to", "in", "at", "on", "of", "for"):
        more = reader.at(hi + 1, ceiling)
        if more is None or more.hi - hi > 8 or more.kind == "pronoun":
            break
        hi = more.hi
    return hi


def _occasion_at(stretch: Stretch, start: int, ceiling: int) -> int | None:
    """The token after the phrase when a noun for an occasion heads it."""
    reader, tokens = stretch.reader, stretch.tokens
    hi = start
    while hi < ceiling and hi - start < 8:
        flags = reader.flags(hi)
        if (
            flags & Word.OCCASION
            and not flags & Word.TIME
            and not (hi + 1 < ceiling and reader.flags(hi + 1) & Word.OCCASION)
        ):
            break
        plain = (
            reader.nominal(hi)
            or tokens.low[hi] in _MANNERS
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
