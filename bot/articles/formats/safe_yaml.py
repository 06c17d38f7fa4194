"""YAML as front matter uses it: plain values, lists and maps."""

from typing import Any

import yaml
from yaml.nodes import Node


class _PlainLoader(yaml.SafeLoader):
    """The safe loader without aliases, which let a few lines stand for gigabytes."""

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        """Compose one node; raises ComposerError at an alias."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "aliases are not read", None)
        return super().compose_node(parent, index)


def load_plain_yaml(text: str) -> Any:
    """Parse `text`; raises yaml.YAMLError for tags, aliases and broken YAML."""
    return yaml.load(text, Loader=_PlainLoader)  # noqa: S506 - a subclass of the safe loader
