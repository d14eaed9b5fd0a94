"""Identities between tallies that hold exactly in every run, on a scenario in which every mechanism acts."""

from __future__ import annotations

import pytest

from standing.engine import simulate
from standing.records.tallies import Tallies
from standing.scenario import load_text
from tests.engine.scenarios import EVERYTHING

PEOPLE = 30_000
SECONDS = 1_461 * 86_400
BURN_IN = 181 * 86_400
LISTS = ("debtors", "repeaters", "low")


@pytest.fixture(scope="module")
def run() -> Tallies:
    """The scenario without a burn-in and without a full list."""
    text = EVERYTHING.replace(", measures_from: 2013-07-01", "").replace("initial: {share: 0.05", "initial: {share: 0")
    return simulate(load_text(text), people=PEOPLE, seed=3)[0]


@pytest.fixture(scope="module")
def late() -> Tallies:
    """The scenario as it stands, measured after half a year."""
    return simulate(load_text(EVERYTHING), people=PEOPLE, seed=3)[0]


@pytest.mark.parametrize("name", LISTS)
def test_every_listing_ends_or_stands(run: Tallies, name: str) -> None:
    """Listings = ends + those open at the end."""
    assert run.value("listings", name) == run.value("ends", name) + run.value("listed_at_end", name)


@pytest.mark.parametrize("name", LISTS)
def test_confusion_sums_to_persons(run: Tallies, name: str) -> None:
    """Ever listed against ever met."""
    assert run.value("confusion", name) == PEOPLE
    assert run.value("confusion", name, ("tp", "fp")) == run.value("ever_listed", name)
    assert run.value("confusion", name, ("fp", "tn")) == run.value("never_met", name)


def test_persons_by_counts_sum_to_persons_and_weigh_up(run: Tallies) -> None:
    """Every person is in one part; small counts weigh up to the tally."""
    for tally, of in (
        ("persons_by_acts", "acts"),
        ("persons_by_listings", "listings"),
        ("persons_by_denials", "denials"),
    ):
        for item in run.items(tally):
            assert run.value(tally, item) == PEOPLE
            if item != "any" and run.value(tally, item, "20") == 0:
                total = sum(int(part) * persons for part, persons in run.counts(tally, item).items())
                assert total == run.value(of, item)


def test_time_under_a_sanction_is_a_partition(late: Tallies) -> None:
    """By whose it is, and by cause: the same seconds (R15)."""
    for item in late.items("sanction_seconds"):
        assert late.value("sanction_seconds", item) == late.value("sanction_seconds_by_cause", item)


def test_refusals_are_counted_once(late: Tallies) -> None:
    """By whose time, and by list."""
    assert late.value("denials", "no_flights") == late.value("denials_by_list", "no_flights")


def test_bands_share_out_all_time(run: Tallies, late: Tallies) -> None:
    """Persons times seconds, with and without a burn-in."""
    for score in run.items("band_seconds"):
        assert run.value("band_seconds", score) == PEOPLE * SECONDS
        assert late.value("band_seconds", score) == PEOPLE * (SECONDS - BURN_IN)
        assert run.value("band_at_end", score) == PEOPLE
        assert run.value("score_at_end", score) == PEOPLE


def test_appeals_come_to_an_end(run: Tallies) -> None:
    """Filed = granted + refused + lapsed + pending, for all and for wrongful ones."""
    for redress in run.items("appeals"):
        counts = {part: run.value("appeals", redress, part) for part in run.parts("appeals", redress)}
        assert counts["filed"] == counts["granted"] + counts["refused"] + counts["lapsed"] + counts["pending"]
        assert counts["decided"] == counts["granted"] + counts["refused"]


@pytest.mark.parametrize("name", LISTS)
def test_the_funnel_narrows(run: Tallies, name: str) -> None:
    """Each step is a part of the one before."""
    funnel = {part: run.value("funnel", name, part) for part in run.parts("funnel", name)}
    steps = [funnel[step] for step in ("wrongful", "aware", "filed", "decided")]
    assert steps == sorted(steps, reverse=True)
    assert funnel["decided_in_time"] <= funnel["decided"]
    assert funnel["corrected"] <= funnel["decided"]
    assert funnel["wrongful"] == run.value("listings", name) - run.value("listings", name, "true")


def test_decided_candidates_are_accounted_for(run: Tallies) -> None:
    """Confirmed candidates begin, are averted, or are still in grace at the end; entries by hand aside."""
    confirmed = run.value("decisions", "repeaters", ("confirmed_true", "confirmed_false"))
    assert confirmed == run.value("listings", "repeaters") - run.value("listings", "repeaters", "by_hand")


def test_series_add_up_to_the_tallies(run: Tallies) -> None:
    """Events sum to the count; stocks end as what stands at the end."""
    series = run.series
    for slot in run.slots[: len([one for one in series.stocks if not one])]:
        if not slot.part.startswith("pending"):
            assert series.of(slot.tally, slot.item, slot.part).sum() == run.value(slot.tally, slot.item, slot.part)
    for name in LISTS:
        assert series.of("listed", name)[-1] == run.value("listed_at_end", name)
        assert series.of("wrongful", name)[-1] == run.value("wrongful_at_end", name)
    for sanction in ("no_flights", "label"):
        assert series.of("sanctioned", sanction)[-1] == run.value("sanctioned_at_end", sanction)
    for score in ("ticks", "line"):
        for band in run.parts("band_at_end", score):
            assert series.of("bands", score, band)[-1] == run.value("band_at_end", score, band)
    assert (series.of("bands", "ticks") == PEOPLE).all()


def test_series_by_group_add_up_to_the_whole(run: Tallies) -> None:
    """Region A and region B are everybody."""
    values = {group: run.series.values[g] for g, group in enumerate(run.series.groups)}
    assert (values["region=A"] + values["region=B"] == values["all"]).all()


def test_replicates_groups_and_cells_add_up(late: Tallies) -> None:
    """64 replicate groups, the values of a column, and the cells each sum to the whole."""
    totals = late.totals.sum(axis=0)
    assert (late.replicates[0].sum(axis=0) == totals).all()
    for column in late.columns:
        rows = [g for g, group in enumerate(late.groups) if group.startswith(f"{column}=")]
        assert (late.replicates[rows].sum(axis=(0, 1)) == totals).all()
    assert late.value("persons_lived", "") == PEOPLE


def test_listed_time_is_what_durations_say(run: Tallies) -> None:
    """Days of wrongful listings in the histogram bracket the seconds of a list without removal."""
    days = sum(int(part.split()[1]) * n for part, n in run.counts("wrongful_duration_days", "low").items())
    listings = run.value("wrongful_duration_days", "low")
    seconds = run.value("wrongful_seconds", "low")
    assert days * 86_400 <= seconds < (days + listings) * 86_400
