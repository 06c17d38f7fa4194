"""Who acts in a sentence, told by word order alone."""

import pytest

from bot.answers.briefing.standing import Standing, standing
from bot.articles.model import Span


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Kenya refused to sign.", "Kenya", Standing.ACTS),
        ("Kenya also refused to sign.", "Kenya", Standing.ACTS),
        ("Neither Kenya nor Uganda has signed.", "Kenya", Standing.ACTS),
        ("In June last year, Kenya refused to sign.", "Kenya", Standing.ACTS),
        ("Kenya, long a critic, refused to sign.", "Kenya", Standing.ACTS),
        ("Kenya’s foreign ministry rejected the offer.", "Kenya", Standing.OWNS),
        ("Trade between Kenya and Uganda has doubled.", "Kenya", Standing.OWNS),
        ("The leader of Kenya arrived in Oslo.", "Kenya", Standing.OWNS),
        ("Uganda waited, and Kenya refused to sign the treaty.", "Kenya", Standing.ACTS_ASIDE),
        ("While Kenya waited, Uganda signed.", "Kenya", Standing.ACTS_ASIDE),
        ("Uganda accused Kenya of delay.", "Kenya", Standing.THERE),
        ("He flew to Kenya on Monday.", "Kenya", Standing.THERE),
        ("Three ships were seen near Kenya last week.", "Kenya", Standing.THERE),
    ],
)
def test_what_a_name_does(text: str, name: str, expected: Standing) -> None:
    at = text.index(name)
    found = standing(text, Span(0, len(text)), Span(at, at + len(name)))
    assert found is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan authorities have dismissed the report.", Standing.ACTS),
        ("Two Kenyan boats in the bay.", Standing.THERE),
        ("He praised the Kenyan authorities.", Standing.THERE),
    ],
)
def test_what_an_adjective_does(text: str, expected: Standing) -> None:
    at = text.index("Kenyan")
    found = standing(text, Span(0, len(text)), Span(at, at + 6), adjective=True)
    assert found is expected
