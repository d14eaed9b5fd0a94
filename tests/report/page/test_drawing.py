"""A drawing on a page looks as it is drawn: it only says less of itself."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
from tests.report.page.conftest import FOUND

from standing.report.page.drawing import nearly, slender
from standing.report.page.page import Page
from standing.report.page.pictures import picture

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" class="marks" width="9" role="img" aria-label="a picture">'
)
ALIKE = 0.004
"""Share of what is lit that may differ: letters and lines lie up to a twentieth of a pixel apart."""


def drawn(inside: str) -> str:
    """What a drawing becomes, without what its root says of itself as before."""
    begun, ended = '<svg width="9"', ' role="img" aria-label="a picture"'
    root, within = slender(f"{HEAD}{inside}</svg>").removesuffix("</svg>").split(">", 1)
    assert root.startswith(begun)
    assert root.endswith(ended)
    return f"{root.removeprefix(begun).removesuffix(ended)}>{within}"


def test_it_keeps_the_numbers_that_people_read() -> None:
    text = '<g class="x" transform="translate(1.23456,2)"><text>0.8961 of 1</text></g>'
    assert drawn(f"<title>0.1</title><desc>0.2</desc>{text}") == (
        '><g transform="translate(1.2,2)"><text>0.8961 of 1</text></g>'
    )


def test_what_all_in_a_group_say_their_group_says() -> None:
    inside = "".join(f'<line x2="{at}" y2="0" stroke="#123456" stroke-width="2" opacity="1"/>' for at in (1, 2))
    assert drawn(f"<g>{inside}</g>") == '><g stroke="#123456" stroke-width="2"><line x2="1"/><line x2="2"/></g>'
    other = inside.replace('stroke-width="2" opacity="1"/><line', 'stroke-width="3"/><line')
    assert 'stroke-width="3"' in drawn(f"<g>{other}</g>")


def test_one_of_a_group_that_says_nothing_is_given_nothing() -> None:
    inside = '<rect fill="#123456" width="1"/><text>a</text>'
    assert drawn(f'<g transform="translate(1,1)">{inside}</g>') == f'><g transform="translate(1,1)">{inside}</g>'


def test_what_is_not_seen_is_left_out_and_what_clips_is_kept() -> None:
    unseen = '<g><path d="" display="none"/></g><path d="M0,0h9v9h-9Z"/><path d="M0,0h0v0h0Z" fill="#123456"/>'
    assert drawn(f"{unseen}<text>a</text>") == "><text>a</text>"
    clip = '<clipPath id="clip"><path d="M0,0h9"/></clipPath>'
    assert drawn(f"<defs>{clip}</defs>") == f"><defs>{clip}</defs>"


def test_the_letters_of_most_are_those_of_the_root() -> None:
    letters = '<text font-size="12px">a</text><text font-size="12px">b</text><text font-size="9px">c</text>'
    assert drawn(letters) == ' font-size="12px"><text>a</text><text>b</text><text font-size="9px">c</text>'


def test_places_are_rounded_and_scales_are_not() -> None:
    path = '<path d="M-0.04,1.25L12.346,1e2" transform="scale(0.0625)" fill="#123456"/>'
    assert drawn(path) == '><path d="M0,1.2L12.3,1e2" transform="scale(0.0625)" fill="#123456"/>'


@pytest.mark.skipif(FOUND is None or shutil.which("pdftotext") is None, reason="no browser")
@pytest.mark.parametrize("name", ["flow", "icons", "survival", "over_time", "norms", "timeline"])
def test_it_looks_as_it_is_drawn(browser: Any, made: Page, name: str) -> None:
    """Both are painted; where one differs from the other by more than a shade, the difference is counted."""
    found = picture(made.subject, name)
    assert found.figure is not None
    page = browser.new_page(viewport={"width": 800, "height": 600})
    differing = page.evaluate(
        """async (drawings) => {
          const seen = await Promise.all(drawings.map(async (drawing) => {
            const image = new Image();
            image.src = URL.createObjectURL(new Blob([drawing], { type: "image/svg+xml" }));
            await image.decode();
            const sheet = document.createElement("canvas");
            [sheet.width, sheet.height] = [image.naturalWidth, image.naturalHeight];
            sheet.getContext("2d").drawImage(image, 0, 0);
            return sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height).data;
          }));
          const [first, second] = seen;
          let lit = 0, apart = 0;
          for (let at = 3; at < first.length; at += 4) {
            lit += first[at] > 0 || second[at] > 0;
            apart += Math.abs(first[at] - second[at]) > 96;
          }
          return first.length === second.length && lit > 1000 ? apart / lit : 1;
        }""",
        [found.figure.svg(), str(found.inline).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)],
    )
    page.close()
    assert differing < ALIKE


def test_a_specification_has_six_figures() -> None:
    assert nearly({"a": [1.0, 0.1234567, True, None, "0.1234567"], "b": (float("inf"), 1e-9)}) == {
        "a": [1, 0.123457, True, None, "0.1234567"],
        "b": [float("inf"), 1e-9],
    }
