"""Q6 and Q7: how long a wrongful listing lasts, and how long a correction takes to arrive."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import days, persons
from standing.measures.estimates import OpenAt, Quantile, Rate
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import list_paths, lists_of, sanction_paths, sanctions_of
from standing.measures.wording import phrase
from standing.scenario import Sanction
from standing.texts import text

HALF, MOST = 0.5, 0.9
OPEN_AFTER = ((365, "1 year", "open_1_year"), (730, "2 years", "open_2_years"))


def duration(evidence: Evidence) -> Iterator[Question]:
    """Median, P90 and share open of wrongful listings (Kaplan-Meier), and the sanction-days that they cost."""
    for name in lists_of(evidence):
        missing = mechanisms.no_wrong_beginning(evidence.scenario, name)
        none = text("measures.none.unmet_listings_on", list=name)
        roots, tally = list_paths([name]), "wrongful_duration_days"
        for title, share, said in (("median duration", HALF, "half"), ("P90 of the duration", MOST, "nine_in_ten")):
            estimator = Quantile(tally, name, share, none)
            yield Question(
                f"{title} of a wrongful listing", name, "days", estimator, roots, phrase(f"duration.{said}"), missing
            )
        for after, words, said in OPEN_AFTER:
            estimator_open = OpenAt(tally, name, after, none)
            title = f"wrongful listings open after {words}"
            yield Question(title, name, "share", estimator_open, roots, phrase(f"duration.{said}"), missing)
    yield from _sanction_days(evidence)


def _sanction_days(evidence: Evidence) -> Iterator[Question]:
    for name, sanction in sanctions_of(evidence).items():
        yield Question(
            "wrongful sanction-days",
            name,
            "days per 1,000 persons",
            Rate(days("sanction_seconds", name, "wrongful"), persons().times(1 / 1_000), text("measures.none.persons")),
            sanction_paths([name]),
            phrase(f"wrongful_days.{_fell_on(evidence, sanction)}"),
            mechanisms.no_wrongful_sanction(evidence.scenario, name),
        )


def _fell_on(evidence: Evidence, sanction: Sanction) -> str:
    """Key of what wrongful days under a sanction fell on."""
    if sanction.score:
        return "bands" if len(sanction.bands) > 1 else "band"
    stale = any(mechanisms.no_failed_removal(evidence.scenario, each) is None for each in sanction.lists)
    return "listings_or_stale" if stale else "listings"


def correction_lag(evidence: Evidence) -> Iterator[Question]:
    """Days from the decision to correct until the last one who acts on it stops, over corrected entries."""
    for name in lists_of(evidence):
        none = text("measures.none.corrected", list=name)
        for title, share, said in (("median", HALF, "half"), ("P90", MOST, "nine_in_ten")):
            yield Question(
                f"{title} of the correction lag",
                name,
                "days",
                Quantile("correction_lag_days", name, share, none, passed=True),
                list_paths([name]),
                phrase(f"correction_lag.{said}"),
                mechanisms.no_redress(evidence.scenario, name),
            )


DURATION = Measure("Q6", "median duration of a wrongful listing", mechanisms.NO_LIST, duration)
CORRECTION_LAG = Measure("Q7", "median of the correction lag", mechanisms.NO_LIST, correction_lag)
