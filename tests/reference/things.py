"""What a life is made of: acts, observations, and listings with what happened to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.reference.values import NEVER

WORST = {"true": 0, "inherited": 0, "wrong_fact": 1, "wrong_person": 2, "by_hand": 3}
WORD = {0: "true", 1: "wrong_fact", 2: "wrong_person"}


@dataclass(frozen=True)
class Act:
    """Something that the person did; `made` by the regime or not."""

    conduct: str
    n: int
    time: float
    settled: float
    made: bool


@dataclass
class Observation:
    """A record against the person; `word` is its conduct, or the status that a flag on a trait is about."""

    sensor: str
    word: str
    time: float
    truth: str
    n: int
    source: int
    settled: float = NEVER
    made: bool = False
    act: Act | None = None
    taken: dict[str, float] = field(default_factory=dict)
    returned: set[str] = field(default_factory=set)
    cleared: bool = False
    consumed: bool = False

    @property
    def behind(self) -> object:
        """The act behind it, or itself: what `independent: act` counts once."""
        if self.act is not None:
            return self.act.conduct, self.act.n
        return self.source, self.n


@dataclass(eq=False)
class Listing:
    """A candidate, and the listing that it becomes; `source` and `n` are those of its trigger."""

    on: str
    source: int
    n: int
    kind: str
    cause: str
    conduct: str
    settled: float = NEVER
    observation: Observation | None = None
    made: bool = False
    chain: int = 0
    number: int = -1
    state: str = "pending"
    decided: float = NEVER
    begin: float = NEVER
    due: float = NEVER
    clock: int = 0
    ended: float = NEVER
    lifted: float = NEVER
    reason: str = ""
    stale: float = NEVER
    initial: bool = False
    counted: bool = False
    noticed: bool = False
    aware: bool = False
    bitten: bool = False
    appeals: int = 0
    filing: int = 0
    pending: bool = False
    suspended: bool = False
    forbidden: bool = False
    holds: bool = True
    public: bool = False
    hidden: bool = False
    acts: int = 0
    steps: set[str] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)

    @property
    def wrongful(self) -> bool:
        """Wrongful at entry."""
        return self.kind != "true"
