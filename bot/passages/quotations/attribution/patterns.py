"""Patterns of attribution inside one sentence: where the saying stands beside the marked words."""

from bot.names.wordset import wordset
from bot.passages.phrases import Phrase
from bot.passages.quotations.attribution.stances import reports_for_itself, tells_on
from bot.passages.quotations.clauses.asides import LEAD_INS
from bot.passages.quotations.clauses.main_subject import sentence_subject
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.clauses.scene import Scene
from bot.passages.quotations.marked.layout import Sentence, Stretch
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_NEAR = 4
# Verbs that utter nothing themselves where another tells the sentence.
_MUTE = wordset("""
    begin open close start end finish signal reflect see find know learn expect consider want like
    love hate feel view regard fear understand
""")
_LINK = frozenset({",", "—", "–", "-", "…", "―"})


def said_after(stretch: Stretch, clause: Sentence, token: int) -> Saying | None:
    """ "…," X said · "…," said X · "…," saying that."""
    tokens = stretch.tokens
    at = token + 1
    while at < clause.hi and tokens.words[at] in _LINK:
        at += 1
    linked = at > token + 1
    while at < clause.hi and tokens.low[at] in ("as", "then") and linked:
        at += 1
    for saying in clause.sayings:
        if saying.subject and "who" in tokens.low[saying.subject.hi : saying.at]:
            continue
        if saying.lo >= at and saying.kind in ("finite", "source"):
            near = saying.lo - at <= 2 and all(
                stretch.reader.flags(k) & (Word.ADVERB | Word.AUXILIARY)
                for k in range(at, saying.lo)
            )
            if not near:
                return None
            if saying.kind == "finite" and saying.subject is None:
                return None
            if (
                not linked
                and not _ends_clause(stretch, token)
                and (token > clause.lo or saying.inverted)
            ):
                return None
            return saying
    return None


def _ends_clause(stretch: Stretch, token: int) -> bool:
    piece = stretch.pieces[stretch.tokens.piece[token]]
    text = stretch.reader.text
    return text[piece.inner.end - 1] in ",.?!—…-;"


def said_before(stretch: Stretch, clause: Sentence, token: int) -> Saying | None:
    """X said "…" · X called it "…" · according to X, "…"."""
    best = None
    for saying in clause.sayings:
        if saying.hi <= token or (saying.end <= token and not saying.inverted):
            if saying.kind == "passive" and saying.subject is None:
                continue
            if best is not None and (
                saying.subject is None
                or saying.kind == "modal"
                or (best.kind == "source" and best.lo == clause.lo and saying.verb.weak)
                or _told_within(stretch, best, saying)
            ):
                continue
            best = saying
    if best is None or _colon_parts(stretch, clause, best, token):
        return None
    return None if best.verb.base in _MUTE and _told_at_end(stretch, clause, token) else best


def _told_at_end(stretch: Stretch, clause: Sentence, token: int) -> bool:
    """ "The vote signals "…" for the north, said Jane Doe": she says all of it."""
    words = stretch.tokens.words
    return any(
        one.lo > token and one.kind == "finite" and one.subject and words[one.lo - 1] == ","
        for one in clause.sayings
        if not one.verb.weak
    )


def _colon_parts(stretch: Stretch, clause: Sentence, saying: Saying, token: int) -> bool:
    """ "Worried that few would come, X has a message: "…"": the colon is not the saying's."""
    words = stretch.tokens.words
    if words[token - 1] != ":" or token - saying.hi <= _NEAR:
        return False
    led_in = stretch.tokens.low[clause.lo] in LEAD_INS and "," in words[saying.hi : token]
    return saying.verb.weak or (led_in and "," not in words[clause.lo : saying.at])


def _told_within(stretch: Stretch, outer: Saying, inner: Saying) -> bool:
    """ "X said that Y calls it …": within what X said, the words come to us from X."""
    if (
        outer.kind != "finite"
        or outer.verb.weak
        or outer.subject is None
        or inner.kind != "finite"
        or inner.subject is None
    ):
        return False
    tokens = stretch.tokens
    if _is_own(stretch, outer, inner):
        return False
    if inner.lo < outer.hi or (outer.at > 0 and tokens.low[outer.at - 1] in ("who", "which")):
        return False
    between = tokens.words[outer.hi : inner.lo]
    return not any(
        word in (",", PIECE, ";", "—", "–") or word in ("and", "but") for word in between
    )


