"""Everybody named in an article, with the roles it gives them and the countries those serve."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from bot.articles.model import Article, Span
from bot.passages.model import Mention, Person, Role
from bot.passages.people.deeds import deed_at, unnamed_offices
from bot.passages.people.entities import EntityTable
from bot.passages.people.entity import MOST_ROLES, Entity, NameAt
from bot.passages.speech import SpeechKnowledge, Word

# "Secretary of State Jane Doe", "Minister for Trade Jane Doe": an office of several words, only
# the first and last of which need a capital.
_OFFICE = re.compile(
    r"(?:[^\W\d_][\w.’'-]* ){0,3}[A-Z][\w.’'-]* (?:of|for) (?:the )?[A-Z][\w’'-]*"
    r"(?: (?:and |of )?[A-Z][\w’'-]*){0,3} $"
)
_BEFORE_ROLE = re.compile(
    r"\b(?:(?:former|ex|then|acting|deputy|vice|late|outgoing)[ -])+$", re.IGNORECASE
)
_OF = re.compile(r" of (?:the )?")
_ASIDE = re.compile(r"\b(?:on|for|at|in|to|with|from|about|against|near|like)\b")
_OF_IT = re.compile(r"\bof (?:the )?$")
_REACH = 220


def find_people(
    article: Article, table: EntityTable, mentions: Sequence[Mention], speech: SpeechKnowledge
) -> tuple[Person, ...]:
    """Return everybody named in `article`, in the order in which they are first named."""
    named: defaultdict[Entity, list[NameAt]] = defaultdict(list)
    for name in table.names:
        named[name.entity].append(name)
    taken = [name for name in table.names if name.entity.kind == "person"]
    people = [
        _person(article.text, entity, names, mentions, speech, taken)
        for entity, names in named.items()
        if _may_be_person(entity, speech)
    ]
    return tuple(_by_deeds(article.text, people, mentions, speech))


def _by_deeds(
    text: str, people: list[Person], mentions: Sequence[Mention], speech: SpeechKnowledge
) -> Iterator[Person]:
    """Give an office that stands without a name to the one person who does the same."""
    offices: dict[str, list[Role]] = {}
    for deed, role in unnamed_offices(text, mentions, speech):
        if len(same := offices.setdefault(deed, [])) < MOST_ROLES:
            same.append(role)
    for person in people:
        own: list[Role] = []
        if offices and not any(role.codes for role in person.roles):
            deeds = {deed_at(text, name.end) for name in person.spans}
            own = [role for deed in deeds if deed for role in offices.get(deed, ())]
            own.sort(key=lambda role: role.span)
        roles = (*person.roles, *own)
        yield replace(person, roles=roles, sure=person.sure or bool(own)) if own else person


def _may_be_person(entity: Entity, speech: SpeechKnowledge) -> bool:
    if entity.kind not in ("person", "unknown"):
        return False
    words = entity.name.split()
    if entity.kind == "unknown" and (len(words) not in (2, 3) or "-" in words[0]):
        return False
    kinds = (speech.words.get(word.lower(), 0) for word in words)
    return not any(kind & (Word.BODY | Word.THING) for kind in kinds)


def _person(
    text: str,
    entity: Entity,
    names: list[NameAt],
    mentions: Sequence[Mention],
    speech: SpeechKnowledge,
    taken: Sequence[NameAt],
) -> Person:
    spans = tuple(Span(name.start, name.end) for name in names)
    found: dict[Span, Span] = {}
    for at, written in entity.roles:
        near = next((span for span in spans if span.start == at), None)
        if near and (span := _located(text, written, near)):
            found[span] = near
    for span in spans:
        office = _office_before(text, span, speech)
        if office and not _names_another(office, entity, taken):
            found[office] = span
    roles = [
        _role(text, clean, near, mentions)
        for span, near in found.items()
        if (clean := _without_clause(text, span, speech))
    ]
    return Person(entity.name, spans, _distinct(roles), entity.kind == "person")


def _names_another(office: Span, entity: Entity, taken: Sequence[NameAt]) -> bool:
    """Tell whether somebody else is named within an office."""
    at = bisect_right(taken, office.start, key=lambda name: name.end)
    within = takewhile(lambda name: name.start < office.end, islice(taken, at, None))
    return any(name.entity is not entity for name in within)


def _distinct(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Leave out a role that stands inside a longer one."""
    ordered = sorted(roles, key=lambda role: (role.span.start, -role.span.end))
    kept: list[Role] = []
    for role in ordered:
        if not kept or not kept[-1].span.contains(role.span):
            kept.append(role)
    return tuple(kept)


