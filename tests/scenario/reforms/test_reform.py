"""Reforms: places, bounds and rules; chains, sentences, and why one changes nothing."""

from __future__ import annotations

import pytest

from standing.errors import InputError
from standing.scenario import load, load_text
from standing.scenario.reforms import Reform, reform_from, reform_names
from tests.scenario.reforms.county import COUNTY
from tests.scenario.shipped import SMALL

LIST = "regime.lists.judgment_defaulters"
GRACE = reform_from("grace-30-days")
NOTICE = Reform("notice", changes={"regime.lists.*.notice.when": "before"})


def said(path: str, value: object, text: str = COUNTY) -> list[str]:
    """Sentences of a reform of one field."""
    return Reform("test", changes={path: value}).describe(load_text(text))  # type: ignore[dict-item]


def test_a_word_is_a_name_a_file_or_a_change(tmp_path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("name: mine\nchanges: {regime.redress.*.delay: 5d}\n", encoding="utf-8")
    assert reform_from("fixed-term") == Reform.named("fixed-term")
    assert reform_from(str(file)) == Reform.read(file)
    set_by_hand = reform_from("regime.redress.correction.delay=5d")
    assert set_by_hand.changes == {"regime.redress.correction.delay": "5d"}
    assert set_by_hand.name == set_by_hand.title == "regime.redress.correction.delay=5d"


@pytest.mark.parametrize("ask", [Reform.named, reform_from])
def test_a_name_that_is_not_shipped_gets_the_nearest(ask) -> None:
    with pytest.raises(InputError) as refused:
        ask("fixedterm")
    assert refused.value.findings[0].nearest == "fixed-term"


def test_wildcards_leave_lists_that_reward_alone() -> None:
    reform = NOTICE.applied(load_text(COUNTY))
    notices = {name: each.notice for name, each in reform.regime.lists.items()}
    assert notices["judgment_defaulters"] is not None
    assert notices["judgment_defaulters"].when == "before"
    assert notices["exemplary"] is None
    enforced = Reform("half", changes={"regime.sanctions.*.severity": 1}).applied(load_text(COUNTY))
    assert "regime.sanctions.fast_lane.severity" not in enforced.changes


def test_a_wildcard_may_stand_for_each_of_several_entries() -> None:
    several = SMALL.replace("{observed: default}", "[{observed: default}, {observed: smoking}]")
    reform = Reform("twice", changes={"regime.lists.debtors.enters.*.independent": "act"}).applied(load_text(several))
    assert [each.independent for each in reform.regime.lists["debtors"].enters] == ["act", "act"]


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("regime.list.*.term", "regime.lists"),
        ("regime.redres.*.delay", "regime.redress"),
        ("regime.lists.*.trem", "term"),
        ("regime.lists.judgment_defaulter.term", f"{LIST}.term"),
        ("regime.redress.corection.delay", "regime.redress.correction.delay"),
    ],
)
def test_a_wrong_path_gets_the_nearest(path: str, nearest: str) -> None:
    text = COUNTY.replace("leaves_on: [settled, corrected]", "leaves_on: [settled, corrected]\n      term: 5y")
    with pytest.raises(InputError) as refused:
        Reform("wrong", changes={path: "2y"}).applied(load_text(text))
    assert nearest in str(refused.value)


def test_a_reform_of_what_is_not_there_is_refused_and_says_so() -> None:
    bare = load_text(SMALL.split("  redress:")[0])
    reform = reform_from("suspension-while-appealed")
    with pytest.raises(InputError, match=r"nothing in the scenario for regime\.redress"):
        reform.applied(bare)
    assert reform.why_not(bare) == "nothing in the scenario for regime.redress.*.suspends"


def test_why_a_reform_changes_nothing() -> None:
    small = load_text(SMALL)
    assert NOTICE.why_not(small) == "the scenario says so already"
    assert NOTICE.describe(small) == []
    assert NOTICE.applied(small).digest == small.digest
    third = reform_from("no-third-party-sanctions")
    assert third.why_not(small) == "no sanction falls on anybody but the listed person"
    assert reform_from("guobanfa-2020-49").why_not(small) == 'no list "judgment defaulters" in small'
    assert NOTICE.why_not(load("china-2018")) is None


