"""How a question was understood and why a passage was or was not an answer, for people to read."""

from collections.abc import Iterator, Mapping

from bot.answers.finding.evidence import Found
from bot.answers.questions.asking import MEASURED
from bot.answers.questions.question import Question, Term
from bot.answers.route import Route

CLOSEST = 3
LONGEST = 90  # characters of a passage shown
OTHERS = 6  # other words shown for a term

_WANTS = {
    "saying": "something said",
    "person": "a person",
    "holder": "who holds an office",
    "place": "a place",
    "date": "a date",
    "time": "a time of day",
    "duration": "how long",
    "amount": "a number",
    "money": "a sum of money",
    "country": "another country",
    "cause": "a cause",
    "stance": "a stand",
}


def explain(
    chosen: Route, question: Question, found: list[Found], words: Mapping[str, str]
) -> list[str]:
    """Return the account line by line: command, terms, what is wanted, the passages weighed.

    `words` gives a word to read for each stem of the corpus.
    """
    return [
        f"Understood as: {chosen.command} {chosen.query!r}"
        + (f" about {chosen.about!r}" if chosen.about else ""),
        f"Wanted: {', '.join(sorted(_WANTS[want] for want in question.wants)) or 'a sentence'}",
        "Looked for:",
        *(f"  {_term(term, words)}" for term in question.terms),
        *_phrases(question),
        "Weighed:" if found else "Weighed: no passage holds any of these words.",
        *(line for one in found[:CLOSEST] for line in _passage(one)),
    ]


def _term(term: Term, words: Mapping[str, str]) -> str:
    kind = _kind(term)
    other = [one for one in (*term.stems[1:], *term.others) if not one.startswith("country:")]
    found = ", ".join(words.get(one, one) for one in other[:OTHERS])
    also = f"; also as {found}" if found else ""
    absent = "; in no article" if term.unknown else ""
    return f"{term.word} ({kind}, weight {term.weight:.1f}{also}{absent})"


def _kind(term: Term) -> str:
    if term.country:
        return "country, must be there"
    if term.person:
        return "person, must be there"
    if term.name:
        return "number, must be there" if term.word[0].isdigit() else "name, must be there"
    return "common word, may be absent" if term.light else "word"


def _phrases(question: Question) -> Iterator[str]:
    for phrase in question.phrases:
        yield f"  the phrase \u201c{' '.join(phrase)}\u201d"
    skipped = [word for word in question.text.casefold().split() if word in MEASURED]
    if skipped and question.wants & {"amount", "duration", "money"}:
        yield f"  (not looked for: {', '.join(skipped)})"


def _passage(one: Found) -> Iterator[str]:
    """Yield what one passage covers, and the verdict."""
    held = one.features
    text = " ".join(one.place.text.split())
    shown = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}\u2026"
    yield f"  {one.place.article.article.id}: {shown}"
    missing = ", ".join(term.word for term in one.coverage.missing) or "nothing"
    yield (
        f"    covers {held.share:.0%} of the question, {held.own:.0%} in the sentence itself;"
        f" missing: {missing}"
    )
    yield f"    {_verdict(one)}"


def _verdict(one: Found) -> str:
    if one.answers:
        return f"an answer (order {one.score:.2f})"
    if not one.fits:
        return "no answer: it does not hold what is wanted"
    if not one.coverage.names_covered:
        return "no answer: a name or number of the question is missing"
    return "no answer: too little of the question is covered"
