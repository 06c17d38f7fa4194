"""Hypothesis strategies: answers as long and as hostile as they can be."""

import hashlib
from datetime import date
from typing import Literal, get_args

from hypothesis import strategies as st

from bot.answers.model import (
    AlsoIn,
    Answer,
    Command,
    Comparison,
    Corpus,
    CountryBriefing,
    CountryName,
    Difference,
    Event,
    Filters,
    Match,
    Met,
    Outcome,
    PersonCard,
    Quoted,
    Related,
    RoleGiven,
    Side,
    Snippet,
    Spelling,
    Timeline,
)
from bot.discord_app.languages import read_languages
from bot.passages.model import SaidOn, Speaker, Stance
from bot.settings import shipped

TRICKS = [
    "**bold**", "||spoiler||", "`code`", "```\nfence", "[x](https://evil.example)", "<@123>",
    "@everyone", "<#1>", "</ask:1>", "<t:1:R>", "https://evil.example/a_b", "> quote", "# head",
    "- item", "1. item", "-# small", "\u202eevil", "\u200b", "\u2066", ":smile:", "<:x:1>", "~~x~~",
    "\\", "\\*", "discord.gg/abc", "\U000e0041", "\u200d", "_x_", "🇰🇿", "👩‍👩‍👧", "می‌خواهم",
]  # fmt: skip

KINDS: list[Literal["direct", "unmarked", "indirect"] | None] = [
    None, "direct", "unmarked", "indirect",
]  # fmt: skip

words = st.one_of(
    st.sampled_from(TRICKS),
    st.sampled_from(["Wang", "said", "rock", "solid", "the", "Казахстан", "中国", "“", "”", "."]),
    st.text(st.characters(codec="utf-8"), max_size=12),
)
lines = st.lists(words, min_size=1, max_size=12).map(" ".join)
texts = st.builds(
    lambda part, times, gap: gap.join([part] * times),
    lines,
    st.sampled_from([1, 1, 1, 2, 20, 200]),
    st.sampled_from([" ", ". ", "\n\n", ""]),
).filter(lambda text: text.strip())
maybe = st.none() | texts
languages = st.sampled_from(read_languages(shipped("config")).all)
days = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
speakers = st.builds(Speaker, maybe, maybe, texts, st.lists(texts, max_size=3).map(tuple)).filter(
    lambda speaker: bool(speaker.name or speaker.role)
)

differences = st.lists(
    st.one_of(
        st.builds(Difference, st.just("equal"), texts, texts),
        st.builds(Difference, st.just("replace"), texts, texts),
        st.builds(Difference, st.just("delete"), texts, st.just("")),
        st.builds(Difference, st.just("insert"), st.just(""), texts),
    ),
    max_size=4,
).map(tuple)


@st.composite
def snippets(draw: st.DrawFn) -> Snippet:
    text = draw(texts)
    start = draw(st.integers(0, 2**31))
    kind = draw(st.sampled_from(KINDS))
    speaker = draw(st.none() | speakers) if kind else None
    copies = draw(st.lists(st.builds(AlsoIn, texts, st.just(0), st.just(9), maybe), max_size=6))
    return Snippet(
        text=text,
        article=draw(texts),
        start=start,
        end=start + len(text),
        title=draw(texts),
        outlet=draw(maybe),
        published=draw(days),
        url=draw(st.none() | st.just("https://news.example/ä(b)c") | texts),
        kind=kind,
        quote=Quoted(text[:9], start, start + len(text[:9])) if kind else None,
        utterance=hashlib.blake2b(text.encode(), digest_size=6).hexdigest() if kind else None,
        speaker=speaker,
        addressee=draw(maybe) if kind else None,
        occasion=draw(maybe) if kind else None,
        said_on=draw(st.none() | st.builds(SaidOn, texts, days)) if kind else None,
        stance=draw(st.sampled_from(get_args(Stance))) if kind else None,
        via=draw(st.none() | speakers) if kind else None,
        match=draw(st.none() | st.sampled_from(get_args(Match))) if kind else None,
        difference=draw(differences) if kind else (),
        also_in=tuple(copies),
    )


several = st.lists(snippets(), max_size=30).map(tuple)
corpora = st.builds(Corpus, st.integers(0, 10**6), st.integers(0, 10**8), days)
filters = st.builds(Filters, maybe, maybe, maybe, days, days)
briefings = st.builds(
    CountryBriefing,
    st.builds(CountryName, st.sampled_from(["KZ", "EU", "central-asia"]), texts, st.just("bloc")),
    st.dictionaries(
        st.sampled_from(["briefing", "said_by", "said_about", "figures", "timeline"]), several
    ),
    st.lists(st.builds(Related, st.just("RU"), texts, st.integers(1, 999)), max_size=9).map(tuple),
)


people = st.builds(
    PersonCard,
    texts,
    st.lists(st.sampled_from(["KZ", "EU", "UN"])).map(tuple),
    st.lists(st.builds(RoleGiven, texts, st.just(()), texts, st.just(0), st.just(9))).map(tuple),
    st.lists(st.builds(Spelling, texts, st.just(1))).map(tuple),
    st.just(()),
    st.lists(st.builds(Met, texts, st.just("met"), st.just(1))).map(tuple),
    st.dictionaries(st.sampled_from(["roles", "sayings", "met", "mentioned"]), several),
)
sides = st.builds(
    Side,
    texts,
    st.just("person"),
    st.none(),
    st.dictionaries(st.sampled_from(["briefing", "figures"]), several),
)
comparisons = st.builds(
    Comparison, st.tuples(sides, sides), several, st.lists(several, max_size=2).map(tuple)
)
events = st.lists(st.builds(Event, texts, days, st.none(), snippets()), max_size=30).map(tuple)
timelines = st.builds(Timeline, events, events)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Answers of every command, with everything or nothing found."""
    command = draw(st.sampled_from(get_args(Command)))
    found = draw(several)
    outcome: Outcome = "answered" if found else "nothing"
    briefing = draw(briefings) if command == "country" and found else None
    person = draw(people) if command == "person" and found else None
    comparison = draw(comparisons) if command == "compare" and found else None
    timeline = draw(timelines) if command == "timeline" and found else None
    return Answer(
        command=command,
        query=draw(texts),
        outcome=outcome,
        corpus=draw(corpora),
        message=draw(maybe),
        suggestions=tuple(draw(st.lists(texts, max_size=7))),
        snippets=found,
        closest=draw(several) if not found else (),
        briefing=briefing,
        person=person,
        comparison=comparison,
        timeline=timeline,
    )
