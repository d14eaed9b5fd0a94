"""The reference model as an expert would write it for this model alone: a compiled kernel, exact in continuous time.

Only hits matter, so offences that nobody detects are never drawn. Detected offences and false alarms are one Poisson process:
each person's number of hits in all is drawn first, many persons at a time and four from one block of Philox. Whoever has fewer
than two is done with, for two are needed to be listed. Given their number, hits lie independently and uniformly over the days.
Those who have two must have them between the same recoveries; so few persons are left to be followed from hit to hit. Denied
attempts are drawn as one number per listing.

Every draw is a pure function of seed, person, number of the draw and purpose, and blocks of persons are added up in their order:
so the result is the same to the bit for any number of threads.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from math import exp, factorial
from typing import Any, Final, NamedTuple, cast

import numpy as np
from numba import njit

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
from standing.engine.random import HALF, WORD, philox, uniform

BLOCK: Final = 2**18
"""Persons of one call of the kernel."""

SCREENED: Final = 4_096
"""Persons whose words are drawn at a time: they stay in the nearest cache."""

QUARTER: Final = SCREENED // 4

MOST: Final = 64
"""Hits that nobody exceeds: in A the 65th has probability 1e-107."""

NUMBERS, TIMES, DENIALS = np.uint64(0), np.uint64(1), np.uint64(2)
"""Purposes of draws."""

Compiles = Callable[[Callable[..., Any]], Callable[..., Any]]
kernel: Compiles = cast("Any", njit)(nogil=True, cache=False, error_model="numpy")
inline: Compiles = cast("Any", njit)(nogil=True, cache=False, error_model="numpy", forceinline=True)


class Block(NamedTuple):
    """Persons of one group, and their number of hits.

    Parameters
    ----------
    first, size
        Which persons; `first` is a multiple of BLOCK.
    group
        0 in A, 1 in B.
    key
        The seed.
    cumulated
        Probability of at most so many hits, (MOST + 1,).
    """

    first: int
    size: int
    group: int
    key: np.uint64
    cumulated: Any


@inline
def draw(person: Any, number: Any, purpose: Any, key: Any) -> Any:
    """Four words, each below 2^32, at (person, number, purpose) under the seed `key`."""
    who = np.uint64(person)
    return philox(who & WORD, who >> HALF, np.uint64(number), purpose, key & WORD, key >> HALF)


@kernel
def draw_numbers(words: Any, first: int, key: Any) -> None:
    """A word behind each person's number of hits, (SCREENED,): one block of Philox serves four persons.

    Quarters are written apart, and so LLVM works on several blocks at a time.
    """
    quarter0, quarter1 = words[:QUARTER], words[QUARTER : 2 * QUARTER]
    quarter2, quarter3 = words[2 * QUARTER : 3 * QUARTER], words[3 * QUARTER :]
    for j in range(QUARTER):
        w0, w1, w2, w3 = draw(first // 4 + j, 0, NUMBERS, key)
        quarter0[j] = np.uint32(w0)
        quarter1[j] = np.uint32(w1)
        quarter2[j] = np.uint32(w2)
        quarter3[j] = np.uint32(w3)


@kernel
def pick(picked: Any, words: Any, size: int, limit: Any) -> Any:
    """Who may have two hits or more; gives how many. Without a branch, for it could not be foreseen."""
    found = np.uint64(0)
    for j in range(size):
        picked[found] = j
        found += np.uint64(words[j] >= limit)
    return np.int64(found)


@inline
def period(high: Any, low: Any) -> Any:
    """Recoveries before a hit."""
    return np.int64(uniform(high, low) * DAYS / RECOVERS_EVERY)


@kernel
def draw_together(together: Any, first: int, picked: Any, found: int, key: Any) -> None:
    """Whether the first two hits of those picked lie between the same recoveries, (SCREENED,)."""
    for i in range(found):
        w0, w1, w2, w3 = draw(first + picked[i], 0, TIMES, key)
        together[i] = np.uint8(period(w0, w1) == period(w2, w3))


@kernel
def narrow(picked: Any, words: Any, together: Any, found: int, limit: Any) -> Any:
    """Keep of those picked whose first two hits are together or who may have three; gives how many."""
    kept = np.uint64(0)
    for i in range(found):
        picked[kept] = picked[i]
        kept += np.uint64((words[picked[i]] >= limit) | together[i])
    return np.int64(kept)


@inline
def hits_of(word: Any, person: Any, key: Any, cumulated: Any) -> Any:
    """A person's number of hits, by inversion; the word leaves it open in few cases, which a further draw decides."""
    least, most = word * 2.0**-32, (word + 1.0) * 2.0**-32
    hits = 1
    while hits < MOST and most > cumulated[hits]:
        hits += 1
    if least < cumulated[hits - 1]:
        w0, w1, _, _ = draw(person, 1, NUMBERS, key)
        chance = least + uniform(w0, w1) * 2.0**-32
        while hits and chance <= cumulated[hits - 1]:
            hits -= 1
    return hits


