"""The rules as one JSON document: the sentences of the screen as rows."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from standing.report.explain.sentences import explain
from standing.scenario import Scenario
from standing.texts import text
from standing.version import VERSION

EXPLAIN: Final = 1
"""Version of the document."""


def document(scenario: Scenario) -> dict[str, Any]:
    """Give the sentences about a scenario's rules as one JSON document.

    Parameters
    ----------
    scenario
        Whose.

    Returns
    -------
    dict
        What it is, of which scenario, and a row for each sentence.
    """
    return {
        "standing": VERSION,
        "explain": EXPLAIN,
        "what": text("explain.what"),
        "scenario": scenario.name,
        "digest": scenario.digest,
        "rows": [asdict(each) for each in explain(scenario)],
    }
