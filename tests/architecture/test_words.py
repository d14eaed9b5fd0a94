"""Documented parameters are the parameters, messages are filled in, and what a user wrote is never asserted."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.architecture.reading import functions, name, room, tree

OWN = ("engine", "program", "records")
"""Rooms that no user's input reaches unchecked: there an assert is about our own mistakes."""

BRACE = re.compile(r"(?<!\{)\{[A-Za-z_][\w.\[\]!:]*\}(?!\})")


def section(docstring: str | None, title: str) -> list[str]:
    """Names that a numpydoc section lists; `a, b : type` gives both."""
    found = re.search(rf"^{title}\n-+\n(.*?)(?=^\w[^\n]*\n-+\n|\Z)", docstring or "", re.MULTILINE | re.DOTALL)
    heads = [line for line in (found[1].splitlines() if found else []) if line and not line.startswith(" ")]
    return [word.strip().lstrip("*") for line in heads for word in line.split(" : ")[0].split(",")]


def signature(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """Names of a function's parameters."""
    a = function.args
    names = [arg.arg for arg in (*a.posonlyargs, *a.args, a.vararg, *a.kwonlyargs, a.kwarg) if arg]
    return [one for one in names if one not in ("self", "cls")]


def test_documented_parameters_are_the_parameters(module: Path) -> None:
    for function in functions(module):
        documented = section(ast.get_docstring(function), "Parameters")
        if documented:
            assert documented == signature(function), f"{name(module)}:{function.lineno} {function.name}"


def test_documented_fields_are_the_fields(module: Path) -> None:
    for node in ast.walk(tree(module)):
        if not isinstance(node, ast.ClassDef):
            continue
        documented = section(ast.get_docstring(node), "Parameters")
        fields = {n.target.id for n in node.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)}
        starts = [n for n in node.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"]
        known = set(signature(starts[0])) if starts else fields
        if documented:
            assert set(documented) <= known, f"{name(module)}:{node.lineno} {node.name}: {set(documented) - known}"


def test_messages_are_filled_in(module: Path) -> None:
    for node in ast.walk(tree(module)):
        speaks = isinstance(node, ast.Raise) or (
            isinstance(node, ast.Call) and _called(node).endswith(("Finding", "finding", "Error"))
        )
        if not speaks or any(isinstance(n, ast.Attribute) and n.attr == "format" for n in ast.walk(node)):
            continue
        parts = {id(v) for f in ast.walk(node) if isinstance(f, ast.JoinedStr) for v in f.values}
        for text in ast.walk(node):
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and id(text) not in parts:
                assert not BRACE.search(text.value), f"{name(module)}:{text.lineno} {text.value!r}"


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def test_what_a_user_wrote_is_not_asserted(module: Path) -> None:
    if room(module) in OWN:
        return
    for node in ast.walk(tree(module)):
        assert not isinstance(node, ast.Assert), f"{name(module)}:{node.lineno}"


def test_a_broad_handler_passes_on_what_it_caught(module: Path) -> None:
    if name(module) == "src/standing/cli/faults.py":  # the end of the line: what arrives here becomes exit code 4
        return
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ExceptHandler):
            broad = node.type is None or (
                isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")
            )
            again = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
            assert again or not broad, f"{name(module)}:{node.lineno}"
