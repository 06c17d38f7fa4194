"""Which saying a marked piece belongs to: an ordered list of patterns."""

from dataclasses import dataclass
from typing import Literal

from bot.passages.phrases import Phrase
from bot.passages.quotations.layout import Sentence, Stretch
from bot.passages.quotations.sayings import Saying, sentence_subject
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

Rule = Literal["after", "before", "tail", "next", "colon", "same", "carried", "subject", "none"]
_LINK = frozenset({",", "—", "–", "-", "…", "―"})
_BARE_FOLLOW = frozenset(
    "in on at during after before when as of to while with via through about from later earlier last this".split()
)


@dataclass(slots=True)
class Attribution:
    """A piece with the saying and the phrase that give its speaker.

    `same_as` is the piece (stretch, number) whose speaker it shares. `whole`
    means the piece stands as a sentence of its own.
    """

    stretch: Stretch
    piece: int
    token: int
    rule: Rule
    saying: Saying | None = None
    subject: Phrase | None = None
    where: Stretch | None = None
    same_as: "Attribution | None" = None
    whole: bool = False


def attribute(stretches: list[Stretch]) -> list[Attribution]:
    """Return one attribution for each piece, in order of the text."""
    found: list[Attribution] = []
    for stretch in stretches:
        for token, piece in sorted(stretch.tokens.piece.items()):
            found.append(_attribute(stretches, stretch, token, piece, found))
    return found


def _attribute(
    stretches: list[Stretch], stretch: Stretch, token: int, piece: int, done: list[Attribution]
) -> Attribution:
    number = stretch.clause_of(token)
    clause = stretch.clauses[number]
    whole = _whole(stretch, clause)
    result = Attribution(stretch, piece, token, "none", whole=whole)
    for pattern in (_after, _before, _tail):
        saying = pattern(stretch, clause, token)
        if saying:
            result.rule = (
                "after" if pattern is _after else "before" if pattern is _before else "tail"
            )
            result.saying, result.subject, result.where = saying, saying.subject, stretch
            if saying.subject is not None or not whole:
                return result
    source = _for(stretch, clause, token)
    if source:
        result.rule, result.subject, result.where = "before", source, stretch
        return result
    name = _colon(stretch, clause, token)
    where = stretch
    if name is None:
        name, where = _signed(stretches, stretch, clause, token)
    if name:
        result.rule, result.subject, result.where = "colon", name, where
        return result
    before = done[-1] if done else None
    if before and before.stretch is stretch and before.rule == "colon" and clause.lo <= before.token and before.where is stretch:
        result.rule, result.same_as = "same", before
        return result
    if whole:
        _alone(stretches, result, number, done)
    else:
        subject = sentence_subject(stretch.reader, stretch.tokens, clause.lo, clause.hi)
        result.subject = subject if stretch.reader.can_speak(subject) else None
        result.rule, result.where = "subject", stretch
    return result


def _whole(stretch: Stretch, clause: Sentence) -> bool:
    return all(
        stretch.tokens.words[at] == PIECE or not stretch.tokens.words[at][0].isalnum()
        for at in range(clause.lo, clause.hi)
    )


def _after(stretch: Stretch, clause: Sentence, token: int) -> Saying | None:
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


def _before(stretch: Stretch, clause: Sentence, token: int) -> Saying | None:
    """X said "…" · X called it "…" · according to X, "…"."""
    best = None
    for saying in clause.sayings:
        if saying.hi <= token or (saying.end <= token and not saying.inverted):
            if saying.kind == "passive" and saying.subject is None:
                continue
            if best is not None and (saying.subject is None or saying.kind == "modal" or _told_within(stretch, best, saying)):
                continue
            best = saying
    return best


def _told_within(stretch: Stretch, outer: Saying, inner: Saying) -> bool:
    """ "X said that Y calls it …": within what X said, the words come to us from X."""
    if outer.kind != "finite" or outer.verb.weak or outer.subject is None or inner.kind != "finite" or inner.subject is None:
        return False
    tokens = stretch.tokens
    if inner.lo < outer.hi or (outer.at > 0 and tokens.low[outer.at - 1] in ("who", "which")):
        return False
    between = tokens.words[outer.hi : inner.lo]
    return not any(word in (",", PIECE, ";", "—", "–") or word in ("and", "but") for word in between)


def _tail(stretch: Stretch, clause: Sentence, token: int) -> Saying | None:
    """a fragment, and the attribution at the end: It was "…", X said."""
    for saying in clause.sayings:
        if (
            saying.lo > token
            and saying.kind in ("finite", "source", "participle")
            and saying.subject is not None
        ):
            return saying
    return None


def _for(stretch: Stretch, clause: Sentence, token: int) -> Phrase | None:
    """ "For Jane Doe, economist, "…": a name after "for" that opens the sentence."""
    if token <= clause.lo + 2 or stretch.tokens.low[clause.lo] not in ("for", "to"):
        return None
    phrase = stretch.reader.at(clause.lo + 1, token)
    full = phrase is not None and phrase.name is not None and " " in phrase.name and not phrase.body
    return phrase if full and phrase and stretch.tokens.words[phrase.hi] == "," else None


