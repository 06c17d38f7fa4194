"""One pass over an article: which countries and blocs it names, where, and how."""

from itertools import chain

from bot.articles.model import Article, Span
from bot.names.gazetteer import Gazetteer
from bot.passages.mentions.around import Around
from bot.passages.mentions.draft import Draft, Settler
from bot.passages.mentions.judge import Judge
from bot.passages.mentions.lexicon import Lexicon
from bot.passages.mentions.members import stands_for_members
from bot.passages.mentions.rules import MentionRules
from bot.passages.mentions.senses import Senses
from bot.passages.model import Mention


class MentionFinder:
    """Finds mentions of the gazetteer's countries; build once, use for every article."""

    def __init__(self, gazetteer: Gazetteer, rules: MentionRules) -> None:
        self._gazetteer = gazetteer
        self._judge = Judge(gazetteer, rules)
        self._settler = Settler(gazetteer, Senses(rules))
        self._lexicon = Lexicon(chain.from_iterable(c.text_forms() for c in gazetteer), rules)
        self._each = {country.code: country for country in gazetteer if country.each}

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
        for _, end, entry in cues:
            draft.seen.note(entry.cues, offset + end)
        for start, high, entry in names:
            form = entry.form
            if form is None or entry.decoy:
                continue
            end = high + (entry.ends_in_stop and text.startswith(".", high))
            if not self._judge.is_plain(form, text, start, end):
                verdict = self._judge.verdict(form, Around(text, start, end))
                if verdict == "surname":
                    draft.seen.surnames.add(form.written)
                if verdict != "country":
                    continue
            bloc = self._each.get(form.code)
            if bloc and stands_for_members(bloc, Around(text, start, end)):
                draft.groups.add(len(draft.mentions))
            while text[end - 1].isspace():
                end -= 1
            draft.mentions.append(Mention(form.code, Span(offset + start, offset + end), form.how))
            draft.forms.append(form)


def _pieces(article: Article) -> list[Span]:
    """Return the stretches to read: the title where the text has it, and the body."""
    title = [article.title_span] if article.title_span else []
    return sorted([*title, *article.body])
