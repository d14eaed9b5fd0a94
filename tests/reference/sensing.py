"""Sensors: acts seen, false alarms, strays and assessments (docs/model.md, section 3.3)."""

from __future__ import annotations

from tests.reference.met import Conditions
from tests.reference.things import Act, Observation
from tests.reference.values import NEVER, chosen, stream_of


class Sensing(Conditions):
    """How conduct becomes an observation."""

    def observe(self, seen: Observation) -> None:
        """An observation arrives."""
        raise NotImplementedError

    def await_observation(self, seen: Observation) -> None:
        """Let an observation arrive when it is due."""
        self.plan(seen.time, "observation", lambda _: self.observe(seen))

    def look_at(self, act: Act) -> None:
        """Each sensor looks at an act."""
        for sensor, how in self.regime.sensors.items():
            if act.conduct not in how.observes:
                continue
            path = f"regime.sensors.{sensor}, world.conducts.{act.conduct}"
            first, second = self.draws.own(path, "observe", act.n)
            if first > self.values.at(how.detects, act.time) or second <= self.values.at(how.wrong_person, act.time):
                continue
            delay = self.values.span(how.delay, act.time, lambda p=path: self.draws.own(p, "delay", act.n)[0])  # type: ignore[misc]
            source = stream_of(f"{path} own", "source")
            self.await_observation(
                Observation(sensor, act.conduct, act.time + delay, "true", act.n, source, act.settled, act.made, act)
            )

    def plan_alarms_and_strays(self) -> None:
        """Plan what needs no act of the person."""
        for name, sensor in self.regime.sensors.items():
            for conduct in sensor.observes:
                self.plan_alarms(name, conduct)
                self.plan_strays(name, conduct)

    def plan_alarms(self, name: str, conduct: str) -> None:
        """Plan the false alarms of a sensor about one of its conducts."""
        sensor = self.regime.sensors[name]
        rate = self.values.rate(sensor.false_alarms) / len(sensor.observes)
        if self.off("R6"):
            rate *= self.frailty
        path = f"regime.sensors.{name}, world.conducts.{conduct}"
        source = stream_of(f"{path} alarm", "source")
        for time, _, n in self.stream(rate, self.values.steps(sensor.false_alarms), path, "alarm"):
            seen = Observation(name, conduct, time, "wrong_fact", n, source)
            self.plan(time, "alarm", lambda _, seen=seen: self.await_observation(seen))  # type: ignore[misc]

    def plan_strays(self, name: str, conduct: str) -> None:
        """Plan the strays that this person receives (eq. 3.6)."""
        sensor, what = self.regime.sensors[name], self.world.conducts[conduct]
        path = f"regime.sensors.{name}, world.conducts.{conduct}"
        source = stream_of(f"{path} stray", "source")
        rates = self.place.strays(name, conduct)
        steps = self.values.steps(what.rate, sensor.detects, sensor.wrong_person)
        for time, second, n in self.stream(sum(rates), steps, path, "stray"):
            actor = self.place.all[chosen(rates, second * sum(rates))]
            settled = NEVER
            if what.settles is not None and not self.off("R7"):
                u, _ = self.draws.own(path, "stray-settle", n)
                settled = self.following(actor.steps(what.settles), actor.rate(what.settles), time, u)
            due = time + actor.span(sensor.delay, time, lambda n=n: self.draws.own(path, "stray-delay", n)[0])  # type: ignore[misc]
            seen = Observation(name, conduct, due, "wrong_person", n, source, settled)
            self.plan(time, "stray", lambda _, seen=seen: self.await_observation(seen))  # type: ignore[misc]

    # --- assessments ------------------------------------------------------------------------------------------------

    def plan_assessments(self) -> None:
        """Plan assessments at a rate, at dates and on a schedule; those at a service come with its attempts."""
        for name, sensor in self.regime.sensors.items():
            assesses, path = sensor.assesses, f"regime.sensors.{name}"
            if assesses is None:
                continue
            if assesses.rate is not None:
                rate, steps = self.values.rate(assesses.rate), self.values.steps(assesses.rate)
                for time, _, n in self.stream(rate, steps, path, "assess"):
                    self.plan(time, "assessment_rate", lambda _, s=name, n=n: self.assess(s, n))  # type: ignore[misc]
            for n, (date, share) in enumerate(assesses.dates):
                time = self.clock.seconds(date)
                self.plan(
                    time, "assessment_date", lambda _, s=name, n=n, p=share: self.maybe_assess(s, n, p, dated=True)
                )  # type: ignore[misc]
            if assesses.every is not None:
                every = self.values.at(assesses.every, 0.0)
                self.schedule(name, every, int(self.birth // every) + 1)

    def schedule(self, name: str, every: float, k: int) -> None:
        """Plan the k-th assessment of a schedule, and with it the next one."""

        def due(_: float) -> None:
            self.schedule(name, every, k + 1)
            self.maybe_assess(name, k - 1, self.regime.sensors[name].assesses.share)  # type: ignore[union-attr]

        self.plan(k * every, "assessment_schedule", due)

    def maybe_assess(self, name: str, n: int, share, *, dated: bool = False) -> None:  # type: ignore[no-untyped-def]
        """Assess with a probability; the few of a dated one are those of the highest uniforms."""
        u, _ = self.draws.own(f"regime.sensors.{name}", "assess", n)
        p = self.values.at(share, self.now)
        if u > 1.0 - p if dated else u <= p:
            self.assess(name, n)

    def assess(self, name: str, n: int) -> None:
        """A sensor judges the person (R22)."""
        sensor, path = self.regime.sensors[name], f"regime.sensors.{name}"
        unbounded = sensor.within is None or self.off("R22")
        within = NEVER if unbounded else self.values.at(sensor.within, self.now)  # type: ignore[arg-type]
        done = [act for act in self.acts.get(sensor.conduct or "", ()) if act.time > self.now - within]
        guilty = bool(done) or (self.has(sensor.trait) and not self.off("R29"))
        self.count("assessments", name, "guilty" if guilty else "innocent")
        self.write("assessed", name, "guilty" if guilty else "innocent", n=n)
        share = self.values.at(sensor.flags.guilty if guilty else sensor.flags.innocent, self.now)
        if self.draws.own(path, "flag", n)[0] > share:
            return
        delay = self.values.span(sensor.delay, self.now, lambda: self.draws.own(path, "delay", n)[0])
        word = sensor.conduct or f"{sensor.trait.status}={'|'.join(sensor.trait.values)}"
        seen = Observation(
            name, word, self.now + delay, "true" if guilty else "wrong_fact", n, stream_of(f"{path} assess", "source")
        )
        if done:
            seen.act, seen.settled, seen.made = done[-1], done[-1].settled, done[-1].made
        self.await_observation(seen)
