"""`standing compare`."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.changes import changes_from
from standing.cli.interruption import prompt
from standing.cli.persons import PERSONS, Persons
from standing.cli.places import file_place, folder_place, write_file
from standing.cli.reforms import REFORM, suggesting
from standing.cli.request import STANDARD_OUTPUT
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from pathlib import Path

    from standing.experiments.compare_reforms import Changing
    from standing.experiments.comparison import Comparison
    from standing.scenario import Scenario


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Shown:
    """What is shown and written.

    Parameters
    ----------
    by
        Show who gains and who loses by a group of the cells, such as sex or province, and disparity at equal conduct.
    json
        Write the whole comparison as one JSON document to this file. With - it goes to standard output, and nothing else
        does.
    out
        Write the differences as CSV and Parquet, and the JSON document, into this folder.
    """

    by: Annotated[str | None, Parameter(metavar="GROUP")] = None
    json: Annotated[str | None, Parameter(metavar="FILE", allow_leading_hyphen=True)] = None
    out: Annotated[str | None, Parameter(metavar="DIR")] = None


SHOWN: Final = Shown()
"""What is asked for by a command that says nothing more."""


def compare(
    scenario: str,
    /,
    *reforms: str,
    further: Annotated[tuple[str, ...], REFORM] = (),
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
    without_regime: Annotated[bool, Parameter(negative="")] = False,
    persons: Persons = PERSONS,
    shown: Shown = SHOWN,
) -> int:
    """Let the same synthetic persons live under a scenario and under reforms of it.

    For example:

        standing compare tutorial regime.redress.correction.delay=5d
        standing compare china-2018 notice-before-effect grace-30-days
        standing compare my-regime.yaml my-reform.yaml --by province
        standing compare my-regime.yaml --without-regime --json -

    Parameters
    ----------
    scenario
        A scenario file, or the name of a shipped case (see `standing cases`).
    reforms
        What is compared with it, each by itself: a shipped reform, a reform file, PATH=VALUE, or no-regime.
    further
        The same as naming it after the scenario; may be given several times.
    changes
        Change one field of the scenario first, under every regime; may be given several times.
    without_regime
        Compare with no regime at all as well, for deterrence and its price.
    persons
        Which synthetic persons live under each regime.
    shown
        What is shown and written.

    Returns
    -------
    int
        Exit code.
    """
    from standing.scenario import load

    quiet = shown.json == STANDARD_OUTPUT
    document = None if shown.json is None or quiet else file_place("--json", shown.json)
    folder = None if shown.out is None else folder_place("--out", shown.out)
    loaded = load(scenario, changes_from(changes))
    _check_group(loaded, shown.by)
    asked = [_reform(text) for text in (*reforms, *further, *(["no-regime"] if without_regime else []))]
    if not asked:
        raise wrong("REFORM", "none", "a shipped reform, a reform file, PATH=VALUE, or --without-regime")
    with suggesting(loaded):
        found = _compared(loaded, asked, persons)
    if folder is not None:
        _save(found, folder, shown.by)
    text = json.dumps(found.document(shown.by), ensure_ascii=quiet, allow_nan=False) + "\n"
    if document is not None:
        write_file("--json", document, text)
    if quiet:
        sys.stdout.write(text)
    else:
        _show(found, shown.by)
    return 0


def _reform(text: str) -> Changing | str:
    """Reform that a word of the command line means."""
    from standing.experiments.compare_reforms import NO_REGIME
    from standing.scenario.reforms import reform_from

    if text == NO_REGIME:
        return text
    return reform_from(text)


def _check_group(scenario: Scenario, by: str | None) -> None:
    """Refuse a group that the cells of the scenario do not have."""
    from standing.errors import nearest

    columns = scenario.world.population.cells.columns if scenario.world else ()
    if by is not None and by not in columns:
        known = ", ".join(columns) or "there is none in this scenario"
        raise wrong("--by", by, f"a group of the cells: {known}", nearest=nearest(by, columns))


def _compared(scenario: Scenario, reforms: list[Changing | str], persons: Persons) -> Comparison:
    from standing.cli.progress import shown as progress
    from standing.experiments.compare import compare as compared

    people, seed, threads = persons.counted(scenario), persons.key, persons.workers
    with prompt(), progress(scenario.name, "persons") as on_progress:
        return compared(
            scenario,
            *reforms,
            people=people,
            seed=seed,
            threads=threads,
            on_progress=on_progress,
        )


def _save(found: Comparison, folder: Path, by: str | None) -> None:
    try:
        found.save(folder, by)
    except OSError as error:
        raise wrong("--out", folder, f"a folder that can be written ({error.strerror})") from None


def _show(found: Comparison, by: str | None) -> None:
    from rich.console import Console

    from standing.report.compared_reforms import compared_reforms
    from standing.report.layout import printed

    console = Console(highlight=False)
    printed(compared_reforms(found, console, by=by), console)
