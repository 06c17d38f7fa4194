"""What an article says a person is: titles before the name, appositions round it."""

import re

from bot.names.wordset import wordset
from bot.passages.speech import SpeechKnowledge, Word

_AFTER = re.compile(
    r",(?:\s+\d{1,3},)?\s+(?P<role>(?:[^,.;:()“”\"—–\n]|(?<=\b[A-Z])\.){4,170})(?=\s*[,.;)—–“\"\n]|$)"
)
_BEFORE = re.compile(r"(?:^|[.;:“”\"—,()\n])\s*(?P<role>[^.;:“”\"—,()\n]{3,90}),\s+$")
_EQUALS = re.compile(
    r"(?:^|[.;:“\"—(\n])\s*(?P<role>(?:The|Its|Their|Our|His|Her|My)\s[^.;:“”\"—,()\n]{3,60})\s(?:is|was)\s$"
)
_IS = re.compile(
    r"\s(?:is|(?P<past>was)|(?:(?:has|would|will)\s)?bec(?:ame|omes?))\s(?:now\s|currently\s|also\s)?(?P<role>[^.,;:()“”\"—\n]{4,120})"
)
_IN_BRACKETS = re.compile(r"\s\((?P<role>[a-z][^()\n]{2,40})\)")
_PREDICATES = frozenset("iwhb(")  # how "is", "was", "has become" and a bracket begin
_ENDED = re.compile(r"\suntil\s")
_STOPS = wordset("who which that and but since until from as when while in with on")
_OF_HOUSE = re.compile(
    r"\s(?:of|at|from|with)\s(?:the\s)?(?P<house>[^\W\d_a-z][\w’'-]*(?:\s(?:(?:of|for|and|the)\s)*[^\W\d_a-z][\w’'-]*){1,7})"
)
_CLAUSE = wordset("""
    who whom whose which where when while that but or as after before because if although
""")
_FINITE = wordset("is are was were has have had did does will would can could should")
_ARTICLES = wordset("""
    a an the his her their its
""")
_DETERMINERS = _ARTICLES | wordset("all any some every each no this that these those")
_LINKS = (" of ", " at ", " from ", " with ")
# "She is a careful woman" gives no role.
_ANYBODY = wordset("man woman person boy girl one individual someone somebody friend")
_OF = (["of"], ["at"], ["for"])
_REACH = 100
_LONGEST_OFFICE = 8  # words


def role_after(text: str, end: int, speech: SpeechKnowledge) -> str | None:
    """Return the apposition that follows a name ending at `end` ("…, an analyst at X")."""
    if text[end : end + 1] != ",":
        return _house(text, end, speech) or _predicate(text, end, speech)
    match = _AFTER.match(text, end, end + 200)
    if match is None:
        return _house(text, end, speech)
    role = match.group("role")
    who = role.startswith(
        ("who is ", "who was ", "who serves as ", "now ", "then ", "currently ", "formerly ")
    )
    words = [word.lower().strip("'’") for word in role.split()]
    if who:
        role = role.split(" ", 2)[2] if role.startswith("who ") else role
        words = [word.lower() for word in role.split()]
    if not words or words[0] in _CLAUSE or not _is_role(words, speech) or _is_clause(words, speech):
        return None
    return role.strip()


def _is_clause(words: list[str], speech: SpeechKnowledge) -> bool:
    """Tell whether a verb of the sentence stands among the words: "said the head had left"."""
    first = speech.words.get(words[0], 0)
    if first & Word.CUE and not first & (Word.ROLE | Word.BODY | Word.DOCUMENT):
        return any(verb.form in ("past", "s") for verb in speech.verbs[words[0]])
    verb = next((at for at, word in enumerate(words) if word in _FINITE), None)
    return verb is not None and not _CLAUSE & set(words[:verb])


def _predicate(text: str, end: int, speech: SpeechKnowledge) -> str | None:
    """ "Jane Doe is the captain of", "Jane Doe (chair)", "Jane Doe was minister until 2021"."""
    if text[end + 1 : end + 2] not in _PREDICATES:
        return None
    bracket = _IN_BRACKETS.match(text, end, end + 60)
    if bracket:
        words = bracket["role"].lower().split()
        return bracket["role"] if _is_role(words, speech) else None
    match = _IS.match(text, end, end + 140)
    if match is None or (match["past"] and not _ENDED.search(match["role"])):
        return None
    words = match["role"].split()
    stop = next((at for at, word in enumerate(words) if word.lower() in _STOPS), len(words))
    words = words[:stop]
    head = next((at for at, word in enumerate(words[:6]) if _is_one(word.lower(), speech)), None)
    if head is None or any(_parts(word.lower(), speech) for word in words[:head]):
        return None
    role = " ".join(words if words[head + 1 : head + 2] in _OF else words[: head + 1])
    plain = role.removeprefix("the ").removeprefix("a ").removeprefix("an ")
    return f"former {plain}" if match["past"] else role


def _is_one(word: str, speech: SpeechKnowledge) -> bool:
    kinds = speech.words.get(word, 0)
    return bool(kinds & Word.ROLE) and word not in _ANYBODY and speech.plurals.get(word) is None


