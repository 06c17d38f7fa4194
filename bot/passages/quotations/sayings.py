"""Sayings: each cue of a sentence with the phrase that names its speaker."""

from bot.passages.phrases import Phrase, PhraseReader
from bot.passages.quotations.asides import LEAD_INS
from bot.passages.quotations.saying import SOURCE, Saying
from bot.passages.quotations.subjects import full_name, left_subject, sentence_subject, subject_of
from bot.passages.speech import Verb, Word
from bot.passages.tokens import PIECE, Tokens

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
            phrase = _object_pronoun(reader, tokens, end) or full_name(
                reader, tokens, reader.at(end, hi), hi
            )
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
    return Phrase(
        at,
        at + 1,
        "pronoun",
        head=head,
        gender={"he": "m", "she": "f"}.get(head),
        many=head == "they",
    )


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
        return Saying(at, at + 1, verb, "modal", left_subject(reader, tokens, left, lo, found))
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
    subject, inverted = subject_of(reader, tokens, at, left, lo, hi, verb, found)
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
        subject, inverted = subject_of(reader, tokens, at, at - len(helpers), lo, hi, verb, found)
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
        subject = left_subject(reader, tokens, _skip_back(reader, tokens, quoted.at, lo), lo, found)
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
    previous = next(
        (saying for saying in reversed(found) if saying.subject and saying.kind == "finite"), None
    )
    led_in = (
        tokens.low[lo] in LEAD_INS and "," in tokens.words[previous.hi : at] if previous else False
    )
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
