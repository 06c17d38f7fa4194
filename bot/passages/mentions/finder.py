"""One pass over an article: which countries and blocs it names, where, and how."""

from itertools import chain

from bot.articles.model import Article, Span
from bot.names.gazetteer import Gazetteer
from bot.passages.mentions.around import Around
from bot.passages.mentions.draft import Draft, Settler
from bot.passages.mentions.glance import Glance
from bot.passages.mentions.judge import Judge
from bot.passages.mentions.lexicon import Lexicon
from bot.passages.mentions.members import Members
from bot.passages.mentions.rules import MentionRules
from bot.passages.mentions.senses import Senses
from bot.passages.model import Mention


class MentionFinder:
    """Finds mentions of the gazetteer's countries; build once, use for every article."""

    def __init__(self, gazetteer: Gazetteer, rules: MentionRules) -> None:
        self._gazetteer = gazetteer
        self._glance = Glance(rules)
        self._judge = Judge(gazetteer, rules)
        self._settler = Settler(gazetteer, Senses(rules))
        self._lexicon = Lexicon(chain.from_iterable(c.text_forms() for c in gazetteer), rules)
        self._members = Members(gazetteer)

    def find(self, article: Article) -> tuple[Mention, ...]:
        """Return the mentions in title and body, in order of the text.

        A bloc that stands for its members ("the Baltic states") is followed by
        one mention of how "member" for each, over the same span.
        """
        draft = Draft()
        for piece in _pieces(article):
            draft.openings.add(piece.start)
            self._read(piece.of(article.text), piece.start, draft)
        return tuple(self._settler.settled(draft, article.text))

    def _read(self, text: str, offset: int, draft: Draft) -> None:
        """Add what one stretch names; `offset` is where it stands in the article."""
        names, cues = self._lexicon.search(text)
        draft.seen.note(cues, offset)
        is_plain, verdict = self._glance.is_plain, self._judge.verdict
        blocs, are_meant = self._members.blocs, self._members.are_meant
        for start, high, entry in names:
            form = entry.form
            if form is None:
                continue
            end = _end_of(text, high) if entry.open_ended else high
            if not is_plain(form, text, start, end):
                found = verdict(form, Around(text, start, end))
                if found == "surname":
                    draft.seen.surnames.add(form.written)
                if found != "country":
                    continue
            if form.code in blocs and are_meant(form.code, text, start, end):
                draft.groups.add(len(draft.mentions))
            draft.mentions.append(Mention(form.code, Span(offset + start, offset + end), form.how))
            draft.forms.append(form)


def _end_of(text: str, end: int) -> int:
    """Return where a form with a last full stop ends, which the text may leave out."""
    end += text.startswith(".", end)
    while text[end - 1].isspace():
        end -= 1
    return end


def _pieces(article: Article) -> list[Span]:
    """Return the stretches to read: the title where the text has it, and the body."""
    title = [article.title_span] if article.title_span else []
    return sorted([*title, *article.body])
