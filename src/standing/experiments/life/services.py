"""Sentences of attempts: refusals and favours come in great numbers and are told together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from standing.experiments.life.replay import date_of
from standing.experiments.life.rules import Rules
from standing.experiments.life.stay import Event
from standing.measures.wording import number

AT_SERVICES: Final = ("attempt", "denial", "favour")
"""Events that come in great numbers and are drawn together."""


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
        until = f" until {last}" if last != first else ""
        if what == "denial":
            said.append(_refusal(rules, name, part, len(some), until))
        elif what == "favour":
            service = rules.service(str(rules.regime.sanctions[name].grants))
            said.append(f"Made easier{until}: {service}, {_times(len(some))} ({rules.sanction(name)}).")
    return said


def _refusal(rules: Rules, name: str, part: str, count: int, until: str) -> str:
    service = rules.service(str(rules.regime.sanctions[name].denies))
    what = f"{service}, {_times(count)} ({rules.sanction(name)})"
    if part == "misfire":
        return f"Refused by mistake{until}, with no listing behind it: {what}."
    if part == "third_party":
        return f"Refused to the person's dependants{until}: {what}."
    return f"Refused{until}: {what}{', after the end of the listing' if part == 'after_end' else ''}."


def _times(count: int) -> str:
    return "once" if count == 1 else f"{number(count)} times"
