"""Responses: what multiplies conducts, moves and attempts, in the life and in its shadow (docs/model.md, section 3.10)."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reference.core import Core
from tests.reference.scores import RECORDED
from tests.reference.values import Steps

Move = tuple[str, str]


class Responses(Core):
    """Products of multipliers, and the candidates that they choose among."""

    def responses(self, kind: str, name: str, move: Move | None = None) -> list:  # type: ignore[type-arg]
        """Responses that multiply something, in file order."""
        return [
            each
            for each in self.world.responses
            if any((target.kind, target.name, target.move) == (kind, name, move) for target in each.targets)
        ]

    def in_force(self, response, shadow: bool) -> bool:  # type: ignore[no-untyped-def]
        """Whether a response multiplies now; in the shadow only those of statuses do."""
        if response.in_status is not None:
            statuses = self.statuses if shadow and self.off("R24") else self.shadow if shadow else self.statuses
            return statuses[response.in_status.status] in response.in_status.values
        if shadow:
            return False
        if response.in_band is not None:
            score, bands = response.in_band
            return self.scores[score].band(RECORDED) in bands
        if response.after_list:
            return len(self.stays.get(response.after_list, ())) >= response.after_times
        return any(stay.state == "open" for name in response.on_lists for stay in self.stays.get(name, ()))

    def product(self, kind: str, name: str, move: Move | None = None, *, shadow: bool = False) -> float:
        """Product of the multipliers in force now."""
        factors = [
            self.values.at(each.by, 0.0) for each in self.responses(kind, name, move) if self.in_force(each, shadow)
        ]
        if self.off("R23"):
            return max(factors, default=1.0)
        product = 1.0
        for factor in factors:
            product *= factor
        return product

    def chosen(self, height: float, kind: str, name: str, move: Move | None = None) -> tuple[bool, bool]:
        """Whether a candidate of a height happens in the life, and in the shadow."""
        life = self.product(kind, name, move)
        return height <= life, height <= self.product(kind, name, move, shadow=True)

    def levels(self, kind: str, name: str, move: Move | None = None) -> range:
        """Levels of raised heights that a product can exceed."""
        most, level = 1.0, 1
        for each in self.responses(kind, name, move):
            most *= max(1.0, self.values.at(each.by, 0.0))
        while 2.0 ** (level - 1) < most:
            level += 1
        return range(1, level)

    def above(
        self, kind: str, rate: float, steps: Steps, path: str, purpose: str, name: str, move: Move | None = None
    ) -> Iterator[tuple[float, float, int]]:
        """All raised candidates: times, heights, numbers."""
        for level in self.levels(kind, name, move):
            yield from self.raised(level, rate, steps, path, purpose)
