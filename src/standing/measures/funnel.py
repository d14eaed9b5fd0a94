"""Q9: how many wrongful listings reach a correction, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.measures import mechanisms
from standing.measures.counts import count
from standing.measures.estimates import Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import list_paths, lists_of, sanction_paths
from standing.measures.routes import sanctions_on
from standing.measures.wording import number

BEFORE: Final = {
    "aware": "wrongful",
    "filed": "aware",
    "decided": "filed",
    "decided_in_time": "filed",
    "corrected": "decided",
    "expired": "wrongful",
}
"""Step -> the step that it is taken from."""

WHAT: Final = {
    "aware": "became known to the person",
    "filed": "were appealed against",
    "decided": "saw an appeal decided",
    "decided_in_time": "saw an appeal decided within {days} days",
    "corrected": "were corrected",
    "expired": "ended by their term or by settlement",
}
"""Step -> what happened to the listing."""


def funnel(evidence: Evidence) -> Iterator[Question]:
    """Each step over wrongful listings, and over the step before."""
    within = number(evidence.choices.decided_within_days)
    for name in lists_of(evidence):
        for step, before in BEFORE.items():
            missing = _missing(evidence, name, step)
            for base in dict.fromkeys(("wrongful", before)):
                also = f" and {WHAT[base]}" if base in WHAT else ""
                yield Question(
                    f"{step.replace('_', ' ')}, of {'wrongful listings' if base == 'wrongful' else f'those {base}'}",
                    name,
                    "share",
                    Share(count("funnel", name, step), count("funnel", name, base), f"{base} listings on {name}"),
                    (*list_paths([name]), *sanction_paths(sanctions_on(evidence.scenario.regime, name))),
                    f"of {{bottom}} listings on the list {{item}} that did not meet its own condition{also}, "
                    f"{{top}} ({{value}}) {WHAT[step].replace('{days}', within)}",
                    missing,
                    note=f"within {within} days" if step == "decided_in_time" else None,
                )


def _missing(evidence: Evidence, name: str, step: str) -> str | None:
    scenario = evidence.scenario
    reasons = {
        "aware": [mechanisms.no_awareness(scenario, name)],
        "expired": [mechanisms.no_expiry(scenario, name)],
    }.get(step, [mechanisms.no_redress(scenario, name), mechanisms.no_awareness(scenario, name)])
    return next(filter(None, [mechanisms.no_wrong_beginning(scenario, name), *reasons]), None)


FUNNEL = Measure("Q9", "redress funnel", "corrected, of wrongful listings", mechanisms.NO_LIST, funnel)
