"""Rendering: within every limit, nothing but the articles' words, nothing that acts as markup."""

import re
from dataclasses import replace

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.model import Answer, Difference, Filters, Snippet
from bot.discord_app.answers import answer_sheet, answer_view
from bot.discord_app.context import context_view
from bot.discord_app.escape import escape, plain, visible
from bot.discord_app.excerpt import CUT, Highlighter, clipped, quoted, utf16
from bot.discord_app.ids import page_refs, page_value
from bot.discord_app.language import ENGLISH, Language
from bot.discord_app.layout import view
from bot.discord_app.passages import passage
from bot.discord_app.refs import Ref
from bot.passages.model import Speaker, Stance
from tests.discord_app.limits import check
from tests.discord_app.samples import answers, filters, languages, snippets, texts

HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]")


def _texts(layout: ui.LayoutView) -> list[str]:
    return [item.content for item in layout.walk_children() if isinstance(item, ui.TextDisplay)]


@given(answers(), filters, languages, st.booleans())
@settings(max_examples=20, deadline=None)
def test_every_page_of_an_answer_keeps_within_the_limits(
    answer: Answer, chosen: Filters, lang: Language, private: bool
) -> None:
    check(answer_view(answer, chosen, lang, private=private))
    laid_out = answer_sheet(answer, chosen, lang, private=private)
    known = {Ref.to(snippet): snippet for snippet in answer.shown}
    for number, page in enumerate(laid_out.pages):
        assert page_refs(page_value(number, page.refs)) == page.refs
        shown = [known[ref] for ref in page.refs]
        check(view(laid_out.at(number), shown))
    shown_text = "".join(_texts(answer_view(answer, chosen, lang, private=private)))
    assert not HIDDEN.search(shown_text)


@given(snippets(), languages, st.integers(400, 1600))
@settings(max_examples=100, deadline=None)
def test_passage_fits_and_shows_the_article_s_own_words(
    snippet: Snippet, lang: Language, limit: int
) -> None:
    shown = passage(snippet, 3, Highlighter.of("rock solid Казахстан"), lang, limit)
    assert utf16(shown) <= limit
    lines = [plain(line[2:]) for line in shown.split("\n") if line.startswith("> ")]
    spoken = " ".join(" ".join(lines).replace(CUT, " ").split())
    assert spoken in " ".join(visible(snippet.text).split())
    assert spoken or not visible(snippet.text).strip()


@given(texts)
@settings(deadline=None)
def test_escaped_text_reads_as_it_was_and_holds_no_live_markup(text: str) -> None:
    escaped = escape(text)
    assert plain(escaped).replace("**", "") == visible(text).replace("**", "")
    live = re.sub(r"\\[^0-9A-Za-z\s]", "x", escaped)
    assert not re.search(r"[*_~|`<>#@\[\]\\]|://|:\S|^\s*(?:[-+]|\d+[.)])\s", live, re.MULTILINE)


@given(texts, st.integers(1, 200))
@settings(deadline=None)
def test_clipped_text_is_one_line_within_the_limit(text: str, limit: int) -> None:
    shown = clipped(text, limit)
    assert utf16(shown) <= limit
    assert "\n" not in shown


def test_words_in_any_form_are_marked_and_neighbours_together() -> None:
    marks = Highlighter.of("Who called the relationship rock solid?")
    text = "He called their relationships rock-solid; rocks are not."
    assert quoted(text, marks.spans(text), 500) == (
        "> He called their **relationships rock-solid**; **rocks** are not."
    )


def test_long_passage_is_cut_visibly_round_the_words_asked_for() -> None:
    text = "Nothing happened there. " * 100 + "The bridge opened. " + "Nothing came after. " * 100
    shown = quoted(text, Highlighter.of("bridge").spans(text), 200)
    assert "The **bridge** opened." in shown
    assert shown.startswith(f"> {CUT} ")
    assert shown.endswith(f" {CUT}")


def test_joiners_stay_where_a_script_needs_them() -> None:
    assert visible("می‌خواهم 👩‍👧") == "می‌خواهم 👩‍👧"
    assert visible("ev\u200dil\u200c") == "evil"


def test_hostile_length_is_rendered_at_once() -> None:
    text = "“" * 200_000
    assert utf16(quoted(text, [], 400)) <= 400
    assert utf16(quoted("a" * 2_000_000, [], 400)) <= 400


@given(snippets(), texts, texts, languages)
@settings(max_examples=50, deadline=None)
def test_context_keeps_within_the_limits(
    snippet: Snippet, before: str, after: str, lang: Language
) -> None:
    start = snippet.start + len(before) + 2
    moved = Snippet(
        text=snippet.text,
        article=snippet.article,
        start=start,
        end=start + len(snippet.text),
        title=snippet.title,
        outlet=snippet.outlet,
        published=snippet.published,
        url=snippet.url,
    )
    around = Snippet(
        text=f"{before}\n\n{snippet.text}\n\n{after}",
        article=snippet.article,
        start=snippet.start,
        end=start + len(snippet.text) + 2 + len(after),
        title=snippet.title,
        outlet=None,
        published=None,
        url=None,
    )
    check(context_view(around, moved, lang))


SAID = Snippet(
    text="“The ice does not forgive,” he said.", article="a.txt", start=0, end=36, title="Ice",
    outlet=None, published=None, url=None, kind="direct", speaker=Speaker("Ada Byl", None, "he"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("stance", "via", "told"),
    [
        ("denied", None, "Denied having said this"),
        ("relayed", Speaker("Ole Vik", None, "Vik"), "As relayed by Ole Vik"),
        ("attributed", None, "Attributed to the speaker by the article, not confirmed"),
        ("said", None, ""),
    ],
)
def test_stance_is_told_in_plain_words(stance: Stance, via: Speaker | None, told: str) -> None:
    shown = passage(replace(SAID, stance=stance, via=via), 1, Highlighter.of(""), ENGLISH)
    above = shown.split("> ")[0].strip()
    assert above == "\n".join(["**Ada Byl**", *([f"-# {told}"] if told else [])])


def test_differences_are_struck_out_and_bold_below_the_untouched_words() -> None:
    steps = (
        Difference("replace", "tha", "The"),
        Difference("equal", "ice", "ice"),
        Difference("delete", "_never_", ""),
        Difference("insert", "", "does not"),
    )
    shown = passage(
        replace(SAID, match="misremembered", difference=steps), 1, Highlighter.of(""), ENGLISH
    )
    assert "> “The ice does not forgive,” he said." in shown
    assert "Nearly the same words: ~~tha~~ **The** ice ~~\\_never\\_~~ **does not**" in shown
