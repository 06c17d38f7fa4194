"""Everything found, as JSON lines: all quotations, all countries."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from bot.answers.contract import said_on_json, speaker_json
from bot.index.snapshot import Snapshot


def quotation_lines(snapshot: Snapshot, *, scare: bool) -> Iterator[dict[str, Any]]:
    """Yield one object a piece, in order; `scare` adds marked words that nobody spoke."""
    for saying in snapshot.sayings:
        quotation, article = saying.quotation, saying.article.article
        if quotation.kind == "scare" and not scare:
            continue
        for piece in quotation.pieces:
            yield {
                "article": article.id,
                "kind": quotation.kind,
                "quote": piece.of(article.text),
                "start": piece.start,
                "end": piece.end,
                "utterance": saying.utterance,
                "speaker": speaker_json(quotation.speaker),
                "addressee": quotation.addressee,
                "occasion": quotation.occasion,
                "said_on": said_on_json(quotation.said_on),
                "cue": quotation.cue,
                "stance": quotation.stance,
                "via": speaker_json(quotation.via),
                "context": {"start": quotation.context.start, "end": quotation.context.end},
            }


def country_lines(snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    """Yield one object a country or bloc, the most mentioned first."""
    forms: dict[str, dict[str, Counter[str]]] = {}
    for annotated in snapshot.articles:
        text = annotated.article.text
        for mention in annotated.mentions:
            by_article = forms.setdefault(mention.code, {})
            counted = by_article.setdefault(annotated.article.id, Counter())
            counted[mention.span.of(text)] += 1

    def mentions(code: str) -> int:
        return sum(counted.total() for counted in forms[code].values())

    for code in sorted(forms, key=lambda code: (-mentions(code), code)):
        country = snapshot.gazetteer.country(code)
        yield {
            "code": code,
            "name": country.name,
            "kind": country.kind,
            "articles": [
                {"article": article, "count": counted.total(), "forms": dict(counted)}
                for article, counted in forms[code].items()
            ],
        }
