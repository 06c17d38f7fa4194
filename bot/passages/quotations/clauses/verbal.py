"""What belongs to a verb, and whether a word that can be noun or verb is one."""

from bot.names.wordset import wordset
from bot.passages.phrases import Phrase
from bot.passages.quotations.clauses.scene import Scene
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

BE = wordset("was were be been being is are am")
MODALS = wordset("will wo ca would could should can may might must shall 'll 'd")
NOUN_BEFORE = wordset("""
    a an the his her their its our my your no any this that these those of in with by such
""")
_NOUNS_TOO = wordset("""
    tweets reports claims calls notes comments states remarks demands promises estimates posts
    questions answers texts messages attacks thanks quotes pledges hopes fears doubts concerns
    worries charges accounts labels brands terms rates cites tweet report claim call note
    comment state remark demand promise estimate post question answer text message attack
    thank quote pledge hope fear doubt concern worry charge label brand term rate order view
    views speech read look name want figure figures
""")
# Nouns far more often than verbs: they say something only by "that" or by marks.
_NOUNS_FIRST = wordset("""
    states state rules rule contests contest emails email reasons reason sums sum sentences
    messages posts texts labels answers
""")
_SAYS_NEXT = frozenset({PIECE, ":", "that", "how", "whether", "why"})
# What stands before an adjective: "the contested primary", "its proposed law".
_BEFORE_ADJECTIVE = wordset("""
    a an the his her their its our my your some any every each no such 's in of by with for
""")
_SINGULAR = ("is", "us", "ss", "as")  # "Paris", "Cyprus", "Dallas"
_AFTER_NOUN = wordset("of in from and or at by")
_TIME_WORDS = wordset("on last this next early late in the")
_IS = wordset("he she it who that")
_PLURAL = wordset("i we they you who and")


def skip_back(scene: Scene, at: int) -> int:
    """Return where the adverbs, auxiliaries and times before the verb at `at` start."""
    while at > scene.lo:
        low = scene.low(at - 1)
        if _belongs(scene, at - 1, low):
            at -= 1
            continue
        if low in ("turn", "part") and scene.low(at - 2) == "in":
            at -= 2
            continue
        earlier = _before_ago(scene, at) if low == "ago" else _before_time(scene, at)
        if earlier == at:
            break
        at = earlier
    return at


def _belongs(scene: Scene, at: int, low: str) -> bool:
    if low == "'s":
        return scene.low(at - 1) in _IS
    if scene.can_be(at, Word.ADVERB | Word.AUXILIARY):
        return True
    return low.endswith("ly") and not scene.reader.capital(at)


def _before_ago(scene: Scene, at: int) -> int:
    """Skip "less than two weeks ago" leftwards."""
    back = at - 2
    while back > scene.lo and at - back < 6:
        stops = scene.reader.capital(back - 1) or scene.can_be(back - 1, Word.ROLE)
        if stops or scene.low(back - 1) in (",", "who"):
            break
        back -= 1
    return back


def _before_time(scene: Scene, at: int) -> int:
    """Skip "on Tuesday", "last week" leftwards."""
    year = scene.word(at - 1).isdigit() and scene.low(at - 2) in ("in", "since")
    if not year and not scene.can_be(at - 1, Word.TIME):
        return at
    back = at - 1
    while back > scene.lo and (
        scene.can_be(back - 1, Word.TIME)
        or scene.low(back - 1) in _TIME_WORDS
        or scene.word(back - 1).isdigit()
    ):
        back -= 1
    return back if back > scene.lo else at


def plural_before(scene: Scene, left: int) -> bool:
    """Tell whether what ends before `left` can be the subject of a verb in its base form."""
    low = scene.low(left - 1)
    if low in _PLURAL or low in scene.reader.speech.plurals:
        return True
    plural = low.endswith("s") and not low.endswith(_SINGULAR)
    return plural and scene.reader.capital(left - 1) and scene.reader.name_word(left - 1)


def is_noun(scene: Scene, at: int, subject: Phrase | None) -> bool:
    """Tell whether a word that can be noun or verb is a noun here."""
    if scene.low(at) in _NOUNS_FIRST and scene.low(at + 1) not in _SAYS_NEXT:
        return subject is None or subject.kind not in ("pronoun", "document")
    if scene.low(at) not in _NOUNS_TOO:
        return False
    if subject is None or not _may_speak(scene, subject, at):
        return True
    if at + 1 >= scene.hi or scene.low(at) in ("calls", "call"):
        return False
    return scene.plain_verb(at + 1) or scene.low(at + 1) in _AFTER_NOUN


def _may_speak(scene: Scene, subject: Phrase, at: int) -> bool:
    if subject.name:
        return subject.hi == at or (subject.hi < at and subject.kind == "name")
    return scene.reader.can_speak(subject)


def is_adjective(scene: Scene, at: int) -> bool:
    """Tell whether a past form stands before its noun: "a contested vote", "its proposed law"."""
    before, after = scene.low(at - 1), scene.low(at + 1)
    if before not in _BEFORE_ADJECTIVE or after in _SAYS_NEXT or not after[:1].isalpha():
        return False
    return not scene.can_be(at + 1, Word.FUNCTION | Word.PRONOUN | Word.AUXILIARY)
