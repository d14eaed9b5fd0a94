"""The ledger of the reference: one row per event (docs/model.md, section 5.1)."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from standing.records.events import COLUMNS, EVENTS


@dataclass(frozen=True)
class Row:
    """One event of a life; the fields are the columns of a ledger."""

    person: int
    generation: int
    cell: int
    time: float
    event: str
    item: str = ""
    part: str = ""
    truth: str = ""
    made: bool = False
    cause: str = ""
    listing: int = -1
    n: int = -1
    value: float = 0.0

    def __post_init__(self) -> None:
        assert self.event in EVENTS

    def __str__(self) -> str:
        words = (f"{name}={value}" for name, value in zip(COLUMNS, astuple(self), strict=True) if value not in ("", -1))
        return " ".join(words)
