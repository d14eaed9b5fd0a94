"""The measurements as tables for a screen, as a document, and as a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from standing.bench.machine import Machine
from standing.bench.model import DAYS
from standing.bench.suite import ENGINES, Measured, exponent
from standing.version import VERSION

COLUMNS = ("engine", "people", "seconds", "days/s", "ratio", "MiB/million", "|z|")
WHAT = {engine.name: engine.what for engine in ENGINES}


def rows(found: Sequence[Measured]) -> list[tuple[str, ...]]:
    """One row per engine, as text; the ratio is how many times as many person-days a second Standing lives."""
    ours = next((each.speed for each in found if each.engine == "standing"), None)
    return [
        (
            each.engine,
            f"{each.people:,}",
            f"{each.elapsed_s:.2f}",
            f"{each.speed:.2e}",
            "–" if ours is None or each.engine == "standing" else times(ours / each.speed),
            "–" if each.mib_per_million is None else f"{each.mib_per_million:,.2g}",
            f"{each.largest:.2f}",
        )
        for each in found
    ]


def times(ratio: float) -> str:
    """A ratio to three digits, in whole numbers from a thousand on."""
    return f"{ratio:,.0f}" if ratio >= 1_000 else f"{ratio:.3g}"


def notes(found: Sequence[Measured], nation: Sequence[dict[str, Any]], machine: Machine, bound: float) -> list[str]:
    """What stands below the table, one sentence each."""
    said = [
        "days/s: person-days per second of wall-clock time; ratio: how many times as many Standing lives.",
        f"MiB/million: what a million persons add; |z|: largest against the oracle, may reach {bound:.2f}.",
    ]
    ours = next((each for each in found if each.engine == "standing"), None)
    said.append(
        f"{machine.processor}: {machine.draw_ns:.2f} ns for a draw, {machine.copy_gb_s:.1f} GB/s for a copy, each in one thread."
    )
    if ours is not None:
        per_person = ours.cpu_s / ours.people * 1e9
        said.append(
            f"Standing takes {per_person:.0f} ns of processor time per person of {DAYS:,} days: "
            f"{per_person / machine.draw_ns:.0f} times one draw."
        )
    said += [
        f"china-2018, {each['people']:,} persons: {each['elapsed_s']:.1f} s, {each['peak_mib'] or 0:,} MiB at most."
        for each in nation
    ]
    grown = exponent(nation)
    if grown is not None:
        said.append(f"Slope of the logarithm of time over that of people, between the two largest: {grown:.3f}.")
    return said


def table(
    found: Sequence[Measured], nation: Sequence[dict[str, Any]], machine: Machine, bound: float
) -> Iterator[Table | Text]:
    """Give what a screen shows."""
    shown = Table(box=None, header_style="dim", pad_edge=False)
    for at, name in enumerate(COLUMNS):
        shown.add_column(name, justify="left" if at == 0 else "right")
    for row in rows(found):
        shown.add_row(*row)
    yield shown
    yield from (Text(said) for said in notes(found, nation, machine, bound))


def document(
    found: Sequence[Measured], nation: Sequence[dict[str, Any]], machine: Machine, bound: float
) -> dict[str, Any]:
    """Give everything as plain numbers and text."""
    return {
        "standing": VERSION,
        "machine": machine._asdict(),
        "bound": bound,
        "engines": [each.row() for each in found],
        "nation": list(nation),
        "slope": exponent(nation),
    }
