"""Precision instead of persons: what is asked, how many it takes, and what is said when it cannot be had."""

from __future__ import annotations

import math

import pytest
from tests.measures.synthetic import lives, made_up, without

from standing.errors import InputError
from standing.experiments.outcome import Run
from standing.experiments.run import people_of, run
from standing.experiments.until import PILOT, Target, half_width, next_people, until


def attempted(people: int, tried: list[int] | None = None) -> Run:
    """Make a run of so many made-up persons, few of whom anything happens to."""
    if tried is not None:
        tried.append(people)
    return Run(made_up(), lives(made_up(), people, people, 0.02), people, 1, 1, 0.0, 0.0)


def test_a_target_is_read() -> None:
    assert Target.of(" Q3: 5% ") == Target("Q3", 0.05)
    assert Target.of("Q10:0.5 %") == Target("Q10", 0.005)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Q3", "a measure and a precision"),
        ("Q3:0%", "a measure and a precision"),
        ("Q3:100%", "a measure and a precision"),
        ("Q3:5", "a measure and a precision"),
        ("Q13:5%", "one of Q1, Q2"),
    ],
)
def test_what_is_no_target_is_refused(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        Target.of(text)


def test_it_runs_until_the_least_precise_item_is_precise_enough() -> None:
    tried: list[int] = []
    run = until(Target("Q3", 0.15), lambda people: attempted(people, tried), most=400_000)
    assert tried[0] == PILOT
    assert len(tried) >= 2
    assert tried == sorted(tried)
    assert run.people == tried[-1]
    assert max(half_width(value) for value in run.catalogue.leading("Q3")) <= 0.15
    assert "15 % was asked" in run.notes[-1]
    assert "not reached" not in run.notes[-1]


def test_the_world_has_an_end_and_this_is_said() -> None:
    run = until(Target("Q3", 0.001), attempted, most=60_000)
    assert run.people == 60_000
    assert run.notes[-1].endswith("not reached, since the world has no more people")


def test_what_is_not_modelled_has_no_precision() -> None:
    lacking = without("sanctions:")

    def attempt(people: int) -> Run:
        return Run(lacking, lives(lacking, people, 1), people, 1, 1, 0.0, 0.0)

    with pytest.raises(InputError, match="Q16, which is not modelled here"):
        until(Target("Q16", 0.05), attempt, most=1_000)


def test_persons_grow_with_the_square_of_the_width() -> None:
    assert next_people(1_000, 0.10, 0.05) == pytest.approx(4_400, abs=1)
    assert next_people(1_000, math.inf, 0.05) == 100_000
    assert next_people(1_000, 0.0501, 0.05) > 1_000


def test_through_the_engine_it_stops_when_it_is_precise_and_at_the_people_of_the_world() -> None:
    enough = run(made_up(), until="Q2:20%", threads=1)
    assert enough.people == people_of(made_up())
    assert "20 % was asked" in enough.notes[-1]
    assert "not reached" not in enough.notes[-1]
    capped = run(made_up(), people=2_000, until="Q3:0.1%", threads=1)
    assert capped.people == 2_000
    assert capped.notes[-1].endswith("not reached, since the world has no more people")
    assert capped.tallies.digest == run(made_up(), people=2_000, threads=2).tallies.digest
