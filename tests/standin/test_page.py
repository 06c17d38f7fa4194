"""The page in a real browser: what a newcomer sees and does."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.standin import Standin
from tests.standin.browser import chromium, needs_browser, opened

pytestmark = needs_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def tab(browser: Browser, standin: Standin) -> Iterator[Page]:
    with opened(browser, standin.page_url) as made:
        yield made


@pytest.fixture
def page(tab: Page) -> Page:
    """The page as it is when it is opened in #briefings."""
    tab.evaluate("localStorage.clear()")
    tab.reload()
    tab.locator("#write").wait_for()
    return tab


def _last(page: Page) -> str:
    return page.locator(".message:not(.pending)").last.inner_text()


def _command(page: Page, name: str) -> None:
    page.locator("#write").fill(f"/{name}")
    page.keyboard.press("Enter")


def _await_message(page: Page, text: str) -> None:
    expect(page.locator(".message:not(.pending)").last).to_contain_text(text)


def test_it_says_what_it_is(page: Page) -> None:
    expect(page.locator(".banner")).to_contain_text("nothing leaves this computer")


def test_picker_lists_commands_and_options(page: Page) -> None:
    page.locator("#write").fill("/")
    entries = page.locator("#panel [role=option]")
    expect(entries.filter(has_text="/echo")).to_contain_text("Answer at once")
    expect(entries.filter(has_text="/echo")).to_contain_text("word")


def test_command_by_keyboard_with_autocomplete(page: Page) -> None:
    _command(page, "fruit")
    page.keyboard.type("ban")
    expect(page.locator("#panel [role=option]")).to_have_text(["Banana"])
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    _await_message(page, "Ripe.")
    assert "banana" in _last(page)


def test_missing_option_is_asked_for(page: Page) -> None:
    _command(page, "echo")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_contain_text("This option is required")


def test_optional_option_and_choices(page: Page) -> None:
    _command(page, "echo")
    page.keyboard.type("hello")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("Tr")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    _await_message(page, "HELLO")


def test_private_reply_is_seen_by_one_and_dismissed(page: Page) -> None:
    _command(page, "later")
    page.keyboard.press("Enter")
    own = page.locator(".message.ephemeral").last
    expect(own).to_contain_text("Only you can see this")
    page.locator(".me-button").click()
    page.get_by_role("menuitemradio", name="Tomás").click()
    expect(page.locator(".me-name")).to_have_text("Tomás")
    expect(page.locator(".message.ephemeral")).to_have_count(0)
    page.locator(".me-button").click()
    page.get_by_role("menuitemradio", name="Aigerim").click()
    shown = page.locator(".message.ephemeral")
    expect(shown.first).to_be_visible()
    count = shown.count()
    page.get_by_role("button", name="Dismiss message").last.click()
    expect(shown).to_have_count(count - 1)


def test_silence_is_reported(page: Page) -> None:
    _command(page, "silent")
    page.keyboard.press("Enter")
    expect(page.locator(".pending")).to_contain_text("The application did not respond")


def test_buttons_and_menus(page: Page, standin: Standin) -> None:
    standin.slash("buttons").wait_reply()
    page.get_by_role("combobox", name="A colour").last.click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    _await_message(page, "You chose green")
    page.get_by_role("button", name="Pressed 0").last.click()
    expect(page.get_by_role("button", name="Pressed 1").last).to_be_visible()


def test_choosing_several(page: Page, standin: Standin) -> None:
    standin.slash("people").wait_reply()
    page.locator(".select-trigger").last.click()
    page.get_by_role("option", name="Tomás").click()
    page.get_by_role("option", name="Mei").click()
    page.keyboard.press("Escape")
    _await_message(page, "mei, tomas")


def test_form(page: Page) -> None:
    _command(page, "form")
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Submit").click()
    expect(form).to_contain_text("This field is required")
    form.get_by_label("Name").fill("Ana")
    form.get_by_label("Story").fill("Long")
    form.get_by_role("button", name="Submit").click()
    _await_message(page, "Thank you, Ana: Long")
    expect(form).to_have_count(0)


def test_message_menu(page: Page, standin: Standin) -> None:
    standin.say("Peace talks will go on.", user="member")
    message = page.locator(".message", has_text="Peace talks will go on.").last
    message.hover()
    message.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Who said this?").click()
    _await_message(page, "You mean: Peace talks will go on.")


