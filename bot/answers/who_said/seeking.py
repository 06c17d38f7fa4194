"""From what somebody typed or pasted to the words that are looked for, and back to one answer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bot.answers.citing import fold_copies
from bot.answers.model import Answer, Filters
from bot.answers.questions.question import cleaned
from bot.answers.who_said.asked import read_asked
from bot.answers.who_said.pasted import quoted_in, sentences_in, without_links
from bot.answers.who_said.telling import name_of
from bot.errors import QuestionError
from bot.index.voices import Voice

SHOWN = 8  # snippets of a text that quotes several

Find = Callable[[str, Filters], Answer]

_VERBATIM = frozenset(("exact", "same words"))


def sought(
    text: str,
    filters: Filters,
    *,
    cues: Iterable[str],
    find: Find,
    voice: Callable[[str], Voice],
) -> Answer:
    """Answer a question, words, or a text that quotes somebody.

    `find` looks for words that are already plain; `voice` tells whom a name means.
    Raises QuestionError when nothing, or far too much, is asked.
    """
    shown = without_links(text)
    asked = read_asked(cleaned(shown), cues)
    if asked.speaker:
        return _supposed(asked.words, voice(asked.speaker), filters, find)
    question = asked.words != cleaned(shown)
    return _found(asked.words if question else shown, filters, find)


def _found(text: str, filters: Filters, find: Find) -> Answer:
    """Look for the whole, else for what it marks as quoted, else for its sentences."""
    whole = find(cleaned(text), filters)
    if _match(whole) in _VERBATIM:
        return whole
    quoted = [find(one, filters) for one in _plain(quoted_in(text))]
    marked = [one for one in quoted if one.outcome == "answered"]
    if marked:
        return _joined(marked)
    told = [find(one, filters) for one in _plain(sentences_in(text))]
    clear = [one for one in told if _match(one) not in (None, "paraphrased")]
    if clear:
        return _joined(clear)
    return quoted[0] if len(quoted) == 1 and whole.outcome == "nothing" else whole


def _supposed(words: str, supposed: Voice, filters: Filters, find: Find) -> Answer:
    """Answer "did Rubio say …?": his own words first, else who did say it."""
    if supposed.sayings:
        theirs = _found(words, replace(filters, speaker=supposed.label), find)
        if theirs.outcome == "answered":
            told = theirs.message or f"{supposed.label} is quoted with these words."
            return replace(theirs, message=told)
    said = _found(words, filters, find)
    refused = f"{supposed.label} is not quoted as saying that"
    speakers = [name_of(one.speaker) for one in said.snippets[:1] if one.speaker]
    if said.outcome == "nothing":
        message = f"{refused}, nor is anybody else."
    else:
        message = f"{refused}; {speakers[0]} is." if speakers else f"{refused}."
        message = " ".join(part for part in (message, said.message) if part)
    return replace(said, message=message)


def _joined(answers: Sequence[Answer]) -> Answer:
    """Return one answer for several quotations of a text, the best of each first."""
    if len(answers) == 1:
        return answers[0]
    firsts = [one.snippets[0] for one in answers]
    rest = [snippet for one in answers for snippet in one.snippets[1:]]
    shown = fold_copies([*firsts, *rest])[:SHOWN]
    return replace(
        answers[0],
        query=" … ".join(one.query for one in answers),
        message=f"{len(answers)} of the text’s quotations and sentences are found.",
        snippets=shown,
    )


def _match(answer: Answer) -> str | None:
    return answer.snippets[0].match if answer.snippets else None


def _plain(texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts without Markdown, those left out that hold nothing else."""
    for text in texts:
        try:
            yield cleaned(text)
        except QuestionError:
            continue
