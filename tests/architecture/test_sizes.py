"""Rooms stay small enough to be read in one sitting."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.reading import ROOT, functions, name, room, tree, without_docstring

MODULE_LINES = 300
FUNCTION_LINES = 40
KERNEL_LINES = 80
"""A compiled mechanism is one paragraph of docs/model.md and is read beside it."""

VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "base", "tools"}


def test_a_module_is_short_or_says_why(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    reason = "because" in (ast.get_docstring(tree(module)) or "")
    assert lines <= MODULE_LINES or reason, (
        f"{name(module)} has {lines} lines, and its docstring gives no reason ('because …')"
    )


def test_a_module_says_what_it_is(module: Path) -> None:
    assert ast.get_docstring(tree(module)), f"{name(module)} begins without a docstring"


def test_a_function_is_short(module: Path) -> None:
    limit = KERNEL_LINES if room(module) == "engine" else FUNCTION_LINES
    for function in functions(module):
        body = without_docstring(function)
        lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
        assert lines <= limit, f"{name(module)}:{function.lineno} {function.name}: {lines} lines"


def test_a_room_is_named_by_a_noun_of_the_model(module: Path) -> None:
    words = set(module.relative_to(ROOT).with_suffix("").parts)
    assert not words & VAGUE, name(module)


def test_a_folders_face_holds_no_logic(module: Path) -> None:
    if module.name != "__init__.py" or module.parent.name == "standing":
        return
    logic = [
        n
        for n in tree(module).body
        if not isinstance(n, ast.Import | ast.ImportFrom | ast.Assign | ast.AnnAssign | ast.Expr)
    ]
    assert not logic, f"{name(module)}:{logic[0].lineno}"
