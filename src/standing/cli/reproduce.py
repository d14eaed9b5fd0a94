"""`standing reproduce`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from standing.cli.interruption import prompt
from standing.cli.persons import Threads, threads_from
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.report.archive import Reproduction


def reproduce(
    folder: str,
    /,
    *,
    threads: Threads = None,
) -> int:
    """Check an archive and run it again: the same numbers, or not.

    Every file is held against its checksum; then the same synthetic persons
    live again, from the archive alone, and every integer is compared.

    For example:

        standing archive tutorial --people 20_000 --out town
        standing reproduce town

    Parameters
    ----------
    folder
        The archive: a folder that `standing archive` wrote. A ZIP file of one is unpacked first.
    threads
        How many threads work at once; by default one per core. The result does not depend on it.

    Returns
    -------
    int
        Exit code: 0 if every integer is the same, 1 if one is not, 2 if a file is missing or damaged.
    """
    from standing.cli.progress import shown
    from standing.report.archive import reproduce as again

    workers = threads_from(threads)
    if not folder or "\0" in folder or not Path(folder).is_dir():
        raise wrong("FOLDER", folder or "nothing", "the folder of an archive; a ZIP file is unpacked first")
    with prompt(), shown(folder, "persons") as on_progress:
        found = again(folder, threads=workers, on_progress=on_progress)
    sys.stdout.write("".join(f"{line}\n" for line in _lines(found)))
    return 0 if found.same else 1


def _lines(found: Reproduction) -> Iterator[str]:
    from standing.texts import text

    record = found.record
    yield text("archive.reproduce.whole", files=found.files)
    yield text("archive.reproduce.lived", scenario=record.scenario, people=f"{record.people:,}", seed=record.seed)
    yield text("archive.reproduce.kept", digest=record.tallies)
    yield text("archive.reproduce.now", digest=found.run.tallies.digest)
    yield from found.notes
    if found.same:
        yield text("archive.reproduce.same")
        return
    yield text("archive.reproduce.differs" if found.differences else "archive.reproduce.hidden")
    nothing = text("archive.reproduce.nothing")
    for each in found.differences:
        numbers = {"kept": each.kept, "now": each.now}
        shown = {name: nothing if value is None else f"{value:,}" for name, value in numbers.items()}
        yield "  " + text("archive.reproduce.difference", name=each.name, **shown)
