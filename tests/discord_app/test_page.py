"""The bot in a real browser, on the stand-in's page: what a newcomer sees and does."""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.standin import Standin
from tests.discord_app.running import SEEDS, fresh_standin, running_bot
from tests.standin.browser import chromium, needs_browser, opened

pytestmark = needs_browser

TRICK = (
    "Nobody reads the **ferry** timetable, see [here](https://evil.example/x), @everyone and "
    "<@1100000000000000012> know ||that|| `well` \u202eesrever\u2066 </ask:1> <b>and</b>."
)


@pytest.fixture(name="articles", scope="module")
def _articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for path in SEEDS.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    story = f'The **ferry** @here\n\n{TRICK}\n\n"It is late", said <@&1100000000000000002>.\n'
    (folder / "# @everyone _x_.txt").write_text(story, encoding="utf-8")
    return folder


@pytest.fixture(name="standin", scope="module")
def _standin(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standin]:
    folder = tmp_path_factory.mktemp("bot")
    with fresh_standin() as standin, running_bot(standin, folder, articles=articles):
        yield standin


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(name="tab", scope="module")
def _tab(browser: Browser, standin: Standin) -> Iterator[Page]:
    with opened(browser, standin.page_url) as made:
        yield made


@pytest.fixture(name="page")
def _page(tab: Page) -> Page:
    """The page as it is when it is opened in #briefings."""
    tab.evaluate("localStorage.clear()")
    tab.reload()
    tab.locator("#write").wait_for()
    return tab


def _type(page: Page, *parts: str) -> None:
    """Type a command and its options, Enter after each; an empty part sends."""
    page.locator("#write").click()
    for part in parts:
        page.keyboard.type(part)
        if part and not part.startswith("/"):
            page.wait_for_timeout(150)  # suggestions come as one types
        page.keyboard.press("Enter")


def _last(page: Page) -> Locator:
    return page.locator(".message:not(.pending)").last


def _press(page: Page, label: str) -> None:
    _last(page).get_by_role("button", name=label, exact=True).click()


def _become(page: Page, name: str) -> None:
    page.locator(".me-button").click()
    page.get_by_role("menuitemradio", name=name).click()
    expect(page.locator(".me-name")).to_have_text(name)


def test_first_minute_of_a_newcomer(page: Page) -> None:
    page.locator("#write").fill("/")
    entries = page.locator("#panel [role=option]")
    expect(entries.filter(has_text="/who-said")).to_contain_text("Find out who said something")
    page.locator("#write").fill("")
    _type(page, "/who-said", "rock solid")
    expect(_last(page)).to_contain_text("Wang Yi")
    expect(_last(page).locator("blockquote strong").first).to_have_text("rock solid")
    _press(page, "Context 1")
    expect(_last(page)).to_contain_text("In context")
    expect(_last(page)).to_contain_text("Only you can see this")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (["/ask", "How many Russians fled to Kazakhstan from the draft?"], "tens of thousands"),
        (["/quotes", "Wang Y", ""], "Wang Yi"),
        (["/person", "Antony Bl", ""], "Also written"),
        (["/compare", "Kazakhstan", "Uzbekistan", ""], "Kazakhstan and Uzbekistan"),
        (["/sources", ""], "articles read"),
        (["/article", "Can China", ""], "Not stated"),
        (["/status", ""], "Questions since the start"),
        (["/help", ""], "Nothing you write is stored"),
        (["/feedback", ""], "Kept are the questions"),
    ],
    ids=lambda value: value[0][1:] if isinstance(value, list) else "",
)
def test_each_command(page: Page, typed: list[str], shown: str) -> None:
    _type(page, *typed)
    expect(_last(page)).to_contain_text(shown)


def test_the_newest_answer_is_in_view(page: Page) -> None:
    asked = (
        (["/country", "Kazakhstan", ""], "Briefing"),
        (["/ask", "who won the ice hockey gold"], "nothing about that"),
        (["/reload", ""], "Nothing has changed"),
    )
    for typed, shown in asked:
        _type(page, *typed)
        expect(_last(page)).to_contain_text(shown)
        page.wait_for_timeout(1500)  # as one reads
        left = "box => box.scrollHeight - box.scrollTop - box.clientHeight"
        assert page.locator("#scroller").evaluate(left) < 2


def test_country_by_autocomplete_then_pages_and_sections(page: Page) -> None:
    page.locator("#write").click()
    page.keyboard.type("/country")
    page.keyboard.press("Enter")
    page.keyboard.type("kaz")
    expect(page.locator("#panel [role=option]").first).to_have_text("Kazakhstan")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(_last(page)).to_contain_text("Country briefing")
    first = _last(page).locator("blockquote").all_inner_texts()
    _press(page, "Next")
    expect(_last(page).locator("blockquote").first).not_to_have_text(first[0])
    _last(page).locator(".select-trigger").click()
    section = page.locator(".select-option").last
    name = section.locator(".select-label").inner_text()
    section.click()
    expect(_last(page).locator(".select-words")).to_contain_text(name)
    _press(page, "Compare")
    expect(_last(page)).to_contain_text("Compare Kazakhstan with")
    _last(page).locator(".select-trigger").click()
    page.get_by_role("option", name="Russia", exact=True).click()
    expect(_last(page)).to_contain_text("Kazakhstan and Russia")
    _press(page, "Share here")
    expect(_last(page)).to_contain_text("Shared by Aigerim")
    expect(_last(page)).not_to_contain_text("Only you can see this")


def test_timeline_shows_its_picture_with_words_for_it(page: Page) -> None:
    _type(page, "/timeline", "")
    picture = _last(page).locator("img").last
    expect(picture).to_be_visible()
    assert "Timeline" in (picture.get_attribute("alt") or "")


