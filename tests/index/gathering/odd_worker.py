"""The worker, but some articles stop it: by name, the one hangs it and the other kills it."""

import os
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from bot.articles.model import Article
from bot.index.gathering import Work
from bot.knowledge import work_of
from bot.passages.model import AnnotatedArticle
from bot.worker import serve


def odd_work(folder: Path) -> Work:
    """Return the work with an annotator that stumbles over what its articles are called."""
    work = work_of(folder)

    def annotate(article: Article) -> AnnotatedArticle:
        if "hangs" in article.id:
            time.sleep(600)
        if "dies" in article.id:
            os.kill(os.getpid(), signal.SIGKILL)
        if "breaks" in article.id:
            raise ZeroDivisionError
        return work.annotate(article)

    return replace(work, annotate=annotate)


if __name__ == "__main__":
    sys.exit(serve(lambda: odd_work(Path(sys.argv[1]))))
