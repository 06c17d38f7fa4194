"""One run of capitalised words taken apart: what leads to the name, its titles, the name."""

import re
from dataclasses import dataclass

from bot.names.people import fold
from bot.passages.speech import SHOUTED, SpeechKnowledge, Word

# What opens a run without being of the name: "State-owned", an outlet with a number in it.
_ADJECTIVE = re.compile(r"-(?:owned|based|backed|born|led|listed|controlled|registered)$|\w\d+$")
# A name that is a subject: its verb follows, with or without an apposition between.
_ITS_VERB = re.compile(r"(?:, an? [^,.]{2,80},)? (?:said|says|told|has|had|was|is|who|\w+ed)\b")
_INITIALS = 2  # letters
_JANUARY = "Jan"  # a given name too: before another name it is no month
_NO_NAME = Word.FUNCTION | Word.TIME | Word.ADVERB | Word.PRONOUN


@dataclass(slots=True)  # not frozen: very many are made, and freezing one costs most
class Run:
    """A name at `[start, end)`; `title` are the titles and roles before it, from `lead` on."""

    start: int
    end: int
    name: str
    title: str
    lead: int


def opens(text: str, start: int) -> bool:
    """Tell whether a sentence starts there."""
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'\u00a0")
    return not before or before[-1] in ".!?\n:…"


def parsed_run(text: str, start: int, end: int, office: int, speech: SpeechKnowledge) -> Run | None:
    """Return the run `[start, end)` with its titles taken off; None when it names nobody.

    `office` is where an office starts that leads to it, else `start`.
    """
    run = text[start:end]
    if run.endswith(".") and not (len(run) > 2 and run[-3] == "."):
        run = run[:-1]
    words = run.split()
    first = 0
    while (
        first < len(words)
        and words[first] not in SHOUTED
        and flags_of(words[first], speech) & _NO_NAME
        and not _is_given(text, start, end, words[first:], speech)
    ):
        first += 1
    if run.isupper() and len(words) - first > 2 and _is_past_cue(words[first], speech):
        first += 1  # "SAID JANE DOE"
    while first < len(words) - 1 and _ADJECTIVE.search(words[first]):
        first += 1
    name_at = _name_at(text[max(0, start - 24) : start], words, first, speech)
    name = _calm(words[name_at:], speech)
    plain = _NO_NAME | Word.AUXILIARY | Word.CUE
    if len(name) < 2 or (name_at == len(words) - 1 and speech.words.get(name.lower(), 0) & plain):
        return None
    at = start + word_at(run, words, name_at)
    lead = office if office < start else start + word_at(run, words, first)
    return Run(at, start + len(run), name, text[lead:at].strip(), lead)


def _is_given(text: str, start: int, end: int, words: list[str], speech: SpeechKnowledge) -> bool:
    """Tell "Per Doe, a geologist, said" from "Per Reuters, a geologist said"."""
    if words[0] == _JANUARY and len(words) > 1:
        return True
    given = len(words) > 1 and fold(words[0]) in speech.people.given
    return given and (not opens(text, start) or bool(_ITS_VERB.match(text, end)))


def _is_past_cue(word: str, speech: SpeechKnowledge) -> bool:
    return any(verb.form == "past" for verb in speech.verbs.get(word.lower(), ()))


def _calm(words: list[str], speech: SpeechKnowledge) -> str:
    """The name without the shouting: "ILZE KALNINA" and "Ilze KALNINA" are Ilze Kalnina."""
    people = speech.people
    loud = [
        at
        for at, word in enumerate(words)
        if word.isupper() and len(word) > _INITIALS and "." not in word
    ]
    if len(words) < 2 or not loud or people.gender(words[0]) is None:
        return " ".join(words)
    calm = [word.title() if at in loud else word for at, word in enumerate(words)]
    return " ".join(calm)


def word_at(run: str, words: list[str], number: int) -> int:
    """Return where the word of that number starts in the run."""
    if not number:
        return 0
    at = 0
    for word in words[:number]:
        at = run.index(word, at) + len(word)
    return at + len(run[at:]) - len(run[at:].lstrip())


def _name_at(before: str, words: list[str], first: int, speech: SpeechKnowledge) -> int:
    """Index of the word that starts the name itself."""
    at = first + speech.name_start(words[first:])
    at = _past_house(words, at, speech)
    if at == first == 0 and before.endswith(("'s ", "’s ")):
        at = _past_owned(words, speech)
    last = speech.words.get(words[-1].lower(), 0)
    people = last & Word.ROLE and words[-1].lower() not in speech.plurals
    if at == len(words) - 1 and last & Word.BODY and not people:
        return first  # "Democratic National Committee", "Ankara Metropolitan Police"
    office = at == first < len(words) - 1 and bool(flags_of(words[first], speech) & Word.TOPIC)
    return first + 1 if office and before.endswith((" of ", " for ")) else at


def _past_owned(words: list[str], speech: SpeechKnowledge) -> int:
    """ "the People’s Court Tran Van Nghiep": past what is owned, when a full name follows."""
    body = speech.words.get(words[0].lower(), 0) & (Word.BODY | Word.ROLE) == Word.BODY
    others = any(flags_of(word, speech) & (Word.BODY | Word.TOPIC) for word in words[1:])
    return 1 if body and len(words) > 2 and not others else 0


def _past_house(words: list[str], at: int, speech: SpeechKnowledge) -> int:
    """ "Workers Union Jane Doe": past the house, when a given name follows it."""
    for house in range(len(words) - 3, at - 1, -1):
        kinds = speech.words.get(words[house].lower(), 0)
        field = kinds & (Word.TOPIC | Word.BODY) and not kinds & Word.ROLE
        if field and speech.people.gender(words[house + 1]) is not None:
            return house + 1
    return at


def flags_of(word: str, speech: SpeechKnowledge) -> int:
    """Return what a word can be, whatever its case."""
    return speech.words.get(word.lower().rstrip("."), 0)
