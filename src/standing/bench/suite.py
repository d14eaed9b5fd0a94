"""Every engine in a process of its own, one after another; each checked against the oracle, and all compared with Standing."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from statistics import NormalDist
from typing import Any, Final

from standing.bench.model import DAYS, GROUPS, OUTPUTS
from standing.bench.oracle import expected, spread
from standing.engine.specialist import Wish

ERROR: Final = 1e-4
"""Probability that a right set of engines has one number beyond the bound, over all numbers of a run."""

SMALLEST: Final = 1_000
PATIENCE: Final = 3_600
"""Seconds that one engine may take."""


@dataclass(frozen=True)
class Engine:
    """One engine under test.

    Parameters
    ----------
    name
        As it is shown.
    module
        Program that measures it.
    package
        What has to be installed for it, as Python imports it.
    people
        How many persons it simulates, unless another scale is asked for: about half a minute's worth.
    what
        How it goes about it.
    daily
        Whether it steps by days, and is held to the oracle of that convention.
    kernel
        Whether Standing makes a kernel for the scenario: what `STANDING_SPECIALIZE` says.
    threads
        How many it has, whatever is asked for; as many as are asked for if None.
    """

    name: str
    module: str
    package: str
    people: int
    what: str
    daily: bool
    kernel: Wish = Wish.AUTO
    threads: int | None = None


ENGINES: Final = (
    Engine(
        "standing",
        "standing.bench.ours",
        "standing",
        100_000_000,
        "the scenario file, kernel for this scenario",
        daily=False,
        kernel=Wish.ALWAYS,
    ),
    Engine(
        "standing-generic",
        "standing.bench.ours",
        "standing",
        100_000_000,
        "the scenario file, kernel for any scenario",
        daily=False,
        kernel=Wish.NEVER,
    ),
    Engine(
        "standing-one-thread",
        "standing.bench.ours",
        "standing",
        100_000_000,
        "the scenario file, kernel for this scenario, one thread",
        daily=False,
        kernel=Wish.ALWAYS,
        threads=1,
    ),
    Engine(
        "numba",
        "standing.bench.peers.numba_kernel",
        "numba",
        100_000_000,
        "a kernel for this model alone, which draws the number of hits first",
        daily=False,
    ),
    Engine(
        "numba-acts",
        "standing.bench.peers.numba_acts",
        "numba",
        100_000_000,
        "a kernel for this model alone, from act to act",
        daily=False,
    ),
    Engine(
        "simpy", "standing.bench.peers.simpy_processes", "simpy", 300_000, "a process per person, exact", daily=False
    ),
    Engine(
        "mesa-events",
        "standing.bench.peers.mesa_events",
        "mesa",
        300_000,
        "an agent per person, by events",
        daily=False,
    ),
    Engine("starsim", "standing.bench.peers.starsim_days", "starsim", 300_000, "arrays by days", daily=True),
    Engine("polars", "standing.bench.peers.polars_days", "polars", 300_000, "a data frame by days", daily=True),
    Engine("mesa", "standing.bench.peers.mesa_days", "mesa", 10_000, "an agent per person, by days", daily=True),
)
"""Standing first, then what an expert would write for this one model, then packages."""

NATION: Final = (1_000_000, 10_000_000, 100_000_000, 1_400_000_000)
"""Sizes at which china-2018 is run for the slope."""


@dataclass(frozen=True)
class Measured:
    """What one engine took, and what it found.

    Parameters
    ----------
    engine
        Its name.
    people
        Persons that it simulated, over `DAYS` days.
    elapsed_s, cpu_s, compile_s
        Wall-clock and processor seconds of the simulation, and seconds until it was ready.
    empty_mib, peak_mib
        Memory held before and at most, MiB; None where the system does not say.
    versions
        Of the packages that it needs.
    scores
        z-score against the oracle of each output in A and in B.
    """

    engine: str
    people: int
    elapsed_s: float
    cpu_s: float
    compile_s: float
    empty_mib: int | None
    peak_mib: int | None
    versions: dict[str, str]
    scores: dict[str, tuple[float, ...]]

    @property
    def speed(self) -> float:
        """Person-days per second of wall-clock time."""
        return self.people * DAYS / self.elapsed_s

    @property
    def mib_per_million(self) -> float | None:
        """MiB that a million people add."""
        if self.peak_mib is None or self.empty_mib is None:
            return None
        return (self.peak_mib - self.empty_mib) / self.people * 1e6

    @property
    def largest(self) -> float:
        """Largest absolute z-score."""
        return max((abs(score) for scores in self.scores.values() for score in scores), default=0.0)

    def row(self) -> dict[str, Any]:
        """Give everything as plain numbers."""
        return {**asdict(self), "person_days_per_s": self.speed, "mib_per_million": self.mib_per_million}


def bound_for(numbers: int) -> float:
    """Largest |z| that so many right numbers exceed with probability `ERROR` (Šidák)."""
    return NormalDist().inv_cdf(1.0 - (1.0 - (1.0 - ERROR) ** (1.0 / max(numbers, 1))) / 2.0)


def is_installed(engine: Engine) -> bool:
    """Whether the package of an engine is there."""
    return find_spec(engine.package) is not None


def run(
    engines: Sequence[Engine],
    *,
    scale: float = 1.0,
    seed: int = 1,
    threads: int | None = None,
    on_start: Callable[[str, int], None] = lambda _name, _people: None,
) -> Iterator[Measured]:
    """Measure engines one after another.

    Parameters
    ----------
    engines
        Which.
    scale
        Multiple of each engine's people.
    seed
        Of every engine.
    threads
        Of those that have threads, but for one that has a number of its own; all processors if None.
    on_start
        Called with name and people of each before it runs.

    Raises
    ------
    RuntimeError
        If an engine does not end well; its last words are told.
    """
    for engine in engines:
        people = max(SMALLEST, round(engine.people * scale / 2) * 2)
        on_start(engine.name, people)
        program = ["-m", engine.module]
        told = measured_by(program, people=people, seed=seed, threads=engine.threads or threads, kernel=engine.kernel)
        yield Measured(
            engine=engine.name,
            people=people,
            elapsed_s=told["elapsed_s"],
            cpu_s=told["cpu_s"],
            compile_s=told["compile_s"],
            empty_mib=told["empty_mib"],
            peak_mib=told["peak_mib"],
            versions=told["versions"],
            scores=scores_of(told["outputs"], people, daily=engine.daily),
        )


def measured_by(
    program: Sequence[str], *, people: int, seed: int, threads: int | None, kernel: Wish = Wish.AUTO
) -> dict[str, Any]:
    """Run a program that measures itself, and give what it tells."""
    command = [sys.executable, *program, "--people", str(people), "--seed", str(seed)]
    asked = {"STANDING_BENCH_THREADS": str(threads or 0), "STANDING_SPECIALIZE": kernel.value}
    surroundings = {**os.environ, **asked, "STARSIM_INSTALL_FONTS": "0"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings, timeout=PATIENCE)
    if done.returncode:
        raise RuntimeError(f"{' '.join(program)}: {done.stderr.strip().splitlines()[-1:] or done.returncode}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def scores_of(outputs: dict[str, list[float]], people: int, *, daily: bool) -> dict[str, tuple[float, ...]]:
    """z-scores of what came out against what is expected of so many people, half of them in each group."""
    means, spreads = expected(daily=daily)._asdict(), spread()._asdict()
    half = people / len(GROUPS)
    return {
        name: tuple(
            (outputs[name][group] - half * means[name][group]) / (spreads[name][group] * math.sqrt(half))
            for group in range(len(GROUPS))
        )
        for name in OUTPUTS
    }


def slope(sizes: Sequence[int], *, threads: int | None = None, seed: int = 1) -> list[dict[str, Any]]:
    """Run china-2018 at several sizes; gives people, seconds and memory of each."""
    found = []
    for people in sizes:
        program = ["-m", "standing.bench.ours", "china-2018"]
        told = measured_by(program, people=people, seed=seed, threads=threads, kernel=Wish.ALWAYS)
        found.append({name: told[name] for name in ("people", "elapsed_s", "cpu_s", "peak_mib")})
    return found


def exponent(runs: Sequence[dict[str, Any]]) -> float | None:
    """Slope of the logarithm of processor seconds over that of people, between the two largest runs."""
    if len(runs) < 2:
        return None
    few, many = runs[-2], runs[-1]
    return math.log(many["cpu_s"] / few["cpu_s"]) / math.log(many["people"] / few["people"])
