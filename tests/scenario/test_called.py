"""One way of naming the things of a scenario in words."""

from __future__ import annotations

import pytest

from standing.scenario import load, load_text
from standing.scenario.called import Called
from tests.scenario.shipped import SMALL

CHINA = Called(load("china-2018"))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("regime.lists.judgment_defaulters", 'list "Judgment defaulters"'),
        ("regime.sanctions.no_flights.enforced", 'sanction "No flights", enforced'),
        ("regime.sensors.docket.wrong_person", 'sensor "The court\'s docket", wrong person'),
        ("regime.authorities.courts.review", 'authority "The people\'s courts", review'),
        ("regime.lists.nobody.term", "list nobody, term"),
        ("world.population.people", "population, people"),
    ],
)
def test_a_path_in_words_names_the_thing_by_its_title(path: str, words: str) -> None:
    assert CHINA.path(path).startswith(words)


def test_what_has_no_title_has_its_name() -> None:
    called = Called(load_text(SMALL))
    assert called.item("judgment_defaulters", ["regime.lists.judgment_defaulters"]) is None
    assert called.words("lists", "judgment_defaulters") == "judgment defaulters"


@pytest.mark.parametrize(
    ("name", "roots", "title"),
    [
        ("no_flights", ["regime.sanctions.no_flights"], "No flights"),
        ("airlines", ["regime.sanctions.no_flights"], "The airlines' booking system"),
        ("human", ["regime.sanctions.no_flights"], None),
        ("any", [], None),
    ],
)
def test_the_item_of_a_number_is_found_by_its_roots_or_as_the_only_one_of_its_name(
    name: str, roots: list[str], title: str | None
) -> None:
    assert CHINA.item(name, roots) == title


def test_a_ground_that_no_world_describes_is_called_as_the_rules_call_it() -> None:
    text = "name: a\nclock: {start: 2013-01-01, end: 2014-01-01}\nregime: {grounds: {debt: {title: A debt}}}\n"
    assert Called(load_text(text)).conduct("debt") == '"A debt"'
    assert Called(load_text(text)).conduct("other_debt") == '"other debt"'
