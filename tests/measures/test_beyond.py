"""Q12, Q14, Q16 to Q20, Q22 and Q23 against sums over the persons themselves, and how often their intervals cover."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats
from tests.measures.synthetic import DAY, Column, tallies_from
from tests.measures.wide import columns_of, lives, wide

from standing.measures.catalogue import Catalogue
from standing.measures.measure import Value

PEOPLE, SEED = 6_400, 11
YEARS = 1461 / 365.25
Sums = Callable[..., float]
Key = tuple[str, str, str]

SEEDS = 200
ERROR = 1e-3
"""Probability that the test of a question fails although its interval covers exactly 95 %."""

FEWEST, MOST = stats.binom.ppf([ERROR / 2, 1 - ERROR / 2], SEEDS, 0.95)
NEW = ("Q12", "Q14", "Q18", "Q19", "Q22", "Q23")


def numbers(total: Sums) -> dict[Key, float]:
    """Every new number, from a function that adds up slots: the definitions once more, in other words."""
    years = PEOPLE * YEARS / 1_000
    lived, everybody = total("persons_lived", ""), PEOPLE
    listed = {name: total("listed_at_end", name) for name in ("debtors", "critics")}
    seconds = {name: total("sanction_seconds", name) for name in ("no_flights", "no_school", "no_camps", "no_loans")}
    denied = {name: total("denials", name) for name in seconds}
    acts = {name: total("acts", name) for name in ("default", "criticism", "praise", "repaid")}
    gone = {name: total("forgone_acts", name) for name in acts}
    shadow = {name: acts[name] - total("regime_made_acts", name) + gone[name] for name in acts}
    lawful = ("criticism", "praise", "repaid")
    named = total("published_seconds", "debtors")
    causes = {
        name: {cause: total("listings_by_cause", name, cause) for cause in each}
        for name, each in (
            ("debtors", ("default/docket", "default/gate")),
            ("critics", ("criticism/ear", "default/docket")),
            ("watched", ("origin=foreign/screen",)),
        )
    }
    found: dict[Key, float] = {
        ("Q12", "other persons under a sanction", "no_school"): 100
        * total("sanctioned_at_end", "no_school")
        / listed["debtors"],
        ("Q12", "other persons under a sanction", "no_camps"): 100
        * total("sanctioned_at_end", "no_camps")
        / sum(listed.values()),
        ("Q12", "refused purchases of other persons", "no_school"): denied["no_school"] / years,
        ("Q12", "share of sanction-days that fell on other persons", "any"): (
            seconds["no_school"] + seconds["no_camps"]
        )
        / sum(seconds.values()),
        ("Q12", "share of refused purchases that were other persons'", "any"): denied["no_school"]
        / (denied["no_school"] + denied["no_flights"] + denied["no_loans"]),
        ("Q14", "regime-made acts", "default"): total("regime_made_acts", "default") / acts["default"],
        ("Q18", "lawful acts forgone", "criticism"): gone["criticism"] / shadow["criticism"],
        ("Q18", "lawful acts forgone", "any"): sum(gone[each] for each in lawful)
        / sum(shadow[each] for each in lawful),
        ("Q19", "listings for lawful conduct", "critics"): causes["critics"]["criticism/ear"]
        / sum(causes["critics"].values()),
        ("Q19", "listings for lawful conduct", "any"): causes["critics"]["criticism/ear"]
        / sum(sum(each.values()) for each in causes.values()),
        ("Q22", "days publicly named", "debtors"): named / DAY / years,
        ("Q23", "ever rewarded", "exemplary"): total("ever_listed", "exemplary") / lived,
        ("Q23", "rewarded on the last day", "exemplary"): total("listed_at_end", "exemplary") / everybody,
        ("Q23", "favours", "fast_lane"): total("favours", "fast_lane") / years,
        ("Q23", "favours without the condition met", "fast_lane"): total("favours", "fast_lane", "wrongful")
        / total("favours", "fast_lane"),
    }
    for name in ("no_school", "no_camps"):
        found["Q12", "sanction-days of other persons", name] = seconds[name] / DAY / years
    for name in ("debtors", "critics", "watched", "copied"):
        found["Q14", "regime-made listings", name] = total("regime_made_listings", name) / total("listings", name)
    for part, words in (("wrongful", "wrongly"), ("after_end", "after the end")):
        part_named = total("published_seconds", "debtors", part)
        found["Q22", f"days publicly named {words}", "debtors"] = part_named / DAY / years
        found["Q22", f"share of days publicly named {words}", "debtors"] = part_named / named
    return found


def sums(columns: dict[tuple[str, str, str], Column], scale: float = 1.0) -> Sums:
    """Give what adds up slots over persons; all parts if none is named."""

    def total(tally: str, item: str, *parts: str) -> float:
        kept = [
            column for key, column in columns.items() if key[:2] == (tally, item) and key[2] in (parts or (key[2],))
        ]
        assert kept, (tally, item, parts)
        return scale * float(sum(int(column.sum()) for column in kept))

    return total


def by_key(values: list[Value]) -> dict[Key, Value]:
    return {(value.id, value.name, value.item): value for value in values}


def test_the_numbers_are_sums_over_the_persons() -> None:
    columns = columns_of(PEOPLE, SEED)
    values = by_key(list(Catalogue(wide(), tallies_from(wide(), PEOPLE, columns)).values(NEW, ["all"])))
    expected = numbers(sums(columns))
    for key, number in expected.items():
        assert values[key].value == pytest.approx(number), key
    told = {key for key, value in values.items() if value.value is not None}
    fixed = {("Q19", "listings for a status", "watched")}
    assert told == {*expected, *fixed}, "a number that no brute force stands beside"


def test_flags_are_set_against_assessments() -> None:
    columns = columns_of(PEOPLE, SEED)
    values = by_key(list(Catalogue(wide(), lives(PEOPLE, SEED)).values(["Q17"], ["all"])))
    total = sums(columns)
    right, wrong = (total("observations", "screen", part) for part in ("true", "wrong_fact"))
    met, not_met = (total("assessments", "screen", part) for part in ("guilty", "innocent"))
    assert values["Q17", "predictive value of a flag", "screen"].value == pytest.approx(right / (right + wrong))
    assert values["Q17", "false positive rate of flags", "screen"].value == pytest.approx(wrong / not_met)
    assert values["Q17", "false negative rate of flags", "screen"].value == pytest.approx(1 - right / met)
    assert ("Q17", "predictive value of a flag", "docket") not in values


def test_refusals_without_a_listing_count_in_the_whole_and_are_told_apart() -> None:
    columns = columns_of(PEOPLE, SEED)
    values = by_key(list(Catalogue(wide(), lives(PEOPLE, SEED)).values(["Q16"], ["all"])))
    total, name = sums(columns), "refused purchases by deciding authority"
    denied = sum(total("denials", each) for each in ("no_flights", "no_school", "no_loans"))
    for item, count in {
        "no listing, by mistake": total("denials", "no_flights", "misfire"),
        "no listing, by a band of a score": total("denials", "no_loans"),
        "not stated": total("denials_by_list", "no_flights") + total("denials_by_list", "no_school"),
    }.items():
        assert (values["Q16", name, item].numerator, values["Q16", name, item].denominator) == (count, denied)
    assert "refused by mistake" in values["Q16", name, "no listing, by mistake"].sentence()
    enforced = values["Q16", "refused purchases by enforcing authority", "not stated"]
    assert (enforced.numerator, enforced.denominator) == (denied, denied)


def test_copies_flags_and_statuses_are_told_apart_among_what_listed() -> None:
    columns = columns_of(PEOPLE, SEED)
    values = by_key(list(Catalogue(wide(), lives(PEOPLE, SEED)).values(["Q20"], ["all"])))
    total = sums(columns)
    for name, item, list_, cause, words in (
        ("listings by conduct", "list/debtors", "watched", "list/debtors", "were copied from the list debtors"),
        ("listings by sensor", "list/watched", "copied", "list/watched", "were copied from the list watched"),
        (
            "listings by conduct",
            "origin=foreign",
            "watched",
            "origin=foreign/screen",
            "a flag for a status, which is no conduct (origin: foreign)",
        ),
        ("listings by sensor", "gate", "debtors", "default/gate", "a flag of the sensor gate, which assesses persons"),
    ):
        value = values["Q20", name, item]
        assert value.numerator == total("listings_by_cause", list_, cause)
        assert words in value.sentence()
    assert not any("exemplary" in value.sentence() for value in values.values())


def test_a_redlist_is_in_no_measure_about_being_listed() -> None:
    for value in Catalogue(wide(), lives(PEOPLE, SEED)).values(groups=["all"]):
        assert (value.id == "Q23") == (value.item in ("exemplary", "fast_lane")), value.key


def test_on_the_last_day_is_out_of_those_of_the_last_day_and_ever_out_of_all_who_lived() -> None:
    columns = columns_of(PEOPLE, SEED)
    values = by_key(list(Catalogue(wide(), lives(PEOPLE, SEED)).values(["Q1", "Q2"], ["all"])))
    assert values["Q1", "listed on the last day", "debtors"].denominator == PEOPLE
    assert values["Q1", "ever listed", "debtors"].denominator == columns["persons_lived", "", ""].sum() > PEOPLE
    assert values["Q2", "listing rate", "debtors"].denominator == pytest.approx(PEOPLE * YEARS / 1_000)


@pytest.fixture(scope="module")
def covered() -> dict[Key, float]:
    """How often the interval of each new number holds what its persons' distribution gives."""
    people = 64 * 30
    big = 64 * 20_000
    truth = numbers(sums(columns_of(big, 1), PEOPLE / big))
    hits = dict.fromkeys(truth, 0)
    base = Catalogue(wide(), lives(people, 0))
    for seed in range(SEEDS):
        for key, value in by_key(list(base.of(lives(people, 1_000 + seed)).values(NEW, ["all"]))).items():
            if key in truth:
                assert value.low is not None, key
                assert value.high is not None, key
                hits[key] += value.low <= truth[key] <= value.high
    return {key: float(count) for key, count in hits.items()}


def test_intervals_cover_as_often_as_they_say(covered: dict[Key, float]) -> None:
    wrong = {key: hits / SEEDS for key, hits in covered.items() if not FEWEST <= hits <= MOST}
    assert not wrong


def test_nothing_seen_has_an_upper_end() -> None:
    values = by_key(list(Catalogue(wide(), lives(PEOPLE, SEED, 0.0)).values(NEW, ["all"])))
    favours = values["Q23", "favours", "fast_lane"]
    assert (favours.value, favours.low) == (0.0, 0.0)
    assert favours.high == pytest.approx(-np.log(0.025) / (PEOPLE * YEARS / 1_000))
