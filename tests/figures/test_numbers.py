"""The numbers of each picture are those of the measures, to the last digit; what is too few is named and not drawn."""

from __future__ import annotations

import numpy as np
import pytest
from tests.figures.reading import of_kind, words

import standing as sd
from standing import figures
from standing.checks.due_process import check_norms
from standing.errors import InputError
from standing.experiments.comparison import Comparison
from standing.experiments.life import Life
from standing.experiments.outcome import Run
from standing.experiments.ranges import Ranges
from standing.experiments.rule_dates import rule_dates
from standing.figures import NothingToDraw
from standing.figures.icons import _kind, _sheet
from standing.measures.measure import Value
from standing.measures.suppress import is_too_few
from standing.measures.survival import Survival


def value(run: Run, measure: str, name: str, item: str = "debtors", group: str = "all") -> Value:
    return next(each for each in run.values if each.key == (measure, name, item, group))


def test_survival_has_the_curve_its_band_and_its_median(town: Run, compared: Comparison) -> None:
    figure = compared.plot.survival()
    curve = Survival.of(town.tallies.counts("wrongful_duration_days", "debtors"))
    rows = [row for row in figure.rows if row["regime"] == "the rules as they stand"]
    assert rows[0]["open"] == 1.0
    for row in rows[1:]:
        at = int(np.searchsorted(curve.days, row["days"]))
        assert (row["days"], row["open"]) == (curve.days[at], curve.open[at])
        assert (row["low"], row["high"]) == (curve.low[at], curve.high[at])
    assert rows[-1]["days"] == curve.days[-1]
    assert {each["encoding"]["y"]["field"] for each in of_kind(figure, "area")} == {"low"}
    assert of_kind(figure, "line")[0]["encoding"]["y"]["field"] == "open"
    assert f"{curve.ended} of {curve.begun} wrongful listings" in figure.caption
    legend = of_kind(figure, "line")[0]["encoding"]["color"]["legend"]["labelExpr"]
    assert f"half lifted within {value(town, 'Q6', 'median duration of a wrongful listing').value:.0f} days" in legend
    assert len({row["regime"] for row in figure.rows}) == 3


def test_a_reform_with_too_few_wrongful_listings_is_named_and_not_drawn(town: Run, few: Run) -> None:
    figure = figures.survival({"as it stands": town.catalogue, "rarely": few.catalogue})
    assert {row["regime"] for row in figure.rows} == {"as it stands"}
    assert "Not drawn: rarely (too few" in figure.caption
    assert "Not drawn: rarely" in words(figure)


def test_more_curves_than_can_be_told_apart_are_named(town: Run) -> None:
    figure = figures.survival({f"rules {n}": town.catalogue for n in range(8)})
    assert len({row["regime"] for row in figure.rows}) == 6
    assert "rules 7 (no room in one picture)" in figure.caption
    assert len(of_kind(figure, "area")) == 1


def test_icons_are_to_scale_and_say_what_one_is(town: Run) -> None:
    figure = town.plot.icons()
    for row, name in zip(figure.rows, ("listings of a wrong person", "listings on a wrong fact"), strict=True):
        found = value(town, "Q3", name)
        assert (row["count"], row["whole"]) == (found.numerator, found.denominator)
        assert row["icons"] == round(1_000 * (found.value or 0))
    assert "One icon is one of 1,000 listings" in words(figure)
    assert sum(len(each["data"]["values"]) for each in of_kind(figure, "point")) == 13 + 10 + 3


def test_rare_kinds_get_a_larger_sheet_which_is_said() -> None:
    found = Value(
        "Q3", "listings by hand", "debtors", "all", 20, 90_000, "share", 20 / 90_000, None, None, None, None, "computed",
        None, (), 90_000, 20.0, "",
    )  # fmt: skip
    assert _sheet([found]) == 10_000
    assert _kind(found, 10_000).icons == 2


def test_icons_of_persons_hide_what_is_too_few(china: Run) -> None:
    figure = china.plot.icons("persons")
    assert is_too_few(value(china, "Q17", "not met and listed", "judgment_defaulters"))
    assert (
        "Too few to show (under 30 persons or 10 events): put on the list without having met its condition"
        in figure.caption
    )
    assert not any("without having met" in str(row["kind"]) for row in figure.rows)


