"""`import standing` costs nothing, and gives what it says when it is asked."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest
from tests.architecture.reading import SOURCE, tree

import standing

HEAVY = ("numpy", "numba", "scipy", "pydantic", "duckdb", "rich", "cyclopts", "pandas", "polars")


def test_importing_it_loads_nothing() -> None:
    command = f"import sys, standing; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", command], text=True, capture_output=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", standing.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(standing, name) is not None
    assert name in dir(standing)


def test_checkers_of_types_see_what_is_loaded_late() -> None:
    (typed,) = [node for node in tree(SOURCE / "__init__.py").body if isinstance(node, ast.If)]
    named = {
        alias.asname: node.module for node in typed.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert named == standing._HOMES
    assert {*named, "__version__"} == set(standing.__all__)


def test_an_unknown_name_is_refused_with_those_that_exist() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'sweep'; it has Run, Scenario"):
        _ = standing.sweep  # type: ignore[attr-defined]
