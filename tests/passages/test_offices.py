"""Offices before and after names, bodies' whole names, and capitals that name nobody."""

# ruff: noqa: E501, ISC004 - one example a line

import pytest

from tests.passages.saying import found_in, voices


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Minister for Coastal Freight Shri Ganesh Mallik said the berth would open in May.", "Ganesh Mallik"),
        ("Minister of Irrigation Aizada Toktorova said the canal would be ready.", "Aizada Toktorova"),
        ("Chairman of the Banda Workers Union Yosef Latupapua said the list was too short.", "Yosef Latupapua"),
        ("Forestry and tourism minister Sipho Radebe said the fence would stay.", "Sipho Radebe"),
        ("Chairman of the Canal Authority, Maj-Gen (retd) Tahir Rehman, told the senate that the tunnel was dry.", "Tahir Rehman"),
        ("Furious Wendy Hargreave, 58, said the goat had eaten her hat.", "Wendy Hargreave"),
        ("The Prime Minister’s Office said that the road was open.", "Prime Minister’s Office"),
        ("The Valley Growers’ Union said that the price was an insult.", "Valley Growers’ Union"),
        ("A spokesperson for the Valley Growers' Union said it would not comment.", "Valley Growers' Union"),
        ("The Ministry of foreign affairs said that the border was shut.", "Ministry of foreign affairs"),
        ("Nordhav Cable A/S announced that the second cable was laid.", "Nordhav Cable A/S"),
    ],
)  # fmt: skip
def test_an_office_is_no_part_of_a_name_and_a_body_keeps_its_whole_name(
    text: str, name: str
) -> None:
    assert [who for _, who in voices(text, "indirect")] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The opening was led by the Deputy Prime Minister of the Republic of Kazakhstan Serik Bekov. "
            "The mayor, Timur Alin, was there too.\n“The water is ours,” the Deputy Prime Minister said.",
            "Serik Bekov",
        ),
        (
            "The head of the district Marat Osmonov came late.\nOlga Lind, a nurse, came first.\n"
            "“It was snowing,” the head of the district said.",
            "Marat Osmonov",
        ),
        (
            "Ports minister Ravi Teli signed. Former ports minister Hari Sen said it was a gift to friends.\n"
            "“He is bitter,” the minister said.",
            "Ravi Teli",
        ),
        ("Colin Batt, 44, lost two boats.\nThe dad-of-four called the storm “a thief”.", "Colin Batt"),
        ("Reacting, the Director of Parks, Mrs. Ngozi Bello, denied it.\n“We came at once,” she said.", "Ngozi Bello"),
    ],
)  # fmt: skip
def test_a_role_leads_back_to_whom_it_was_given(text: str, name: str) -> None:
    assert [who for _, who in voices(text)] == [name]


def test_the_office_is_kept_as_the_role() -> None:
    (quotation,) = found_in("Water and sanitation minister Lindiwe Nkosi said the pump was new.")
    assert quotation.speaker is not None
    assert quotation.speaker.role == "Water and sanitation minister"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The port on Tuesday announced that it was full.", "on Tuesday"),
        ("On Friday, the mayor said that the well was dry.", "On Friday"),
        ("The mayor said on Friday that the well had run dry in March.", "on Friday"),
        ("The mayor promised that the school would open in September.", None),
        ("Members will vote on May 20 on the blockade, the mayor said.", None),
        ("Traders said lorries had begun moving again by Monday.", None),
    ],
)
def test_the_date_of_a_saying_is_never_one_that_it_speaks_of(text: str, when: str | None) -> None:
    (quotation,) = found_in(text)
    assert (quotation.said_on.as_written if quotation.said_on else None) == when


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The head of the agency, Marta Rivas, counted the trucks. “Nobody will pay twice,” "
            "warned the official at a press conference.",
            "Marta Rivas",
        ),
        ("The co-op’s leader, Efua Boateng, came late.\nThe vote is over, its leader said.", "Efua Boateng"),
    ],
)  # fmt: skip
def test_a_new_word_for_somebody_known(text: str, name: str) -> None:
    assert [q.speaker.name for q in found_in(text) if q.speaker] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rosa Quill assessed that one lock was not enough.", "Rosa Quill"),
        (
            "Also there was Rosa Quill, Founder of Rivers for All, who said that it was late.",
            "Rosa Quill",
        ),
        ("Rosa Quill requested that the lab open its books.", "Rosa Quill"),
        ("Rosa Quill reckons that the dam will fill by spring.", "Rosa Quill"),
    ],
)
def test_who_reports_with_that(text: str, name: str) -> None:
    assert [who for _, who in voices(text, "indirect")] == [name]


def test_a_statement_speaks_for_whoever_was_just_heard_to_give_it_out() -> None:
    text = "Lena Ost denied it in an email. “We acted in time,” reads the statement."
    assert [who for _, who in voices(text)] == ["Lena Ost"]
