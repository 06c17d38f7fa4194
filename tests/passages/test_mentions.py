"""Which countries an article names: gold, traps, offsets, damage, and wrong data."""

from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import Article, Span
from bot.errors import KnowledgeError
from bot.names.gazetteer import Gazetteer
from bot.passages.mentions import MentionFinder, MentionRules
from bot.passages.mentions.around import Around
from bot.passages.mentions.glance import Glance
from bot.passages.mentions.judge import Judge
from bot.passages.model import Mention
from tests.benchmarks.countries import (
    GOLD,
    ROOT,
    f1,
    parsed,
    score_articles,
    shipped_finder,
    shipped_gazetteer,
)
from tests.passages.reading import article_of

SENTENCES = [
    (sentence, codes)
    for group in parsed(GOLD / "sentences.toml").values()
    for sentence, codes in group.items()
]


def found_in(text: str) -> list[tuple[str, str, str]]:
    """Return (code, words, how) of every mention in a one-paragraph article."""
    article = article_of(text)
    return [(m.code, m.span.of(text), m.how) for m in shipped_finder().find(article)]


def test_countries_of_the_gold_articles_are_found() -> None:
    rows = list(score_articles())
    assert f1(rows)[2] >= 0.98, [(row.name, row.wrong) for row in rows if row.wrong]


def test_no_trap_of_the_gold_articles_is_counted() -> None:
    assert not [
        (row.name, row.found - row.expected) for row in score_articles() if row.found - row.expected
    ]


@pytest.mark.parametrize(("sentence", "codes"), SENTENCES)
def test_sentence(sentence: str, codes: list[str]) -> None:
    assert {code for code, _, _ in found_in(sentence)} == set(codes)


def test_forms_say_how_the_country_is_named() -> None:
    text = "Kazakhstan’s Kazakhs, Kazakh wheat, Astana’s plan, the Akorda, Scotland and the U.S."
    assert found_in(text) == [
        ("KZ", "Kazakhstan", "name"),
        ("KZ", "Kazakhs", "people"),
        ("KZ", "Kazakh", "adjective"),
        ("KZ", "Astana", "capital"),
        ("KZ", "Akorda", "seat"),
        ("GB", "Scotland", "part"),
        ("US", "U.S.", "name"),
    ]


def test_members_follow_their_bloc_over_the_same_words() -> None:
    found = found_in("All five Central Asian republics came.")
    assert found[0] == ("central-asia", "Central Asian", "adjective")
    assert [how for _, _, how in found[1:]] == ["member"] * 5
    assert {words for _, words, _ in found} == {"Central Asian"}


def test_furniture_and_a_title_kept_apart_are_not_read() -> None:
    text = "Ukraine\nRussia\nChina"
    plain = article_of(text)
    kept = Article(
        **{
            name: getattr(plain, name)
            for name in Article.__slots__
            if name not in {"title_span", "body"}
        },
        title_span=None,
        body=(Span(8, 14),),
    )
    assert [m.code for m in shipped_finder().find(kept)] == ["RU"]


def test_the_article_as_a_whole_settles_what_a_sentence_leaves_open() -> None:
    lone = "Georgia votes on Sunday.\n"
    atlanta = "Atlanta and Savannah expect long lines, and so do Republicans.\n"
    tbilisi = "Tbilisi and Batumi expect long lines.\n"
    assert not [
        m for m in shipped_finder().find(article_of("Vote\n" + lone + atlanta)) if m.code == "GE"
    ]
    assert [
        m for m in shipped_finder().find(article_of("Vote\n" + lone + tbilisi)) if m.code == "GE"
    ]


def test_a_shy_capital_needs_its_country() -> None:
    assert found_in("Lima wants lower tariffs.") == []
    assert ("PE", "Lima", "capital") in found_in("Peru is patient, but Lima wants lower tariffs.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The United\r\nStates agreed.", "United\r\nStates"),
        ("The United  States agreed.", "United  States"),
        ("Kazakh\u00adstan agreed.", "Kazakh\u00adstan"),
        ("Tu\u0308rkiye agreed.", "Tu\u0308rkiye"),
        ("\u200fEgypt\u200f agreed.", "Egypt"),
        ("HONG KONG agreed.", "HONG KONG"),
        ("Côte d’Ivoire agreed.", "Côte d’Ivoire"),
        ("İran and Iran agreed.", "İran"),
    ],
)
def test_damage_does_not_hide_a_name_nor_shift_it(text: str, words: str) -> None:
    whole = Article(
        **{
            name: getattr(article_of("x"), name)
            for name in Article.__slots__
            if name not in {"text", "title_span", "body"}
        },
        text=text,
        title_span=None,
        body=(Span(0, len(text)),),
    )
    assert shipped_finder().find(whole)[0].span.of(text) == words