def test_a_chain_is_the_same_as_one_after_the_other() -> None:
    county = load_text(COUNTY)
    other = Reform("other", changes={f"{LIST}.notice.grace": "60d", "regime.redress.*.suspends": True})
    chain = GRACE + other
    assert chain.name == "grace-30-days + other"
    assert chain.applied(county).digest == other.applied(GRACE.applied(county)).digest
    grace = chain.applied(county).regime.lists["judgment_defaulters"].notice
    assert grace is not None
    assert grace.grace.segments[0].scale.base == 60 * 86_400
    assert (other + GRACE).applied(county).digest == chain.applied(county).digest  # a longer grace stays
    assert [each.name for each in ((NOTICE + GRACE) + other).parts] == [
        "notice",
        "grace-30-days",
        "other",
    ]


def test_a_chain_says_what_is_so_in_the_end() -> None:
    other = Reform("other", changes={f"{LIST}.notice.grace": "60d"})
    assert (GRACE + other).describe(load_text(COUNTY)) == [
        'list "judgment defaulters", notice: before the listing instead of after',
        'list "judgment defaulters", notice, grace: 60d instead of 0d',
    ]


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (f"{LIST}.notice.when", "before", 'list "judgment defaulters", notice: before the listing instead of after'),
        ("regime.redress.correction.delay", "5d", 'redress "correction", delay: 5d instead of 45d on average'),
        (
            "regime.redress.correction.delay",
            {"2017-05-01": "5d"},
            'redress "correction", delay: from 2017-05-01 5d instead of 45d on average',
        ),
        ("regime.redress.correction.suspends", True, 'redress "correction", suspends: yes instead of no'),
        ("regime.sanctions.no_school", None, 'removes the sanction "no school"'),
        (f"{LIST}.term", "2y", 'list "judgment defaulters", term: 2y instead of no term'),
        (
            f"{LIST}.removal",
            {"delay": "3d"},
            'list "judgment defaulters", removal, delay: 3d instead of 40d on average',
        ),
        (f"{LIST}.erases", True, 'list "judgment defaulters", erases: yes, where nothing was said'),
        (
            f"{LIST}.leaves_on",
            {"with": "term"},
            'list "judgment defaulters", leaves on: settled, corrected, term instead of settled, corrected',
        ),
    ],
)
def test_sentences(path: str, value: object, sentence: str) -> None:
    assert sentence in said(path, value)


def test_sentences_name_each_time_that_differs() -> None:
    china = load("china-2018")
    assert reform_from("regime.redress.correction.delay=5d").describe(china) == [
        (
            'redress "Correction or deletion on application", delay: until 2017-05-01 5d instead of 45d on average; '
            "from 2017-05-01 5d instead of 15d"
        )
    ]
    assert reform_from("regime.redress.correction.delay={2017-05-01: 3d}").describe(china) == [
        'redress "Correction or deletion on application", delay: from 2017-05-01 3d instead of 15d'
    ]


@pytest.mark.parametrize(
    ("written", "bound", "found"),
    [
        ("15d", {"at_most": "5d"}, "5d"),
        ("3d", {"at_most": "5d"}, "3d"),
        ("3wd", {"at_most": "4d"}, "4d"),
        ("3d", {"at_least": "5d"}, "5d"),
        ("{exponential: 4d}", {"at_most": "5d"}, {"exponential": "4d"}),
        ("{lognormal: {median: 6d, p90: 20d}}", {"at_most": "5d"}, "5d"),
        ("{2013-01-01: 30d, 2015-01-01: 4d}", {"at_most": "5d"}, {"2013-01-01": "5d", "2015-01-01": "4d"}),
        ("{2013-01-01: 30d, 2015-01-01: 9d}", {"at_most": "5d"}, "5d"),
    ],
)
def test_a_bound_leaves_what_keeps_to_it(written: str, bound: object, found: object) -> None:
    scenario = load_text(SMALL.replace("delay: 15d", f"delay: {written}"))
    reform = Reform("bound", changes={"regime.redress.*.delay": bound}).applied(scenario)  # type: ignore[dict-item]
    tree = reform.origin.tree
    assert tree["regime"]["redress"]["correction"]["delay"] == found  # type: ignore[index,call-overload]


