"""Whose office is asked for: by titles, by other roles, by the country an article speaks of."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.index.known import Known
from bot.index.tokens import words
from bot.names.offices import Office, Offices

_POSTED = re.compile(r"^(?P<office>.{2,80}?)\s+(?:to|in)\s+(?P<where>.{2,60})$", re.IGNORECASE)
_ENOUGH_WORDS = 2  # of a role that is no listed office, to tell whose it is


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds an office; with nobody, `bare` has it of a country that no article names."""

    people: tuple[Known, ...] = ()
    bare: tuple[Known, ...] = ()


class Holders:
    """Finds who holds an office, the holder named in the newest article first."""

    def __init__(self, people: Sequence[Known], offices: Offices) -> None:
        self._people, self._offices = people, offices
        self._held = [(known, one) for known in people for one in known.offices]

    def of(self, asked: str) -> Held:
        """Return who holds the office that `asked` names.

        Who has the office of no country holds it, where nobody else is called
        so, in an article that speaks of the country asked for more than of any
        other, if the sentences that name the holder speak of none before it.
        """
        office = self._offices.read(asked)
        if office is None:
            return self._posted(asked)
        found = self._holding(office)
        if not found and office.qualifier is None:
            found = self._holding(replace(office, qualifier="acting"))
        bare = []
        if office.code and not any(_is_called(one, office) for one in found):
            bare = self._bare(office, office.code)
            foremost = [one for one in bare if self._is_foremost(office.code, one)]
            if len(foremost) == 1:
                found = [*found, *foremost]
        ordered = sorted(found, key=_latest, reverse=True)
        ordered.sort(key=lambda one: _is_called(one, office), reverse=True)
        return Held(tuple(ordered), () if found else tuple(bare))

    def called(self, asked: str) -> tuple[Known, ...]:
        """Return whom a role names that holds all words of `asked`: "the mayor of Rocha".

        A country among them may be named otherwise there: "the Fijian mayor of Rocha".
        """
        if len(_role_words(asked)) < _ENOUGH_WORDS or self._offices.read(asked):
            return ()
        found = self._with_role(_role_words(asked), None)
        for code, rest in self._offices.apart(asked):
            found = found or self._with_role(_role_words(rest), code)
        return tuple(sorted(found, key=_newest, reverse=True))

    def _holding(self, office: Office) -> list[Known]:
        return _once(known for known, one in self._held if self._holds(office, one, known))

    def _holds(self, asked: Office, held: Office, known: Known) -> bool:
        """Tell whether an office held is the one asked for, a bare one by its holder."""
        if asked.code is None:
            return self._offices.is_same(asked, replace(held, code=None))
        codes = {held.code} if held.code else known.codes
        return asked.code in codes and self._offices.is_same(asked, replace(held, code=asked.code))

    def _bare(self, office: Office, code: str) -> list[Known]:
        """Return who has the office of no country in articles on the country, or on none."""
        return _once(
            known
            for known, one in self._held
            if not known.codes
            and self._offices.is_same(office, one)
            and (code in self._spoken_of(known) or not self._spoken_of(known))
        )

    def _posted(self, asked: str) -> Held:
        """Return who is "Japanese ambassador to Egypt" in an article that speaks of Egypt."""
        post = _POSTED.match(asked)
        if post is None:
            return Held()
        abroad = {code for code, rest in self._offices.apart(post["where"]) if not rest}
        there = self.of(post["office"]).people if abroad else ()
        return Held(tuple(one for one in there if not abroad.isdisjoint(self._spoken_of(one))))

    def _with_role(self, wanted: frozenset[str], code: str | None) -> list[Known]:
        """Return who has a role of all `wanted` words, in the service of `code` where given."""
        return [known for known in self._people if wanted and _has_role(known, wanted, code)]

    def _is_foremost(self, code: str, known: Known) -> bool:
        """Tell whether the articles speak of the state first wherever they name the person."""
        beside = (
            [m.code for m in seen.article.mentions if around.overlaps(m.span)]
            for seen in known.seen
            for name in seen.person.spans
            for around in [seen.article.passages[at].span for at in seen.article.passages_at(name)]
        )
        first = {next(filter(self._offices.is_state, codes), code) for codes in beside}
        return self._spoken_of(known)[:1] == [code] and first == {code}

    def _spoken_of(self, known: Known) -> list[str]:
        """Return the states that the person's articles name, the most named first."""
        counts = Counter(
            mention.code
            for seen in known.seen
            for mention in seen.article.mentions
            if mention.how != "member" and self._offices.is_state(mention.code)
        )
        return [code for code, _ in counts.most_common()]


def _has_role(known: Known, wanted: frozenset[str], code: str | None) -> bool:
    return any(
        (code is None or code in role.codes)
        and wanted <= _role_words(role.span.of(one.article.text))
        for one, role in known.roles
    )


def _is_called(known: Known, office: Office) -> int:
    """Order holders of offices that count as one by whose own title was asked for."""
    roles = [_role_words(role.span.of(one.article.text)) for one, role in known.roles]
    asked, title = _role_words(office.form), _role_words(office.title)
    return 2 * any(asked <= one for one in roles) + any(title <= one for one in roles)


def _role_words(role: str) -> frozenset[str]:
    return frozenset(word.folded for word in words(role) if word.stem)


def _once(people: Iterable[Known]) -> list[Known]:
    return list({one.name: one for one in people}.values())


def _latest(known: Known) -> tuple[str, int]:
    """Order by the newest article, and where none is newer by how often somebody is named."""
    return _newest(known), known.mentions


def _newest(known: Known) -> str:
    days = [seen.article.article.published for seen in known.seen]
    return max((day.isoformat() for day in days if day), default="")
