"""Sentences of attempts: refusals and favours come in great numbers and are told together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from standing.experiments.life.replay import date_of
from standing.experiments.life.rules import Rules
from standing.experiments.life.stay import Event
from standing.measures.wording import number
from standing.texts import text

AT_SERVICES: Final = ("attempt", "denial", "favour")
"""Events that come in great numbers and are drawn together."""

REFUSED: Final = {"misfire": "mistake", "third_party": "dependants", "after_end": "after_the_end"}
"""Refusals that are told in words of their own, and their keys."""


def in_runs(events: Iterable[Event]) -> list[list[Event]]:
    """Give events one by one, attempts and refusals that follow one another together.

    Parameters
    ----------
    events
        All events of a person, in order.
    """
    found: list[list[Event]] = []
    for event in events:
        last = found[-1][0] if found else None
        if last and last.event in AT_SERVICES and event.event in AT_SERVICES and last.generation == event.generation:
            found[-1].append(event)
        else:
            found.append([event])
    return found


def at_services(rules: Rules, events: Sequence[Event]) -> list[str]:
    """Say of a run of attempts what was refused or made easier, by what, and how often.

    Parameters
    ----------
    rules
        What the scenario rules.
    events
        Attempts, refusals and favours that follow one another.
    """
    told: dict[tuple[str, str, str], list[Event]] = {}
    for event in events:
        told.setdefault((event.event, event.item, event.part if event.event == "denial" else ""), []).append(event)
    said = []
    for (what, name, part), some in told.items():
        first, last = (date_of(rules.scenario, some[at].time) for at in (0, -1))
        if what != "attempt":
            key = "eased" if what == "favour" else REFUSED.get(part, "refused")
            told_as = f"life.service.{key}{'_until' if last != first else ''}"
            said.append(text(told_as, date=last, what=_what(rules, what, name, len(some))))
    return said


def _what(rules: Rules, what: str, name: str, count: int) -> str:
    """Give the service, how often, and the sanction."""
    row = rules.regime.sanctions[name]
    service = rules.service(str(row.grants if what == "favour" else row.denies))
    times = text("life.count.once" if count == 1 else "life.count.times", number=number(count))
    return text("life.service.what", service=service, times=times, sanction=rules.sanction(name))
