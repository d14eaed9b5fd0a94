"""A run through the engine: its tables, its document, its files, and the same persons again."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import jsonschema
import pytest
from tests.measures.synthetic import TEXT, made_up

from standing.errors import InputError
from standing.experiments.document import schema
from standing.experiments.ranges import Ranges
from standing.experiments.run import Run, people_of, ranges, run
from standing.measures.measure import COLUMNS
from standing.measures.suppress import too_few
from standing.scenario import load_text

PEOPLE = 4_000


@pytest.fixture(scope="module")
def made() -> Run:
    return run(made_up(), people=PEOPLE, seed=1, threads=2)


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def varied(made: Run, told: list[str]) -> Ranges:
    return ranges(made, on_progress=lambda done, of, note: told.append(f"{done}/{of} {note}"))


def test_the_document_is_the_contract(made: Run) -> None:
    document = json.loads(json.dumps(made.document(), allow_nan=False))
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(document, schema())
    assert list(document) == schema()["required"]
    assert (document["people"], document["seed"], document["days"]) == (PEOPLE, 1, 1461)
    assert document["digest"] == made_up().digest
    assert sum(cell["people"] for cell in document["cells"]) == PEOPLE
    assert document["cells"][1] == {"cell": 1, "people": 500, "sex": "female", "region": "south"}
    assert set(document["measures"][0]) == set(COLUMNS)


def test_the_document_counts_what_the_tallies_count(made: Run) -> None:
    rows = made.document()["tallies"]
    found = sum(row["value"] for row in rows if (row["tally"], row["item"]) == ("listings", "debtors"))
    assert found == made.tallies.value("listings", "debtors") > 0
    assert all(type(row["value"]) is int for row in rows)


def test_the_schema_refuses_a_number_where_nothing_is_modelled(made: Run) -> None:
    document = made.document()
    row = next(row for row in document["measures"] if row["status"] == "not_modelled")
    row["value"] = 0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema())


def test_threads_change_nothing_but_the_time(made: Run) -> None:
    one = run(made_up(), people=PEOPLE, seed=1, threads=1)
    assert one.tallies.digest == made.tallies.digest
    assert run(made_up(), people=PEOPLE, seed=2).tallies.digest != made.tallies.digest


def test_measures_by_a_column(made: Run) -> None:
    assert set(made.measures().column("group")) == set(made.tallies.groups)
    assert set(made.measures("sex").column("group")) == {"all", "sex=female", "sex=male"}
    assert set(made.measures("all").column("group")) == {"all"}
    with pytest.raises(InputError, match='did you mean "region"'):
        made.measures("regoin")


def test_files_hold_what_the_tables_hold(made: Run, tmp_path: Path) -> None:
    made.save(tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {
        *(f"{name}.{kind}" for name in ("measures", "series", "tallies", "cells") for kind in ("csv", "parquet")),
        "document.json",
        "run.whole",
    }
    with (tmp_path / "out" / "measures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == made.measures().column("id")
    with duckdb.connect() as connection:
        path = str(tmp_path / "out" / "tallies.parquet")
        total = connection.execute("SELECT sum(value) FROM read_parquet(?) WHERE tally = 'acts'", [path]).fetchone()
    assert total == (sum(made.tallies.value("acts", each) for each in ("default", "littering")),)
    assert json.loads((tmp_path / "out" / "document.json").read_text(encoding="utf-8"))["seed"] == 1


def test_every_way_in_gives_the_same_numbers(made: Run, tmp_path: Path) -> None:
    """Saved with one thread and read back: the document of two threads, but for how it was made."""
    run(made_up(), people=PEOPLE, seed=1, threads=1).save(tmp_path)
    read, told = json.loads((tmp_path / "document.json").read_text(encoding="utf-8")), made.document()
    jsonschema.validate(read, schema())
    for each in ("threads", "elapsed_s", "compile_s", "peak_mib"):
        del read[each], told[each]
    assert read == json.loads(json.dumps(told))
    with duckdb.connect() as connection:
        for name, table in (("series", made.series_table()), ("tallies", made.tally_table())):
            rows = connection.execute("SELECT * FROM read_parquet(?)", [str(tmp_path / f"{name}.parquet")]).fetchall()
            assert rows == list(map(tuple, table.rows))


def test_what_people_see_is_suppressed_and_says_that_it_is_synthetic(made: Run) -> None:
    html = made.measures()._repr_html_()
    assert "on synthetic persons" in html
    assert too_few() in str(made.measures("region"))


def test_a_run_says_in_one_line_what_it_is(made: Run) -> None:
    assert repr(made) == "Run of made-up: 4,000 synthetic persons, seed 1, 1,461 days"


def test_progress_is_told() -> None:
    told: list[tuple[int, int, str]] = []
    run(made_up(), people=640, on_progress=lambda *each: told.append(each))
    assert told[-1][:2] == (640, 640)


def test_people_default_to_the_worlds() -> None:
    assert people_of(made_up()) == 8_000
    with pytest.raises(InputError, match="one person or more"):
        run(made_up(), people=0)
    with pytest.raises(InputError, match="at most 4,294,967,296 per seed"):
        run(made_up(), people=2**33)


def test_a_wrong_choice_is_refused_before_anything_is_run() -> None:
    with pytest.raises(InputError, match="measures, Q5, within"):
        run(load_text(TEXT.replace("within: 180d", "within: soon")), people=640)


def test_ranges_run_the_same_persons_at_both_ends(made: Run, varied: Ranges, told: list[str]) -> None:
    inputs = [each for each in made_up().inputs() if each.status == "assumed" and each.ends]
    assert [rerun.path for rerun in varied.reruns] == [each.path for each in inputs for _ in range(2)]
    assert told[0].startswith("0/")
    assert len(told) == len(varied.reruns) + 1
    key = ("Q3", "wrongful share of listings", "debtors", "all")
    low, high = varied.ends[key]
    assert low <= (varied.base[key] or 0) <= high
    assert low < high
    assert varied.moves(key)[0][0] == "regime.sensors.docket.wrong_person"
    row = made.measures("all", varied).where(id="Q3", name=key[1], item="debtors").to_dicts()[0]
    assert (row["assume_low"], row["assume_high"]) == (low, high)
    jsonschema.validate(made.document(varied), schema())


def test_an_input_that_a_measure_does_not_depend_on_moves_nothing(made: Run, varied: Ranges) -> None:
    """The graph of dependence is complete: the same persons, one input changed, and no digit of the others moves."""
    values = {value.key: value for value in made.values}
    for rerun in varied.reruns:
        for key, value in values.items():
            if rerun.path not in value.depends_on_assumed:
                assert rerun.values[key] == value.value, (rerun.path, key)


def test_a_rate_at_zero_gives_zero_and_not_nothing(varied: Ranges) -> None:
    rerun = next(each for each in varied.reruns if each.path == "regime.sensors.docket.wrong_person")
    assert rerun.values["Q3", "listings of a wrong person", "debtors", "all"] == 0.0


def test_minutes_need_no_rerun(varied: Ranges) -> None:
    low, high = varied.ends["Q24", "hours of deciding", "debtors", "all"]
    base = varied.base["Q24", "hours of deciding", "debtors", "all"] or 0
    assert low == pytest.approx(base * 5 / 20)
    assert high == pytest.approx(base * 30 / 20)


def test_memory_does_not_grow_with_people() -> None:
    """Peak memory of a process of its own: ten million people more add less than a byte each."""
    script = "import standing as sd; print(sd.run(sd.load('china-2018'), people={}, threads=2).peak_mib)"

    def peak(people: int) -> int:
        command = [sys.executable, "-c", script.format(people)]
        return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    few, many = peak(100_000), peak(10_000_000)
    assert few > 50
    assert many - few < 10_000_000 / 2**20
