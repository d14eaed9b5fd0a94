"""One score of one person: three tracks under one rule (docs/model.md, section 3.4)."""

from __future__ import annotations

import math
from collections import Counter

from standing.scenario.score import Score
from tests.reference.values import NEVER, Values

RECORDED, TRUTHFUL, DESERVED = range(3)


class ScoreTracks:
    """Recorded, truthful and deserved score, each anchored at its last move."""

    def __init__(self, name: str, score: Score, values: Values) -> None:
        self.name, self.score = name, score
        start = values.at(score.start, 0.0)
        self.ceiling = start if score.ceiling is None else values.at(score.ceiling, 0.0)
        self.floor = -NEVER if score.floor is None else values.at(score.floor, 0.0)
        self.anchors = [start] * 3
        self.since = [0.0] * 3
        self.time = 0.0
        self.worst = 0

    def value(self, track: int, time: float | None = None) -> float:
        """Value of a track at a time (now where it is not given)."""
        time = self.time if time is None else time
        anchor, since, recovery = self.anchors[track], self.since[track], self.score.recovers
        if recovery is None or anchor >= self.ceiling:
            return anchor
        if self.score.recovery == "ticks":
            ticks = math.floor(time / recovery.every) - math.floor(since / recovery.every)
            return min(self.ceiling, anchor + ticks * recovery.points)
        return min(self.ceiling, anchor + (time - since) / recovery.every * recovery.points)

    def changes(self, end: float) -> list[float]:
        """Instants up to an end at which the recorded band may change by recovery alone."""
        anchor, since, recovery = self.anchors[RECORDED], self.since[RECORDED], self.score.recovers
        if recovery is None or anchor >= self.ceiling:
            return []
        found = []
        for bound in self.score.bands.values():
            if not anchor < bound <= self.ceiling:
                continue
            if self.score.recovery == "ticks":
                ticks = math.ceil((bound - anchor) / recovery.points) + math.floor(since / recovery.every)
                found.append(ticks * recovery.every)
            else:
                found.append(since + (bound - anchor) / recovery.points * recovery.every)
        return sorted(each for each in found if self.time < each <= end)

    def to(self, time: float, seconds: Counter[str], window: float) -> None:
        """Let time pass, and count the recorded score's seconds by band."""
        if self.score.bands:
            begin = self.time
            for end in [*self.changes(time), time]:
                part = self.band(self.value(RECORDED, (begin + end) / 2.0))
                seconds[part] += math.floor(max(end, window)) - math.floor(max(begin, window))
                begin = end
        self.time = time

    def move(self, track: int, points: float) -> float:
        """Move one track; gives what was really taken or given."""
        old = self.value(track)
        if points > 0:
            new = min(self.ceiling, old + points) if old < self.ceiling else old
        else:
            new = max(self.floor, old + points) if old > self.floor else old
        self.anchors[track], self.since[track] = new, self.time
        return new - old

    def band(self, score: float) -> str:
        """First band from above whose bound the score reaches."""
        for name, bound in self.score.bands.items():
            if score >= bound:
                return name
        return list(self.score.bands)[-1]
