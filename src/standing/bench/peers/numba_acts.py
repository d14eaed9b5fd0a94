"""The reference model in a compiled kernel that follows each person from act to act, as Standing does, and counts acts too.

Offences are drawn one after another, and each is then detected or not: so this kernel knows what the scenario's own record
holds. Whoever certainly has no event is done with after one draw per process. Every draw is a pure function of seed, person,
number of the event and process, and blocks of persons are added up in their order: the result is the same to the bit for any
number of threads.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from math import exp
from typing import Any

import numpy as np

from standing.bench.model import (
    ALARMS,
    ATTEMPTS,
    BOUND,
    COST,
    DAYS,
    DETECTED,
    GROUPS,
    OFFENCES,
    RECOVERS_EVERY,
    START,
    TERM,
    YEAR,
    Outputs,
)
from standing.bench.peer import measure, threads_asked
from standing.bench.peers.numba_kernel import SCREENED, draw, inline, kernel, pick, spans
from standing.engine.random import uniform

OFFENCE, ALARM, ATTEMPT = np.uint64(0), np.uint64(1), np.uint64(2)
"""Processes: each has draws of its own."""


@kernel
def flag(flags: Any, first: int, limits: Any, key: Any) -> None:
    """Mark who may have an offence or a false alarm, (SCREENED,), by the first word of each process."""
    for j in range(SCREENED):
        offence, _, _, _ = draw(first + j, 0, OFFENCE, key)
        alarm, _, _, _ = draw(first + j, 0, ALARM, key)
        flags[j] = np.uint32((offence >= limits[0]) | (alarm >= limits[1]))


@inline
def event(person: Any, number: Any, process: Any, rate: float, key: Any) -> Any:
    """Days until the next event of a process, and a second uniform of the same block."""
    w0, w1, w2, w3 = draw(person, number, process, key)
    return -np.log(uniform(w0, w1)) / rate, uniform(w2, w3)


@inline
def denials(begins: float, ends: float, attempts: Any, person: Any, key: Any) -> Any:
    """Attempts in a span on the list, each drawn: how many are denied; they are numbered from `attempts` on."""
    denied = 0
    time = begins
    while True:
        gap, _ = event(person, attempts + denied, ATTEMPT, ATTEMPTS / YEAR, key)
        time += gap
        if time >= ends:
            return denied
        denied += 1


@inline
def live(person: Any, offences: float, key: Any) -> Any:
    """A person from act to act: acts, listings, whether listed at the end, days on the list, denied attempts."""
    offence, seen = event(person, 0, OFFENCE, offences, key)
    alarm, _ = event(person, 0, ALARM, ALARMS / YEAR, key)
    acts, alarms = 0, 0
    score: Any = START
    recoveries, ends = np.int64(0), 0.0
    listings, listed_days, denied = 0, 0.0, 0
    while True:
        time = offence if offence < alarm else alarm
        if time >= DAYS:
            return acts, listings, np.int64(ends > DAYS), listed_days, denied
        hit = True
        if offence < alarm:
            acts += 1
            hit = seen <= DETECTED
            gap, seen = event(person, acts, OFFENCE, offences, key)
            offence += gap
        else:
            alarms += 1
            gap, _ = event(person, alarms, ALARM, ALARMS / YEAR, key)
            alarm += gap
        if not hit:
            continue
        until_now = np.int64(time / RECOVERS_EVERY)
        score = min(START, score + until_now - recoveries) - COST
        recoveries = until_now
        if score <= BOUND and time >= ends:
            ends = time + TERM
            denied += denials(time, min(ends, DAYS), denied + listings, person, key)
            listed_days += min(ends, DAYS) - time
            listings += 1


@kernel
def live_all(first: int, size: int, offences: float, limits: Any, key: Any) -> Any:
    """Acts, listings, listed at the end, days on the list and denied attempts of so many persons."""
    flags = np.empty(SCREENED, dtype=np.uint32)
    picked = np.empty(SCREENED, dtype=np.int32)
    acts, listings, listed_at_end, listed_days, denied = 0, 0, 0, 0.0, 0
    for start in range(first, first + size, SCREENED):
        flag(flags, start, limits, key)
        for i in range(pick(picked, flags, min(SCREENED, first + size - start), np.uint32(1))):
            here = live(start + picked[i], offences, key)
            acts += here[0]
            listings += here[1]
            listed_at_end += here[2]
            listed_days += here[3]
            denied += here[4]
    return acts, listings, listed_at_end, listed_days, denied


def limits_of(rates: tuple[float, float]) -> Any:
    """Words from which on a first gap may end within all days, (2,): one below the probability of none, rounded down."""
    return np.array([np.uint64(exp(-rate * DAYS) * 2.0**32 - 1.0) for rate in rates])


def simulate(people: int, seed: int) -> Outputs:
    """What happens to so many people."""
    threads, key = threads_asked() or os.cpu_count() or 1, np.uint64(seed)
    rates = [each / YEAR for each in OFFENCES]
    limits = [limits_of((rate, ALARMS / YEAR)) for rate in rates]
    asked = list(spans(people))
    totals = np.zeros((1 + len(Outputs._fields), len(GROUPS)))

    def lived(span: tuple[int, int, int]) -> Any:
        first, size, group = span
        return live_all(first, size, rates[group], limits[group], key)

    with ThreadPoolExecutor(threads) as pool:
        for (_, _, group), found in zip(asked, pool.map(lived, asked), strict=True):
            totals[:, group] += found
    return Outputs(*[(float(in_a), float(in_b)) for in_a, in_b in totals[1:]])


if __name__ == "__main__":
    measure(simulate, packages=("numba",), compiled_by=1_000)
