"""The case china-2018 says what the publications say, and its README what the fit gives."""

import datetime as dt
import re

import numpy as np
import pytest
from scipy.stats import t

from standing.cases import case_folder
from standing.engine import simulate
from standing.experiments.published import published_table
from standing.scenario import load

NOT_MODELLED = {"companies_published"}
REFERENCES = {("performed", "2016-03-31"): 359_000, ("airline_records", "2016-12-31"): 4_130_000}
"""Figures of the research notes that are outside the facts file: A1.08 and A1.10."""

PEOPLE = 1_409_778_724
MAIN = ("names", "flights_refused", "rail_refused")
REVISION = dt.date(2017, 5, 1)
BAR = "no_private_schools"
NO_BAR = {
    f"regime.sanctions.{BAR}": None,
    "world.services.private_school": None,
    "world.population.dependants": {},
}


@pytest.fixture(scope="module")
def scenario():
    return load("china-2018")


@pytest.fixture(scope="module")
def without_bar(scenario):
    """The case without the bar on children, which the integration leaves out."""
    return scenario.reform(NO_BAR)


@pytest.fixture(scope="module")
def readme():
    return (case_folder("china-2018") / "README.md").read_text(encoding="utf-8")


def block(text, name):
    """The fitted block of a README."""
    return re.search(rf"<!-- fitted: {name} -->\n(.*?)<!-- end -->", text, re.DOTALL)[1]


def test_each_published_figure_is_the_one_of_the_facts_file(scenario, facts):
    here = {
        (each.series, each.date.isoformat()): (each.value, each.source)
        for each in scenario.published
        if each.use == "fit"
    }
    there = {
        (row["series"], row["date"]): (float(row["value"]), row["source"])
        for row in facts
        if row["series"] not in NOT_MODELLED
    }
    assert here == there
    assert {row["set"] for row in facts if row["series"] not in NOT_MODELLED} == {"fit"}


def test_the_figures_for_reference_are_those_of_the_research_notes(scenario):
    found = {(f.series, f.date.isoformat()): f.value for f in scenario.published if f.use == "reference"}
    assert found == REFERENCES


def test_each_published_figure_has_a_source_and_the_population_it_is_about(scenario, census):
    people = sum(int(row["people"]) for row in census)
    assert people == PEOPLE
    for figure in scenario.published:
        assert figure.source is not None
        assert figure.source.startswith("http")
        assert figure.people == people


def test_nothing_is_later_than_the_end_of_the_run(scenario):
    assert max(figure.date for figure in scenario.published) == dt.date(2018, 4, 30)
    assert scenario.clock.end == dt.datetime(2018, 5, 1)
    cuts = {mark - dt.timedelta(days=1) for mark in scenario.clock.marks}
    month_ends = {f.date for f in scenario.published if (f.date + dt.timedelta(days=1)).day == 1}
    assert {f.date for f in scenario.published} <= cuts | month_ends


def test_the_cells_are_the_census(scenario, census):
    cells = scenario.world.population.cells
    assert cells.columns == ("province",)
    assert [(label, count) for (label,), count in zip(cells.labels, cells.counts, strict=True)] == [
        (row["province"], int(row["people"])) for row in census
    ]


def test_each_number_has_a_status_and_a_source_or_a_range(scenario):
    for number in scenario.inputs():
        assert number.status in {"published", "calibrated", "assumed"}, number.path
        assert number.source or number.range, number.path
        if number.status == "assumed":
            assert number.range, number.path
        if number.status == "calibrated":
            assert number.source in scenario.sources, number.path


def test_each_source_that_is_named_has_an_address(scenario):
    named = {number.source for number in scenario.inputs()} - {None}
    assert named <= set(scenario.sources)
    without = {name for name, source in scenario.sources.items() if not source.url}
    assert without == {"figures"}  # each row of published.csv has its own


def test_the_clocks_are_those_of_the_two_texts(scenario):
    list_, redress = scenario.regime.lists["judgment_defaulters"], scenario.regime.redress["correction"]
    before, after = dt.date(2017, 4, 30), REVISION
    assert [list_.term.at(date).kind for date in (before, after)] == ["none", "calendar"]
    assert list_.term.at(after).scale.base == 24
    three_working_days = 3 * 7 / 5 * 86_400
    assert list_.removal.delay.at(after).scale.base == three_working_days
    assert redress.propagates.at(after).scale.base == three_working_days
    assert redress.delay.at(after).scale.base == 15 * 86_400
    assert [law.at(before).scale.status for law in (list_.removal.delay, redress.delay)] == ["assumed", "assumed"]
    assert list_.notice.when == "after"
    assert list_.public
    assert not redress.suspends


