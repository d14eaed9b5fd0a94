"""The engine as a whole: the same bits for any threads, blocks, room and way of running; exact identities of its tallies."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from standing.engine import simulate, simulate_ranges
from standing.engine.marks import Left
from standing.scenario import Scenario
from tests.engine.interpreted import PEOPLE, SCENARIOS
from tests.engine.scenarios import everything

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=SCENARIOS)
def name(request: pytest.FixtureRequest) -> str:
    """Name of a scenario; the two together use every mechanism."""
    return str(request.param)


@pytest.fixture
def scenario(name: str) -> Scenario:
    """The scenario of that name."""
    return SCENARIOS[name]()


@pytest.fixture(scope="module")
def interpreted() -> dict[tuple[str, str], list[str]]:
    """Answers of `interpreted.py`, by scenario and question."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.interpreted"],
        cwd=ROOT,
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers = (line.split() for line in done.stdout.splitlines())
    return {(scenario, question): rest for scenario, question, *rest in answers}


@pytest.mark.parametrize(("threads", "block"), [(1, 1_000_000), (2, 1_000), (3, 77), (2, 1)])
def test_threads_and_blocks_change_nothing(scenario: Scenario, threads: int, block: int) -> None:
    """Every tally is an integer, and integers add up in any order."""
    people = 2_000 if block == 1 else 20_000
    one, _ = simulate(scenario, people=people, seed=7, threads=1)
    other, _ = simulate(scenario, people=people, seed=7, threads=threads, block=block)
    assert one.digest == other.digest


def test_seeds_differ(scenario: Scenario) -> None:
    """Another seed is another population."""
    digests = {simulate(scenario, people=2_000, seed=seed)[0].digest for seed in (0, 1, 2, 2**64 - 1)}
    assert len(digests) == 4


def test_interpreted_kernels_give_the_same_bits(
    name: str, scenario: Scenario, interpreted: dict[tuple[str, str], list[str]]
) -> None:
    """Plain Python, on the same addresses, ends in the same digest as compiled code."""
    tallies, _ = simulate(scenario, people=PEOPLE[name], seed=5)
    assert interpreted[name, "digest"] == [tallies.digest]


def test_interpreted_kernels_leave_the_same_marks(interpreted: dict[tuple[str, str], list[str]]) -> None:
    """So that lives which are compared tell the same events; without true bounds of a factor its last bits would be others."""
    name = "everything"
    left: list[Left] = []
    people = PEOPLE[name]
    list(simulate_ranges(SCENARIOS[name](), [(0, people)], people=people, seed=5, on_left=left.append))
    assert [int(each) for each in interpreted[name, "marks"]] == [mark for each in left for mark in each.marks.tolist()]
    assert any(mark != "0" for mark in interpreted[name, "marks"])


def test_a_person_can_be_carried_on_from_any_instant(name: str, interpreted: dict[tuple[str, str], list[str]]) -> None:
    """Advancing by weeks gives what one advance to the end gives."""
    same, *happened = interpreted[name, "until"]
    assert same == "True"
    assert {"acts", "observations", "decisions", "listings"} <= set(happened)


def test_a_life_that_does_not_fit_is_lived_again_with_more_room(
    name: str, interpreted: dict[tuple[str, str], list[str]]
) -> None:
    """A full agenda is reported, and a larger one changes nothing else."""
    assert interpreted[name, "room"] == ["True", "True"]
    assert interpreted[name, "same"] == ["True"]


def test_a_second_process_compiles_nothing_and_does_without_numba(tmp_path: Path) -> None:
    """The cache of the first process serves the second: no file of it is written again."""
    script = (
        "import sys; from tests.engine.scenarios import everything as e; from standing.engine import simulate; "
        "print(simulate(e(), people=9)[0].digest, 'numba' in sys.modules)"
    )

    def told() -> list[str]:
        """What another process says, in a cache that no other test writes to."""
        command, environment = [sys.executable, "-c", script], {**os.environ, "STANDING_CACHE": str(tmp_path)}
        return subprocess.run(
            command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
        ).stdout.split()

    def written() -> dict[Path, int]:
        """Every file of the cache, and when it was written."""
        return {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}

    told()
    before = written()
    assert told() == [simulate(everything(), people=9)[0].digest, "False"]
    assert before
    assert written() == before


def test_progress_is_reported_up_to_everybody() -> None:
    """The callback hears of every block, and last of everybody."""
    heard: list[tuple[int, int, str]] = []
    simulate(everything(), people=5_000, seed=1, block=1_000, on_progress=lambda *told: heard.append(told))
    assert heard[-1][:2] == (5_000, 5_000)


def test_an_exception_from_the_callback_stops_the_run() -> None:
    """So that Ctrl-C ends between blocks."""

    def stop(done: int, of: int, note: str) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        simulate(everything(), people=5_000, seed=1, block=100, on_progress=stop)
