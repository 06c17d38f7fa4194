"""Whether a noun can mean somebody of a role: "the driller", "the diplomat", "the judge"."""

from collections.abc import Iterable
from functools import lru_cache

from bot.names.wordset import wordset
from bot.passages.speech import SpeechKnowledge, Word

_SMALL = wordset("""
    a an the of for at in on to from and his her its their former current one
""")
_THROUGH = wordset("a an the and former current")  # words that do not end the first part of a role
_SHORT = {
    "sen": "senator",
    "gov": "governor",
    "rep": "congressman",
    "pres": "president",
    "gen": "general",
}
_AGENT = ("er", "or")
_SHORTEST_STEM = 4


@lru_cache(maxsize=1 << 14)
def role_words(role: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a role up to its "of …", short forms spelt out too, and all its words."""
    words: set[str] = set()
    for word in role.lower().split():
        if word in _SMALL and words and word not in _THROUGH:
            break
        if not word.endswith(("’s", "'s")):
            words.add(word.strip(".,’'"))
    words |= {_SHORT[word] for word in words & _SHORT.keys()}
    return frozenset(words), frozenset(word.strip(".,’'") for word in role.lower().split())


def telling(words: Iterable[str]) -> list[str]:
    """Return the words that say something: articles, links and "former" left out."""
    return [word for word in words if word not in _SMALL]


def is_called(head: str, role: str, speech: SpeechKnowledge) -> bool:
    """Tell whether the noun `head` can mean somebody of `role`, by itself or in another word."""
    words, _ = role_words(role)
    if head in words or words & speech.senses.get(head, frozenset()):
        return True
    return does(head, (word for word in words if not speech.kinds(word) & Word.ROLE))


def does(head: str, words: Iterable[str]) -> bool:
    """Tell whether one of `words` is what `head` does: "drill" of the driller, "drives"."""
    stem = head[:-2] if head.endswith(_AGENT) else ""
    return len(stem) >= _SHORTEST_STEM and any(
        word.startswith(stem) and word != head for word in words
    )


def acts_as(head: str, acts: Iterable[str], speech: SpeechKnowledge) -> bool:
    """Tell whether one of the verbs is what `head` does: "teaches", "heads" for "leader"."""
    verbs = list(acts)
    others = tuple(speech.senses.get(head, ()))
    return does(head, verbs) or (bool(others) and any(verb.rstrip("s") in others for verb in verbs))
