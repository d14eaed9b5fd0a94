"""What single blocks say in the cases that the recorded screens do not show."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from standing.measures.measure import Value
from standing.measures.who_decides import BY_AUTHORITY, BY_MISTAKE
from standing.report.compared import compared
from standing.report.deciders import deciders
from standing.report.five import assumption_range, plainly
from standing.report.groups import ByGroup
from standing.report.layout import beside, paragraph, printed
from standing.report.shipped import validation_in_words
from standing.scenario import PublishedFigure

VALUE = Value(
    id="Q3", name="wrongful share of listings", item="debtors", group="all", numerator=20, denominator=1_000, unit="share",
    value=0.02, low=0.01, high=0.03, assume_low=None, assume_high=None, status="computed", why=None,
    depends_on_assumed=("a",), persons=5_000, events=20, phrase="{top} of {bottom} listings ({value}) were wrong",
)  # fmt: skip


def text_of(shown: object, width: int = 80) -> str:
    console = Console(file=StringIO(), width=width)
    printed(shown, console)  # type: ignore[arg-type]
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def test_a_sentence_carries_its_denominator_and_not_its_opening() -> None:
    assert plainly(VALUE) == "20 of 1,000 listings (2 %) were wrong [simulation noise, 95 %: 1 % to 3 %]"


def test_what_is_not_modelled_says_why_and_of_what() -> None:
    assert (
        plainly(replace(VALUE, status="not_modelled", why="no sensor errs"))
        == "not modelled here (debtors: no sensor errs)"
    )


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (None, None, None),
        (0.01, 0.05, "[assumptions, each at both ends of its range: 1 % to 5 %]"),
        (-0.01, 0.05, "[assumptions, each at both ends of its range: −1 % to 5 %; sign not determined]"),
        (0.02, 0.02, "[assumptions: none of their ranges moves it]"),
    ],
)
def test_assumptions_are_a_range_of_their_own(low: float | None, high: float | None, said: str | None) -> None:
    assert assumption_range(replace(VALUE, assume_low=low, assume_high=high)) == said


def test_too_few_have_no_range() -> None:
    assert assumption_range(replace(VALUE, assume_low=0.1, assume_high=0.2, events=9)) is None


def test_a_small_group_is_never_told_by_a_dash() -> None:
    small, large, empty = (replace(VALUE, group=f"d={name}", events=90) for name in ("small", "large", "empty"))
    values = [replace(small, persons=29, value=None), large, replace(empty, value=None)]
    shown = text_of(ByGroup("d", {"d=small": 29, "d=large": 900, "d=empty": 900}, values, wide=False).block())
    assert "too few to say in 2 of 3 groups of d: small, empty" in shown
    assert "–" not in shown
    assert "2 %" in shown


def test_groups_with_equal_inputs_are_marked() -> None:
    value = replace(VALUE, group="d=a", status="equal_by_construction", why="the same")
    shown = text_of(ByGroup("d", {"d=a": 900}, [value], wide=False).block())
    assert "= 2 %" in shown
    assert "equal because the scenario says so" in shown


def _row(date: str, relative: float | None, use: str = "fit") -> dict[str, object]:
    simulated = None if relative is None else 100.0 * (1 + relative)
    return {
        "series": "names", "date": date, "use": use, "published": 100.0, "simulated": simulated, "low": None, "high": None,
        "relative": relative, "why": "it is too early" if relative is None else None,
    }  # fmt: skip


def test_a_narrow_screen_shows_the_last_and_the_worst_figure() -> None:
    rows = [
        _row("2014-01-01", 0.01),
        _row("2015-01-01", -0.4),
        _row("2016-01-01", 0.02),
        _row("2017-01-01", 0.03, "holdout"),
    ]
    narrow = text_of(compared(rows, Console(width=80)))  # type: ignore[arg-type]
    wide = text_of(compared(rows, Console(width=200)))  # type: ignore[arg-type]
    assert "2015-01-01" in narrow
    assert "2017-01-01" in narrow
    assert "2014-01-01" not in narrow
    assert "2 of 4 figures" in narrow
    assert "2014-01-01" in wide
    assert "do not validate" in wide
    assert "held out" in wide


def test_a_figure_that_the_run_cannot_give_says_why() -> None:
    shown = text_of(compared([_row("2014-01-01", None)], Console(width=80)))  # type: ignore[arg-type]
    assert "names: it is too early" in shown


def test_blocks_stand_side_by_side_where_there_is_room() -> None:
    left, right = paragraph("left"), paragraph("right")
    assert text_of(beside(left, right, Console(width=80)), 80) == "left\n\nright\n"
    assert text_of(beside(left, right, Console(width=200)), 200).split() == ["left", "right"]
    assert text_of(beside(left, right, Console(width=200)), 200).count("\n") == 1


def test_validation_is_not_claimed() -> None:
    figure = PublishedFigure("names", dt.date(2014, 1, 1), 1.0, "entries", "listings", "debtors")
    assert validation_in_words([]) == "none: no published figure belongs to it"
    fitted = validation_in_words(
        [replace(figure, use="fit"), replace(figure, use="fit"), replace(figure, use="holdout")]
    )
    assert fitted == "fitted to 2 published figures, which therefore do not validate it; 1 figure held out"


def test_refusals_without_a_listing_stand_beside_those_that_somebody_decided() -> None:
    decided = [
        replace(
            VALUE,
            id="Q16",
            name=BY_AUTHORITY,
            item=item,
            numerator=count,
            denominator=1_000,
            value=count / 1_000,
            events=count,
        )
        for item, count in (("court", 970), (BY_MISTAKE, 30))
    ]
    lines = text_of(deciders(decided, {})).splitlines()
    assert "1,000 refused purchases" in lines[0]
    assert [line.split()[-3:] for line in lines[2:]] == [["970", "97", "%"], ["30", "3", "%"]]
    assert "no listing, by mistake" in lines[3]
