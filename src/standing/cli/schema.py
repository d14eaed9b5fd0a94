"""`standing schema`."""

from __future__ import annotations

import sys


def schema() -> int:
    """Print the JSON Schema of a scenario, for editors.

    Editors that read it complete keys and mark mistakes while you type. A file written by `standing new` points to it.

    For example:

        standing schema > scenario.schema.json

    Returns
    -------
    int
        Exit code.
    """
    from standing.scenario.write import json_schema

    sys.stdout.write(json_schema())
    return 0
