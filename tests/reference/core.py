"""The frame of a life: its clock, its agenda, its draws, what it counts and what it writes down."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator

from tests.reference.place import Place
from tests.reference.rows import Row
from tests.reference.scores import ScoreTracks
from tests.reference.things import Act, Listing, Observation
from tests.reference.values import DAY, NEVER, Draws, Steps, factor, log

KINDS = (
    "leaving", "lift", "amnesty", "end", "term", "settlement", "judgment", "undone", "risen", "move", "move_raised",
    "act", "act_raised", "outcome", "stray", "alarm", "assessment_rate", "assessment_date", "assessment_schedule",
    "observation", "hand", "hand_date", "copy", "decision", "beginning", "hidden", "notice", "aware", "filing",
    "attempt", "attempt_raised", "dependant", "misfire",
)  # fmt: skip
ENDS = KINDS[1:6]
BLOCK = 64 * DAY
RAISED = 2_246_822_507
HIGH = 1 << 31
"""High words count modulo this."""

Tallies = Counter[tuple[str, str, str]]
What = Callable[[float], None]


class Core:
    """State of one generation of one person, and the loop that lives it."""

    def __init__(self, place: Place, seed: int, person: int, generation: int = 0, birth: float = 0.0) -> None:
        self.place, self.values, self.clock = place, place.values, place.clock
        self.without = place.without
        self.scenario = place.scenario
        assert self.scenario.world is not None
        self.world, self.regime = self.scenario.world, self.scenario.regime
        self.person, self.generation, self.birth = person, generation, birth
        self.draws = Draws(seed, person, 0 if self.off("R28") else generation)
        self.end = self.scenario.clock.seconds
        self.left = False
        since = self.scenario.clock.measures_from
        self.since = 0.0 if since is None else self.clock.seconds(since)
        self.now = birth
        self.tallies: Tallies = Counter()
        self.rows: list[Row] = []
        self.agenda: list[tuple[float, int, int, What]] = []
        self.sequence = 0
        kinds = [each for each in KINDS if each not in ENDS] + list(ENDS) if self.off("R25") else KINDS
        self.order = {kind: at for at, kind in enumerate(kinds)}
        self.record: list[Observation] = []
        self.acts: dict[str, list[Act]] = {name: [] for name in self.world.conducts}
        self.statuses: dict[str, str] = {}
        self.shadow: dict[str, str] = {}
        self.scores: dict[str, ScoreTracks] = {}
        self.current: dict[str, Listing | None] = dict.fromkeys(self.regime.lists)
        self.stays: dict[str, list[Listing]] = {name: [] for name in self.regime.lists}
        self.candidates = 0
        self.met: dict[str, float] = dict.fromkeys(self.regime.lists, NEVER)
        self.ever: set[str] = set()
        self.ever_wrongful: set[str] = set()
        self.most_denied = 0
        shape = self.world.population.frailty
        self.frailty = 1.0
        if shape is not None:
            self.frailty = factor(float(shape), self.draws.own("world.population", "frailty", 0)[0])

    def off(self, ruling: str) -> bool:
        """Whether a ruling is left out."""
        return ruling in self.without

    def plan(self, time: float, kind: str, what: What) -> None:
        """Put an event on the agenda."""
        if self.now <= time < self.end:
            heapq.heappush(self.agenda, (time, self.order[kind], self.sequence, what))
            self.sequence += 1

    def next_event(self) -> bool:
        """Let the next event happen; False where there is none."""
        if not self.agenda or self.left:
            return False
        time, _, _, what = heapq.heappop(self.agenda)
        self.pass_to(time)
        what(time)
        return True

    def comes_now(self, kind: str) -> bool:
        """Whether the next event is of a kind, at this instant."""
        return bool(self.agenda) and self.agenda[0][:2] == (self.now, self.order[kind])

    def pass_to(self, time: float) -> None:
        """Let time pass."""
        raise NotImplementedError

    def count(self, tally: str, item: str, part: str = "", number: int = 1) -> None:
        """Count an event now."""
        if self.now >= self.since:
            self.tallies[tally, item, part] += number

    def write(
        self, event: str, item: str = "", part: str = "", *, truth: str = "", made: bool = False, cause: str = "",
        listing: int = -1, n: int = -1, value: float = 0.0,
    ) -> None:  # fmt: skip
        """Write an event down."""
        head = (self.person, self.generation, self.place.cell, self.now)
        self.rows.append(Row(*head, event, item, part, truth, made, cause, listing, n, value))

    def write_of(self, event: str, listing: Listing, part: str = "", *, item: str = "") -> None:
        """Write an event of a listing down."""
        self.write(event, item or listing.on, part, truth=listing.kind, listing=listing.number)

    # --- streams ----------------------------------------------------------------------------------------------------

    def following(self, steps: Steps, rate: float, time: float, u: float) -> float:
        """Eq. 3.3: when the integral from a time on reaches -log u."""
        return steps.inverse(steps.integral(time) + -log(u) / rate) if rate > 0.0 else NEVER

    def stream(
        self, rate: float, steps: Steps, path: str, purpose: str, since: float = 0.0
    ) -> Iterator[tuple[float, float, int]]:
        """Eq. 3.2 from birth (or later) on: times of a stream, each with its second uniform and number."""
        reached, n = rate * steps.integral(max(self.birth, since)), 0
        while rate > 0.0:
            first, second = self.draws.own(path, purpose, n)
            reached += -log(first)
            time = steps.inverse(reached / rate)
            if time >= self.end:
                return
            yield time, second, n
            n += 1

    def blocks(self, rate: float, steps: Steps, path: str, purpose: str) -> Iterator[tuple[float, float, int]]:
        """Eq. 3.5: the same for a stream that restarts in each block of 64 days."""
        block = int(self.birth // BLOCK)
        while rate > 0.0 and block * BLOCK < self.end:
            total, position = 0.0, 0
            while True:
                n = (block << 16) + position
                first, second = self.draws.own(path, purpose, n)
                total += -log(first)
                time = steps.inverse(steps.integral(block * BLOCK) + total / rate)
                if time >= min((block + 1) * BLOCK, self.end):
                    break
                if time > self.birth or self.birth == 0.0:
                    yield time, second, n
                position += 1
            block += 1

    def raised(
        self, level: int, rate: float, steps: Steps, path: str, purpose: str
    ) -> Iterator[tuple[float, float, int]]:
        """Candidates of heights (2^(j-1), 2^j]: times, heights and numbers of two words."""
        scale = 2.0 ** (level - 1)
        high = (level * RAISED) % HIGH
        for time, second, n in self.blocks(scale * rate, steps, path, f"{purpose}/{level}"):
            yield time, scale * (1.0 + second), (high << 32) | n
