"""Speakers parted from their verb: "X, head of Y, who came late, said"."""

from dataclasses import dataclass, replace

from bot.names.wordset import wordset
from bot.passages.phrases import Phrase
from bot.passages.quotations.clauses.scene import Scene
from bot.passages.speech import Word
from bot.passages.tokens import PIECE, Tokens

# Prepositions and pronouns that go on with a noun: "the head of", "the man who".
MODIFIERS = wordset("""
    across out outside inside near in on at from with for of behind by under over above below
    between among against who which
""")
# Words that open a phrase or clause before the main one.
LEAD_INS = wordset("""
    unlike like given as in on at during after before while when since by with for from to
    asked speaking despite amid although though if because
""")
_RELATIVE = wordset("who whose which where when while")
_JOINING = wordset("and but so yet then however meanwhile still as that because while")
_ARTICLES = wordset("the a an one another its his her their")
_PARTS = frozenset({",", "—", "–", "(", ")", PIECE, ";", ":", "-", "―"})
_MOST = 10
_SHORTEST = 5  # "king" is no participle


@dataclass(frozen=True, slots=True)
class _Part:
    """Tokens `[lo, hi)` between two commas; `last` when the sentence starts with it."""

    lo: int
    hi: int
    last: bool


def determined(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether an article leads the phrase.

    A common noun that no list knows may then still speak: "the 43-year-old".
    """
    head = phrase.head or ""
    return "year-old" in head or (tokens.low[phrase.lo] in _ARTICLES and not head[:1].isdigit())


def before_aside(scene: Scene, comma: int) -> Phrase | None:
    """Return the speaker named before the apposition or clause that ends at `comma`."""
    best: Phrase | None = None
    parts = _parts(scene, comma)
    for number, part in enumerate(parts):
        if _is_aside(scene, part):
            continue
        core = part.lo + (scene.low(part.lo) in _JOINING)
        phrase = _speaker_in(scene, core, part.hi)
        if phrase is None:
            continue
        whole = phrase.lo <= core + 1
        if phrase.kind == "pronoun" and whole:
            return phrase
        if phrase.name and whole and not phrase.titled and _is_home(scene, parts[number + 1 :]):
            continue
        if phrase.name and whole and not phrase.many:
            left = _left_of(scene, parts[number + 1 : number + 2])
            if best is None and left and left.name and _is_body(scene, phrase):
                best = phrase  # "X, Ministry of Y, said": the house stands after its speaker
                continue
            role = left if best is None and left and not left.name else best
            return _with_role(phrase, role)
        if best is None and (whole or phrase.lo > part.lo):
            best = phrase
    if best is not None:
        return best
    return next((saying.subject for saying in scene.spoken()), None)


def _parts(scene: Scene, end: int) -> list[_Part]:
    """The parts between commas and dashes left of `end`, nearest first, brackets left out."""
    words, lo = scene.tokens.words, scene.lo
    spans: list[tuple[int, int]] = []
    hi = at = end
    while at > lo and len(spans) < _MOST:
        at -= 1
        opened = _opening_bracket(words, at, lo) if words[at] == ")" else None
        if opened is not None:
            spans.append((at + 1, hi))
            at = hi = opened
        elif words[at] in _PARTS:
            spans.append((at + 1, hi))
            hi = at
            if words[at] in (PIECE, ";"):
                break
    else:
        spans.append((lo, hi))
    spans = [span for span in spans if span[1] > span[0]]
    return [
        _Part(start, stop, number == len(spans) - 1) for number, (start, stop) in enumerate(spans)
    ]


def _opening_bracket(words: list[str], at: int, lo: int) -> int | None:
    return next((k for k in range(at - 1, max(lo, at - 20) - 1, -1) if words[k] == "("), None)


def _is_aside(scene: Scene, part: _Part) -> bool:
    """Tell whether a part only adds to the speaker: clauses, ages, "R-Wis.", "of Ashton"."""
    opens = scene.low(part.lo)
    if _is_participle(scene, part):
        return True
    words = [word for word in scene.tokens.words[part.lo : part.hi] if word != "."]
    if opens in _RELATIVE or (opens in LEAD_INS and not part.last and opens != "as"):
        return True
    if (opens == "that" and part.last) or all(word[0].isdigit() for word in words):
        return True
    if opens == "of" and len(words) <= 4:
        return True
    dotted = scene.tokens.words[part.hi - 1].endswith(".")  # "Md.", "N.C."
    return len(words) == 1 and (words[0][1:2] == "-" or (len(words[0]) <= 5 and dotted))


def _is_participle(scene: Scene, part: _Part) -> bool:
    """ "Jane Doe, attending the fair, said": what she does, not who speaks."""
    opens = scene.low(part.lo)
    verb = opens.endswith("ing") and len(opens) > _SHORTEST and part.hi - part.lo > 1
    return verb and not part.last and not scene.reader.capital(part.lo)


def _speaker_in(scene: Scene, core: int, end: int) -> Phrase | None:
    """The phrase of a part that may speak: the one that opens it, else the one that ends it."""
    reader = scene.reader
    first = reader.at(core, end)
    goes_on = (
        first and first.kind != "pronoun" and first.hi < end and scene.low(first.hi) in MODIFIERS
    )
    phrase = first if goes_on and reader.can_speak(first) else reader.before(end, core)
    if phrase is None or reader.can_speak(phrase):
        return phrase
    return phrase if determined(scene.tokens, phrase) and phrase.lo == core else None


def _left_of(scene: Scene, parts: list[_Part]) -> Phrase | None:
    """The phrase that fills the part before, if it is a role or a name."""
    for part in parts:
        left = scene.reader.before(part.hi, part.lo)
        if left is None or left.lo > part.lo + 1:
            return None
        if left.name or (left.kind == "role" and scene.reader.flags_of(left.head) & Word.ROLE):
            return left
    return None


def _is_home(scene: Scene, before: list[_Part]) -> bool:
    """ "Jane Doe, a teacher from Sumter, South Carolina": the region of a place just named."""
    if len(before) < 2:
        return False
    own, name = before[0], scene.phrase_before(before[1].hi, before[1].lo)
    tells = scene.low(own.lo) in ("a", "an") or scene.tokens.words[own.lo][0].isdigit()
    placed = scene.reader.name_word(own.hi - 1) and any(
        scene.low(at) in ("of", "from", "in") for at in range(max(own.lo, own.hi - 4), own.hi - 1)
    )
    return bool(tells and placed and name and name.name)


def _is_body(scene: Scene, phrase: Phrase) -> bool:
    return phrase.body or scene.can_be(phrase.hi - 1, Word.BODY)


def _with_role(phrase: Phrase, role: Phrase | None) -> Phrase:
    if role is None or role.kind != "role":
        return phrase
    gender = phrase.gender or role.gender
    return replace(phrase, role=phrase.role or role.role, gender=gender, titled=True)
