"""A run as one JSON document: a contract with other programs, and its JSON Schema."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from standing.measures.catalogue import with_ranges
from standing.version import VERSION

if TYPE_CHECKING:
    from standing.experiments.outcome import Run
    from standing.experiments.ranges import Ranges


def document_of(run: Run, ranges: Ranges | None = None) -> dict[str, Any]:
    """Give the document of a run.

    Parameters
    ----------
    run
        The run.
    ranges
        The same persons at both ends of the assumed inputs; without it, `assume_low` and `assume_high` are null.

    Returns
    -------
    dict
        As `schema` describes it: plain numbers, text, lists and nulls.
    """
    values = with_ranges(run.values, ranges.ends) if ranges else run.values
    days = run.days
    return {
        "standing": VERSION,
        "scenario": run.scenario.name,
        "digest": run.digest,
        "people": run.people,
        "seed": run.seed,
        "days": int(days) if days == int(days) else days,
        "threads": run.threads,
        "elapsed_s": round(run.elapsed_s, 3),
        "compile_s": round(run.compile_s, 3),
        "groups": list(run.tallies.columns),
        "cells": run.cells,
        "tallies": [row._asdict() for row in run.tallies.rows()],
        "measures": [{**value.row(), "depends_on_assumed": list(value.depends_on_assumed)} for value in values],
        "series": [row._asdict() for row in run.tallies.series.rows()],
    }


def schema() -> dict[str, Any]:
    """Give the JSON Schema of the document."""
    text = files("standing.experiments").joinpath("document.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