@pytest.mark.parametrize("by", ["age", "district"])
def test_disparities_have_ratios_intervals_and_the_line_at_one(town: Run, by: str) -> None:
    figure = town.plot.disparities(by)
    for row in figure.rows:
        assert row["low"] <= row["ratio"] <= row["high"]  # type: ignore[operator]
    rule = of_kind(figure, "rule")
    assert rule[0]["encoding"]["x"]["datum"] == 1
    assert any(each["encoding"]["x"].get("field") == "low" for each in rule)
    other = {"age": "district", "district": "age"}[by]
    assert f"Not in this picture: the groups by {other}." in words(figure)
    assert "Groups that the cells do not tell apart are not analysed." in words(figure)
    assert "against the largest" in figure.caption


def test_disparities_name_the_groups_of_too_few(china: Run) -> None:
    figure = china.plot.disparities()
    assert "Comparisons with too few to show" in words(figure)
    assert "Tibet" in figure.caption
    assert not any(row["group"] == "Tibet" for row in figure.rows)
    assert all(row["equal"] for row in figure.rows)


def test_no_groups_to_compare() -> None:
    run = sd.run(sd.load("theory/restart"), people=1_000, seed=1)
    with pytest.raises(NothingToDraw, match="the cells have no groups"):
        run.plot.disparities()


def test_differences_are_those_of_the_comparison(compared: Comparison) -> None:
    figure = compared.plot.differences("correction-in-5-days")
    every = {each.key: each for each in compared.reforms[0].overall}
    for row in figure.rows:
        found = every[str(row["id"]), str(row["measure"]), "no_bus" if row["item"] == "no bus" else "debtors", "all"]
        assert (row["difference"], row["low"], row["high"]) == (found.difference, found.low, found.high)
        assert (row["before"], row["after"]) == (found.before.value, found.after.value)
    means = {row["measure"]: row["means"] for row in figure.rows}
    assert means["median duration of a wrongful listing"] == "better: less"
    assert means["corrected, of wrongful listings"] == "better: more"
    assert means["ever listed"] == "none seen"
    assert any(each["encoding"]["x"].get("field") == "from" for each in of_kind(figure, "rule"))
    assert "better: less" in words(figure)


def test_a_reform_that_is_not_there_is_refused(compared: Comparison) -> None:
    with pytest.raises(InputError, match="did you mean"):
        compared.plot.differences("correction-in-6-days")


def test_published_differences_and_what_was_fitted(china: Run) -> None:
    figure = china.plot.published()
    known = [row for row in china.published().to_dicts() if row["relative"] is not None]
    assert [row["relative"] for row in figure.rows] == [row["relative"] for row in known]
    assert "the scenario was fitted to these figures, which therefore do not validate it" in words(figure)
    assert "Not drawn: persons refused flights" in figure.caption


def test_nothing_was_published_of_a_town_that_does_not_exist(town: Run) -> None:
    with pytest.raises(NothingToDraw, match="no published figures"):
        town.plot.published()


def test_assumptions_are_the_moves_of_the_ranges(town: Run, ranged: Ranges) -> None:
    figure = town.plot.assumptions(ranged, "Q3")
    moves = ranged.moves(value(town, "Q3", "wrongful share of listings").key)
    assert [(row["low"], row["high"]) for row in figure.rows] == [each[1:] for each in moves[: len(figure.rows)]]
    widths = [float(str(row["high"])) - float(str(row["low"])) for row in figure.rows]
    assert widths == sorted(widths, reverse=True)
    assert "Further inputs that do not move it: 1." in figure.caption
    assert "not varied: population, cells" in figure.caption
    assert "115 of 5,000 listings" in words(figure)


