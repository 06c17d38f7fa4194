"""Who a verb of saying belongs to: the subject before it, or after it when turned round."""

from bot.names.wordset import wordset
from bot.passages.inflection import Verb
from bot.passages.phrases import Phrase
from bot.passages.quotations.clauses.asides import LEAD_INS, MODIFIERS, before_aside, determined
from bot.passages.quotations.clauses.inverted import speaker_after, with_name
from bot.passages.quotations.clauses.scene import DASHES, Scene
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_COMPLEMENT = wordset("in of at near from for with against over about behind across under by")
_OBJECT = wordset("of for in at by with to from on")
_CLAUSES = wordset("and but so that when while as if")
_CLAUSE_WORDS = _CLAUSES | wordset("who what how why where which whether because after before")
_JOINING = wordset("and but or then")
_OPENERS = wordset("but and so yet as while")
_FROM_PLACE = wordset("of from in")
_THUS = wordset("so thus")
_OWN = wordset("my our")  # the speaker's own words, told by whoever stands after the verb
_BRACKET = 14
_REACH = 12
_NOUNS = 5


def subject_of(scene: Scene, at: int, left: int, verb: Verb) -> tuple[Phrase | None, bool]:
    """Return the subject of the verb at `at`, and whether it stands after the verb.

    `left` is where the verb's adverbs and auxiliaries start.
    """
    if left == at and left == scene.lo + 1 and scene.low(scene.lo) == "as":
        phrase = with_name(scene, scene.reader.at(at + 1, scene.hi))
        if phrase and scene.word(phrase.hi) == "," and _speaks(scene, phrase):
            return phrase, True  # "As told the head of the district, …", word for word translated
    after_piece = left == at and _after_piece(scene, left)
    if left == at and (after_piece or "speech" in verb.classes) and _may_turn(scene, left):
        phrase = speaker_after(scene, at, verb, after_piece=after_piece)
        thus = scene.low(left - 1) in _THUS
        if phrase and (
            after_piece or thus or not _opens(scene, left_subject(scene.without_sayings(), left))
        ):
            return phrase, True
    return left_subject(scene, left), False


def _may_turn(scene: Scene, left: int) -> bool:
    return (
        left == scene.lo
        or scene.word(left - 1) in (PIECE, ",", ";")
        or (left == scene.lo + 1 and scene.low(scene.lo) in _THUS)
        or scene.word(left - 1) in DASHES
    )


def _after_piece(scene: Scene, left: int) -> bool:
    linked = scene.word(left - 1) == "," or scene.word(left - 1) in DASHES
    return scene.word(left - 1) == PIECE or (linked and scene.word(left - 2) == PIECE)


def _opens(scene: Scene, phrase: Phrase | None) -> bool:
    """Tell whether a phrase stands at the start of the sentence, where its subject stands."""
    if phrase is None or scene.low(phrase.lo) in _OWN:
        return False
    return phrase.lo == scene.lo or (phrase.lo == scene.lo + 1 and scene.low(scene.lo) in _OPENERS)


def left_subject(scene: Scene, left: int) -> Phrase | None:
    """Return the subject that stands left of token `left`."""
    low = scene.low(left - 1)
    if scene.low(left) == "both" and (left == scene.lo or low in _CLAUSES or low == ","):
        return Phrase(left, left + 1, "role", role="both", head="both", many=True)
    if low in ("who", "that", "which") and left - 1 > scene.lo:
        relates = _antecedent if low == "who" else _text_before
        return relates(scene, left - 1)
    if scene.word(left - 1) == PIECE and scene.can_be(left - 2, Word.BODY):
        left -= 1  # "People of the league "Now" say"
        low = scene.low(left - 1)
    if low in _JOINING:
        first = next((saying.subject for saying in scene.spoken() if saying.kind != "source"), None)
        return first or sentence_subject(scene, left)
    if low == ")" and (opened := _bracket_before(scene, left)) > scene.lo:
        return left_subject(scene, opened)
    if low in (",", ")", "—", "–", "-"):
        return before_aside(scene, left - 1)
    return _adjoining(scene, left)


