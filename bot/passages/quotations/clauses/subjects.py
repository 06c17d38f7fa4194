"""Who a verb of saying belongs to: the subject before it, or after it when turned round."""

from dataclasses import replace

from bot.names.wordset import wordset
from bot.passages.inflection import Verb
from bot.passages.phrases import Phrase
from bot.passages.quotations.clauses.asides import LEAD_INS, MODIFIERS, before_aside, determined
from bot.passages.quotations.clauses.inverted import speaker_after, with_name
from bot.passages.quotations.clauses.main_subject import CLAUSES, is_verb, sentence_subject
from bot.passages.quotations.clauses.scene import DASHES, Scene
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_COMPLEMENT = wordset("in of at near from for with against over about behind across under by")
_CLAUSE_WORDS = CLAUSES | wordset("who what how why where which whether because after before")
_JOINING = wordset("and but or then")
_OPENERS = wordset("but and so yet as while")
_FROM_PLACE = wordset("of from in")
_THUS = wordset("so thus")
_OWN = wordset("my our")  # the speaker's own words, told by whoever stands after the verb
_BRACKET = 14
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
    if scene.low(left) == "both" and (left == scene.lo or low in CLAUSES or low == ","):
        return Phrase(left, left + 1, "role", role="both", head="both", many=True)
    if low in ("who", "that", "which") and left - 1 > scene.lo:
        relates = _antecedent if low == "who" else _text_before
        return relates(scene, left - 1)
    if scene.word(left - 1) == PIECE and scene.can_be(left - 2, Word.BODY):
        left -= 1  # "People of the league "Now" say"
        low = scene.low(left - 1)
    if low in _JOINING:
        return _joined_subject(scene, left)
    if low == ")" and (opened := _bracket_before(scene, left)) > scene.lo:
        return left_subject(scene, opened)
    if low in (",", ")", "—", "–", "-"):
        return before_aside(scene, left - 1)
    return _adjoining(scene, left)


def _joined_subject(scene: Scene, left: int) -> Phrase | None:
    """The subject of a verb behind "and": whose the verb before is."""
    first = next((saying for saying in scene.spoken() if saying.kind != "source"), None)
    led_in = scene.low(scene.lo) in LEAD_INS and first is not None
    if first is None or (led_in and "," in scene.tokens.words[first.hi : left]):
        return sentence_subject(scene, left)  # "As the crowd cheered, Doe rose and joked"
    return first.subject


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
    opener = _described(scene, phrase)
    if opener is not None:
        return opener
    before = scene.low(phrase.lo - 1)
    if (
        before in _COMPLEMENT
        and phrase.lo - 1 != scene.lo
        and scene.word(phrase.lo - 2) not in (",", PIECE)
    ):
        return _opening(scene, left)
    return phrase if _speaks(scene, phrase) else None


def _described(scene: Scene, phrase: Phrase) -> Phrase | None:
    """The name before the comma that the phrase only describes, where no second comma stands.

    "Jane Doe of Columbia, South Carolina says" · "Jane Doe, head of Acme says".
    """
    home = scene.phrase_before(phrase.lo - 1) if scene.word(phrase.lo - 1) == "," else None
    if home is None or not _opens(scene, home):
        return None
    if phrase.name:
        return home if not phrase.titled and _ends_with_place(scene, home) else None
    role = phrase.kind == "role" and not determined(scene.tokens, phrase)
    if not role or not home.name or home.body:
        return None
    return replace(home, role=home.role or phrase.role, titled=True)


def _who_did(scene: Scene, lo: int) -> int | None:
    """Where the "who" stands of whose clause the phrase at `lo` is the object.

    "The man who shot the mayor said", "the company that makes it said": not the object.
    """
    it = scene.low(lo) == "it" and scene.low(lo - 2) in ("that", "which")
    if it and scene.can_be(lo - 1, Word.VERB):
        return lo - 2
    start = scene.clause_start(lo)
    who = next(
        (at for at in range(lo - 1, max(start, scene.lo), -1) if _opens_clause(scene, at)), lo
    )
    if scene.low(who) != "who":
        return None
    return who if any(is_verb(scene, at) for at in range(who + 1, lo)) else None


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
    if first.hi == first.lo + 1 and scene.can_be(first.lo, Word.ADVERB | Word.TIME):
        return phrase  # "Later in the day the cabinet announced"
    link = scene.low(first.hi)
    participle = (
        link.endswith(("ing", "ed")) and not scene.plain_verb(first.hi) and first.name is None
    )
    if link not in MODIFIERS and not participle:
        return phrase
    verbs = Word.AUXILIARY | Word.PRONOUN | Word.VERB
    return phrase if scene.reader.of_kind(verbs, first.hi, phrase.lo) else first
