"""Strays: observations that reach a person for another's act, as streams per receiver (DESIGN 3.2; docs/model.md, 3.3)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from standing.scenario import Sensor

Matrix = NDArray[np.float64]


def shares(sensor: Sensor, groups: Sequence[dict[str, str]], people: Sequence[int]) -> Matrix:
    """Probability that a stray of an actor in one cell strikes one given person of another, (actor cells, receiver cells).

    A person of the drawn group is struck uniformly, the actor never: an actor's own group has one candidate less. Absent
    weights are 0; without `mixing` everybody else is the group.
    """
    cells = len(people)
    if sensor.mixing is None:
        names = ["everybody"] * cells
        weights: dict[str, dict[str, float]] = {"everybody": {"everybody": 1.0}}
    else:
        names = [group[sensor.mixing.by] for group in groups]
        weights = {name: dict(row) for name, row in sensor.mixing.weights.items()}
    size: dict[str, int] = {}
    for name, n in zip(names, people, strict=True):
        size[name] = size.get(name, 0) + n
    struck = np.zeros((cells, cells))
    for actor, origin in enumerate(names):
        row = weights.get(origin, {})
        total = sum(row.values())
        for receiver, target in enumerate(names):
            candidates = size[target] - (1 if target == origin else 0)
            if total > 0 and candidates > 0:
                struck[actor, receiver] = row.get(target, 0.0) / total / candidates
    return struck


def flows(struck: Matrix, rates: Sequence[float], people: Sequence[int]) -> Matrix:
    """Strays per second that one person of a cell receives from each actor cell, (receiver cells, actor cells).

    Parameters
    ----------
    struck
        As from `shares`.
    rates
        Strays that one person of each cell gives off, per second, (cells,).
    people
        Persons of each cell, (cells,).
    """
    senders = np.tile(np.asarray(people, dtype=float), (len(people), 1)) - np.eye(len(people))
    return np.asarray(struck.T * np.maximum(senders, 0.0) * np.asarray(rates))
