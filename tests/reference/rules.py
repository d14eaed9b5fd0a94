"""Scenarios for the comparison: a random choice over the whole schema, as the text of a file."""

from __future__ import annotations

import json
from random import Random

from hypothesis import strategies as st

from tests.reference.rules_of_regime import regime
from tests.reference.rules_of_world import world

Tree = dict[str, object]


def scenario(seed: int) -> str:
    """Text of a scenario with rules chosen by a seed."""
    return text(compose(Random(seed)))


def scenarios() -> st.SearchStrategy[str]:
    """Texts of scenarios; a failing one shrinks towards the first of every choice."""
    return st.randoms(use_true_random=False).map(lambda random: text(compose(random)))


def compose(random: Random) -> Tree:
    """Choose a world, a regime and a clock."""
    clock: Tree = {"start": "2013-01-01", "end": random.choice(["2015-07-01", "2016-07-01"])}
    measures_from = random.choice([None, None, "2013-10-01"])
    if measures_from:
        clock["measures_from"] = measures_from
    tree: Tree = {"name": "random", "strays": "world", "clock": clock}
    tree["world"] = world(random)
    tree["regime"] = regime(random, tree["world"])  # type: ignore[arg-type]
    measures = random.choice([{}, {}, {"Q5": {"within": "100d"}, "Q9": {"within": "25d"}}])
    return tree | ({"measures": measures} if measures else {})


def text(tree: Tree) -> str:
    """YAML of a tree: blocks down to single items, those in flow style."""
    return "\n".join(_lines(tree, 0)) + "\n"


def _lines(tree: Tree, depth: int) -> list[str]:
    lines = []
    for key, value in tree.items():
        head = "  " * depth + f"{json.dumps(key)}:"
        if (isinstance(value, dict) and value and depth < 2) or (
            isinstance(value, dict) and value and depth == 2 and sum(map(len, map(str, value.values()))) > 100
        ):
            lines += [head, *_lines(value, depth + 1)]
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            lines += [head, *(f"{'  ' * depth}- {json.dumps(each)}" for each in value)]
        else:
            lines.append(f"{head} {json.dumps(value)}")
    return lines