def _bracket_before(scene: Scene, left: int) -> int:
    """Where the bracket opens that closes before `left`, the sentence's start when not near."""
    reach = range(left - 2, max(scene.lo, left - _BRACKET) - 1, -1)
    return next((at for at in reach if scene.tokens.words[at] == "("), scene.lo)


def _text_before(scene: Scene, that: int) -> Phrase | None:
    """The document by which "that" and "which" may speak: "on a petition that terms it"."""
    if not scene.can_be(that - 1, Word.DOCUMENT):
        return None
    start = that - 1
    while start > scene.lo and that - start < _NOUNS and scene.reader.nominal(start - 1):
        start -= 1
    start -= scene.low(start - 1) in ("a", "an", "the")
    text = scene.reader.at(start, that)
    return text if text and text.kind == "document" and text.name is None else None


def _antecedent(scene: Scene, who: int) -> Phrase | None:
    phrase = scene.phrase_before(who - (scene.word(who - 1) == ","))
    office = phrase and scene.word(phrase.lo - 1) == "," and scene.can_be(phrase.lo, Word.ROLE)
    if office and scene.word(who - 1) == ",":
        named = scene.phrase_before(phrase.lo - 1) if phrase else None
        return named if named and named.name else phrase  # "Jane Doe, Founder of X, who said"
    return phrase.others[-1] if phrase and phrase.others else phrase


def _adjoining(scene: Scene, left: int) -> Phrase | None:
    """The subject that stands right before the verb, or opens the clause that the verb ends."""
    phrase = scene.phrase_before(left)
    who = _who_did(scene, phrase.lo) if phrase else None
    if who is not None:
        return _antecedent(scene, who)
    if phrase is None or not _speaks(scene, phrase):
        return _opening(scene, left)
    is_who = scene.can_be(phrase.lo - 1, Word.AUXILIARY) and scene.low(phrase.lo - 2) == "who"
    if is_who and phrase.lo - 2 > scene.lo:
        return _antecedent(scene, phrase.lo - 2)  # "Jane Doe, who is chair of the board said"
    phrase = _head_of(scene, phrase)
    if scene.word(phrase.lo - 1) == "," and phrase.name and not phrase.titled:
        home = scene.phrase_before(phrase.lo - 1)
        if home and _opens(scene, home) and _ends_with_place(scene, home):
            return home  # "Jane Doe of Columbia, South Carolina says"
    before = scene.low(phrase.lo - 1)
    if (
        before in _COMPLEMENT
        and phrase.lo - 1 != scene.lo
        and scene.word(phrase.lo - 2) not in (",", PIECE)
    ):
        return _opening(scene, left)
    return phrase if _speaks(scene, phrase) else None


def _who_did(scene: Scene, lo: int) -> int | None:
    """Where the "who" stands of whose clause the phrase at `lo` is the object.

    "The man who shot the mayor said": the man said it.
    """
    start = scene.clause_start(lo)
    who = next(
        (at for at in range(lo - 1, max(start, scene.lo), -1) if _opens_clause(scene, at)), lo
    )
    if scene.low(who) != "who":
        return None
    return who if any(_is_verb(scene, at) for at in range(who + 1, lo)) else None


def _opens_clause(scene: Scene, at: int) -> bool:
    return scene.low(at) in _CLAUSE_WORDS


def _ends_with_place(scene: Scene, phrase: Phrase) -> bool:
    if phrase.name is None or phrase.body or " " not in phrase.name:
        return False
    links = (at for at in range(phrase.lo + 2, phrase.hi - 1) if scene.low(at) in _FROM_PLACE)
    return any(phrase.name.endswith(scene.word(at - 1)) for at in links)


def _speaks(scene: Scene, phrase: Phrase) -> bool:
    return scene.reader.can_speak(phrase) or determined(scene.tokens, phrase)


def _opening(scene: Scene, left: int) -> Phrase | None:
    """ "The engineer who inspected it before it sank told": the phrase that opens the clause."""
    start = scene.clause_start(left)
    while start < left and scene.low(start) in ("and", "but", "that", "so", "while", "as"):
        start += 1
    first = scene.reader.at(start, left)
    if (
        first is None
        or first.hi >= left
        or not scene.reader.can_speak(first)
        or first.kind == "pronoun"
    ):
        return None
    return first if scene.low(first.hi) in MODIFIERS else None


