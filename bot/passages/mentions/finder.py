"""One pass over an article: which countries and blocs it names, where, and how."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from bot.articles.model import Article, Span
from bot.names.country import Form
from bot.names.gazetteer import Gazetteer
from bot.passages.mentions.around import Around
from bot.passages.mentions.bearers import is_bearer, lies_elsewhere
from bot.passages.mentions.capitals import is_government
from bot.passages.mentions.lexicon import Found, Lexicon, longest_first
from bot.passages.mentions.members import stands_for_members
from bot.passages.mentions.rules import MentionRules
from bot.passages.mentions.senses import Evidence, Senses
from bot.passages.model import Mention


class _Candidate(NamedTuple):
    """A name that nothing right beside it makes something else; offsets are the article's."""

    form: Form
    span: Span
    for_members: bool


class MentionFinder:
    """Finds mentions of the gazetteer's countries; build once, use for every article."""

    def __init__(self, gazetteer: Gazetteer, rules: MentionRules) -> None:
        self._gazetteer = gazetteer
        self._rules = rules
        self._senses = Senses(rules)
        self._lexicon = Lexicon(chain.from_iterable(c.text_forms() for c in gazetteer), rules)
        self._shy = {country.code for country in gazetteer if country.capital_shy}
        self._each = {country.code: country for country in gazetteer if country.each}
        self._own_names = {
            country.code: frozenset({country.name, *country.names}) for country in gazetteer
        }

    def find(self, article: Article) -> tuple[Mention, ...]:
        """Return the mentions in title and body, in order of the text.

        A bloc that stands for its members ("the Baltic states") is followed by
        one mention of how "member" for each, over the same span.
        """
        evidence = Evidence()
        candidates = [
            candidate
            for piece in _pieces(article)
            for candidate in self._candidates(article.text, piece, evidence)
        ]
        settled = self._settled(candidates, evidence)
        return tuple(chain.from_iterable(self._mentions(*each) for each in settled))

    def _candidates(self, text: str, piece: Span, evidence: Evidence) -> Iterator[_Candidate]:
        stretch = piece.of(text)
        found = self._lexicon.search(stretch)
        for each in found:
            if each.entry.cues:
                evidence.add(each, piece.start)
        for name in longest_first(found):
            if name.entry.decoy:
                continue
            end = _with_stop(stretch, name)
            around = Around(stretch, name.start, end)
            form = name.entry.forms[0]
            if self._stands(form, around):
                bloc = self._each.get(form.code)
                for_members = bloc is not None and stands_for_members(bloc, around)
                span = Span(piece.start + name.start, piece.start + end)
                yield _Candidate(form, span, for_members)

    def _stands(self, form: Form, around: Around) -> bool:
        """Tell whether the words right beside the name leave it the country's."""
        rules = self._rules
        if form.written in rules.prefixes:
            return self._is_prefix(around)
        if form.how == "capital" and not is_government(
            around, rules.capitals, self._own_names[form.code]
        ):
            return False
        return not (
            is_bearer(form, around, rules)
            or lies_elsewhere(around, rules)
            or _is_shouted_pronoun(form, around)
        )

    def _is_prefix(self, around: Around) -> bool:
        """Tell whether "Sino-" and the like stand before another country's adjective."""
        other = self._gazetteer.resolve(around.hyphened) if around.hyphened else None
        return other is not None and around.text[around.end + 1 : around.end + 2].isupper()

    def _settled(
        self, candidates: list[_Candidate], evidence: Evidence
    ) -> list[tuple[_Candidate, str]]:
        """Return the candidates that the article as a whole leaves, with their codes."""
        named = {c.form.code for c in candidates if c.form.how != "capital"}
        settled = []
        for candidate in candidates:
            form = candidate.form
            if form.how == "capital" and form.code in self._shy and form.code not in named:
                continue
            code = self._senses.settle(form, candidate.span.start, evidence)
            if code is not None:
                settled.append((candidate, code))
        return settled

    def _mentions(self, candidate: _Candidate, code: str) -> Iterator[Mention]:
        yield Mention(code, candidate.span, candidate.form.how)
        if candidate.for_members:
            for member in self._gazetteer.country(code).members:
                yield Mention(member, candidate.span, "member")


def _pieces(article: Article) -> list[Span]:
    """Return the stretches to read: the title where the text has it, and the body."""
    title = [article.title_span] if article.title_span else []
    return sorted([*title, *article.body])


def _with_stop(text: str, name: Found) -> int:
    """Return the name's end, its last full stop included ("U.S.")."""
    has_stop = name.entry.written.endswith(".") and text[name.end : name.end + 1] == "."
    return name.end + has_stop


def _is_shouted_pronoun(form: Form, around: Around) -> bool:
    """Tell whether "US" is the pronoun in a line of capitals: "JOIN US", "CONTACT US TODAY"."""
    if form.written != "US":
        return False
    beside = [word for word in (*around.before[:2], *around.after[:2]) if word.isalpha()]
    shouted = bool(beside) and all(word.isupper() for word in beside)
    return shouted and around.word_before in {
        "CONTACT", "ABOUT", "JOIN", "FOLLOW", "TELL", "WITH", "TO", "FOR", "OF", "LET", "HELP",
        "GIVE", "SHOW", "CALL", "EMAIL", "WRITE", "ON", "AT", "BY", "LIKE", "MAKE", "SUPPORT",
    }  # fmt: skip
