"""The first page is one sheet of A4 for every shipped case, and where there is too much for it."""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.report.page.conftest import FOUND, NAMES

from standing.cases import case_names
from standing.experiments.compare import compare
from standing.experiments.ranges import Ranges, Rerun
from standing.experiments.run import run
from standing.report.page.build import default_reforms
from standing.report.page.page import FIRST, Page
from standing.report.page.sections.citing import CITING
from standing.report.page.subject import Subject
from standing.scenario import Scenario, load
from standing.scenario.load import load_text
from standing.texts import text

PEOPLE = 5_000
SECOND = (CITING,)
"""A short second section in place of the long ones: what matters is where it begins."""

pytestmark = [
    pytest.mark.skipif(FOUND is None, reason=f"no {', '.join(NAMES)} on PATH, and STANDING_CHROMIUM names no browser"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext (poppler-utils) on PATH"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def first_of(scenario: Scenario, people: int = PEOPLE) -> Page:
    """The first page under one reform, with a range over the assumptions wherever there can be one."""
    reforms = default_reforms(scenario)[:1]
    if not reforms:
        return Page(Subject(run(scenario, people=people), scenario.name), first=FIRST, rest=SECOND)
    found = compare(scenario, *reforms, people=people)
    runs = (found.base, found.reforms[0].run)
    base, changed = ({value.key: value.value for value in each.catalogue.values(groups=["all"])} for each in runs)
    path = next(iter(scenario.assumed_paths()), "none")
    ranges = Ranges(base, (Rerun(path, {path: "1"}, changed),), ())
    return Page(Subject(found.base, scenario.name, found, ranges), first=FIRST, rest=SECOND)


def sheets_of(made: Page, browser: Any, folder: Path) -> list[str]:
    """What stands on each sheet of paper."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(made.save(folder / "report.html").as_uri())
    page.pdf(path=str(folder / "report.pdf"), prefer_css_page_size=True, print_background=True)
    context.close()
    done = subprocess.run(
        ["pdftotext", "-layout", str(folder / "report.pdf"), "-"], capture_output=True, text=True, check=True
    )
    return [" ".join(sheet.split()) for sheet in done.stdout.split("\f") if sheet.strip()]


@pytest.mark.parametrize("case", case_names())
def test_it_is_one_sheet_for_every_shipped_case(case: str, browser: Any, tmp_path: Path) -> None:
    sheets = sheets_of(first_of(load(case)), browser, tmp_path)
    assert len(sheets) == 2
    assert text("page.limits.heading").casefold() in sheets[0].casefold()
    assert sheets[1].find(text("page.citing.heading")) in range(len(text("page.band_on_paper")) + 2)


def crowded() -> Scenario:
    """The tutorial with four lists, three sanctions on each, and groups of ten districts, five ages and two sexes."""
    known = load("tutorial")
    tree = copy.deepcopy(known.origin.tree)
    world, regime = tree["world"], tree["regime"]
    world["population"]["cells"] = [
        {"district": f"quarter_number_{at}", "age": f"from_{20 + 10 * age}", "sex": sex, "count": 1_000}
        for at in range(10)
        for age in range(5)
        for sex in ("female", "male")
    ]
    world["conducts"]["unpaid_fine"]["rate"].pop("by")
    for at in range(2, 5):
        name = f"debtors_{at}"
        regime["lists"][name] = {**regime["lists"]["debtors"], "title": f"Debtors whose fine is of kind {at}"}
        regime["redress"][f"correction_{at}"] = {**regime["redress"]["correction"], "against": name}
    for each in [*regime["lists"]]:
        for service in ("taxi", "train", "ferry"):
            world["services"].setdefault(service, {**world["services"]["bus"], "title": f"Journeys by {service}"})
            title = f"No journeys by {service} for {each}"
            regime["sanctions"][f"no_{service}_{each}"] = {
                **regime["sanctions"]["no_bus"], "list": each, "denies": service, "title": title,
            }  # fmt: skip
    return load_text(json.dumps(tree))


def test_it_is_one_sheet_where_there_is_too_much_for_it(browser: Any, tmp_path: Path) -> None:
    sheets = sheets_of(first_of(crowded()), browser, tmp_path)
    assert len(sheets) == 2
