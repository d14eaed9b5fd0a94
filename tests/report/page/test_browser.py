"""The page in a browser, opened from disk: nothing is fetched, nothing breaks, with and without a script; and on paper."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.dom.minidom import parseString

import pytest
from tests.report.page.conftest import FOUND, NAMES

from standing.report.page.drawing import nearly
from standing.report.page.page import Page
from standing.report.page.pictures import by_column
from standing.report.page.subject import Subject
from standing.texts import text

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
ALIKE = (".norms tbody:nth-of-type(n+3)", "tbody tr:nth-child(n+4)", ".panel:nth-of-type(n+3)")
"""Rows and panels that are made as those before them, and not looked at again."""
OF_EACH_COLOUR = (
    ".band",
    ".contents",
    ".first",
    "#Q1",
    "#figure-survival",
    "#reforms",
    ".family",
    "#inputs",
    "#sources",
)
"""Parts that have every colour of a page between them."""

OVERFLOWING = """() => {
    document.querySelectorAll("details").forEach((each) => each.open = true);
    return [...document.querySelectorAll("th, td")]
        .filter((each) => each.offsetParent && each.scrollWidth > each.clientWidth + 1).map((each) => each.innerText);
}"""
"""What stands in cells whose content is wider than they are, in every table of a page."""

pytestmark = [
    pytest.mark.skipif(FOUND is None, reason=f"no {', '.join(NAMES)} on PATH, and STANDING_CHROMIUM names no browser"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="session")
def file(made: Page, tmp_path_factory: pytest.TempPathFactory) -> str:
    return made.save(tmp_path_factory.mktemp("page") / "report.html").as_uri()


class Opened:
    """A page that is open, and what it asked for and complained about."""

    def __init__(self, browser: Any, file: str, **context: Any) -> None:
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(file)

    def read_to_the_end(self) -> None:
        """Bring every picture into sight, and wait until each is drawn."""
        for figure in self.page.query_selector_all(".picture"):
            figure.scroll_into_view_if_needed()
        self.page.wait_for_function("() => [...document.querySelectorAll('.picture')].every((each) => each.view)")

    @property
    def outside(self) -> list[str]:
        """Addresses that are not in the file."""
        return [url for url in self.asked if not url.startswith(("file:", "data:", "blob:"))]


@pytest.fixture
def opened(browser: Any, file: str) -> Iterator[Any]:
    pages: list[Opened] = []

    def open_it(**context: Any) -> Opened:
        pages.append(Opened(browser, file, **context))
        return pages[-1]

    yield open_it
    for each in pages:
        each.context.close()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_it_asks_for_nothing_and_complains_of_nothing(opened: Any, script: bool, colours: str) -> None:
    page = opened(java_script_enabled=script, color_scheme=colours)
    if script:
        page.read_to_the_end()
    assert page.outside == []
    assert page.complaints == []
    assert page.page.title().endswith("(simulated, synthetic)")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing(opened: Any, colours: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = opened(color_scheme=colours)
    page.read_to_the_end()
    asked = (
        {"type": "tag", "values": list(RULES)} if colours == "light" else {"type": "rule", "values": ["color-contrast"]}
    )
    options = {"runOnly": asked, "resultTypes": ["violations"]}
    looked_at = [["body"]] if colours == "light" else [[each] for each in OF_EACH_COLOUR]
    context = {"include": looked_at, "exclude": [[each] for each in ALIKE]}
    found = axe.Axe().run(page.page, context=context, options=options)
    said = [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found.response["violations"]]
    assert said == []


@pytest.mark.parametrize("width", [320, 900, 2000])
def test_only_tables_scroll_sideways(opened: Any, width: int) -> None:
    page = opened(viewport={"width": width, "height": 900})
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [800, 1024, 1440])
def test_no_cell_of_a_table_overflows_its_box(opened: Any, width: int) -> None:
    page = opened(viewport={"width": width, "height": 900}).page
    assert page.evaluate(OVERFLOWING) == []


@pytest.mark.parametrize("table", [".quantities", ".differences", ".all-reforms", ".norms"])
def test_on_a_narrow_screen_a_row_shows_all_its_numbers(opened: Any, table: str) -> None:
    page = opened(viewport={"width": 320, "height": 700}, java_script_enabled=False).page
    box = page.evaluate(f"""() => {{
        document.querySelectorAll("details").forEach((each) => each.open = true);
        return [...document.querySelectorAll("{table} tbody :is(th, td)")].filter((each) => each.innerText && each.offsetParent)
            .map((each) => [each.getBoundingClientRect(), each])
            .filter(([box, each]) => box.left < 0 || box.right > 320 || each.scrollWidth > each.clientWidth + 1)
            .map(([, each]) => each.innerText);
    }}""")
    assert box == []
    assert page.query_selector(f"{table} tbody td").is_visible()


def test_on_a_narrow_screen_each_number_follows_the_heading_of_its_column(opened: Any) -> None:
    page = opened(viewport={"width": 320, "height": 700}).page
    before = "(each) => getComputedStyle(each, '::before').content"
    cells = page.query_selector_all("#Q1 .scroll:first-of-type tr:first-child > td.n")[:5]
    said = [cell.evaluate(before).strip('"').replace("\u00a0", " ") for cell in cells]
    names = ("numerator", "denominator", "value", "simulation", "assumptions")
    assert said == [text(f"page.column.{each}") for each in names]


def test_axe_finds_nothing_on_a_narrow_screen(opened: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = opened(viewport={"width": 320, "height": 700})
    options = {"runOnly": {"type": "tag", "values": list(RULES)}, "resultTypes": ["violations"]}
    context = {"include": [["#Q1"], ["#Q6"], ["#reforms"], [".family"]], "exclude": [[each] for each in ALIKE]}
    found = axe.Axe().run(page.page, context=context, options=options)
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found.response["violations"]] == []


def test_static_pictures_stay_where_no_script_runs(opened: Any) -> None:
    page = opened(java_script_enabled=False).page
    for each in page.query_selector_all(".picture"):
        drawing = each.query_selector(".static svg")
        assert drawing.is_visible()
        assert not each.query_selector(".live").is_visible()
    assert page.query_selector_all(".copy button") == []


def test_static_pictures_stay_where_the_script_fails(browser: Any, file: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto(file)
    page.query_selector(".picture").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert page.query_selector(".picture .static svg").is_visible()
    context.close()


def test_reforms_switch_without_a_script(opened: Any) -> None:
    page = opened(java_script_enabled=False).page
    panels = page.query_selector_all(".panel")
    for at, label in enumerate(page.query_selector_all(".switch label")):
        label.click()
        assert [each.is_visible() for each in panels] == [place == at for place in range(len(panels))]


def test_a_theme_can_be_chosen_without_a_script(opened: Any) -> None:
    page = opened(java_script_enabled=False, color_scheme="light").page
    background = "getComputedStyle(document.querySelector('.first')).backgroundColor"
    light = page.evaluate(background)
    page.check("#theme-dark")
    assert page.evaluate(background) != light


def test_a_sentence_is_copied_with_its_denominator(browser: Any, file: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(file)
    page.evaluate("document.execCommand = () => { window.taken = document.activeElement.value; return true; }")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    button = page.query_selector(".five .copy button")
    button.click()
    taken = page.evaluate("window.taken")
    assert taken.startswith("In the simulated population")
    assert taken.endswith("seed 1.)")
    assert button.get_attribute("aria-label") == text("page.copied")
    context.close()


def test_pictures_are_saved_as_svg_and_png(opened: Any) -> None:
    page = opened(accept_downloads=True).page
    for kind, begins in (("svg", b"<svg"), ("png", b"\x89PNG")):
        with page.expect_download() as waiting:
            page.click(f"[data-save={kind}]")
        assert waiting.value.suggested_filename == f"disparities.{kind}"
        saved = Path(waiting.value.path()).read_bytes()
        assert saved.startswith(begins)
        if kind == "svg":
            title, description = (parseString(saved).getElementsByTagName(each)[0] for each in ("title", "desc"))
            assert title.firstChild.data == page.inner_text(".picture .picture-title")
            assert "out of the persons" in description.firstChild.data
            assert "synthetic" in saved.decode()


def test_numbers_and_specifications_are_saved_without_a_script(browser: Any, file: str, subject: Subject) -> None:
    figure = by_column(subject, 0).figure
    assert figure is not None
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    page.goto(file)
    saved = {}
    for kind in ("csv", "vl.json"):
        with page.expect_download() as waiting:
            page.click(f'a[download="disparities.{kind}"]')
        saved[kind] = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert saved["csv"] == figure.csv()
    assert json.loads(saved["vl.json"]) == json.loads(json.dumps(nearly(figure.interactive())))
    assert not page.query_selector("[data-save]").is_visible()
    context.close()


def test_what_a_fill_says_is_printed(opened: Any) -> None:
    page = opened().page
    page.emulate_media(media="print")
    kept = "(each) => getComputedStyle(each, each.matches('.status') ? '::before' : null).printColorAdjust"
    for each in (".bar", ".bar span", ".status", ".forest .point", ".forest .whisker", ".picture svg"):
        assert page.eval_on_selector(each, kept) == "exact", each


@pytest.fixture(scope="session")
def paper(browser: Any, file: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    context = browser.new_context()
    page = context.new_page()
    page.goto(file)
    place = tmp_path_factory.mktemp("paper") / "report.pdf"
    page.pdf(path=str(place), prefer_css_page_size=True, print_background=True)
    context.close()
    return place


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext (poppler-utils) on PATH")
def test_the_first_page_is_one_sheet_of_paper(paper: Path, made: Page) -> None:
    done = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, text=True, check=True)
    sheets = [" ".join(sheet.split()) for sheet in done.stdout.split("\f") if sheet.strip()]
    for heading in ("rules", "five", "structure", "bearers", "change", "limits"):
        assert text(f"page.{heading}.heading").casefold() in sheets[0].casefold()
    assert text("screen.not_a_probability") in sheets[0]
    assert text("page.quantities.heading") not in sheets[0]
    for sheet in sheets:
        assert text("page.band_on_paper") in sheet
        assert f"simulated, synthetic · {made.subject.scenario.name} · {made.subject.run.digest[:12]}" in sheet


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext (poppler-utils) on PATH")
def test_on_paper_a_number_keeps_its_sign(paper: Path) -> None:
    done = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True)
    ranges = [line.split() for line in done.stdout.splitlines() if re.search(r"\d % to [\d.]+", line)]
    assert len(ranges) > 10
    assert [line for line in ranges if re.search(r"\d % to [\d.]+(?! ?%)$", " ".join(line))] == []
    assert not re.search(r"\d\n *%", done.stdout)
