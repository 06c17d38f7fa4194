"""What narrows a briefing: the passages that speak of the matter asked about."""

from bot.answers.finding.coverage import coverer
from bot.answers.questions.question import Question
from bot.index.snapshot import Place, Snapshot

# A sentence on the matter covers this share of it itself, not by what it leans on. Where only a
# few do, sentences whose paragraph covers as much stand in.
OWN, NEARBY, FEW = 0.7, 0.65, 3


def on_matter(places: list[Place], about: Question | None, snapshot: Snapshot) -> list[Place]:
    """Return the passages that cover the matter asked about; all where none is."""
    if about is None:
        return places
    measure = coverer(about, snapshot.about)
    measured = [
        (place, measure(place.article, place.passage.span, place.passage.paragraph))
        for place in places
    ]
    own = [place for place, covered in measured if covered.own >= OWN]
    if len(own) >= FEW:
        return own
    return [place for place, covered in measured if max(covered.own, covered.share) >= NEARBY]
