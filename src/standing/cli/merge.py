"""`standing merge`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from standing.cli.hand_over import hand_over
from standing.cli.places import file_place, folder_place
from standing.cli.recorded import recorded
from standing.cli.request import STANDARD_OUTPUT, Request
from standing.cli.taken import refuse_another

if TYPE_CHECKING:
    from standing.experiments.outcome import Run


def merge(
    folder: str,
    /,
    *,
    scenario: Annotated[str | None, Parameter(metavar="FILE")] = None,
    by: Annotated[str | None, Parameter(metavar="GROUP")] = None,
    json: Annotated[str | None, Parameter(metavar="FILE", allow_leading_hyphen=True)] = None,
) -> int:
    """Join the parts of a run: the numbers of one run, to the last digit.

    Says what is missing, and refuses what is damaged, double, or of another
    run. Tables and the document go into the folder, as with `run --out`.

    For example:

        standing run china-2018 --people 1e9 --part 1/2 --out china
        standing run china-2018 --people 1e9 --part 2/2 --out china
        standing merge china

    Parameters
    ----------
    folder
        Where the parts are: what `standing run --part K/N --out` was given. Parts of other machines are copied into it.
    scenario
        The scenario file, where it is neither a shipped case nor a file of its name here or in the folder.
    by
        Show the measures by a group of the cells, such as sex or province.
    json
        Write the whole run as one JSON document to this file. With - it goes to standard output, and nothing else does.

    Returns
    -------
    int
        Exit code.
    """
    quiet = json == STANDARD_OUTPUT
    place = None if json is None or quiet else file_place("--json", json)
    done = _merged(folder_place("DIR", folder), scenario)
    request = Request(
        people=done.people,
        seed=done.seed,
        threads=None,
        until=None,
        ranges=False,
        by=by,
        document=place,
        folder=Path(folder),
        ledger=None,
        quiet=quiet,
    )
    request.check(done.scenario)
    refuse_another(Path(folder), done.scenario, done.people, done.seed)
    hand_over(done, None, request)
    return 0


def _merged(folder: Path, scenario: str | None) -> Run:
    """Join the parts, with the scenario that they were made of."""
    from standing.experiments.merge import merge as join
    from standing.experiments.merge import pieces_in

    path, piece = pieces_in(folder)[0]
    return join(folder, recorded(piece.belonging.scenario, path.parent, piece.changes, scenario))
