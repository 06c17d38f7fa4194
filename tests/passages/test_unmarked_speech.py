"""Speech without marks: interviews, chats, letters, dashes, and marks lost on the way."""

# ruff: noqa: E501 - one example a line

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.passages.saying import found_in, voices, words_of

INTERVIEW = (
    "Interview: Pita Laulea\n"
    "Ana Kolokesa counts whales off Neiafu. Her cousin, Tomasi Kolokesa, counts boats.\n"
)


def speakers(text: str) -> list[str | None]:
    """Return who speaks in each unmarked stretch, in order."""
    return [who for _, who in voices(text, "unmarked")]


def test_a_surname_as_label_is_one_who_takes_part() -> None:
    text = INTERVIEW + (
        "LAULEA: How many?\nKOLOKESA: Forty. (laughs) My eyes are old.\n"
        "LAULEA: And boats?\nKOLOKESA:\nAsk him, not me."
    )
    turns = voices(text, "unmarked")
    assert [who for _, who in turns] == ["Pita Laulea", "Ana Kolokesa"] * 2
    assert turns[-1][0] == "Ask him, not me."


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Q:", "A:"),
        ("Q.", "A."),
        ("Question:", "Answer:"),
        ("PL:", "AK:"),
        ("P.L.:", "A.K.:"),
        ("Pita Laulea:", "Kolokesa:"),
        ("Interviewer:", "Ana Kolokesa (warden):"),
    ],
)
def test_labels_of_many_kinds(asks: str, answers: str) -> None:
    text = INTERVIEW + f"{asks} How many?\n{answers} Forty.\n{asks} Sure?\n{answers} I count."
    assert speakers(text) == ["Pita Laulea", "Ana Kolokesa"] * 2


def test_an_outlet_may_ask_under_its_name_and_its_initials() -> None:
    text = (
        "Ana Kolokesa counts whales. The Vava'u Weekly Post asked her how many are left.\n"
        "Vava'u Weekly Post: How many?\nAna Kolokesa: Forty.\nVWP: Sure?\nAK: I count them.\n"
        "VWP: And boats?\nAK: Too many."
    )
    assert speakers(text) == ["Vava'u Weekly Post", "Ana Kolokesa"] * 3


def test_a_question_without_its_mark_and_an_answer_that_asks_back() -> None:
    text = INTERVIEW + (
        "Is it cold?\nAlways. I wear two coats. Who does not?\n"
        "The minister says the count is too dear.\nThe minister has never been in my boat.\n"
        "Who?\nYou heard me.\nWill you go on?\nI will."
    )
    assert speakers(text) == ["Pita Laulea", "Ana Kolokesa"] * 4


def test_questions_set_in_bold() -> None:
    text = (
        "Ana Kolokesa talked to the Post about whales.\n"
        "**How many are left?**\nForty.\n**You were a teacher.**\nWould I lie? I was.\n"
        "**They say you cannot swim.**\nI float."
    )
    turns = voices(text, "unmarked")
    assert [who for _, who in turns] == ["interviewer", "Ana Kolokesa"] * 3
    assert turns[2][0] == "You were a teacher."


def test_a_saved_chat() -> None:
    text = (
        "The messages were read out in court.\n"
        "[12/05/2024, 19:02] Mama Ekal: Who ate the money?\n"
        "[12/05/2024, 19:04] Jose Lomer: We paid. I have the receipt.\n"
        "[12/05/2024, 19:12] Mama Ekal: Then where?"
    )
    assert speakers(text) == ["Mama Ekal", "Jose Lomer", "Mama Ekal"]


def test_figures_under_names_are_not_speech() -> None:
    text = (
        "The count so far.\nMary Bell: 1,769.\nJohn Hall: 1,501.\nMary Bell: 547.\nJohn Hall: 46."
    )
    assert voices(text, "unmarked") == []


