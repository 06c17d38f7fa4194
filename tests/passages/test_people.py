"""Everybody an article names, with their roles as written and whom these serve."""

import pytest

from bot.articles.model import Article, Span
from bot.passages.model import Mention, MentionHow, Person
from bot.passages.quotations.finder import read
from tests.passages.reading import article_of, shipped_speech

CODES = {"Kenya": "KE", "Kenyan": "KE", "Tanzania": "TZ", "U.S.": "US", "Zambia": "ZM"}


def people_of(text: str) -> dict[str, Person]:
    article = article_of(text)
    people = read(article, shipped_speech(), mentions_in(article)).people
    return {person.name: person for person in people}


def mentions_in(article: Article) -> list[Mention]:
    found = []
    for name, code in CODES.items():
        at = article.text.find(name)
        while at >= 0:
            if not article.text[at + len(name)].isalpha():
                how: MentionHow = "adjective" if name == "Kenyan" else "name"
                found.append(Mention(code, Span(at, at + len(name)), how))
            at = article.text.find(name, at + 1)
    return sorted(found, key=lambda mention: mention.span)


@pytest.mark.parametrize(
    ("text", "name", "role", "codes"),
    [
        ("Kenyan President Amina Oduya flew home.", "Amina Oduya", "Kenyan President", ("KE",)),
        ("President Amina Oduya of Kenya flew home.", "Amina Oduya", "President", ("KE",)),
        ("Tom Bell, the president of Kenya, flew.", "Tom Bell", "the president of Kenya", ("KE",)),
        ("The former Kenyan President Tom Bell.", "Tom Bell", "former Kenyan President", ("KE",)),
        ("Secretary of State Jane Marlow left early.", "Jane Marlow", "Secretary of State", ()),
        ("Tom Bell, an expert on Kenya, said little.", "Tom Bell", "an expert on Kenya", ()),
        (
            "Amina Oduya, minister of Kenya's neighbour Tanzania, flew.",
            "Amina Oduya",
            "minister of Kenya's neighbour Tanzania",
            ("TZ",),
        ),
    ],
)  # fmt: skip
def test_roles_as_written_and_the_countries_they_serve(
    text: str, name: str, role: str, codes: tuple[str, ...]
) -> None:
    body = f"A day in the city\n\n{text} It rained in the evening, and nobody minded much.\n"
    person = people_of(body)[name]
    assert [(one.span.of(article_of(body).text), one.codes) for one in person.roles] == [
        (role, codes)
    ]


def test_an_office_without_a_name_is_given_by_the_deed() -> None:
    text = (
        "Guests in the north\n\nThe leader of Zambia arrived in Oslo with two aides on a cold "
        "day. Joseph Mwale arrived in Oslo full of cheer and was met by nobody at all.\n"
    )
    (role,) = people_of(text)["Joseph Mwale"].roles
    assert (role.span.of(article_of(text).text), role.codes) == ("leader of Zambia", ("ZM",))


def test_bodies_and_places_are_no_people() -> None:
    names = people_of("A vote\n\nThe Security Council met at the Brookings Institution at noon.\n")
    assert not any(person.sure for person in names.values())
