"""What the page about the language shows can be read: each fragment, put into a small scenario."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from standing.checks.sense import check_sense
from standing.scenario import load_text
from standing.scenario.position import Tree, parsed
from tests.scenario.shipped import SMALL
from tests.scenario.test_fuzz import written

PAGE: Final = Path(__file__).parents[2] / "docs" / "language.md"
FRAGMENTS: Final = re.findall(r"^```yaml\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def merged(tree: Tree, more: Tree) -> Tree:
    """A tree with the fields of another put into it."""
    if not (isinstance(tree, dict) and isinstance(more, dict)):
        return more
    return {**tree, **{key: merged(tree.get(key), each) for key, each in more.items()}}


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=range(len(FRAGMENTS)))
def test_a_fragment_of_the_page_can_be_read(fragment: str) -> None:
    tree = merged(parsed(SMALL, "small")[0], parsed(fragment, "fragment")[0])
    scenario = load_text(written(tree, 0), "fragment.yaml")
    assert {each.code for each in check_sense(scenario)} <= {
        "unstated",
        "unused",
        "never-left",
        "no-effect",
        "never-entered",
    }


def test_there_are_fragments() -> None:
    assert len(FRAGMENTS) >= 5
