"""The head of an answer: the question as it was understood, and read back from a message.

A follow-up question and the words in bold take what they need from the head,
so that nothing of a question has to be kept anywhere else.
"""

import re
from dataclasses import dataclass
from typing import Final

from bot.answers.model import Answer, Command, Filters
from bot.discord_app.escape import inline, plain
from bot.discord_app.excerpt import clipped
from bot.discord_app.language import Language, phrase
from bot.discord_app.sections import flag

CUT = "…"
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]")
# Commands whose question is a name, and what it is narrowed to.
_NARROWED: Final[frozenset[Command]] = frozenset({"quotes", "country", "compare", "timeline"})
_WHO = phrase("Who said “{words}”?")
_BOTH = phrase("{one} and {other}")
_TIMELINE = phrase("Timeline: {subject}")
_ON = phrase("on “{subject}”")


@dataclass(frozen=True, slots=True)
class Understood:
    """What an answer answers: its command, the words asked for, and what narrows them.

    Words that were too long for the head end with "…".
    """

    command: Command
    words: str
    about: str = ""

    @property
    def whole(self) -> bool:
        """Whether all that was asked is known, so that it can be asked again."""
        return bool(self.words) and not self.words.endswith(CUT) and not self.about.endswith(CUT)


def understood(answer: Answer) -> Understood:
    """Return what `answer` answers."""
    words, about = answer.query, ""
    if answer.command in _NARROWED:
        words, _, about = answer.query.partition(" about ")
    if answer.briefing is not None:
        words = answer.briefing.country.name
    elif answer.person is not None:
        words = answer.person.name
    elif answer.comparison is not None:
        words = " and ".join(side.name for side in answer.comparison.sides)
    return Understood(answer.command, words, about)


def head(answer: Answer, filters: Filters, lang: Language) -> str:
    """Return the head's two lines: the question, then what was found and what narrows it."""
    asked = understood(answer)
    facts = [_found(answer, lang)]
    if asked.about:
        facts.append(lang.say(_ON, subject=inline(clipped(asked.about, 100))))
    facts += _filtered(filters, lang)
    return f"### {_title(answer, asked, lang)}\n-# {' · '.join(facts)}"


def read_head(shown: str, command: Command, lang: Language) -> Understood:
    """Return what the head of a message says in `lang`."""
    title, *rest = [line.lstrip("#- ") for line in plain(shown).split("\n")]
    words = _FLAGS.sub("", title).strip()
    if command == "who-said":
        words = (lang.heard(_WHO, words) or {}).get("words", words)
    elif command == "timeline":
        words = (lang.heard(_TIMELINE, words) or {}).get("subject", words)
    elif command == "compare":
        sides = lang.heard(_BOTH, words)
        words = f"{sides['one']} and {sides['other']}" if sides else words
    heard = (lang.heard(_ON, fact) for line in rest for fact in line.split(" · "))
    about = next((found["subject"] for found in heard if found), "")
    return Understood(command, words, about)


def _title(answer: Answer, asked: Understood, lang: Language) -> str:
    words = inline(clipped(asked.words, 220))
    if answer.command == "who-said":
        return lang.say(_WHO, words=words)
    if answer.briefing is not None:
        return f"{flag(answer.briefing.country.code)} {inline(clipped(asked.words, 60))}".strip()
    if answer.person is not None:
        flags = "".join(map(flag, answer.person.countries[:3]))
        return f"{inline(clipped(asked.words, 80))} {flags}".strip()
    if answer.comparison is not None:
        one, other = (inline(clipped(side.name, 60)) for side in answer.comparison.sides)
        return lang.say(_BOTH, one=one, other=other)
    if answer.command == "timeline":
        return lang.say(_TIMELINE, subject=words) if words else lang.say("Timeline")
    return words[:1].upper() + words[1:]


def _found(answer: Answer, lang: Language) -> str:
    if answer.outcome == "nothing":
        return lang.say("Nothing found")
    if answer.briefing is not None:
        whole = answer.briefing.country.kind == "country"
        return lang.say("Country briefing") if whole else lang.say("Briefing")
    found = {(one.article, one.start, one.end) for one in answer.shown}
    noun = "saying" if answer.command in {"who-said", "quotes"} else "passage"
    return lang.say(
        "{found} in {articles}",
        found=lang.count(len(found), noun),
        articles=lang.count(len({article for article, _, _ in found}), "article"),
    )


def _filtered(filters: Filters, lang: Language) -> list[str]:
    named = {
        phrase("source {name}"): filters.source,
        phrase("country {name}"): filters.country,
        phrase("speaker {name}"): filters.speaker,
        phrase("since {name}"): filters.since and lang.day(filters.since),
        phrase("until {name}"): filters.until and lang.day(filters.until),
    }
    return [
        lang.say(english, name=inline(clipped(value, 60)))
        for english, value in named.items()
        if value
    ]
