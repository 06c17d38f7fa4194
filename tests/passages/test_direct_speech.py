"""Direct quotations: whose words they are, in news of many regions and states of damage."""

# ruff: noqa: E501 - one example a line

import pytest

from tests.passages.saying import found_in, voices, words_of


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“We wait,” said Klaus Brenner, mayor of Zwickau.", "We wait,", "Klaus Brenner"),
        ("President Lai Chi-ming said: “We seek peace.”", "We seek peace.", "Lai Chi-ming"),
        ("“It is slander,” Datuk Seri Rahim Bakri said.", "It is slander,", "Rahim Bakri"),
        ("«The harvest failed», said Aïssata Traoré.", "The harvest failed", "Aïssata Traoré"),
        ("Smt. Lakshmi Devarajan came. “Come early,” Smt. Devarajan said.", "Come early,", "Lakshmi Devarajan"),
        ("“We are waiting,” U Aung Thura said by telephone.", "We are waiting,", "U Aung Thura"),
        (
            "Sheikh Hamdan bin Zayed Al Nahyar came. “A gateway,” Sheikh Hamdan said.",
            "A gateway,",
            "Hamdan bin Zayed Al Nahyar",
        ),
        ("Orbán Tibor, the prime minister, left. “Not a forint more,” Orbán told state radio.", "Not a forint more,", "Orbán Tibor"),
        ("Andrés López Obregón came. “The poor come first,” López Obregón said.", "The poor come first,", "Andrés López Obregón"),
        ("Sergei Viktorovich Lavrentiev came. “There is no crisis,” Lavrentiev said.", "There is no crisis,", "Sergei Viktorovich Lavrentiev"),
        ("Zarghona, 34, a teacher in Kabul, refuses. “They can close the door,” she says.", "They can close the door,", "Zarghona"),
        ("“Who will pay?” asked Senator Lindiwe Mokoena.", "Who will pay?", "Lindiwe Mokoena"),
        ("“This is theft” said opposition leader Hakainde Mwale.", "This is theft", "Hakainde Mwale"),
        ("As one farmer put it, “the rain has forgotten us”.", "the rain has forgotten us", "one farmer"),
        ("For Habib Marzouk, economist, “nobody dares to say it”.", "nobody dares to say it", "Habib Marzouk"),
        ("The Supreme Court ruled that the law was “null and void from the start”.", "null and void from the start", "Supreme Court"),
    ],
)  # fmt: skip
def test_the_speaker_beside_the_words(text: str, words: str, speaker: str) -> None:
    assert voices(text) == [(words, speaker)]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Economist Kofi Boateng spoke in Accra. “Prices fell,” he said. Boatengs.", "Prices fell,", "Kofi Boateng"),
        ("“The dam is safe,” the engineer Gulnara Asanova said. said on March 3.", "The dam is safe,", "Gulnara Asanova"),
        ("“We will rebuild by spring, Governor Mariam Okoye told reporters.", "We will rebuild by spring", "Mariam Okoye"),
        ("We have no water for the goats,” said herder Abdi Warsame.", "We have no water for the goats,", "Abdi Warsame"),
        ("The ministers signed a partnership” without any limits at all”, said Ana Quispe.", "without any limits at all", "Ana Quispe"),
        ("“It was bad,”said Tariq Mahmood.", "It was bad,", "Tariq Mahmood"),
        ("President Lai Chi-ming said :“ We seek peace. ”", "We seek peace.", "Lai Chi-ming"),
    ],
)  # fmt: skip
def test_the_speaker_of_damaged_text(text: str, words: str, speaker: str) -> None:
    assert voices(text) == [(words, speaker)]


