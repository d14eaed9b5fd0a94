"""One score of one person: three tracks under one rule (docs/model.md, section 3.4)."""

from __future__ import annotations

import math
from collections import Counter

from standing.scenario.score import Score

from tests.reference.values import NEVER, Values

RECORDED, TRUTHFUL, DESERVED = range(3)


class ScoreTracks:
    """Recorded, truthful and deserved score, all brought to the same instant."""

    def __init__(self, name: str, score: Score, values: Values) -> None:
        self.name, self.score = name, score
        start = values.at(score.start, 0.0)
        self.ceiling = start if score.ceiling is None else values.at(score.ceiling, 0.0)
        self.floor = -NEVER if score.floor is None else values.at(score.floor, 0.0)
        self.tracks = [start] * 3
        self.time = 0.0
        self.worst = 0

    def to(self, time: float, seconds: Counter[str] | None = None, since: float = 0.0) -> None:
        """Recover up to a time, and count the recorded score's seconds by band."""
        recovery = self.score.recovers
        if recovery is None:
            self._in_band(seconds, self.time, time, since)
        elif self.score.recovery == "ticks":
            tick = math.floor(self.time / recovery.every) + 1
            while tick * recovery.every <= time:
                at = tick * recovery.every
                self._in_band(seconds, self.time, at, since)
                self.tracks = [self._up(each, recovery.points) for each in self.tracks]
                self.time = at
                tick += 1
            self._in_band(seconds, self.time, time, since)
        else:
            self._linear(seconds, time, since)
        self.time = time

    def _linear(self, seconds: Counter[str] | None, time: float, since: float) -> None:
        recovery = self.score.recovers
        assert recovery is not None
        at, score = self.time, self.tracks[RECORDED]
        for bound in sorted(self.score.bands.values()):
            if score < bound <= self.ceiling:
                crossed = self.time + (bound - score) / recovery.points * recovery.every
                if crossed <= time:
                    self._in_band(seconds, at, crossed, since, self._linear_at(at))
                    at = crossed
                    self._at_band = bound
        self._in_band(seconds, at, time, since, self._linear_at(at) if at > self.time else score)
        gained = (time - self.time) / recovery.every * recovery.points
        self.tracks = [self._up(each, gained) for each in self.tracks]

    def _linear_at(self, at: float) -> float:
        return self.tracks[RECORDED] if at == self.time else self._at_band

    def _up(self, score: float, points: float) -> float:
        return min(self.ceiling, score + points) if score < self.ceiling else score

    def _in_band(
        self, seconds: Counter[str] | None, begin: float, end: float, since: float, score: float | None = None
    ) -> None:
        if seconds is not None and self.score.bands:
            part = self.band(self.tracks[RECORDED] if score is None else score)
            seconds[part] += math.floor(max(end, since)) - math.floor(max(begin, since))

    def move(self, track: int, points: float) -> float:
        """Move one track; gives what was really taken or given."""
        old = self.tracks[track]
        new = self._up(old, points) if points > 0 else (max(self.floor, old + points) if old > self.floor else old)
        self.tracks[track] = new
        return new - old

    def band(self, score: float) -> str:
        """First band from above whose bound the score reaches."""
        for name, bound in self.score.bands.items():
            if score >= bound:
                return name
        return list(self.score.bands)[-1]
