"""How long something takes: one uniform per span, so laws of the same span can be compared listing by listing (R2, R4, R26)."""

from __future__ import annotations

import math

import pytest

from tests.properties.worlds import SECONDS, Changes, changed, differing, events, run

DAY = 86_400.0
LEAP_DAY = 1_154
"""29 February 2016, days from the start."""

Key = tuple[int, int, str, int, float]


def lasted(term: object, **changes: object) -> dict[Key, float]:
    """How long listings that ended by their term lasted, by person, cause, number and beginning."""
    rule: Changes = {"regime.lists.debtors.term": term, "regime.lists.debtors.leaves_on": ["term"], **changes}
    since: dict[tuple[int, int], Key] = {}
    found: dict[Key, float] = {}
    for row in events(changed(rule), "beginning", "end"):
        if row.item == "debtors" and row.event == "beginning":
            since[row.person, row.listing] = (row.person, row.generation, row.cause, row.n, row.time)
        elif row.item == "debtors":
            key = since[row.person, row.listing]
            found[key] = row.time - key[-1]
    return found


def compared(one: dict[Key, float], other: dict[Key, float]) -> list[tuple[float, float]]:
    """Listings that ended under both."""
    both = one.keys() & other.keys()
    assert len(both) > 50
    return [(one[key], other[key]) for key in both]


TWICE: dict[str, tuple[object, object]] = {
    "fixed": ("20d", "40d"),
    "exponential": ({"exponential": "20d"}, {"exponential": "40d"}),
    "gamma": ({"gamma": {"mean": "20d", "shape": 2}}, {"gamma": {"mean": "40d", "shape": 2}}),
    "lognormal": ({"lognormal": {"median": "20d", "p90": "50d"}}, {"lognormal": {"median": "40d", "p90": "100d"}}),
    "by group": ("20d", {"base": "10d", "by": {"region": {"A": 4, "B": 4}}}),
    "over time": ("20d", {"base": "20d", "over": {"2013-01-01": 2}}),
}


@pytest.mark.parametrize("law", TWICE)
def test_twice_the_law_takes_twice_as_long(law: str) -> None:
    """A law is a scale times what its uniform says."""
    for once, twice in compared(lasted(TWICE[law][0]), lasted(TWICE[law][1])):
        assert math.isclose(2 * once, twice, rel_tol=1e-9, abs_tol=1e-5)


def test_a_gamma_law_of_shape_one_is_exponential() -> None:
    """To the accuracy of the quantile."""
    pairs = compared(lasted({"exponential": "20d"}), lasted({"gamma": {"mean": "20d", "shape": 1}}))
    assert all(math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-4) for one, other in pairs)


def test_a_wider_lognormal_law_is_farther_from_its_median() -> None:
    """The logarithm of a span over its median grows with that of p90 over the median."""
    narrow, wide = ({"lognormal": {"median": "20d", "p90": f"{p90}d"}} for p90 in (40, 80))
    for near, far in compared(lasted(narrow), lasted(wide)):
        assert math.isclose(2 * math.log(near / (20 * DAY)), math.log(far / (20 * DAY)), rel_tol=1e-6, abs_tol=1e-6)


def test_a_calendar_year_is_365_or_366_days_and_twelve_months() -> None:
    """In a run over 29 February 2016: the same for months, but for those who begin on that day."""
    end = {"clock.end": "2018-01-01"}
    years, months = lasted("1y", **end), lasted("12mo", **end)
    assert {round(each / DAY, 6) for each in years.values()} == {365.0, 366.0}
    for key in years.keys() & months.keys():
        assert int(key[-1] // DAY) == LEAP_DAY or years[key] == months[key]


def test_without_a_term_nothing_ends_by_it() -> None:
    """Null is no term, and so is one on which no listing leaves."""
    rest = {"regime.lists.debtors.leaves_on": ["settled", "corrected"]}
    idle, none = changed(rest), changed({**rest, "regime.lists.debtors.term": None})
    assert differing(idle, none) == set()
    found = run(changed({"regime.lists.debtors.term": None}))
    assert found.value("ends", "debtors", "term") == 0
    assert found.value("ends", "debtors", ("settled", "corrected")) > 0


def test_a_dated_law_is_that_of_the_instant_at_which_its_clock_starts() -> None:
    """The term is read at the beginning of a listing, one law at a time."""
    dated = lasted({"2013-01-01": "20d", "2014-06-01": {"exponential": "40d"}})
    first, second = lasted("20d"), lasted({"exponential": "40d"})
    change = 516 * DAY
    for key, span in dated.items():
        expected = (first if key[-1] < change else second).get(key)
        assert expected in (None, span)
    assert {key[-1] < change for key in dated} == {True, False}


def test_no_span_ends_beyond_the_run() -> None:
    """What would end later stands at the end."""
    found = run(changed({"regime.lists.debtors.term": "9y", "regime.lists.debtors.leaves_on": ["term"]}))
    assert found.value("ends", "debtors") == 0
    assert found.value("listed_seconds", "debtors") <= SECONDS * found.value("listings", "debtors")
    assert found.value("listed_at_end", "debtors") == found.value("listings", "debtors")
