"""The tools that fitted a case, and the facts that its figures are copied from."""

import csv
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FACTS = Path(__file__).parent / "facts"


def rows(path):
    """Rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def tools():
    """The modules of the folder tools, by name."""
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        import china_mean_field
        import china_problem
        import china_tables
        import fit_china_2018

        yield {
            "fit": fit_china_2018,
            "problem": china_problem,
            "tables": china_tables,
            "mean_field": china_mean_field,
        }
    finally:
        sys.path.remove(str(ROOT / "tools"))


@pytest.fixture(scope="session")
def facts():
    """The published figures, as the research notes have them."""
    return rows(FACTS / "china-2018.csv")


@pytest.fixture(scope="session")
def census():
    """Persons by province, as the research notes have them."""
    return rows(FACTS / "china-census-2020-provinces.csv")