def _head_of(scene: Scene, phrase: Phrase) -> Phrase:
    """ "A sign outside the embassy showing the flag reads": the sign, not the flag."""
    start = phrase.lo
    while start > scene.clause_start(phrase.lo) and scene.low(start - 1) not in (
        "that",
        "and",
        "but",
        "or",
        "who",
    ):
        start -= 1
    if phrase.kind == "pronoun" or start == phrase.lo:
        return phrase
    first = scene.reader.at(start, phrase.lo)
    if (
        first is None
        or first.kind == "pronoun"
        or first.hi >= phrase.lo
        or not scene.reader.can_speak(first)
    ):
        return phrase
    link = scene.low(first.hi)
    participle = (
        link.endswith(("ing", "ed")) and not scene.plain_verb(first.hi) and first.name is None
    )
    if link not in MODIFIERS and not participle:
        return phrase
    verbs = Word.AUXILIARY | Word.PRONOUN | Word.VERB
    return phrase if scene.reader.of_kind(verbs, first.hi, phrase.lo) else first


def sentence_subject(scene: Scene, end: int | None = None) -> Phrase | None:
    """Return the phrase that the sentence up to token `end` is about: the first before a verb."""
    lo = scene.lo
    end = scene.hi if end is None else end
    if scene.low(lo) not in LEAD_INS:
        return _first_before_verb(scene, lo, end)
    comma = next((at for at in range(lo, end) if scene.word(at) == ","), lo)
    return _first_before_verb(scene, comma + 1, end) or _first_before_verb(scene, lo + 1, end)


def clause_subject(scene: Scene, at: int) -> Phrase | None:
    """Return the subject of the clause that token `at` ends: who released a statement saying."""
    phrase = _first_before_verb(scene, scene.clause_start(at), at)
    return phrase if phrase and scene.reader.can_speak(phrase) else sentence_subject(scene, at)


def _first_before_verb(scene: Scene, lo: int, hi: int) -> Phrase | None:
    at = lo
    while at < hi:
        skipped = scene.word(at) in (PIECE, ",") or scene.low(at) in _CLAUSES
        phrase = None if skipped else scene.reader.joined_at(at, hi)
        if phrase is None:
            at += 1
        elif _has_verb(scene, phrase, at, hi, first=at == lo):
            return phrase
        else:
            at = phrase.hi
    return None


def _has_verb(scene: Scene, phrase: Phrase, at: int, hi: int, *, first: bool) -> bool:
    """Tell whether the phrase at `at` is the subject of what follows."""
    end = phrase.hi
    while end < hi and (scene.can_be(end, Word.ADVERB) or scene.low(end).endswith("ly")):
        end += 1
    if end >= hi:
        return False
    if first and scene.low(end) in MODIFIERS and scene.reader.can_speak(phrase):
        return _verb_ahead(scene, end + 1, hi)
    if _is_verb(scene, end) and (first or scene.low(at - 1) not in _OBJECT):
        return True
    if not first or scene.word(end) not in (",", "(", "—") or not scene.reader.can_speak(phrase):
        return False
    return scene.word(end) != "," or not _subject_at(scene, end + 1, hi)


def _subject_at(scene: Scene, at: int, hi: int) -> bool:
    """Tell whether a name and its verb stand there: "in Salem, New Hampshire, Doe went"."""
    phrase = scene.reader.at(at, hi)
    named = phrase is not None and phrase.hi < hi and (phrase.name or phrase.kind == "pronoun")
    return bool(named and phrase and _is_verb(scene, phrase.hi))


def _verb_ahead(scene: Scene, at: int, hi: int) -> bool:
    """Tell whether a verb follows before the next comma."""
    for token in range(at, min(hi, at + _REACH)):
        if scene.word(token) in (",", PIECE):
            return False
        if scene.plain_verb(token):
            return True
    return False


def _is_verb(scene: Scene, at: int) -> bool:
    low = scene.low(at)
    if scene.can_be(at, Word.CUE | Word.AUXILIARY | Word.VERB):
        return True
    return low.endswith("ed") and len(low) > 4
