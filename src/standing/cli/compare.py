"""`standing compare`."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.changes import changes_from
from standing.cli.interruption import prompt
from standing.cli.numbers import whole
from standing.cli.places import file_place, folder_place, write_file
from standing.cli.request import MOST_PEOPLE, MOST_SEED, MOST_THREADS, PEOPLE, STANDARD_OUTPUT
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from pathlib import Path

    from standing.experiments.compare_reforms import Changing
    from standing.experiments.comparison import Comparison
    from standing.scenario import Scenario


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Shown:
    """Which synthetic persons live under each regime, and what is shown and written.

    Parameters
    ----------
    people
        How many synthetic persons; 1_000_000, 1e6 and 10M are all understood. Default: as many as the scenario has, at
        most one million.
    seed
        Which synthetic persons; 1 if nothing is said.
    threads
        How many threads work at once; by default one per core. The result does not depend on it.
    by
        Show who gains and who loses by a group of the cells, such as sex or province, and disparity at equal conduct.
    json
        Write the whole comparison as one JSON document to this file. With - it goes to standard output, and nothing else
        does.
    out
        Write the differences as CSV and Parquet, and the JSON document, into this folder.
    """

    people: Annotated[str | None, Parameter(metavar="N")] = None
    seed: Annotated[str, Parameter(metavar="S", allow_leading_hyphen=True)] = "1"
    threads: Annotated[str | None, Parameter(metavar="K")] = None
    by: Annotated[str | None, Parameter(metavar="GROUP")] = None
    json: Annotated[str | None, Parameter(metavar="FILE", allow_leading_hyphen=True)] = None
    out: Annotated[str | None, Parameter(metavar="DIR")] = None


SHOWN: Final = Shown()
"""What is asked for by a command that says nothing more."""


def compare(
    scenario: str,
    /,
    *reforms: str,
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
    without_regime: Annotated[bool, Parameter(negative="")] = False,
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
    changes
        Change one field of the scenario first, under every regime; may be given several times.
    without_regime
        Compare with no regime at all as well, for deterrence and its price.
    shown
        Which persons, and what is shown and written.

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
    asked = [_reform(text) for text in (*reforms, *(["no-regime"] if without_regime else []))]
    if not asked:
        raise wrong("REFORM", "none", "a shipped reform, a reform file, PATH=VALUE, or --without-regime")
    found = _compared(loaded, asked, shown)
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


def _compared(scenario: Scenario, reforms: list[Changing | str], shown: Shown) -> Comparison:
    from standing.cli.progress import shown as progress
    from standing.experiments.compare import compare as compared
    from standing.experiments.run import people_of

    people = None if shown.people is None else whole("--people", shown.people, 1, MOST_PEOPLE)
    seed = whole("--seed", shown.seed, 0, MOST_SEED)
    threads = None if shown.threads is None else whole("--threads", shown.threads, 1, MOST_THREADS)
    with prompt(), progress(scenario.name, "persons") as on_progress:
        return compared(
            scenario,
            *reforms,
            people=people or min(people_of(scenario), PEOPLE),
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
