"""How much memory this process has held."""

from __future__ import annotations

import sys

if sys.platform != "win32":
    import resource


def peak_mib() -> int | None:
    """Most memory that this process has held since it began, MiB; None where the system does not say (Windows)."""
    if sys.platform == "win32":
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20)
