"""Sayings: each cue of a sentence with the phrase that names its speaker."""

from dataclasses import dataclass, replace
from typing import Literal

from bot.passages.phrases import Phrase, PhraseReader
from bot.passages.speech import Verb, Word
from bot.passages.tokens import PIECE, Tokens

SayingKind = Literal["finite", "participle", "infinitive", "modal", "source", "passive"]
_VERB = Word.VERB | Word.AUXILIARY
_DASHES = frozenset({"—", "–", "-", "―"})
_NOUNS_TOO = frozenset(
    "tweets reports claims calls notes comments states remarks demands promises estimates posts questions answers texts messages "
    "attacks thanks quotes pledges hopes fears doubts concerns worries charges accounts labels brands terms rates cites "
    "tweet report claim call note comment state remark demand promise estimate post question answer text message attack thank "
    "quote pledge hope fear doubt concern worry charge label brand term rate order view views speech read look name want figure figures".split()
)
_NOUN_BEFORE = frozenset(
    "a an the his her their its our my your no any this that these those of in with by such".split()
)
_MODALS = frozenset("will would could should can may might must shall 'll 'd".split())
_BE = frozenset("was were be been being is are am".split())
_NEVER_INVERTED = frozenset(
    "tell ask accuse urge call describe assure remind inform thank blame".split()
)
_ENDS_INVERTED = frozenset(
    "in on at during after before when as while to of from about last this earlier who whose and with via through for by following".split()
)
_MODIFIERS = frozenset(
    "across out outside inside near in on at from with for of behind by under over above below between among against who which".split()
)
_COMPLEMENT = frozenset("in of at near from for with against over about behind across under by".split())
_LEAD_INS = frozenset(
    "unlike like given as in on at during after before while when since by with for from to asked speaking despite amid although though if because".split()
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue at tokens `[at, end)` and who it belongs to.

    `subject` is None when the sentence gives no phrase for it. `inverted`
    means the speaker stands after the verb. `lo` and `hi` span cue and speaker.
    """

    at: int
    end: int
    verb: Verb
    kind: SayingKind
    subject: Phrase | None
    inverted: bool = False

    @property
    def lo(self) -> int:
        """First token of speaker and cue."""
        return min(self.at, self.subject.lo) if self.subject else self.at

    @property
    def hi(self) -> int:
        """Token after the last of speaker and cue."""
        return max(self.end, self.subject.hi) if self.subject else self.end


SOURCE = Verb("according", "base", frozenset({"speech"}))


def find_sayings(reader: PhraseReader, tokens: Tokens, lo: int, hi: int) -> list[Saying]:
    """Return the sayings of the sentence `[lo, hi)`, in order of their cues."""
    found: list[Saying] = []
    for at in reader.of_kind(Word.CUE | Word.OPENER, lo, hi):
        flags = reader.flags(at)
        saying = _source(reader, tokens, at, lo, hi) if flags & Word.OPENER else None
        if saying is None and flags & Word.CUE:
            saying = _verb(reader, tokens, at, lo, hi, found)
        if saying:
            found.append(saying)
    return found


def _source(reader: PhraseReader, tokens: Tokens, at: int, lo: int, hi: int) -> Saying | None:
    for opener in reader.speech.openers:
        end = at + len(opener)
        if tokens.low[at] == opener[0] and end < hi and tuple(tokens.low[at:end]) == opener:
            if opener[0] != "according" and not (
                at == lo or tokens.words[at - 1] in (",", PIECE, "—", "–")
            ):
                continue
            phrase = _object_pronoun(reader, tokens, end) or _full(reader, tokens, reader.at(end, hi), hi)
            if opener == ("in", "response", "to") and not _spun(reader, tokens, phrase, at, hi):
                continue
            if phrase and reader.can_speak(phrase):
                return Saying(at, end, SOURCE, "source", phrase, inverted=True)
    return None


def _object_pronoun(reader: PhraseReader, tokens: Tokens, at: int) -> Phrase | None:
    """ "according to her": the pronoun as if it were the subject."""
    head = {"him": "he", "her": "she", "them": "they", "it": "it"}.get(tokens.low[at])
    if head is None or (at + 1 < len(tokens) and reader.nominal(at + 1)):
        return None
    return Phrase(at, at + 1, "pronoun", head=head, gender={"he": "m", "she": "f"}.get(head), many=head == "they")


def _full(reader: PhraseReader, tokens: Tokens, phrase: Phrase | None, hi: int) -> Phrase | None:
    """ "said the minister of mines, Jane Doe": role and name are one speaker."""
    if phrase is None or phrase.name or phrase.kind != "role" or phrase.body or phrase.many:
        return phrase
    at = phrase.hi
    while at < hi and at - phrase.hi < 8 and tokens.words[at] != ",":
        if tokens.words[at] == PIECE or reader.flags(at) & (Word.AUXILIARY | Word.CUE) and not reader.capital(at):
            return phrase
        at += 1
    if at + 1 >= hi or tokens.words[at] != ",":
        return phrase
    name = reader.at(at + 1, hi)
    if name is None or not name.name or name.body or name.kind != "name":
        return phrase
    if name.hi < hi and tokens.words[name.hi] not in (",", ".", PIECE, ";", "(") and tokens.low[name.hi] not in _ENDS_INVERTED:
        return phrase
    return replace(name, lo=phrase.lo, role=name.role or phrase.role, gender=name.gender or phrase.gender, titled=True)


def _spun(reader: PhraseReader, tokens: Tokens, phrase: Phrase | None, at: int, hi: int) -> bool:
    """ "In response to" for "according to", as synonym spinners write: a person, or at the end of the sentence."""
    if phrase is None or phrase.kind in ("document", "pronoun"):
        return False
    if phrase.name and not phrase.body and " " in phrase.name:
        return True
    ends = phrase.hi >= hi or tokens.words[phrase.hi] == "."
    return ends and at > 0 and tokens.words[at - 1] == "," and reader.can_speak(phrase)


def _verb(
    reader: PhraseReader, tokens: Tokens, at: int, lo: int, hi: int, found: list[Saying]
) -> Saying | None:
    verbs = reader.speech.verbs[tokens.low[at]]
    verb = verbs[0]
    if verb.form == "base" and len(verbs) > 1:
        verb = next((other for other in verbs if other.form == "past"), verb)
    if verb.base == "put" and tokens.low[at + 1 : at + 2] != ["it"]:
        return None
    if at > lo and reader.capital(at) and tokens.words[at - 1] != PIECE:
        return None
    left = _skip_back(reader, tokens, at, lo)
    before = tokens.low[left - 1] if left > lo else ""
    helpers = tokens.low[left:at]
    if verb.form == "ing":
        return _participle(reader, tokens, at, lo, hi, verb, found, helpers)
    if before == "to" and verb.form == "base":
        subject = (
            found[-1].subject
            if found and found[-1].subject
            else sentence_subject(reader, tokens, lo, at)
        )
        return Saying(at, at + 1, verb, "infinitive", subject)
    if any(helper in _MODALS for helper in helpers):
        return Saying(at, at + 1, verb, "modal", _left_subject(reader, tokens, left, lo, found))
    if verb.form == "base" and not helpers and not _plural_before(reader, tokens, left, lo):
        return None
    if (
        verb.form in ("s", "base")
        and not helpers
        and (before in _NOUN_BEFORE or tokens.low[left - 1 : left] == ["'s"])
    ):
        return None
    if (
        verb.form == "past"
        and any(helper in _BE for helper in helpers)
        and not any(helper in ("has", "have", "had") for helper in helpers[-1:])
    ):
        if tokens.low[at] not in ("said",):
            return _passive(reader, tokens, at, hi, verb)
    subject, inverted = _subject(reader, tokens, at, left, lo, hi, verb, found)
    if subject is None and verb.form == "s":
        return None
    if (
        tokens.low[at] in _NOUNS_TOO
        and not helpers
        and (not _can_speak(reader, subject, at) or _goes_on_as_noun(reader, tokens, at, hi))
    ):
        return None
    return Saying(at, at + 1, verb, "finite", subject, inverted)


def _can_speak(reader: PhraseReader, subject: Phrase | None, at: int) -> bool:
    """Tell whether a phrase before a word that is noun or verb makes it a verb."""
    if subject is None:
        return False
    if subject.kind == "pronoun":
        return True
    if subject.name:
        return subject.hi == at or subject.hi < at and subject.kind == "name"
    return reader.can_speak(subject)


def _goes_on_as_noun(reader: PhraseReader, tokens: Tokens, at: int, hi: int) -> bool:
    """ "the states have", "protests in X threatened": what follows shows a noun."""
    if at + 1 >= hi or tokens.low[at] in ("calls", "call"):
        return False
    low = tokens.low[at + 1]
    return (
        bool(reader.flags(at + 1) & Word.AUXILIARY)
        or low in ("of", "in", "from", "and", "or", "at", "by")
        or bool(reader.flags(at + 1) & _VERB)
    )


def _skip_back(reader: PhraseReader, tokens: Tokens, at: int, lo: int) -> int:
    while at > lo:
        low = tokens.low[at - 1]
        flags = reader.flags(at - 1)
        if flags & (Word.ADVERB | Word.AUXILIARY) and low != "'s":
            at -= 1
        elif (
            low == "'s"
            and at - 2 >= lo
            and tokens.low[at - 2] in ("he", "she", "it", "who", "that")
        ):
            at -= 1
        elif low.endswith("ly") and not reader.capital(at - 1):
            at -= 1
        else:
            earlier = _time_before(reader, tokens, at, lo)
            if earlier == at:
                break
            at = earlier
    return at


def _time_before(reader: PhraseReader, tokens: Tokens, at: int, lo: int) -> int:
    """Skip "on Tuesday", "last week", "less than two weeks ago" leftwards."""
    flags = reader.flags(at - 1)
    if tokens.low[at - 1] == "ago":
        back = at - 2
        while (
            back > lo
            and at - back < 6
            and not reader.capital(back - 1)
            and not reader.flags(back - 1) & Word.ROLE
        ):
            if tokens.low[back - 1] in (",", "who"):
                break
            back -= 1
        return back
    if not flags & Word.TIME:
        return at
    back = at - 1
    while back > lo and (
        reader.flags(back - 1) & Word.TIME
        or tokens.low[back - 1] in ("on", "last", "this", "next", "early", "late", "in", "the")
        or tokens.words[back - 1].isdigit()
    ):
        back -= 1
    return back if back > lo else at


def _plural_before(reader: PhraseReader, tokens: Tokens, left: int, lo: int) -> bool:
    if left <= lo:
        return False
    low = tokens.low[left - 1]
    if low in ("i", "we", "they", "you", "who", "and"):
        return True
    return low in reader.speech.plurals or (
        low.endswith("s") and reader.capital(left - 1) and reader.name_word(left - 1)
    )


def _passive(reader: PhraseReader, tokens: Tokens, at: int, hi: int, verb: Verb) -> Saying:
    end = at + 1
    while end < hi and reader.flags(end) & Word.ADVERB:
        end += 1
    subject = reader.at(end + 1, hi) if end < hi and tokens.low[end] == "by" else None
    return Saying(at, at + 1, verb, "passive", subject, inverted=True)


def _participle(
    reader: PhraseReader,
    tokens: Tokens,
    at: int,
    lo: int,
    hi: int,
    verb: Verb,
    found: list[Saying],
    helpers: list[str],
) -> Saying | None:
    """ "saying" and its like: the speaker is whoever the sentence is about."""
    before = tokens.low[at - 1] if at > lo else ""
    if before in _NOUN_BEFORE and before not in ("in", "by") or before == "'s":
        return None
    if any(helper in _BE for helper in helpers):
        subject, inverted = _subject(reader, tokens, at, at - len(helpers), lo, hi, verb, found)
        return Saying(at, at + 1, verb, "finite", subject, inverted)
    quoted = next(
        (
            saying
            for saying in reversed(found)
            if saying.kind == "passive" and saying.verb.base == "quote"
        ),
        None,
    )
    if quoted and before == "as":
        subject = _left_subject(
            reader, tokens, _skip_back(reader, tokens, quoted.at, lo), lo, found
        )
        return Saying(at, at + 1, verb, "participle", subject)
    left = _skip_back(reader, tokens, at, lo)
    if left > lo and not _sets_off(reader, tokens, left, lo):
        return None
    own = (
        reader.before(left, lo)
        if left > lo
        and (reader.name_word(left - 1) or tokens.low[left - 1] in ("he", "she", "they"))
        else None
    )
    if (
        own
        and own.kind in ("name", "pronoun")
        and (
            own.lo == lo or tokens.low[own.lo - 1] in (",", "and", "with", "—", "–", "but", "while")
        )
    ):
        return Saying(at, at + 1, verb, "participle", own)
    previous = next((saying for saying in reversed(found) if saying.subject and saying.kind == "finite"), None)
    led_in = tokens.low[lo] in _LEAD_INS and "," in tokens.words[previous.hi : at] if previous else False
    if previous and at - previous.hi < 40 and not led_in:
        return Saying(at, at + 1, verb, "participle", previous.subject)
    return Saying(at, at + 1, verb, "participle", sentence_subject(reader, tokens, lo, at))


def _sets_off(reader: PhraseReader, tokens: Tokens, left: int, lo: int) -> bool:
    """Tell whether what stands before a participle lets it speak for the sentence's subject."""
    low = tokens.low[left - 1]
    if (
        low
        in (
            ",",
            "by",
            "in",
            "while",
            "before",
            "after",
            "and",
            "then",
            "but",
            "or",
            "as",
            "from",
            "for",
            "―",
            "(",
            ";",
        )
        or low in _DASHES
        or tokens.words[left - 1] == PIECE
    ):
        return True
    return reader.name_word(left - 1) or low in (
        "he",
        "she",
        "they",
        "to",
        "without",
        "when",
        "not",
    )


def _subject(
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
        if phrase and (after_piece or not _opens_clause(tokens, _left_subject(reader, tokens, left, lo, []), lo)):
            return phrase, True
    return _left_subject(reader, tokens, left, lo, found), False


def _opens_clause(tokens: Tokens, phrase: Phrase | None, lo: int) -> bool:
    """Tell whether a phrase stands at the start of the sentence, where its subject stands."""
    return phrase is not None and (phrase.lo == lo or (phrase.lo == lo + 1 and tokens.low[lo] in ("but", "and", "so", "yet", "as", "while")))


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
    phrase = _full(reader, tokens, reader.at(start, hi), hi)
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


def _left_subject(
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
            return _left_subject(reader, tokens, opened, lo, found)
    if word in (",", "—", "–", ")", "-"):
        return _before_parenthesis(reader, tokens, left - 1, lo, found)
    phrase = reader.before(left, lo)
    if phrase is None or not (reader.can_speak(phrase) or _determined(tokens, phrase)):
        return _opening(reader, tokens, left, lo)
    phrase = _head_of(reader, tokens, phrase, lo)
    if phrase.lo > lo and tokens.low[phrase.lo - 1] in _COMPLEMENT and not (phrase.lo - 1 == lo or tokens.words[phrase.lo - 2] in (",", PIECE)):
        return _opening(reader, tokens, left, lo)
    return phrase if reader.can_speak(phrase) or _determined(tokens, phrase) else None


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
    return first if tokens.low[first.hi] in _MODIFIERS else None


def _determined(tokens: Tokens, phrase: Phrase) -> bool:
    """A common noun that no list knows may still speak when an article leads it: "the 43-year-old"."""
    return tokens.low[phrase.lo] in ("the", "a", "an", "one", "another", "its", "his", "her", "their") and not (phrase.head or "")[:1].isdigit() or "year-old" in (phrase.head or "")


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
        link in _MODIFIERS
        or (link.endswith(("ing", "ed")) and not reader.flags(first.hi) & _VERB and first.name is None)
    ):
        return phrase
    for at in range(first.hi, phrase.lo):
        if reader.flags(at) & (Word.AUXILIARY | Word.PRONOUN) or reader.flags(at) & _VERB:
            return phrase
    return first


def _segments(tokens: Tokens, end: int, lo: int) -> list[tuple[int, int]]:
    """Stretches between the commas, dashes and brackets left of `end`, nearest first."""
    spans: list[tuple[int, int]] = []
    hi = end
    at = end
    while at > lo and len(spans) < 10:
        at -= 1
        word = tokens.words[at]
        if word == ")":
            opened = next((k for k in range(at - 1, max(lo, at - 20) - 1, -1) if tokens.words[k] == "("), None)
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
    return len(words) == 1 and (words[0][1:2] == "-" or (len(words[0]) <= 5 and tokens.words[end - 1] == "."))


def _before_parenthesis(
    reader: PhraseReader, tokens: Tokens, comma: int, lo: int, found: list[Saying]
) -> Phrase | None:
    """The speaker named before an apposition, relative clause or aside that ends at `comma`."""
    spans = [span for span in _segments(tokens, comma, lo) if span[1] > span[0]]
    best: Phrase | None = None
    for depth, (start, end) in enumerate(spans):
        opens = tokens.low[start]
        if opens in ("who", "whose", "which", "where", "when", "while") or (
            opens in _LEAD_INS and depth < len(spans) - 1 and opens not in ("as",)
        ):
            continue
        if all(tokens.words[k][0].isdigit() for k in range(start, end)) or _is_aside(tokens, start, end):
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
        if first and first.kind != "pronoun" and first.hi < end and reader.can_speak(first) and tokens.low[first.hi] in _MODIFIERS:
            phrase = first
        if phrase is None or not (reader.can_speak(phrase) or _determined(tokens, phrase) and phrase.lo == core):
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


def sentence_subject(reader: PhraseReader, tokens: Tokens, lo: int, hi: int) -> Phrase | None:
    """The phrase that the sentence is about: the first one right before a verb."""
    at = lo
    if at < hi and tokens.low[at] in _LEAD_INS:
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
