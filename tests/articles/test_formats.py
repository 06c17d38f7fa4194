"""Each format end to end: the text without its marks, and the facts the format states."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import date
from email.message import EmailMessage

import pytest

from bot.articles.model import Article
from bot.settings import shipped
from tests.articles.conftest import Put, Read, ReadOne

P1 = "The two ports will share one pilot station from May on, the harbour masters said."
P2 = "“A ship does not care whose pilot it is,” said Inês Duarte, who runs the southern port."
P3 = "The station costs four million euros & is paid for by fees that every ship of size pays."
BODY = [P1, P2, P3]


def quotable(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.body]


def facts(article: Article) -> tuple[object, ...]:
    return article.title, article.outlet, article.author, article.published, article.url


STATED = (
    "Two ports, one pilot",
    "Harbour Gazette",
    "Ana Reis",
    date(2024, 4, 2),
    "https://harbour.example/pilot",
)


def test_markdown_with_front_matter(read_one: ReadOne) -> None:
    source = f"""---
title: "Two ports, one pilot"
author: Ana Reis
publication: Harbour Gazette
date: 2024-04-02T08:00:00Z
source: https://harbour.example/pilot
---
# Two ports, one pilot

{P1.replace("pilot station", "**pilot** [station](https://example.org/a_b)")}

> {P2}

- {P3}

![A pilot boat](boat.jpg)
"""
    article = read_one(source, "a.md")
    assert facts(article) == STATED
    assert quotable(article) == BODY
    assert article.format == "markdown"


def test_front_matter_that_yaml_refuses_is_read_line_by_line(read_one: ReadOne) -> None:
    source = (
        f"---\ntitle: Ports: one pilot\ndate: 2024-04-02\nx: !!python/name:os.system\n---\n{P1}\n"
    )
    article = read_one(source, "a.md")
    assert (article.title, article.published) == ("Ports: one pilot", date(2024, 4, 2))


def test_aliases_in_front_matter_are_refused(read_one: ReadOne) -> None:
    pairs = zip("abcdefgh", "bcdefghi", strict=True)
    levels = "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairs)
    source = f"---\na: &a [ha, ha]\n{levels}author: *a\ntitle: Two ports, one pilot\n---\n{P1}\n"
    article = read_one(source, "a.md")
    assert (article.title, article.author) == ("Two ports, one pilot", None)
    assert quotable(article) == [P1]


PAGE = f"""<!DOCTYPE html><html><head>
<title>Two ports, one pilot - Harbour Gazette</title>
<meta property="og:title" content="Two ports, one pilot">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "WebPage", "name": "x"}},
 {{"@type": "NewsArticle", "headline": "Two ports, one pilot",
   "datePublished": "2024-04-02T09:00:00+01:00",
   "author": [{{"@type": "Person", "name": "Ana Reis"}}],
   "publisher": {{"name": "Harbour Gazette"}},
   "mainEntityOfPage": "https://harbour.example/pilot", "url": "https://harbour.example/pilot"}}]}}</script>
<script>var tracking = "no article text";</script></head>
<body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>
<article><h1>Two ports, one pilot</h1><p>{P1}</p>
<p>{P2}</p><p>Read more: Ten lighthouses to see before the summer</p>
<p>{P3.replace("&", "&amp;")}</p></article>
<aside><h3>Related</h3><ul><li><a href="/x">The fish are back in the bay</a></li></ul></aside>
<footer>Copyright 2024 Harbour Gazette. All rights reserved.</footer></body></html>"""


def test_saved_web_page(read_one: ReadOne) -> None:
    article = read_one(PAGE, "a.html")
    assert facts(article) == STATED
    assert quotable(article) == BODY
    assert any(e.why == "teaser of another story" for e in article.excluded)


def test_a_subheading_between_two_paragraphs_is_kept(read_one: ReadOne) -> None:
    page = f"""<html><body class="single-post"><div id="topbar"><a href="/login">Sign in</a></div>
