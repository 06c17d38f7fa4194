"""The bot's languages: whole, with the same placeholders, and right about days and numbers."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from babel.plural import to_python
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.scan import scan
from bot.discord_app.cards import help_card
from bot.discord_app.language import ENGLISH, FORMS, NOUNS, PLURALS, Language, filled
from bot.discord_app.languages import made, read_languages
from bot.errors import ArticlesError, KnowledgeError
from bot.settings import shipped
from bot.standin import Standin
from tests.discord_app import phrases

EVERY = read_languages(shipped("config"))
OTHERS = EVERY.all[1:]
GOOD: dict[str, Any] = {"counts": {noun: ["{n}", "{n}"] for noun in NOUNS}}


def test_there_are_seven() -> None:
    assert {one.code for one in EVERY.all} == {"en", "ru", "zh-CN", "fr", "es", "de", "kk"}


@pytest.mark.parametrize("lang", OTHERS, ids=lambda one: one.code)
def test_every_phrase_is_translated(lang: Language) -> None:
    assert phrases.said() - set(lang.phrases) - set(lang.sentences) == set()
    assert phrases.counted() <= set(lang.counts)


@pytest.mark.parametrize("lang", OTHERS, ids=lambda one: one.code)
def test_every_sentence_of_the_answers_is_translated(lang: Language) -> None:
    for sentence in phrases.sentences():
        shown = sentence.replace("these words {}", "these words twice").replace("{}", "Xyz")
        if not re.match(r"\{\}(?:[,;.]| Quoted)", sentence):  # goes on from another, listed whole
            assert lang.translated(shown) != shown, sentence


@pytest.mark.parametrize("lang", OTHERS, ids=lambda one: one.code)
def test_every_reason_is_translated(lang: Language) -> None:
    for sentence in phrases.refusals():
        shown = sentence.replace("{}", "9")
        assert lang.translated(shown) != shown, sentence
    assert phrases.furniture() <= set(lang.sentences)
    with pytest.raises(ArticlesError) as missing:
        scan(Path("nowhere"))
    assert "folder" not in lang.translated(str(missing.value))


@pytest.mark.parametrize("lang", OTHERS, ids=lambda one: one.code)
def test_our_own_words_inside_a_sentence_are_translated(lang: Language) -> None:
    several = lang.translated(
        "Several are quoted with these words, first Ann Trinidad (7 March 2023), "
        "then Bo (undated) and Cy (1 May 2024)."
    )
    assert lang.day(date(2023, 3, 7)) in several
    assert lang.day(date(2024, 5, 1)) in several
    assert "undated" not in several
    assert " and " not in several
    more = lang.translated("Quoted are, among others: A, B, C, D and 3 more.")
    assert "more" not in more
    assert "A, B, C, D" in more
    assert "socket" not in lang.translated("Line 3: It is a socket, not a file.").replace(
        lang.sentences["a socket"], ""
    )


@pytest.mark.parametrize("lang", OTHERS, ids=lambda one: one.code)
def test_languages_have_the_same_phrases(lang: Language) -> None:
    assert set(lang.phrases) == set(OTHERS[0].phrases)
    assert set(lang.sentences) == set(OTHERS[0].sentences)


@pytest.mark.parametrize("lang", OTHERS, ids=lambda one: one.code)
def test_what_a_head_says_can_be_read_back(lang: Language) -> None:
    for english in ("Who said “{words}”?", "Timeline: {words}", "on “{words}”"):
        template = english.replace("{words}", "{subject}") if "Who" not in english else english
        name = "words" if "Who" in english else "subject"
        assert lang.heard(template, lang.say(template, **{name: "rock solid?"})) == {
            name: "rock solid?"
        }


@pytest.mark.parametrize("lang", EVERY.all, ids=lambda one: one.code)
@pytest.mark.parametrize("day", [date(2023, 3, 7), date(1999, 12, 31), date(2024, 8, 1)])
def test_days_are_written_as_unicode_says(lang: Language, day: date) -> None:
    locale = {"en": "en_GB", "zh-CN": "zh_Hans_CN"}.get(lang.code, lang.code)
    assert lang.day(day) == _plain(format_date(day, "long", locale))
    assert lang.month(day) == _plain(format_skeleton("yMMMM", day, locale=locale))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("lang", EVERY.all, ids=lambda one: one.code)
def test_numbers_are_parted_as_unicode_says(lang: Language) -> None:
    locale = {"zh-CN": "zh_Hans_CN"}.get(lang.code, lang.code)
    assert lang.number(1_234_567) == format_decimal(1_234_567, locale=locale)


@given(st.sampled_from(EVERY.all), st.integers(0, 2_000))
def test_plurals_are_those_of_unicode(lang: Language, number: int) -> None:
    rule = {
        "one, few, many": {
            "one": "v = 0 and i % 10 = 1 and i % 100 != 11",
            "few": "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
        },
        "one, other": {"one": "i = 1 and v = 0"},
        "up to one, other": {"one": "i = 0,1"},
        "one form": {},
    }[lang.plurals]
    form = to_python(rule)(number)
    assert PLURALS[lang.plurals](number) == [*rule, "other"].index(form)
    assert FORMS[lang.plurals] == len(rule) + 1
    assert lang.number(number) in lang.count(number, "article")


@pytest.mark.parametrize(
    ("template", "text", "values"),
    [
        ("Nothing", "Nothing", {}),
        ("No {x}.", "No way.", {"x": "way"}),
        ("No {x}.", "No way. Sir.", {"x": "way. Sir"}),
        ("{x} and {y}", "a and b", {"x": "a", "y": "b"}),
        ("{x} is quoted.", "Wang Yi is quoted.", {"x": "Wang Yi"}),
        ("No {x}.", "Yes way.", None),
        ("No {x}.", "No .", None),
        ("No {x}.", "No way", None),
        ("{x} and {y}", "a or b", None),
    ],
)
def test_values_are_found_in_a_filled_template(
    template: str, text: str, values: dict[str, str] | None
) -> None:
    assert filled(template, text) == values


def test_hostile_sentence_is_read_at_once() -> None:
    assert OTHERS[0].translated("“" * 200_000) == "“" * 200_000


def test_discord_locales_find_their_language() -> None:
    assert EVERY.of("es-419").code == EVERY.of("es-ES").code == "es"
    assert EVERY.of("pt-BR") is EVERY.of(None) is EVERY.of("en-GB") is ENGLISH
    assert EVERY.named("kk").name == "Қазақша"
    assert not EVERY.named("kk").locales


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ({"locales": ["xx"]}, "xx"),
        ({"commands": {"ask": "я" * 101}}, "ask"),
        ({"phrases": {"Hello {name}": "Bonjour"}}, "Hello"),
        ({"phrases": {"Hello {name}": "Bonjour {nom}"}}, "Hello"),
        ({"phrases": {"Hello": "{0.__class__}"}}, "Hello"),
        ({"phrases": {"Hello": 3}}, "Hello"),
        ({"phrases": {"Hello": "{"}}, "Hello"),
        ({"plurals": "many"}, "plurals"),
        ({"months": ["January"]}, "months"),
        ({"counts": {}}, "counts.article"),
        ({"day": "{day}"}, "day"),
    ],
)
def test_wrong_file_names_the_entry(entry: dict[str, Any], named: str) -> None:
    with pytest.raises(KnowledgeError, match=re.escape(named)) as told:
        made("xy", {**GOOD, **entry})
    assert "config/languages/xy.toml" in str(told.value)


@pytest.mark.parametrize("lang", EVERY.all, ids=lambda one: one.code)
def test_examples_have_the_reader_s_names_of_commands_and_are_understood(lang: Language) -> None:
    shown = help_card(["/who-said rock solid"], False, lang, lang.commands)
    # The library leaves this method of layouts without types.
    text = str(shown.to_components())  # type: ignore[no-untyped-call]
    own = f"/{lang.commands.get('who-said', 'who-said')} rock solid"
    assert own in text
    assert EVERY.in_english(own) == "/who-said rock solid"
    assert EVERY.in_english("/nothing of ours") == "/nothing of ours"


def test_commands_have_names_in_every_language(standin: Standin) -> None:
    every = {locale for one in OTHERS for locale in one.locales}
    for command in standin.commands():
        for texts in _localised(command):
            assert set(texts) == every
    names = [command["name_localizations"]["ru"] for command in standin.commands()]
    assert len(set(names)) == len(names)
    assert "спросить" in names


def _localised(command: dict[str, Any]) -> Iterator[dict[str, str]]:
    for one in (command, *command.get("options", [])):
        yield one["name_localizations"]
        if one["description"]:
            yield one["description_localizations"]
        yield from (choice["name_localizations"] for choice in one.get("choices", []))


@pytest.mark.parametrize("lang", OTHERS, ids=lambda one: one.code)
def test_answers_speak_the_reader_s_language(standin: Standin, lang: Language) -> None:
    if not lang.locales:
        pytest.skip("Discord has no such locale; see the tests of /settings")
    standin.speak(lang.locales[0], user="owner")
    try:
        options = {"words": "rock solid", "visibility": "private"}
        private = standin.slash("who-said", options, user="owner").wait_reply()
        public = standin.slash("who-said", {"words": "rock solid"}, user="owner").wait_reply()
        silent = {"question": "Who won the salad contest in Gaza?", "visibility": "private"}
        nothing = standin.slash("ask", silent, user="owner").wait_reply()
    finally:
        standin.speak("en-US", user="owner")
    assert lang.say("Who said “{words}”?", words="rock solid") in private.text
    assert "“**rock solid**" in private.text
    assert private.button(lang.say("Share here"))
    assert "Who said “rock solid”?" in public.text
    assert lang.say("Nothing found") in nothing.text
    assert "The articles" not in nothing.text
