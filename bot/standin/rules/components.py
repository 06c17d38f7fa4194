"""Limits of message components and modals: "Component Reference" in Discord's API reference."""

from collections.abc import Iterator
from typing import Any

from bot.standin.refusals import FieldErrors, Path
from bot.standin.wire import Json

ROW, BUTTON, SELECT, TEXT_INPUT, SECTION, TEXT, THUMBNAIL = 1, 2, 3, 4, 9, 10, 11
GALLERY, FILE, SEPARATOR, CONTAINER, LABEL, UPLOAD = 12, 13, 14, 17, 18, 19
SELECTS = (3, 5, 6, 7, 8)
LINK_STYLE, PREMIUM_STYLE = 5, 6

MOST_COMPONENTS = 40
MOST_CHARACTERS = 4000
MOST_ROWS = 5

LEGACY_TOP = {ROW}
V2_TOP = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER}
IN_CONTAINER = V2_TOP - {CONTAINER}
IN_ROW = {BUTTON, *SELECTS}
MODAL_TOP = {ROW, LABEL, TEXT}


def walk(components: Any, path: Path = ("components",)) -> Iterator[tuple[Json, Path]]:
    """Yield every component with its path, parents first, in reading order."""
    for number, component in enumerate(components or []):
        at = (*path, number)
        yield component, at
        yield from walk(component.get("components"), (*at, "components"))
        for single in ("accessory", "component"):
            if component.get(single):
                yield component[single], (*at, single)


