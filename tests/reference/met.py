"""Whether, and when, the condition of a list was met, whatever the sensors saw (R30; docs/model.md, section 5)."""

from __future__ import annotations

from tests.reference.core import Core
from tests.reference.scores import DESERVED
from tests.reference.values import NEVER


class Conditions(Core):
    """Conditions of lists: what they look at, and whether they are met."""

    def looked_at(self, entry) -> list[str]:  # type: ignore[no-untyped-def]
        """Conducts that an entry names."""
        if entry.kind == "observed":
            return list(entry.conducts)
        if entry.kind in ("sensor", "status"):
            sensors = [self.regime.sensors[name] for name in entry.by]
            return [
                name
                for sensor in sensors
                for name in (*sensor.observes, *((sensor.conduct,) if sensor.conduct else ()))
            ]
        if entry.kind == "list":
            return [name for each in self.regime.lists[entry.source_list].enters for name in self.looked_at(each)]
        sign = self.sign(entry)
        return [name for name, points in self.regime.scores[entry.score].points.items() if points * sign > 0]

    def rewarding(self, entry) -> bool:  # type: ignore[no-untyped-def]
        """Whether an entry stands on a list that rewards."""
        return any(
            black.rewards and any(each is entry for each in black.enters) for black in self.regime.lists.values()
        )

    def sign(self, entry) -> int:  # type: ignore[no-untyped-def]
        """Whether an entry by score or band is tested where points are given (1) or taken (-1)."""
        gives = entry.kind == "score" and entry.at_least is not None
        return 1 if gives or (entry.kind == "band" and self.rewarding(entry)) else -1

    def holds(self, entry, track: int) -> bool:  # type: ignore[no-untyped-def]
        """Whether a track of an entry's score meets it now."""
        score = self.scores[entry.score]
        if entry.kind == "band":
            return score.band(track) in entry.bands
        if entry.at_least is not None:
            return score.value(track) >= self.values.at(entry.at_least, self.now)
        return score.value(track) <= self.values.at(entry.at_most, self.now)

    def has(self, trait) -> bool:  # type: ignore[no-untyped-def]
        """Whether the person has a trait, or is in a status, now."""
        return trait is not None and self.statuses[trait.status] in trait.values

    def window(self, entry) -> float:  # type: ignore[no-untyped-def]
        """How far back an entry looks now."""
        spans = [self.values.at(span, self.now) for span in (entry.within, entry.keeps) if span is not None]
        return min(spans, default=NEVER)

    def meet_by_act(self, conduct: str) -> None:
        """Conditions that an act just done meets."""
        self.meet(lambda entry: self.by_act(entry, conduct) or self.by_source(entry))

    def meet_traits(self) -> None:
        """Conditions that a status just taken meets."""
        self.meet(lambda entry: self.by_trait(entry) or self.by_source(entry))

    def meet(self, meets) -> None:  # type: ignore[no-untyped-def]
        """Conditions met for the first time now; those of copies after those of their sources."""
        if self.off("R30") and self.now < self.since:
            return
        again = True
        while again:
            again = False
            for name, black in self.regime.lists.items():
                if self.met[name] == NEVER and any(meets(entry) for entry in black.enters):
                    self.met[name] = self.now
                    self.write("met", name)
                    again = True

    def by_source(self, entry) -> bool:  # type: ignore[no-untyped-def]
        """Whether the condition of an entry's source list was met."""
        return entry.kind == "list" and self.met[entry.source_list] < NEVER

    def by_trait(self, entry) -> bool:  # type: ignore[no-untyped-def]
        """Whether the person has the trait that an entry is about."""
        if entry.kind == "status":
            return self.has(entry.trait)
        return entry.kind == "sensor" and any(self.has(self.regime.sensors[name].trait) for name in entry.by)

    def by_act(self, entry, conduct: str) -> bool:  # type: ignore[no-untyped-def]
        """Whether an act just done meets an entry."""
        if entry.kind in ("score", "band"):
            points = self.regime.scores[entry.score].points.get(conduct, 0)
            return points * self.sign(entry) > 0 and self.holds(entry, DESERVED)
        conducts = set(self.looked_at(entry)) if entry.kind in ("observed", "sensor") else set()
        if conduct not in conducts:
            return False
        times, since = int(self.values.at(entry.times, self.now)), self.now - self.window(entry)
        return sum(act.time > since for each in conducts for act in self.acts[each]) >= times
