"""Rows of a record, by what they point at: to compare those of two programs, and to take one over into another."""

from __future__ import annotations

from typing import Any, Final

from standing.program.program import Program
from standing.program.tables import DAY, KINDS

BESIDE: Final = ("at_", "stock", "differs", "first_entry")
"""How fields begin that say where something is counted or laid, and not what holds."""


def resolved(program: Program, row: Any) -> dict[str, Any]:
    """Give the fields of a row with quantities and laws in place of their indices, less those of places.

    Parameters
    ----------
    program
        Whose row it is.
    row
        A row of one of the tables of its record.
    """
    found: dict[str, Any] = {}
    for name in row.dtype.names:
        if name.startswith(BESIDE):
            continue
        value = row[name]
        if name.endswith("_q"):
            found[name] = _quantity(program, int(value))
        elif name.endswith("_law"):
            found[name] = _law(program, int(value))
        else:
            found[name] = tuple(value.tolist()) if getattr(value, "shape", ()) else value.item()
    return found


def _quantity(program: Program, q: int) -> Any:
    if q < 0:
        return None
    row = program.tables[0]["quantity"][q]
    at, cells = int(row["at"]), len(program.people) if row["stride"] else 1
    return tuple(program.numbers[at : at + cells]), _calendar(program, int(row["calendar"]))


def _calendar(program: Program, calendar: int) -> Any:
    row = program.tables[0]["calendar"][calendar]
    at, count = int(row["at"]), int(row["count"])
    return tuple(program.numbers[at : at + 3 * count])


def _law(program: Program, law: int) -> Any:
    if law < 0:
        return None
    row = program.tables[0]["law"][law]
    first, count = int(row["first"]), int(row["count"])
    return tuple(_segment(program, program.tables[0]["segment"][k]) for k in range(first, first + count))


def _segment(program: Program, row: Any) -> Any:
    kind = int(row["kind"])
    scale = _quantity(program, int(row["scale_q"])) if kind < KINDS["calendar"] else None
    days: tuple[float, ...] = ()
    if kind == KINDS["calendar"]:
        at = int(row["table"])
        days = tuple(program.numbers[at : at + days_in_table(program, at)])
    return float(row["since"]), kind, scale, float(row["form"]), days


def days_in_table(program: Program, at: int) -> int:
    """How many numbers a day table has: its first day, then one for each day up to the end of the run."""
    return int(program.tables[0]["end"] // DAY) + 3 - int(program.numbers[at])


class Borrowing:
    """Takes rows of another program over into a record, with whatever they point at.

    Parameters
    ----------
    record
        What is written to.
    other
        Whose rows are taken; its numbers begin at `shift` among those that the record points into.
    shift
        See `other`.
    laid
        How many quantities, calendars, laws and segments the record has already.
    """

    def __init__(self, record: Any, other: Program, shift: int, laid: tuple[int, int, int, int]) -> None:
        self.record, self.other, self.shift = record, other, shift
        self.quantities, self.calendars, self.laws, self.segments = laid
        self.known: dict[tuple[str, int], int] = {}

    def take(self, mine: Any, theirs: Any, only: tuple[str, ...] = ()) -> None:
        """Write another program's row into one of the record, less the fields of places; or only some fields."""
        for name in only or theirs.dtype.names:
            if name.startswith(BESIDE):
                continue
            if name.endswith("_q"):
                mine[name] = self._quantity(int(theirs[name]))
            elif name.endswith("_law"):
                mine[name] = self._law(int(theirs[name]))
            else:
                mine[name] = theirs[name]

    def _quantity(self, q: int) -> int:
        if q < 0:
            return q
        key = ("quantity", q)
        if key not in self.known:
            row = self.other.tables[0]["quantity"][q]
            calendar = self._calendar(int(row["calendar"]))
            self.known[key] = at = self.quantities
            self.quantities += 1
            mine = self.record["quantity"][at]
            mine["at"], mine["stride"], mine["calendar"] = row["at"] + self.shift, row["stride"], calendar
        return self.known[key]

    def _calendar(self, calendar: int) -> int:
        key = ("calendar", calendar)
        if key not in self.known:
            row = self.other.tables[0]["calendar"][calendar]
            self.known[key] = at = self.calendars
            self.calendars += 1
            mine = self.record["calendar"][at]
            mine["at"], mine["count"], mine["highest"] = row["at"] + self.shift, row["count"], row["highest"]
        return self.known[key]

    def _law(self, law: int) -> int:
        if law < 0:
            return law
        key = ("law", law)
        if key not in self.known:
            row = self.other.tables[0]["law"][law]
            self.known[key] = at = self.laws
            self.laws += 1
            mine = self.record["law"][at]
            mine["first"], mine["count"] = self.segments, row["count"]
            first = int(row["first"])
            for k in range(first, first + int(row["count"])):
                self._segment(self.other.tables[0]["segment"][k])
        return self.known[key]

    def _segment(self, theirs: Any) -> None:
        mine = self.record["segment"][self.segments]
        self.segments += 1
        scale = self._quantity(int(theirs["scale_q"])) if theirs["kind"] < KINDS["calendar"] else 0
        mine["since"], mine["kind"], mine["form"] = theirs["since"], theirs["kind"], theirs["form"]
        mine["scale_q"], mine["table"] = scale, theirs["table"] + self.shift
