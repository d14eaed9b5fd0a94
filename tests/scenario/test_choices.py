"""Choices of measures: read once, and what is wrong with them is said with its line."""

from __future__ import annotations

import pytest

from standing.errors import InputError
from standing.scenario import load_text
from standing.scenario.choices import Choices, Staff
from tests.measures.synthetic import TEXT, made_up


def with_choices(text: str) -> Choices:
    return Choices.of(load_text(TEXT[: TEXT.index("measures:")] + f"measures: {text}\n"))


def test_the_choices_of_a_scenario() -> None:
    choices = Choices.of(made_up())
    assert choices.within_days == 180
    assert choices.related == {"courts": ("travel",)}
    assert choices.author == "the test"
    assert choices.staff == Staff(4.0)


def test_the_defaults() -> None:
    assert with_choices("{}") == Choices()
    assert Choices().within_days == 365


def test_a_list_may_have_its_own_staff() -> None:
    choices = with_choices("{Q24: {staff: 2, debtors: {staff: 9, hours_per_year: 1000}}}")
    assert (choices.staff, choices.staff_of) == (Staff(2.0), {"debtors": Staff(9.0, 1000.0)})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{Q5: {within: 3}}", "measures, Q5, within: found 3; allowed: a span"),
        ("{Q5: {witin: 3d}}", 'did you mean "within"'),
        ("{Q2: {within: 3d}}", "this measure has no choice"),
        ("{Q9: {within: soon}}", "measures, Q9, within"),
        ("{Q11: {related: [courts]}}", "contexts of sanctions by context of conduct"),
        ("{Q24: {staff: many}}", "a number, 0 or more"),
        ("{Q24: {debtors: 3}}", "measures, Q24, debtors"),
        ("{Q24: {debtors: {stuff: 3}}}", 'did you mean "staff"'),
    ],
)
def test_a_wrong_choice_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        with_choices(text)
    assert said in str(refused.value)
    assert str(refused.value).startswith("scenario.yaml:")
