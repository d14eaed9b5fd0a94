"""Cells from rows, CSV and Parquet: what is read, and what is refused at which place."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from standing.errors import Problem, Problems
from standing.population.cells import Cells
from standing.population.read import cells_from_file, cells_from_rows

CELLS = Cells(("region", "sex"), (("north", "female"), ("north", "male"), ("south", "female")), (6_000, 4_000, 10))


def refused(folder: Path, name: str, content: str | bytes | None = None) -> tuple[Problem, ...]:
    if content is not None:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(Problems) as problems:
        cells_from_file(name, folder)
    return problems.value.problems


def parquet(folder: Path, query: str, *values: object) -> str:
    with duckdb.connect() as connection:
        connection.execute(f"copy ({query}) to '{folder / 'cells.parquet'}' (format parquet)", list(values))
    return "cells.parquet"


def test_rows_are_read() -> None:
    rows = [
        dict(zip(("region", "sex", "count"), (*labels, n), strict=True))
        for labels, n in zip(CELLS.labels, CELLS.counts, strict=True)
    ]
    assert cells_from_rows(rows) == CELLS


@pytest.mark.parametrize(
    "text",
    [
        "region,sex,count\nnorth,female,6000\nnorth,male,4000\nsouth,female,10\n",
        "\ufeffregion,sex,count\r\nnorth,female,6_000\r\nnorth, male ,4000\r\n\r\nsouth,female,10",
        'count,region,sex\n6000,"north",female\n4000,north,male\n10,south,"female"\n',
    ],
)
def test_a_csv_file_is_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "cells.csv").write_bytes(text.encode())
    assert cells_from_file("cells.csv", tmp_path) == CELLS


def test_a_file_in_a_folder_below_is_read(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "cells.csv").write_text("region,count\nnorth,10\n", encoding="utf-8")
    assert cells_from_file("data/cells.csv", tmp_path).counts == (10,)


@pytest.mark.parametrize("kind", ["integer", "bigint", "utinyint", "double", "varchar", "decimal(9, 0)"])
def test_a_parquet_file_is_read(tmp_path: Path, kind: str) -> None:
    rows = "(values ('north', 60), ('south', 10)) as t(region, n)"
    name = parquet(tmp_path, f"select region, cast(n as {kind}) as count from {rows}")
    assert cells_from_file(name, tmp_path) == Cells(("region",), (("north",), ("south",)), (60, 10))


def test_parquet_and_csv_give_the_same_cells(tmp_path: Path) -> None:
    (tmp_path / "cells.csv").write_text("region,count\nnorth,60\nsouth,10\n", encoding="utf-8")
    name = parquet(tmp_path, f"select * from read_csv('{tmp_path / 'cells.csv'}')")
    assert cells_from_file(name, tmp_path) == cells_from_file("cells.csv", tmp_path)


@pytest.mark.parametrize("count", ["-1", "10.5", "", "many", "1e400", "٣٠", "9" * 19, "9" * 5_000, "nan", "0x10"])
def test_a_count_that_is_none_is_refused_with_its_line(tmp_path: Path, count: str) -> None:
    problems = refused(tmp_path, "cells.csv", f"region,count\nsouth,10\nnorth,{count}\n")
    assert [problem.place for problem in problems] == [(str(tmp_path / "cells.csv"), 3, None)]
    assert "a whole number of people" in problems[0].allowed


@pytest.mark.parametrize(
    "value",
    [
        "cast('nan' as double)",
        "cast('inf' as double)",
        "-1",
        "10.5::double",
        "null",
        "true",
        "date '2015-01-01'",
        "[10]",
        "'x'::blob",
        "{'a': 1}",
        "10.5::decimal(9, 1)",
        "999999999999999999999999999999::hugeint",
    ],
)
def test_a_count_of_another_kind_in_parquet_is_refused(tmp_path: Path, value: str) -> None:
    name = parquet(tmp_path, f"select 'north' as region, {value} as count")
    assert "a whole number of people" in refused(tmp_path, name)[0].allowed


@pytest.mark.parametrize(
    "value", ["date '1987-06-05'", "timestamp '2015-01-01 10:00:00'", "null", "''", "uuid()", "'x@example.org'"]
)
def test_a_label_that_is_no_category_in_parquet_is_refused(tmp_path: Path, value: str) -> None:
    name = parquet(tmp_path, f"select {value} as region, 100 as count")
    assert refused(tmp_path, name)[0].code == "boundary"


def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path) -> None:
    assert "not Parquet" in refused(tmp_path, "cells.parquet", b"PAR1 nothing")[0].found
    assert "not text" in refused(tmp_path, "latin.csv", "région,count\nnord,10\n".encode("latin-1"))[0].found
    assert "NUL" in refused(tmp_path, "nul.csv", "region,count\nno\0rth,10\n")[0].found
    assert "empty" in refused(tmp_path, "empty.csv", "")[0].found
    assert "no rows" in refused(tmp_path, "header.csv", "region,count\n")[0].found
    assert refused(tmp_path, "quote.csv", 'region,count\n"north,10\n')[0].code == "path"
    assert refused(tmp_path, "wide.csv", "region,count\n" + "x" * 200_000 + ",10\n")
    assert refused(tmp_path, "short.csv", "region,count\nnorth\n")[0].found == "1 value"
    assert refused(tmp_path, "cells.xlsx", "region,count\nnorth,10\n")[0].code == "path"


@pytest.mark.parametrize("name", [
    "missing.csv", "../cells.csv", "/etc/passwd", "https://example.org/cells.csv", "s3://bucket/cells.parquet", "postgres://host/db",
    "a\\b.csv", "C:cells.csv", "", ".", "x" * 300 + ".csv", "nul\0.csv", "link.csv", "data",
])  # fmt: skip
def test_a_path_that_is_no_file_beside_the_scenario_is_refused(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "cells.csv"
    outside.write_text("region,count\nnorth,10\n", encoding="utf-8")
    folder = tmp_path / "scenario"
    (folder / "data").mkdir(parents=True)
    (folder / "link.csv").symlink_to(outside)
    assert refused(folder, name)[0].code == "path"


@pytest.mark.parametrize("rows", [[], [1], [{}], [None], [[]], [{"count": 10, "region": "a"}, {"region": "b"}]])
def test_rows_that_are_none_are_refused(rows: list[object]) -> None:
    with pytest.raises(Problems):
        cells_from_rows(rows)


def test_one_cell_without_columns_is_a_population() -> None:
    assert cells_from_rows([{"count": 1_000}]) == Cells((), ((),), (1_000,))


@pytest.mark.parametrize("label", [2015, 1.5, True])
def test_a_label_that_looks_like_a_number_is_text(label: object) -> None:
    assert cells_from_rows([{"year": label, "count": 10}]).labels == ((str(label).replace("True", "true"),),)


def test_few_problems_are_shown_of_many(tmp_path: Path) -> None:
    rows = "".join(f"r{at},-1\n" for at in range(500))
    assert len(refused(tmp_path, "cells.csv", f"region,count\n{rows}")) <= 20


def test_numbers_of_other_libraries_are_counts_where_they_are_whole() -> None:
    assert cells_from_rows([{"region": "a", "count": 10.0}]).counts == (10,)
    for count in (Decimal("10.5"), dt.date(2015, 1, 1), b"10", 10.5):
        with pytest.raises(Problems):
            cells_from_rows([{"region": "a", "count": count}])
