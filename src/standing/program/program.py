"""The scenario as kernels read it: records, numbers and the names of its tallies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standing.program.layout import Shape
from standing.records.tallies import Slot


@dataclass(frozen=True)
class Words:
    """Names behind the indices of the tables: what a ledger's codes mean.

    Parameters
    ----------
    conducts
        Conducts, then traits that are assessed.
    pairs
        `conduct/sensor` of each pair.
    values, bands
        Of each status, and of each score.
    moves
        Status and `a -> b` of each move.
    publicity
        Lists whose names are published, in the order of their rows after the sanctions.
    """

    conducts: tuple[str, ...]
    sensors: tuple[str, ...]
    pairs: tuple[str, ...]
    scores: tuple[str, ...]
    bands: tuple[tuple[str, ...], ...]
    statuses: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    moves: tuple[tuple[str, str], ...]
    lists: tuple[str, ...]
    sanctions: tuple[str, ...]
    publicity: tuple[str, ...]
    services: tuple[str, ...]
    redress: tuple[str, ...]


@dataclass(frozen=True)
class Program:
    """What a run needs.

    Parameters
    ----------
    seed
        Key of every draw.
    shape
        Capacities of the records.
    tables
        One record of `layout.program_type(shape)`, (1,).
    numbers
        Vectors by cell, calendars and day tables that the record points into.
    people
        Persons per cell, (cells,).
    columns, labels
        Group columns, and each cell's values, (cells, columns).
    slots, bins, stocks
        Names of the tallies, in the order of the slots.
    events
        How many slots, from the first on, have a series.
    dates
        ISO dates of the bin ends of the series, (series bins,).
    series_groups
        Groups that have series of their own, and the cells in each.
    words
        Names behind the indices of the tables.
    laid
        How many quantities, calendars, laws and segments the record has.
    """

    seed: int
    shape: Shape
    tables: NDArray[Any]
    numbers: NDArray[np.float64]
    people: tuple[int, ...]
    columns: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    slots: tuple[Slot, ...]
    bins: tuple[Slot, ...]
    stocks: tuple[Slot, ...]
    events: int
    dates: tuple[str, ...]
    series_groups: tuple[tuple[str, tuple[int, ...]], ...]
    words: Words
    laid: tuple[int, int, int, int]
