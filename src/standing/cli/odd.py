"""`standing odd`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from standing.cli.changes import changes_from
from standing.cli.faults import note, tell
from standing.cli.places import file_place, write_file
from standing.cli.reforms import REFORM, under
from standing.cli.request import STANDARD_OUTPUT
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.report.odd import Description


def odd(
    scenario: str,
    /,
    *,
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
    reforms: Annotated[tuple[str, ...], REFORM] = (),
    out: Annotated[str | None, Parameter(name=("--out", "-o"), metavar="FILE", allow_leading_hyphen=True)] = None,
) -> int:
    """Describe the model by the ODD protocol: seven elements, and every number.

    Written from the scenario and from the page of the model: only what this
    scenario uses, with its formulas, and a table of every number with its
    status, range and source. Nothing is run, and no world is needed.

    For example:

        standing odd china-2018
        standing odd my-regime.yaml -o odd.md
        standing odd china-2018 --reform notice-before-effect -o odd.html

    Parameters
    ----------
    scenario
        A scenario file, or the name of a shipped case.
    changes
        Change one field of the scenario first, by its path; may be given several times.
    reforms
        A shipped reform, a reform file, or PATH=VALUE, after every --set; may be given several times.
    out
        A file: Markdown if its name ends with .md, a page that prints if with .html. Else Markdown on standard output.

    Returns
    -------
    int
        Exit code.
    """
    from standing.report.odd import odd as describe
    from standing.report.odd.description import KINDS
    from standing.scenario import load

    place = None if out in (None, STANDARD_OUTPUT) else file_place("--out", out or "")
    if place is not None and place.suffix.lower() not in KINDS:
        raise wrong("--out", place, f"a name that ends with {' or '.join(KINDS)}")
    changed, said = under(load(scenario, changes_from(changes)), reforms)
    made = describe(changed)
    for line in said:
        tell(line)
    if place is None:
        sys.stdout.write(made.markdown())
    else:
        _write(made, place)
    return 0


def _write(made: Description, place: Path) -> None:
    text = made.html() if place.suffix.lower() == ".html" else made.markdown()
    write_file("--out", place, text)
    note(f"{place}: the description, {len(text.encode()) / 1e3:,.0f} kB.")
