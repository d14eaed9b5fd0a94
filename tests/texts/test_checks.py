"""What the norms and the checks of sense say stands in the catalogue of texts, all of it is used, no module says it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, get_args

import pytest
from tests.architecture.reading import SOURCE, name, tree
from tests.texts.literals import sentences_in

from standing.checks.catalogue import catalogue, families, jurisdictions
from standing.checks.norms.accounting import LOGGED, PRIVATE
from standing.checks.norms.register import STRUCTURE
from standing.scenario.basis import RANKS
from standing.scenario.governance import STAGES, ImpactAssessment
from standing.scenario.grounds import INSTRUMENTS
from standing.scenario.listing import FAMILIES, Scope
from standing.scenario.notice import CONTENTS
from standing.scenario.regime import EXCEPTIONS, KINDS
from standing.scenario.sensor import CLASSES
from standing.texts import keys, text

MODULES: Final = sorted((SOURCE / "checks").rglob("*.py"))
KEY: Final = re.compile(r"(norms|checks)(?!\.yaml)(\.\w+)+")
ENDS: Final = ("meets", "fails", "unwritten", "found", "expected")
"""Texts of one key that are said by what is found."""

TELLS: Final = {
    "text": (),
    "fails": (),
    "meets": (),
    "cannot_tell": (),
    "not_applicable": (),
    "yes": ("meets", "fails", "unwritten"),
    "no": ("meets", "fails", "unwritten"),
    "either": ("meets", "fails"),
    "warning": ("found", "expected"),
}
"""Functions that take a key and what its texts name, with the ends of the texts that they say."""


@cache
def here() -> frozenset[str]:
    """Keys of the rooms of the checks."""
    return frozenset(key for key in keys() if KEY.fullmatch(key))


@cache
def named() -> frozenset[str]:
    """Keys, or beginnings of keys, that stand in the code as a whole."""
    constants = (node for module in MODULES for node in ast.walk(tree(module)) if isinstance(node, ast.Constant))
    return frozenset(node.value for node in constants if isinstance(node.value, str) and KEY.fullmatch(node.value))


def by_data() -> Iterator[str]:
    """Keys that the catalogue of norms asks for, and the words of the scenario."""
    for norm in catalogue():
        yield from (f"norms.{norm.id}.{part}" for part in ("title", "criterion", *(("run",) if norm.measured else ())))
    yield from (f"norms.{each}.title" for each in STRUCTURE)
    yield from (f"norms.family.{each}" for each in families())
    yield from (f"norms.jurisdiction.{each}" for each in jurisdictions())
    words: dict[str, tuple[str, ...]] = {
        "approver": ("official", "head_of_department", "government"),
        "authority": KINDS,
        "class": CLASSES,
        "contents": CONTENTS,
        "family": FAMILIES,
        "hardship": EXCEPTIONS,
        "instrument": INSTRUMENTS,
        "logged": LOGGED,
        "part": tuple(ImpactAssessment.model_fields),
        "published": PRIVATE,
        "rank": RANKS,
        "scope": get_args(Scope),
        "stage": STAGES,
        "way": ("term", "settled", "corrected"),
    }
    yield from (f"norms.word.{kind}.{each}" for kind, several in words.items() for each in several)


def ends_of(key: str) -> list[str]:
    """Texts that a key in the code stands for: its own, or those that are said by what is found."""
    return [each for each in (key, *(f"{key}.{end}" for end in ENDS)) if each in here()]


def calls(module: Path) -> Iterator[tuple[ast.Call, str, tuple[str, ...]]]:
    """Calls that name a key as a whole, with the key and the ends of the texts that they say."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TELLS:
            for each in node.args:
                if isinstance(each, ast.Constant) and isinstance(each.value, str) and KEY.fullmatch(each.value):
                    yield node, each.value, TELLS[node.func.id] or ("",)


def test_every_text_is_used() -> None:
    used = {each for key in named() for each in ends_of(key)} | set(by_data())
    assert sorted(here() - used) == []


def test_every_key_is_there() -> None:
    assert sorted(key for key in named() if not ends_of(key)) == []
    assert sorted(set(by_data()) - here()) == []


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_call_names_texts_that_are_there_and_fills_them(module: Path) -> None:
    for call, key, ends in calls(module):
        filled = {each.arg for each in call.keywords}
        for each in (f"{key}.{end}".removesuffix(".") for end in ends):
            assert each in here(), f"{name(module)}:{call.lineno} {each}"
            assert None in filled or blanks_of(each) <= filled, f"{name(module)}:{call.lineno} {each}"


def blanks_of(key: str) -> set[str]:
    """Names of the blanks of a text."""
    filled: dict[str, str] = {}
    while True:
        try:
            text(key, **filled)
        except KeyError as missing:
            filled[missing.args[0]] = ""
        else:
            return set(filled)


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_no_module_holds_a_sentence(module: Path) -> None:
    """Outside of docstrings, and of what is said about a file that cannot be read."""
    assert list(sentences_in(module)) == []
