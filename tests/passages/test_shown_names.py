"""What stands beside a quotation: names and roles as a reader wants to see them."""

from dataclasses import replace

import pytest

from bot.articles.model import Span
from bot.passages.quotations.finder import read
from tests.passages.reading import article_of, shipped_speech

_BREAKS = ("\n", "\r\n", "\n ")


@pytest.mark.parametrize("line_end", _BREAKS)
def test_a_name_and_a_role_over_a_line_break_are_shown_in_one_line(line_end: str) -> None:
    words = "The bank will stay shut, the interior ministry|spokesman Bishnu|Tamang said."
    text = words.replace("|", line_end)
    article = replace(article_of(text), title_span=None, body=(Span(0, len(text)),))
    reading = read(article, shipped_speech(), ())
    (quotation,) = reading.quotations
    speaker = quotation.speaker
    assert speaker is not None
    assert speaker.name == "Bishnu Tamang"
    assert speaker.role == "interior ministry spokesman"
    assert "\n" not in speaker.as_written
    assert [person.name for person in reading.people] == ["Bishnu Tamang"]
    assert reading.people[0].spans[0].of(text).split() == ["Bishnu", "Tamang"]
