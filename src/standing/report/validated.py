"""What was expected of scenarios, what came out, and whether it is the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from standing.experiments.validate import Checked, Validation
from standing.experiments.validate_verdict import FAMILY_ERROR, Reading
from standing.measures.suppress import too_few
from standing.measures.wording import key_of
from standing.report.layout import is_wide, paragraph, table
from standing.texts import text

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
    key = "screen.validated.run" if checked.runs == 1 else "screen.validated.runs"
    runs = text(key, count=checked.runs, people=f"{checked.people:,}", seed=checked.seed)
    seconds = text("screen.validated.seconds", seconds=f"{checked.elapsed_s:.1f}")
    heading = Text.assemble((scenario.name, "bold"), f"  {scenario.title or ''}")
    facts = Text(" · ".join([text("screen.simulated"), runs, seconds]), style="dim")
    columns = ["expectation", "class", ">expected", ">found", *([">interval"] if wide else []), ">z", "outcome"]
    headings = [">" * each.startswith(">") + text(f"screen.validated.{each.lstrip('>')}") for each in columns]
    rows = [_row(each, each.outcome(found.bound), wide=wide) for each in checked.readings]
    return Group(heading, facts, Padding(table(headings, rows), (0, 0, 0, 2)), *_reasons(checked))


def _row(reading: Reading, outcome: str, *, wide: bool) -> list[str]:
    wanted = reading.wanted
    hidden = reading.few or reading.interval.low is None
    interval = "" if hidden else _ends(*reading.interval)
    return [
        wanted.in_words(),
        text(f"screen.validated.kind.{key_of(wanted.kind)}"),
        _expected(reading),
        too_few() if reading.few else _number(reading.found),
        *([interval] if wide else []),
        "" if reading.z is None else f"{reading.z:+.2f}",
        text(f"screen.validated.came_out.{key_of(outcome)}"),
    ]


def _expected(reading: Reading) -> str:
    wanted = reading.wanted
    if isinstance(wanted.value, str):
        return wanted.value
    if reading.stated is None:
        return _ends(*reading.expected)
    stated = _number(reading.stated)
    if not wanted.tolerance:
        return stated
    return text("screen.validated.tolerance", number=stated, tolerance=f"{100 * wanted.tolerance:g}")


def _ends(low: object, high: object) -> str:
    return text("screen.validated.ends", low=_number(low), high=_number(high))


def _number(value: object) -> str:
    if value is None:
        return ""
    number = float(value)  # type: ignore[arg-type]
    return f"{number:,.0f}" if abs(number) >= LARGE else f"{number:.5g}"


def _reasons(checked: Checked) -> Iterator[RenderableType]:
    for each in checked.readings:
        if each.why is not None:
            yield paragraph(f"  {text('screen.validated.no_value', expectation=each.wanted.in_words(), why=each.why)}")


def _summary(found: Validation) -> Iterator[str]:
    every = sum(len(each.readings) for each in found.checked)
    counts = [
        text(f"screen.validated.{outcome.replace(' ', '_')}", count=found.count(outcome))
        for outcome in ("reproduced", "not reproduced", "reported")
    ]
    yield text(f"screen.validated.{'one' if every == 1 else 'many'}", count=every, counts=", ".join(counts))
    tested = [
        abs(each.z)
        for one in found.checked
        for each in one.readings
        if each.wanted.kind == "law" and each.z is not None
    ]
    if found.tests:
        yield text(
            f"screen.validated.tests{'_of_laws' if tested else ''}",
            tests=found.tests,
            bound=f"{found.bound:.2f}",
            times=f"{round(1 / FAMILY_ERROR):,}",
            largest=f"{max(tested, default=0):.2f}",
        )
    yield text("screen.validated.meaning")
    yield text("screen.not_a_probability")
