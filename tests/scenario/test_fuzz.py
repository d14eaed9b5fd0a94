"""Mutated scenarios either load or are refused in words: never another exception, never slowly."""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from standing.checks.sense import check_sense
from standing.errors import InputError
from standing.scenario import load_text
from standing.scenario.position import Tree, parsed
from tests.scenario.shipped import shipped

MUTATIONS: Final = 2_000 if os.environ.get("CI") else 200
PARTS: Final = 20
SLOWEST: Final = 10.0
"""Seconds; a guard against hanging on a busy machine, not a measurement."""

UNFILLED: Final = re.compile(r"\{[A-Za-z_][\w.]*(![rs])?\}")
SHIPPED: Final = shipped()
LETTERS: Final = "azAZ09 _-:,.#&*!|>'\"%@`{}[]\t\n\\/~é中\u2028\u0000\ud800😀?"
WORDS: Final = (
    "null", "-1", "0", "1e15", "1e999", "nan", ".inf", "true", "no", "~", "", "''", "[]", "{}", "[[]]", "{a: 1}",
    "[1, 2]", "9" * 24, "9" * 400, "0x1f", "1_000", "2y", "m", "5m", "0d", "1/0d", "0/yr", "99999999y", "1e308/yr",
    "2015-02-29", "2015-02-28", "9999-12-31", "{2014-01-01: 1, 2015-01-01: 2}", "{2014-01-01: {a: 1}}", "any",
    "{value: 1}", "{base: 2, by: {region: {north: 1}}}", "{exponential: 30d}", "{gamma: {mean: 30d, shape: 0}}",
    "rest", "ever", "employed -> unemployed", "move.work.employed -> unemployed", "attempts.loan", "x.csv", "{0: 0.5, 1: rest}",
    "{by: {sex: {male: {1: 1}, female: x.csv}}}",
    "&a x", "*a", "!!python/name:os.system x", "{value: 1, status: assumed, range: [2, 3]}", "<<", "x" * 300,
)  # fmt: skip
NODES: Final[tuple[Tree, ...]] = (
    None, -1, 0, 1, 0.5, 10**24, -(10**24), 1e300, -1e-300, True, False, "", "text", "a b", "any", "2y", "1/yr", "30",
    [], [None], [[]], [1, 2], ["default"], {}, {"": 1}, {"a": None}, {"value": None}, {"base": 1}, {"value": {"value": 1}},
    {"2014-01-01": 1, "2015-01-01": 2}, {"2014-13-01": 1}, {"exponential": "30d"}, {"list": "debtors"}, {"by": {}},
    {"value": "30d", "over": {"2015-01-01": -1}}, {"base": 1, "by": {"region": {"north": 1e15}}}, "cells.csv", "../x.csv",
    {"by": {"sex": {"male": {"1": 1}}}}, {"by_score": {"300": 0.5}}, {"work": "employed"}, {"status": {"work": ["employed"]}},
    {"employed -> unemployed": "1/yr"}, {"rest": True}, {"1": 0.5, "2": "rest"}, {"2014-01-01": True}, "rest", "a -> b",
)  # fmt: skip
Text = Callable[[random.Random, str], str]