@inline
def insert(times: Any, hits: Any, time: Any) -> None:
    """Put a hit among so many that are in order; without a branch."""
    for at in range(hits):
        other = times[at]
        times[at] = other if other < time else time
        time = time if other < time else other
    times[hits] = time


@inline
def sort_hits(times: Any, hits: Any, person: Any, key: Any) -> None:
    """Days of a person's hits, in order."""
    for block in range((hits + 1) // 2):
        w0, w1, w2, w3 = draw(person, block, TIMES, key)
        insert(times, 2 * block, DAYS * uniform(w0, w1))
        if 2 * block + 1 < hits:
            insert(times, 2 * block + 1, DAYS * uniform(w2, w3))


@inline
def denials(days: Any, listing: int, person: Any, key: Any) -> int:
    """Denied attempts in so many days on the list, by inversion of the Poisson distribution."""
    w0, w1, _, _ = draw(person, listing, DENIALS, key)
    left = uniform(w0, w1)
    mean = days * (ATTEMPTS / YEAR)
    chance = np.exp(-mean)
    number = 0
    while left > chance and number < MOST:
        left -= chance
        number += 1
        chance *= mean / number
    return number


@inline
def live(times: Any, hits: int, person: Any, key: Any) -> Any:
    """A person from hit to hit: listings, whether listed at the end, days on the list, denied attempts."""
    sort_hits(times, hits, person, key)
    score: Any = START
    recoveries, ends = np.int64(0), 0.0
    listings, listed_days, denied = 0, 0.0, 0
    for n in range(hits):
        time = times[n]
        until_now = np.int64(time / RECOVERS_EVERY)
        score = min(START, score + until_now - recoveries) - COST
        recoveries = until_now
        if score <= BOUND and time >= ends:
            ends = time + TERM
            days = min(ends, DAYS) - time
            denied += denials(days, listings, person, key)
            listed_days += days
            listings += 1
    return listings, np.int64(ends > DAYS), listed_days, denied


@kernel
def live_all(first: int, size: int, key: Any, cumulated: Any) -> Any:
    """Listings, listed at the end, days on the list and denied attempts of so many persons."""
    words = np.empty(SCREENED, dtype=np.uint32)
    together = np.empty(SCREENED, dtype=np.uint8)
    picked = np.empty(SCREENED, dtype=np.int32)
    times = np.empty(MOST, dtype=np.float64)
    listings, listed_at_end, listed_days, denied = 0, 0, 0.0, 0
    for start in range(first, first + size, SCREENED):
        draw_numbers(words, start, key)
        found = pick(picked, words, min(SCREENED, first + size - start), np.uint32(cumulated[1] * 2.0**32))
        draw_together(together, start, picked, found, key)
        for i in range(narrow(picked, words, together, found, np.uint32(cumulated[2] * 2.0**32))):
            person = start + picked[i]
            here = live(times, hits_of(words[picked[i]], person, key, cumulated), person, key)
            listings += here[0]
            listed_at_end += here[1]
            listed_days += here[2]
            denied += here[3]
    return listings, listed_at_end, listed_days, denied


def cumulated_hits(group: int) -> Any:
    """Probability of at most so many hits in all days, (MOST + 1,)."""
    mean = (OFFENCES[group] * DETECTED + ALARMS) * DAYS / YEAR
    return np.array(list(accumulate(exp(-mean) * mean**n / factorial(n) for n in range(MOST + 1))))


def spans(people: int) -> Iterator[tuple[int, int, int]]:
    """First person, size and group of each block, in order; those in B are numbered from the next whole block on."""
    first = 0
    for group, members in enumerate((people // 2, people - people // 2)):
        for done in range(0, members, BLOCK):
            yield first, min(BLOCK, members - done), group
            first += BLOCK


def blocks(people: int, seed: int) -> list[Block]:
    """All persons, block by block: the first half in A, the others in B, who are numbered from the next whole block on."""
    key, cumulated = np.uint64(seed), [cumulated_hits(group) for group in range(len(GROUPS))]
    return [Block(first, size, group, key, cumulated[group]) for first, size, group in spans(people)]


def simulate(people: int, seed: int) -> Outputs:
    """What happens to so many people."""
    threads = threads_asked() or os.cpu_count() or 1
    asked = blocks(people, seed)
    totals = np.zeros((len(Outputs._fields), len(GROUPS)))
    with ThreadPoolExecutor(threads) as pool:
        for block, found in zip(asked, pool.map(lambda each: live_all(*each[:2], *each[3:]), asked), strict=True):
            totals[:, block.group] += found
    return Outputs(*[(float(in_a), float(in_b)) for in_a, in_b in totals])


if __name__ == "__main__":
    measure(simulate, packages=("numba",), compiled_by=1_000)