def test_no_term_is_longer_than_any_and_words_are_added_once() -> None:
    county = load_text(COUNTY)
    reform = reform_from("fixed-term").applied(county).regime.lists["judgment_defaulters"]
    assert reform.term is not None
    assert reform.term.segments[0].kind == "calendar"
    assert reform.leaves_on == {"settled", "term", "corrected"}
    assert reform.open_ended == ()
    assert reform_from("fixed-term").applied(load_text(SMALL)).digest == load_text(SMALL).digest


def test_a_bound_on_words_is_refused() -> None:
    with pytest.raises(InputError, match="a span, a rate or a number, to compare with a bound"):
        said("regime.redress.*.against", {"at_most": "5d"})


def test_conditions_of_entry_may_be_written_as_bounds_are() -> None:
    text = SMALL.replace("{observed: default}", "{score: citizen, at_most: 600}")
    reform = Reform("score", changes={"regime.lists.debtors.enters": {"score": "citizen", "at_most": 500}})
    assert reform.applied(load_text(text)).regime.lists["debtors"].enters[0].at_most is not None


def test_related_sanctions_follow_scores_sensors_and_other_lists() -> None:
    text = COUNTY.replace(
        "    exemplary: {enters: {observed: debt, by: [gazette]}, term: 1y, rewards: true}\n",
        "    second: {enters: {list: judgment_defaulters}, term: 1y}\n    third: {enters: {by: [gazette]}, term: 1y}\n",
    ).replace(
        "    fast_lane: {list: exemplary, grants: train}\n",
        (
            "    later: {list: second, denies: filing}\n    sensed: {list: third, denies: train}\n"
            "    label: {list: third}\n"
        ),
    )
    gone = reform_from("related-sanctions-only").describe(load_text(text))
    assert gone == [f'removes the sanction "{name}"' for name in ("no trains", "no school", "sensed")]


def test_published_figures_of_a_removed_sanction_go_with_it() -> None:
    china = load("china-2018")
    assert reform_from("no-third-party-sanctions").applied(china).published == china.published
    assert reform_from("related-sanctions-only").applied(china).published == ()


def test_the_most_favourable_reading_moves_errors_alone() -> None:
    county = load_text(COUNTY)
    reform = reform_from("most-favourable-reading").applied(county)
    assert reform.regime.sensors["docket"].wrong_person.base == 0.02
    assert reform.regime.redress["correction"].grants_wrongful.base == 0.95
    assert reform.regime.lists["judgment_defaulters"].removal.fails.base == 0
    assert reform.regime.sensors["docket"].detects == county.regime.sensors["docket"].detects


@pytest.mark.parametrize("name", reform_names())
def test_every_shipped_reform_says_what_it_is_and_where_it_comes_from(name: str) -> None:
    reform = Reform.named(name)
    assert reform.name == name
    assert all((reform.title, reform.description, reform.source))
    assert len(reform.title or "") <= 70


@pytest.mark.parametrize("name", reform_names())
def test_every_shipped_reform_changes_something_and_once_is_enough(name: str) -> None:
    county, reform = load_text(COUNTY), Reform.named(name)
    assert reform.why_not(county) is None
    assert reform.describe(county)
    assert reform.why_not(reform.applied(county)) is not None


def test_every_shipped_reform_applies_to_the_first_case() -> None:
    china = load("china-2018")
    assert [name for name in reform_names() if Reform.named(name).why_not(china)] == []
