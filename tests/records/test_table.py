"""The tidy table: the same content in every form, and no dataframe library unless asked."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standing.errors import InputError
from standing.records.table import Table
from standing.records.whole import whole_file

ROWS = [
    {"id": "Q3", "value": 0.25, "count": 3, "why": None, "inputs": ("a.b", "c")},
    {"id": "Q5", "value": None, "count": 40, "why": "no <list>", "inputs": ()},
]


@pytest.fixture
def table() -> Table:
    return Table.of(ROWS, caption="simulated")


def test_it_counts_iterates_and_selects(table: Table) -> None:
    assert len(table) == 2
    assert [row["id"] for row in table] == ["Q3", "Q5"]
    assert table.where(id="Q5").column("count") == [40]


def test_dicts_are_what_json_would_say(table: Table) -> None:
    assert json.loads(json.dumps(table.to_dicts()))[0] == {**ROWS[0], "inputs": ["a.b", "c"]}


def test_dataframes_keep_numbers_and_gaps(table: Table) -> None:
    pandas, polars = table.to_pandas(), table.to_polars()
    assert pandas["count"].tolist() == polars["count"].to_list() == [3, 40]
    assert polars["value"].to_list() == [0.25, None]
    assert pandas["inputs"].tolist() == polars["inputs"].to_list() == [["a.b", "c"], []]


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_library_that_is_not_there_is_named_with_what_brings_it(
    table: Table, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError, match=rf'no {package}.*pip install "standing-lab\[tables\]"'):
        getattr(table, f"to_{package}")()


def test_csv_reads_back(table: Table, tmp_path: Path) -> None:
    table.to_csv(tmp_path / "deep" / "t.csv")
    with (tmp_path / "deep" / "t.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0] == {"id": "Q3", "value": "0.25", "count": "3", "why": "", "inputs": "a.b; c"}


def test_parquet_has_the_types_and_the_content_of_the_csv(table: Table, tmp_path: Path) -> None:
    table.to_parquet(tmp_path / "it's.parquet")
    with duckdb.connect() as connection:
        found = connection.execute("SELECT * FROM read_parquet(?)", [str(tmp_path / "it's.parquet")])
        names = [column[0] for column in found.description or ()]
        rows = found.fetchall()
    assert names == list(table.columns)
    assert rows == [("Q3", 0.25, 3, None, "a.b; c"), ("Q5", None, 40, "no <list>", "")]


def test_an_empty_table_keeps_its_columns(tmp_path: Path) -> None:
    empty = Table.of([], columns=("a", "b"))
    empty.to_csv(tmp_path / "e.csv")
    empty.to_parquet(tmp_path / "e.parquet")
    assert (tmp_path / "e.csv").read_text() == "a,b\n"
    assert len(empty.to_pandas()) == len(empty.to_polars()) == 0


def test_html_escapes_and_says_how_many_are_left() -> None:
    table = Table.of([{"a": f"<{n}>"} for n in range(100)], caption="simulated")
    html = table._repr_html_()
    assert "&lt;59&gt;" in html
    assert "&lt;60&gt;" not in html
    assert "40 more rows" in html
    assert html.endswith("<p>simulated</p>")


def test_people_see_the_changed_row_and_files_the_kept_one(tmp_path: Path) -> None:
    table = Table(("n",), ((3,),), for_people=lambda row: {**row, "n": "too few"})
    table.to_csv(tmp_path / "n.csv")
    assert "too few" in table._repr_html_()
    assert "too few" in str(table)
    assert (tmp_path / "n.csv").read_text() == "n\n3\n"


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "t.csv"
    target.write_text("old")

    def write() -> None:
        with whole_file(target) as draft:
            draft.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write()
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_no_dataframe_library_is_imported_unless_asked() -> None:
    code = (
        "import sys; from standing.records.table import Table; t = Table.of([{'a': 1}]); str(t); t._repr_html_();"
        "print([m for m in ('pandas', 'polars', 'pyarrow', 'duckdb', 'scipy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@given(st.lists(st.one_of(st.none(), st.integers(-(2**60), 2**60), st.floats(allow_nan=False, allow_infinity=False))))
def test_columns_of_numbers_survive_csv(tmp_path_factory: pytest.TempPathFactory, cells: list[float | None]) -> None:
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    Table.of([{"x": cell, "end": "."} for cell in cells], columns=("x", "end")).to_csv(path)
    with path.open(encoding="utf-8", newline="") as file:
        read = [row["x"] for row in csv.DictReader(file)]
    assert [None if text == "" else float(text) for text in read] == [c if c is None else float(c) for c in cells]
