"""Lines are broken so that they fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standing.figures.lettering import width, wrapped

LETTER = st.text(
    alphabet=st.characters(min_codepoint=33, max_codepoint=0x2FFF, exclude_categories=("C", "Z")), max_size=40
)


@given(st.lists(LETTER, max_size=12).map(" ".join), st.floats(40, 700), st.sampled_from([11, 12, 15]))
def test_every_line_fits(text: str, room: float, size: float) -> None:
    assert all(width(line, size) <= room for line in wrapped(text, room, size))


@given(st.lists(LETTER.filter(bool), min_size=1, max_size=12))
def test_no_letter_is_lost(parts: list[str]) -> None:
    assert "".join(wrapped(" ".join(parts), 90, 12)).replace(" ", "").replace("\u00a0", "") == "".join(parts)


def test_a_percentage_is_not_torn_apart() -> None:
    lines = wrapped("noise, 95 % and more", width("noise, 95 ", 12), 12)
    assert not any(line.startswith("%") for line in lines)


def test_too_many_lines_end_with_an_ellipsis() -> None:
    lines = wrapped("one two three four five six", 40, 12, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(width(line, 12) <= 40 for line in lines)


def test_widths_are_those_of_arial() -> None:
    assert width("iii", 1_000) < width("nnn", 1_000) < width("mmm", 1_000) < width("mmm", 1_000, bold=True)
