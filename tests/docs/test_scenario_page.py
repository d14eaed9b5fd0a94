"""The page that lists the fields of a scenario file is the schema's."""

from __future__ import annotations

from types import ModuleType

import pytest
from tests.docs.tools import tool

from standing.scenario.write import schema


@pytest.fixture(scope="module")
def written() -> ModuleType:
    return tool("scenario_page")


def test_the_page_is_that_of_the_schema(written: ModuleType) -> None:
    again = "python tools/scenario_page.py writes it again"
    assert written.PAGE.read_text(encoding="utf-8") == written.page(), again


def test_every_field_has_a_meaning_a_type_and_a_default(written: ModuleType) -> None:
    rows = [line.split(" | ") for line in written.page().splitlines() if line.startswith("| `")]
    whole = schema()
    assert len(rows) == sum(
        len(each.get("properties", ())) for each in [whole, *whole["$defs"].values()] if "type" in each
    )
    for row in rows:
        assert all(cell.strip() for cell in row[:4]), row
