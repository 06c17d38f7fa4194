"""What was found in an article as a line of JSON, and back."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.articles.model import Article, Span
from bot.passages.model import (
    AnnotatedArticle,
    Mention,
    Passage,
    Person,
    Quotation,
    Role,
    SaidOn,
    Speaker,
)


def text_of(one: AnnotatedArticle) -> str:
    """Return what was found in an article as one line of JSON, without the article itself."""
    return json.dumps(plain_found(one), separators=(",", ":"))


def annotated_of(article: Article, text: str) -> AnnotatedArticle:
    """Return an article with what `text_of` says was found in it."""
    return made_found(article, json.loads(text))


def made_found(article: Article, kept: Mapping[str, Any]) -> AnnotatedArticle:
    """Return an article with what `plain_found` made plain."""
    return AnnotatedArticle(
        article,
        tuple(Passage(Span(a, b), Span(c, d)) for a, b, c, d in kept["passages"]),
        tuple(_quotation(one) for one in kept["quotations"]),
        tuple(Mention(code, Span(a, b), how) for code, a, b, how in kept["mentions"]),
        tuple(_person(*one) for one in kept["people"]),
    )


def digest_of(article: Article) -> str:
    """Return what the annotations of an article depend on, in short."""
    parts = (article.text, article.title, article.title_span, article.published, article.body)
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def plain_found(one: AnnotatedArticle) -> dict[str, Any]:
    """Return what was found in an article as what JSON can hold."""
    return {
        "passages": [[*_ends(p.span), *_ends(p.paragraph)] for p in one.passages],
        "quotations": [_plain_quotation(quotation) for quotation in one.quotations],
        "mentions": [[m.code, *_ends(m.span), m.how] for m in one.mentions],
        "people": [_plain_person(person) for person in one.people],
    }


def _plain_person(person: Person) -> list[Any]:
    roles = [[*_ends(role.span), *role.codes] for role in person.roles]
    return [person.name, [_ends(span) for span in person.spans], roles, person.sure]


def _plain_quotation(quotation: Quotation) -> dict[str, Any]:
    said_on = quotation.said_on
    return {
        "kind": quotation.kind,
        "pieces": [_ends(piece) for piece in quotation.pieces],
        "context": _ends(quotation.context),
        "speaker": _plain_speaker(quotation.speaker),
        "addressee": quotation.addressee,
        "occasion": quotation.occasion,
        "said_on": said_on
        and [said_on.as_written, said_on.day.isoformat() if said_on.day else None],
        "cue": quotation.cue,
        "stance": quotation.stance,
        "via": _plain_speaker(quotation.via),
    }


def _plain_speaker(speaker: Speaker | None) -> list[Any] | None:
    if speaker is None:
        return None
    return [speaker.name, speaker.role, speaker.as_written, list(speaker.joint)]


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]


def _person(name: str, spans: list[list[int]], roles: list[Any], sure: bool) -> Person:
    return Person(
        name,
        tuple(Span(*span) for span in spans),
        tuple(Role(Span(start, end), tuple(codes)) for start, end, *codes in roles),
        sure,
    )


def _quotation(kept: Mapping[str, Any]) -> Quotation:
    said_on = kept["said_on"]
    return Quotation(
        kind=kept["kind"],
        pieces=tuple(Span(*piece) for piece in kept["pieces"]),
        context=Span(*kept["context"]),
        speaker=_speaker(kept["speaker"]),
        addressee=kept["addressee"],
        occasion=kept["occasion"],
        said_on=said_on
        and SaidOn(said_on[0], date.fromisoformat(said_on[1]) if said_on[1] else None),
        cue=kept["cue"],
        stance=kept["stance"],
        via=_speaker(kept["via"]),
    )


def _speaker(kept: list[Any] | None) -> Speaker | None:
    if kept is None:
        return None
    name, role, as_written, joint = kept
    return Speaker(name, role, as_written, tuple(joint))
