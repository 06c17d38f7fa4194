"""Direct speech without marks, told by the layout: interviews, posts, dashes, a colon before."""

import re
from collections.abc import Iterator

from bot.articles.model import Article
from bot.passages.quotations.marked.layout import Stretch
from bot.passages.quotations.unmarked.block import Block
from bot.passages.quotations.unmarked.conversation import find_conversation
from bot.passages.quotations.unmarked.dashes import find_dialogue, find_signed
from bot.passages.quotations.unmarked.introduced import find_introduced
from bot.passages.quotations.unmarked.letters import find_letters
from bot.passages.quotations.unmarked.posts import find_posts
from bot.passages.quotations.unmarked.transcripts import find_transcript
from bot.passages.speech import SpeechKnowledge

_LETTER = re.compile(r"[^\W\d_]")


def find_blocks(
    article: Article, stretches: list[Stretch], speech: SpeechKnowledge
) -> Iterator[Block]:
    """Yield the unmarked speech that whole stretches hold; each stretch once."""
    text = article.text
    spoken: set[int] = set()
    labelled = list(find_transcript(text, stretches, speech))
    found = (
        *labelled,
        *find_conversation(text, stretches, labelled),
        *find_letters(text, stretches, speech),
        *find_posts(article, stretches, speech),
        *find_dialogue(text, stretches),
        *find_signed(text, stretches, speech),
        *find_introduced(text, stretches),
    )
    for block in found:
        worded = any(_LETTER.search(text, piece.start, piece.end) for piece in block.pieces)
        if worded and block.stretch.number not in spoken:
            spoken.add(block.stretch.number)
            yield block
