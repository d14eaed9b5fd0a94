"""Acts: candidates, what the responses make of them, their obligations, and who sees them (sections 3.2 and 3.3)."""

from __future__ import annotations

from tests.reference.sensing import Sensing
from tests.reference.statuses import Statuses
from tests.reference.things import Act
from tests.reference.values import NEVER


class Conducts(Statuses, Sensing):
    """What a person does."""

    def plan_acts(self) -> None:
        """Plan the candidates of every conduct."""
        for name, conduct in self.world.conducts.items():
            path, steps = f"world.conducts.{name}", self.values.steps(conduct.rate)
            rate = self.values.rate(conduct.rate) * self.frailty
            for time, height, n in self.stream(rate, steps, path, "act"):
                self.plan(time, "act", lambda _, a=name, n=n, h=height: self.candidate_act(a, n, h))  # type: ignore[misc]
            for time, height, n in self.above("conduct", rate, steps, path, "act", name):
                self.plan(time, "act_raised", lambda _, a=name, n=n, h=height: self.candidate_act(a, n, h))  # type: ignore[misc]

    def candidate_act(self, name: str, n: int, height: float) -> None:
        """A candidate: an act, one forgone, or nothing."""
        life, shadow = self.chosen(height, "conduct", name)
        if life:
            self.act(name, n, made=not shadow)
        elif shadow:
            self.count("forgone_acts", name)
            self.write("forgone", name, n=n)

    def act(self, name: str, n: int, *, made: bool) -> None:
        """An act: sensors, deserved score, conditions met."""
        conduct, settled = self.world.conducts[name], NEVER
        if conduct.settles is not None:
            u, _ = self.draws.own(f"world.conducts.{name}", "settle", n)
            settled = self.following(self.values.steps(conduct.settles), self.values.rate(conduct.settles), self.now, u)
        act = Act(name, n, self.now, settled, made)
        self.count("acts", name)
        if made:
            self.count("regime_made_acts", name)
        self.write("act", name, n=n, made=made)
        self.acts[name].append(act)
        self.look_at(act)
        self.score_act(name)
        self.meet_by_act(name)
