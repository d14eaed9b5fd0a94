"""Small integers that kernels speak in; never reused, in the order of docs/model.md, section 3.9 (R25)."""

from __future__ import annotations

from typing import Final

# kinds of pending events; at equal times the lower goes first: ends before beginnings, then by mechanism
PART: Final = -1  # no event of a life: an instant at which regimes that share it may part
LEAVE: Final = 0
LIFT: Final = 1
AMNESTY: Final = 2
END: Final = 3
TERM: Final = 4
SETTLED: Final = 5
JUDGE: Final = 6
EXPIRE: Final = 7
RISE: Final = 8
MOVE: Final = 9
MOVE_RAISED: Final = 10
ACT: Final = 11
ACT_RAISED: Final = 12
OUTCOME: Final = 13
STRAY: Final = 14
ALARM: Final = 15
ASSESS: Final = 16
OBSERVED: Final = 17
HAND: Final = 18
STRIKE: Final = 19
COPY: Final = 20
DECIDE: Final = 21
BEGIN: Final = 22
HIDE: Final = 23
NOTICE: Final = 24
AWARE: Final = 25
FILE: Final = 26
ATTEMPT: Final = 27
ATTEMPT_RAISED: Final = 28
ATTEMPT_ATTACHED: Final = 29
MISFIRE: Final = 30

# how a stream comes: at a rate, once, or every so often
POISSON: Final = 0
ONCE: Final = 1
EVERY: Final = 2

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
BY_AMNESTY: Final = 3
BY_LEAVING: Final = 4
AVERTED_SETTLED: Final = 0
AVERTED_OBJECTION: Final = 1

# whose time under a sanction it is (R15)
NOBODY: Final = -1
OWN: Final = 0
WRONGFUL: Final = 1
AFTER_END: Final = 2
THIRD_PARTY: Final = 3
BY_MISTAKE: Final = 4

# kinds of entry condition
BY_OBSERVATION: Final = 0
BY_SCORE: Final = 1
BY_BAND: Final = 2
BY_COPY: Final = 3

# what a response depends on
ON_LIST: Final = 0
IN_BAND: Final = 1
IN_STATUS: Final = 2
AFTER_LISTINGS: Final = 3

# what a hit does to an open listing
HIT_COUNTS: Final = 0
HIT_EXTENDS: Final = 1
HIT_RESTARTS: Final = 2

# how misfires come: not at all, at an attempt, as a stream of their own
NO_MISFIRE: Final = 0
MISFIRE_AT_ATTEMPT: Final = 1
MISFIRE_STREAM: Final = 2

# how the probability of an outcome is given
BY_SHARE: Final = 0
BY_CURVE: Final = 1
THE_REST: Final = 2

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
NEEDS_TOLD: Final = 3
"""The buffer of events is nearly full: hand it out and go on with the next person."""

MOST_COUNTED: Final = 20
DAY: Final = 86_400.0
SECONDS_PER_DAY: Final = 86_400
BLOCK: Final = 64 * 86_400.0
"""Length of the blocks in which candidates restart, seconds (R16)."""

PER_BLOCK: Final = 65_536
"""Addresses of one block of candidates; `program` refuses rates that come near."""

WORD_BITS: Final = 32
"""Numbers of acts and attempts are two words; the high one names their kind."""

LOW_WORD: Final = 0xFFFFFFFF
ERA: Final = 2_654_435_769
"""Added to every ordinal once per generation, modulo 2^32."""

# events of a ledger (records.events.EVENTS)
E_BORN: Final = 0
E_LEFT: Final = 1
E_STATUS: Final = 2
E_START: Final = 3
E_MET: Final = 4
E_ACT: Final = 5
E_FORGONE: Final = 6
E_MOVE: Final = 7
E_ASSESSED: Final = 8
E_OBSERVATION: Final = 9
E_POINTS: Final = 10
E_BAND: Final = 11
E_HAND_ENTRY: Final = 12
E_HIT: Final = 13
E_CANDIDATE: Final = 14
E_DECISION: Final = 15
E_AVERTED: Final = 16
E_BEGINNING: Final = 17
E_NOTICE: Final = 18
E_REACHED: Final = 19
E_AWARE: Final = 20
E_BITTEN: Final = 21
E_EXTENDED: Final = 22
E_STALE: Final = 23
E_LIFTED: Final = 24
E_HIDDEN: Final = 25
E_END: Final = 26
E_FILED: Final = 27
E_GRANTED: Final = 28
E_REFUSED: Final = 29
E_LAPSED: Final = 30
E_SANCTION: Final = 31
E_PUBLISHED: Final = 32
E_ATTEMPT: Final = 33
E_DENIAL: Final = 34
E_FAVOUR: Final = 35
