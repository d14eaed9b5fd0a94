"""Standing itself: the reference model from its scenario file, or a shipped case."""

from __future__ import annotations

import sys
from functools import partial
from importlib.resources import files
from typing import Final

from standing.bench.model import GROUPS, Outputs
from standing.bench.peer import measure, threads_asked
from standing.engine import simulate
from standing.records.tallies import Tallies
from standing.scenario import load, load_text

DAY: Final = 86_400
SLOTS: Final = {
    "listings": ("listings", "low"),
    "listed_at_end": ("listed_at_end", "low"),
    "listed_days": ("listed_seconds", "low"),
    "denials": ("denials", "no_shop"),
}
"""Tally and item behind each output."""


def outputs_of(tallies: Tallies) -> Outputs:
    """Give what is asked of the reference model."""
    found = {name: [0.0] * len(GROUPS) for name in SLOTS}
    for row in tallies.rows():
        for name, slot in SLOTS.items():
            if (row.tally, row.item) == slot:
                found[name][row.cell] += row.value / (DAY if name == "listed_days" else 1)
    return Outputs(**{name: (numbers[0], numbers[1]) for name, numbers in found.items()})


def run(case: str, people: int, seed: int) -> Outputs:
    """Run the reference model, or a shipped case, whose outputs nobody asks for."""
    if case:
        simulate(load(case), people=people, seed=seed, threads=threads_asked())
        return Outputs(*[(0.0, 0.0)] * 4)
    text = files("standing.bench").joinpath("reference.yaml").read_text(encoding="utf-8")
    tallies, _ = simulate(load_text(text, "reference.yaml"), people=people, seed=seed, threads=threads_asked())
    return outputs_of(tallies)


if __name__ == "__main__":
    named = sys.argv.pop(1) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else ""
    measure(partial(run, named), packages=("standing-lab",), compiled_by=1_000)
