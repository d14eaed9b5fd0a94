"""A figure as it is handed over: files, themes, a page's specification, and what is said where a package is missing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from standing.errors import InputError
from standing.experiments.outcome import Run
from standing.figures import Figure
from standing.figures.colours import DARK, LIGHT, themed

BEGINNINGS = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "json": b"{", "csv": b"rules"}


@pytest.fixture(scope="module")
def figure(town: Run) -> Figure:
    return town.plot.survival()


@pytest.mark.parametrize("kind", BEGINNINGS)
def test_it_is_saved_as_what_the_name_says(figure: Figure, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"curve.{kind}"
    figure.save(path)
    assert path.read_bytes().startswith(BEGINNINGS[kind])


def test_another_name_is_refused(figure: Figure, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.svg, \.png, \.pdf"):
        figure.save(tmp_path / "curve.bmp")


def test_the_same_picture_is_drawn_alike_twice(figure: Figure) -> None:
    assert figure.svg() == figure.svg()


def test_a_dark_page_has_other_colours_and_the_same_numbers(figure: Figure) -> None:
    light, dark = json.dumps(figure.themed()), json.dumps(figure.themed("dark"))
    assert LIGHT["ink"] in light
    assert not any(colour in dark for colour in LIGHT.values())
    assert DARK["ink"] in dark
    assert figure.themed("dark")["data"] == figure.themed()["data"]


def test_a_page_gets_it_as_wide_as_its_place(town: Run, figure: Figure) -> None:
    assert figure.interactive()["width"] == "container"
    assert town.plot.flow().interactive()["width"] == 700


def test_a_notebook_shows_it(figure: Figure) -> None:
    shown = figure._repr_mimebundle_()
    assert shown["image/svg+xml"].startswith("<svg")
    assert shown["text/plain"] == f"{figure.title}. {figure.caption}" == figure.alternative


@pytest.mark.parametrize(("package", "use"), [("vl_convert", Figure.svg), ("altair", lambda each: each.chart)])
def test_a_missing_package_is_named(town: Run, monkeypatch: pytest.MonkeyPatch, package: str, use: object) -> None:
    made = town.plot.survival()
    monkeypatch.setitem(sys.modules, package, None)
    assert callable(use)
    with pytest.raises(InputError, match=r'pip install "standing-lab\[report\]"'):
        use(made)


def test_a_figure_that_cannot_be_drawn_leaves_no_file(
    figure: Figure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(InputError):
        figure.save(tmp_path / "curve.svg")
    assert not list(tmp_path.iterdir())


def test_neither_altair_nor_a_drawer_is_loaded_before_it_is_needed() -> None:
    said = (
        "import sys, standing as sd; r = sd.run(sd.load('tutorial'), people=1_000); r.document(); "
        "print('standing.figures' in sys.modules); r.plot.flow(); print('altair' in sys.modules, 'vl_convert' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", "False"]


def test_roles_have_colours_of_their_own() -> None:
    assert len(set(LIGHT.values())) == len(LIGHT) == len(set(DARK.values()))
    assert set(LIGHT) == set(DARK)
    assert not set(LIGHT.values()) & set(DARK.values())


@pytest.mark.parametrize(("theme", "paper"), [(LIGHT, "#ffffff"), (DARK, "#17181a")])
@pytest.mark.parametrize("role", ["ink", "muted", "blue", "orange", "green", "pink", "amber", "grey"])
def test_letters_and_lines_have_contrast(theme: dict[str, str], paper: str, role: str) -> None:
    one, other = sorted((_luminance(theme[role]), _luminance(paper)))
    assert (other + 0.05) / (one + 0.05) >= 4.5, role


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_only_colours_are_changed_by_a_theme() -> None:
    spec = {"a": [LIGHT["ink"], 1, None], "b": {"c": "ink"}}
    assert themed(spec, "dark") == {"a": [DARK["ink"], 1, None], "b": {"c": "ink"}}
    assert themed(spec, "light") is spec
