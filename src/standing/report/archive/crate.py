"""The folder described for machines, as an RO-Crate: what each file is, and that a run of Standing made it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from standing.report.archive import environment
from standing.report.archive.record import Record
from standing.scenario import Scenario
from standing.texts import keys, text

NAME: Final = "ro-crate-metadata.json"
"""Name of the file in an archive; the specification fixes it."""

SPECIFICATION: Final = "https://w3id.org/ro/crate/1.1"
"""The version that the widest range of readers and checkers knows; nothing here needs a later one."""

FORMATS: Final = {
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".html": "text/html",
    ".json": "application/json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".tallies": "application/octet-stream",
    ".txt": "text/plain",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}

Entity = dict[str, Any]


def crate(scenario: Scenario, record: Record, sizes: Mapping[str, int], date: str) -> str:
    """Give the metadata.

    Parameters
    ----------
    scenario
        What was run.
    record
        Which run.
    sizes
        Bytes of each file, by its path in the archive.
    date
        Day on which the archive was made.
    """
    graph = [
        _descriptor(),
        _root(scenario, record, sizes, date),
        _action(record, sizes, date),
        _program(record),
        _licence(),
    ]
    graph += [_file(path, size) for path, size in sorted(sizes.items())]
    document = {"@context": f"{SPECIFICATION}/context", "@graph": graph}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def address(path: str) -> str:
    """Give a path in the archive as the address that the metadata name it by: what an address may not have is encoded.

    Parameters
    ----------
    path
        With / between its parts.

    Examples
    --------
    >>> address("scenario/größe 1.csv")
    'scenario/gr%C3%B6%C3%9Fe%201.csv'
    """
    return quote(path, safe="/")


def _descriptor() -> Entity:
    return {
        "@id": NAME,
        "@type": "CreativeWork",
        "conformsTo": {"@id": SPECIFICATION},
        "about": {"@id": "./"},
    }


def _root(scenario: Scenario, record: Record, sizes: Mapping[str, int], date: str) -> Entity:
    title = scenario.title or scenario.name
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": text("archive.crate.name", title=title),
        "description": text("archive.crate.description", title=title, people=f"{record.people:,}", seed=record.seed),
        "datePublished": date,
        "license": {"@id": "#licence"},
        "hasPart": [{"@id": address(path)} for path in sorted(sizes)],
        "mentions": {"@id": "#run"},
    }


def _action(record: Record, sizes: Mapping[str, int], date: str) -> Entity:
    read = [path for path in sorted(sizes) if path.startswith("scenario/")]
    made = [path for path in sorted(sizes) if path.startswith("result/")]
    return {
        "@id": "#run",
        "@type": "CreateAction",
        "name": text("archive.crate.action", scenario=record.scenario),
        "instrument": {"@id": "#standing"},
        "object": _these(read),
        "result": _these(made),
        "endTime": date,
    }


def _these(paths: Sequence[str]) -> Entity | list[Entity]:
    """Refer to files; the specification wants a single one without a list around it."""
    found = [{"@id": address(path)} for path in paths]
    return found[0] if len(found) == 1 else found


def _program(record: Record) -> Entity:
    return {
        "@id": "#standing",
        "@type": "SoftwareApplication",
        "name": "Standing",
        "version": record.standing,
        "description": text("archive.crate.program"),
    }


def _licence() -> Entity:
    return {
        "@id": "#licence",
        "@type": "CreativeWork",
        "name": text("archive.crate.licence.name"),
        "description": text("archive.crate.licence.description"),
    }


def _file(path: str, size: int) -> Entity:
    ending = path[path.rfind(".") :]
    entity = {
        "@id": address(path),
        "@type": "File",
        "name": path.rpartition("/")[2],
        "description": text(f"archive.files.{kind_of(path)}"),
        "encodingFormat": FORMATS.get(ending, "application/octet-stream"),
    }
    if path != environment.NAME:  # how long a run took has more or fewer digits
        entity["contentSize"] = str(size)
    return entity


def kind_of(path: str) -> str:
    """Word for what a file of an archive is, as the texts have it."""
    name = path.rpartition("/")[2]
    stem = name.partition(".")[0].replace("-", "_").lower()
    if path == "scenario/reforms.json":
        return "reforms"
    if path.startswith("scenario/"):
        return "scenario" if name.endswith((".yaml", ".yml")) else "table"
    if name.endswith(".tallies"):
        return "exact"
    return stem if f"archive.files.{stem}" in keys() else "other"
