"""Attempts at services: who is refused, by what, and what follows (docs/model.md, sections 3.2 and 3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.reference.conduct import Conducts
from tests.reference.core import HIGH
from tests.reference.sanctions import OFF, Standing, rightful
from tests.reference.scores import RECORDED
from tests.reference.values import factor, stream_of


class Services(Conducts):
    """What a person, and each dependant, tries to use."""

    def plan_attempts(self) -> None:
        """Plan attempts, block by block (eq. 3.5), and misfires."""
        for name, service in self.world.services.items():
            path, steps = f"world.services.{name}", self.values.steps(service.attempts)
            rate = self.values.rate(service.attempts) * self.spread(name, "spread")
            for time, height, n in self.blocks(rate, steps, path, "attempt"):
                self.plan(time, "attempt", lambda _, v=name, n=n, h=height: self.candidate_attempt(v, n, h))  # type: ignore[misc]
            for time, height, n in self.above("attempts", rate, steps, path, "attempt", name):
                self.plan(time, "attempt_raised", lambda _, v=name, n=n, h=height: self.candidate_attempt(v, n, h))  # type: ignore[misc]
            for kind, number in self.dependants.items():
                self.plan_dependants(name, kind, number)
            if not self.asked_for(name):
                self.plan_misfires(name, rate)

    def spread(self, name: str, purpose: str) -> float:
        """Gamma spread of the attempts at a service."""
        shape = self.world.services[name].spread
        if shape is None:
            return 1.0
        return factor(float(shape), self.draws.own(f"world.services.{name}", purpose, 0)[0])

    def plan_dependants(self, name: str, kind: str, number: int) -> None:
        """Plan the attempts of a person's dependants of one kind."""
        service, path = self.world.services[name], f"world.services.{name}"
        rate = self.values.rate(service.attempts) * number * self.spread(name, f"spread/{kind}")
        high = stream_of(path, f"attempt/{kind}") % HIGH
        for time, _, n in self.blocks(rate, self.values.steps(service.attempts), path, f"attempt/{kind}"):
            self.plan(
                time,
                "dependant",
                lambda _, n=n: self.attempt_of_dependant(name, kind, (high << 32) | n),  # type: ignore[misc]
            )

    def plan_misfires(self, name: str, rate: float) -> None:
        """Plan refusals by mistake as a stream of their own."""
        attempts = self.world.services[name].attempts
        for one in self.denying(name):
            misfires = self.regime.sanctions[one].misfires
            steps = self.values.steps(attempts, misfires)
            for time, _, n in self.stream(
                rate * self.values.rate(misfires), steps, f"regime.sanctions.{one}", "misfire"
            ):
                self.plan(time, "misfire", lambda _, z=one, n=n: self.misfire(z, n))  # type: ignore[misc]

    def misfire(self, name: str, n: int) -> None:
        """A refusal by mistake, void while the person is under the sanction."""
        if self.under(name) == OFF:
            self.count("denials", name, "misfire")
            self.write("denial", name, "misfire", n=n)

    # --- which attempts matter --------------------------------------------------------------------------------------

    def denying(self, service: str, on: str = "self") -> Iterator[str]:
        """Sanctions that refuse a service, in file order."""
        for name, sanction in self.regime.sanctions.items():
            if sanction.denies == service and sanction.on == on:
                yield name

    def granting(self, service: str) -> Iterator[str]:
        """Sanctions that grant a service more easily, in file order."""
        for name, sanction in self.regime.sanctions.items():
            if sanction.grants == service:
                yield name

    def assessing(self, service: str) -> Iterator[str]:
        """Sensors that assess at a service, in file order."""
        for name, sensor in self.regime.sensors.items():
            if sensor.assesses is not None and sensor.assesses.service == service:
                yield name

    def always_matters(self, service: str) -> bool:
        """Whether attempts matter whatever is in force."""
        return self.world.services[service].outcomes is not None or any(self.assessing(service))

    def asked_for(self, service: str) -> bool:
        """Whether something asks for the attempts of a person not under a sanction."""
        multiplied = bool(self.responses("attempts", service))
        return self.always_matters(service) or any(self.granting(service)) or multiplied

    def is_looked_at(self, service: str) -> bool:
        """Whether an attempt now is looked at."""
        if self.always_matters(service):
            return True
        if any(self.under(name) != OFF for name in (*self.denying(service), *self.granting(service))):
            return True
        may_misfire = any(max(self.regime.sanctions[name].misfires.values) > 0.0 for name in self.denying(service))
        return may_misfire and self.asked_for(service)

    # --- attempts ---------------------------------------------------------------------------------------------------

    def candidate_attempt(self, service: str, n: int, height: float) -> None:
        """A candidate: an attempt or nothing."""
        if not self.is_looked_at(service):
            return
        life, shadow = self.chosen(height, "attempts", service)
        if life:
            self.attempt(service, n, made=not shadow)

    def attempt(self, service: str, n: int, *, made: bool) -> None:
        """An attempt: assessments, sanctions, misfires, favours, outcome."""
        for sensor in self.assessing(service):
            self.maybe_assess(sensor, n, self.regime.sensors[sensor].assesses.share)  # type: ignore[union-attr]
        refused = self.is_refused(service, n)
        self.write("attempt", service, "refused" if refused else "granted", n=n, made=made)
        if not refused:
            for name in self.granting(service):
                part = rightful(self.under(name).part)
                if part != "off":
                    self.count("favours", name, part)
                    self.write("favour", name, part, n=n)
        self.lead_to(service, n, refused=refused, made=made)

    def is_refused(self, service: str, n: int, on: str = "self") -> bool:
        """Try an attempt against each sanction in force, then against misfires."""
        refused = False
        for name in self.denying(service, on):
            stands = self.under(name)
            share = self.values.at(self.regime.sanctions[name].enforced, self.now)
            if stands != OFF and self.draws.own(f"regime.sanctions.{name}", "enforce", n)[0] <= share:
                self.deny(name, stands, n)
                refused = True
                if not self.off("R16"):
                    return True
        if refused or on != "self" or not self.asked_for(service):
            return refused
        for name in self.denying(service):
            share = self.values.at(self.regime.sanctions[name].misfires, self.now)
            if self.under(name) == OFF and self.draws.own(f"regime.sanctions.{name}", "misfire", n)[0] <= share:
                self.misfire(name, n)
                return True
        return False

    def deny(self, name: str, stands: Standing, n: int) -> None:
        """A sanction refuses an attempt."""
        part, sanction = rightful(stands.part), self.regime.sanctions[name]
        self.count("denials", name, part)
        self.write("denial", name, part, listing=stands.listing, n=n)
        if sanction.score:
            return
        holders = self.holders(sanction.lists)
        self.count("denials_by_list", name, holders[0].on)
        for listing in holders:
            self.bite(listing)

    def attempt_of_dependant(self, service: str, kind: str, n: int) -> None:
        """An attempt of a dependant, under sanctions on that kind."""
        if any(self.under(name) != OFF for name in self.denying(service, kind)):
            refused = self.is_refused(service, n, kind)
            self.write("attempt", service, "refused" if refused else "granted", n=n)

    # --- outcomes ---------------------------------------------------------------------------------------------------

    def lead_to(self, service: str, n: int, *, refused: bool, made: bool) -> None:
        """One act that an attempt leads to, or none (R27)."""
        outcomes = self.world.services[service].outcomes
        if outcomes is None:
            return
        of_set, path = outcomes.refused if refused else outcomes.granted, f"world.services.{service}"
        name = self.outcome_of(of_set, path, n)
        if name is None:
            return
        high = (stream_of(path, "outcome") + (n >> 32)) % HIGH
        delay = self.values.span(of_set[name].delay, self.now, lambda: self.draws.own(path, "outcome-delay", n)[0])
        number = (high << 32) | (n & 0xFFFFFFFF)
        self.plan(self.now + delay, "outcome", lambda _: self.act(name, number, made=made))

    def outcome_of(self, of_set, path: str, n: int) -> str | None:  # type: ignore[no-untyped-def]
        """Which outcome of a set happens."""
        u, _ = self.draws.own(path, "outcome", n)
        chances = {name: self.chance(outcome) for name, outcome in of_set.items() if not outcome.is_rest}
        left, reached = max(0.0, 1.0 - sum(chances.values())), 0.0
        for at, name in enumerate(of_set):
            if self.off("R27") and at:
                u, _ = self.draws.own(path, f"outcome{at}", n)
                reached = 0.0
            reached += chances.get(name, left)
            if u <= reached:
                return str(name)
        return None

    def chance(self, outcome) -> float:  # type: ignore[no-untyped-def]
        """Probability of an outcome now, by group or by the recorded score."""
        if outcome.curve is None:
            return self.values.at(outcome.share, self.now)
        score = self.scores[outcome.score_name or next(iter(self.scores))]
        x, points = score.value(RECORDED), outcome.curve.points(self.values.group)
        if x <= points[0][0]:
            return float(points[0][1])
        for (x0, y0), (x1, y1) in pairwise(points):
            if x <= x1:
                return float(y0 + (y1 - y0) * ((x - x0) / (x1 - x0)))
        return float(points[-1][1])
