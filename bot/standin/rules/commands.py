"""What may be registered as a command: "Application Commands" in Discord's API reference."""

import unicodedata
from collections import Counter
from typing import Any

from bot.standin.refusals import FieldErrors, Path, Refusal
from bot.standin.wire import Json

CHAT_INPUT, USER_MENU, MESSAGE_MENU = 1, 2, 3
MOST_OF_KIND = {CHAT_INPUT: 100, USER_MENU: 5, MESSAGE_MENU: 5}
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
MOST_CHARACTERS = 8000
MARKS = ("L", "N", "M")  # letters, numbers and the vowel signs of Indic and Thai scripts


def check_commands(commands: Any, path: Path | None = None) -> None:
    """Refuse a list of commands (all of one scope) that Discord would refuse.

    `path` is where a single command lies in the request, None where the list is the request.
    """
    errors = FieldErrors()
    for number, command in enumerate(commands):
        _check_command(command, (number,) if path is None else path, errors)
    errors.raise_any()
    kinds = Counter(command.get("type", CHAT_INPUT) for command in commands)
    for kind, most in MOST_OF_KIND.items():
        if kinds[kind] > most:
            said = f"Maximum number of application commands reached ({most})."
            raise Refusal(400, 30032, said)
    names = Counter((command.get("type", CHAT_INPUT), command["name"]) for command in commands)
    if any(count > 1 for count in names.values()):
        errors.add(
            (), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"
        )
        errors.raise_any()


def is_command_name(name: str) -> bool:
    """Say whether `name` may name a slash command or an option.

    Lower case, 1 to 32 of: letters and numbers of any script, `-`, `_`, `'`.
    """
    if not 1 <= len(name) <= 32 or name != name.lower():
        return False
    return all(c in "-_'" or unicodedata.category(c)[0] in MARKS for c in name)


def _check_command(command: Json, path: Path, errors: FieldErrors) -> None:
    kind = command.get("type", CHAT_INPUT)
    if kind not in MOST_OF_KIND:
        errors.choice((*path, "type"), "(1, 2, 3, 4)")
    names: list[tuple[Path, Any]] = [(("name",), command.get("name"))]
    names += [(("name_localizations", at), n) for at, n in _localised(command, "name")]
    for at, name in names:
        if not name:
            errors.required((*path, *at))
        elif kind == CHAT_INPUT:
            _check_name(name, (*path, *at), errors)
        else:
            errors.length((*path, *at), name, 32, least=1)
    if kind == CHAT_INPUT:
        _check_description(command, path, errors)
        _check_options(command, path, errors)
        if _characters(command) > MOST_CHARACTERS:
            said = f"Command exceeds maximum size ({MOST_CHARACTERS})"
            errors.add(path, "APPLICATION_COMMAND_TOO_LARGE", said)
    elif command.get("description"):
        said = "Context menu commands cannot have description"
        errors.add((*path, "description"), "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED", said)


def _localised(thing: Json, key: str) -> list[tuple[str, str]]:
    return list((thing.get(f"{key}_localizations") or {}).items())


def _check_name(name: str, path: Path, errors: FieldErrors) -> None:
    errors.length(path, name, 32, least=1)
    if not is_command_name(name):
        errors.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _check_description(thing: Json, path: Path, errors: FieldErrors) -> None:
    if not thing.get("description"):
        errors.required((*path, "description"))
    errors.length((*path, "description"), thing.get("description"), 100, least=1)
    for at, text in _localised(thing, "description"):
        errors.length((*path, "description_localizations", at), text, 100, least=1)


def _check_options(thing: Json, path: Path, errors: FieldErrors) -> None:
    options = thing.get("options") or []
    errors.length((*path, "options"), options, 25)
    optional_met = False
    names: set[str] = set()
    for number, option in enumerate(options):
        at = (*path, "options", number)
        _check_option(option, at, errors)
        if option.get("required") and optional_met:
            said = "Required options must be placed before non-required options"
            errors.add(at, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", said)
        optional_met |= not option.get("required")
        if option.get("name") in names:
            said = "Option name already exists"
            errors.add((*at, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", said)
        names.add(option.get("name", ""))


def _check_option(option: Json, path: Path, errors: FieldErrors) -> None:
    _check_name(option.get("name") or "", (*path, "name"), errors)
    for at, name in _localised(option, "name"):
        _check_name(name, (*path, "name_localizations", at), errors)
    _check_description(option, path, errors)
    kind = option.get("type")
    if kind not in range(1, 12):
        errors.choice((*path, "type"), "(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)")
    if kind in (SUBCOMMAND, GROUP):
        _check_options(option, path, errors)
        return
    choices = option.get("choices") or []
    errors.length((*path, "choices"), choices, 25)
    for number, choice in enumerate(choices):
        check_choice(choice, (*path, "choices", number), errors)
    if choices and option.get("autocomplete"):
        said = "Autocomplete cannot be used with choices"
        errors.add(
            (*path, "autocomplete"), "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", said
        )
    for key in ("min_length", "max_length"):
        if not 0 <= int(option.get(key) or 1) <= 6000:
            errors.add((*path, key), "NUMBER_TYPE_MAX", "int value should be between 0 and 6000.")


def check_choice(choice: Json, path: Path, errors: FieldErrors) -> None:
    """Note what is wrong with one choice of an option or one suggestion of autocomplete."""
    errors.length((*path, "name"), choice.get("name") or "", 100, least=1)
    value = choice.get("value")
    if value is None:
        errors.required((*path, "value"))
    elif isinstance(value, str):
        errors.length((*path, "value"), value, 100, least=1)


def _characters(thing: Json) -> int:
    """Count the name, description and choice values of a command with all its options."""
    own = max(len(thing.get("name") or ""), *(len(n) for _, n in _localised(thing, "name")), 0)
    own += max(
        len(thing.get("description") or ""),
        *(len(n) for _, n in _localised(thing, "description")),
        0,
    )
    choices = sum(len(c["name"]) + len(str(c["value"])) for c in thing.get("choices") or [])
    return own + choices + sum(map(_characters, thing.get("options") or []))
