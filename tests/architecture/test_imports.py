"""What import-linter cannot say: the facade, and imports inside functions."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.reading import SOURCE, functions, name, room, tree

LATE = {"pandas", "polars", "duckdb", "altair", "vl_convert", "tomllib", "importlib"}
"""Loaded on demand wherever a table is handed over or written, a picture drawn, or the first text of the catalogue read:
nobody else should pay for them, and the two of pictures are an extra that need not be there."""

LATE_MODULES = {
    "standing.engine.compilation",
    "standing.experiments.plot_run",
    "standing.experiments.plot_comparison",
}
"""Loaded where there is no machine code yet: it needs Numba, which takes longer to start than most runs take. And where a
picture is asked for: no run needs them."""


def test_nobody_inside_imports_the_facade(module: Path) -> None:
    rooms = {path.stem for path in SOURCE.iterdir()}
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            assert all(alias.name != "standing" for alias in node.names), f"{name(module)}:{node.lineno}"
        if isinstance(node, ast.ImportFrom) and node.module == "standing":
            assert all(alias.name in rooms for alias in node.names), f"{name(module)}:{node.lineno}"


def test_an_import_inside_a_function_is_for_a_quick_start_only(module: Path) -> None:
    if room(module) in ("cli", "__init__"):
        return
    for function in functions(module):
        for node in ast.walk(function):
            if isinstance(node, ast.Import):
                assert {alias.name.split(".")[0] for alias in node.names} <= LATE, f"{name(module)}:{node.lineno}"
            if isinstance(node, ast.ImportFrom):
                late = node.module in LATE_MODULES or (node.module or "").split(".")[0] in LATE
                assert late, f"{name(module)}:{node.lineno}"


def test_random_numbers_have_one_home(module: Path) -> None:
    if module == SOURCE / "engine" / "random.py" or module.parent == SOURCE / "bench" / "peers":
        return
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Attribute) and node.attr == "random" and isinstance(node.value, ast.Name):
            assert node.value.id not in ("np", "numpy"), f"{name(module)}:{node.lineno}"
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            assert not {"random", "secrets", "numpy.random"} & set(names), f"{name(module)}:{node.lineno}"
