"""What is wrong with a change of a reform file is said with its place there."""

from __future__ import annotations

from pathlib import Path

import pytest

from standing.errors import InputError
from standing.scenario import load
from standing.scenario.reforms import Reform, reform_from

WRONG = """\
name: wrong
changes:
  regime.lists.*.notise: before
  regime.redress.correction.delay: 5 days and nights
"""
BOUNDS = """\
name: bounds
changes:
  regime.redress.*.delay: {at_most: soon}
  regime.lists.debtors.term: {at_most: 5x}
  regime.list.*.term: 1y
  regime.lists.debtors.notice.grace: {at_least: yes}
"""
BOUND = "name: bound\nchanges:\n  regime.redress.*.delay: {at_most: 5 days}\n"


@pytest.mark.parametrize(("text", "lines"), [(WRONG, [3, 4]), (BOUND, [3]), (BOUNDS, [3, 4, 5, 6])])
def test_file_line_and_column_are_those_of_the_reform(tmp_path: Path, text: str, lines: list[int]) -> None:
    file = tmp_path / "r.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        Reform.read(file).applied(load("tutorial"))
    found = refused.value.findings
    assert [(each.file, each.line, each.column, each.changed_by) for each in found] == [
        (str(file), line, 3, None) for line in lines
    ]


def test_text_stays_text(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    file.write_text('name: t\nchanges: {regime.lists.debtors.title: "yes: no"}\n', encoding="utf-8")
    assert Reform.read(file).applied(load("tutorial")).regime.lists["debtors"].title == "yes: no"


def test_a_file_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(InputError, match=r'no file "missing\.yaml"'):
        reform_from("missing.yaml")
