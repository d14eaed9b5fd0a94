"""Events of some persons as columns: the rows that kernels write, sorted (docs/model.md, section 5.1)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]

Events = NDArray[np.void]
"""Rows of a ledger, records of `layout.EVENT`."""


@dataclass(frozen=True)
class Chunk:
    """Events of some persons, in the order (person, generation, time, order of happening); all columns (events,).

    Parameters
    ----------
    person, generation, cell
        Whose event it is.
    time
        Seconds since the start of the run.
    event, item, part, truth, cause
        Codes; `Vocabulary.words` says what they mean.
    made
        Whether the regime made it (R24).
    listing
        Number of the candidate within the person's life, or -1.
    n
        Number of the act, attempt, alarm, stray, assessment or entry behind it, or -1.
    value
        A score, or a number of persons.
    """

    person: Column
    generation: Column
    cell: Column
    time: Column
    event: Column
    item: Column
    part: Column
    truth: Column
    made: Column
    cause: Column
    listing: Column
    n: Column
    value: Column

    @classmethod
    def of(cls, events: Events) -> Chunk:
        """Give the columns of rows as the kernel wrote them, sorted."""
        order = np.lexsort((events["time"], events["generation"], events["person"]))
        sorted_ = events[order]
        names = {"item": "about"}
        return cls(**{each.name: sorted_[names.get(each.name, each.name)].copy() for each in fields(cls)})
