"""The longest answers of the longest articles keep within every limit, in every language."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.answers.desk import Desk
from bot.answers.model import Answer, Filters, Snippet
from bot.discord_app.answers import answer_sheet, every_passage, first_page
from bot.discord_app.complete import LONGEST, MOST, _choices
from bot.discord_app.context import context_view
from bot.discord_app.dates import charted, days_of
from bot.discord_app.language import Language
from bot.discord_app.languages import read_languages
from bot.discord_app.layout import view
from bot.discord_app.source_cards import PER_PAGE, article_card, sources_card
from bot.knowledge import open_desk
from bot.settings import load_settings, shipped
from tests.discord_app.limits import check

LANGUAGES = read_languages(shipped("config")).all
ODD = "**_||`~>#[x](https://evil.example/a_b)@everyone <@1> \u202e👩‍👩‍👧 العربية"
NAME = "Anna-Maria Konstantinopoulou-Featherstonehaugh von Hohenberg"
WORDS = "the long and winding agreement on wheat, water and railways of the region"


def _sentence(number: int) -> str:
    """Return a sentence of some 700 characters."""
    return ", ".join([f"{WORDS} number {number}.{part} {ODD}" for part in range(5)])


def _stories() -> Iterator[tuple[str, str]]:
    said = "\n\n".join(
        f"“We want {_sentence(number)}, and Kazakhstan and China will have it,” said {NAME}, the"
        f" minister for everything in Kazakhstan, to China on {1 + number % 28} March 2023."
        for number in range(130)
    )
    yield "said.txt", f"{'A headline without an end ' * 30}\n\n2023-03-30\n\n{said}\n"
    for number in range(8):
        story = f"{ODD * 5}\n\n{said[:3000]}\n\nChina and Kazakhstan met {number} times in 2022.\n"
        yield f"{'copy' * 40}{number}.txt", story
    yield "line.txt", "One line\n\n" + " ".join(_sentence(number) for number in range(12))
    for number in range(9):
        yield f"{number}.exe", "MZ"


@pytest.fixture(name="desk", scope="module")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in _stories():
        (folder / name).write_text(text, encoding="utf-8")
    settings = load_settings(articles=folder)
    return open_desk(settings.model_copy(update={"index": Path("none")}))


QUESTIONS: dict[str, Callable[[Desk], Answer]] = {
    "ask": lambda desk: desk.ask(f"What do China and Kazakhstan want of {WORDS}?"),
    "who-said": lambda desk: desk.who_said(WORDS, desk.filters(country="China", since="2020")),
    "a message": lambda desk: desk.who_said((WORDS + " " + ODD) * 3),
    "quotes": lambda desk: desk.quotes(NAME),
    "country": lambda desk: desk.country("Kazakhstan", "wheat"),
    "person": lambda desk: desk.person(NAME),
    "compare": lambda desk: desk.compare("Kazakhstan", "China", "wheat and water " * 20),
    "timeline": lambda desk: desk.timeline(),
    "nothing": lambda desk: desk.who_said("zebras dance on the moon " * 60),
}


@pytest.fixture(name="answers", scope="module")
def _answers(desk: Desk) -> dict[str, Answer]:
    return {name: ask(desk) for name, ask in QUESTIONS.items()}


@pytest.mark.parametrize("lang", LANGUAGES, ids=lambda one: one.code)
@pytest.mark.parametrize("name", QUESTIONS)
def test_answers(answers: dict[str, Answer], name: str, lang: Language) -> None:
    answer = answers[name]
    filters = Filters(source="s" * 300, country="China", speaker=NAME)
    sheet = answer_sheet(answer, filters, lang, private=True)
    check(first_page(answer, sheet, charted(answer, lang)))
    known = {(one.article, one.start, one.end): one for one in every_passage(answer, lang)}
    shown = list(known.values())
    first = 0
    for number, page in enumerate(sheet.pages):
        passages = every_passage(answer, lang)[first : first + len(page.refs)]
        dates = days_of(answer, lang)[first : first + len(page.refs)]
        check(view(sheet.at(number), passages, dates))
        first += len(page.refs)
    assert shown or answer.outcome == "nothing"


def test_quotations_are_found_at_all(answers: dict[str, Answer]) -> None:
    assert len(answers["quotes"].snippets) > 100
    assert all(len(one.text) > 500 for one in answers["quotes"].snippets[:5])


@pytest.mark.parametrize("lang", LANGUAGES, ids=lambda one: one.code)
def test_cards(desk: Desk, answers: dict[str, Answer], lang: Language) -> None:
    cards = desk.sources()
    for page in range(-(-len(cards) // PER_PAGE)):
        check(sources_card(cards, page, lang))
    for card in cards:
        check(article_card(card, lang))
    for snippet in _some(answers):
        around = desk.context(snippet.article, snippet.start, snippet.end) or snippet
        check(context_view(around, snippet, lang))


def test_suggestions(desk: Desk) -> None:
    for complete in (
        desk.complete_source,
        desk.complete_speaker,
        desk.complete_person,
        desk.complete_country,
        desk.complete_topic,
    ):
        choices = _choices(complete("", 500))
        assert len(choices) <= MOST
        assert all(0 < len(one.name) <= LONGEST for one in choices)
        assert all(0 < len(str(one.value)) <= LONGEST for one in choices)


def _some(answers: dict[str, Answer]) -> list[Snippet]:
    return [one for answer in answers.values() for one in list(answer.shown)[:3]]
