"""A country's briefing: who acts and speaks comes first, and nothing comes twice."""

import pytest

from bot.answers.briefing.worth import WEIGHED
from bot.answers.contract import answer_json
from bot.answers.desk import Desk
from bot.answers.model import Answer, Section, Snippet
from bot.errors import UnknownName
from tests.answers.briefings import FERRY, STRIKE
from tests.answers.questions import COUNTRIES
from tests.benchmarks.score_country import judge
from tests.conftest import OpenFolder
from tests.gold.reading import GOLD, lines


@pytest.fixture
def coast(folder: OpenFolder) -> Desk:
    return folder(ferry__txt=FERRY, strike__txt=STRIKE)


def section(answer: Answer, name: Section) -> tuple[Snippet, ...]:
    assert answer.briefing
    return answer.briefing.sections[name]


def test_most_sentences_that_a_careful_reader_marks_are_shown(desk: Desk) -> None:
    gold = [one for one in lines(GOLD / "country.jsonl") if one["corpus"] == "seeds"]
    judged = [judge(one, answer_json(desk.country(one["query"]))) for one in gold]
    assert sum(sum(one.met) for one in judged) / sum(len(one.met) for one in judged) >= 0.7


def test_who_acts_comes_before_who_is_merely_named(coast: Desk) -> None:
    texts = [snippet.text for snippet in coast.country("kenya").snippets]
    acts = next(at for at, text in enumerate(texts) if "refused to reopen" in text)
    named = [at for at, text in enumerate(texts) if "hospitals in Kenya" in text]
    assert all(acts < at for at in named)


def test_officials_speak_for_their_country_in_articles_that_do_not_say_so(coast: Desk) -> None:
    answer = coast.country("kenya")
    said = [s.text for s in answer.shown if s.speaker and s.speaker.name == "Amina Odhiambo"]
    assert any("every bruise" in text for text in said)


def test_an_expert_on_a_country_is_not_its_voice(coast: Desk) -> None:
    voices = {s.speaker.name for s in section(coast.country("kenya"), "said_by") if s.speaker}
    assert "Tunde Bello" not in voices
    assert "KE" not in coast.snapshot.voices.codes("Tunde Bello")


def test_a_word_that_looks_like_a_code_speaks_for_no_country(folder: OpenFolder) -> None:
    text = (
        "Rain in the hills\n\nLa Candelilla, a mining company, blamed the rain. "
        "Laos plans a dam on the river.\n"
    )
    answer = folder(rain__txt=text).country("laos")
    assert not any("Candelilla" in snippet.text for snippet in answer.shown)


def test_what_a_large_archive_says_in_passing_does_not_hide_the_article_about_it(
    folder: OpenFolder,
) -> None:
    passing = [
        f"Prices\n\nThe mill sold its crates. It kept the rest. Nobody asked why. "
        f"One lot of {'abcdefghij'[n % 10] * 4}on went by way of Kenya.\n"
        for n in range(WEIGHED + 50)
    ]
    about = "Ferry\n\nKenya refused to reopen the ferry. Kenya wants new hulls first.\n"
    files = {f"a{n}__txt": text for n, text in enumerate(passing)}
    answer = folder(**files, z__txt=about).country("kenya")
    assert any("refused to reopen" in snippet.text for snippet in answer.snippets)


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_sentence_stands_in_two_sections(desk: Desk, country: str) -> None:
    answer = desk.country(country)
    shown = [
        s for part in (answer.briefing.sections if answer.briefing else {}).values() for s in part
    ]
    for at, one in enumerate(shown):
        for other in shown[at + 1 :]:
            apart = one.end <= other.start or other.end <= one.start
            assert one.article != other.article or apart, (one.text, other.text)


def test_figures_hold_amounts_and_the_timeline_dates_in_order(desk: Desk) -> None:
    answer = desk.country("china")
    assert section(answer, "figures")
    assert all(any(c.isdigit() for c in s.text) for s in section(answer, "figures"))
    assert section(desk.country("kazakhstan"), "timeline")


def test_a_topic_narrows_the_briefing(desk: Desk) -> None:
    whole, narrow = desk.country("china"), desk.country("china", "trade")
    assert len(narrow.snippets) < len(list(whole.shown))
    assert any("trade" in snippet.text for snippet in narrow.snippets)


def test_little_coverage_is_said_and_no_coverage_is_silence(coast: Desk) -> None:
    little = coast.country("norway")
    assert little.message
    assert "little" in little.message
    none = coast.country("peru")
    assert (none.outcome, none.snippets) == ("nothing", ())
    with pytest.raises(UnknownName):
        coast.country("atlantis")


@pytest.mark.parametrize("typed", ["kazakstann", "astna", "Казахстн"])
def test_a_misspelt_country_is_answered_and_the_reader_told(desk: Desk, typed: str) -> None:
    answer = desk.country(typed)
    assert answer.briefing
    assert answer.briefing.country.code == "KZ"
    assert answer.message
    assert typed in answer.message
    assert "this is Kazakhstan" in answer.message


def test_a_dateline_is_no_sentence_of_a_briefing(folder: OpenFolder) -> None:
    text = "Copper falls\n\nKITWE, Zambia.\n\nZambia sold less copper than last year.\n"
    shown = folder(copper__txt=text).country("zambia").snippets
    assert [snippet.text for snippet in shown] == ["Zambia sold less copper than last year."]
