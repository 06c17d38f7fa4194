"""A role as a reader wants to see it: no courtesy title, verb or half clause at its ends."""

import re

from bot.names.wordset import wordset
from bot.passages.speech import SpeechKnowledge, Word

_OPENERS = wordset("as and but so while when that then ask meet enter")
_CLOSERS = wordset("""
    who whom whose which that and or but surnamed named called nicknamed identified for of
""")
_OWNERS = wordset("his her its their our my")
# The nouns of a courtesy: "His Excellency".
_COURTESIES = wordset("excellency honour honor highness majesty eminence")
_JOINS = wordset("and but as while when because through by")
# "energy minister until 2021 and now runs a think tank", "the minister said that": a clause.
_NEXT_CLAUSE = re.compile(
    r"\s(?:(?:and|but)\s(?:now|then|later|also|has|had|was|is)|said|says|told|that)\s.*", re.DOTALL
)
_LOOSE_MARK = re.compile(r"[„“”«»\"]")
# Learned and military titles that stand between an office and a name.
_LEARNED = wordset("prof drs phd ing arq lic engr eng atty adv fr rev msgr")
_RANKS = wordset("gen lt col maj capt sgt cpl adm brig cmdr cdr cmd")


def tidy_role(role: str, speech: SpeechKnowledge) -> str | None:
    """Return the part of `role` that says what somebody is; None when none does.

    Only its ends are cut, so what is left stands in the article too.
    """
    words = _NEXT_CLAUSE.sub("", role).split()
    first = _first(words, speech)
    last = _last(words, first, speech)
    tidy = " ".join(words[first:last]).strip(" ,;-–—")
    return _whole_marks(tidy) or None


def shown_role(role: str, speech: SpeechKnowledge) -> str | None:
    """Return a role as it stands beside a name: tidy, and without the article that opens it.

    "the county's trade executive" keeps its article, which belongs to the county.
    """
    tidy = tidy_role(role, speech)
    if tidy and tidy.rsplit(" ", 1)[-1].lower() == "counterpart":
        return None  # whose, and of what, another sentence says
    article, _, rest = (tidy or "").partition(" ")
    if article.lower() != "the" or not rest:
        return tidy
    owner = any(word.endswith(("'s", "’s", "s'", "s’")) for word in rest.split()[:4])
    return f"the {rest}" if owner else rest


def owned(role: str) -> bool:
    """Tell whether a role says only what somebody is to another: "its manager"."""
    return role.split(" ", 1)[0].lower() in _OWNERS


def _first(words: list[str], speech: SpeechKnowledge) -> int:
    """Where the role starts: after a link, a verb, or "the door opens and" before "her deputy"."""
    for at in range(len(words) - 1, 0, -1):
        if words[at].lower() in _OWNERS and words[at - 1].lower() in _JOINS:
            return at if at + 1 < len(words) and _has_noun(words[at + 1 :], speech) else 0
    at = 0
    while at < len(words) - 1 and words[at].lower() in _OPENERS:
        at += 1
    while at < len(words) - 1 and _is_courtesy(words[at], speech):
        at += 1
    return at


def _last(words: list[str], first: int, speech: SpeechKnowledge) -> int:
    """Where the role ends: before the titles of courtesy and rank that belong to the name."""
    last = len(words)
    while last > first:
        word = _bare(words[last - 1])
        rest = words[first : last - 1]
        noun = _has_noun(rest, speech)
        title = word in _LEARNED or (word in _RANKS and noun and words[last - 1] != word)
        owner = word in _OWNERS or (word in _COURTESIES and rest and _bare(rest[-1]) in _OWNERS)
        tan_sri = word == "tan" and [_bare(next_) for next_ in words[last : last + 1]] == ["sri"]
        gone = tan_sri or word in _CLOSERS or owner or _is_courtesy(words[last - 1], speech)
        if not (gone or (title and rest and noun)):
            return last
        last -= 1
    return last


def _is_courtesy(word: str, speech: SpeechKnowledge) -> bool:
    return _bare(word) in speech.people.honorifics or _bare(word) in speech.people.initials


def _has_noun(words: list[str], speech: SpeechKnowledge) -> bool:
    return any(speech.kinds(_bare(word)) & Word.ROLE for word in words)


def _bare(word: str) -> str:
    return word.lower().strip(".,()").replace("’", "'")


def _whole_marks(role: str) -> str:
    """The role up to a quotation mark that nothing closes."""
    marks = list(_LOOSE_MARK.finditer(role))
    return role[: marks[0].start()].rstrip(" ,") if len(marks) == 1 else role
