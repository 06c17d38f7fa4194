import re
from collections.abc import Iterable
_FRAME = re.compile(
    r"^\s*who\s+(?:(?:was|is|were|has|had|have|did|it\s+was\s+that|was\s+it\s+that)\s+)*"
    r"(?P<cue>[a-z]+)\s+(?:that\s+)?(?P<words>.+?)\s*\??\s*$",
    re.IGNORECASE | re.DOTALL,
)
def asked_words(text: str, cues: Iterable[str]) -> str:
    """Return the words asked for: "who called the deal a mistake?" asks for the rest of it."""
    found = _FRAME.match(text)
    return found["words"] if found and found["cue"].casefold() in cues else text
