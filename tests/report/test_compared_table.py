"""What a table of differences says of rows that are not modelled or of which there are too few, and what groups are out of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.report.test_blocks import VALUE, text_of

from standing.experiments.compare import compare
from standing.measures.differences import Difference
from standing.measures.suppress import too_few
from standing.report.compared_groups import by_group
from standing.report.compared_table import is_leading, of_differences, what_words_mean
from standing.scenario import load

WITHOUT = replace(
    VALUE, value=None, numerator=None, denominator=None, status="not_modelled", why="no sensor errs", events=0
)
FEW = replace(VALUE, events=1)


def row(status: str, before: object, after: object) -> Difference:
    return Difference(before, after, None, None, None, None, None, 5_000, status, "no sensor errs")  # type: ignore[arg-type]


def test_what_is_not_modelled_on_one_side_is_not_too_few() -> None:
    lacking = row("not_modelled", FEW, WITHOUT)
    assert lacking.is_too_few
    shown = text_of(of_differences([lacking], wide=False))
    assert "not modelled here" in shown
    assert too_few() not in shown
    assert not [each for each in what_words_mean([lacking]) if too_few() in each]


def test_too_few_is_explained_where_it_stands() -> None:
    few = row("computed", FEW, FEW)
    assert too_few() in text_of(of_differences([few], wide=False))
    assert [each for each in what_words_mean([few]) if too_few() in each]


class Stub:
    """A reform whose groups are given."""

    def __init__(self, rows: list[Difference]) -> None:
        self.found = rows
        self.run = self

    def rows(self, _: object) -> list[Difference]:
        return self.found

    def groups_by(self, _: str) -> list[str]:
        return ["all", "district=north"]

    def disparity(self, _: str) -> list[Difference]:
        return []


def test_groups_of_what_is_not_modelled_are_not_too_few() -> None:
    lacking, few = row("not_modelled", FEW, WITHOUT), row("computed", FEW, FEW)
    said = [text_of(each) for each in by_group(Stub([lacking]), "district", [lacking.key])]  # type: ignore[arg-type]
    assert said == []
    said = [text_of(each) for each in by_group(Stub([few]), "district", [few.key])]  # type: ignore[arg-type]
    assert any(too_few() in each for each in said)


@pytest.fixture(scope="module")
def screens() -> list[str]:
    compared = compare(load("tutorial"), "correction-in-5-days", people=20_000)
    (reform,) = compared.reforms
    keys = [each.key for each in reform.overall if is_leading(each)]
    return [text_of(each) for each in by_group(reform, "district", keys)]


def test_a_table_of_groups_says_what_each_share_is_out_of(screens: list[str]) -> None:
    tables = [each for each in screens if "from the largest fall" in each]
    assert tables
    assert all("out of" in each and "Out of: " in each for each in tables)
    assert any("Out of: listings, by Kaplan-Meier." in each for each in tables)
    assert all(len(line) <= 80 for each in screens for line in each.splitlines())
