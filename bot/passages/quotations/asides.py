"""Speakers parted from their verb: "X, head of Y, who came late, said"."""

from dataclasses import replace

from bot.passages.phrases import Phrase, PhraseReader
from bot.passages.quotations.saying import Saying
from bot.passages.speech import Word
from bot.passages.tokens import PIECE, Tokens

# Prepositions and pronouns that go on with a noun: "the head of", "the man who".
MODIFIERS = frozenset(
    "across out outside inside near in on at from with for of behind by under over above below between among against who which".split()
)
# Words that open a phrase or clause before the main one.
LEAD_INS = frozenset(
    "unlike like given as in on at during after before while when since by with for from to asked speaking despite amid although though if because".split()
)


def determined(tokens: Tokens, phrase: Phrase) -> bool:
    """A common noun that no list knows may still speak when an article leads it: "the 43-year-old"."""
    return (
        tokens.low[phrase.lo] in ("the", "a", "an", "one", "another", "its", "his", "her", "their")
        and not (phrase.head or "")[:1].isdigit()
        or "year-old" in (phrase.head or "")
    )


def _segments(tokens: Tokens, end: int, lo: int) -> list[tuple[int, int]]:
    """Stretches between the commas, dashes and brackets left of `end`, nearest first."""
    spans: list[tuple[int, int]] = []
    hi = end
    at = end
    while at > lo and len(spans) < 10:
        at -= 1
        word = tokens.words[at]
        if word == ")":
            opened = next(
                (k for k in range(at - 1, max(lo, at - 20) - 1, -1) if tokens.words[k] == "("), None
            )
            if opened is not None:
                if hi > at + 1:
                    spans.append((at + 1, hi))
                at = hi = opened
                continue
        if word in (",", "—", "–", "(", ")", PIECE, ";", ":", "-", "―"):
            spans.append((at + 1, hi))
            hi = at
            if word in (PIECE, ";"):
                return spans
    spans.append((lo, hi))
    return spans


def _is_aside(tokens: Tokens, start: int, end: int) -> bool:
    """ "R-Wis.", "Md.", "of Ashton": party, state and place after a name."""
    words = [word for word in tokens.words[start:end] if word != "."]
    if tokens.low[start] == "of" and len(words) <= 4:
        return True
    return len(words) == 1 and (
        words[0][1:2] == "-" or (len(words[0]) <= 5 and tokens.words[end - 1] == ".")
    )


def before_aside(
    reader: PhraseReader, tokens: Tokens, comma: int, lo: int, found: list[Saying]
) -> Phrase | None:
    """The speaker named before an apposition, relative clause or aside that ends at `comma`."""
    spans = [span for span in _segments(tokens, comma, lo) if span[1] > span[0]]
    best: Phrase | None = None
    for depth, (start, end) in enumerate(spans):
        opens = tokens.low[start]
        if opens in ("who", "whose", "which", "where", "when", "while") or (
            opens in LEAD_INS and depth < len(spans) - 1 and opens not in ("as",)
        ):
            continue
        if all(tokens.words[k][0].isdigit() for k in range(start, end)) or _is_aside(
            tokens, start, end
        ):
            continue
        if opens in ("who", "which", "that") and depth == len(spans) - 1:
            continue
        core = (
            start + 1
            if opens
            in (
                "and",
                "but",
                "so",
                "yet",
                "then",
                "however",
                "meanwhile",
                "still",
                "as",
                "that",
                "because",
                "while",
            )
            else start
        )
        phrase = reader.before(end, core)
        first = reader.at(core, end)
        if (
            first
            and first.kind != "pronoun"
            and first.hi < end
            and reader.can_speak(first)
            and tokens.low[first.hi] in MODIFIERS
        ):
            phrase = first
        if phrase is None or not (
            reader.can_speak(phrase) or determined(tokens, phrase) and phrase.lo == core
        ):
            continue
        whole = phrase.lo <= core + 1
        if phrase.kind == "pronoun" and whole:
            return phrase
        if phrase.name and whole and not phrase.many:
            role_left = best if best and best.kind == "role" else None
            nxt = spans[depth + 1] if depth + 1 < len(spans) else None
            if nxt and not phrase.body and best is None:
                left = reader.before(nxt[1], nxt[0])
                if (
                    left
                    and left.kind == "role"
                    and left.head
                    and reader.flags_of(left.head) & Word.ROLE
                    and left.lo <= nxt[0] + 1
                ):
                    return replace(
                        phrase,
                        role=left.role if not phrase.role else phrase.role,
                        gender=phrase.gender or left.gender,
                        titled=True,
                    )
                if (
                    left
                    and left.name
                    and left.lo <= nxt[0] + 1
                    and (phrase.body or reader.flags(phrase.hi - 1) & Word.BODY)
                ):
                    best = phrase
                    continue
            if role_left:
                return replace(
                    phrase,
                    role=phrase.role or role_left.role,
                    gender=phrase.gender or role_left.gender,
                    titled=True,
                )
            return phrase
        if best is None and (whole or phrase.lo > start):
            best = phrase
    if best is not None:
        return best
    previous = next((saying for saying in reversed(found) if saying.subject), None)
    return previous.subject if previous else None
