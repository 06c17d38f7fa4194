"""One pass over an article: which countries and blocs it names, where, and how."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from bot.articles.model import Article, Span
from bot.names.country import Form
from bot.names.gazetteer import Gazetteer
from bot.passages.mentions.around import Around
from bot.passages.mentions.judge import Judge
from bot.passages.mentions.lexicon import Lexicon, longest_first
from bot.passages.mentions.members import stands_for_members
from bot.passages.mentions.rules import MentionRules
from bot.passages.mentions.senses import Evidence, Senses
from bot.passages.model import Mention

# Behind these stands no surname.
_INSIDE = frozenset({"in", "into", "inside", "outside", "across", "throughout"})


class _Candidate(NamedTuple):
    """A name that nothing right beside it makes something else.

    `span` is the article's; `neighbour` is the word right before.
    """

    form: Form
    span: Span
    for_members: bool
    neighbour: str


class MentionFinder:
    """Finds mentions of the gazetteer's countries; build once, use for every article."""

    def __init__(self, gazetteer: Gazetteer, rules: MentionRules) -> None:
        self._gazetteer = gazetteer
        self._judge = Judge(gazetteer, rules)
        self._senses = Senses(rules)
        self._lexicon = Lexicon(chain.from_iterable(c.text_forms() for c in gazetteer), rules)
        self._shy = {country.code for country in gazetteer if country.capital_shy}
        self._each = {country.code: country for country in gazetteer if country.each}

    def find(self, article: Article) -> tuple[Mention, ...]:
        """Return the mentions in title and body, in order of the text.

        A bloc that stands for its members ("the Baltic states") is followed by
        one mention of how "member" for each, over the same span.
        """
        seen = Evidence()
        candidates = [
            candidate
            for piece in _pieces(article)
            for candidate in self._candidates(article.text, piece, seen)
        ]
        mentions: list[Mention] = []
        for candidate, code in self._settled(candidates, seen):
            mentions.append(Mention(code, candidate.span, candidate.form.how))
            if candidate.for_members:
                members = self._gazetteer.country(code).members
                mentions += [Mention(member, candidate.span, "member") for member in members]
        return tuple(mentions)

    def _candidates(self, text: str, piece: Span, seen: Evidence) -> Iterator[_Candidate]:
        stretch = piece.of(text)
        found = self._lexicon.search(stretch)
        for each in found:
            if each.entry.cues:
                seen.note(each.entry.cues, piece.start + each.end)
        for name in longest_first(found):
            form = name.entry.form
            if form is None or name.entry.decoy:
                continue
            has_stop = name.entry.ends_in_stop and stretch[name.end : name.end + 1] == "."
            around = Around(stretch, name.start, name.end + has_stop)
            verdict = self._judge.verdict(form, around)
            if verdict == "surname":
                seen.surnames.add(form.written)
            elif verdict == "country":
                bloc = self._each.get(form.code)
                length = len(stretch[name.start : around.end].rstrip())
                yield _Candidate(
                    form,
                    Span(piece.start + name.start, piece.start + name.start + length),
                    bloc is not None and stands_for_members(bloc, around),
                    around.neighbour,
                )

    def _settled(
        self, candidates: list[_Candidate], seen: Evidence
    ) -> Iterator[tuple[_Candidate, str]]:
        """Yield the candidates that the article as a whole leaves, with their codes."""
        forms = {id(c.form): c.form for c in candidates}.values()
        named = {form.code for form in forms if form.how != "capital"}
        otherwise = {form.code for form in forms if form.written not in seen.surnames}
        for candidate in candidates:
            form = candidate.form
            if form.how == "capital" and form.code in self._shy and form.code not in named:
                continue
            if form.written in seen.surnames and not (
                candidate.neighbour in _INSIDE
                or (candidate.neighbour[:1].islower() and form.code in otherwise)
            ):
                continue
            code = self._senses.settle(form, candidate.span.start, seen)
            if code is not None:
                yield candidate, code


def _pieces(article: Article) -> list[Span]:
    """Return the stretches to read: the title where the text has it, and the body."""
    title = [article.title_span] if article.title_span else []
    return sorted([*title, *article.body])
