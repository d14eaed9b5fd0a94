"""The measurements as a table for a screen, as a document, and as a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Final

from rich.table import Table
from rich.text import Text

from standing.bench.machine import Machine
from standing.bench.model import DAYS
from standing.bench.suite import ENGINES, Measured, exponent
from standing.version import VERSION

COLUMNS: Final = ("engine", "people", "seconds", "days/s", "ratio", "MiB/million", "|z|")
WHAT: Final = {engine.name: engine.what for engine in ENGINES}
HEAD: Final = """\
# The engine beside others

This page was written by `standing bench --nation --json bench.json --page bench.md`, and holds what that command measured in one
run on one machine. Ratios mean something; seconds are those of the machine. Every engine simulates the same model, stated in
`src/standing/bench/model.py`, and is held to numbers that `src/standing/bench/oracle.py` computes without simulation.
"""


@dataclass(frozen=True)
class Result:
    """What `standing bench` measured.

    Parameters
    ----------
    engines
        Every engine.
    nation
        Runs of china-2018, if any: people, seconds and memory.
    machine
        What the machine can do at best.
    bound
        Largest |z| that a right set of engines stays under.
    """

    engines: tuple[Measured, ...]
    nation: tuple[dict[str, Any], ...]
    machine: Machine
    bound: float

    @property
    def ours(self) -> Measured | None:
        """Standing itself, if it was measured."""
        return next((each for each in self.engines if each.engine == "standing"), None)

    def document(self) -> dict[str, Any]:
        """Give everything as plain numbers and text."""
        return {
            "standing": VERSION,
            "machine": self.machine._asdict(),
            "bound": self.bound,
            "engines": [each.row() for each in self.engines],
            "nation": list(self.nation),
            "slope": exponent(self.nation),
        }

    @classmethod
    def of(cls, document: dict[str, Any]) -> Result:
        """Read what `document` gave."""
        names = [field.name for field in fields(Measured)]
        engines = tuple(Measured(**{name: row[name] for name in names}) for row in document["engines"])
        return cls(engines, tuple(document["nation"]), Machine(**document["machine"]), document["bound"])


def rows(result: Result) -> list[tuple[str, ...]]:
    """One row per engine, as text; the ratio is how many times as many person-days a second Standing lives."""
    ours = result.ours
    return [
        (
            each.engine,
            f"{each.people:,}",
            f"{each.elapsed_s:.2f}",
            f"{each.speed:.2e}",
            "–" if ours is None or each is ours else times(ours.speed / each.speed),
            "–" if each.mib_per_million is None else memory(each.mib_per_million),
            f"{each.largest:.2f}",
        )
        for each in result.engines
    ]


def times(ratio: float) -> str:
    """A ratio to three digits, in whole numbers from a thousand on."""
    return f"{ratio:,.0f}" if ratio >= 1_000 else f"{ratio:.3g}"


def memory(mib: float) -> str:
    """MiB to two digits below ten, in whole numbers from ten on."""
    return f"{mib:,.0f}" if mib >= 10 else f"{mib:.2g}"


def notes(result: Result) -> list[str]:
    """What stands below the table, one sentence each."""
    machine, ours = result.machine, result.ours
    said = [
        "days/s: person-days per second of wall-clock time; ratio: how many times as many Standing lives.",
        f"MiB/million: what a million persons add; |z|: largest against the oracle, may reach {result.bound:.2f}.",
        f"{machine.processor}: {machine.draw_ns:.2f} ns for a draw, {machine.copy_gb_s:.1f} GB/s for a copy, each in one thread.",
    ]
    if ours is not None:
        per_person = ours.cpu_s / ours.people * 1e9
        said.append(
            f"Standing takes {per_person:.0f} ns of processor time per person of {DAYS:,} days: "
            f"{per_person / machine.draw_ns:.0f} times one draw."
        )
    said += [
        f"china-2018, {each['people']:,} persons: {each['elapsed_s']:.1f} s, {each['peak_mib'] or 0:,} MiB at most."
        for each in result.nation
    ]
    grown = exponent(result.nation)
    if grown is not None:
        said.append(f"Slope of the logarithm of time over that of people, between the two largest: {grown:.3f}.")
    return said


def table(result: Result) -> Iterator[Table | Text]:
    """Give what a screen shows."""
    shown = Table(box=None, header_style="dim", pad_edge=False)
    for at, name in enumerate(COLUMNS):
        shown.add_column(name, justify="left" if at == 0 else "right")
    for row in rows(result):
        shown.add_row(*row)
    yield shown
    yield from (Text(said) for said in notes(result))


def page(result: Result) -> str:
    """Give a page of the documentation, in Markdown."""
    lines = [
        "| " + " | ".join((COLUMNS[0], "how", *COLUMNS[1:])).replace("|z|", r"\|z\|") + " |",
        "|---|---|" + "--:|" * (len(COLUMNS) - 1),
        *(f"| {row[0]} | {WHAT[row[0]]} | {' | '.join(row[1:])} |" for row in rows(result)),
    ]
    versions = {name: number for each in result.engines for name, number in each.versions.items()}
    said = [
        *notes(result),
        "Versions: " + ", ".join(f"{name} {number}" for name, number in sorted(versions.items())) + ".",
    ]
    return HEAD + "\n" + "\n".join(lines) + "\n\n" + "\n".join(f"- {each}" for each in said) + "\n"