def test_confusion_has_four_integers_and_three_shares(town: Run, china: Run) -> None:
    figure = town.plot.confusion("age")
    assert [row["group"] for row in figure.rows] == ["all persons", "under 40", "over 40"]
    first = figure.rows[0]
    assert first["met_and_listed"] == value(town, "Q17", "met and listed").value
    assert first["false_positive_rate"] == value(town, "Q17", "false positive rate").value
    four = ("met_and_listed", "not_met_and_listed", "met_and_not_listed", "not_met_and_not_listed")
    assert sum(float(str(first[each])) for each in four) == town.people
    assert china.plot.confusion().rows[0]["not_met_and_listed"] is None
    assert "too few" in words(china.plot.confusion())


def test_no_group_of_that_name(town: Run) -> None:
    with pytest.raises(NothingToDraw, match="no groups by hair"):
        town.plot.confusion("hair")


def test_over_time_adds_up_what_was_refused(town: Run) -> None:
    figure = town.plot.over_time()
    last = {row["series"]: row["value"] for row in figure.rows}
    assert last["persons on the list"] == value(town, "Q1", "listed on the last day").numerator
    assert last["No buses"] == value(town, "Q16", "refused purchases by deciding authority", "court").denominator
    assert all(row["value"] is None or row["value"] == 0 or int(str(row["value"])) >= 10 for row in figure.rows)


def test_deciders_have_the_shares_of_q16(china: Run) -> None:
    figure = china.plot.deciders()
    shares = {(row["question"], row["answer"]): row["share"] for row in figure.rows}
    found = value(china, "Q16", "refused purchases by enforcing authority", "airlines")
    assert shares["enforced by", "The airlines' booking system"] == found.value
    assert "Private schools" not in words(figure)
    assert "Too few to show (under 30 persons or 10 events): Private schools" in figure.caption


def test_denied_has_the_integers_of_the_run(town: Run, china: Run) -> None:
    figure = town.plot.denied()
    assert [row["refused"] for row in figure.rows] == [
        town.tallies.value("denials", "no_bus", part) for part in ("rightful", "wrongful")
    ]
    assert all(int(str(row["refused"])) >= 10 for row in china.plot.denied().rows)
    assert "Too few to show" in china.plot.denied().caption


def test_norms_count_every_finding_and_give_no_total(town: Run) -> None:
    findings = check_norms(town.scenario)
    figure = town.plot.norms()
    assert [(row["id"], row["verdict"]) for row in figure.rows] == [(each.id, each.verdict) for each in findings]
    for verdict in ("fails", "meets", "cannot tell", "not applicable"):
        assert verdict in words(figure)
    assert "Notice and reasons" in words(figure)
    assert "total" not in words(figure)
    alone = town.plot.norms("notice")
    assert {row["family"] for row in alone.rows} == {"Notice and reasons"}


def test_a_timeline_has_the_events_of_the_life_and_no_name(town: Run, longest: Life) -> None:
    life, figure = longest, town.plot.timeline(longest.person)
    assert figure.title == "Synthetic person 10,193"
    refused = [row for row in figure.rows if row["what"] == "refused purchase"]
    assert len(refused) == life.stays[0].refused["no_bus"]
    assert any(row["what"] == "listed, condition not met" for row in figure.rows)
    assert [at.date().isoformat() for at, _ in rule_dates(life)] == ["2022-12-15"]
    assert "by the rule, the term on the list Debtors is over" in words(figure)
    assert "A share in this population is no probability for a person." in words(figure)


def test_a_life_without_events_has_no_picture(town: Run) -> None:
    empty = next(each for each in range(50) if len(town.life(each).happened) <= 1 or not town.life(each).stays)
    document = {**town.life(empty).document(), "events": [], "listings": []}
    with pytest.raises(NothingToDraw, match="nothing of what the scenario models"):
        figures.timeline(town.scenario, document)


def test_icons_say_that_hidden_kinds_are_among_the_others(china: Run) -> None:
    said = words(figures.icons(china.catalogue, of="persons"))
    assert "all other persons, and those too few to show" in said
    assert "all other listings, and" not in said


def test_a_refusal_of_which_there_are_too_few_is_no_dash(china: Run) -> None:
    figure = figures.denied(china.catalogue)
    counts = china.tallies.counts("denials", "no_hotels")
    assert 0 < counts["after_end"] < 10
    assert "too few" in words(figure)
    assert "Too few to show" in figure.caption
