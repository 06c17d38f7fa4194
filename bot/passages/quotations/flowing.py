"""Running text: line breaks and odd blanks inside a paragraph mean no more than one blank."""

import re
from dataclasses import replace

from bot.articles.model import Article
from bot.passages.model import Quotation, Speaker
from bot.passages.people.role_ends import shown_role
from bot.passages.speech import SpeechKnowledge

_BREAK = re.compile(r"\s")


def flowing(article: Article) -> Article:
    """Return the article with a blank for each line break within its paragraphs.

    Every offset stays true, so that "Jane\\nDoe" reads as one name.
    """
    text, at = article.text, 0
    parts: list[str] = []
    for span in sorted(article.body):
        if "\n" in (inside := span.of(text)) and span.start >= at:
            parts += text[at : span.start], _BREAK.sub(" ", inside)
            at = span.end
    return replace(article, text="".join((*parts, text[at:]))) if parts else article


def tidied(quotation: Quotation, speech: SpeechKnowledge) -> Quotation:
    """Return the quotation with one blank between the words of what is told of it.

    The role of somebody named is cut to what he is; the unnamed keep theirs as written.
    """
    told = (quotation.addressee, quotation.occasion, quotation.cue)
    addressee, occasion, cue = map(_tidy, told)
    on = quotation.said_on
    return replace(
        quotation,
        speaker=_speaker(quotation.speaker, speech),
        addressee=addressee,
        occasion=occasion,
        cue=cue,
        said_on=on and replace(on, as_written=_tidy(on.as_written) or ""),
        via=_speaker(quotation.via, speech),
    )


def _speaker(speaker: Speaker | None, speech: SpeechKnowledge) -> Speaker | None:
    if speaker is None:
        return None
    role = shown_role(speaker.role, speech) if speaker.name and speaker.role else speaker.role
    joint = tuple(_tidy(name) or "" for name in speaker.joint)
    return Speaker(_tidy(speaker.name), _tidy(role), _tidy(speaker.as_written) or "", joint)


def _tidy(words: str | None) -> str | None:
    return words and " ".join(words.split())
