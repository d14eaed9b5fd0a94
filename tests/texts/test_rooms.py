"""Every text of these rooms is used, and every key that is used is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.architecture.reading import SOURCE, name
from tests.texts.literals import sentences_in

from standing.measures.wording import key_of
from standing.scenario.called import name_in_words
from standing.scenario.write import schema
from standing.texts import keys, text

ROOMS = ("measures", "explain", "reforms", "screen", "life", "experiments", "checked")
ASKING = {"text": "", "part": r"explain\.", "phrase": r"measures\."}
"""Functions that take a key, and the room where it goes without saying."""

NO_PROSE = ("promises.py", "ledger_parts.py", "merge.py")
"""Names of measures, which are the same in every language, what a database is asked, and what is wrong with a folder."""

MODULES = sorted(
    each
    for room in ("experiments", "report/checked")
    for each in (SOURCE / room).rglob("*.py")
    if each.name not in NO_PROSE
)


class Keys(ast.NodeVisitor):
    """Patterns of the keys in the code: those that are asked for, and every word that may be one."""

    def __init__(self) -> None:
        self.asked: set[str] = set()
        self.words: set[str] = set()

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in ASKING and node.args:
            self.asked |= {f"{ASKING[node.func.id]}{pattern}" for pattern in _patterns(node.args[0])}
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        self.words |= set(_patterns(node))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self.words |= set(_patterns(node))
        for each in node.values:
            if isinstance(each, ast.FormattedValue):
                self.visit(each.value)


@cache
def _found() -> Keys:
    keys_in_code = Keys()
    for path in SOURCE.rglob("*.py"):
        keys_in_code.visit(ast.parse(path.read_text(encoding="utf-8")))
    return keys_in_code


@cache
def _keys_of(room: str) -> list[str]:
    return sorted(key for key in keys() if key.startswith(f"{room}."))


def _patterns(node: ast.AST) -> Iterator[str]:
    """Patterns of a key: what is filled in is one of two words where it says so, and otherwise anything without a dot."""
    match node:
        case ast.Constant(value=str() as word):
            yield re.escape(word)
        case ast.IfExp(body=one, orelse=other):
            yield from (*_patterns(one), *_patterns(other))
        case ast.JoinedStr(values=parts):
            found = [""]
            for part in parts:
                inside = part.value if isinstance(part, ast.FormattedValue) else part
                ends = list(_patterns(inside)) or ["[^.]*"]
                found = [f"{begun}{end}" for begun in found for end in ends]
            yield from found


@pytest.mark.parametrize("room", ROOMS)
def test_every_text_is_used(room: str) -> None:
    used = re.compile("|".join(each for each in _found().asked | _found().words if each.startswith(rf"{room}\.")))
    assert not [key for key in _keys_of(room) if not used.fullmatch(key)]


@pytest.mark.parametrize("room", ROOMS)
def test_every_key_that_is_asked_for_is_there(room: str) -> None:
    asked = [each for each in _found().asked if each.startswith(rf"{room}\.")]
    assert len(asked) > 10
    assert not [each for each in asked if not any(re.fullmatch(each, key) for key in _keys_of(room))]


def test_every_field_of_a_scenario_has_a_word() -> None:
    fields = {key.removeprefix("reforms.field.") for key in _keys_of("reforms") if key.startswith("reforms.field.")}
    assert fields == set(_properties(schema()))
    assert [each for each in sorted(fields) if text(f"reforms.field.{each}") != name_in_words(each)] == []


def _properties(node: object) -> Iterator[str]:
    for key, inside in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if key == "properties" and isinstance(inside, dict):
            yield from inside
        yield from _properties(inside)


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_no_module_of_runs_holds_a_sentence(module: Path) -> None:
    assert list(sentences_in(module)) == []


def test_names_and_units_of_measures_are_in_english_what_files_and_json_have() -> None:
    for key in _keys_of("measures"):
        kind, _, name = key.removeprefix("measures.").partition(".")
        if kind == "name":
            assert key_of(text(key)) == name
        if kind == "unit":
            assert key_of(text(key, number="")) == name
