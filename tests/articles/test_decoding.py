"""Encodings and damage: the right characters, repaired once, sound text untouched."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.decode import decode
from bot.errors import SkippedFile
from tests.articles.conftest import Put, Read, ReadOne

STORY = "Tōkyō’s ministers met\n\nThe ministers met “quietly” – at the café, they said, for €5."
# What Windows-1252 can write of it.
WESTERN = STORY.replace("ō", "o")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (STORY.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + STORY.encode(), "utf-8"),
        (b"\xff\xfe" + STORY.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + STORY.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\0\0" + STORY.encode("utf-32-le"), "utf-32-le"),
        (STORY.encode("utf-16-le"), "utf-16-le"),
        (STORY.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_in_all_its_forms(data: bytes, encoding: str, read_one: ReadOne) -> None:
    article = read_one(data)
    assert (article.text, article.encoding, article.repaired) == (STORY, encoding, False)


def test_windows_1252(read_one: ReadOne) -> None:
    article = read_one(WESTERN.encode("cp1252"))
    assert (article.text, article.encoding, article.repaired) == (WESTERN, "windows-1252", False)


def test_cyrillic_of_old_windows() -> None:
    text = "Президент Казахстана встретился с послом. " * 30
    assert decode(text.encode("cp1251")).text == text


def test_doubly_decoded_text_is_repaired_and_says_so(read_one: ReadOne) -> None:
    damaged = "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in WESTERN.encode()
    )
    article = read_one(damaged.encode())
    assert (article.text, article.repaired) == (WESTERN, True)


def test_repair_leaves_straight_and_curly_marks_and_line_ends_as_they_are() -> None:
    text = 'The “first” and the "second"\r\nof the cafÃ© ﬁles\r\n'
    assert decode(text.encode()).text == 'The “first” and the "second"\r\nof the café ﬁles\r\n'


def test_a_few_broken_bytes_in_utf8_do_not_cost_the_rest() -> None:
    data = "“Ça va”, said the minister – twice. ".encode() * 5 + b"It cost 5 \x80 and a caf\xe9."
    decoded = decode(data)
    assert decoded.text.startswith("“Ça va”, said the minister – twice.")
    assert decoded.text.endswith("It cost 5 € and a café.")
    assert decoded.repaired


@pytest.mark.parametrize(
    "text",
    [
        "NÃO, disse o ministro. São Tomé, Ângela, Âmbar.",
        "Ça va être l'été à l'île",
        "Đà Nẵng và Huế",
        "Ölümsüz şehir, Âşık Veysel",
        "“Quoted” – and it’s … fine — really",
        "plain ascii",
    ],
)
def test_sound_text_is_never_touched(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.repaired) == (text, False)


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"], max_codepoint=0xBF))
)
def test_ascii_and_latin_signs_survive(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_skipped(data: bytes) -> None:
    with suppress(SkippedFile):
        assert "\0" not in decode(data).text


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(1, 32)) * 20])
def test_binary_named_txt_is_skipped(data: bytes, put: Put, read: Read) -> None:
    put("good.txt", STORY)
    put("bad.txt", data)
    reading = read()
    assert [article.id for article in reading.articles] == ["good.txt"]
    assert reading.skipped[0].id == "bad.txt"
    assert "not text" in reading.skipped[0].reason
