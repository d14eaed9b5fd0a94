"""Which synthetic persons: how many, by which seed, on how many threads; typed and read alike by every command that runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.numbers import whole

if TYPE_CHECKING:
    from standing.scenario import Scenario

PEOPLE: Final = 1_000_000
"""Persons of a run whose scenario is larger and whose command says nothing."""

MOST_PEOPLE: Final = 2**32
MOST_SEED: Final = 2**64 - 1
MOST_THREADS: Final = 1_024

Number = Annotated[str | None, Parameter(metavar="N")]
Seed = Annotated[str, Parameter(metavar="S", allow_leading_hyphen=True)]
Threads = Annotated[str | None, Parameter(metavar="K")]


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Persons:
    """Which synthetic persons live.

    Parameters
    ----------
    people
        How many synthetic persons; 1_000_000, 1e6 and 10M are all understood. Default: as many as the scenario has, at
        most one million; to validate, as many as its expectations say.
    seed
        Which synthetic persons; 1 if nothing is said. The same seed gives the same persons, on every machine.
    threads
        How many threads work at once; by default one per core. The result does not depend on it.
    """

    people: Number = None
    seed: Annotated[str | None, Parameter(metavar="S", allow_leading_hyphen=True)] = None
    threads: Threads = None

    @property
    def typed(self) -> dict[str, str]:
        """Options that were typed, with what was typed."""
        options = {"--people": self.people, "--seed": self.seed, "--threads": self.threads}
        return {option: given for option, given in options.items() if given is not None}

    @property
    def asked(self) -> int | None:
        """Number that was asked for; None if nothing was said."""
        return people_from(self.people)

    @property
    def key(self) -> int:
        """The seed."""
        return 1 if self.seed is None else seed_from(self.seed)

    @property
    def workers(self) -> int | None:
        """Threads; None if nothing was said."""
        return threads_from(self.threads)

    def counted(self, scenario: Scenario) -> int:
        """Give how many live: as many as were asked for, or else as the scenario has, at most a million."""
        from standing.experiments.run import people_of

        return self.asked or min(people_of(scenario), PEOPLE)


PERSONS: Final = Persons()
"""Who lives where a command says nothing more."""


def people_from(text: str | None) -> int | None:
    """Number of persons that a text says; None for none."""
    return None if text is None else whole("--people", text, 1, MOST_PEOPLE)


def seed_from(text: str) -> int:
    """Seed that a text says."""
    return whole("--seed", text, 0, MOST_SEED)


def threads_from(text: str | None) -> int | None:
    """Number of threads that a text says; None for none."""
    return None if text is None else whole("--threads", text, 1, MOST_THREADS)
