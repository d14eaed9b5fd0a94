"""Sentences keep what the measures say, and mark each number; texts are escaped, and what stands in them is too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import Markup
from tests.report.page.reading import Reader, plain

from standing.experiments.outcome import Run
from standing.measures.suppress import is_too_few, sentence
from standing.report.page.saying import say, told


def test_a_sentence_is_that_of_the_measure(run: Run) -> None:
    for value in run.values:
        assert plain(told(value)) == " ".join(sentence(value).split()), value.key


def test_its_numbers_are_marked(run: Run) -> None:
    for value in run.catalogue.values(["Q1", "Q2", "Q3", "Q4", "Q8", "Q11", "Q12"], ["all"]):
        if value.value is None or value.status == "not_modelled" or is_too_few(value):
            continue
        found = {each.id.rpartition("::")[2]: each.value for each in Reader(told(value)).numbers}
        assert found["value"] == value.value, value.key
        assert found["denominator"] == value.denominator, value.key


def test_it_can_begin_without_saying_where(run: Run) -> None:
    value = run.catalogue.leading("Q3")[0]
    assert plain(told(value)).startswith("In the simulated population, ")
    without = plain(told(value, opening=False))
    assert without[0].isupper() or without[0].isdigit()
    assert plain(told(value)).lower().endswith(without.lower())


def test_a_phrase_that_does_not_fit_is_left_as_it_is(run: Run) -> None:
    value = replace(run.catalogue.leading("Q3")[0], phrase="{top} < {bottom} & {value}")
    assert plain(told(value)) == sentence(value)


def test_what_stands_in_a_text_is_escaped_and_markup_is_not() -> None:
    assert say("line", line="<3>") == "line &lt;3&gt;"
    assert say("line", line=Markup("<b>3</b>")) == "line <b>3</b>"
    with pytest.raises(KeyError):
        say("line")