<div class="wrap"><h1>Two ports, one pilot</h1><div class="meta">Reporter: Ana Reis</div>
<p><strong>SELLA</strong> - {P1}</p><p>{P2}</p><h2>Union  demands <em>audit</em></h2>
<p>{P3.replace("&", "&amp;")}</p><p>{P2.replace("a", "o")}</p></div>
<aside class="popular"><h3>Popular</h3><ol><li><a href="/p1">Cat has its own passport</a></li></ol>
</aside><div class="newsletter"><h3>Morning letter</h3><p>Start your day with us.</p></div>
<footer><p>© 2024 Harbour Gazette</p></footer></body></html>"""
    article = read_one(page, "a.html")
    texts = [span.of(article.text) for span in article.body]
    assert texts[texts.index(P2) :] == [P2, "Union demands audit", P3, P2.replace("a", "o")]


def test_the_outlet_is_taken_off_a_title_from_metadata(read_one: ReadOne) -> None:
    row = {"title": "Two ports, one pilot - Maré Alta", "publisher": "Maré Alta", "text": P1}
    article = read_one(json.dumps(row), "a.json")
    assert (article.title, article.outlet) == ("Two ports, one pilot", "Maré Alta")


def test_a_page_is_known_by_its_content(read_one: ReadOne) -> None:
    assert read_one(PAGE, "a.txt").format == "web page"


def test_a_page_in_the_encoding_it_declares(read_one: ReadOne) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252")
    assert quotable(read_one(page, "a.html")) == BODY


def test_page_saved_as_one_file(read_one: ReadOne) -> None:
    message = EmailMessage()
    message["Subject"] = "Two ports, one pilot"
    message.set_content(PAGE, subtype="html")
    article = read_one(message.as_bytes(), "a.mht")
    assert facts(article) == STATED
    assert quotable(article) == BODY


HTML = "".join(f"<p>{p.replace('&', '&amp;')}</p>" for p in BODY)
EXPORTS = {
    "news api": {"status": "ok", "articles": [{
        "source": {"id": None, "name": "Harbour Gazette"}, "author": "Ana Reis",
        "title": "Two ports, one pilot", "url": "https://harbour.example/pilot",
        "publishedAt": "2024-04-02T08:00:00Z", "description": "Short.",
        "content": "\n\n".join(BODY)}]},
    "wordpress": [{
        "id": 7, "date_gmt": "2024-04-02T08:00:00", "link": "https://harbour.example/pilot",
        "title": {"rendered": "Two ports, one pilot"}, "content": {"rendered": HTML},
        "excerpt": {"rendered": "<p>Short.</p>"}, "author": 3, "site_name": "Harbour Gazette",
        "byline": "By Ana Reis"}],
    "guardian": {"response": {"status": "ok", "total": 1, "results": [{
        "id": "sea/1", "type": "article", "webTitle": "Two ports, one pilot",
        "webPublicationDate": "2024-04-02T08:00:00Z", "webUrl": "https://harbour.example/pilot",
        "fields": {"byline": "Ana Reis", "publication": "Harbour Gazette", "body": HTML}}]}},
    "solr": {"response": {"numFound": 1, "docs": [{
        "headline": {"main": "Two ports, one pilot"}, "byline": {"original": "By Ana Reis"},
        "source": "Harbour Gazette", "pub_date": "2024-04-02T08:00:00+0000",
        "web_url": "https://harbour.example/pilot", "body": "\n".join(BODY)}]}},
    "search hits": {"hits": {"hits": [{"_id": "1", "_source": {
        "title": "Two ports, one pilot", "publisher": "Harbour Gazette", "authors": ["Ana Reis"],
        "date": 1712044800, "url": "https://harbour.example/pilot", "paragraphs": BODY}}]}},
    "one object": {"headline": "Two ports, one pilot", "publisher": {"name": "Harbour Gazette"},
                   "author": {"name": "Ana Reis"}, "datePublished": "2024-04-02",
                   "url": "https://harbour.example/pilot", "articleBody": "\n\n".join(BODY)},
}  # fmt: skip


@pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS)
def test_json_exports(export: object, read_one: ReadOne) -> None:
    article = read_one(json.dumps(export), "a.json")
    assert facts(article) == STATED
    assert quotable(article) == BODY


def test_records_are_numbered_and_broken_ones_told(put: Put, read: Read) -> None:
    rows = [{"title": f"Story {n}", "text": f"{P1} ({n})"} for n in range(3)]
    lines = [
        json.dumps(rows[0]),
        '{"title": "torn',
        json.dumps(rows[1]),
        '"just a text"',
        json.dumps(rows[2]),
    ]
    put("a.jsonl", "\n".join(lines))
    reading = read()
    assert [a.id for a in reading.articles] == ["a.jsonl#1", "a.jsonl#3", "a.jsonl#5"]
    assert [s.id for s in reading.skipped] == ["a.jsonl#2", "a.jsonl#4"]
    assert "Line 2" in reading.skipped[0].reason


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Gazette</title><link>https://harbour.example</link>
<item><title>Two ports, one pilot</title><link>https://harbour.example/pilot</link>
<dc:creator><![CDATA[Ana Reis]]></dc:creator><pubDate>Tue, 02 Apr 2024 08:00:00 +0000</pubDate>
<description>Short.</description><content:encoded><![CDATA[{HTML}]]></content:encoded></item>
<item><title>Empty</title></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Gazette</title>
<entry><title>Two ports, one pilot</title><link rel="alternate" href="https://harbour.example/pilot"/>
<author><name>Ana Reis</name></author><published>2024-04-02T08:00:00Z</published>
<updated>2024-04-03T08:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div></content>
</entry></feed>"""


