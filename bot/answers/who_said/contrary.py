"""Whether a saying tells the contrary of the words asked for."""

from bot.answers.questions.question import Term
from bot.answers.who_said.polarity import Denied, denied, suffers
from bot.answers.who_said.sides import Asked, Piece


def is_opposite(asked: Asked, piece: Piece) -> bool:
    """Tell whether one side denies a word that the other affirms, or says its contrary.

    "We are blamed" is the contrary of "we blame", too.
    Where both sides deny something they may do so in other places ("accept nothing
    less", "do not accept anything less"): no such pair is judged.
    """
    done = suffers(piece.words)
    if any(done.get(deed, suffered) != suffered for deed, suffered in asked.suffers.items()):
        return True
    theirs = denied(piece.words, piece.text, asked.wording.negations)
    return any(_at_odds(asked, term, piece, theirs) for term in asked.terms)


def _at_odds(asked: Asked, term: Term, piece: Piece, theirs: Denied) -> bool:
    ours = asked.places[id(term)]
    if not ours:
        return False
    said = _places(piece, asked, term)
    if not said:
        against = asked.opposites[id(term)]
        said = [at for at, word in enumerate(piece.words) if word.stem in against]
        return bool(said) and asked.denied.covers(ours) == theirs.covers(said)
    if asked.denied.covers(ours):
        around = (at for one in said for at in piece.beside(one))
        return not asked.denied.heads.isdisjoint(ours) and theirs.reached.isdisjoint(around)
    if theirs.covers(said) and not asked.denied.reached:
        return not theirs.heads.isdisjoint(said)
    return False


def _places(piece: Piece, asked: Asked, term: Term) -> list[int]:
    """Return where a term, or what stands for it, is spoken."""
    stands = frozenset((*term.stems, *term.others)) | asked.retold[id(term)]
    own = frozenset(term.stems)
    spoken = [at for at, word in enumerate(piece.words) if word.stem in own]
    return spoken or [at for at, word in enumerate(piece.words) if word.stem in stands]
