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
from standing.measures.wording import number, phrase
from standing.texts import text

BEFORE: Final = {
    "aware": "wrongful",
    "filed": "aware",
    "decided": "filed",
    "decided_in_time": "filed",
    "corrected": "decided",
    "expired": "wrongful",
}
"""Step -> the step that it is taken from."""


def funnel(evidence: Evidence) -> Iterator[Question]:
    """Each step over wrongful listings, and over the step before."""
    within = number(evidence.choices.decided_within_days)
    for name in lists_of(evidence):
        for step, before in BEFORE.items():
            missing = _missing(evidence, name, step)
            for base in dict.fromkeys(("wrongful", before)):
                yield Question(
                    f"{step.replace('_', ' ')}, of {'wrongful listings' if base == 'wrongful' else f'those {base}'}",
                    name,
                    "share",
                    Share(
                        count("funnel", name, step),
                        count("funnel", name, base),
                        text(f"measures.none.{base}_listings_on", list=name),
                    ),
                    (*list_paths([name]), *sanction_paths(sanctions_on(evidence.scenario.regime, name))),
                    phrase(f"funnel.{step}_of_{base}", days=within),
                    missing,
                    note=text("measures.note.within", days=within) if step == "decided_in_time" else None,
                )


def _missing(evidence: Evidence, name: str, step: str) -> str | None:
    scenario = evidence.scenario
    reasons = {
        "aware": [mechanisms.no_awareness(scenario, name)],
        "expired": [mechanisms.no_expiry(scenario, name)],
    }.get(step, [mechanisms.no_redress(scenario, name), mechanisms.no_awareness(scenario, name)])
    return next(filter(None, [mechanisms.no_wrong_beginning(scenario, name), *reasons]), None)


FUNNEL = Measure("Q9", "corrected, of wrongful listings", mechanisms.NO_LIST, funnel)