def _without_clause(text: str, span: Span, speech: SpeechKnowledge) -> Span | None:
    """Return a role up to the verb that makes a clause of it; None where it opens with one."""
    words = list(re.finditer(r"[^\W_]+(?:['’]\w+)*", span.of(text)))
    for number, word in enumerate(words):
        flags = speech.words.get(word.group().lower(), 0)
        if number == 0 and flags & Word.CUE and not flags & (Word.ROLE | Word.BODY):
            return None
        if flags & Word.AUXILIARY:
            joined = number and words[number - 1].group() in ("and", "but", "who")
            cut = words[number - 2].end() if joined and number > 1 else 0
            return Span(span.start, span.start + cut) if cut else None
    return span


def _located(text: str, written: str, name: Span) -> Span | None:
    """Return where a role stands before or after the name, former or acting included."""
    start = text.rfind(written, max(0, name.start - _REACH), name.start)
    after = text.find(written, name.end, name.end + _REACH)
    if after >= 0 and (start < 0 or after - name.end < name.start - start - len(written)):
        start = after
    if start < 0:
        return None
    lead = _BEFORE_ROLE.search(text, max(0, start - 30), start)
    return Span(lead.start() if lead else start, start + len(written))


def _office_before(text: str, name: Span, speech: SpeechKnowledge) -> Span | None:
    """Return an office of several words that leads up to the name ("Secretary of State …")."""
    if text[name.start - 1 : name.start] != " ":
        return None
    left = text[max(0, name.start - 100) : name.start]
    if not (" of " in left or " for " in left):
        return None
    left = left.rpartition("\n")[2]
    if not left[left.rfind(" ", 0, -1) + 1 :][:1].isupper():
        return None
    match = _OFFICE.search(left)
    if match is None:
        return None
    words = match.group().split()
    heads = [at for at, word in enumerate(words) if _is_role(word, speech)]
    if not heads:
        return None
    first = heads[0]
    while first and words[first - 1][:1].isupper():
        first -= 1
    lead = len(" ".join(words[:first])) + (1 if first else 0)
    return Span(name.start - len(left) + match.start() + lead, name.start - 1)


def _is_role(word: str, speech: SpeechKnowledge) -> bool:
    flags = speech.words.get(word.lower(), 0)
    return bool(flags & Word.ROLE) and speech.plurals.get(word.lower()) is None


def _role(text: str, span: Span, name: Span, mentions: Sequence[Mention]) -> Role:
    """Return the role with the countries it serves.

    "Kazakh President", "Russia's top diplomat", "secretary of Russia's council"
    and "President Jane Doe of Kenya" serve them, "an expert on China" does not.
    """
    held = mentions[_at(mentions, span.start) : _at(mentions, span.end)]
    inside = [m for m in held if span.contains(m.span) and _serves(text, span, m.span)]
    # "of Kenya's neighbour Uganda" serves Uganda alone.
    codes = [m.code for m in inside if m is inside[-1] or text[m.span.end] not in "'’"]
    if span.end <= name.start and (of := _OF.match(text, name.end)):
        named = mentions[_at(mentions, of.end()) : _at(mentions, of.end() + 1)]
        codes += [m.code for m in named]
    return Role(span, tuple(dict.fromkeys(codes)))


def _at(mentions: Sequence[Mention], position: int) -> int:
    """Return the number of the first mention that starts at or after `position`."""
    return bisect_left(mentions, position, key=lambda mention: mention.span.start)


def _serves(text: str, role: Span, mention: Span) -> bool:
    before = text[role.start : mention.start]
    return bool(_OF_IT.search(before)) or not _ASIDE.search(before)