def check_message_components(components: Any, v2: bool, errors: FieldErrors) -> None:
    """Note what Discord would refuse in a message's components."""
    if not components:
        return
    allowed = V2_TOP if v2 else LEGACY_TOP
    for number, component in enumerate(components):
        if component.get("type") not in allowed:
            at: Path = ("components", number, "type")
            errors.add(
                at, "UNION_TYPE_CHOICES", f"Value of field must be one of {_tuple(allowed)}."
            )
    every = list(walk(components))
    if not v2:
        errors.length(("components",), components, MOST_ROWS)
    elif len(every) > MOST_COMPONENTS:
        said = f"The maximum number of components is {MOST_COMPONENTS}"
        errors.add(("components",), "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", said)
    if v2 and sum(len(c.get("content") or "") for c, _ in every if c["type"] == TEXT) > 4000:
        said = f"The displayable text in components must be {MOST_CHARACTERS} or fewer"
        errors.add(("components",), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", said)
    for component, path in every:
        _check_one(component, path, errors)
    _check_unique(every, errors)


def check_modal(data: Json, errors: FieldErrors) -> None:
    """Note what Discord would refuse in a modal."""
    for key, most in (("title", 45), ("custom_id", 100)):
        if not data.get(key):
            errors.required((key,))
        errors.length((key,), data.get(key), most, least=1)
    components = data.get("components")
    errors.length(("components",), components or [], MOST_ROWS, least=1)
    every = list(walk(components))
    for number, component in enumerate(components or []):
        if component.get("type") not in MODAL_TOP:
            errors.choice(("components", number, "type"), _tuple(MODAL_TOP))
    for component, path in every:
        _check_one(component, path, errors)
    _check_unique(every, errors)


def _tuple(kinds: set[int]) -> str:
    return "(" + ", ".join(map(str, sorted(kinds))) + ")"


def _check_unique(every: list[tuple[Json, Path]], errors: FieldErrors) -> None:
    for key, code, said in (
        ("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"),
        ("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"),
    ):
        met: set[Any] = set()
        for component, path in every:
            value = component.get(key)
            if value and value in met:
                errors.add((*path, key), code, said)
            met.add(value)


def _check_one(component: Json, path: Path, errors: FieldErrors) -> None:
    kind = component.get("type")
    if kind == BUTTON:
        _check_button(component, path, errors)
    elif kind in SELECTS:
        _check_select(component, path, errors)
    elif kind == TEXT_INPUT:
        _check_text_input(component, path, errors)
    else:
        _check_layout(component, path, errors)


def _check_custom_id(component: Json, path: Path, errors: FieldErrors) -> None:
    if not component.get("custom_id"):
        errors.required((*path, "custom_id"))
    errors.length((*path, "custom_id"), component.get("custom_id"), 100, least=1)


def _check_button(button: Json, path: Path, errors: FieldErrors) -> None:
    errors.length((*path, "label"), button.get("label"), 80)
    style = button.get("style")
    if style == LINK_STYLE:
        if not button.get("url"):
            errors.required((*path, "url"))
        errors.length((*path, "url"), button.get("url"), 512)
        url = button.get("url") or "http://"
        if not url.startswith(("http://", "https://", "discord://")):
            said = "Scheme must be one of ('http', 'https', 'discord')."
            errors.add((*path, "url"), "URL_TYPE_INVALID_SCHEME", said)
    elif style != PREMIUM_STYLE:
        if style not in (1, 2, 3, 4):
            errors.choice((*path, "style"), "(1, 2, 3, 4, 5, 6)")
        _check_custom_id(button, path, errors)
    if not (button.get("label") or button.get("emoji") or style == PREMIUM_STYLE):
        said = "A button must have a label or an emoji"
        errors.add(path, "BUTTON_COMPONENT_INVALID", said)


def _check_select(select: Json, path: Path, errors: FieldErrors) -> None:
    _check_custom_id(select, path, errors)
    errors.length((*path, "placeholder"), select.get("placeholder"), 150)
    if select["type"] != SELECT:
        return
    options = select.get("options") or []
    errors.length((*path, "options"), options, 25, least=1)
    met: set[str] = set()
    for number, option in enumerate(options):
        at = (*path, "options", number)
        for key, least in (("label", 1), ("value", 1), ("description", 0)):
            errors.length((*at, key), option.get(key), 100, least=least)
        if option.get("value") in met:
            said = "The specified option value is already used"
            errors.add((*at, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", said)
        met.add(option.get("value", ""))


def _check_text_input(field: Json, path: Path, errors: FieldErrors) -> None:
    _check_custom_id(field, path, errors)
    errors.length((*path, "label"), field.get("label"), 45)
    errors.length((*path, "placeholder"), field.get("placeholder"), 100)
    errors.length((*path, "value"), field.get("value"), 4000)
    if field.get("style") not in (1, 2):
        errors.choice((*path, "style"), "(1, 2)")


def _check_layout(component: Json, path: Path, errors: FieldErrors) -> None:
    kind = component.get("type")
    inside = component.get("components") or []
    if kind == ROW:
        errors.length((*path, "components"), inside, 5, least=1)
        selects = [c for c in inside if c.get("type") in SELECTS]
        if selects and len(inside) > 1:
            said = "The sum of component widths in a row must be 5 or fewer"
            errors.add((*path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", said)
    elif kind == SECTION:
        errors.length((*path, "components"), inside, 3, least=1)
        if (component.get("accessory") or {}).get("type") not in (BUTTON, THUMBNAIL):
            errors.required((*path, "accessory"))
    elif kind == TEXT:
        errors.length((*path, "content"), component.get("content") or "", MOST_CHARACTERS, least=1)
    elif kind == GALLERY:
        errors.length((*path, "items"), component.get("items") or [], 10, least=1)
    elif kind == CONTAINER:
        errors.length((*path, "components"), inside, MOST_COMPONENTS, least=1)
    elif kind == LABEL:
        errors.length((*path, "label"), component.get("label") or "", 45, least=1)
        errors.length((*path, "description"), component.get("description"), 100)
    _check_nesting(kind, inside, path, errors)


def _check_nesting(kind: Any, inside: list[Json], path: Path, errors: FieldErrors) -> None:
    allowed = {ROW: IN_ROW | {TEXT_INPUT}, SECTION: {TEXT}, CONTAINER: IN_CONTAINER}.get(kind)
    for number, child in enumerate(inside):
        if allowed and child.get("type") not in allowed:
            at = (*path, "components", number, "type")
            errors.add(
                at, "UNION_TYPE_CHOICES", f"Value of field must be one of {_tuple(allowed)}."
            )
