"""A comparison as one JSON document: a contract with other programs, and its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any, Final

from standing.experiments.compare_reformed import Reformed
from standing.experiments.document import cells_of
from standing.experiments.outcome import Run
from standing.measures.deterrence import Deterrence, Price
from standing.texts import text
from standing.version import VERSION

FORMAT: Final = 1
"""Version of this document."""


def document_of(base: Run, reforms: Sequence[Reformed], by: str | None) -> dict[str, Any]:
    """Give the document of a comparison.

    Parameters
    ----------
    base, reforms
        The run as the scenario stands, and what was compared with it.
    by
        A group column, for differences by group and Q13; None for all persons together.

    Returns
    -------
    dict
        As `schema` describes it: plain numbers, text, lists and nulls.
    """
    return {
        "standing": VERSION,
        "comparison": FORMAT,
        "what": text("experiments.comparison.what"),
        "scenario": base.scenario.name,
        "digest": base.digest,
        "people": base.people,
        "seed": base.seed,
        "threads": base.threads,
        "elapsed_s": round(base.elapsed_s + sum(each.run.elapsed_s for each in reforms), 3),
        "groups": list(base.tallies.columns),
        "by": by,
        "cells": cells_of(base.tallies),
        "reforms": [_reform(each, by) for each in reforms],
    }


def _reform(reform: Reformed, by: str | None) -> dict[str, Any]:
    groups = ("all",) if by is None else reform.run.groups_by(by)
    return {
        "name": reform.name,
        "title": reform.title,
        "says": list(reform.says),
        "note": reform.note,
        "changed": list(reform.changed),
        "digest": reform.run.digest,
        "warnings": list(reform.warnings),
        "persons_unchanged": reform.unchanged,
        "differences": [each.row() for each in reform.rows(groups)],
        "safeguard": [each.row() for each in reform.safeguard],
        "disparity": [] if by is None else [each.row() for each in reform.disparity(by)],
        "deterrence": None if reform.deterrence is None else _deterrence(reform.deterrence),
    }


def _deterrence(found: Deterrence) -> dict[str, Any]:
    """Acts and their price together, at every responsiveness that was run."""
    return {
        "status": "not_modelled" if found.why else "computed",
        "why": found.why,
        "unit": "acts per 1,000 person-years",
        "at": [_price(each) for each in found.prices],
    }


def _price(price: Price) -> dict[str, Any]:
    acts, per_act = price.acts, price.per_act
    return {
        "responses": price.at,
        "without_regime": acts.before.value,
        "with_regime": acts.after.value,
        "difference": acts.difference,
        "low": acts.low,
        "high": acts.high,
        "acts_avoided": price.avoided,
        "listings": price.listings,
        "wrongful_listings": price.wrongful_listings,
        "listings_per_act_avoided": per_act[0] if per_act else None,
        "wrongful_listings_per_act_avoided": per_act[1] if per_act else None,
    }


def schema() -> dict[str, Any]:
    """Give the JSON Schema of the document."""
    written = files("standing.experiments").joinpath("compare.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(written)
    return found
