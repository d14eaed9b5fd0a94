"""Where and when an archive was made: the one file with what differs between archives of the same run."""

from __future__ import annotations

import datetime as dt
import json
import platform
import re
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Any, Final

from standing.experiments.outcome import Run
from standing.version import VERSION

NAME: Final = "environment.json"
"""Name of the file in an archive."""

PACKAGE: Final = "standing-lab"
_WORD: Final = re.compile(r"[A-Za-z0-9._-]+")
_REPORT: Final = re.compile(r"""extra == ["']report["']""")


def environment(run: Run, made: dt.datetime) -> dict[str, Any]:
    """Give the facts: when, which Python, which packages, which kind of machine, how long it took; nobody's name.

    Parameters
    ----------
    run
        What was run.
    made
        When the archive was made, UTC.
    """
    return {
        "made": made.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "standing": VERSION,
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "system": platform.system(),
        "machine": platform.machine(),
        "packages": packages(),
        "threads": run.threads,
        "elapsed_s": round(run.elapsed_s, 3),
        "compile_s": round(run.compile_s, 3),
        "peak_mib": run.peak_mib,
    }


def packages() -> dict[str, str]:
    """Give the versions of the packages that a run or a report needs, those that are installed."""
    try:
        named = requires(PACKAGE) or []
    except PackageNotFoundError:
        named = []
    needed = [each for each in named if "extra ==" not in each or _REPORT.search(each)]
    names = sorted({found[0].lower() for each in needed if (found := _WORD.match(each))})
    return {name: known for name in names if (known := _version(name))}


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def text(facts: dict[str, Any]) -> str:
    """Give the facts as JSON."""
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
