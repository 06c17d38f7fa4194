"""Which of many names are spellings of one person's."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.names.fold import fold
from bot.names.people import PeopleKnowledge, PersonName, bare, same_given, same_person, sound


def cluster(names: Iterable[str], knowledge: PeopleKnowledge) -> dict[str, str]:
    """Map each canonical name to the one that stands for the person everywhere.

    Only full names (two words and more) are joined; a bare surname stays
    itself, since two people may share it. An abbreviated name ("J. Brown", "van
    Dijk") joins a full one only where no second one fits. The commonest spelling
    wins, then the longest, unless `config/people.toml` prefers one.
    """
    counts = Counter(names)
    parsed = {name: knowledge.parse(knowledge.canonical(name)) for name in counts}
    full = [name for name in counts if len(parsed[name].words) > 1]
    by_sound: dict[str, list[list[str]]] = {}
    for name in sorted(full, key=lambda n: (_is_short(parsed[n]), -counts[n], -len(n), n)):
        groups = by_sound.setdefault(sound(bare(parsed[name].family[-1])), [])
        fitting = [group for group in groups if _joins(parsed[name], [parsed[n] for n in group])]
        if fitting and (len(fitting) == 1 or not _is_short(parsed[name])):
            fitting[0].append(name)
        else:
            groups.append([name])
    joined = {
        name: knowledge.canonical(group[0])
        for groups in by_sound.values()
        for group in groups
        for name in group
    }
    return {name: joined.get(name, name) for name in counts}


def _is_short(name: PersonName) -> bool:
    """Tell whether a name gives no given name in full."""
    return all(len(fold(word).rstrip(".")) == 1 for word in name.given)


def _joins(name: PersonName, group: Sequence[PersonName]) -> bool:
    """Tell whether a name is one of a group's spellings, and at odds with none of them."""
    alike = any(same_person(name, other) for other in group)
    return alike and all(same_given(name.given, other.given) for other in group)