def test_blocks_begin_when_they_are_known_to_have_begun(scenario):
    flights, rail = (scenario.regime.sanctions[name].enforced for name in ("no_flights", "no_high_speed_rail"))
    assert flights.at({}, dt.date(2014, 6, 30)) == 0 < flights.at({}, dt.date(2014, 7, 1))
    assert flights.at({}, dt.date(2016, 12, 9)) < flights.at({}, dt.date(2016, 12, 10)) == 0.98
    assert rail.at({}, dt.date(2014, 6, 30)) == 0
    attempts = scenario.world.services["high_speed_rail"].attempts
    assert scenario.regime.sanctions[BAR].enforced.at({}, dt.date(2015, 7, 21)) == 0
    assert attempts.at({}, dt.date(2015, 7, 22)) == pytest.approx(3 * attempts.at({}, dt.date(2015, 7, 21)), rel=1e-3)


def test_the_tables_of_the_readme_are_those_of_the_tool(without_bar, readme, tools):
    tables = tools["fit"].tables_without_fit(without_bar)
    for name in ("checks", "forecast"):
        assert block(readme, name) == tables[name]
    shown = [line.rsplit("|", 2)[0] for line in block(readme, "fit").splitlines()]
    assert shown == [line.rsplit("|", 2)[0] for line in tables["fit"].splitlines()]


def test_the_main_series_are_met_within_three_per_cent_from_2015_on(readme):
    errors = re.findall(r"^\| (\w+) \| (\d{4})-\S+ \|.*?\| ([-+][\d.]+) % \| ([-+][\d.]+) % \|$", readme, re.MULTILINE)
    late = [float(error) for series, year, error, _ in errors if series in MAIN and int(year) >= 2015]
    assert len(late) == 22
    assert max(map(abs, late)) <= 3.0


@pytest.fixture
def parameters(readme, tools):
    """The parameters that the README shows, by name."""
    lines = re.findall(r"^\| \d+ \| .+ \| (\S+) \|$", block(readme, "parameters"), re.MULTILINE)
    return dict(zip(tools["fit"].curves.NAMES, map(float, lines), strict=True))


def test_ten_parameters_are_shown_and_give_the_steps_of_the_scenario(scenario, parameters, tools):
    assert len(parameters) == 10
    vector = tools["fit"].curves.to_vector(parameters)
    for name, fields in tools["fit"].numbers(scenario, vector).items():
        stated = scenario.reform({tools["fit"].PATHS[name]: fields})
        for date in (dt.date(2014, 7, 5), dt.date(2015, 7, 25), dt.date(2016, 2, 1), dt.date(2018, 4, 30)):
            for rate in (
                lambda s: s.world.conducts["judgment_default"].rate,
                lambda s: s.world.services["flight"].attempts,
                lambda s: s.world.services["high_speed_rail"].attempts,
            ):
                assert rate(stated).at({}, date) == pytest.approx(rate(scenario).at({}, date), rel=2e-3)


def test_the_spread_of_flights_follows_from_the_figures_of_july_2014(scenario, tools):
    spread = tools["problem"].spread_of_flights(scenario)
    assert float(scenario.world.services["flight"].spread) == pytest.approx(spread, rel=5e-3)
    mean, share = 108_000 / 203_000, 12_389 / 203_000
    assert 1 - (1 + mean / spread) ** -spread == pytest.approx(share)


def test_the_count_of_parameters_and_figures_in_the_readme_is_right(scenario, readme):
    fitted = [each for each in scenario.published if each.use == "fit" and each.series != "persons_refused_flights"]
    assert f"Ten parameters are fitted to {len(fitted)} figures**" in readme
    assert "8 November 2017" in readme
    assert "entries ever posted" in readme


