"""Who speaks where no list helps: unlisted verbs, the sentence beside, the unnamed and pairs."""

# ruff: noqa: E501 - one example a line

import pytest

from tests.passages.saying import found_in, voices

BESIDE = [
    ("Families left. “It hums like a tin,” sobbed mum-of-two Carys Hughes, 34, yesterday.", "Carys Hughes"),
    ("The list is read. « Yesterday there were nine », breathes Musa Faye, 44, folding it.", "Musa Faye"),
    ("Musa Faye came home. « I name nobody », he slips.", "Musa Faye"),
    ("Partners came. “They did it in five years,” considers the head of the office of the Water Fund, Mr. Erik Salo.", "Erik Salo"),
    ("The opposition was sharp. „We need no chimney“, wrote on Facebook the MP Besnik Hoxha.", "Besnik Hoxha"),
    ("Citizens met. „We seek a window“, said for Kanal9 Lira Hoxha, teacher.", "Lira Hoxha"),
    ("Somebody painted it. « We know the word », says a seller of ice, who gives no name.", "a seller of ice"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), BESIDE)
def test_any_verb_behind_the_marks_leads_to_the_speaker(text: str, speaker: str) -> None:
    assert [who for _, who in voices(text)] == [speaker]


NEXT_TO_IT = [
    ("“I eat none of that fish.”\nSo said fisherman Ram Persad yesterday.", "Ram Persad"),
    ("Police will stay “neutral, as always”, they say.\nSergeant Joel Iro, who watched, put it another way.\n“My brothers were there.”", "Joel Iro"),
    ("Meanwhile, the king's envoy, the elder, Bashir Lawal, has appealed for calm. “Cloth can be sewn.”", "Bashir Lawal"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), NEXT_TO_IT)
def test_the_sentence_beside_a_quotation_names_its_speaker(text: str, speaker: str) -> None:
    assert voices(text)[-1][1] == speaker


UNNAMED = [
    ("Tek Rana rejected the ban. A geologist who advises the state spoke too. “He is good,” the geologist said.", "A geologist"),
    ("Dr Ana Ruiz left. One questioner claimed it was wrong.\n“You are right,” she said.", "Ana Ruiz"),
    ("A commission clerk was blunt. Double Cross has put a sign out. It says “340 cows,” and no more.", "a sign"),
    ("The court has sought a reply on a petition that terms the wage “bonded labour by name”.", "a petition"),
    ("The chief signed a paper. The document provides that “no water is let out”.", "The document"),
    ("Eva Lind left. Ecologists from the association “Air” say that the source is wood and “all that burns in stoves”.", "Ecologists from the association"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), UNNAMED)
def test_words_of_the_unnamed_go_to_nobody_else(text: str, speaker: str) -> None:
    assert voices(text)[-1][1] == speaker


def test_who_was_last_named_by_the_surname_bears_it() -> None:
    text = "Buck Doyle left. Rep. Dwayne Doyle, Buck's cousin, rose. “They froze,” Doyle said."
    assert voices(text)[-1][1] == "Dwayne Doyle"


def test_a_region_behind_a_home_town_does_not_speak() -> None:
    text = "Dana Miller, a 55-year-old nurse from Sumter, South Carolina, says he will “leave with momentum.”"
    assert voices(text)[-1][1] == "Dana Miller"


@pytest.mark.parametrize("who", ["the couple", "the two", "the pair"])
def test_a_couple_is_the_two_just_named(who: str) -> None:
    text = f"Lin Fang and her husband, Lin Tao, plan a ward. “Soil never lies,” {who} said."
    (speaker,) = [one.speaker for one in found_in(text) if one.kind == "direct"]
    assert speaker is not None
    assert {speaker.name, *speaker.joint} == {"Lin Fang", "Lin Tao"}


def test_two_who_were_called_two_before_are_not_others() -> None:
    text = "Ana Ruiz met Tom Bell. The two lawmakers argue that “it was wrong.” “We ask why,” the two wrote."
    assert voices(text)[-1][1] == "The two lawmakers"
