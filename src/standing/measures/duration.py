"""Q6 and Q7: how long a wrongful listing lasts, and how long a correction takes to arrive."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import days, persons
from standing.measures.estimates import OpenAt, Quantile, Rate
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import list_paths, lists_of, sanction_paths, sanctions_of

HALF, MOST = 0.5, 0.9
OPEN_AFTER = ((365, "1 year"), (730, "2 years"))


def duration(evidence: Evidence) -> Iterator[Question]:
    """Median, P90 and share open of wrongful listings (Kaplan-Meier), and the sanction-days that they cost."""
    for name in lists_of(evidence):
        missing = mechanisms.no_wrong_beginning(evidence.scenario, name)
        of = f"listings on {name} that did not meet its condition"
        those = "{bottom} listings on the list {item} that did not meet its own condition"
        roots, tally = list_paths([name]), "wrongful_duration_days"
        for title, share, words in (("median duration", HALF, "half"), ("P90 of the duration", MOST, "nine in ten")):
            estimator = Quantile(tally, name, share, of)
            phrase = f"{words} of the {those} had been lifted everywhere within {{value}}"
            yield Question(f"{title} of a wrongful listing", name, "days", estimator, roots, phrase, missing)
        for after, words in OPEN_AFTER:
            phrase = f"{{value}} of the {those} were not yet lifted everywhere after {words}"
            estimator_open = OpenAt(tally, name, after, of)
            title = f"wrongful listings open after {words}"
            yield Question(title, name, "share", estimator_open, roots, phrase, missing)
    yield from _sanction_days(evidence)


def _sanction_days(evidence: Evidence) -> Iterator[Question]:
    for name, sanction in sanctions_of(evidence).items():
        stale = any(mechanisms.no_failed_removal(evidence.scenario, each) is None for each in sanction.lists)
        also = ", or that went on after they should have ended" if stale else ""
        fell = (
            f"persons whom what they did would not have put in the band{'s' * (len(sanction.bands) > 1)}"
            if sanction.score
            else f"listings that did not meet the list's own condition{also}"
        )
        yield Question(
            "wrongful sanction-days",
            name,
            "days per 1,000 persons",
            Rate(days("sanction_seconds", name, "wrongful"), persons().times(1 / 1_000), "persons"),
            sanction_paths([name]),
            f"{{top}} days under the sanction {{item}} fell on {fell}, over {{bottom}} thousand persons: {{value}}",
            mechanisms.no_wrongful_sanction(evidence.scenario, name),
        )


def correction_lag(evidence: Evidence) -> Iterator[Question]:
    """Days from the decision to correct until the last one who acts on it stops, over corrected entries."""
    for name in lists_of(evidence):
        for title, share, words in (("median", HALF, "half"), ("P90", MOST, "nine in ten")):
            yield Question(
                f"{title} of the correction lag",
                name,
                "days",
                Quantile("correction_lag_days", name, share, f"corrected entries of {name}", passed=True),
                list_paths([name]),
                f"the correction of {words} of the {{bottom}} corrected entries of the list {{item}} had reached "
                "everybody who acts on them after {value}",
                mechanisms.no_redress(evidence.scenario, name),
            )


DURATION = Measure(
    "Q6", "duration of wrongful listing", "median duration of a wrongful listing", mechanisms.NO_LIST, duration
)
CORRECTION_LAG = Measure("Q7", "correction lag", "median of the correction lag", mechanisms.NO_LIST, correction_lag)
