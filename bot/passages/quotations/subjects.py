"""Who a verb of saying belongs to: the subject before it, or after it when they are turned round."""

from dataclasses import replace

from bot.passages.phrases import Phrase, PhraseReader
from bot.passages.quotations.asides import LEAD_INS, MODIFIERS, before_aside, determined
from bot.passages.quotations.saying import Saying
from bot.passages.speech import Verb, Word
from bot.passages.tokens import PIECE, Tokens

_VERB = Word.VERB | Word.AUXILIARY
_NEVER_INVERTED = frozenset(
    "tell ask accuse urge call describe assure remind inform thank blame".split()
)
_ENDS_INVERTED = frozenset(
    "in on at during after before when as while to of from about last this earlier who whose and with via through for by following".split()
)
_COMPLEMENT = frozenset(
    "in of at near from for with against over about behind across under by".split()
)


def subject_of(
    reader: PhraseReader,
    tokens: Tokens,
    at: int,
    left: int,
    lo: int,
    hi: int,
    verb: Verb,
    found: list[Saying],
) -> tuple[Phrase | None, bool]:
    opens = left == lo or tokens.words[left - 1] in (PIECE, ",", "—", "–", "-", ";", "―")
    after_piece = left > lo and (
        tokens.words[left - 1] == PIECE
        or (
            left - 1 > lo
            and tokens.words[left - 2] == PIECE
            and tokens.words[left - 1] in (",", "—", "–", "-")
        )
    )
    if opens and left == at and "speech" in verb.classes:
        phrase = _inverted(reader, tokens, at, hi, verb, after_piece=after_piece)
        if phrase and (
            after_piece or not _opens_clause(tokens, left_subject(reader, tokens, left, lo, []), lo)
        ):
            return phrase, True
    return left_subject(reader, tokens, left, lo, found), False


def _opens_clause(tokens: Tokens, phrase: Phrase | None, lo: int) -> bool:
    """Tell whether a phrase stands at the start of the sentence, where its subject stands."""
    return phrase is not None and (
        phrase.lo == lo
        or (phrase.lo == lo + 1 and tokens.low[lo] in ("but", "and", "so", "yet", "as", "while"))
    )


def _inverted(
    reader: PhraseReader, tokens: Tokens, at: int, hi: int, verb: Verb, *, after_piece: bool
) -> Phrase | None:
    if verb.base in _NEVER_INVERTED and not (after_piece and verb.base in ("ask", "warn")):
        return None
    start = at + 1
    while start < hi and reader.flags(start) & Word.ADVERB and not reader.capital(start):
        start += 1
    if start < hi and tokens.low[start] in ("that", "this", "some", "what"):
        return None
    phrase = full_name(reader, tokens, reader.at(start, hi), hi)
    if phrase is None:
        return None
    end = phrase.hi
    if end < hi and (
        reader.flags(end) & _VERB or (reader.flags(end) & Word.CUE and not reader.capital(end))
    ):
        return None
    if phrase.kind == "role" and not reader.can_speak(phrase):
        return None
    if verb.base == "warn" and not after_piece and not phrase.titled:
        return None
    if (
        not after_piece
        and end < hi
        and tokens.words[end] not in (",", ".", "—", "–", PIECE, "(", ":", ";")
        and tokens.low[end] not in _ENDS_INVERTED
        and not reader.flags(end) & Word.TIME
    ):
        return None
    return phrase


def full_name(
    reader: PhraseReader, tokens: Tokens, phrase: Phrase | None, hi: int
) -> Phrase | None:
    """ "said the minister of mines, Jane Doe": role and name are one speaker."""
    if phrase is None or phrase.name or phrase.kind != "role" or phrase.body or phrase.many:
        return phrase
    at = phrase.hi
    while at < hi and at - phrase.hi < 8 and tokens.words[at] != ",":
        if (
            tokens.words[at] == PIECE
            or reader.flags(at) & (Word.AUXILIARY | Word.CUE)
            and not reader.capital(at)
        ):
            return phrase
        at += 1
    if at + 1 >= hi or tokens.words[at] != ",":
        return phrase
    name = reader.at(at + 1, hi)
    if name is None or not name.name or name.body or name.kind != "name":
        return phrase
    if (
        name.hi < hi
        and tokens.words[name.hi] not in (",", ".", PIECE, ";", "(")
        and tokens.low[name.hi] not in _ENDS_INVERTED
    ):
        return phrase
    return replace(
        name,
        lo=phrase.lo,
        role=name.role or phrase.role,
        gender=name.gender or phrase.gender,
        titled=True,
    )


