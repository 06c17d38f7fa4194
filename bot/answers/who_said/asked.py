"""What is asked of `who-said`: the words, and the speaker whom the question supposes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_OPENING = (
    r"^\s*(?:(?:so|and|but|please|hey|hi|ok|okay|well)[\s,]+|(?:can|could) you (?:tell|show) me\s+"
    r"|(?:do you know|tell me|i wonder|i want to know|find out)\s+)*"
)
_WORDS = (
    r"[\s:,]+(?:that\s+(?!['’]s\b|is\b|was\b))?(?:something (?:like|about)\s+"
    r"|the (?:words?|phrase|line|sentence)\s+)?(?P<words>.+?)\s*$"
)

# "Who said X", "who was it that said X", "who is quoted as saying X", "which minister said X".
_WHO = re.compile(
    _OPENING + r"(?:who|which\s+\w+(?:\s+\w+)?|what\s+(?:politician|leader|person))(?:['’]s)?\s+"
    r"(?:(?:was|is|were|has|had|have|did|it|been|first|ever|actually|really|once|else|also"
    r"|quoted|that|who|as|heard)\s+)*"
    r"(?P<cue>[a-z]+)" + _WORDS,
    re.IGNORECASE | re.DOTALL,
)
_WHOSE = re.compile(
    _OPENING + r"whose\s+(?:words?|quotes?|quotation|line|sentence|phrase)\s+(?:are|is|was|were)"
    r"(?:\s+(?:these|this|it))?" + _WORDS,
    re.IGNORECASE | re.DOTALL,
)
# "X — who said that?"
_BEHIND = re.compile(
    r"^\s*(?P<words>.+?)[\s,.;:!?–—-]{1,5}(?:who\s+(?:said|says|wrote)\s+(?:that|this|it|so)"
    r"|whose\s+words\s+are\s+(?:these|those|they))\s*\??\s*$",
    re.IGNORECASE | re.DOTALL,
)
# "Did Rubio say X?", "has Wang ever called it X?"
_DID = re.compile(
    _OPENING + r"(?:did|does|do|has|have|had)\s+"
    r"(?P<speaker>(?!you\b|i\b|we\b)[^\W\d_][\w.'’-]*(?:\s+[\w.'’-]+){0,5}?)\s+"
    r"(?:(?:ever|really|actually|once|also|just|in\s+fact)\s+)*"
    r"(?P<cue>say|said|tell|told|call|called|claim|claimed|state|stated|write|written|declare"
    r"|declared|promise|promised|warn|warned|tweet|tweeted|post|posted)" + _WORDS,
    re.IGNORECASE | re.DOTALL,
)
# "Was it Blinken who said X?"
_WAS_IT = re.compile(
    _OPENING
    + r"(?:was|is)\s+it\s+(?P<speaker>[^\W\d_][\w.'’ -]*?)\s+(?:who|that)\s+(?P<cue>[a-z]+)"
    + _WORDS,
    re.IGNORECASE | re.DOTALL,
)
_ANYBODY = frozenset(
    ("he", "she", "they", "it", "anyone", "anybody", "someone", "somebody", "people", "one")
)
_QUOTES = "\"'“”„«»‘’‚"


@dataclass(frozen=True, slots=True)
class Asked:
    """The words looked for; `speaker` is whom the question names as having said them."""

    words: str
    speaker: str | None = None


def read_asked(text: str, cues: Iterable[str]) -> Asked:
    """Return what `text` asks: "did Rubio say rock solid?" asks for two words and supposes Rubio.

    `cues` are the verbs that ask for a saying. Text that is no question is looked for itself.
    """
    verbs = frozenset(cues)
    for pattern in (_DID, _WAS_IT):
        found = pattern.match(text)
        if found and (pattern is _DID or found["cue"].casefold() in verbs):
            speaker = found["speaker"].strip()
            known = speaker.casefold() not in _ANYBODY
            return Asked(_unmarked(found["words"]), speaker if known else None)
    for pattern in (_WHO, _WHOSE):
        found = pattern.match(text)
        if found and (pattern is _WHOSE or found["cue"].casefold() in verbs):
            return Asked(_unmarked(found["words"]))
    behind = _BEHIND.match(text)
    return Asked(_unmarked(behind["words"])) if behind else Asked(text)


def supposes(text: str) -> str | None:
    """Return the speaker whom a question supposes: "did Rubio say …", None for other texts."""
    found = _DID.match(text) or _WAS_IT.match(text)
    return found["speaker"].strip() if found else None


def _unmarked(words: str) -> str:
    """Take off the question's own mark, and quotation marks round the whole."""
    bare = words.strip().removesuffix("?").rstrip()
    inner = bare.strip(_QUOTES)
    whole = bare[:1] in _QUOTES and bare[-1:] in _QUOTES and len(inner) > 1
    return inner if whole and not any(mark in inner for mark in '"“”„«»') else bare
