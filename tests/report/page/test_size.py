"""A page is small: what each part of it may take, so that growth is seen where it happens."""

from __future__ import annotations

import re

import pytest

from standing.report.page.page import Page

LARGEST = 2_000_000
PARTS = {
    "library": (r'<script type="application/octet-stream" id="library">.*?</script>', 420_000),
    "sentences": (r'<script type="application/octet-stream" id="sentences">.*?</script>', 5_200),
    "numbers": (r'<script type="application/json" id="numbers">.*?</script>', 15_000),
    "style and script": (r"<style>.*?</style>|<script type=\"module\">.*?</script>", 38_500),
    "drawings": (r'<div class="static">.*?</div>', 87_000),
    "specifications": (r'download="[\w-]+\.vl\.json" href=\'.*?\'', 140_000),
    "numbers of pictures": (r'download="[\w-]+\.csv" href=\'.*?\'', 50_000),
    "tables of pictures": (r'<details class="numbers">.*?</details>', 66_000),
}
"""Parts of the page of china-2018 under one reform, and how many bytes each may take."""
WITHOUT_LIBRARY = 670_000
"""Bytes that the whole may take, but for the drawing library, which is not ours."""


@pytest.mark.parametrize("part", PARTS)
def test_no_part_takes_more_than_its_share(china: Page, part: str) -> None:
    pattern, most = PARTS[part]
    size = sum(len(each.encode()) for each in re.findall(pattern, china.html, re.DOTALL))
    assert 0.8 * most < size < most


def test_the_whole_is_small(china: Page) -> None:
    size, (pattern, most) = len(china.html.encode()), PARTS["library"]
    (library,) = re.findall(pattern, china.html, re.DOTALL)
    assert 0.9 * WITHOUT_LIBRARY < size - len(library) < WITHOUT_LIBRARY
    assert WITHOUT_LIBRARY + most < LARGEST


def test_nothing_stands_there_twice(china: Page) -> None:
    """No long piece of a drawing, a specification or a table of numbers is there again."""
    saved = re.findall(r"download=\"[^\"]*\" href='([^']*)'", china.html)
    assert len(saved) == len(set(saved)) > 15
    assert "data:image/svg+xml" not in china.html
    assert not re.search(r'(?:opacity="1"|font-weight="normal"|text-anchor="start")', china.html)