def _is_own(stretch: Stretch, outer: Saying, inner: Saying) -> bool:
    """Tell whether the words are the inner speaker's: somebody or an outlet only tells them."""
    if inner.subject is None or inner.subject.hi > inner.at:
        return False
    beside = all(
        stretch.reader.flags(at) & (Word.ADVERB | Word.AUXILIARY)
        for at in range(inner.subject.hi, inner.at)
    )
    return beside and (tells_on(stretch, outer, inner) or reports_for_itself(stretch, outer))


def said_at_end(_: Stretch, clause: Sentence, token: int) -> Saying | None:
    """a fragment, and the attribution at the end: It was "…", X said."""
    for saying in clause.sayings:
        if (
            saying.lo > token
            and saying.kind in ("finite", "source", "participle")
            and saying.subject is not None
        ):
            return saying
    return None


def said_for(stretch: Stretch, clause: Sentence, token: int) -> Phrase | None:
    """ "For Jane Doe, economist, "…": a name after "for" that opens the sentence."""
    if token <= clause.lo + 2 or stretch.tokens.low[clause.lo] not in ("for", "to"):
        return None
    phrase = stretch.reader.at(clause.lo + 1, token)
    full = phrase is not None and phrase.name is not None and " " in phrase.name and not phrase.body
    return phrase if full and phrase and stretch.tokens.words[phrase.hi] == "," else None


def named_before_colon(stretch: Stretch, clause: Sentence, token: int) -> Phrase | None:
    """Name: "…" · the response of X: "…"."""
    words = stretch.tokens.words
    if token - 1 <= clause.lo or words[token - 1] != ":":
        return None
    phrase = stretch.reader.before(token - 1, clause.lo)
    if phrase and phrase.lo == clause.lo and phrase.kind == "document":
        return _author(stretch, phrase) or phrase
    if phrase and phrase.lo == clause.lo and stretch.reader.can_speak(phrase):
        return phrase
    subject = sentence_subject(Scene(stretch.reader, stretch.tokens, clause.lo, token))
    if subject and stretch.reader.can_speak(subject):
        return subject
    return phrase if stretch.reader.can_speak(phrase) else None


def _author(stretch: Stretch, text: Phrase) -> Phrase | None:
    """Whom "an email from Jane Doe" is from, when a full name says so."""
    low = stretch.tokens.low
    link = next((at for at in range(text.lo, text.hi) if low[at] in ("from", "by")), text.hi)
    author = stretch.reader.at(link + 1, text.hi)
    full = author is not None and author.name is not None and " " in author.name
    return author if full and author and not author.body else None


def signed(
    stretches: list[Stretch], stretch: Stretch, clause: Sentence, token: int
) -> tuple[Phrase | None, Stretch]:
    """ "…" ― Name, on the same line or alone on the next."""
    words = stretch.tokens.words
    at = _past_dashes(words, token + 1)
    if at == len(words) and clause.whole and stretch.number + 1 < len(stretches):
        following = stretches[stretch.number + 1]
        below = following.tokens.words
        at = _past_dashes(below, 0)
        signed = 0 < at < len(below) <= 24 and PIECE not in below
        phrase = following.reader.at(at, len(below)) if signed else None
        return (phrase if phrase and phrase.name else None), following
    if at == token + 1 or at >= len(words):
        return None, stretch
    phrase = stretch.reader.at(at, len(words))
    if (
        phrase is None
        or not phrase.name
        or (phrase.hi < len(words) and words[phrase.hi] not in (PIECE, ".", ",", "("))
    ):
        return None, stretch
    return phrase, stretch


def _past_dashes(words: list[str], at: int) -> int:
    while at < len(words) and words[at] in ("—", "–", "-", "―", "~"):
        at += 1
    return at
