"""What a denominator counts: words for every one, and a reader who divides finds the value."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.measures import wide
from tests.measures.synthetic import lives, made_up

from standing.measures.catalogue import Catalogue
from standing.measures.measure import Value
from standing.measures.out_of import counted, written
from standing.measures.safeguard import SAFEGUARD
from standing.measures.wording import key_of
from standing.texts import has, keys

RUNS: dict[str, Callable[[], Catalogue]] = {
    "plain": lambda: Catalogue(made_up(), lives(made_up(), 6_400, 1)),
    "wide": lambda: Catalogue(wide.wide(), wide.lives(6_400, 1)),
}
RATES = frozenset(
    (
        "listing_rate", "wrongful_sanction_days", "other_persons_under_a_sanction", "sanction_days_of_other_persons",
        "refused_purchases_of_other_persons", "refused_purchases_per_person_refused", "days_publicly_named",
        "days_publicly_named_wrongly", "days_publicly_named_after_the_end", "favours", "minutes_per_decision",
        "hours_of_deciding", "acts_of_unlawful_conduct", "appeals_decided", "days_listed_condition_met",
        "listings_condition_met", "reviewer_hours",
    )
)  # fmt: skip
"""Names of rates, whose denominators are said by what they are per."""


@pytest.fixture(scope="module", params=RUNS)
def values(request: pytest.FixtureRequest) -> list[Value]:
    catalogue = RUNS[request.param]()
    return [*catalogue.values(), *catalogue.answers(SAFEGUARD, ["all"])]


def test_every_denominator_has_words(values: list[Value]) -> None:
    for value in values:
        if value.status != "not_modelled":
            if value.denominator is not None:
                assert written(value.denominator, value.unit), value.key
                assert counted(value.name, value.unit), value.key
            assert value.name_in_words


def test_every_name_has_words_whether_a_case_asks_for_it_or_not() -> None:
    names = {key.removeprefix("measures.name.") for key in keys() if key.startswith("measures.name.")}
    shares = {each for each in names if not each.endswith(("_ratio", "_difference"))} - RATES
    assert [each for each in shares if not has(f"measures.out_of.{each}")] == []


def test_every_rate_has_words_for_what_it_is_per() -> None:
    units = {key.removeprefix("measures.unit.") for key in keys() if key.startswith("measures.unit.")}
    per = {each.partition("_per_")[2] for each in units if "_per_" in each}
    assert [each for each in per if not has(f"measures.out_of.per_{each}")] == []


def test_thousands_are_said_and_hundreds_written_out() -> None:
    assert counted("listing rate", "listings per 1,000 person-years") == "thousand person-years"
    assert written(4_517, "listings per 1,000 person-years") == "4,517"
    assert counted("other persons under a sanction", "persons per 100 listed persons") == "listed persons"
    assert written(40.96, "persons per 100 listed persons") == "4,096"


@pytest.mark.parametrize(
    "name",
    [
        "median duration of a wrongful listing",
        "wrongful listings open after 1 year",
        "wrongful listings open after 2 years",
        "median of the correction lag",
    ],
)
def test_what_is_no_quotient_says_how_it_was_estimated(name: str) -> None:
    assert counted(name, "days").endswith(", by Kaplan-Meier")


def test_sentences_of_survival_say_how_they_were_estimated(values: list[Value]) -> None:
    found = [value for value in values if key_of(value.name).startswith("wrongful_listings_open_after")]
    assert found
    assert all(value.phrase.endswith("by Kaplan-Meier") for value in found)