@pytest.mark.slow
def test_the_fit_gives_the_numbers_of_the_scenario(without_bar, parameters, tools):
    """From every parameter one per cent off, by turns up and down; `python tools/fit_china_2018.py` begins far away."""
    off = {name: value * (1.01 if at % 2 else 0.99) for at, (name, value) in enumerate(parameters.items())}
    _, found = tools["fit"].fitted_numbers(without_bar, off)
    again = without_bar.reform({tools["fit"].PATHS[name]: fields for name, fields in found.items()})
    mean_field = tools["mean_field"]
    written, fitted = (
        mean_field.expected(p.rules, p.fixed) for p in map(tools["problem"].problem_of, (without_bar, again))
    )
    assert fitted.listings.sum() == pytest.approx(written.listings.sum(), rel=2e-3)
    for name in mean_field.FOLLOWED:
        assert fitted.denials[name].sum() == pytest.approx(written.denials[name].sum(), rel=2e-3)


@pytest.fixture(scope="module")
def run(without_bar, tools):
    """What the integration expects."""
    problem = tools["problem"].problem_of(without_bar)
    return tools["mean_field"].expected(problem.rules, problem.fixed)


def totals(run):
    """Expected totals per person by the end, with the share of each that the approximations of the tool may be off."""
    return {
        ("listings", "judgment_defaulters", ""): (run.listings.sum(), 0.005),
        ("ends", "judgment_defaulters", "settled"): (run.settled.sum(), 0.005),
        ("ends", "judgment_defaulters", "corrected"): (run.corrected.sum(), 0.02),  # delays taken as exponential
        ("listed_at_end", "judgment_defaulters", ""): (run.listed[0, -1], 0.005),
        ("ever_listed", "judgment_defaulters", ""): (run.ever_listed[0, -1], 0.005),
        ("denials", "no_flights", ""): (run.denials["no_flights"].sum(), 0.01),
        ("denials", "no_high_speed_rail", ""): (run.denials["no_high_speed_rail"].sum(), 0.01),
    }


@pytest.mark.slow
def test_the_engine_agrees_with_the_expectation(scenario, run):
    people = 2_000_000
    tallies, _ = simulate(scenario, people=people, seed=20180430)
    expected = totals(run)
    # One false alarm in a thousand over all comparisons together, for a t of 63 degrees of freedom.
    bound = t.ppf(1 - 0.001 / (2 * len(expected)), 63)
    for (tally, item, part), (mean, model) in expected.items():
        parts = [part] if part else tallies.parts(tally, item)
        groups = np.asarray(tallies.by_replicate(tally, item, parts), dtype=float)
        error = groups.std(ddof=1) * np.sqrt(len(groups))
        assert abs(groups.sum() - people * mean) < bound * error + model * people * mean, tally


def test_persons_and_stock_are_plausible(run):
    listings, persons = PEOPLE * run.listings.sum(), PEOPLE * run.ever_listed[0, -1]
    assert 3.5e6 < PEOPLE * run.listed[0, -1] < 6.5e6
    assert 5.5e6 < persons < 8.5e6
    assert 1.2 < listings / persons < 1.6


def test_the_table_of_the_simulation_shows_the_expectation(readme, run):
    section = readme.partition("### The simulation beside the integration")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (\w.+?) \| ([\d,]+) \| ([\d,]+) \| ([-+][\d.]+) % \|$", section, re.MULTILINE)
    assert len(rows) == len(totals(run))
    shown = sorted(int(expected.replace(",", "")) for _, _, expected, _ in rows)
    assert shown == sorted(round(PEOPLE * mean) for mean, _ in totals(run).values())
    for name, simulated, expected, difference in rows:
        relative = int(simulated.replace(",", "")) / int(expected.replace(",", "")) - 1
        assert float(difference) == pytest.approx(100 * relative, abs=0.0501), name


def test_the_forecast_by_simulation_covers_the_expectation(readme):
    expected = re.findall(r"^\| (20\d\d-\d\d-\d\d) \| (.+) \|$", block(readme, "forecast"), re.MULTILINE)
    assert [date for date, _ in expected] == ["2018-12-31", "2019-07-09"]
    for date, cells in expected:
        written = re.search(rf"^\| {date} \| (.+\(.+) \|$", readme, re.MULTILINE)[1].split(" | ")
        assert len(written) == 3
        for value, cell in zip(cells.split(" | "), written, strict=False):
            middle, low, high = (int(each.replace(",", "")) for each in re.findall(r"[\d,]+", cell))
            assert low < middle < high
            assert low < int(value.replace(",", "")) < high


