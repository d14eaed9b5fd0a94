"""A laboratory for social-credit, scoring and blacklist regimes, on synthetic populations.

>>> import standing as sd
>>> scenario = sd.load("tutorial")

Names are loaded when they are first used, so that `import standing` costs nothing. Nothing inside the package imports this
face: each room imports the room that it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from standing.version import VERSION

if TYPE_CHECKING:
    from standing.cases.catalogue import case_names as case_names
    from standing.experiments.compare import compare as compare
    from standing.experiments.merge import merge as merge
    from standing.experiments.parts import run_part as run_part
    from standing.experiments.run import Run as Run
    from standing.experiments.run import run as run
    from standing.report.archive import archive as archive
    from standing.report.archive import reproduce as reproduce
    from standing.report.explain import explain as explain
    from standing.report.odd import odd as odd
    from standing.report.page.build import page as page
    from standing.report.page.versus import versus as versus
    from standing.scenario import Scenario as Scenario
    from standing.scenario import load as load

__version__ = VERSION

__all__ = [
    "Run",
    "Scenario",
    "__version__",
    "archive",
    "case_names",
    "compare",
    "explain",
    "load",
    "merge",
    "odd",
    "page",
    "reproduce",
    "run",
    "run_part",
    "versus",
]

_HOMES: Final = {
    "Run": "standing.experiments.run",
    "Scenario": "standing.scenario",
    "archive": "standing.report.archive",
    "case_names": "standing.cases.catalogue",
    "compare": "standing.experiments.compare",
    "explain": "standing.report.explain",
    "load": "standing.scenario",
    "merge": "standing.experiments.merge",
    "odd": "standing.report.odd",
    "page": "standing.report.page.build",
    "reproduce": "standing.report.archive",
    "run": "standing.experiments.run",
    "run_part": "standing.experiments.parts",
    "versus": "standing.report.page.versus",
}


def __getattr__(name: str) -> object:
    """Load a public name from its home when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}; it has {', '.join(__all__)}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
