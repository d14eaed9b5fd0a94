"""Which run an archive holds: enough to live it again, and the digest of what came out."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

from standing.engine.cache import source_hash
from standing.engine.driver import PEOPLE_PER_SEED
from standing.errors import InputError
from standing.experiments.outcome import Run
from standing.version import VERSION

NAME: Final = "archive.json"
"""Name of the file in an archive."""

FORMAT: Final = 1
"""Version of the layout of an archive."""

MOST_SEED: Final = 2**64 - 1
_KINDS: Final[dict[str, type]] = {
    "archive": int,
    "standing": str,
    "engine": str,
    "scenario": str,
    "digest": str,
    "file": str,
    "changes": dict,
    "reforms": list,
    "people": int,
    "seed": int,
    "ranges": bool,
    "tallies": str,
}


@dataclass(frozen=True)
class Record:
    """What an archive says of its run.

    Parameters
    ----------
    archive
        Version of the layout.
    standing, engine
        Version of Standing, and hash of the engine's sources.
    scenario, digest
        Name of the scenario, and SHA-256 of what it says.
    file
        Name of the scenario file in the folder `scenario`.
    changes
        Changes of the file by path, in the order in which they were made.
    reforms
        Names of the reforms that they came from.
    people, seed
        How many synthetic persons, and which.
    ranges
        Whether both ends of the assumed inputs were run as well.
    tallies
        SHA-256 of every integer that came out.
    """

    archive: int
    standing: str
    engine: str
    scenario: str
    digest: str
    file: str
    changes: dict[str, Any]
    reforms: list[str]
    people: int
    seed: int
    ranges: bool
    tallies: str

    @classmethod
    def of(cls, run: Run, file: str, reforms: tuple[str, ...], *, ranges: bool) -> Record:
        """Give the record of a run."""
        scenario = run.scenario
        changes = json.loads(json.dumps(dict(scenario.changes), default=str))
        return cls(
            FORMAT,
            VERSION,
            source_hash(),
            scenario.name,
            scenario.digest,
            file,
            changes,
            [*reforms],
            run.people,
            run.seed,
            ranges,
            run.tallies.digest,
        )

    @classmethod
    def read(cls, text: str, place: str) -> Record:
        """Read a record.

        Parameters
        ----------
        text
            What the file holds.
        place
            The file, for messages.

        Raises
        ------
        InputError
            If it is something else, of a later layout, or says what no run has.
        """
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = None
        kinds = {name: type(value) for name, value in found.items()} if isinstance(found, dict) else {}
        if kinds.get("archive") is int and found["archive"] > FORMAT:
            raise InputError.one(f"{place}, of a later Standing", f"an archive of layout {FORMAT}", code="archive")
        fits = kinds == _KINDS and all(isinstance(each, str) for each in found["reforms"])
        if not fits or not 1 <= found["people"] <= PEOPLE_PER_SEED or not 0 <= found["seed"] <= MOST_SEED:
            raise InputError.one(f"{place}, which is damaged", "what `standing archive` wrote", code="archive")
        return cls(**found)

    def text(self) -> str:
        """Give it as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"
