"""Running text: line breaks and odd blanks inside a paragraph mean no more than one blank."""

import re
from dataclasses import replace

from bot.articles.model import Article
from bot.passages.model import Quotation, Speaker

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


def tidied(quotation: Quotation) -> Quotation:
    """Return the quotation with one blank between the words of what is told of it."""
    told = (quotation.addressee, quotation.occasion, quotation.cue)
    addressee, occasion, cue = map(_tidy, told)
    on = quotation.said_on
    return replace(
        quotation,
        speaker=_speaker(quotation.speaker),
        addressee=addressee,
        occasion=occasion,
        cue=cue,
        said_on=on and replace(on, as_written=_tidy(on.as_written) or ""),
        via=_speaker(quotation.via),
    )


def _speaker(speaker: Speaker | None) -> Speaker | None:
    if speaker is None:
        return None
    joint = tuple(_tidy(name) or "" for name in speaker.joint)
    return Speaker(_tidy(speaker.name), _tidy(speaker.role), _tidy(speaker.as_written) or "", joint)


def _tidy(words: str | None) -> str | None:
    return words and " ".join(words.split())
