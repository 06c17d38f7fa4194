"""The README shows what the bot really prints, and names only what exists."""

import re
import tomllib
from itertools import chain

import pytest

from bot.settings import Settings
from tests.readme import README, ROOT, Example, examples, run

TEXT = README.read_text(encoding="utf-8")


@pytest.mark.parametrize("example", examples(TEXT), ids=lambda example: example.command[:50])
def test_an_example_prints_what_the_readme_shows(example: Example) -> None:
    assert run(example.command) == example.output, "python -m tests.readme refreshes the README"


def test_links_of_readme_and_docs_lead_somewhere() -> None:
    for page in (README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name} → {target}"


def test_every_setting_is_explained() -> None:
    explained = (ROOT / "config" / "briefing.toml").read_text(encoding="utf-8")
    for name in Settings.model_fields:
        assert name in explained.lower(), name


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = [
        *project["project"]["dependencies"],
        *chain.from_iterable(project["project"].get("optional-dependencies", {}).values()),
        *project["dependency-groups"]["test"],
    ]
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").casefold()
    for requirement in listed:
        name = re.match(r"[\w.-]+", requirement)
        assert name
        assert name.group().casefold() in reasons, requirement