def test_message_menu(page: Page, standin: Standin) -> None:
    standin.say("I heard that ties are “rock solid”, is that so?", user="member")
    message = page.locator(".message", has_text="I heard that ties").last
    message.hover()
    message.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Who said this?").click()
    expect(_last(page)).to_contain_text("Wang Yi")
    expect(_last(page)).to_contain_text("Only you can see this")


def test_conversation_in_direct_messages(page: Page) -> None:
    page.get_by_role("button", name="Direct messages").click()
    _type(page, "kazakhstan")
    expect(_last(page)).to_contain_text("Nice to meet you")
    expect(page.locator(".message").nth(-2)).to_contain_text("Country briefing")
    _type(page, "and uzbekistan?")
    expect(_last(page)).to_contain_text("Uzbekistan")
    expect(_last(page)).to_contain_text("Country briefing")
    _type(page, "more")
    expect(_last(page)).to_contain_text("Uzbekistan")


def test_feedback_says_what_is_kept(page: Page) -> None:
    _type(page, "/who-said", "rock solid")
    expect(_last(page)).to_contain_text("Wang Yi")
    _press(page, "Not helpful")
    expect(_last(page)).to_contain_text("without your name")
    _type(page, "/feedback", "")
    expect(_last(page)).to_contain_text("/who-said rock solid")


def test_server_set_to_kazakh_and_back(page: Page) -> None:
    _type(page, "/settings")
    page.keyboard.press("Tab")
    page.get_by_role("option", name="language").click()
    page.keyboard.type("Қаз")
    page.wait_for_timeout(200)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(_last(page)).to_contain_text("Баптаулар")
    _type(page, "/who-said", "rock solid")
    expect(_last(page)).to_contain_text("деп кім айтты?")
    expect(_last(page).get_by_role("button", name="Пайдалы")).to_be_visible()


def test_reload_by_the_right_and_the_wrong_user(page: Page, standin: Standin) -> None:
    standin.slash("settings", {"language": "en"}).wait_reply()
    _type(page, "/reload", "")
    expect(_last(page)).to_contain_text("Articles reloaded")
    _become(page, "Tomás")
    page.locator("#write").fill("/")
    expect(page.locator("#panel [role=option]").filter(has_text="/ask")).to_be_visible()
    expect(page.locator("#panel [role=option]").filter(has_text="/reload")).to_have_count(0)
    page.locator("#write").fill("")
    refused = standin.slash("reload", user="member", force=True).wait_reply()
    assert "manage this server" in refused.text
    expect(_last(page)).to_contain_text("manage this server")
    _become(page, "Aigerim")


def test_tricks_of_an_article_stay_text(page: Page) -> None:
    _type(page, "/ask", "Who reads the ferry timetable?")
    quoted = _last(page).locator("blockquote").first
    expect(quoted).to_contain_text("[here](https://evil.example/x), @everyone and")
    expect(quoted).to_contain_text("<@1100000000000000012> know ||that|| `well`")
    expect(quoted).to_contain_text("</ask:1> <b>and</b>.")
    assert quoted.locator("a, .mention, .spoiler, code, b").count() == 0
    assert "\u202e" not in quoted.inner_text()
    assert page.locator(".pinged").count() == 0
    _type(page, "/sources", "")
    expect(_last(page)).to_contain_text("The **ferry** @here")


def test_tricks_of_a_question_stay_text(page: Page) -> None:
    tricks = "**zebra** @everyone [x](https://evil.example/x) ||that|| <@1> `code` </ask:1> :smile:"
    for command in ("/who-said", "/ask"):
        _type(page, command, tricks)
        shown = _last(page).locator(".layout").first
        expect(shown).to_contain_text("Nothing found")
        expect(shown.get_by_role("heading")).to_contain_text("zebra", ignore_case=True)
        assert shown.locator(".heading strong, a, .mention, .spoiler").count() == 0
        assert page.locator(".pinged").count() == 0


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_phone_width_and_accessibility(
    browser: Browser, standin: Standin, theme: Literal["dark", "light"]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    standin.slash("country", {"name": "Kazakhstan"}).wait_reply()
    standin.slash("help").wait_reply()
    standin.slash("settings").wait_reply()
    with opened(browser, standin.page_url, width=390, height=844, theme=theme) as page:
        _last(page).wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        for button in page.locator(".message .button").all()[-8:]:
            box = button.bounding_box()
            assert box
            assert box["x"] + box["width"] <= 390
        found = axe.run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_buttons_after_a_restart(browser: Browser, tmp_path: Path) -> None:
    with fresh_standin() as standin:
        with running_bot(standin, tmp_path):
            standin.slash("country", {"name": "China"}).wait_reply()
        standin.wait_offline()
        with (
            running_bot(standin, tmp_path),
            opened(browser, standin.page_url) as page,
        ):
            before = _last(page).locator("blockquote").first.inner_text()
            _press(page, "Next")
            expect(_last(page).locator("blockquote").first).not_to_have_text(before)
            _press(page, "Helpful")
            expect(_last(page)).to_contain_text("without your name")


def test_replies_are_seen_at_once(page: Page) -> None:
    """Print how long it takes from the last key to the reply; no ground to fail on."""
    taken = []
    for _ in range(9):
        count = page.locator(".message:not(.pending)").count()
        _type(page, "/who-said")
        page.keyboard.type("rock solid")
        began = time.perf_counter()
        page.keyboard.press("Enter")
        page.locator(".message:not(.pending)").nth(count).wait_for()
        taken.append((time.perf_counter() - began) * 1000)
    print(f"key to visible reply: median {statistics.median(taken):.0f} ms")