@pytest.mark.parametrize(
    ("paragraph", "pieces", "speaker"),
    [
        ("Ten thousand pesos or the boat, recounts Inés Quiroga, who fishes there. I thought it was a joke.", ["Ten thousand pesos or the boat", "I thought it was a joke."], "Inés Quiroga"),
        ("If the bank closes, the fools are us. The owner leaves, says Inés Quiroga while she mends a net.", ["If the bank closes, the fools are us. The owner leaves"], "Inés Quiroga"),
        ("We need rain, not promises, said Inés Quiroga, who farms near the lake.", ["We need rain, not promises"], "Inés Quiroga"),
        ("I already paid, Inés Quiroga says finally. That is why I speak.", ["I already paid", "That is why I speak."], "Inés Quiroga"),
        ("My brother rowed us home, tells Inés Quiroga.", ["My brother rowed us home"], "Inés Quiroga"),
        ("Inés Quiroga said, We will not sell. It is our lake.", ["We will not sell. It is our lake."], "Inés Quiroga"),
        ("Inés Quiroga posted on Facebook: We hear you. My car stands there too.", ["We hear you. My car stands there too."], "Inés Quiroga"),
        ("I was there, Inés Quiroga said. The water came at night. It took an hour. We ran.", ["I was there", "The water came at night. It took an hour. We ran."], "Inés Quiroga"),
    ],
)  # fmt: skip
def test_marks_lost(paragraph: str, pieces: list[str], speaker: str) -> None:
    (quotation,) = [one for one in found_in(paragraph) if one.kind == "unmarked"]
    assert words_of(paragraph, quotation) == pieces
    assert quotation.speaker is not None
    assert quotation.speaker.name == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is unsafe, Inés Quiroga said. It will close in May.",
        "Her brother, Luis Quiroga, says the lake is ours to lose.",
        "I meet Inés Quiroga at five. The season is over, she says. I ask her why. We walk on.",
        "In our series on lakes, Inés Quiroga told the court that the water was low.",
        "The coal fell to 40 dollars, Inés Quiroga said. The mine works three days a week.",
        "Inés Quiroga is telling guests at a busy Salta, Jujuy, breakfast that I am late.",
    ],
)
def test_the_writers_words_stay_the_writers(text: str) -> None:
    assert [one for one in voices(text, "unmarked") if one[1] == "Inés Quiroga"] == []


def test_an_article_without_marks_lets_speech_run_on() -> None:
    text = (
        "I buried three, says Inés Quiroga. None was old.\n"
        "We row at night, adds Luis Arce. Nobody sees us.\nI sell nothing, Rosa Lima says.\n"
        "There floated tons of it, recalls Inés Quiroga. The smell stays."
    )
    (quotation,) = [
        one for one in found_in(text) if words_of(text, one)[0] == "There floated tons of it"
    ]
    assert quotation.kind == "unmarked"
    assert words_of(text, quotation)[1:] == ["The smell stays."]


def test_a_dialogue_between_dashes() -> None:
    text = (
        "The ferry leaves when it is full.\n"
        "— We ask nobody, — says Panas Bilyk. — A ticket is a ticket.\n— And without one?\n"
        "— Then he rows."
    )
    assert voices(text, "unmarked") == [
        ("We ask nobody", "Panas Bilyk"),
        ("And without one?", None),
        ("Then he rows.", "Panas Bilyk"),
    ]


def test_a_list_is_no_dialogue() -> None:
    assert (
        voices("Also today.\n- A moose left the bank\n- The bakery is for sale", "unmarked") == []
    )


def test_a_letter_and_a_statement_in_full() -> None:
    text = (
        "The letter was read aloud.\nDear Senators,\nWe cut the cane and were paid in rice.\n"
        "The law is enough for us.\nRespectfully yours,\nRodolfo Tamayo\n"
        "The company gave no answer.\nStatement by Jaime Locsin:\n"
        "I regret it. I was abroad.\nThe court meets in May."
    )
    assert voices(text, "unmarked") == [
        ("We cut the cane and were paid in rice.", "Rodolfo Tamayo"),
        ("The law is enough for us.", "Rodolfo Tamayo"),
        ("I regret it. I was abroad.", "Jaime Locsin"),
    ]


def test_voices_under_name_and_trade_and_comments_under_name_and_hour() -> None:
    text = (
        "Readers wrote to us.\nKhamphone Sisouk, rice farmer, 58\nI took the radio and my mother.\n"
        "kiwi_farmer · 3 hours ago\nThe boat does not double its price, people."
    )
    assert speakers(text) == ["Khamphone Sisouk", "kiwi_farmer"]


_LINES = st.lists(
    st.sampled_from(
        ["Q: I?", "A:", "— I go, — said Ana Lima.", "Dear Editor,", "Yours,", "Ana Lima", "[1/2/24, 1:02] Ana:",
         "**You?**", "Ana said, We go.", "I go, said Ana. We go.", "“I go,” he said.", "Statement by Ana Lima:", "..."]
    ),
    max_size=12,
)  # fmt: skip


@given(_LINES)
def test_pieces_are_words_inside_the_body_and_never_overlap(lines: list[str]) -> None:
    text = "\n".join(["Ana Lima spoke to us.", *lines])
    unmarked = [one for one in found_in(text) if one.kind == "unmarked"]
    pieces = [piece for one in unmarked for piece in one.pieces]
    assert all(any(c.isalpha() for c in words) for one in unmarked for words in words_of(text, one))
    assert all(a.end <= b.start for a, b in pairwise(pieces))
