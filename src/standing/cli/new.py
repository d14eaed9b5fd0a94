"""`standing new`."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path
from typing import Final

from standing.cli.places import file_place, write_file
from standing.cli.wrong import wrong

SCHEMA: Final = "standing.schema.json"
"""Name of the schema file that a new scenario points editors to."""


def new(name: str, /) -> int:
    """Write a commented scenario to start from.

    It runs as it is. Beside it goes the schema that lets editors complete keys and mark mistakes while you type.

    For example:

        standing new my-regime

    Parameters
    ----------
    name
        Name of the scenario, or the path of the file; nothing is overwritten.

    Returns
    -------
    int
        Exit code.
    """
    from standing.errors import Problems
    from standing.scenario.words import read_name
    from standing.scenario.write import json_schema

    typed = Path(name)
    path = file_place("NAME", name if typed.suffix in (".yaml", ".yml") else f"{name}.yaml")
    try:
        read_name(path.stem)
    except Problems as refused:
        problem = refused.problems[0]
        raise wrong("NAME", problem.found, "; ".join(filter(None, (problem.allowed, problem.next_step)))) from None
    if path.exists():
        raise wrong("NAME", f"{path}, which exists", "a new name: nothing is overwritten")
    template = files("standing.cli").joinpath("template.yaml").read_text(encoding="utf-8")
    schema = path.parent / SCHEMA
    is_there = schema.exists()
    if not is_there:
        write_file("NAME", schema, json_schema())
    write_file("NAME", path, template.replace("{name}", path.stem).replace("{file}", path.as_posix()))
    beside = f"; {schema} was there" if is_there else f" and {schema}"
    sys.stdout.write(f"Wrote {path}{beside}. Next: standing run {path}\n")
    return 0
