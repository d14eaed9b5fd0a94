"""What was expected of scenarios, what came out, and whether it is the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from standing.experiments.validate import Checked, Validation
from standing.experiments.validate_verdict import FAMILY_ERROR, Reading
from standing.measures.suppress import TOO_FEW
from standing.report.layout import is_wide, paragraph, table
from standing.report.screen import NOT_A_PROBABILITY

MEANING: Final = (
    "Simulated, on synthetic persons. That a theory is reproduced says that the engine follows it, not that the world "
    "does."
)
SHORT: Final = {"published figure": "figure"}
LARGE: Final = 100_000


def validated(found: Validation, console: Console) -> RenderableType:
    """Show a validation.

    Parameters
    ----------
    found
        What was validated.
    console
        Where it will be printed; its width decides how much is shown.

    Returns
    -------
    RenderableType
        A table for each scenario, then what the tests may be off and how it came out.
    """
    blocks = [_scenario(each, found, wide=is_wide(console)) for each in found.checked]
    return Group(*(part for each in blocks for part in (each, Text(""))), *map(paragraph, _summary(found)))


def _scenario(checked: Checked, found: Validation, *, wide: bool) -> RenderableType:
    scenario = checked.scenario
    runs = f"{checked.runs} run{'s' * (checked.runs != 1)} of {checked.people:,} persons, seed {checked.seed}"
    heading = Text.assemble((scenario.name, "bold"), f"  {scenario.title or ''}")
    facts = Text(f"simulated, synthetic · {runs} · {checked.elapsed_s:.1f} s", style="dim")
    headings = ["expectation", "class", ">expected", ">found", *([">95 %"] if wide else []), ">z", "outcome"]
    rows = [_row(each, each.outcome(found.bound), wide=wide) for each in checked.readings]
    return Group(heading, facts, Padding(table(headings, rows), (0, 0, 0, 2)), *_reasons(checked))


def _row(reading: Reading, outcome: str, *, wide: bool) -> list[str]:
    wanted = reading.wanted
    hidden = reading.few or reading.interval.low is None
    interval = "" if hidden else f"{_number(reading.interval.low)} … {_number(reading.interval.high)}"
    return [
        wanted.in_words(),
        SHORT.get(wanted.kind, wanted.kind),
        _expected(reading),
        TOO_FEW if reading.few else _number(reading.found),
        *([interval] if wide else []),
        "" if reading.z is None else f"{reading.z:+.2f}",
        outcome,
    ]


def _expected(reading: Reading) -> str:
    wanted = reading.wanted
    if isinstance(wanted.value, str):
        return wanted.value
    if reading.stated is None:
        return f"{_number(reading.expected[0])} … {_number(reading.expected[1])}"
    tolerance = f" ± {100 * wanted.tolerance:g} %" if wanted.tolerance else ""
    return f"{_number(reading.stated)}{tolerance}"


def _number(value: object) -> str:
    if value is None:
        return ""
    number = float(value)  # type: ignore[arg-type]
    return f"{number:,.0f}" if abs(number) >= LARGE else f"{number:.5g}"


def _reasons(checked: Checked) -> Iterator[RenderableType]:
    for each in checked.readings:
        if each.why is not None:
            yield paragraph(f"  {each.wanted.in_words()}: no value ({each.why}).")


def _summary(found: Validation) -> Iterator[str]:
    every = sum(len(each.readings) for each in found.checked)
    counts = [f"{found.count(outcome)} {outcome}" for outcome in ("reproduced", "not reproduced", "reported")]
    yield f"{every} expectation{'s' * (every != 1)}: {', '.join(counts)}."
    tested = [
        abs(each.z)
        for one in found.checked
        for each in one.readings
        if each.wanted.kind == "law" and each.z is not None
    ]
    if found.tests:
        largest = f"; the largest of a law is {max(tested):.2f}" if tested else ""
        chance = f"so that all of them together fail by chance once in {round(1 / FAMILY_ERROR):,} times"
        yield f"{found.tests} tests: |z| may reach {found.bound:.2f}, {chance}{largest}."
    yield MEANING
    yield NOT_A_PROBABILITY
