"""What the words beside each name leave, and what the article as a whole leaves of that."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.names.country import Form
from bot.names.gazetteer import Gazetteer
from bot.passages.mentions.around import Around
from bot.passages.mentions.senses import NEAR, Evidence, Senses
from bot.passages.model import Mention

# Behind these stands no surname.
_INSIDE = frozenset({"in", "into", "inside", "outside", "across", "throughout"})


@dataclass(frozen=True, slots=True)
class Draft:
    """The mentions of an article before the whole of it is asked.

    `forms` runs beside `mentions`; `groups` are the numbers of those that
    stand for each member of a bloc; `openings` is where stretches start.
    """

    mentions: list[Mention] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    groups: set[int] = field(default_factory=set)
    openings: set[int] = field(default_factory=set)
    seen: Evidence = field(default_factory=Evidence)


class Settler:
    """Looks a second time at what the rest of the article may make something else."""

    def __init__(self, gazetteer: Gazetteer, senses: Senses) -> None:
        self._gazetteer = gazetteer
        self._senses = senses
        self._shy = {country.code for country in gazetteer if country.capital_shy}

    def settled(self, draft: Draft, text: str) -> Iterator[Mention]:
        """Yield the mentions that the article leaves, each bloc's members behind it."""
        forms = {form.written: form for form in draft.forms}
        named = {form.code for form in forms.values()}
        shy = self._shy_capitals(list(forms.values()))
        doubtful = {key for key, form in forms.items() if self._is_doubtful(form, draft.seen)}
        if not (shy or doubtful or draft.groups):
            yield from draft.mentions
            return
        certain = {f.code for f in forms.values() if f.written not in draft.seen.surnames}
        for number, (mention, form) in enumerate(zip(draft.mentions, draft.forms, strict=True)):
            code: str | None = form.code
            if form.written in shy and not self._is_beside_neighbour(mention, draft, named):
                continue
            if form.written in doubtful:
                code = self._code(mention, form, draft, text, certain)
            if code is None:
                continue
            yield mention if code == form.code else Mention(code, mention.span, mention.how)
            if number in draft.groups:
                for member in self._gazetteer.country(code).members:
                    yield Mention(member, mention.span, "member")

    def _shy_capitals(self, forms: list[Form]) -> set[str]:
        """Return the capitals that count only beside a name of their country or a neighbour's."""
        named = {form.code for form in forms if form.how != "capital"}
        return {
            form.written
            for form in forms
            if form.how == "capital" and form.code in self._shy and form.code not in named
        }

    def _is_beside_neighbour(self, capital: Mention, draft: Draft, named: set[str]) -> bool:
        """Tell whether a neighbour is named nearby: "Lima" beside "Ecuador" is Peru's."""
        neighbours = named.intersection(self._gazetteer.country(capital.code).neighbours)
        if not neighbours:
            return False
        at = capital.span.start
        first = bisect_left(draft.mentions, at - NEAR, key=_start)
        last = bisect_left(draft.mentions, at + NEAR, lo=first, key=_start)
        return any(other.code in neighbours for other in draft.mentions[first:last])

    def _is_doubtful(self, form: Form, seen: Evidence) -> bool:
        return form.written in seen.surnames or self._senses.may_doubt(form, seen)

    def _code(
        self, mention: Mention, form: Form, draft: Draft, text: str, certain: set[str]
    ) -> str | None:
        """Return the code that a doubtful form stands for here, or None for no country."""
        start = mention.span.start
        if form.written in draft.seen.surnames:
            around = Around(text, start, mention.span.end)
            before = "" if start in draft.openings else around.neighbour
            after_small = before[:1].islower() and form.code in certain
            if before not in _INSIDE and not after_small:
                return None
        return self._senses.settle(form, start, draft.seen)


def _start(mention: Mention) -> int:
    return mention.span.start
