"""What stands beside a quotation: names and roles as a reader wants to see them."""

from dataclasses import replace

import pytest

from bot.articles.model import Span
from bot.passages.model import Mention
from bot.passages.quotations.finder import read
from tests.passages.reading import article_of, shipped_speech
from tests.passages.saying import found_in

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


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Sr. Perpetua Aike said: “It rained all day.”", "Perpetua Aike", None),
        ("Hajiya Rabi Danladi, a trader, said: “It rained all day.”", "Rabi Danladi", "a trader"),
        (
            "SP Habiba Lawal, a police spokesperson, said: “It rained all day.”",
            "Habiba Lawal",
            "a police spokes",
        ),
        ("Dato' Seri Ahmad Faizal Mansor said: “It rained all day.”", "Ahmad Faizal Mansor", None),
        ("Tan Sri Dr. Koh Beng Huat said: “It rained all day.”", "Koh Beng Huat", None),
        ("R. Subramaniam a/l Muthu said: “It rained all day.”", "R. Subramaniam a/l Muthu", None),
        (
            "Maria das Dores dos Santos said: “It rained all day.”",
            "Maria das Dores dos Santos",
            None,
        ),
        (
            "Governor João Batista da Silva e Souza said: “It rained all day.”",
            "João Batista da Silva e Souza",
            "Governor",
        ),
        (
            "Per Aune, a Norwegian geologist, said: “It rained all day.”",
            "Per Aune",
            "a Norwegian geologist",
        ),
        (
            "Hero of Labour Oydin Otajonova said: “It rained all day.”",
            "Oydin Otajonova",
            "Hero of Labour",
        ),
        ("Theresa May, who mediated, said: “It rained all day.”", "Theresa May", None),
        (
            "Marine biologist Dr Anjali Moore said: “It rained all day.”",
            "Anjali Moore",
            "Marine biologist",
        ),
        ("Deputy Speaker Prof Mele Apo said: “It rained all day.”", "Mele Apo", "Deputy Speaker"),
        (
            "Fisheries Minister His Excellency Shaikh Hamad Al Amri said: “It rained all day.”",
            "Hamad Al Amri",
            "Fisheries Minister",
        ),
        (
            "The Chairman of the Joint Council, Comrade Tijjani Sule, said: “It rained all day.”",
            "Tijjani Sule",
            "Chairman of the Joint Council",
        ),
        (
            "The Bank of Industry and Commerce said: “It rained all day.”",
            "Bank of Industry and Commerce",
            None,
        ),
        ("“We did,” said Emmanuel MARTIN, a baker.", "Emmanuel Martin", "a baker"),
    ],
)
def test_a_name_is_whole_and_bare_and_a_role_says_what_somebody_is(
    sentence: str, name: str, role: str | None
) -> None:
    found = {(q.speaker.name, q.speaker.role) for q in found_in(sentence) if q.speaker}
    names = {one for one, _ in found}
    assert name in names
    given = next(told for one, told in found if one == name)
    assert given == role or (role and given and given.startswith(role))


@pytest.mark.parametrize("loud", ["SAID ILZE KALNINA", "said ILZE KALNINA"])
def test_a_name_in_capitals_is_shown_calm_and_without_its_verb(loud: str) -> None:
    (quotation,) = found_in(f"“We measured twice,” {loud}, a surveyor.")
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Ilze Kalnina"


def test_a_country_is_not_taken_for_somebody_of_its_name() -> None:
    text = (
        "Jordan Pukahi, a drummer, said the concert lasted six hours. "
        "Jordan said it would open its border to the lorries."
    )
    whole = article_of(f"A headline\n{text}")
    at = whole.text.rindex("Jordan")
    mention = Mention("JO", Span(at, at + len("Jordan")), "name")
    spoken = read(whole, shipped_speech(), (mention,)).quotations
    assert [q.speaker.name for q in spoken if q.speaker] == ["Jordan Pukahi", "Jordan"]


def test_a_short_name_of_a_body_is_the_body_named_before() -> None:
    text = "The Bank of Industry and Commerce said it would lend. The Bank said it was cheap."
    names = {q.speaker.name for q in found_in(text) if q.speaker}
    assert names == {"Bank of Industry and Commerce"}


def test_two_words_are_a_name_of_their_own_not_what_a_noun_is_short_for() -> None:
    text = "The White House said no. “We will vote,” the House said."
    assert "White House" not in {q.speaker.name for q in found_in(text)[1:] if q.speaker}


def test_what_somebody_is_to_another_gives_way_to_an_office() -> None:
    text = (
        "“It rains,” said their leader, Ana Ruiz. Ana Ruiz, a bus driver from Quito, left. "
        "“It pours,” Ruiz said."
    )
    roles = [q.speaker.role for q in found_in(text) if q.speaker]
    assert roles[-1] == "a bus driver from Quito"
