"""What may not enter as a population, each with a reason (DESIGN section 1): identifiers, small cells, free text, persons."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standing.errors import InputError, Problem, Problems
from standing.population.boundary import FEWEST, WHY, refusal_of_column, refusal_of_label
from standing.population.read import cells_from_file, cells_from_rows
from standing.scenario import load_text
from tests.scenario.shipped import SMALL


def refused(rows: list[object]) -> tuple[Problem, ...]:
    with pytest.raises(Problems) as problems:
        cells_from_rows(rows)
    return problems.value.problems


@pytest.mark.parametrize(
    "column",
    [
        "id", "ID", "name", "surname", "full_name", "firstName", "customer_id", "customerId", "personid", "user", "username",
        "email", "e_mail", "phone", "phone_number", "mobile", "passport", "ssn", "national_id", "id_card", "iban",
        "account_number", "address", "street", "birthdate", "date_of_birth", "dob", "ip", "device_id", "plate", "face",
        "姓名", "身份证号", "电话",
    ],
)  # fmt: skip
def test_a_column_that_looks_like_an_identifier_is_refused_and_says_why(column: str) -> None:
    problem = refused([{column: "a", "count": 1_000}])[0]
    assert problem.code == "boundary"
    assert WHY in problem.allowed


@pytest.mark.parametrize("column", ["two words", "a-b", "", "x" * 41, "na\u200bme", "nаme", "1st", "_", "a.b"])
def test_a_column_that_hides_what_it_is_is_refused(column: str) -> None:
    assert refused([{column: "a", "count": 1_000}])[0].code == "boundary"


@pytest.mark.parametrize(
    "column",
    ["sex", "residence", "region", "province", "age", "education", "income_band", "district", "work", "alter", "省份"],
)
def test_a_column_of_categories_passes(column: str) -> None:
    assert refusal_of_column(column) is None


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("alice@example.org", "an e-mail address"),
        ("@alice", "an account"),
        ("https://example.org", "the web"),
        ("1987-06-05", "a date"),
        ("5.6.1987", "a date"),
        ("110101198706051234", "a long number"),
        ("139 1234 5678", "a long number"),
        ("+49 (0)30 123456", "a long number"),
        ("192.168.0.1", "a network address"),
        ("00:1b:44:11:3a:b7", "a device"),
        ("d41d8cd98f00b204", "a key"),
        ("京A12345", "a number plate"),
        ("Late again. Did not pay.", "free text"),
        ("a person of whom the neighbours say very little", "free text"),
        ("line\nline", "free text"),
        ("", "empty"),
    ],
)
def test_a_label_that_is_no_category_is_refused_and_says_why(label: str, why: str) -> None:
    problem = refused([{"region": label, "count": 1_000}])[0]
    assert problem.code == "boundary"
    assert why in problem.found
    assert WHY in problem.allowed


@pytest.mark.parametrize(
    "label",
    [
        "Inner Mongolia",
        "18-29",
        "65 to 80",
        "1000-4999",
        "female",
        "≥ 65",
        "北京",
        "2nd quintile",
        "Île-de-France",
        "1",
    ],
)
def test_a_label_of_a_category_passes(label: str) -> None:
    assert refusal_of_label(label) is None


@pytest.mark.parametrize("count", [0, 1, FEWEST - 1])
def test_a_cell_of_fewer_than_ten_is_refused_and_says_why(count: int) -> None:
    problem = refused([{"region": "north", "count": 1_000}, {"region": "south", "count": count}])[0]
    assert problem.found == f"a cell of {count} people"
    assert WHY in problem.allowed
    assert problem.path == (1, "count")


def test_a_cell_of_ten_passes_and_people_may_be_fewer_than_its_count() -> None:
    assert cells_from_rows([{"region": "north", "count": FEWEST}]).apportion(3) == [3]


@pytest.mark.parametrize("with_count", [True, False])
def test_a_table_of_one_row_per_person_is_refused(tmp_path: Path, with_count: bool) -> None:
    header, end = ("sex,age,town,count", ",1") if with_count else ("sex,age,town", "")
    rows = "".join(f"{'fm'[at % 2]},{20 + at % 60},t{at % 37}{end}\n" for at in range(400))
    (tmp_path / "people.csv").write_text(f"{header}\n{rows}", encoding="utf-8")
    with pytest.raises(Problems) as problems:
        cells_from_file("people.csv", tmp_path)
    said = " ".join(f"{each.found} {each.allowed} {each.next_step}" for each in problems.value.problems)
    assert "one row per person" in said
    assert WHY in said


def test_a_column_with_another_label_on_each_row_is_refused_whatever_its_name() -> None:
    rows: list[object] = [{"region": "north", "mark": f"q{at}", "count": 100} for at in range(60)]
    assert "as an identifier has" in refused(rows)[0].found


def test_too_many_columns_and_labels_are_refused_since_cells_become_persons() -> None:
    assert "cells become persons" in refused([{**{f"c{at}": "a" for at in range(7)}, "count": 1_000}])[0].found
    assert "different labels" in refused([{"region": f"r{at}", "count": 100} for at in range(1_001)])[0].found


@given(st.text(max_size=60))
def test_any_label_passes_or_gets_a_reason(label: str) -> None:
    assert refusal_of_label(label) is None or refusal_of_label(label)


@given(st.text(max_size=60))
def test_any_column_passes_or_gets_a_reason(column: str) -> None:
    assert refusal_of_column(column) is None or refusal_of_column(column)


@given(st.from_regex(r"[1-9][0-9]{16}[0-9X]", fullmatch=True))
def test_a_resident_number_never_passes(label: str) -> None:
    assert refusal_of_label(label) is not None


def test_the_refusal_in_a_scenario_names_the_line() -> None:
    with pytest.raises(InputError) as error:
        load_text(SMALL.replace("{region: south, count: 4_000}", "{region: south, count: 4}"), "s.yaml")
    assert "s.yaml:7:32: population, cells, item 2, count: found a cell of 4 people" in str(error.value)