def test_an_attribution_that_lost_its_marks_is_cut_out_of_the_words() -> None:
    text = "“In Chile it took thirty years, explained Ignacio Fuentes, geologist. I do not say it with pride.”"
    (quotation,) = found_in(text)
    assert words_of(text, quotation) == [
        "In Chile it took thirty years",
        "I do not say it with pride.",
    ]
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Ignacio Fuentes"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“A victory,” said Marta Kos. Her rival, Janez Golob, disagreed. “A robbery,” he said.", ["Marta Kos", "Janez Golob"]),
        ("Ingrid Solheim met Sven Dahl in Tromsø. “The ice is thinner,” she said.", ["Ingrid Solheim"]),
        ("Kenya’s Energy Minister John Kamau met union leader Grace Kamau. “The price stays,” the minister said. “Then the strike stays,” Grace Kamau replied.", ["John Kamau", "Grace Kamau"]),
        ("An EU diplomat spoke. “Anyone is welcome,” the diplomat said.", ["An EU diplomat"]),
        ("Chief Emeka Nwosu leads the union. “We shall march,” the chief said.", ["Emeka Nwosu"]),
        ("Beijing urged talks on Monday. He also expressed “deep regret about the raid”.", ["Beijing"]),
        ("“We are on the right path,” said the president. President William Achebe left.", ["William Achebe"]),
        ("The company Petrobel halted work. “It could be days,” a person close to the talks said.", ["a person close to the talks"]),
    ],
)  # fmt: skip
def test_pronouns_and_roles_are_resolved(text: str, speakers: list[str]) -> None:
    assert [who for _, who in voices(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "“Our schools are closed.” That is how it goes.",
        "“Everything must change.” The slogan is everywhere.",
        "It rained. “Nothing to see here,” it was said.",
    ],
)
def test_what_the_text_leaves_open_stays_open(text: str) -> None:
    assert [who for _, who in voices(text)] == [None]


def test_pieces_round_the_cue_and_over_paragraphs_are_one_utterance() -> None:
    text = "“Smoke first,” said ranger Pedro Alvim. “Then the birds left.\n“After that we ran.”"
    (quotation,) = found_in(text)
    assert words_of(text, quotation) == [
        "Smoke first,",
        "Then the birds left.",
        "After that we ran.",
    ]


def test_paragraphs_without_attribution_belong_to_the_last_speaker() -> None:
    text = "“We waited nine hours,” said Fatou Diop, a nurse.\n“Nobody came. The children cried.”"
    assert [who for _, who in voices(text)] == ["Fatou Diop", "Fatou Diop"]


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("A sign outside the embassy showing the flag reads “We stand with you”.", "A sign"),
        ("A leaflet handed out at the station read: “No levy, no lorry.”", "A leaflet"),
        ("A banner across the gate had a shorter version: “Pay first, fares later”.", "A banner"),
    ],
)
def test_signs_and_documents_speak(text: str, document: str) -> None:
    assert [who for _, who in voices(text)] == [document]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “golden visa” was scrapped.",
        "The film “Dry Season” won the prize.",
        "He was nicknamed “the Fox” at school.",
        "They watched NBC’s “Meet the Press” together.",
    ],
)
def test_titles_terms_and_nicknames_are_no_sayings(text: str) -> None:
    assert [quotation.kind for quotation in found_in(text)] == ["scare"]


def test_joint_speakers_are_all_named() -> None:
    text = "“We agreed on everything,” Samia Odhiambo and Paul Mugisha said."
    (quotation,) = found_in(text)
    assert quotation.speaker is not None
    assert (quotation.speaker.name, quotation.speaker.joint) == (
        "Samia Odhiambo",
        ("Paul Mugisha",),
    )


def test_the_role_comes_from_the_apposition() -> None:
    text = "“At most,” Ryan Hale, senior fellow at the Harbour Institute and former envoy, told Radio Free Sea."
    (quotation,) = found_in(text)
    assert quotation.speaker is not None
    assert quotation.speaker.role == "senior fellow at the Harbour Institute and former envoy"
    assert quotation.addressee == "Radio Free Sea"
