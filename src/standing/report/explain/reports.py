"""Who reports: each sensor, whose it is, what it sees, and how often it misses or errs."""

from __future__ import annotations

from collections.abc import Iterator

from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.words import opened, together
from standing.scenario import Assesses, Sensor


def reports(book: Rulebook) -> Iterator[Sentence]:
    """Give a sentence for each sensor.

    Parameters
    ----------
    book
        The rulebook.
    """
    for name, sensor in book.regime.sensors.items():
        tell = _observing if sensor.assesses is None else _assessing
        whose = f", run by {book.authority(sensor.authority)}," if sensor.authority else ""
        yield book.say("reports", f"{opened(book.sensor(name))}{whose} {tell(book, sensor)}", "regime", "sensors", name)


def _observing(book: Rulebook, sensor: Sensor) -> str:
    if not sensor.observes:
        return "observes nothing."
    told = f"reports {book.conducts(sensor.observes)}"
    if "detects" in sensor.model_fields_set:
        told += f". It sees {book.quantity(sensor.detects, 'the acts')}"
    told += _later(book, sensor)
    if any(sensor.wrong_person.values):
        drawn = f", drawn by {sensor.mixing.by}" if sensor.mixing else ""
        told += f"; {book.quantity(sensor.wrong_person, 'what it sees')} is entered for the wrong person{drawn}"
    if any(sensor.false_alarms.values):
        told += f"; acts that never happened are reported {book.quantity(sensor.false_alarms)} per person"
    return f"{told}."


def _assessing(book: Rulebook, sensor: Sensor) -> str:
    if sensor.assesses is None or sensor.flags is None:
        return "assesses nothing."
    guilty, innocent = book.quantity(sensor.flags.guilty), book.quantity(sensor.flags.innocent)
    when = _when(book, sensor.assesses)
    if sensor.trait is not None:
        whom, others = f"have the trait {book.trait(sensor.trait)}", "have it not"
    else:
        back = f" within {book.quantity(sensor.within)}" if sensor.within is not None else ""
        whom, others = f"did {book.conducts([sensor.conduct or ''])}{back}", "did not"
    flags = f"Of those who {whom} it flags {guilty}; of those who {others}, {innocent}"
    return f"assesses {when}. {flags}{_later(book, sensor)}."


def _later(book: Rulebook, sensor: Sensor) -> str:
    return "" if sensor.delay.is_zero else f", after {book.law(sensor.delay)}"


def _when(book: Rulebook, how: Assesses) -> str:
    has_share = "share" in how.model_fields_set
    if how.every is not None:
        whom = f"{book.quantity(how.share, 'persons')}," if has_share else "all persons"
        return f"{whom} every {book.quantity(how.every).removeprefix('1 ')}"
    if how.rate is not None:
        return f"each person {book.quantity(how.rate)}, at random"
    if how.on is not None:
        attempts = f'attempts to use "{book.service(how.on)}"'
        return book.quantity(how.share, attempts) if has_share else f"all {attempts}"
    days = [str(day) for day, _ in how.dates]
    if len({share.base for _, share in how.dates}) == 1:
        share = how.dates[0][1]
        return f"{'all persons' if share.base == 1 else book.quantity(share, 'persons')} on {together(days)}"
    told = [f"{book.quantity(share)} on {day}" for day, share in how.dates]
    return f"persons: {together(told)}"
