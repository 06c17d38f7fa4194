"""Files that are broken or mean harm: skipped with a reason, the others still served."""

import io
import os
import socket
import tempfile
import zipfile
from pathlib import Path

import pytest

from bot.articles import FurnitureRules, Overrides, read_folder, scan
from bot.errors import ArticlesError
from tests.articles.conftest import Put, Read

GOOD = "A good article\n\nThe council of the valley met on Monday and agreed on the new bridge.\n"


def zip_bomb() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b"a" * 40_000_000)
    return data.getvalue()


ENTITIES = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
SECRETS = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
HOSTILE = {
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "not text"),
    "nul.txt": (b"The council\0met on Monday.", "NUL"),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n ", "empty"),
    "huge.txt": (b"word " * 5_200_000, "too large"),
    "broken.json": (b'{"articles": [{"title": "A", "content": "B', "broken at line 1"),
    "deep.json": (b"[" * 200_000, "nested"),
    "numbers.json": (b"[1, 2, 3]", "no articles"),
    "bomb.xml": (ENTITIES.encode() + b"<rss><item><title>&b;</title></item></rss>", "entities"),
    "secrets.xml": (
        SECRETS.encode() + b"<rss><item><description>&x; it is</description></item></rss>",
        "entities",
    ),
    "other.xml": (b"<svg><g/></svg>", "no feed"),
    "bomb.docx": (zip_bomb(), "unpacks to more than 30 MB"),
    "archive.docx": (b"PK\x05\x06" + b"\0" * 18, "not text"),
    "torn.docx": (b"PK\x03\x04 torn", "cannot be unpacked"),
    "torn.pdf": (b"%PDF-1.4 torn", "PDF"),
    "nested.eml": (
        b"Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\nboundary=\n" * 3000,
        "broken",
    ),
    "table.csv": (b"a,b\n1,2\n", ".csv are not read"),
    "furniture.txt": (b"Leave a Reply\nShare this:\nFacebook", "only furniture"),
    "marks.md": (b"*a_ " * 100_000, "too large"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_skipped_with_a_reason(name: str, put: Put, read: Read) -> None:
    data, reason = HOSTILE[name]
    put("good.txt", GOOD)
    put(name, data)
    reading = read()
    assert [article.id for article in reading.articles] == ["good.txt"]
    (skipped,) = reading.skipped
    assert skipped.id == name
    assert reason in skipped.reason


LONG = {
    "one line": "word " * 1_000_000,
    "one word": "x" * 5_000_000,
    "quotation marks": "“a" * 200_000,
    "brackets": "[" * 500_000 + " He said so on Monday.",
    "dates": "2023-01-01 " * 200_000,
    "headings": "Leave a Reply\n" * 30_000 + GOOD,
    "related": GOOD + "Related\nA headline of the day\n" * 20_000,
    "about": GOOD * 9 + "About Jane Smith\n" * 20_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_files_are_read_in_time(text: str, put: Put, read: Read) -> None:
    put("long.txt", text)
    (article,) = read().articles
    assert article.text == text


def test_too_many_paragraphs_are_no_article(put: Put, read: Read) -> None:
    put("lines.txt", "A line of words.\n" * 100_001)
    assert "paragraphs" in read().skipped[0].reason


def test_links_that_leave_the_folder_are_not_followed(put: Put, read: Read, tmp_path: Path) -> None:
    put("good.txt", GOOD)
    with tempfile.TemporaryDirectory() as outside:
        secret = Path(outside, "secret.txt")
        secret.write_text("The secret of the council is kept here.")
        tmp_path.joinpath("file.txt").symlink_to(secret)
        tmp_path.joinpath("folder").symlink_to(outside)
        tmp_path.joinpath("inside.txt").symlink_to(tmp_path / "good.txt")
        tmp_path.joinpath("dangling.txt").symlink_to(tmp_path / "nothing")
        reading = read()
    assert [article.id for article in reading.articles] == ["good.txt", "inside.txt"]
    assert {one.id: one.reason for one in reading.skipped} == {
        "dangling.txt": "It is a link that leads nowhere.",
        "file.txt": "It is a link that leaves the folder.",
        "folder": "It is a link that leaves the folder.",
    }


def test_pipes_and_sockets_are_never_opened(put: Put, read: Read, tmp_path: Path) -> None:
    put("good.txt", GOOD)
    os.mkfifo(tmp_path / "pipe.txt")
    previous = Path.cwd()
    os.chdir(tmp_path)  # the path of a socket may have some hundred characters only
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("socket.txt")
    finally:
        os.chdir(previous)
    reasons = {one.id: one.reason for one in read().skipped}
    assert reasons == {
        "pipe.txt": "It is a pipe, not a file.",
        "socket.txt": "It is a socket, not a file.",
    }


def test_odd_names_are_printed_escaped(put: Put, read: Read, tmp_path: Path) -> None:
    put("Gespräch über Öl.txt", GOOD)
    put("two\nlines.txt", GOOD)
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123 - bytes name
        file.write(GOOD.encode())
    assert {article.id for article in read().articles} == {
        "Gespräch über Öl.txt",
        r"two\nlines.txt",
        r"caf\xe9.txt",
    }


def test_dot_files_are_left_out_silently(put: Put, read: Read) -> None:
    put("good.txt", GOOD)
    put(".hidden.txt", GOOD)
    put(".git/objects/x.txt", GOOD)
    put("deep/er/good.txt", GOOD)
    reading = read()
    assert [article.id for article in reading.articles] == ["deep/er/good.txt", "good.txt"]
    assert reading.skipped == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable_files_and_folders_are_told(put: Put, read: Read, tmp_path: Path) -> None:
    put("good.txt", GOOD)
    put("locked.txt", GOOD).chmod(0)
    put("vault/a.txt", GOOD)
    tmp_path.joinpath("vault").chmod(0)
    try:
        reading = read()
    finally:
        tmp_path.joinpath("vault").chmod(0o700)
    assert [one.id for one in reading.skipped] == ["locked.txt", "vault/"]
    assert "permission denied" in reading.skipped[0].reason


def test_a_missing_folder_says_what_to_do(tmp_path: Path, rules: FurnitureRules) -> None:
    with pytest.raises(ArticlesError, match=r"There is no folder .*BRIEFING_ARTICLES"):
        read_folder(tmp_path / "nowhere", rules, Overrides())


def test_a_file_is_no_folder(put: Put, rules: FurnitureRules) -> None:
    with pytest.raises(ArticlesError, match="is not a folder"):
        read_folder(put("good.txt", GOOD), rules, Overrides())


def test_an_empty_folder_says_what_it_may_hold(tmp_path: Path, rules: FurnitureRules) -> None:
    with pytest.raises(ArticlesError, match=r"empty.*\.txt.*\.eml"):
        read_folder(tmp_path, rules, Overrides())


def test_a_folder_that_is_a_link_is_read(put: Put, tmp_path: Path) -> None:
    put("inner/good.txt", GOOD)
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "inner")
    assert [file.id for file in scan(link).files] == ["good.txt"]
