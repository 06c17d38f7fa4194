"""How a message goes on from the last answer: "more", "and uzbekistan?", "about trade"."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bot.errors import KnowledgeError

LONGEST = 120  # characters; what is longer is a question of its own
_ENDS = " \t\n?!.…。？！,"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A message that needs the last answer to be understood; `words` are what is new in it."""

    kind: Literal["more", "and", "about"]
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    """The fixed words before and after what is asked about."""

    before: str
    after: str

    def read(self, text: str) -> str | None:
        """Return what stands between the fixed words."""
        end = len(text) - len(self.after)
        if len(self.before) >= end:
            return None
        if text[: len(self.before)].casefold() != self.before:
            return None
        if text[end:].casefold() != self.after:
            return None
        return text[len(self.before) : end].strip(_ENDS) or None


class Conversation:
    """The forms of greetings and of follow-up questions, in any language."""

    def __init__(
        self,
        greetings: Sequence[str],
        more: Sequence[str],
        again: Sequence[str],
        about: Sequence[str],
        pronouns: Sequence[str],
    ) -> None:
        self._greetings = frozenset(map(str.casefold, greetings))
        self._more = frozenset(map(str.casefold, more))
        forms = [("and", _form(one)) for one in again] + [("about", _form(one)) for one in about]
        self._forms = sorted(forms, key=lambda pair: -len(pair[1].before + pair[1].after))
        named = "|".join(map(re.escape, pronouns)) or r"(?!)"
        self._pronoun = re.compile(rf"^(?:[\w’']+\s+){{1,3}}?(?P<who>{named})\b", re.IGNORECASE)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Conversation":
        """Build from the parsed `config/conversation.toml`."""
        return cls(
            data["greetings"], data["more"], data["and"], data["about"], data.get("pronouns", ())
        )

    def greets(self, text: str) -> bool:
        """Tell whether a message is a greeting or a call for help, or says nothing."""
        shown = text.strip(_ENDS).casefold()
        return shown in self._greetings or not text.strip(_ENDS)

    def follow_up(self, text: str) -> FollowUp | None:
        """Return how a message goes on from the last answer, None for one that stands alone."""
        shown = " ".join(text.split()).strip(_ENDS)
        if not shown or len(shown) > LONGEST:
            return None
        if shown.casefold() in self._more:
            return FollowUp("more")
        for kind, form in self._forms:
            words = form.read(shown)
            if words:
                return FollowUp("and" if kind == "and" else "about", words)
        return None

    def named(self, text: str, person: str) -> str | None:
        """Return a question with the pronoun it begins with replaced by `person`."""
        found = self._pronoun.match(text)
        return text[: found.start("who")] + person + text[found.end("who") :] if found else None


def read_conversation(config: Path) -> Conversation:
    """Read `conversation.toml` of the folder `config`; raises KnowledgeError."""
    path = config / "conversation.toml"
    try:
        return Conversation.from_data(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise KnowledgeError(f"{path}: the file is missing; restore it from the project.") from None
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: is not valid TOML ({error}).") from None
    except (KeyError, AttributeError, TypeError) as error:
        raise KnowledgeError(
            f"{path}: an entry is missing or of the wrong kind ({error})."
        ) from None


def _form(template: str) -> _Form:
    before, _, after = template.casefold().partition("{x}")
    return _Form(before, after)
