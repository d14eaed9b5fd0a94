"""From a run to the files of its archive, and to the folder."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from standing.errors import InputError
from standing.experiments.outcome import Run
from standing.experiments.ranges import Ranges
from standing.experiments.whole import whole_of
from standing.report.archive import citation, crate, environment, manifest, record
from standing.report.archive import readme as people
from standing.report.archive.folder import check_place, write_folder, write_zip
from standing.report.odd import odd
from standing.report.odd.data import files_of
from standing.scenario import Scenario, load
from standing.scenario.reforms import Reform
from standing.texts import text

FOLDER: Final = "scenario"
FILE: Final = "scenario.yaml"
REFORMS: Final = "reforms.json"
RESULT: Final = "result"
EXACT: Final = "run.tallies"


@dataclass(frozen=True)
class Archive:
    """An archive that was written.

    Parameters
    ----------
    folder
        Where it stands.
    record
        Which run it holds.
    files
        Paths in it.
    zipped
        The ZIP file of it, if one was asked for.
    """

    folder: Path
    record: record.Record
    files: tuple[str, ...]
    zipped: Path | None = None


def archive(
    run: Run,
    folder: str | Path,
    *,
    zipped: bool = False,
    reforms: Sequence[Reform] = (),
    ranges: Ranges | None = None,
    pages: Mapping[str, str] | None = None,
    missing: Sequence[str] = (),
    made: dt.datetime | None = None,
) -> Archive:
    """Write the archive of a run: scenario, exact numbers, measures, descriptions, environment, citation and checksums.

    Parameters
    ----------
    run
        What is kept.
    folder
        Where it shall stand: new, empty, or an archive, which is then replaced. It is there whole or not at all.
    zipped
        Write it as a ZIP file beside the folder as well.
    reforms
        The reforms that the scenario was run under; their changes are kept in any case.
    ranges
        The same persons at both ends of the assumed inputs.
    pages
        Further pages by name, such as the report.
    missing
        Why something that an archive can have is not in this one, sentence by sentence, as Markdown.
    made
        When it is made; now if it is not given.

    Returns
    -------
    Archive
        Where it stands and what is in it.

    Raises
    ------
    InputError
        If something else stands in the place.
    OSError
        If nothing can be written; what stood there stays.
    """
    scenario, place = run.scenario, Path(folder)
    check_place(place)
    known = record.Record.of(run, FILE, tuple(each.name for each in reforms), ranges=ranges is not None)
    files = {**_scenario(scenario, reforms), **_result(run, ranges), **_described(scenario, pages or {})}
    _check(known, files)
    facts = environment.environment(run, made or dt.datetime.now(dt.UTC))
    files[record.NAME] = known.text().encode()
    files[environment.NAME] = environment.text(facts).encode()
    files[citation.NAME] = citation.citation(scenario).encode()
    listed = [*files, people.NAME, crate.NAME, manifest.NAME]
    files[people.NAME] = people.readme(scenario, known, listed, missing).encode()
    sizes = {path: len(content) for path, content in files.items()}
    files[crate.NAME] = crate.crate(scenario, known, sizes, facts["made"][:10]).encode()
    files[manifest.NAME] = manifest.manifest(files).encode()
    write_folder(place, files)
    packed = place.with_name(f"{place.name}.zip") if zipped else None
    if packed is not None:
        write_zip(packed, place.name, files)
    return Archive(place, known, tuple(sorted(files)), packed)


def _scenario(scenario: Scenario, reforms: Sequence[Reform]) -> dict[str, bytes]:
    """The scenario file and the tables that it names, byte for byte, and the files of the reforms."""
    origin = scenario.origin
    files = {f"{FOLDER}/{FILE}": origin.text.encode()}
    for name in dict.fromkeys(files_of(scenario).values()):
        if origin.folder is not None:
            files[f"{FOLDER}/{PurePosixPath(name)}"] = (origin.folder / name).read_bytes()
    if reforms:
        said = [_said(part) for each in reforms for part in each.parts or (each,)]
        files[f"{FOLDER}/{REFORMS}"] = (json.dumps(said, ensure_ascii=False, indent=2, default=str) + "\n").encode()
    return files


def _said(reform: Reform) -> dict[str, object]:
    """What a reform says, as its file has it."""
    said = {name: getattr(reform, name) for name in ("name", "title", "description", "source", "note")}
    return {**said, "changes": dict(reform.changes), "rule": list(reform.rules)}


def _result(run: Run, ranges: Ranges | None) -> dict[str, bytes]:
    """Tables, the document without what differs from machine to machine, and the exact integers."""
    still = replace(run, threads=1, elapsed_s=0.0, compile_s=0.0, peak_mib=None)
    tables = {
        "measures": run.measures(ranges=ranges),
        "series": run.series_table(),
        "tallies": run.tally_table(),
        "cells": run.cell_table(),
        **({"published": run.published()} if run.scenario.published else {}),
    }
    with TemporaryDirectory(prefix="standing-") as scratch:
        place = Path(scratch)
        for name, table in tables.items():
            table.to_csv(place / f"{name}.csv")
        whole_of(run.scenario, run.tallies, run.people, run.seed).save(place, EXACT)
        files = {f"{RESULT}/{each.name}": each.read_bytes() for each in sorted(place.iterdir())}
    document = json.dumps(still.document(ranges), ensure_ascii=False, allow_nan=False) + "\n"
    return {**files, f"{RESULT}/document.json": document.encode()}


def _described(scenario: Scenario, pages: Mapping[str, str]) -> dict[str, bytes]:
    description = odd(scenario)
    return {
        "odd.md": description.markdown().encode(),
        "odd.html": description.html().encode(),
        **{name: page.encode() for name, page in pages.items()},
    }


def _check(known: record.Record, files: Mapping[str, bytes]) -> None:
    """Load the scenario from what is kept, and see that it says the same."""
    with TemporaryDirectory(prefix="standing-") as scratch:
        for path, content in files.items():
            if path.startswith(f"{FOLDER}/"):
                place = Path(scratch) / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
        again = load(Path(scratch) / FOLDER / FILE, known.changes)
    if again.digest != known.digest:
        found = text("archive.changed", scenario=known.scenario)
        raise InputError.one(found, text("archive.changed_allowed"), code="archive")
