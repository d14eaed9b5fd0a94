"""What moves the scores: observations, acts, corrections, moves of a status, and the end of keeping (section 3.4)."""

from __future__ import annotations

from tests.reference.sanctions import Sanctions
from tests.reference.scores import DESERVED, RECORDED, TRACKS, TRUTHFUL, ScoreTracks
from tests.reference.things import WORST, Observation
from tests.reference.values import NEVER, chosen


class Scoring(Sanctions):
    """Scores at birth, and their moves."""

    def draw_scores(self) -> None:
        """Scores at birth."""
        for name, score in self.regime.scores.items():
            start = self.drawn_score(name)
            for status, points in score.by_status.items():
                start += points.get(self.statuses[status], 0)
            floor = -NEVER if score.floor is None else self.values.at(score.floor, self.birth)
            ceiling = None if score.ceiling is None else self.values.at(score.ceiling, self.birth)
            tracks = self.scores[name] = ScoreTracks(score, start, floor, ceiling, self.birth)
            tracks.ticks_from_moves = self.off("R8")
            self.write("start", name, value=tracks.value(RECORDED))
            self.bands[name] = ""
            self.note_band(name)

    def drawn_score(self, name: str) -> float:
        """Start of a score: one value, or drawn from a table."""
        start = self.regime.scores[name].start
        if not hasattr(start, "numbers"):
            return self.values.at(start, self.birth)
        weights = start.of(self.values.group)
        ordered = sorted(range(len(weights)), key=lambda at: start.numbers[at])
        u, _ = self.draws.own(f"regime.scores.{name}", "start", 0)
        return float(start.numbers[ordered[chosen([weights[at] for at in ordered], u)]])

    def note_band(self, name: str) -> None:
        """Write a change of the recorded band down, and plan the next rise into a band."""
        score = self.scores[name]
        if not score.score.bands:
            return
        band = score.band(RECORDED)
        if band != self.bands[name]:
            self.bands[name] = band
            self.write("band", name, band)
        score.token += 1
        token = score.token

        def risen(_: float) -> None:
            if score.token == token:
                self.note_band(name)
                self.update()

        self.plan(score.next_crossing(RECORDED, TRUTHFUL), "risen", risen)

    def note_points(self, name: str, seen: Observation | None = None, part: str = "") -> None:
        """Write down that points were applied to the recorded track, even if a bound kept it."""
        self.note_band(name)
        truth, n = (seen.truth if part else "", seen.n) if seen is not None else ("", -1)
        self.write("points", name, part, truth=truth, n=n, value=self.scores[name].value(RECORDED))

    def score_observation(self, seen: Observation) -> None:
        """An observation moves the recorded score, and the truthful one if it is true."""
        for name, score in self.scores.items():
            points = score.score.points.get(seen.word)
            if points is None:
                continue
            if score.value(RECORDED) == score.value(TRUTHFUL):
                score.worst = 0
            score.worst = max(score.worst, WORST[seen.truth])
            moved = score.move(RECORDED, points)
            true = score.move(TRUTHFUL, points) if seen.truth == "true" else 0.0
            seen.taken[name] = points if self.off("R19") else moved
            if points < 0:
                score.cause = seen.word
            self.note_points(name, seen, seen.word)
            if score.score.keeps is not None:
                self.undo_later(name, seen, moved, true)

    def undo_later(self, name: str, seen: Observation, moved: float, true: float) -> None:
        """What an observation took or gave is undone after a while."""
        score = self.scores[name]

        def undone(_: float) -> None:
            if true:
                score.move(TRUTHFUL, -true)
            if moved and name not in seen.returned:
                seen.returned.add(name)
                score.move(RECORDED, -moved)
                self.note_points(name, seen)
            self.note_band(name)
            if not self.comes_now("undone"):
                self.update()

        self.plan(self.now + self.values.at(score.score.keeps, self.now), "undone", undone)

    def score_act(self, conduct: str) -> None:
        """An act moves the deserved score."""
        for score in self.scores.values():
            points = score.score.points.get(conduct)
            if points is None:
                continue
            moved = score.move(DESERVED, points)
            if score.score.keeps is not None and moved:
                kept = self.values.at(score.score.keeps, self.now)
                self.plan(self.now + kept, "undone", lambda _, s=score, m=moved: s.move(DESERVED, -m))  # type: ignore[misc]

    def points_by_status(self, status: str, source: str, target: str) -> None:
        """The difference of points by status, on all three tracks."""
        for name, score in self.scores.items():
            points = score.score.by_status.get(status, {})
            difference = points.get(target, 0) - points.get(source, 0)
            if difference:
                for track in TRACKS:
                    score.move(track, difference)
                self.note_points(name)

    def give_back(self, seen: Observation) -> None:
        """Points that an observation took come back, once (R19)."""
        for name, moved in seen.taken.items():
            if moved < 0 and name not in seen.returned:
                seen.returned.add(name)
                self.scores[name].move(RECORDED, -moved)
                self.note_points(name, seen)