def without_a_line(dice: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    del lines[dice.randrange(len(lines))]
    return "".join(lines)


def with_a_line_again(dice: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    lines.insert(dice.randrange(len(lines)), dice.choice(lines))
    return "".join(lines)


def with_another_letter(dice: random.Random, text: str) -> str:
    at = dice.randrange(len(text))
    return text[:at] + dice.choice(LETTERS) + text[at + dice.randint(0, 1) :]


def without_some_letters(dice: random.Random, text: str) -> str:
    at = dice.randrange(len(text))
    return text[:at] + text[at + dice.randint(1, 12) :]


def with_another_indent(dice: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    at = dice.randrange(len(lines))
    lines[at] = " " * dice.randint(0, 8) + lines[at].lstrip(" ")
    return "".join(lines)


def with_another_value(dice: random.Random, text: str) -> str:
    values = list(re.finditer(r"(?<=: )[^\s,\[\]{}#][^\s,\[\]{}]*", text))
    if not values:
        return text
    value = dice.choice(values)
    word = dice.choice((dice.choice(values)[0], dice.choice(WORDS)))
    return text[: value.start()] + word + text[value.end() :]


def with_a_word_swapped(dice: random.Random, text: str) -> str:
    words = list(re.finditer(r"\w+", text))
    if not words:
        return text
    one, other = dice.choice(words), dice.choice(words)
    return text[: one.start()] + other[0] + text[one.end() :]


def cut(dice: random.Random, text: str) -> str:
    return text[: dice.randrange(len(text))]


def with_another_node(dice: random.Random, text: str) -> str:
    tree = parsed(text, "mutation")[0]
    places = list(nodes(tree))
    if not places:
        return text
    holder, key = dice.choice(places)
    holder[key] = dice.choice(NODES) if dice.random() < 0.7 else dice.choice(places)[0]  # type: ignore[index]
    return written(tree, 0)


def nodes(tree: Tree) -> list[tuple[Tree, str | int]]:
    """Every place of a tree: what holds it and by which key."""
    inside: list[tuple[str | int, Tree]] = []
    if isinstance(tree, dict):
        inside += tree.items()
    elif isinstance(tree, list):
        inside += enumerate(tree)
    return [place for key, each in inside for place in ((tree, key), *nodes(each))]


def written(tree: Tree, depth: int) -> str:
    """A tree as YAML in flow style; cut where it holds itself."""
    if depth > 30:
        return "deep"
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{quoted(key)}: {written(each, depth + 1)}" for key, each in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(written(each, depth + 1) for each in tree) + "]"
    if isinstance(tree, str):
        return quoted(tree)
    return "null" if tree is None else str(tree).lower()


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


MUTATE: Final[tuple[Text, ...]] = (
    without_a_line,
    with_a_line_again,
    with_another_letter,
    without_some_letters,
    with_another_indent,
    *[with_another_value] * 5,
    with_a_word_swapped,
    cut,
    *[with_another_node] * 5,
)


def mutated(seed: int) -> tuple[str, Path | None]:
    dice = random.Random(seed)
    name = dice.choice([*SHIPPED, *["full"] * len(SHIPPED)])
    text, folder = SHIPPED[name]
    for _ in range(dice.choice((1, 1, 1, 2))):
        try:
            text = dice.choice(MUTATE)(dice, text or " ") or " "
        except InputError:  # two mutations of a tree, and the first is no longer YAML
            continue
    return text, folder


def said_about(seed: int) -> tuple[str, ...]:
    """Load one mutation, ask what loads for all it says of itself, and give the messages."""
    text, folder = mutated(seed)
    began = time.perf_counter()
    try:
        scenario = load_text(text, "mutation.yaml", folder)
    except InputError as refused:
        findings = refused.findings
    else:
        findings = tuple(check_sense(scenario))
        assert len(scenario.digest) == 64
        assert all(each.path for each in scenario.inputs())
    assert time.perf_counter() - began < SLOWEST, f"seed {seed}"
    for finding in findings:
        assert finding.found, f"seed {seed}"
        assert finding.allowed, f"seed {seed}"
        assert "\n" not in finding.text(), f"seed {seed}"
        assert not UNFILLED.search(f"{finding.allowed} {finding.next_step}"), f"seed {seed}"
    return tuple(finding.text() for finding in findings)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_mutated_scenario_loads_or_is_refused_in_words(part: int) -> None:
    said = [said_about(seed) for seed in range(part, MUTATIONS, PARTS)]
    assert any(said), "no mutation was refused: the mutations do nothing"


def test_mutations_without_a_change_load() -> None:
    for text, folder in SHIPPED.values():
        load_text(text, "scenario.yaml", folder)
