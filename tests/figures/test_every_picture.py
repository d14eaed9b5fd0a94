"""What holds for every picture: it is a valid specification, it says what it is, and nothing is cut off."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.figures.reading import layers, words

from standing import figures
from standing.experiments.comparison import Comparison
from standing.experiments.life import Life
from standing.experiments.outcome import Run
from standing.experiments.ranges import Ranges
from standing.figures import Figure, NothingToDraw
from standing.figures.canvas import BREADTH
from standing.figures.frame import HEADING, LETTERS, WIDTH
from standing.figures.lettering import width

PICTURES = (
    "flow", "icons", "persons", "survival", "disparities", "timeline", "norms", "published", "assumptions", "confusion",
    "over_time", "deciders", "denied", "differences", "reforms",
)  # fmt: skip
LARGEST = 64_000


@pytest.fixture(scope="module")
def drawn(town: Run, china: Run, compared: Comparison, ranged: Ranges, longest: Life) -> dict[str, Figure]:
    """Every picture once."""
    plot = town.plot
    made: dict[str, Callable[[], Figure]] = {
        "flow": plot.flow,
        "icons": plot.icons,
        "persons": lambda: plot.icons("persons"),
        "survival": plot.survival,
        "disparities": lambda: plot.disparities("age"),
        "timeline": lambda: plot.timeline(longest.person),
        "norms": plot.norms,
        "published": china.plot.published,
        "assumptions": lambda: plot.assumptions(ranged),
        "confusion": lambda: plot.confusion("age"),
        "over_time": plot.over_time,
        "deciders": plot.deciders,
        "denied": plot.denied,
        "differences": compared.plot.differences,
        "reforms": compared.plot.survival,
    }
    return {name: make() for name, make in made.items()}


@pytest.mark.parametrize("name", PICTURES)
def test_it_is_valid_vega_lite(drawn: dict[str, Figure], name: str) -> None:
    assert drawn[name].chart.to_dict()


@pytest.mark.parametrize("name", PICTURES)
def test_it_says_inside_that_it_is_simulated_and_of_how_many(drawn: dict[str, Figure], name: str) -> None:
    said = words(drawn[name])
    if name == "norms":  # read from the rules: there are no persons
        assert "nothing is simulated" in said
        assert "not a legal opinion" in said
    else:
        assert "Simulated, synthetic" in said
        assert re.search(r"(20|100),000 (synthetic )?persons", said)


@pytest.mark.parametrize("name", PICTURES)
def test_the_table_has_what_is_drawn(drawn: dict[str, Figure], name: str) -> None:
    figure = drawn[name]
    names = [column.name for column in figure.columns]
    assert figure.rows
    assert all(list(row) == names for row in figure.rows)
    assert all(column.heading for column in figure.columns)
    assert figure.csv().splitlines()[0].split(",")[0] == figure.columns[0].heading
    assert len(figure.csv().splitlines()) == len(figure.rows) + 1


@pytest.mark.parametrize("name", PICTURES)
def test_it_is_drawn_as_svg_with_title_and_description(drawn: dict[str, Figure], name: str) -> None:
    svg = drawn[name].svg()
    assert 'role="img"' in svg
    assert "<title>" in svg
    assert "<desc>" in svg
    assert "graphics-" not in svg
    assert len(svg) < LARGEST
    assert str(WIDTH) in svg[: svg.index(">")] or name == "over_time"


@pytest.mark.parametrize("name", PICTURES)
def test_no_text_is_cut_off(drawn: dict[str, Figure], name: str) -> None:
    figure = drawn[name]
    title = figure.specification["title"]
    assert all(width(line, HEADING, bold=True) <= WIDTH for line in title["text"])
    assert all(width(line, LETTERS) <= WIDTH for line in title["subtitle"])
    if figure.specification.get("height") is None:
        return
    for layer in layers(figure.specification):
        if layer["mark"] != "text" and layer["mark"].get("type") == "text":
            _assert_inside(layer)


def _assert_inside(layer: dict[str, object]) -> None:
    mark, data = layer["mark"], layer["data"]
    assert isinstance(mark, dict)
    assert isinstance(data, dict)
    for row in data["values"]:
        lines = row["text"] if isinstance(row["text"], list) else [row["text"]]
        wide = max(width(each, mark["fontSize"], bold=mark.get("fontWeight") == "bold") for each in lines)
        if "x" in row and mark["align"] == "left":
            assert row["x"] + wide <= BREADTH + 4, lines
        assert wide <= BREADTH, lines


@pytest.mark.parametrize("name", PICTURES)
def test_no_word_that_claims_too_much(drawn: dict[str, Figure], name: str) -> None:
    figure = drawn[name]
    said = f"{words(figure)} {figure.caption}".replace("not a legal opinion", "").lower()
    for word in ("illegal", "compliant", "guilty", "innocent", "unfair", "proves", "prevents", "score of 100"):
        assert word not in said, word


@pytest.mark.parametrize("name", PICTURES)
def test_percentages_are_written_with_a_space(drawn: dict[str, Figure], name: str) -> None:
    assert not re.search(r"\d%", words(drawn[name]) + drawn[name].caption)


def test_every_picture_of_the_face_is_tested_here() -> None:
    offered = set(figures.__all__) - {"Column", "Figure", "NothingToDraw"}
    assert offered <= set(PICTURES)


def test_so_few_are_never_drawn(few: Run) -> None:
    with pytest.raises(NothingToDraw, match="too few") as nothing:
        few.plot.survival()
    assert nothing.value.figure == "survival"
    assert "under 30 persons or 10 events" in nothing.value.reason
