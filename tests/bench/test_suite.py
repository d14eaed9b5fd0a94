"""Engines are held to the oracle; ratios, slopes and tables follow from what was measured."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from standing.bench import suite
from standing.bench.machine import Machine
from standing.bench.model import GROUPS, OUTPUTS
from standing.bench.oracle import expected, spread
from standing.bench.page import Result, notes, page, rows
from standing.bench.suite import ENGINES, Engine, Measured, bound_for, exponent, is_installed, run, scores_of

BY_NAME = {engine.name: engine for engine in ENGINES}
MACHINE = Machine("a machine", 2.0, 10.0)
PEOPLE = {
    "standing": 2_000_000,
    "standing-generic": 2_000_000,
    "standing-one-thread": 2_000_000,
    "numba": 2_000_000,
    "numba-acts": 2_000_000,
    "simpy": 20_000,
    "mesa-events": 6_000,
    "starsim": 6_000,
    "polars": 6_000,
}
"""Persons of each engine in these tests; Mesa by days takes a second for a few hundred."""


def measured(name: str, people: int, elapsed_s: float) -> Measured:
    """A made-up measurement."""
    scores = dict.fromkeys(OUTPUTS, (0.5, -1.5))
    return Measured(name, people, elapsed_s, 2 * elapsed_s, 0.0, 100, 130, {}, scores)


def test_what_is_expected_scores_nothing_and_a_spread_more_scores_one() -> None:
    means, spreads, half = expected(), spread(), 5_000
    outputs = {
        name: [half * mean + math.sqrt(half) * each for mean, each in zip(means[at], spreads[at], strict=True)]
        for at, name in enumerate(OUTPUTS)
    }
    for scores in scores_of(outputs, 10_000, daily=False).values():
        assert scores == pytest.approx([1.0] * len(GROUPS))


def test_the_bound_grows_with_the_numbers() -> None:
    assert bound_for(1) == pytest.approx(3.8906, abs=1e-3)
    assert bound_for(8) < bound_for(56) < 5.0


@pytest.mark.slow
@pytest.mark.parametrize("name", PEOPLE)
def test_an_engine_agrees_with_the_oracle(name: str) -> None:
    """Each of eight numbers within the bound: a right engine fails with probability 1e-4."""
    engine = BY_NAME[name]
    if not is_installed(engine):
        pytest.skip(f"{engine.package} is not installed")
    (found,) = run([engine], scale=PEOPLE[name] / engine.people, threads=2)
    assert found.people == PEOPLE[name]
    assert found.largest < bound_for(8), found.scores


def test_one_engine_has_one_thread_whatever_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, int | None] = {}

    def measured_by(program: object, *, people: int, seed: int, threads: int | None, kernel: object) -> dict[str, Any]:
        asked[str(len(asked))] = threads
        numbers = dict.fromkeys(("elapsed_s", "cpu_s", "compile_s"), 1.0)
        outputs = {name: [0.0, 0.0] for name in OUTPUTS}
        return {**numbers, "empty_mib": 1, "peak_mib": 1, "versions": {}, "outputs": outputs}

    monkeypatch.setattr(suite, "measured_by", measured_by)
    for threads in (None, 3):
        list(run([BY_NAME["standing"], BY_NAME["standing-one-thread"]], threads=threads))
    assert list(asked.values()) == [None, 1, 3, 1]


def test_an_engine_that_fails_is_told_with_its_last_words() -> None:
    broken = Engine("broken", "standing.bench.peers.no_such_engine", "standing", 1_000, "", daily=False)
    with pytest.raises(RuntimeError, match="no_such_engine"):
        list(run([broken]))


def test_ratios_are_of_person_days_per_second() -> None:
    found = [measured("standing", 1_000_000, 1.0), measured("mesa", 1_000, 2.0)]
    assert found[0].speed == 1_825e6
    assert found[0].mib_per_million == 30
    result = Result(tuple(found), (), MACHINE, 4.0)
    assert [row[4] for row in rows(result)] == ["–", "2,000"]
    assert "times one draw" in " ".join(notes(result))
    told = json.loads(json.dumps(result.document()))
    assert told["slope"] is None
    assert [each["engine"] for each in told["engines"]] == ["standing", "mesa"]
    assert page(Result.of(told)) == page(result)


def test_the_page_of_the_documentation_is_what_its_document_says() -> None:
    folder = Path(__file__).parents[2] / "docs" / "reference"
    told = json.loads((folder / "bench.json").read_text(encoding="utf-8"))
    assert (folder / "bench.md").read_text(encoding="utf-8") == page(Result.of(told))


def test_the_slope_is_that_of_the_two_largest() -> None:
    runs = [{"people": people, "cpu_s": seconds} for people, seconds in ((10, 5.0), (100, 10.0), (10_000, 1_000.0))]
    assert exponent(runs) == pytest.approx(1.0)
    assert exponent(runs[:1]) is None
