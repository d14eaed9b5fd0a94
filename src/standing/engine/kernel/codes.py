"""Small integers that kernels speak in; never reused, in the order of docs/model.md, section 3.9 (R25)."""

from __future__ import annotations

from typing import Final

# kinds of pending events; at equal times the lower goes first: ends before beginnings, then by mechanism
LIFT: Final = 0
END: Final = 1
TERM: Final = 2
SETTLED: Final = 3
JUDGE: Final = 4
ACT: Final = 5
STRAY: Final = 6
ALARM: Final = 7
OBSERVED: Final = 8
HAND: Final = 9
STRIKE: Final = 10
DECIDE: Final = 11
BEGIN: Final = 12
NOTICE: Final = 13
AWARE: Final = 14
FILE: Final = 15
ATTEMPT: Final = 16

# truth of an observation, kind of a listing (records.kinds.TRUTH)
TRUE: Final = 0
WRONG_PERSON: Final = 1
WRONG_FACT: Final = 2
INHERITED: Final = 3
BY_HAND: Final = 4

# status of a candidate or listing
FREE: Final = 0
DECIDING: Final = 1
GRACE: Final = 2
OPEN: Final = 3
TAIL: Final = 4

# why a listing ended (records.kinds.FIXED_PARTS["ends"]) and why one was averted
BY_TERM: Final = 0
BY_SETTLEMENT: Final = 1
BY_CORRECTION: Final = 2
AVERTED_SETTLED: Final = 0
AVERTED_OBJECTION: Final = 1

# whose time under a sanction it is (R15)
NOBODY: Final = -1
OWN: Final = 0
WRONGFUL: Final = 1
AFTER_END: Final = 2

# kinds of entry condition
BY_OBSERVATION: Final = 0
BY_SCORE: Final = 1
BY_BAND: Final = 2

# laws of a span (R4)
FIXED: Final = 0
EXPONENTIAL: Final = 1
GAMMA: Final = 2
LOGNORMAL: Final = 3
CALENDAR: Final = 4
NEVER: Final = 5

# tracks of a score: as recorded, from true observations alone, from all acts (R20, R30)
RECORDED: Final = 0
TRUTHFUL: Final = 1
DESERVED: Final = 2

# when a notice is sent
NO_NOTICE: Final = 0
AT_DECISION: Final = 1
AT_BEGINNING: Final = 2

# parts of `decisions`, `appeals`, `funnel`
CONFIRMED: Final = 0
REJECTED: Final = 2
FILED: Final = 0
DECIDED: Final = 1
GRANTED: Final = 2
REFUSED: Final = 3
LAPSED: Final = 4
PENDING: Final = 5
TWIN: Final = 6
STEP_WRONGFUL: Final = 0
STEP_AWARE: Final = 1
STEP_FILED: Final = 2
STEP_DECIDED: Final = 3
STEP_IN_TIME: Final = 4
STEP_CORRECTED: Final = 5
STEP_EXPIRED: Final = 6

# what made a listing where no sensor did: in place of its pair
FROM_HAND: Final = -1
FROM_START: Final = -2

# why a life could not be lived in the room it had
NEEDS_ROOM: Final = 1
TOO_MANY_ATTEMPTS: Final = 2

MOST_COUNTED: Final = 20
DAY: Final = 86_400.0
BLOCK: Final = 64 * 86_400.0
"""Length of the blocks in which attempts restart, seconds (R16)."""

ATTEMPTS_PER_BLOCK: Final = 65_536
"""Addresses of one block of attempts; `program` refuses rates that come near."""
