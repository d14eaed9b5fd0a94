"""`standing new`."""

from __future__ import annotations

import re
import sys
from importlib.resources import files
from pathlib import Path
from typing import Final

from standing.cli.places import file_place
from standing.cli.wrong import wrong

SCHEMA: Final = "standing.schema.json"
"""Name of the schema file that a new scenario points editors to."""

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*", re.ASCII)


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
    from standing.scenario.write import json_schema

    typed = Path(name)
    path = file_place("NAME", name if typed.suffix in (".yaml", ".yml") else f"{name}.yaml")
    if not _NAME.fullmatch(path.stem):
        raise wrong("NAME", path.stem or "nothing", "letters, digits, - and _, beginning with a letter or digit")
    if path.exists():
        raise wrong("NAME", f"{path}, which exists", "a new name: nothing is overwritten")
    template = files("standing.cli").joinpath("template.yaml").read_text(encoding="utf-8")
    schema = path.parent / SCHEMA
    if not schema.exists():
        schema.write_text(json_schema(), encoding="utf-8")
    path.write_text(template.replace("{name}", path.stem).replace("{file}", path.as_posix()), encoding="utf-8")
    sys.stdout.write(f"Wrote {path} and {schema}. Next: standing run {path}\n")
    return 0