def test_direct_message(page: Page) -> None:
    page.get_by_role("button", name="Direct messages").click()
    page.locator("#write").fill("hello")
    page.keyboard.press("Enter")
    _await_message(page, "You said: hello")


def test_mention_from_the_list(page: Page) -> None:
    page.locator("#write").press_sequentially("@Brief")
    page.keyboard.press("Enter")
    page.keyboard.type("hello")
    page.keyboard.press("Enter")
    _await_message(page, "You said:")


def test_layout_components_and_files(page: Page, standin: Standin) -> None:
    standin.slash("card").wait_reply()
    card = page.locator(".message").last
    expect(card.locator(".container")).to_contain_text("rock solid")
    expect(card.locator(".thumbnail img")).to_be_visible()
    expect(card.locator(".file-preview")).to_have_text("Notes.")


@pytest.mark.parametrize(
    "trick",
    [
        "<img src=x onerror=alert(1)>",
        "`<img src=x>`",
        "```\n<img src=x>\n```",
        "<script>alert(1)</script>",
        "[click](javascript:alert(1))",
        "[https://example.org](https://example.com)",
    ],
)
def test_tricks_stay_text(page: Page, standin: Standin, trick: str) -> None:
    standin.slash("echo", {"word": f"begin {trick} end"}).wait_reply()
    body = page.locator(".message .body").last
    expect(body).to_contain_text("end")
    assert body.locator("img, script").count() == 0
    hosts = [link.get_attribute("href") for link in body.locator("a").all()]
    assert all(host and host.startswith("https://") for host in hosts)
    assert body.inner_text().startswith("begin")


def test_markdown(page: Page, standin: Standin) -> None:
    text = "**bold** *it* __under__ ~~gone~~ `code` \\*plain\\* snake_case_name ||spoiler||"
    text += "\n> quote\n-# small"
    standin.slash("echo", {"word": text}).wait_reply()
    body = page.locator(".message .body").last
    expect(body.locator("strong")).to_have_text("bold")
    expect(body.locator("em")).to_have_text("it")
    expect(body.locator("u")).to_have_text("under")
    expect(body.locator("s")).to_have_text("gone")
    expect(body.locator("code")).to_have_text("code")
    expect(body.locator("blockquote")).to_have_text("quote")
    expect(body.locator(".subtext")).to_have_text("small")
    expect(body).to_contain_text("*plain* snake_case_name")
    body.locator(".spoiler").click()
    expect(body.locator(".spoiler.shown")).to_have_text("spoiler")


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_phone_width(browser: Browser, standin: Standin, theme: Literal["dark", "light"]) -> None:
    standin.slash("card").wait_reply()
    with opened(browser, standin.page_url, width=390, height=844, theme=theme) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("document.documentElement.dataset.theme") == theme
        page.get_by_role("button", name="Channels").click()
        page.get_by_role("button", name="general").click()
        expect(page.locator("#head h1")).to_have_text("general")


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_accessible_by_the_rules_of_axe(
    browser: Browser, standin: Standin, theme: Literal["dark", "light"]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    standin.slash("card").wait_reply()
    with opened(browser, standin.page_url, theme=theme) as page:
        page.locator(".message").last.wait_for()
        _command(page, "fruit")
        expect(page.locator("#panel [role=option]").first).to_be_visible()
        assert axe.run(page).response["violations"] == []
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.locator("#write").fill("/")
        assert axe.run(page).response["violations"] == []
        _command(page, "form")
        page.keyboard.press("Enter")
        page.get_by_role("dialog").wait_for()
        assert axe.run(page).response["violations"] == []


def test_language_of_the_picker(page: Page) -> None:
    page.locator(".me-button").click()
    page.get_by_role("menuitemradio", name="Русский").click()
    page.locator("#write").fill("/")
    expect(page.locator("#panel")).to_contain_text("/эхо")
    page.locator("#write").fill("/эхо")
    page.keyboard.press("Enter")
    page.keyboard.type("hello")
    page.keyboard.press("Enter")
    _await_message(page, "hello")
    page.locator(".me-button").click()
    page.get_by_role("menuitemradio", name="English").click()


def test_page_without_its_key_shows_nothing(browser: Browser, standin: Standin) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(standin.page_url.split("#")[0])
    expect(page.locator("#welcome")).to_contain_text("key")
    assert page.locator(".message").count() == 0
    context.close()
