"""A title or by-line with its text right under it, in files of every layout."""

import textwrap

import pytest

from tests.articles.conftest import ReadOne

TITLE = "Valley trims its bridge plan as the river rises again"
LEADS = {
    "dateline": "PORT REIS, Oct 3 (Valley Wire) - The council said it would build less.",
    "small letters": "Olomouc, Oct 3 (VTK) – The council said on Monday it would wait.",
    "capitals and colon": "PORT REIS: The council of the valley said it would build less.",
    "long line": (
        "The council of the valley said on Monday that it would build less of the bridge, as the"
        " river has risen again and the money for the second pier is gone, its clerk said."
    ),
    "short line": "The council said on Monday it would wait for the river to fall.",
}
MORE = [
    (
        "“We waited for years and can wait for another,” said Ana Reis, who keeps the ferry at"
        " the upper landing and has seen four floods since she was a child."
    ),
    (
        "The bridge was to be opened in May. The clerk gave no other day, and said that the"
        " council would meet again on Friday to hear what the engineers have to say about it."
    ),
]
# In a wrapped file nothing but a dateline tells such a title from the line after it.
LAYOUTS = [(lead, 0) for lead in LEADS] + [(lead, 72) for lead in list(LEADS)[:3]]


@pytest.mark.parametrize("byline", ["", "By Ana Reis\n"], ids=["bare", "byline"])
@pytest.mark.parametrize(("lead", "width"), LAYOUTS)
def test_a_title_glued_to_its_text(lead: str, width: int, byline: str, read_one: ReadOne) -> None:
    paragraphs = [LEADS[lead], *MORE]
    if width:
        paragraphs = [textwrap.fill(p, width) for p in paragraphs]
    article = read_one(f"{TITLE}\n{byline}" + "\n\n".join(paragraphs))
    assert (article.title, article.title_from) == (TITLE, "heading")
    assert article.author == ("Ana Reis" if byline else None)
    assert [span.of(article.text) for span in article.body] == paragraphs


def test_a_first_sentence_over_two_wrapped_lines_is_no_title(read_one: ReadOne) -> None:
    text = textwrap.fill(LEADS["long line"] + " " + MORE[1], 60)
    article = read_one(text)
    assert article.title_from == "first sentence"
    assert article.body[0].of(article.text) == text


def test_a_heading_in_two_parts_and_a_broken_line_are_mended(read_one: ReadOne) -> None:
    title = "Valley trims its bridge plan;\nFerry is sold"
    note = "The clerk says that the council will\nhear\nthe engineers, and then the ferrymen."
    article = read_one("\n\n".join([title, LEADS["long line"], *MORE, note]))
    assert article.title == "Valley trims its bridge plan; Ferry is sold"
    assert [span.of(article.text) for span in article.body] == [LEADS["long line"], *MORE, note]
