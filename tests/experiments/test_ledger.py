"""A ledger as a file: what is in it, in which order, what it says about itself, and that it is whole or not there."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest

from standing.engine.ledger import lived, vocabulary
from standing.errors import InputError
from standing.experiments import ledger, ledger_parts
from standing.experiments.ledger import estimate, metadata, stretches
from standing.experiments.ledger_parts import MEMORY_MB, worded
from standing.experiments.run import run
from standing.records.events import COLUMNS, EVENTS
from standing.scenario import Scenario, load
from standing.version import VERSION

PEOPLE = 3_000


@pytest.fixture(scope="module")
def tutorial() -> Scenario:
    return load("tutorial")


@pytest.fixture(scope="module")
def written(tutorial: Scenario, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "ledger.parquet"
    run(tutorial, people=PEOPLE, seed=1, threads=2, ledger=path)
    return path


def read(path: Path) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        return connection.execute("SELECT * FROM read_parquet(?)", [str(path)]).fetchall()


def expected(scenario: Scenario, people: int = PEOPLE) -> list[tuple[Any, ...]]:
    words = vocabulary(scenario, people, 1)
    found = []
    for chunk in lived(scenario, people=people, seed=1):
        columns = worded(chunk, words)
        found += list(zip(*(columns[name].tolist() for name in COLUMNS), strict=True))
    return found


def test_the_file_holds_every_event_of_every_person_in_order(tutorial: Scenario, written: Path) -> None:
    rows = read(written)
    assert rows == expected(tutorial)
    persons = [row[0] for row in rows]
    assert persons == sorted(persons)
    assert set(persons) < set(range(PEOPLE))  # those to whom nothing happens have no rows
    order = [(row[0], row[1], row[3]) for row in rows]
    assert order == sorted(order)


def test_columns_are_those_of_the_vocabulary(written: Path) -> None:
    with duckdb.connect() as connection:
        found = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(written)]).fetchall()
    assert tuple(row[0] for row in found) == COLUMNS
    types = {row[0]: row[1] for row in found}
    assert {types[name] for name in ("event", "item", "part", "truth", "cause")} == {"VARCHAR"}
    assert (types["person"], types["time"], types["made"]) == ("BIGINT", "DOUBLE", "BOOLEAN")
    assert {row[4] for row in read(written)} <= set(EVENTS)


def test_the_file_says_what_it_is(tutorial: Scenario, written: Path) -> None:
    with duckdb.connect() as connection:
        rows = connection.execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(written)]).fetchall()
    found = {key.decode(): value.decode() for key, value in rows}
    assert metadata(tutorial, people=PEOPLE, seed=1).items() <= found.items()
    assert found["what"] == "simulated, synthetic persons"
    assert (found["digest"], found["people"], found["seed"]) == (tutorial.digest, str(PEOPLE), "1")
    assert (found["standing"], found["schema_version"]) == (VERSION, "1")
    assert tuple(json.loads(found["vocabulary"])["event"]) == EVENTS


def test_a_ledger_changes_no_number_and_threads_change_no_event(
    tutorial: Scenario, written: Path, tmp_path: Path
) -> None:
    one = run(tutorial, people=PEOPLE, seed=1, threads=1, ledger=tmp_path / "one.parquet")
    assert one.tallies.digest == run(tutorial, people=PEOPLE, seed=1).tallies.digest
    assert read(tmp_path / "one.parquet") == read(written)


def test_parts_are_joined_in_order(
    tutorial: Scenario, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_parts, "PART_ROWS", 1_000)
    folder = tmp_path / "it's [1] of 2*"
    run(tutorial, people=PEOPLE, seed=1, ledger=folder / "many.parquet")
    folder.rename(tmp_path / "plain")
    assert read(tmp_path / "plain" / "many.parquet") == read(written)
    assert [path.name for path in (tmp_path / "plain").iterdir()] == ["many.parquet"]


def test_an_interrupted_run_leaves_the_older_file_and_nothing_else(tutorial: Scenario, tmp_path: Path) -> None:
    path = tmp_path / "ledger.parquet"
    path.write_text("older")

    def stop(done: int, _of: int, _note: str) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(tutorial, people=PEOPLE, seed=1, ledger=path, on_progress=stop)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_without_duckdb_the_run_is_not_begun(
    tutorial: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    begun: list[int] = []
    with pytest.raises(InputError, match="pip install duckdb"):
        run(tutorial, people=10, ledger=tmp_path / "a.parquet", on_progress=lambda *_: begun.append(1))
    assert not begun


def test_until_keeps_the_ledger_of_the_run_that_was_precise_enough(tutorial: Scenario, tmp_path: Path) -> None:
    done = run(tutorial, until="Q8:20%", people=5_000, ledger=tmp_path / "a.parquet")
    rows = read(tmp_path / "a.parquet")
    assert done.people * 0.95 < max(row[0] for row in rows) < done.people
    assert sum(row[4] == "act" for row in rows) == done.tallies.value("acts", "unpaid_fine")
    assert "Q8" in done.notes[0]


def test_an_estimate_is_near(tutorial: Scenario) -> None:
    expected_ = estimate(tutorial, people=20_000, seed=1)
    events = sum(len(chunk.person) for chunk in lived(tutorial, people=20_000, seed=1))
    assert expected_.events == pytest.approx(events, rel=0.1)
    assert not expected_.is_large
    assert estimate(tutorial, people=2**32, seed=1).is_large


def test_the_size_of_an_event_is_as_stated(tutorial: Scenario, tmp_path: Path) -> None:
    run(tutorial, people=20_000, seed=1, ledger=tmp_path / "a.parquet")
    events = len(read(tmp_path / "a.parquet"))
    assert 4 < (tmp_path / "a.parquet").stat().st_size / events < ledger.BYTES_PER_EVENT * 1.5


@pytest.mark.parametrize("people", [1, 31, 32, 4_096, 4_097, 10**6])
def test_stretches_lie_inside_and_apart(people: int) -> None:
    spread = stretches(people, 4_096, 32)
    assert all(0 <= first < last <= people for first, last in spread)
    assert all(one[1] <= other[0] for one, other in pairwise(spread))
    assert sum(last - first for first, last in spread) == min(people, 4_096)


MEASURED = """
import resource, sys, tempfile
from pathlib import Path
import numpy as np
from standing.engine.ledger import lived, vocabulary
from standing.experiments import ledger
from standing.scenario import load
scenario = load("tutorial")
(chunk,) = list(lived(scenario, people=100, seed=1, first=0, last=1)) or [None]
from dataclasses import fields, replace
many = replace(chunk, **{f.name: np.repeat(getattr(chunk, f.name), 100_000 // len(chunk.person)) for f in fields(chunk)})
with tempfile.TemporaryDirectory() as folder:
    with ledger.ledger_file(Path(folder) / "a.parquet", scenario, people=100, seed=1) as add:
        add(many)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for _ in range(40):
            add(many)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print((after - before) // 1024)
"""


@pytest.mark.slow
def test_memory_stays_below_what_is_stated() -> None:
    done = subprocess.run([sys.executable, "-c", MEASURED], text=True, capture_output=True, check=True)
    assert int(done.stdout) < MEMORY_MB


def test_words_are_those_of_the_vocabulary_event_by_event(tutorial: Scenario) -> None:
    words = vocabulary(tutorial, PEOPLE, 1)
    for chunk in lived(tutorial, people=PEOPLE, seed=1, first=0, last=200):
        said, columns = words.words(chunk), worded(chunk, words)
        for name in COLUMNS:
            assert list(said[name]) == list(columns[name]), name
        assert isinstance(columns["n"], np.ndarray)
