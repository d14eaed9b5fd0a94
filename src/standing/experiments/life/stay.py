"""What belongs to one listing of a life: gathered from the events, in their order."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

NEVER: Final = math.inf
MET: Final = "true"
"""Kind of a listing whose own condition was met."""


INSTANTS: Final = {
    "beginning": "begin",
    "end": "end",
    "lifted": "lifted",
    "stale": "stale",
    "notice": "sent",
    "reached": "reached",
    "aware": "aware",
}
"""Events whose instant is kept, and under which name."""


class Event(NamedTuple):
    """One event of a life; the fields are those of a ledger (`standing.records.events.COLUMNS`)."""

    person: int
    generation: int
    cell: int
    time: float
    event: str
    item: str
    part: str
    truth: str
    made: bool
    cause: str
    listing: int
    n: int
    value: float


class Appeal(NamedTuple):
    """One appeal: when it was filed, how it was answered (granted, refused, lapsed, or "" if it was not), and when."""

    filed: float
    answer: str
    answered: float


@dataclass
class Stay:
    """A candidate, and the listing that it became.

    Parameters
    ----------
    generation, number
        Whose, and which of that person's candidates.
    on
        Name of the list.
    kind
        Kind at entry: "true" if the list's own condition was met.
    cause
        What made it: `conduct/sensor`, `by_hand`, `initial` or `list/A`.
    made
        Whether the regime's own effects made it.
    begin, end, lifted, stale
        Seconds since the start; infinite if it did not happen.
    reason
        Why it ended, or was averted, or "rejected"; "" while it went on.
    sent, reached, aware
        When a notice was sent, when it reached the person, when the person knew.
    extended
        When further records moved its end.
    appeals
        All of them, in order.
    refused
        Refused purchases by sanction.
    """

    generation: int
    number: int
    on: str
    kind: str
    cause: str = ""
    made: bool = False
    begin: float = NEVER
    end: float = NEVER
    lifted: float = NEVER
    stale: float = NEVER
    reason: str = ""
    sent: float = NEVER
    reached: float = NEVER
    aware: float = NEVER
    extended: list[float] = field(default_factory=list)
    appeals: list[Appeal] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)

    @property
    def met(self) -> bool:
        """Whether the list's own condition was met at entry."""
        return self.kind == MET

    @property
    def is_initial(self) -> bool:
        """Whether the person stood on the list when the run began."""
        return self.cause == "initial"

    @property
    def began(self) -> bool:
        """Whether it became a listing."""
        return self.begin < NEVER


def stays_of(events: Iterable[Event]) -> list[Stay]:
    """Gather the candidates and listings of a life.

    Parameters
    ----------
    events
        All events of one person, in order.

    Returns
    -------
    list of Stay
        Of all generations, in the order in which they arose.
    """
    found: dict[tuple[int, int], Stay] = {}
    for event in events:
        if event.listing < 0:
            continue
        key = event.generation, event.listing
        if key not in found:
            found[key] = Stay(event.generation, event.listing, event.item, event.truth)
        note(found[key], event)
    return list(found.values())


def note(stay: Stay, event: Event) -> None:
    """Take note of an event of a candidate or listing.

    Parameters
    ----------
    stay
        The listing that the event is about.
    event
        What happened.
    """
    time = event.time
    instant = INSTANTS.get(event.event)
    if instant is not None:
        setattr(stay, instant, time)
    match event.event:
        case "candidate" | "beginning":
            stay.cause, stay.made = event.cause, event.made
        case "decision" if event.part == "rejected":
            stay.reason = "rejected"
        case "averted":
            stay.reason = f"averted, {event.part}"
        case "end":
            stay.reason = event.part
        case "extended":
            stay.extended.append(time)
        case "denial":
            stay.refused[event.item] += 1
        case _:
            note_appeal(stay, event)


def note_appeal(stay: Stay, event: Event) -> None:
    """Take note of a step of an appeal.

    Parameters
    ----------
    stay
        The listing that it is against.
    event
        What happened.
    """
    if event.event == "filed":
        stay.appeals.append(Appeal(event.time, "", NEVER))
    elif event.event in ("granted", "refused", "lapsed") and stay.appeals:
        stay.appeals[-1] = Appeal(stay.appeals[-1].filed, event.event, event.time)