def _colon(stretch: Stretch, clause: Sentence, token: int) -> Phrase | None:
    """Name: "…" · the response of X: "…"."""
    words = stretch.tokens.words
    if token - 1 <= clause.lo or words[token - 1] != ":":
        return None
    phrase = stretch.reader.before(token - 1, clause.lo)
    if phrase and phrase.lo == clause.lo and stretch.reader.can_speak(phrase):
        return phrase
    subject = sentence_subject(stretch.reader, stretch.tokens, clause.lo, token)
    if subject and stretch.reader.can_speak(subject):
        return subject
    return phrase if stretch.reader.can_speak(phrase) else None


def _signed(
    stretches: list[Stretch], stretch: Stretch, clause: Sentence, token: int
) -> tuple[Phrase | None, Stretch]:
    """ "…" ― Name, on the same line or alone on the next."""
    words = stretch.tokens.words
    at = _past_dashes(words, token + 1)
    if at == len(words) and _whole(stretch, clause) and stretch.number + 1 < len(stretches):
        following = stretches[stretch.number + 1]
        below = following.tokens.words
        at = _past_dashes(below, 0)
        signed = 0 < at < len(below) <= 24 and PIECE not in below
        phrase = following.reader.at(at, len(below)) if signed else None
        return (phrase if phrase and phrase.name else None), following
    if at == token + 1 or at >= len(words):
        return None, stretch
    phrase = stretch.reader.at(at, len(words))
    if phrase is None or not phrase.name or (phrase.hi < len(words) and words[phrase.hi] not in (PIECE, ".", ",", "(")):
        return None, stretch
    return phrase, stretch


def _past_dashes(words: list[str], at: int) -> int:
    while at < len(words) and words[at] in ("—", "–", "-", "―", "~"):
        at += 1
    return at


def _alone(
    stretches: list[Stretch], result: Attribution, number: int, done: list[Attribution]
) -> None:
    """A piece that is a sentence of its own: look at the sentences around it."""
    stretch = result.stretch
    follower = _bare_attribution(stretch, number)
    if follower:
        result.rule, result.saying, result.subject, result.where = (
            "next",
            follower,
            follower.subject,
            stretch,
        )
        return
    previous = done[-1] if done else None
    if previous and previous.stretch is stretch and previous.rule != "subject":
        result.rule, result.same_as = "same", previous
        return
    if number > 0:
        clause = stretch.clauses[number - 1]
        saying = next(
            (
                saying
                for saying in reversed(clause.sayings)
                if saying.subject and saying.kind != "passive"
            ),
            None,
        )
        subject = (
            saying.subject
            if saying
            else sentence_subject(stretch.reader, stretch.tokens, clause.lo, clause.hi)
        )
        if subject:
            result.rule, result.saying, result.subject, result.where = (
                "same",
                saying,
                subject,
                stretch,
            )
            return
    _from_previous_stretch(stretches, result, previous)


def _from_previous_stretch(
    stretches: list[Stretch], result: Attribution, previous: Attribution | None
) -> None:
    number = result.stretch.number
    if number == 0:
        return
    earlier = stretches[number - 1]
    if earlier.clauses:
        clause = earlier.clauses[-1]
        ends_colon = earlier.tokens.words[clause.hi - 1] == ":"
        if ends_colon:
            saying = next((saying for saying in reversed(clause.sayings) if saying.subject), None)
            subject = (
                saying.subject
                if saying
                else sentence_subject(earlier.reader, earlier.tokens, clause.lo, clause.hi)
            )
            subject = subject or earlier.reader.before(clause.hi - 1, clause.lo)
            if subject:
                result.rule, result.saying, result.subject, result.where = (
                    "colon",
                    saying,
                    subject,
                    earlier,
                )
                return
    if previous and previous.stretch is earlier:
        result.rule, result.same_as = "carried", previous
        return
    if earlier.clauses:
        clause = earlier.clauses[-1]
        saying = next(
            (
                saying
                for saying in reversed(clause.sayings)
                if saying.subject and saying.kind != "passive"
            ),
            None,
        )
        subject = (
            saying.subject
            if saying
            else sentence_subject(earlier.reader, earlier.tokens, clause.lo, clause.hi)
        )
        if subject:
            result.rule, result.saying, result.subject, result.where = (
                "carried",
                saying,
                subject,
                earlier,
            )


def _bare_attribution(stretch: Stretch, number: int) -> Saying | None:
    """The next sentence when it is nothing but "X said"."""
    if number + 1 >= len(stretch.clauses):
        return None
    clause = stretch.clauses[number + 1]
    tokens = stretch.tokens
    last = stretch.clauses[number].hi - 1
    if tokens.words[last] != PIECE:
        return None
    text = stretch.reader.text
    loud = text[stretch.pieces[tokens.piece[last]].inner.end - 1] in "?!…,"
    for saying in clause.sayings[:1]:
        if (
            saying.subject is None
            or saying.kind != "finite"
            or saying.lo > clause.lo + 1
            or "speech" not in saying.verb.classes
        ):
            return None
        if any(tokens.words[at] == PIECE for at in range(clause.lo, clause.hi)) and not loud:
            return None
        rest = saying.hi
        if loud or rest >= clause.hi or tokens.words[rest] == ".":
            return saying
        short = clause.hi - clause.lo <= 16 and (
            tokens.low[rest] in _BARE_FOLLOW or stretch.reader.flags(rest) & Word.TIME
        )
        return saying if short else None
    return None
