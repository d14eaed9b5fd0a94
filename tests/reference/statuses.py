"""Statuses of a person and of the shadow, and how they move (docs/model.md, section 3.2)."""

from __future__ import annotations

from tests.reference.met import Conditions
from tests.reference.responses import Responses
from tests.reference.scoring import Scoring
from tests.reference.values import chosen


class Statuses(Responses, Scoring, Conditions):
    """Values at birth, and moves."""

    def draw_statuses(self) -> None:
        """Draw the value of each status at birth."""
        for name, status in self.world.statuses.items():
            u, _ = self.draws.own(f"world.statuses.{name}", "start", 0)
            value = status.start.values[chosen(status.start.of(self.values.group), u)]
            self.statuses[name] = self.shadow[name] = value
            self.write("status", name, value)

    def plan_moves(self) -> None:
        """Plan the candidates of every move."""
        for name, status in self.world.statuses.items():
            path = f"world.statuses.{name}"
            for move, rate in status.moves.items():
                steps, speed, purpose = self.values.steps(rate), self.values.rate(rate), f"move/{move[0]} -> {move[1]}"
                for time, height, n in self.blocks(speed, steps, path, purpose):
                    self.plan(time, "move", lambda _, s=name, m=move, n=n, h=height: self.move(s, m, n, h))  # type: ignore[misc]
                for time, height, n in self.above("move", speed, steps, path, purpose, name, move):
                    self.plan(time, "move_raised", lambda _, s=name, m=move, n=n, h=height: self.move(s, m, n, h))  # type: ignore[misc]

    def move(self, name: str, move: tuple[str, str], n: int, height: float) -> None:
        """A candidate of a move."""
        source, target = move
        here, there = self.statuses[name] == source, self.shadow[name] == source
        if not (here or there):
            return
        life, shadow = self.chosen(height, "move", name, move)
        life, shadow = life and here, shadow and there
        if shadow:
            self.shadow[name] = target
        if not life:
            return
        self.statuses[name] = target
        self.count("moves", name, f"{source} -> {target}")
        self.write("move", name, f"{source} -> {target}", n=n, made=not shadow)
        self.points_by_status(name, source, target)
        self.meet_traits()
        self.update()
