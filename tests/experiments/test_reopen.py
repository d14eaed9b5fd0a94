"""A run that was saved is kept whole beside its tables, and opens again without being lived."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from standing.errors import InputError
from standing.experiments.outcome import Run
from standing.experiments.reopen import reopened
from standing.experiments.run import run
from standing.experiments.whole import WHOLE, keep, source_from
from standing.records.piece import read_piece
from standing.scenario import Scenario, load
from standing.scenario.load import load_text


@pytest.fixture(scope="module")
def made() -> Run:
    return run(load("tutorial", {"regime.lists.debtors.term": "1y"}), people=2_000)


def test_it_is_the_same_run_with_its_intervals(made: Run, tmp_path: Path) -> None:
    made.save(tmp_path)
    piece = read_piece(tmp_path / WHOLE)
    again = reopened(piece, load("tutorial", piece.changes))
    assert again is not None
    assert again.tallies.digest == made.tallies.digest
    assert again.values == made.values


def test_it_is_small_and_the_same_bytes_each_time(made: Run, tmp_path: Path) -> None:
    path = keep(made.scenario, made.tallies, made.people, made.seed, tmp_path)
    first = path.read_bytes()
    assert len(first) < 200_000
    assert keep(made.scenario, made.tallies, made.people, made.seed, tmp_path).read_bytes() == first


def test_it_has_to_be_lived_again_by_another_engine(made: Run, tmp_path: Path) -> None:
    piece = read_piece(keep(made.scenario, made.tallies, made.people, made.seed, tmp_path))
    other = replace(piece, belonging=replace(piece.belonging, engine="another"))
    assert reopened(other, made.scenario) is None
    assert reopened(replace(piece, last=1_000), made.scenario) is None
    assert reopened(piece, load("tutorial")) is None


def test_a_damaged_file_is_refused(made: Run, tmp_path: Path) -> None:
    path = keep(made.scenario, made.tallies, made.people, made.seed, tmp_path)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(InputError, match="damaged"):
        read_piece(path)


def test_it_says_where_the_scenario_was(tmp_path: Path) -> None:
    own = tmp_path / "town.yaml"
    own.write_text(load("tutorial").text, encoding="utf-8")
    assert source_from(load(own), tmp_path / "results") == "../town.yaml"
    assert source_from(load("tutorial"), tmp_path) == ""
    text: Scenario = load_text(load("tutorial").text)
    assert source_from(text, tmp_path) == ""
