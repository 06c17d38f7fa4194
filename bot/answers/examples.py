"""Questions that a corpus answers, to show newcomers what to ask."""

from itertools import islice

from bot.index.snapshot import Snapshot

# A saying of so many words is worth asking for and can be typed.
FEWEST, MOST = 3, 7


def examples(snapshot: Snapshot) -> list[str]:
    """Return one question a command, as it is typed; fewer where there is nothing to ask for."""
    whole = (
        saying
        for saying in snapshot.sayings
        if saying.quotation.kind == "direct"
        and saying.name
        and len(saying.quotation.pieces) == 1
        and FEWEST <= len(saying.words) <= MOST
    )
    countries = [snapshot.gazetteer.country(code).name for code, _ in snapshot.countries[:1]]
    return [
        *(f"/who-said {saying.text.strip(' ,.;:')}" for saying in islice(whole, 1)),
        *(f"/quotes {label}" for label in snapshot.voices.labels[:1]),
        *(f"/country {name.casefold()}" for name in countries),
    ]
