"""Assessments, scores, lists and sanctions: what is read from each form, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from standing.errors import InputError
from standing.scenario import Chances, Exempt, Quantity, StatusIn, load_text
from tests.scenario.shipped import FULL

DAY = 86_400.0
YEAR = 365.25 * DAY
SENSOR, LIST, SANCTION = "regime.sensors.gate", "regime.lists.debtors", "regime.sanctions.easy_loans"


def refusals(changes: dict[str, object]) -> list[str]:
    with pytest.raises(InputError) as refused:
        load_text(FULL).reform(changes)
    return [finding.text().partition(": ")[2] for finding in refused.value.findings]


def test_sensors_that_assess_are_read() -> None:
    sensors = load_text(FULL).regime.sensors
    gate, yearly, model, survey, census = (sensors[each] for each in ("gate", "yearly", "model", "survey", "census"))
    assert gate.assesses is not None
    assert (gate.assesses.service, gate.assesses.share.base, gate.conduct) == ("flight", 0.5, "default")
    assert gate.within is not None
    assert gate.within.base == 2 * YEAR
    assert gate.flags is not None
    assert (gate.flags.guilty.base, gate.flags.innocent.base) == (0.8, 0.0001)
    assert yearly.assesses is not None
    assert yearly.assesses.every is not None
    assert (yearly.assesses.every.base, yearly.assesses.share.values, yearly.within) == (YEAR, (0.5, 1), None)
    assert model.assesses is not None
    assert model.trait == StatusIn("would_reoffend", ("yes",))
    assert [(str(date), share.base) for date, share in model.assesses.dates] == [
        ("2015-01-01", 0.5),
        ("2016-01-01", 0.1),
    ]
    assert survey.assesses is not None
    assert survey.assesses.rate is not None
    assert (survey.assesses.rate.base, survey.assesses.service, survey.assesses.dates) == (0.2 / YEAR, "", ())
    assert census.assesses is not None
    assert [(date.year, share.base) for date, share in census.assesses.dates] == [(2014, 0.1), (2015, 0.1)]
    assert census.trait is None


ABOUT = "conduct: default, flags: {guilty: 0.5}"


@pytest.mark.parametrize(
    ("sensor", "says"),
    [
        (f"{{assesses: {{}}, {ABOUT}}}", "none of them"),
        (f"{{assesses: {{every: 1y, rate: 1/yr}}, {ABOUT}}}", "every and rate"),
        (f"{{assesses: {{every: 0d}}, {ABOUT}}}", "a span longer than nothing"),
        (f"{{assesses: {{on: fligth}}, {ABOUT}}}", 'did you mean "flight"?'),
        (f"{{assesses: {{at: []}}, {ABOUT}}}", "no dates"),
        (f"{{assesses: {{at: {{north: 1}}}}, {ABOUT}}}", "{date: share, …}"),
        (f"{{assesses: {{at: 2015-02-30}}, {ABOUT}}}", "a date that the calendar has"),
        (f"{{assesses: {{at: [2015-01-01, 2015-01-01]}}, {ABOUT}}}", "each date once"),
        (f"{{assesses: {{at: {{2015-01-01: 1.5}}}}, {ABOUT}}}", "a share from 0 to 1"),
        (f"{{assesses: {{at: {{2015-01-01: 1}}, share: 0.5}}, {ABOUT}}}", "dates with shares of their own"),
        (f"{{assesses: {{rate: 1/yr, share: 0.5}}, {ABOUT}}}", "no share beside a rate"),
        ("{assesses: {every: 1y}, conduct: default}", "no flags"),
        ("{assesses: {every: 1y}, flags: {guilty: 1}}", "neither conduct nor guilty_if"),
        (
            f"{{assesses: {{every: 1y}}, {ABOUT}, guilty_if: {{status: {{work: employed}}}}}}",
            "both conduct and guilty_if",
        ),
        (
            "{assesses: {every: 1y}, flags: {}, within: 1y, guilty_if: {status: {work: employed}}}",
            "no window for a trait",
        ),
        ("{assesses: {every: 1y}, flags: {}, guilty_if: {status: {work: employd}}}", 'did you mean "employed"?'),
        (f"{{assesses: {{every: 1y}}, {ABOUT}, observes: default}}", "either assesses, or"),
        (f"{{assesses: {{every: 1y}}, {ABOUT}, detects: 0.5}}", "either assesses, or"),
        (f"{{assesses: {{every: 1y}}, {ABOUT}, false_alarms: 1/yr}}", "either assesses, or"),
        (f"{{assesses: {{every: 1y}}, {ABOUT}, wrong_person: 0.1}}", "either assesses, or"),
        ("{observes: default, conduct: default}", "a sensor that does not assess"),
        ("{observes: default, flags: {guilty: 1}}", "a sensor that does not assess"),
        ("{observes: default, within: ever}", "a sensor that does not assess"),
        ("{assesses: {every: 1y}, conduct: defualt, flags: {guilty: 0.5}}", 'did you mean "default"?'),
        ("{assesses: {every: 1y}, conduct: default, flags: {guilty: 0.5, inocent: 0}}", 'did you mean "innocent"?'),
        ("{assesses: {every: 1y}, conduct: default, within: 0d, flags: {guilty: 0.5}}", "a span longer than nothing"),
    ],
)
def test_a_sensor_that_is_wrong_is_refused(sensor: str, says: str) -> None:
    texts = refusals({SENSOR: sensor})
    assert says in " ".join(texts)
    assert len(texts) == 1


def test_scores_are_read() -> None:
    citizen, credit = load_text(FULL).regime.scores.values()
    assert isinstance(citizen.start, Quantity)
    assert {status: dict(points) for status, points in citizen.by_status.items()} == {"work": {"unemployed": -20}}
    assert citizen.keeps is not None
    assert citizen.keeps.base == 5 * YEAR
    assert isinstance(credit.start, Chances)
    assert credit.start.numbers == (300, 600, 700)
    assert credit.start.of({"sex": "male"}) == [0.6, 0, 0.4]
    assert credit.keeps is None


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("credit.start", "{300: 0.5, x: 0.5}", "whole points"),
        ("credit.start", "{2014-01-01: 5}", "a score"),
        ("credit.floor", "500", "above the start 300"),
        ("credit.ceiling", "650", "below the start 700"),
        ("credit.ceiling", "{base: 800, by: {sex: {male: 0.75}}}", "600, below the start 700"),
        ("credit.keeps", "0d", "a span longer than nothing"),
        ("credit.keeps", "always", "a span such as"),
        ("citizen.by_status", "{wrok: {unemployed: 1}}", 'did you mean "work"?'),
        ("citizen.by_status", "{work: {unemployd: 1}}", 'did you mean "unemployed"?'),
        ("citizen.by_status", "{work: {unemployed: 1.5}}", "whole points"),
        ("citizen.by_status", "{work: 5}", "points by value of the status"),
    ],
)
def test_a_score_that_is_wrong_is_refused(path: str, value: str, says: str) -> None:
    (text,) = refusals({f"regime.scores.{path}": value})
    assert says in text


def test_lists_are_read() -> None:
    lists = load_text(FULL).regime.lists
    debtors = lists["debtors"]
    _, _, _, ever, trait, sensor, copied = debtors.enters
    assert (ever.is_ever, ever.within, ever.keeps and ever.keeps.base) == (True, None, 2 * YEAR)
    assert (trait.trait, trait.by, trait.conducts) == (StatusIn("would_reoffend", ("yes",)), ("model",), ())
    assert (sensor.conducts, sensor.by, sensor.score, sensor.is_ever) == ((), ("gate", "yearly"), "", False)
    assert (copied.source_list, copied.share.base, copied.delay.segments[0].scale.base) == ("watched", 0.5, 3 * DAY)
    assert debtors.exempt == (
        Exempt({"region": ("north",), "sex": ("male",)}),
        Exempt({"sex": ("male",), "region": ("south",)}),
        Exempt({}, StatusIn("work", ("unemployed",))),
    )
    assert [(each.at, each.share.base, each.group) for each in debtors.amnesty] == [
        (dt.datetime(2016, 1, 1), 0.5, {"region": "north"}),
        (dt.datetime(2017, 1, 1), 1, {}),
    ]
    assert isinstance(debtors.public, Quantity)
    assert (debtors.public.at({}, dt.date(2014, 1, 1)), debtors.public.at({}, dt.date(2016, 1, 1))) == (0, 1)
    assert debtors.shown is not None
    assert debtors.hits == "extend"
    assert lists["watched"].by_hand[0].since == dt.datetime(2016, 1, 1)
    assert lists["watched"].public is False
    assert lists["good"].rewards
    assert lists["good"].enters[0].at_least is not None
    assert not {"public", "suspends", "again"} & {each.path.split(".")[-1] for each in load_text(FULL).inputs()}


def test_at_is_another_word_for_from() -> None:
    text = FULL.replace("at: 2016-01-01}\n    good", "from: 2016-01-01}\n    good")
    assert text != FULL
    assert load_text(text).digest == load_text(FULL).digest


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("enters", "{list: debtors}", "its own list"),
        ("enters", "{list: watchd}", 'did you mean "watched"?'),
        ("enters", "{list: watched, times: 2}", "in an entry by list"),
        ("enters", "{status: {would_reoffend: yes}}", "no sensor"),
        ("enters", "{status: {would_reoffend: yes}, by: gate}", "gate, which assesses no trait"),
        ("enters", "{status: {would_reoffend: no}, by: model}", "model, which assesses would_reoffend: yes"),
        ("enters", "{status: {would_reoffend: maybe}, by: model}", "a value of would_reoffend (yes or no)"),
        ("enters", "{by: []}", "no sensor"),
        ("enters", "{by: gat}", 'did you mean "gate"?'),
        ("enters", "{by: gate, times: 2}", "no within"),
        ("enters", "{by: gate, score: citizen, at_most: 1}", "in an entry by score"),
        ("enters", "{score: citizen}", "no at_most"),
        ("enters", "{score: citizen, at_most: 1, at_least: 2}", "both at_most and at_least"),
        ("enters", "{observed: default, keeps: 1y}", "where several observations are needed"),
        ("enters", "{observed: default, times: 2, within: 0d}", "a span longer than nothing"),
        ("enters", "{times: 2, within: 1y}", "none of them"),
        ("enters", "{observed: default, list: watched}", "observed and list"),
        ("by_hand", "{rate: 1/yr, at: 2016-01-01}", "from, for a rate"),
        ("by_hand", "{share: 0.1, at: 2016-01-01, from: 2015-01-01}", "at or from, not both"),
        ("exempt", "{regoin: north}", 'did you mean "region"?'),
        ("exempt", "{region: [north, nort]}", 'did you mean "north"?'),
        ("exempt", "{group: {region: nort}}", 'did you mean "north"?'),
        ("exempt", "{status: {wrok: employed}}", 'did you mean "work"?'),
        ("exempt", "{status: {work: [employd]}}", 'did you mean "employed"?'),
        ("exempt", "[{}]", "labels by column"),
        ("exempt", "{region: []}", "no label"),
        ("exempt", "north", "labels by column"),
        ("amnesty", "{share: 0.5}", "no at"),
        ("amnesty", "{at: 2016-01-01, group: {region: nort}}", 'did you mean "north"?'),
        ("amnesty", "{at: 2016-01-01, share: 1.5}", "a share from 0 to 1"),
        ("rewards", "yes", 'did you mean "true"?'),
        ("hits", "extends", 'did you mean "extend"?'),
        ("public", "{2013-01-01: no}", 'did you mean "false"?'),
        ("public", "{2013-01-01: 1}", "true or false"),
        ("public", "false", "since no name is published"),
        ("public", "{2013-01-01: false}", "since no name is published"),
        ("term", "null", "since the list has no term"),
        ("shown", "0d", "a span longer than nothing"),
    ],
)
def test_a_list_that_is_wrong_is_refused(field: str, value: str, says: str) -> None:
    (text,) = refusals({f"{LIST}.{field}": value})
    assert says in text


def test_lists_that_feed_one_another_are_refused() -> None:
    texts = refusals({"regime.lists.watched.enters": "{list: good}", "regime.lists.good.enters": "{list: debtors}"})
    assert len(texts) == 3
    assert all("without a circle" in text for text in texts)


def test_sanctions_are_read() -> None:
    sanctions = load_text(FULL).regime.sanctions
    assert (sanctions["no_loans"].misfires.base, sanctions["no_loans"].misfires.range) == (0.001, (0, 0.01))
    assert (sanctions["no_trips"].on, sanctions["no_flights"].on) == ("child", "self")
    low_band = sanctions["low_band"]
    assert (low_band.lists, low_band.score, low_band.bands) == ((), "citizen", ("D",))
    assert (sanctions["easy_loans"].grants, sanctions["easy_loans"].score, sanctions["easy_loans"].bands) == (
        "loan",
        "",
        (),
    )


@pytest.mark.parametrize(
    ("sanction", "says"),
    [
        ("{denies: loan}", "the list, or the band"),
        ("{list: debtors, band: {citizen: D}, denies: loan}", "both list and band"),
        ("{band: {citizen: []}, denies: loan}", "one score with its bands"),
        ("{band: {citizen: E}, denies: loan}", "a band of citizen (A, B or D)"),
        ("{band: {citizn: D}, denies: loan}", 'did you mean "citizen"?'),
        ("{list: debtors, misfires: 0.1}", "since no service is refused"),
        ("{list: debtors, denies: loan, on: chld}", 'did you mean "child"?'),
        ("{list: debtors, denies: loan, on: child, misfires: 0.1}", "in a sanction on child"),
        ("{list: good, grants: loan, on: child}", "in a sanction on child"),
        ("{list: good, grants: loan, denies: flight}", "both denies and grants"),
        ("{list: good, grants: laon}", 'did you mean "loan"?'),
        ("{list: good, denies: loan}", "since good rewards"),
        ("{list: [good, debtors], grants: loan}", "debtors does not reward"),
        ("{band: {citizen: A}, grants: loan}", "it hangs on a band"),
    ],
)
def test_a_sanction_that_is_wrong_is_refused(sanction: str, says: str) -> None:
    assert says in " ".join(refusals({SANCTION: sanction}))


def test_without_dependants_a_sanction_on_them_says_what_is_missing() -> None:
    (text,) = refusals({"world.population.dependants": {}})
    assert "it has none" in text
    assert "world.population.dependants says how many people have" in text
