"""A run as one JSON document: a contract with other programs, and its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Any, NamedTuple

from standing.measures.measure import Value
from standing.records.tallies import Tallies
from standing.scenario import Scenario
from standing.version import VERSION


class Making(NamedTuple):
    """How a run was made: persons, seed and threads, the wall-clock seconds that it took, and MiB of memory at most."""

    people: int
    seed: int
    threads: int
    elapsed_s: float
    compile_s: float
    peak_mib: int | None


def document_of(scenario: Scenario, tallies: Tallies, making: Making, values: Iterable[Value]) -> dict[str, Any]:
    """Give the document of a run.

    Parameters
    ----------
    scenario
        What was run.
    tallies
        The exact integers that the run left.
    making
        How it was made.
    values
        Its measures.

    Returns
    -------
    dict
        As `schema` describes it: plain numbers, text, lists and nulls.
    """
    days = scenario.clock.seconds / 86_400
    return {
        "standing": VERSION,
        "scenario": scenario.name,
        "digest": scenario.digest,
        "people": making.people,
        "seed": making.seed,
        "days": int(days) if days == int(days) else days,
        "threads": making.threads,
        "elapsed_s": round(making.elapsed_s, 3),
        "compile_s": round(making.compile_s, 3),
        "peak_mib": making.peak_mib,
        "groups": list(tallies.columns),
        "cells": cells_of(tallies),
        "tallies": [row._asdict() for row in tallies.rows()],
        "measures": [{**value.row(), "depends_on_assumed": list(value.depends_on_assumed)} for value in values],
        "series": [row._asdict() for row in tallies.series.rows()],
    }


def cells_of(tallies: Tallies) -> list[dict[str, int | str]]:
    """Give the cells with the persons that were run in each."""
    rows = zip(tallies.people, tallies.labels, strict=True)
    return [
        {"cell": cell, "people": people, **dict(zip(tallies.columns, labels, strict=True))}
        for cell, (people, labels) in enumerate(rows)
    ]


def schema() -> dict[str, Any]:
    """Give the JSON Schema of the document."""
    text = files("standing.experiments").joinpath("document.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
