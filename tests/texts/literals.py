"""Sentences that stand in the code: of three words and more, outside of docstrings and of what is said of an input."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeGuard

from tests.architecture.reading import name, tree

REFUSES: Final = ("Problem", "one", "InputError", "NotImplementedError", "ValueError", "AssertionError", "number_from")
"""Functions that say what is wrong with an input: no text of a page, a picture or a screen."""

SAID: Final = ("found", "allowed", "ALLOWED", "missing", "wanted")
"""Names that hold a part of what is wrong with an input."""

OF_FILES: Final = ("as it stands", "sign not determined", "acts per 1,000 person-years", "standing check …")
"""Words that files and JSON have, whatever the language."""


def sentences_in(module: Path) -> Iterator[str]:
    """Give the sentences of a module, each with its line."""
    kept = {id(part) for node in ast.walk(tree(module)) if is_no_text(node) for part in ast.walk(node)}
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in kept:
            parts = node.values if isinstance(node, ast.JoinedStr) else [node]
            said = "".join(str(each.value) if is_string(each) else "…" for each in parts)
            if len(said.split()) >= 3 and said not in OF_FILES:
                yield f"{name(module)}:{node.lineno} {said!r}"


def is_string(node: ast.AST) -> TypeGuard[ast.Constant]:
    """A text in the code."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_no_text(node: ast.AST) -> bool:
    """A docstring, or what refuses an input."""
    if isinstance(node, ast.Assign):
        return any(isinstance(each, ast.Name) and each.id in SAID for each in node.targets)
    if isinstance(node, ast.AnnAssign):
        return isinstance(node.target, ast.Name) and node.target.id in SAID
    called = node.func if isinstance(node, ast.Call) else None
    word = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
    return word in REFUSES or (isinstance(node, ast.Expr) and is_string(node.value))