@pytest.mark.parametrize("feed", [RSS, ATOM], ids=["rss", "atom"])
def test_feeds(feed: str, put: Put, read: Read) -> None:
    put("feed.xml", feed)
    article = read().articles[0]
    assert facts(article) == STATED
    assert quotable(article) == BODY


def mail(plain: str | None, html: str | None, **headers: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Two ports, one pilot"
    message["Date"] = "Tue, 02 Apr 2024 08:00:00 +0200"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(plain or "View this e-mail in your browser")
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def test_newsletter_in_plain_text(read_one: ReadOne) -> None:
    data = mail(
        "\n\n".join(BODY) + "\n\nUnsubscribe",
        None,
        From='"Harbour Gazette" <a@b.example>',
        List_Unsubscribe="<x>",
    )
    article = read_one(data, "a.eml")
    assert facts(article)[:4] == (STATED[0], "Harbour Gazette", None, date(2024, 4, 2))
    assert quotable(article) == BODY


def test_newsletter_whose_plain_part_says_nothing(read_one: ReadOne) -> None:
    html = f'<div style="display:none">Preview line</div><table><tr><td>{HTML}</td></tr></table>'
    article = read_one(mail(None, html, From="Ana Reis <ana@b.example>"), "a.eml")
    assert (article.author, article.outlet) == ("Ana Reis", None)
    assert quotable(article) == BODY


def docx(*paragraphs: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    runs = "".join(
        "<w:p>"
        + "".join(f"<w:r><w:t xml:space='preserve'>{half}</w:t></w:r>" for half in (p[:9], p[9:]))
        + "</w:p>"
        for p in (text.replace("&", "&amp;") for text in paragraphs)
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {space}><w:body>{runs}</w:body></w:document>"
        )
    return data.getvalue()


def test_docx(read_one: ReadOne) -> None:
    article = read_one(docx("Two ports, one pilot", *BODY), "a.docx")
    assert article.title == "Two ports, one pilot"
    assert quotable(article) == BODY


def pdf(*lines: str) -> bytes:
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 11 Tf 40 780 Td {shown} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj %s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


def test_pdf(read_one: ReadOne) -> None:
    pytest.importorskip("pypdf", reason="the extra briefing-bot[pdf] is not installed")
    article = read_one(
        pdf(
            "Two ports, one pilot",
            "",
            "The two ports will share one pilot station from May on, the har-",
            "bour masters said in a statement that was sent to the papers on Tuesday.",
        ),
        "a.pdf",
    )
    assert article.title == "Two ports, one pilot"
    text = " ".join(" ".join(quotable(article)).split())
    assert text == (
        "The two ports will share one pilot station from May on, the harbour masters said"
        " in a statement that was sent to the papers on Tuesday."
    )


def test_pdf_without_the_extra_says_what_to_install(
    put: Put, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    put("a.pdf", pdf("Two ports"))
    assert "briefing-bot[pdf]" in read().skipped[0].reason


def test_plain_text_loads_no_heavy_library(put: Put) -> None:
    put("a.txt", f"Two ports, one pilot\n\n{P1}\n")
    heavy = ["trafilatura", "ftfy", "pypdf", "lxml", "markdown_it", "yaml", "charset_normalizer"]
    code = (
        "import pathlib, sys, tomllib\n"
        "from bot.articles import FurnitureRules, Overrides, read_folder\n"
        f"rules = pathlib.Path({str(shipped('config'))!r}, 'furniture.toml').read_text('utf-8')\n"
        "rules = FurnitureRules.from_data(tomllib.loads(rules))\n"
        f"read_folder(pathlib.Path({str(put('b.txt', P1).parent)!r}), rules, Overrides())\n"
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
