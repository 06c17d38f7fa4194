"""Where an office ends and the name of its holder starts: "Minister of Health Ana Ruiz"."""

from collections.abc import Sequence

from bot.names.people import fold
from bot.names.wordset import wordset
from bot.passages.speech import SpeechKnowledge, Word

# Bodies whose own names follow their nouns: "head of the company Blue Horizon".
_NAMED_BODIES = wordset("""
    company firm corporation newspaper paper magazine journal outlet website site channel station
    broadcaster network group team club league party movement airline agency bank startup start-up
    operator charity foundation fund college school university institute hospital church museum
    gallery theatre theater orchestra clinic centre center publisher retailer brokerage
    consultancy manufacturer cooperative co-operative town city province state nation country
    faction camp alliance bloc coalition
""")
_FIELD = Word.BODY | Word.TOPIC | Word.THING


def office_end(words: Sequence[str], speech: SpeechKnowledge) -> int:
    """Return how many of the capitalised words after "minister of" belong to the office.

    That is 0 when no name of a person follows them.
    """
    kinds = [speech.kinds(word.lower().rstrip(".,")) for word in words]
    if len(words) < 2 or (kinds[-1] & _FIELD and not speech.people.gender(words[0])):
        return 0
    titled = speech.name_start(words)
    fields = [
        at + 1
        for at, kind in enumerate(kinds[:-1])
        if kind & _FIELD and not kind & Word.TITLE and not speech.people.given.get(fold(words[at]))
    ]
    links = [at + 2 for at, word in enumerate(words) if word in ("of", "the", "and", "for")]
    past = max((at for at in (titled, *fields, *links) if at < len(words)), default=0)
    if past:
        return past
    people = speech.people
    given = (
        at
        for at in range(1, len(words) - 1)
        if people.gender(words[at]) or fold(words[at]) in people.surname_first
    )
    at = next(given, 0)
    return 0 if speech.people.given.get(fold(words[0])) else at


def is_organ(noun: str, speech: SpeechKnowledge) -> bool:
    """Tell whether a name after "president of the NOUN" is the president's: "assembly"."""
    kinds = speech.kinds(noun)
    return bool(kinds & Word.BODY) and not kinds & Word.ROLE and noun not in _NAMED_BODIES
