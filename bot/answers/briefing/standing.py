"""What a name does in its sentence: acts, owns what acts, or is merely there."""

import re
from enum import Enum

from bot.articles.model import Span

# English only marks who acts by word order: a noun phrase at the start of a clause, a verb behind.
_VERB = (
    r"(?:is|are|was|were|has|have|had|will|would|can|cannot|could|may|might|must|shall|should|do"
    r"|does|did|isn[’']t|aren[’']t|wasn[’']t|weren[’']t|hasn[’']t|haven[’']t|hadn[’']t|won[’']t"
    r"|wouldn[’']t|can[’']t|couldn[’']t|shouldn[’']t|doesn[’']t|don[’']t|didn[’']t"
    r"|said|told|says|say|led|held|made|took|sent|began|fell|rose|won|lost|gave|came|went|saw|found"
    r"|kept|left|met|paid|put|ran|set|shot|spoke|stood|struck|thought|wrote|fought|sought|brought"
    r"|bought|built|broke|chose|cut|drew|drove|grew|hit|knew|lent|meant|sold|spent|swore|taught"
    r"|threw|understood|withdrew|became|got|let|quit|shut|split|spread|voted"
    r"|[^\W\d_]{2,}ed)"
)
_THIRD = r"[^\W\d_]{2,}[^s\W]s"  # "stays": a verb right after a name, a plural anywhere else
_BY_THE_WAY = (
    r"(?:(?:also|again|already|never|still|now|then|later|once|even|just|only|not|openly|[a-z]+ly"
    r"|since|long|so far|itself|himself|herself|have|has|had) )*"
)
_PARTNER = r"(?:,? (?:and|or|nor) (?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2})*"
_ASIDE = r"(?:, [^,.;!?]{2,90},| \([^()]{1,40}\))?"
_NAME_ACTS = re.compile(rf"{_PARTNER}{_ASIDE},? {_BY_THE_WAY}[“\"]?(?:{_VERB}|{_THIRD})\b")
_OWNS = re.compile(r"['’]s?(?= )")
_NOUNS = r"(?: (?!(?:of|in|to|for|with|by|on|at|from|and|or)\b)[\w’'.“”\"-]+){0,4}?"
_HEAD_ACTS = re.compile(
    rf"{_NOUNS}(?: of (?:the )?[\w’'-]+(?: [A-Z][\w’'-]*)*)?"
    rf"{_PARTNER}{_ASIDE} {_BY_THE_WAY}{_VERB}\b"
)
# A name so many words after the start of a clause may still head it: "the former Kenyan minister".
_LEAD_WORDS = 6
_OPENERS = frozenset(
    """
    that and but while as when whether because since after before if although though whereas
    however so which what nor or say says said
    """.split()  # noqa: SIM905  # a list would take 20 lines
)
_MARKS = ',;:—–(“"'
_UNDER = re.compile(
    r"\b(?:of|in|to|for|with|by|on|at|from|over|against|between|into|about|than|like|near|under"
    r"|towards?|across|within|without|behind|during|through|among|amid|via|per|despite)\s+"
    r"(?:(?:the|a|an|its|both|all|some|many|other|former)\s+)*(?:[A-Z][\w.’'-]*\s+(?:and\s+)?)*$"
)
_SUBORDINATE = re.compile(
    r"\b(?:as|while|although|though|if|when|because|since|whereas|after|before|until|once)\s+"
    r"(?:[^\s,]+\s+){0,3}$",
    re.IGNORECASE,
)
# "trade between Peru and Chile reached", "the leader of Ghana arrived": the head of the phrase.
_HEADS = frozenset({"of", "between", "in", "from", "with", "among"})
_HEAD_WORDS = 4
_COMPOUND = re.compile(r"[-–](?=[A-Z])[\w-]+")
_REACH = 200  # characters on either side that tell what a name does
_FIRST_HALF = re.compile(r"(?<![\w-])[A-Z][\w.’']*[-–]$")
_INITIAL = re.compile(
    r"^\W*(?:[^\s,]+\s+){0,3}$"
    r"|,\s+(?!(?:and|but|or|so|which|who|that|while|as|yet)\b)(?:[^\s,]+\s+){0,4}$"
)


class Standing(Enum):
    """How a name stands in its sentence; the value is what that is worth to a briefing."""

    ACTS = 1.0
    OWNS = 0.75
    ACTS_ASIDE = 0.6
    OWNS_ASIDE = 0.4
    THERE = 0.0


def standing(text: str, sentence: Span, name: Span, *, adjective: bool = False) -> Standing:
    """Return what the name at `name` does in the sentence.

    "Kenya refused", "the Kenyan authorities refused" act; "Kenya's answer was
    no" owns; both count less in a later clause. `adjective` says that the name
    describes the word behind it.
    """
    start = max(sentence.start, name.start - _REACH)
    before, joined_to = _without_compound(text[start : name.start])
    end = min(sentence.end, name.end + _REACH)
    joined = _COMPOUND.match(text, name.end, end)
    after = joined.end() if joined else name.end
    owned = _OWNS.match(text, after, end)
    headed = _headed(before)
    if headed is not None and _leads(headed):
        acts = not owned and not adjective and _NAME_ACTS.match(text, after, end)
        before = headed
        return _placed(before, Standing.OWNS, Standing.OWNS_ASIDE) if acts else Standing.THERE
    if _UNDER.search(before) or not _leads(before):
        return Standing.THERE
    joined = joined or joined_to
    if owned or adjective or joined:
        if not _HEAD_ACTS.match(text, owned.end() if owned else after, end):
            return Standing.THERE
        if owned or joined:
            return _placed(before, Standing.OWNS, Standing.OWNS_ASIDE)
    elif not _NAME_ACTS.match(text, after, end):
        return Standing.THERE
    return _placed(before, Standing.ACTS, Standing.ACTS_ASIDE)


def _without_compound(before: str) -> tuple[str, re.Match[str] | None]:
    """Take off the first half of "Peru-Chile relations", and tell whether there was one."""
    match = _FIRST_HALF.search(before)
    return (before[: match.start()], match) if match else (before, None)


def _leads(before: str) -> bool:
    """Tell whether a clause starts a few words before: at a mark, a conjunction, the beginning."""
    words = before.rsplit(None, _LEAD_WORDS + 1)
    if len(words) <= _LEAD_WORDS:
        return True
    return (
        any(
            word[-1] in _MARKS or word[0] in _MARKS or word.lower() in _OPENERS
            for word in words[1:]
        )
        or words[0][-1:] in _MARKS
    )


def _headed(before: str) -> str | None:
    """Return what stands before the phrase that a name ends ("the leader of"), None without one."""
    words = before.split()[-_LEAD_WORDS - 4 :]
    count = len(words)
    if count > 2 and words[count - 1] == "and" and words[count - 2][:1].isupper():
        count -= 2
    if count and words[count - 1] == "the":
        count -= 1
    if count < 2 or words[count - 1] not in _HEADS:
        return None
    heads = 0
    while heads < min(_HEAD_WORDS, count - 1) and _is_plain(words[count - 2 - heads]):
        heads += 1
    taken = len(words) - count + 1 + heads
    parts = before.rsplit(None, taken)
    return (parts[0] + " " if len(parts) > taken else "") if heads else None


def _is_plain(word: str) -> bool:
    return word[-1] not in _MARKS and word[0] not in _MARKS


def _placed(before: str, first: Standing, aside: Standing) -> Standing:
    """Return `first` in the main clause at the start of the sentence, `aside` elsewhere."""
    return first if _INITIAL.search(before) and not _SUBORDINATE.search(before) else aside
