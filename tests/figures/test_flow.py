"""The regime in one picture: from the rules alone, with counts of a run, for one list, for ten and for none."""

from __future__ import annotations

from itertools import combinations

import pytest
from tests.figures.reading import of_kind, words

import standing as sd
from standing import figures
from standing.experiments.outcome import Run
from standing.figures import NothingToDraw
from standing.scenario import Scenario


def test_it_says_who_reports_who_decides_what_happens_and_how_one_gets_out(town: Run) -> None:
    figure = figures.flow(town.scenario)
    said = words(figure)
    for part in ("The register of fines", "by The town court", "Debtors", "No buses", "refuses: Buses", "Correction"):
        assert part in said
    assert "Drawn from the rules alone; nothing is simulated" in said
    assert all(row["count"] is None for row in figure.rows)


def test_with_a_run_it_has_its_integers(town: Run) -> None:
    counts = {(row["column"], row["name"]): row["count"] for row in town.plot.flow().rows}
    tallies = town.tallies
    assert counts["Who reports", "The register of fines"] == tallies.value("observations", "register")
    assert counts["Who decides", "Debtors"] == tallies.value("listings", "debtors")
    assert counts["What happens", "No buses"] == tallies.value("denials", "no_bus")
    assert counts["How one gets out", "Term is over"] == tallies.value("ends", "debtors", "term")
    assert "20,000 persons" in words(town.plot.flow())


def test_too_few_are_not_shown(china: Run) -> None:
    assert china.tallies.value("denials", "no_private_schools") < 10
    row = next(each for each in china.plot.flow().rows if "private schools" in str(each["name"]))
    assert row["count"] is None
    assert "too few to show" in words(china.plot.flow())


def test_ten_lists_without_a_world(ten: Scenario) -> None:
    figure = figures.flow(ten)
    assert len({row["list"] for row in figure.rows}) == 10
    assert "and 3 more: No service number 2 of kind 5" in words(figure)
    assert figure.svg()


def test_boxes_do_not_meet(ten: Scenario) -> None:
    boxes = of_kind(figures.flow(ten), "rect")[0]["data"]["values"]
    for one, other in combinations(boxes, 2):
        beside = one["x2"] <= other["x"] or other["x2"] <= one["x"]
        below = one["y2"] <= other["y"] or other["y2"] <= one["y"]
        assert beside or below


@pytest.mark.parametrize(
    "case", ["tutorial", "china-2018", "theory/score-trap", "theory/delayed-impact", "theory/watchlist"]
)
def test_every_kind_of_regime_can_be_drawn(case: str) -> None:
    assert figures.flow(sd.load(case)).rows


def test_a_score_whose_bands_are_sanctioned(town: Run) -> None:
    said = words(figures.flow(sd.load("theory/score-trap")))
    assert "Band of the score: credit" in said
    assert "of itself, no decision" in said


def test_no_regime_has_no_picture() -> None:
    with pytest.raises(NothingToDraw, match="neither a list nor a sanction"):
        figures.flow(sd.load("theory/everybody-served"))
