"""Q17: listed by condition met, over the window: four integers, two error rates, two predictive values; flags likewise."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import count
from standing.measures.estimates import Share, Whole
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import list_paths, lists_of, window_in_words
from standing.measures.wording import phrase
from standing.scenario.sensor import Sensor
from standing.texts import text

INTEGERS = {
    "met and listed": "tp",
    "not met and listed": "fp",
    "met and not listed": "fn",
    "not met and not listed": "tn",
}
RATES = {
    "false positive rate": ("fp", "tn", "did_not_meet"),
    "false negative rate": ("fn", "tp", "did_meet"),
    "predictive value of being listed": ("tp", "fp", "put_on"),
    "predictive value of not being listed": ("tn", "fn", "not_put_on"),
}
LEADING = "predictive value of being listed"


def confusion(evidence: Evidence) -> Iterator[Question]:
    """Four integers by group, with false-positive and false-negative rates and predictive values."""
    window = window_in_words(evidence.scenario)
    for name, black_list in lists_of(evidence).items():
        note = text("measures.note.at_the_start", window=window) if black_list.initial else window
        missing, roots = mechanisms.no_condition(evidence.scenario, name), list_paths([name])
        for title, part in INTEGERS.items():
            whole = Whole(count("confusion", name, part), count("confusion", name), text("measures.none.persons"))
            said = phrase(f"confusion.{part}", window=window)
            yield Question(title, name, "persons", whole, roots, said, missing, note=note)
        for title, (part, other, said_of) in RATES.items():
            none = text(f"measures.none.{said_of}", list=name)
            share = Share(count("confusion", name, part), count("confusion", name, part, other), none)
            said = phrase(f"confusion.{said_of}", window=window)
            yield Question(title, name, "share", share, roots, said, missing, note=note)
    for name, sensor in evidence.scenario.regime.sensors.items():
        if sensor.assesses:
            yield from _flags(evidence, name, sensor)


def _flags(evidence: Evidence, name: str, sensor: Sensor) -> Iterator[Question]:
    """Of flags, how many met what the sensor assesses; with no delay between the two, of assessments how many were flagged.

    After a delay flags and assessments of the window are not of the same persons.
    """
    window, roots = window_in_words(evidence.scenario), (f"regime.sensors.{name}",)
    right, wrong = count("observations", name, "true"), count("observations", name, "wrong_fact")
    met, not_met = count("assessments", name, "guilty"), count("assessments", name, "innocent")
    share = Share(right, right + wrong, text("measures.none.flags", sensor=name))
    errs = None if mechanisms.invents(evidence.scenario.regime, name) else text("measures.lacking.wrong_flag")
    said = phrase("confusion.flags", window=window)
    yield Question("predictive value of a flag", name, "share", share, roots, said, errs, note=window)
    if not sensor.delay.is_zero:
        return
    for title, part, whole, of, missing in (
        ("false positive rate of flags", wrong, not_met, "assessed_unmet", errs),
        ("false negative rate of flags", met - right, met, "assessed_met", None),
    ):
        estimator = Share(part, whole, text(f"measures.none.{of}", sensor=name))
        said = phrase(f"confusion.{of}", window=window)
        yield Question(title, name, "share", estimator, roots, said, missing, note=window)


CONFUSION = Measure("Q17", LEADING, mechanisms.NO_LIST, confusion)
