"""A reader who follows any page from top to bottom gets what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs.blocks import Reader, blocks, matches

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.fixture(params=PAGES, ids=[page.relative_to(ROOT).as_posix() for page in PAGES])
def page(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_every_block_of_a_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reader = Reader(tmp_path)
    for block in blocks(page):
        if not block.reason:
            try:
                reader.follow(block)
            except AssertionError as error:
                pytest.fail(f"{page.relative_to(ROOT)}:{block.line}: {error}")


def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


def test_paths_exist(page: Path) -> None:
    tops = "src|tests|docs|changelog.d|.ci"
    for path in re.findall(rf"`((?:{tops})/[\w./-]*)`", page.read_text(encoding="utf-8")):
        assert (ROOT / path).exists(), f"{page.relative_to(ROOT)} names {path}"


def test_the_test_command_of_the_readme_is_the_one_that_is_run_in_ci() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line for line in readme if line.endswith("&& python -m pytest")]
    assert commands == ['pip install -c constraints.txt ".[test]" && python -m pytest']


@pytest.mark.parametrize(
    ("page", "found", "same"),
    [("a\nb\n", "a\nb", True), ("a … z", "a b\nc z\n", True), ("a", "b", False), ("", "x", True)],
)
def test_an_ellipsis_stands_for_any_text(page: str, found: str, same: bool) -> None:
    assert matches(page, found) is same
