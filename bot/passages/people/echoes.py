"""What the words after a name tell of its bearer: gender by an echoing pronoun, and deeds."""

import re

from bot.names.people import Gender

_ECHO = re.compile(r"\b([Hh]e|[Ss]he|[Hh]is|[Hh]im|[Hh]er)\b")
_SUBJECT = re.compile(r"\b(he|she)\b")
_DEED = re.compile(r"(?:,? who)? (?P<verb>[a-z]{4,})\b")
# A verb follows the name at once or after its apposition.
SUBJECT_NEXT = re.compile(
    r"(?:,(?: \d{1,3},)?[^,.]{2,80},)?\s+"
    r"(?:(?:also|then|later|has|have|had|was|is|will|would|did|does|could|should|\w+ly) )*"
    r"(?:said|told|was|has|had|will|would|did|wrote|went|took|made|came|got|gave|met|left|held|kept|"
    r"began|became|saw|won|lost|led|ran|put|sent|spoke|stood|fell|grew|sat|wore|drew|drove|fought|"
    r"paid|shot|sold|bought|built|broke|brought|caught|chose|felt|found|knew|thought|rose|read|sang|"
    r"swore|heard|lost|hid|ate|drank|woke|told|shook|struck|threw|understood|cannot|could|\w+ed|\w+s|\w+n['’]t)\b"
)
# "… Jane Doe as she turns 90": the sentence goes on about her.
GOES_ON = re.compile(r",? (?:as|when|while|before|after|since|because|until|if) s?he\b")
# A name behind one of these is no subject: "efforts to get behind Doe will come".
UNDER = re.compile(r"\b(?:behind|against|about|over|under|with|around|beside|towards?) \Z")
_REACH = 160
_MALE = frozenset({"he", "his", "him"})


def echo(text: str, start: int, end: int, *, subject: bool = False) -> Gender | None:
    """Return the gender of the first pronoun of a person soon after `start`, before `end`.

    With `subject` only "he" and "she" count.
    """
    match = (_SUBJECT if subject else _ECHO).search(text, start, min(end, start + _REACH))
    if match is None:
        return None
    return "m" if match.group(1).lower() in _MALE else "f"


def deed(text: str, end: int) -> str | None:
    """Return the verb that follows a name ending at `end`: "teaches", "who drives"."""
    match = _DEED.match(text, end)
    return match["verb"] if match else None
