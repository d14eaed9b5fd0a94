"""A run that was kept whole, opened again: nobody lives a second time."""

from __future__ import annotations

from standing.engine import nobody
from standing.experiments.outcome import Run
from standing.experiments.parts import run_of
from standing.experiments.whole import belonging_of
from standing.records.piece import Piece, arrays_of
from standing.scenario import Scenario


def reopened(piece: Piece, scenario: Scenario) -> Run | None:
    """Give the run that was kept; None where this version or engine would count differently, and it has to be lived again.

    Parameters
    ----------
    piece
        Its exact integers.
    scenario
        What was run.
    """
    people, seed = piece.belonging.people, piece.belonging.seed
    if piece.belonging != belonging_of(scenario, people, seed) or (piece.first, piece.last) != (0, people):
        return None
    empty = arrays_of(nobody(scenario, people=people, seed=seed))
    if any(piece.arrays[name].shape != array.shape for name, array in empty.items()):
        return None
    return run_of(scenario, piece, threads=1, compile_s=0.0)
