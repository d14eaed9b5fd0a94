"""Who reports: each sensor, whose it is, what it sees, and how often it misses or errs."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures.wording import opened
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.words import part, together
from standing.scenario import Assesses, Sensor
from standing.scenario.called import quoted
from standing.texts import text


def reports(book: Rulebook) -> Iterator[Sentence]:
    """Give a sentence for each sensor.

    Parameters
    ----------
    book
        The rulebook.
    """
    for name, sensor in book.regime.sensors.items():
        tell = _observing if sensor.assesses is None else _assessing
        whose = part("reports.run_by", who=book.authority(sensor.authority)) if sensor.authority else ""
        yield book.say("reports", f"{opened(book.sensor(name))}{whose} {tell(book, sensor)}", "regime", "sensors", name)


def _observing(book: Rulebook, sensor: Sensor) -> str:
    if not sensor.observes:
        return text("explain.reports.nothing")
    return text(
        "explain.reports.observes",
        conducts=book.conducts(sensor.observes),
        sees=_sees(book, sensor) if "detects" in sensor.model_fields_set else "",
        later=_later(book, sensor),
        wrong=_wrong(book, sensor) if any(sensor.wrong_person.values) else "",
        false_alarms=_false(book, sensor) if any(sensor.false_alarms.values) else "",
    )


def _sees(book: Rulebook, sensor: Sensor) -> str:
    return part("reports.sees", share=book.quantity(sensor.detects, text("explain.of.acts")))


def _wrong(book: Rulebook, sensor: Sensor) -> str:
    drawn = part("reports.drawn", column=sensor.mixing.by) if sensor.mixing else ""
    return part("reports.wrong", share=book.quantity(sensor.wrong_person, text("explain.of.seen")), drawn=drawn)


def _false(book: Rulebook, sensor: Sensor) -> str:
    return part("reports.false_alarms", rate=book.quantity(sensor.false_alarms))


def _assessing(book: Rulebook, sensor: Sensor) -> str:
    if sensor.assesses is None or sensor.flags is None:
        return text("explain.reports.assesses_nothing")
    told = {
        "when": _when(book, sensor.assesses),
        "guilty": book.quantity(sensor.flags.guilty),
        "innocent": book.quantity(sensor.flags.innocent),
        "later": _later(book, sensor),
    }
    if sensor.trait is not None:
        return text("explain.reports.assesses_trait", trait=book.trait(sensor.trait), **told)
    within = part("reports.within", span=book.quantity(sensor.within)) if sensor.within is not None else ""
    conducts = book.conducts([sensor.conduct or ""])
    return text("explain.reports.assesses_conduct", conducts=conducts, within=within, **told)


def _later(book: Rulebook, sensor: Sensor) -> str:
    return "" if sensor.delay.is_zero else part("later", delay=book.law(sensor.delay))


def _when(book: Rulebook, how: Assesses) -> str:
    persons, has_share = text("explain.of.persons"), "share" in how.model_fields_set
    if how.every is not None:
        share = book.quantity(how.share, persons) if has_share else ""
        span = book.quantity(how.every).removeprefix("1 ")
        return text(f"explain.reports.{'some_every' if has_share else 'all_every'}", share=share, span=span)
    if how.rate is not None:
        return text("explain.reports.at_random", rate=book.quantity(how.rate))
    if how.on is not None:
        service = quoted(book.service(how.on))
        attempts = text("explain.of.attempts_at", service=service)
        return (
            book.quantity(how.share, attempts) if has_share else text("explain.reports.all_attempts", service=service)
        )
    return _on_dates(book, how)


def _on_dates(book: Rulebook, how: Assesses) -> str:
    if len({share.base for _, share in how.dates}) > 1:
        told = [text("explain.reports.one_on", share=book.quantity(share), day=day) for day, share in how.dates]
        return text("explain.reports.dates", dates=together(told))
    share, days = how.dates[0][1], together([str(day) for day, _ in how.dates])
    if share.base == 1:
        return text("explain.reports.all_on", days=days)
    return text("explain.reports.some_on", share=book.quantity(share, text("explain.of.persons")), days=days)
