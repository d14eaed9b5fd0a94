"""How the architecture tests see the source: files, rooms and syntax trees, read once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "standing"
MODULES = sorted(SOURCE.rglob("*.py"))


@cache
def tree(module: Path) -> ast.Module:
    """Syntax tree of a module."""
    return ast.parse(module.read_text(encoding="utf-8"))


def name(module: Path) -> str:
    """Path of a module as messages show it."""
    return module.relative_to(ROOT).as_posix()


def room(module: Path) -> str:
    """The top-level room that a module stands in."""
    return module.relative_to(SOURCE).parts[0].removesuffix(".py")


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def without_docstring(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.stmt]:
    """Statements of a function after its docstring."""
    return node.body[1:] if ast.get_docstring(node) is not None else node.body
