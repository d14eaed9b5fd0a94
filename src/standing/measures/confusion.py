"""Q17: listed by condition met, over the window: four integers, two error rates, two predictive values; flags likewise."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import count
from standing.measures.estimates import Share, Whole
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import list_paths, lists_of, window_in_words
from standing.scenario.sensor import Sensor

INTEGERS = {
    "met and listed": ("tp", "met the condition of the list {item} and were put on it"),
    "not met and listed": ("fp", "did not meet the condition of the list {item} and were put on it"),
    "met and not listed": ("fn", "met the condition of the list {item} and were not put on it"),
    "not met and not listed": ("tn", "did not meet the condition of the list {item} and were not put on it"),
}
RATES = {
    "false positive rate": ("fp", "tn", "persons who did not meet the condition of the list {item}", "were put on it"),
    "false negative rate": ("fn", "tp", "persons who met the condition of the list {item}", "were not put on it"),
    "predictive value of being listed": ("tp", "fp", "persons put on the list {item}", "met its condition"),
    "predictive value of not being listed": (
        "tn",
        "fn",
        "persons not put on the list {item}",
        "did not meet its condition",
    ),
}
AT_THE_START = "what led to the listings that stood at the start is not recorded, and does not count as met"
LEADING = "predictive value of being listed"


def confusion(evidence: Evidence) -> Iterator[Question]:
    """Four integers by group, with false-positive and false-negative rates and predictive values."""
    window = window_in_words(evidence.scenario)
    for name, black_list in lists_of(evidence).items():
        note = f"{window}; {AT_THE_START}" if black_list.initial else window
        missing, roots = mechanisms.no_condition(evidence.scenario, name), list_paths([name])
        for title, (part, words) in INTEGERS.items():
            whole = Whole(count("confusion", name, part), count("confusion", name), "persons")
            phrase = f"{{top}} of {{bottom}} persons {words} {window}"
            yield Question(title, name, "persons", whole, roots, phrase, missing, note=note)
        for title, (part, other, base, words) in RATES.items():
            of = base.format(item=name)
            share = Share(count("confusion", name, part), count("confusion", name, part, other), of)
            phrase = f"of {{bottom}} {base} {window}, {{top}} ({{value}}) {words}"
            yield Question(title, name, "share", share, roots, phrase, missing, note=note)
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
    phrase = f"of {{bottom}} flags of the sensor {{item}} {window}, {{top}} ({{value}}) met what it assesses"
    share = Share(right, right + wrong, f"flags of {name}")
    errs = (
        None if mechanisms.invents(evidence.scenario.regime, name) else "the sensor is not said to flag anybody wrongly"
    )
    yield Question("predictive value of a flag", name, "share", share, roots, phrase, errs, note=window)
    if not sensor.delay.is_zero:
        return
    for title, part, whole, who, words, missing in (
        ("false positive rate of flags", wrong, not_met, "did not meet what it assesses", "were flagged", errs),
        ("false negative rate of flags", met - right, met, "met what it assesses", "were not flagged", None),
    ):
        of = f"assessments by the sensor {{item}} of persons who {who}"
        estimator = Share(part, whole, of.format(item=name))
        phrase = f"of {{bottom}} {of} {window}, {{top}} ({{value}}) {words}"
        yield Question(title, name, "share", estimator, roots, phrase, missing, note=window)


CONFUSION = Measure("Q17", "confusion table", LEADING, mechanisms.NO_LIST, confusion)
