"""One score of one person: three tracks under one rule (docs/model.md, section 3.4)."""

from __future__ import annotations

import math

from standing.scenario.score import Score
from tests.reference.values import NEVER

TRACKS = RECORDED, TRUTHFUL, DESERVED = range(3)


class ScoreTracks:
    """Recorded, truthful and deserved score, each anchored at its last move."""

    def __init__(self, score: Score, start: float, floor: float, ceiling: float | None, birth: float) -> None:
        self.score, self.floor = score, floor
        start = max(floor, start if ceiling is None else min(ceiling, start))
        self.ceiling = start if ceiling is None else ceiling
        self.anchors = [start] * 3
        self.since = [birth] * 3
        self.time = birth
        self.worst = 0
        self.cause = "initial"
        self.token = 0
        self.ticks_from_moves = False

    def ticks(self, since: float, time: float) -> int:
        """Ticks in (since, time]."""
        assert self.score.recovers is not None
        every = self.score.recovers.every
        if self.ticks_from_moves:
            return math.floor((time - since) / every)
        return math.floor(time / every) - math.floor(since / every)

    def value(self, track: int) -> float:
        """Value of a track now (eq. 3.7)."""
        anchor, since, recovery = self.anchors[track], self.since[track], self.score.recovers
        if recovery is None or anchor >= self.ceiling:
            return anchor
        if self.score.recovery == "ticks":
            return min(self.ceiling, anchor + self.ticks(since, self.time) * recovery.points)
        return min(self.ceiling, anchor + recovery.points * (self.time - since) / recovery.every)

    def crossing(self, track: int, bound: float) -> float:
        """When recovery alone brings a track up to a bound (eq. 3.7); at once where it is there."""
        anchor, since, recovery = self.anchors[track], self.since[track], self.score.recovers
        if anchor >= bound:
            return since
        if recovery is None or bound > self.ceiling:
            return NEVER
        if self.score.recovery == "linear":
            return since + (bound - anchor) / recovery.points * recovery.every
        needed = math.ceil((bound - anchor) / recovery.points)
        if self.ticks_from_moves:
            return since + needed * recovery.every
        return (math.floor(since / recovery.every) + needed) * recovery.every

    def next_crossing(self, *tracks: int) -> float:
        """The next instant at which one of some tracks rises into a band."""
        found = (self.crossing(track, bound) for track in tracks for bound in self.score.bands.values())
        return min((time for time in found if time > self.time), default=NEVER)

    def band(self, track: int) -> str:
        """First band from above whose bound the score has reached now; below every bound, the lowest."""
        for name, bound in self.score.bands.items():
            if self.crossing(track, bound) <= self.time:
                return name
        return list(self.score.bands)[-1]

    def move(self, track: int, points: float) -> float:
        """Move one track; gives what was really taken or given."""
        old = self.value(track)
        if points > 0:
            new = min(self.ceiling, old + points) if old < self.ceiling else old
        else:
            new = max(self.floor, old + points) if old > self.floor else old
        self.anchors[track], self.since[track] = new, self.time
        return new - old