def test_a_run_is_put_beside_the_published_figures(scenario):
    tallies, _ = simulate(scenario, people=20_000, seed=1)
    table = published_table(scenario, tallies).to_dicts()
    missing = {row["series"] for row in table if row["status"] == "not available"}
    assert missing == {"persons_refused_flights"}
    early = scenario.reform({"clock.end": "2014-08-04", "clock.marks": []})
    tallies, _ = simulate(early, people=20_000, seed=1)
    row = next(r for r in published_table(early, tallies).to_dicts() if r["series"] == "persons_refused_flights")
    assert row["status"] == "scaled"


def test_the_end_can_be_moved_for_the_forecast():
    later = load("china-2018", {"clock.end": "2019-07-10"})
    assert later.clock.end == dt.datetime(2019, 7, 10)


def test_the_bar_on_children_rests_on_the_consumption_rule_and_on_assumptions_alone(scenario):
    bar = scenario.regime.sanctions[BAR]
    assert (bar.on, bar.denies, bar.lists) == ("child", "private_school", ("judgment_defaulters",))
    assert (bar.legal_basis.source, bar.legal_basis.article) == ("spc-2015", "3")
    about = ("world.population.dependants", "world.services.private_school", f"regime.sanctions.{BAR}")
    numbers = [number for number in scenario.inputs() if number.path.startswith(about)]
    assert len(numbers) == 4
    assert {number.status for number in numbers} == {"assumed"}
    children = scenario.world.population.dependants["child"]
    shares = children.of({"province": "Beijing"})
    # 0.3 billion persons under 18, each a child of two of 1.1 billion adults.
    assert sum(int(n) * share for n, share in zip(children.values, shares, strict=True)) == pytest.approx(
        0.54, abs=0.05
    )


def difference(one, other, **options):
    """Sums over the cells that differ, of what both have; and series that do, by tally and item."""
    sums = []
    tallies = [simulate(each, **options)[0] for each in (one, other)]
    for each in tallies:
        sums.append({})
        for row in each.rows():
            place = row.tally, row.item, row.part
            sums[-1][place] = sums[-1].get(place, 0) + row.value
    assert set(sums[1]) <= set(sums[0])
    series = [{tuple(row)[:-1]: row.value for row in each.series.rows()} for each in tallies]
    moved = {row[:2] for row, value in series[1].items() if series[0][row] != value}
    alone = {place for place in sums[0] if place not in sums[1]}
    return {place: (sums[0][place], value) for place, value in sums[1].items() if sums[0][place] != value}, moved, alone


def test_the_bar_on_children_moves_no_other_tally(scenario, without_bar):
    """Where only a notice tells of a listing: the refusals that a listing met are the one thing that children add to."""
    told = {"regime.redress.correction.aware_by": "notice"}
    one, other = scenario.reform(told), without_bar.reform(told)
    moved, series, alone = difference(one, other, people=1_000_000, seed=1)
    assert {tally for tally, _, _ in moved} <= {"listings_bitten", "listings_bitten_before_notice"}
    assert not series
    assert {item for _, item, _ in alone} == {BAR}


def test_a_refused_place_tells_the_parent_and_moves_little(scenario, without_bar):
    """As the case is: refusals make aware (docs/model.md, section 3.7), so that a few apply sooner."""
    moved, _, alone = difference(scenario, without_bar, people=1_000_000, seed=1)
    assert {item for _, item, _ in alone} == {BAR}
    never = {"acts", "detected", "candidates", "people", "denials_by_list"}
    assert not never & {tally for tally, _, _ in moved}
    for place, (with_bar, plain) in moved.items():
        assert with_bar == pytest.approx(plain, rel=0.02, abs=5), place


def test_third_parties_are_counted_apart(scenario):
    tallies, _ = simulate(scenario, people=1_000_000, seed=1)
    for tally in ("denials", "sanction_seconds", "sanctioned_at_end"):
        parts = {part for part, value in tallies.counts(tally, BAR).items() if value}
        assert parts == {"third_party"}, tally
    children, listed = tallies.value("sanctioned_at_end", BAR), tallies.value("listed_at_end", "judgment_defaulters")
    assert children / listed == pytest.approx(0.5, abs=0.06)
    # 0 to 3 % of listed parents, four in ten of the listed, were thought to see an effect at a school.
    assert 0 < tallies.value("denials", BAR) < 0.03 * 0.4 * tallies.value("ever_listed", "judgment_defaulters")
