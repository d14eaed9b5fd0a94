"""What a run leaves with the user: tables, the document, the screen."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from standing.cli.faults import note, tell
from standing.cli.places import write_file
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.cli.request import Request
    from standing.experiments.outcome import Run
    from standing.experiments.ranges import Ranges


def hand_over(done: Run, over: Ranges | None, request: Request, under: Sequence[str] = ()) -> str:
    """Write and show a run, with what is said of the reforms that it is under; gives where it went, in words."""
    places, written = [], tuple[Path, ...]()
    if request.folder is not None:
        try:
            written = done.save(request.folder, over)
        except OSError as error:
            raise wrong("--out", request.folder, f"a folder that can be written ({error.strerror})") from None
        places.append(f"tables are in {request.folder}")
    if request.document is not None:
        write_file("--json", request.document, _document(done, over))
        places.append(f"the document is in {request.document}")
    if request.ledger is not None:
        places.append(f"the ledger is in {request.ledger}")
    if request.quiet:
        sys.stdout.write(_document(done, over, ascii_only=True))
        places.append("the document is on standard output")
    else:
        _show(done, over, request.by, under)
        places.append("its screen is above")
    if written:
        note(f"{request.folder}: {len(written)} files (tables, the document, the run whole).")
    return ", ".join(places)


def _document(done: Run, over: Ranges | None, *, ascii_only: bool = False) -> str:
    return json.dumps(done.document(over), ensure_ascii=ascii_only, allow_nan=False) + "\n"


def _show(done: Run, over: Ranges | None, by: str | None, under: Sequence[str]) -> None:
    from rich.console import Console

    from standing.report.layout import printed
    from standing.report.screen import screen

    console = Console(highlight=False)
    printed(screen(done, console, by=by, ranges=over, under=under), console)
    if sys.stderr.isatty():
        memory = f", with {done.peak_mib:,} MiB of memory at most" if done.peak_mib is not None else ""
        tell(
            f"{done.people:,} persons lived in {done.elapsed_s:.1f} s{memory}; "
            f"the engine was ready in {done.compile_s:.1f} s."
        )