FORMS = [
    (form.written, country.code)
    for country in shipped_gazetteer()
    for form in country.text_forms()
    if form.how == "name"
]


@given(
    st.lists(st.sampled_from(FORMS), min_size=1, max_size=4),
    st.text("aeiou ’'.,-\u0301\u00ad", max_size=9),
)
def test_every_mention_is_a_stretch_of_the_body_in_order(
    names: list[tuple[str, str]], glue: str
) -> None:
    text = f"They met. {glue}" + f" {glue} and ".join(name for name, _ in names)
    mentions = shipped_finder().find(article_of(text))
    assert [m.span for m in mentions] == sorted(m.span for m in mentions)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in mentions)
    assert all(m.span.of(text).strip() == m.span.of(text) for m in mentions)


@given(st.text(max_size=300))
def test_any_text_is_safe(text: str) -> None:
    shipped_finder().find(article_of(text))


@pytest.mark.parametrize(
    "text", ["“" * 200_000, "US " * 50_000, "in , and " * 20_000 + "Kyiv", "Kazakh\u0301" * 20_000]
)
def test_hostile_text_ends(text: str) -> None:
    shipped_finder().find(article_of(text))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ({"decoys": "South China Sea"}, "decoys"),
        ({"titles": ["Mr"]}, "titles"),
        ({"capitals": {"place_befor": "in"}}, "place_befor"),
        ({"senses": [{"words": ["A"], "default": "maybe"}]}, "default"),
    ],
)
def test_wrong_rules_are_refused_and_named(data: Mapping[str, Any], word: str) -> None:
    with pytest.raises(KnowledgeError, match=word):
        MentionRules.from_data(data)


def test_an_admin_may_add_a_country_and_a_look_alike() -> None:
    gazetteer = Gazetteer.from_data({"countries": {"XA": {"name": "Ruritania"}}})
    finder = MentionFinder(gazetteer, MentionRules.from_data({"decoys": ["Ruritania Cup"]}))
    found: tuple[Mention, ...] = finder.find(article_of("Ruritania won the Ruritania Cup."))
    assert [m.span.start for m in found] == [0]


RULES = MentionRules.from_data(parsed(ROOT / "config" / "mentions.toml"))
JUDGE = Judge(shipped_gazetteer(), RULES)
GLANCE = Glance(RULES)
NAMED = {
    form.written: form
    for country in shipped_gazetteer()
    for form in country.text_forms()
    if country.code in {"US", "CN", "GB", "RU", "JO", "GE", "TD"}
}
# Every word that some rule heeds, and some that none does.
BESIDE = sorted(
    {"", "the", "of", "said", "The", "A.", "2022", "Prime", "naïve", "pythons."}
    | RULES.languages.before
    | RULES.languages.after
    | RULES.languages.into
    | RULES.capitals.place_before
    | RULES.capitals.place_after
    | RULES.given_names
    | RULES.titles
    | RULES.own_names
)
GAPS = (" ", ", ", "-", "’s ", ". ", " (")


@pytest.mark.parametrize("name", ["China", "US", "Beijing", "Chinese", "English", "Chad", "Brits"])
def test_what_is_plain_at_a_glance_is_so_after_a_closer_look(name: str) -> None:
    for word, gap in product(BESIDE, GAPS):
        for head, tail in ((f"then {word}{gap}", " said"), ("saw the ", f"{gap}{word} and")):
            text, start = head + name + tail, len(head)
            end = start + len(name)
            if GLANCE.is_plain(NAMED[name], text, start, end):
                verdict = JUDGE.verdict(NAMED[name], Around(text, start, end))
                assert verdict == "country", text
