"""Whole articles: everything found stands in the text, and nothing is cut."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.model import Article, Span
from bot.passages.annotate import Annotator
from bot.passages.model import AnnotatedArticle, Mention
from bot.passages.quotations.marked.layout import lay_out
from tests.passages.reading import article_of, shipped_speech

WORDS = st.sampled_from(
    [
        *"“”‘’«»,.?:—()",
        *(
            "''",
            '"',
            "\n",
            "said",
            "told",
            "accused",
            "according to",
            "he",
            "she",
            "they",
            "that",
            "who",
        ),
        *("the minister", "Ana Quispe", "President Obi", "Wang", "Oslo", "U.S.", "water", "rises"),
        *("on March 7", "in a statement", "I", "our", "Q:", "A:"),
    ]
)


def annotated(article: Article) -> AnnotatedArticle:
    def no_mentions(_: Article) -> tuple[Mention, ...]:
        return ()

    return Annotator(shipped_speech(), no_mentions).annotate(article)


def test_passages_hold_whole_quotations() -> None:
    text = "Head\n“It burns. We run,” said Ana Quispe. “Come.” Rain fell. The end."
    found = annotated(article_of(text))
    assert [passage.span.of(text) for passage in found.passages] == [
        "“It burns. We run,” said Ana Quispe. “Come.”",
        "Rain fell.",
        "The end.",
    ]


def test_nothing_is_found_outside_the_body() -> None:
    text = "“Buy now,” says the title\n“We sell,” said Ana Quispe.\n“Click,” said Bob Low."
    whole = article_of(text)
    end = text.index("\n“Click")
    article = Article(
        **{name: getattr(whole, name) for name in whole.__slots__ if name != "body"},
        body=(Span(text.index("“We"), end),),
    )
    found = annotated(article)
    assert [quotation.pieces[0].of(text) for quotation in found.quotations] == ["We sell,"]
    assert all(article.body[0].contains(passage.span) for passage in found.passages)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_everything_found_is_in_the_text_and_in_order(words: list[str]) -> None:
    text = "Headline here\n" + " ".join(words)
    found = annotated(article_of(text))
    starts = [quotation.pieces[0].start for quotation in found.quotations]
    assert starts == sorted(starts)
    for quotation in found.quotations:
        for piece in quotation.pieces:
            assert quotation.context.contains(piece)
            assert piece.of(text).strip() == piece.of(text) != ""
        ends = [piece.end for piece in quotation.pieces]
        assert ends == sorted(ends)
    spans = [passage.span for passage in found.passages]
    assert spans == sorted(spans)
    for one, other in pairwise(spans):
        assert one.end <= other.start


def test_a_line_of_opening_marks_is_cut_into_bounded_work() -> None:
    text = "Headline here\n" + "“a " * 20_000
    (stretch,) = lay_out(article_of(text), shipped_speech())
    assert max(clause.hi - clause.lo for clause in stretch.clauses) <= 300
    assert annotated(article_of(text)).passages