def left_subject(
    reader: PhraseReader, tokens: Tokens, left: int, lo: int, found: list[Saying]
) -> Phrase | None:
    if left <= lo:
        return None
    word, low = tokens.words[left - 1], tokens.low[left - 1]
    if low in ("who", "that", "which") and left - 1 > lo:
        end = left - 1
        if tokens.words[end - 1] == ",":
            end -= 1
        phrase = reader.before(end, lo)
        if phrase and low == "who":
            return phrase
        return None
    if low in ("and", "but", "or", "then"):
        previous = next(
            (saying for saying in reversed(found) if saying.subject and saying.kind != "source"),
            None,
        )
        return previous.subject if previous else sentence_subject(reader, tokens, lo, left)
    if word == ")":
        opened = next(
            (k for k in range(left - 2, max(lo, left - 14) - 1, -1) if tokens.words[k] == "("), None
        )
        if opened is not None and opened > lo:
            return left_subject(reader, tokens, opened, lo, found)
    if word in (",", "—", "–", ")", "-"):
        return before_aside(reader, tokens, left - 1, lo, found)
    phrase = reader.before(left, lo)
    if phrase is None or not (reader.can_speak(phrase) or determined(tokens, phrase)):
        return _opening(reader, tokens, left, lo)
    phrase = _head_of(reader, tokens, phrase, lo)
    if (
        phrase.lo > lo
        and tokens.low[phrase.lo - 1] in _COMPLEMENT
        and not (phrase.lo - 1 == lo or tokens.words[phrase.lo - 2] in (",", PIECE))
    ):
        return _opening(reader, tokens, left, lo)
    return phrase if reader.can_speak(phrase) or determined(tokens, phrase) else None


def _opening(reader: PhraseReader, tokens: Tokens, left: int, lo: int) -> Phrase | None:
    """ "The engineer who inspected it before it sank told": the phrase that opens the clause."""
    start = left
    while start > lo and tokens.words[start - 1] not in (",", PIECE, ";", ":", "—", "–", "("):
        start -= 1
    while start < left and tokens.low[start] in ("and", "but", "that", "so", "while", "as"):
        start += 1
    first = reader.at(start, left)
    if first is None or first.hi >= left or not reader.can_speak(first) or first.kind == "pronoun":
        return None
    return first if tokens.low[first.hi] in MODIFIERS else None


def _head_of(reader: PhraseReader, tokens: Tokens, phrase: Phrase, lo: int) -> Phrase:
    """ "A sign outside the embassy showing the flag reads": the sign, not the flag."""
    if phrase.kind == "pronoun" or phrase.lo <= lo:
        return phrase
    start = phrase.lo
    while (
        start > lo
        and tokens.words[start - 1] not in (",", PIECE, ";", ":", "—", "–", "(")
        and tokens.low[start - 1] not in ("that", "and", "but", "or", "who")
    ):
        start -= 1
    if start == phrase.lo:
        return phrase
    first = reader.at(start, phrase.lo)
    if (
        first is None
        or first.kind == "pronoun"
        or first.hi >= phrase.lo
        or (
            first.name is None
            and not reader.flags_of(first.head) & (Word.ROLE | Word.DOCUMENT | Word.BODY)
        )
    ):
        return phrase
    link = tokens.low[first.hi]
    if not (
        link in MODIFIERS
        or (
            link.endswith(("ing", "ed"))
            and not reader.flags(first.hi) & _VERB
            and first.name is None
        )
    ):
        return phrase
    for at in range(first.hi, phrase.lo):
        if reader.flags(at) & (Word.AUXILIARY | Word.PRONOUN) or reader.flags(at) & _VERB:
            return phrase
    return first


def sentence_subject(reader: PhraseReader, tokens: Tokens, lo: int, hi: int) -> Phrase | None:
    """The phrase that the sentence is about: the first one right before a verb."""
    at = lo
    if at < hi and tokens.low[at] in LEAD_INS:
        at = next((k + 1 for k in range(lo, hi) if tokens.words[k] == ","), lo + 1)
        if at < hi:
            found = _first_before_verb(reader, tokens, at, hi)
            if found:
                return found
        at = lo + 1
    return _first_before_verb(reader, tokens, at, hi)


def _first_before_verb(reader: PhraseReader, tokens: Tokens, lo: int, hi: int) -> Phrase | None:
    at = lo
    while at < hi:
        if tokens.words[at] in (PIECE, ",") or tokens.low[at] in (
            "and",
            "but",
            "so",
            "that",
            "when",
            "while",
            "as",
            "if",
        ):
            at += 1
            continue
        phrase = reader.at(at, hi)
        if phrase is None:
            at += 1
            continue
        end = phrase.hi
        while end < hi and (reader.flags(end) & Word.ADVERB or tokens.low[end].endswith("ly")):
            end += 1
        if (
            end < hi
            and _is_verb(reader, tokens, end)
            and (
                at == lo
                or tokens.low[at - 1]
                not in ("of", "for", "in", "at", "by", "with", "to", "from", "on")
            )
        ):
            return phrase
        if (
            end < hi
            and tokens.words[end] in (",", "(", "—")
            and reader.can_speak(phrase)
            and at == lo
        ):
            return phrase
        at = phrase.hi
    return None


def _is_verb(reader: PhraseReader, tokens: Tokens, at: int) -> bool:
    low = tokens.low[at]
    if reader.flags(at) & (Word.CUE | Word.AUXILIARY) or reader.flags(at) & _VERB:
        return True
    return low.endswith("ed") and len(low) > 4
