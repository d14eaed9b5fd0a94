"""A ledger as one Parquet file: every event of a run with its cause, written while the run goes on.

Memory does not grow with the run. Rows are gathered up to `PART_ROWS`, written as a part of their own in a folder beside the
file, and the parts are joined at the end by a reader that holds a few row groups. So a ledger of any length takes about
`MEMORY_MB` beyond the run itself, and while it is being written up to twice its size on the disk.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from standing.engine.chunk import Chunk
from standing.engine.ledger import lived, vocabulary
from standing.errors import InputError
from standing.experiments.ledger_parts import Parts
from standing.records.events import DENIED, EVENTS, HOLDS, LEDGER_VERSION
from standing.records.kinds import TRUTH
from standing.records.whole import whole_file
from standing.scenario import Scenario
from standing.texts import text
from standing.version import VERSION

BYTES_PER_EVENT: Final = 5
"""What an event takes in the file, about: measured on the shipped cases, between 1 and 4."""

LARGE: Final = 2_000_000_000
"""Bytes above which a ledger is announced before the run."""

SAMPLED: Final = 4_096
STRETCHES: Final = 16
"""Persons whose events are counted to estimate a ledger, and over how many stretches of the run they are spread."""

OnLedger = Callable[[Chunk], None]


@dataclass(frozen=True)
class Estimate:
    """How large a ledger will be, about.

    Parameters
    ----------
    events
        Rows.
    size
        Bytes.
    """

    events: int
    size: int

    @property
    def is_large(self) -> bool:
        """Whether it is worth a word before the run."""
        return self.size > LARGE


def estimate(scenario: Scenario, *, people: int, seed: int) -> Estimate:
    """Estimate a ledger from the lives of a few thousand persons, spread evenly over the run.

    Parameters
    ----------
    scenario
        What will be run.
    people, seed
        How many synthetic persons, and which.
    """
    events, persons = 0, 0
    for first, last in stretches(people, SAMPLED, STRETCHES):
        persons += last - first
        events += sum(len(chunk.person) for chunk in lived(scenario, people=people, seed=seed, first=first, last=last))
    expected = round(events * people / persons)
    return Estimate(expected, expected * BYTES_PER_EVENT)


def stretches(people: int, most: int, count: int) -> list[tuple[int, int]]:
    """Spread at most so many persons evenly over a run, in stretches of neighbours.

    Parameters
    ----------
    people
        Persons of the run.
    most
        Persons wanted.
    count
        Stretches.

    Returns
    -------
    list of tuple
        First person of each stretch, and the one after its last; the whole run if it has no more than `most`.

    Examples
    --------
    >>> stretches(1_000, 40, 4)
    [(0, 10), (250, 260), (500, 510), (750, 760)]
    >>> stretches(30, 40, 4)
    [(0, 30)]
    """
    if people <= most:
        return [(0, people)]
    length = max(1, most // count)
    starts = [people * k // count for k in range(min(count, most))]
    return [(first, first + length) for first in starts]


@contextmanager
def ledger_file(path: str | Path, scenario: Scenario, *, people: int, seed: int) -> Iterator[OnLedger]:
    """Give what a run hands its events to; the file is there when the block ends without an error, and not before.

    Parameters
    ----------
    path
        Where the file shall stand. An older one stays as it was until the new one is whole.
    scenario, people, seed
        What is run.

    Yields
    ------
    callable
        To be called with chunks in the order of persons.

    Raises
    ------
    InputError
        If the library that writes Parquet is missing.
    """
    need_duckdb()
    said = metadata(scenario, people=people, seed=seed)
    with whole_file(path) as draft, tempfile.TemporaryDirectory(prefix=".ledger-", dir=draft.parent) as folder:
        parts = Parts(Path(folder), vocabulary(scenario, people, seed))
        yield parts.add
        parts.join(draft, said)


def need_duckdb() -> None:
    """Refuse before the run what could not be written after it."""
    try:
        import duckdb  # noqa: F401
    except ImportError:
        raise InputError.one(
            "a ledger to be written", "duckdb to be installed: it writes Parquet", next_step="pip install duckdb"
        ) from None


def metadata(scenario: Scenario, *, people: int, seed: int) -> dict[str, str]:
    """Give what the file says about itself: key to text, as Parquet keeps it.

    Parameters
    ----------
    scenario, people, seed
        What was run.
    """
    words: Mapping[str, Sequence[str]] = {"event": EVENTS, "truth": ("", *TRUTH), "hold": HOLDS, "denied": DENIED}
    return {
        "schema_version": str(LEDGER_VERSION),
        "vocabulary": json.dumps(words),
        "standing": VERSION,
        "scenario": scenario.name,
        "digest": scenario.digest,
        "people": str(people),
        "seed": str(seed),
        "run_start": scenario.clock.start.date().isoformat(),
        "run_end": scenario.clock.end.date().isoformat(),
        "what": text("experiments.run.ledger"),
    }
