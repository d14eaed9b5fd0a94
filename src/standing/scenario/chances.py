"""Tables of probabilities: which of several values a person begins with, or how many dependants one has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Annotated, Final

from standing.errors import Part, Problem, Problems, shown
from standing.scenario.beside import PATH_PATTERN, ReadsBeside, is_path, rows_beside
from standing.scenario.quantities import SHARE_ALLOWED, Quantity, QuantityOf
from standing.scenario.stated import number_from
from standing.scenario.strict import is_dated, unknown_key
from standing.scenario.words import JsonSchema, read_name

REST: Final = "rest"
SLACK: Final = 1e-9
MOST_DEPENDANTS: Final = 20
LARGEST_SCORE: Final = 1_000_000
EXAMPLE: Final = "shares by value, such as {yes: 0.3, no: rest}"
SAID: Final = ("status", "source")
"""Columns of a CSV file that say where its shares come from."""
_SHARE: Final = QuantityOf("share", f"{SHARE_ALLOWED}, or rest", high=1.0, may_be_dated=False)


@dataclass(frozen=True)
class Chance:
    """One value of a table, and its share.

    Parameters
    ----------
    value
        As text.
    share
        None where it has what the others leave.
    written
        The key as the file has it.
    """

    value: str
    share: Quantity | None
    written: str


@dataclass(frozen=True)
class Chances:
    """A probability table, for everybody or by the labels of one column.

    Parameters
    ----------
    tables
        By label; by the empty text where it is the same for everybody.
    column
        The column of the cells by whose labels the tables are given, or None.
    text
        As written, in short.
    """

    tables: Mapping[str, tuple[Chance, ...]]
    column: str | None = None
    text: str = field(default="")

    @cached_property
    def values(self) -> tuple[str, ...]:
        """All values, in the order of first mention."""
        return tuple(dict.fromkeys(each.value for table in self.tables.values() for each in table))

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """All values as numbers, for a table of scores or of how many."""
        return tuple(float(each) for each in self.values)

    def table(self, group: Mapping[str, str]) -> tuple[Chance, ...]:
        """Give the table of one cell; nothing where its label has none."""
        return self.tables.get("" if self.column is None else group.get(self.column, ""), ())

    def of(self, group: Mapping[str, str]) -> list[float]:
        """Give the probability of each value for one cell, (values,).

        Parameters
        ----------
        group
            Label by column.
        """
        shares = {
            each.value: each.share.base * each.share.factor(group)
            for each in self.table(group)
            if each.share is not None
        }
        left = max(0.0, 1.0 - sum(shares.values()))
        rest = {each.value: left for each in self.table(group) if each.share is None}
        return [shares.get(value, rest.get(value, 0.0)) for value in self.values]

    def is_sure(self, group: Mapping[str, str]) -> bool:
        """Whether one value has probability 1 for a cell."""
        return any(abs(each - 1.0) <= SLACK for each in self.of(group))

    def shares(self) -> Iterator[tuple[tuple[Part, ...], Quantity]]:
        """Give every share that is a number, with its path in the file below the table."""
        for label, table in self.tables.items():
            above: tuple[Part, ...] = () if self.column is None else ("by", self.column, label)
            yield from (((*above, each.written), each.share) for each in table if each.share is not None)

    def fault(self, group: Mapping[str, str]) -> str | None:
        """Say how far from 1 the shares of a cell are, or give None where they sum to 1."""
        table = self.table(group)
        given = sum(each.share.base * each.share.factor(group) for each in table if each.share is not None)
        has_rest = any(each.share is None for each in table)
        if not table:
            return "no table"
        if given > 1.0 + SLACK or (given < 1.0 - SLACK and not has_rest):
            return f"shares that sum to {given:.10g}"
        return None


def read_chances(
    raw: object, folder: Path | None, value: Callable[[object], str], column: str = "value", example: str = EXAMPLE
) -> Chances:
    """Read a table in any of its forms.

    Parameters
    ----------
    raw
        What the file holds.
    folder
        Of the scenario, or None.
    value
        Reads one value, and gives it as text.
    column
        Name of the column of values in a CSV file.
    example
        What a message says may stand there.

    Raises
    ------
    Problems
        With everything that is wrong in it.
    """
    if isinstance(raw, dict) and set(raw) == {"by"} and isinstance(raw["by"], dict):
        return _by_label(raw["by"], folder, value, column, example)
    return Chances({"": _table(raw, folder, value, column, example)}, None, _text(raw))


def _by_label(
    raw: dict[str, object], folder: Path | None, value: Callable[[object], str], column: str, example: str
) -> Chances:
    if len(raw) != 1:
        raise Problems(Problem(shown(raw), "exactly one column, such as {region: {north: {…}}}", ("by",), code="form"))
    name, labels = next(iter(raw.items()))
    if not isinstance(labels, dict) or not labels:
        raise Problems(Problem(shown(labels), "a table for each label", ("by", name), code="form"))
    tables: dict[str, tuple[Chance, ...]] = {}
    problems: list[Problem] = []
    for label, each in labels.items():
        try:
            tables[label] = _table(each, folder, value, column, example)
        except Problems as refused:
            problems += refused.under("by", name, label)
    if problems:
        raise Problems(*problems)
    return Chances(tables, name, f"by {name}")


def _text(raw: object) -> str:
    return raw if isinstance(raw, str) else f"{len(raw)} shares" if isinstance(raw, dict) else ""


def _table(
    raw: object, folder: Path | None, value: Callable[[object], str], column: str, example: str
) -> tuple[Chance, ...]:
    if is_path(raw):
        return _from_file(str(raw), folder, value, column)
    if not isinstance(raw, dict) or not raw or is_dated(raw):
        raise Problems(Problem(shown(raw), f"{example}, or the path of a CSV file", code="form"))
    problems: list[Problem] = []
    table: list[Chance] = []
    for key, share in raw.items():
        try:
            name = value(key)
        except Problems as refused:
            problems += [Problem(each.found, each.allowed, (key,), "key", code=each.code) for each in refused.problems]
            continue
        try:
            table.append(Chance(name, _share(share), key))
        except Problems as refused:
            problems += refused.under(key)
    problems += _twice(table)
    if problems:
        raise Problems(*problems)
    return tuple(table)


def _twice(table: list[Chance]) -> Iterator[Problem]:
    seen: set[str] = set()
    rest: set[str] = set()
    for each in table:
        if each.value in seen:
            yield Problem(f"the value {each.value} again", "each value once", (each.written,), "key", code="form")
        if each.share is None and rest:
            yield Problem(f"rest again (first at {min(rest)})", "one rest", (each.written,), code="form")
        seen.add(each.value)
        rest |= {each.value} if each.share is None else set()


def _share(raw: object) -> Quantity | None:
    if raw == REST:
        return None
    if isinstance(raw, dict) and "over" in raw:
        unknown = unknown_key("over", ["base", "value", "by", "status", "range", "source", "note"])
        raise Problems(unknown)
    return _SHARE.read(raw)


def _from_file(name: str, folder: Path | None, value: Callable[[object], str], column: str) -> tuple[Chance, ...]:
    table: dict[str, Chance] = {}
    problems: list[Problem] = []
    for place, row in rows_beside(name, folder, (column, "share"), SAID):
        try:
            chance = _from_row(row, value, column)
            if chance.value in table or (chance.share is None and any(each.share is None for each in table.values())):
                what = chance.value if chance.value in table else REST
                problems.append(Problem(f"{what} again", "each value once, and one rest", code="form", place=place))
            table[chance.value] = chance
        except Problems as refused:
            problems += [replace(each, path=(), place=place) for each in refused.problems]
    if problems:
        raise Problems(*problems)
    return tuple(table.values())


def _from_row(row: Mapping[str, str], value: Callable[[object], str], column: str) -> Chance:
    said = {key: row[key] for key in SAID if row.get(key)}
    text = value(row[column])
    return Chance(text, _share({"value": row["share"], **said} if said else row["share"]), "")


def _whole(raw: object, low: int, high: int, allowed: str) -> str:
    number = number_from(raw, allowed)
    if number != int(number) or not low <= number <= high:
        raise Problems(Problem(shown(raw), allowed, code="number"))
    return str(int(number))


def read_status_start(raw: object, folder: Path | None) -> Chances:
    """Read the values of a status with their shares."""
    return read_chances(raw, folder, read_name)


def read_how_many(raw: object, folder: Path | None) -> Chances:
    """Read how many dependants persons have."""
    allowed = f"a whole number from 0 to {MOST_DEPENDANTS}"
    example = "shares by number, such as {0: 0.6, 1: 0.3, 2: 0.1}"
    return read_chances(raw, folder, lambda each: _whole(each, 0, MOST_DEPENDANTS, allowed), example=example)


def read_scores(raw: object, folder: Path | None) -> Chances:
    """Read a table of scores with their shares."""
    example = "shares by score, such as {300: 0.2, 600: 0.8}"
    return read_chances(
        raw, folder, lambda each: _whole(each, -LARGEST_SCORE, LARGEST_SCORE, "whole points"), "score", example
    )


def schema_of(key_pattern: str | None = None) -> JsonSchema:
    """Give what editors see of a table."""
    share: JsonSchema = {"anyOf": [{"$standing": "ShareOrRest"}]}
    table: JsonSchema = {"type": "object", "minProperties": 1, "additionalProperties": share}
    if key_pattern is not None:
        table["propertyNames"] = {"pattern": key_pattern}
    file: JsonSchema = {"type": "string", "pattern": PATH_PATTERN}
    labels: JsonSchema = {"type": "object", "additionalProperties": {"anyOf": [table, file]}}
    column: JsonSchema = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": labels}
    by: JsonSchema = {
        "type": "object",
        "required": ["by"],
        "additionalProperties": False,
        "properties": {"by": column},
    }
    return {"anyOf": [table, file, by]}


WHOLE_KEY: Final = r"^-?[0-9][0-9_]*$"
StatusStart = Annotated[Chances, ReadsBeside(read_status_start, schema_of())]
HowMany = Annotated[Chances, ReadsBeside(read_how_many, schema_of(WHOLE_KEY))]