def _parts(word: str, speech: SpeechKnowledge) -> bool:
    """Tell whether a word cannot stand between "is" and the noun of an office."""
    flags = speech.words.get(word, 0)
    if word in _ARTICLES or flags & (Word.ROLE | Word.BODY):
        return False
    verbal = word.endswith(("ed", "ing")) or flags & (Word.CUE | Word.AUXILIARY | Word.ADVERB)
    return bool(verbal or flags & (Word.FUNCTION | Word.VERB))


def role_head(role: str, speech: SpeechKnowledge) -> str | None:
    """Return the noun for a person that a role says first, in lower case, None without one."""
    words = (word.strip(".,’'") for word in role.lower().split())
    return next((word for word in words if speech.kinds(word) & Word.ROLE), None)


def _house(text: str, end: int, speech: SpeechKnowledge) -> str | None:
    """ "Jane Doe of the Harbour Institute": the house she speaks for."""
    if not text.startswith(_LINKS, end):
        return None
    match = _OF_HOUSE.match(text, end, end + 120)
    if match is None:
        return None
    words = match.group("house").split()
    kinds = speech.words.get(words[-1].lower(), 0)
    return match.group("house") if kinds & (Word.BODY | Word.THING) and len(words) > 1 else None


def role_before(text: str, start: int, speech: SpeechKnowledge) -> str | None:
    """Return the noun phrase that leads to a name at `start` ("the top diplomat, …")."""
    left = text[max(0, start - _REACH) : start]
    word = left.rstrip().rsplit(" ", 1)[-1]
    office = " of " in left or " for " in left
    equals = _EQUALS.search(left) if word in ("is", "was") else None
    if equals:
        words = equals["role"].split()
        lowered = [word.lower() for word in words]
        whole = _is_role(lowered, speech) and not _has_verb(lowered, speech)
        return equals["role"] if whole else None
    if not word.endswith(",") and not office and not speech.kinds(word.lower()) & Word.ROLE:
        return None
    match = _BEFORE.search(left)
    if match:
        words = match.group("role").split()
        while words and words[0].lower() in ("and", "but", "so", "as", "while", "when"):
            words = words[1:]
        lowered = [word.lower() for word in words]
        if (
            words
            and len(words) <= 12
            and _is_role(lowered, speech)
            and not _has_verb(lowered, speech)
        ):
            return " ".join(words[1:] if lowered[0] in _ARTICLES else words)
        return _last_noun_phrase(words, speech)
    words = re.split(r"[.;:,()“”\"—\n]", left)[-1].split()
    head = _head_at(words, speech)
    if head is None:
        return None
    return " ".join([_leftwards(words[: head + 1], speech), *words[head + 1 :]])


def _last_noun_phrase(words: list[str], speech: SpeechKnowledge) -> str | None:
    """ "signed by its manager, Jane Doe": the role at the end of a clause."""
    lowered = [word.lower() for word in words]
    for at in range(1, len(words)):
        rest = lowered[at:]
        if rest[0] in _ARTICLES and _is_role(rest, speech) and not _has_verb(rest, speech):
            return " ".join(words[at:])
    return None


def _head_at(words: list[str], speech: SpeechKnowledge) -> int | None:
    """The noun for a person that ends the words, or goes on as in "head of the district"."""
    kinds = [speech.words.get(word.lower(), 0) for word in words]
    floor = max(0, len(words) - _LONGEST_OFFICE)
    heads = [at for at in range(floor, len(words)) if kinds[at] & Word.ROLE]
    if not heads or words[heads[-1]][:1].isupper():
        return None
    head = heads[-1]
    if head == len(words) - 1:
        return head
    plain = not _has_verb([word.lower() for word in words[head + 1 :]], speech)
    whole = not kinds[-1] & (Word.FUNCTION | Word.TIME | Word.CUE)
    return head if words[head + 1] in ("of", "for") and plain and whole else None


def _leftwards(words: list[str], speech: SpeechKnowledge) -> str:
    at = len(words) - 1
    while at > 0 and len(words) - at < 6:
        low = words[at - 1].lower()
        flags = speech.words.get(low, 0)
        if (
            flags & (Word.FUNCTION | Word.AUXILIARY | Word.ADVERB | Word.TIME)
            and not words[at - 1].isupper()
        ):
            break
        if (
            flags & (Word.CUE | Word.VERB)
            and not flags & (Word.ROLE | Word.BODY)
            and not words[at - 1][:1].isupper()
        ):
            break
        at -= 1
    return " ".join(words[at:])


def _is_role(words: list[str], speech: SpeechKnowledge) -> bool:
    """Tell whether a noun for people heads the phrase: before its first preposition."""
    acts = (words[at - 1] == "to" for at, word in enumerate(words[2:], 1) if word in _DETERMINERS)
    if any(acts):
        return False  # "the electorate to abandon all candidates"
    for number, word in enumerate(words[:9]):
        bare = word.replace("’s", "").replace("'s", "")
        flags = speech.words.get(word, 0)
        if number and word in ("of", "at", "for", "in", "with", "from", "on", "to", "who"):
            return False
        if flags & Word.AUXILIARY or (
            number == 0 and word in ("and", "in", "on", "at", "of", "for")
        ):
            return False
        if flags & Word.ROLE and bare == word and speech.plurals.get(word) is None:
            return True
    return False


def _has_verb(words: list[str], speech: SpeechKnowledge) -> bool:
    return any(
        speech.words.get(word, 0) & (Word.AUXILIARY | Word.VERB)
        or any(verb.form == "past" for verb in speech.verbs.get(word, ()))
        for word in words
    )
