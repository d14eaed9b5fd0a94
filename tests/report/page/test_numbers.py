"""Every number of the page is that of a document, by its id, to the last digit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from tests.report.page.reading import Reader

from standing.checks.due_process import counts
from standing.experiments.comparison import Comparison
from standing.experiments.outcome import Run
from standing.measures.suppress import is_too_few
from standing.report.checked.document import document as checked
from standing.report.page.datum import datum
from standing.report.page.sections.structure import family_of
from standing.report.page.subject import Subject


def _of_run(subject: Subject) -> Iterator[tuple[str, object]]:
    document = subject.run.document(subject.ranges)
    yield from ((f"run::{key}", document[key]) for key in ("people", "seed"))
    for row in document["measures"]:
        name = "::".join(("run", row["id"], row["name"], row["item"], row["group"]))
        yield from ((f"{name}::{field}", row[field]) for field in row)


def _of_comparison(comparison: Comparison) -> Iterator[tuple[str, object]]:
    for reform in comparison.document()["reforms"]:
        yield f"compare::{reform['name']}::persons_unchanged", reform["persons_unchanged"]
        for row in (*reform["differences"], *reform["safeguard"]):
            name = "::".join(("compare", reform["name"], row["id"], row["name"], row["item"], row["group"]))
            yield from ((f"{name}::{field}", row[field]) for field in row)


def _of_rules(subject: Subject) -> Iterator[tuple[str, object]]:
    found = checked(subject.scenario, subject.findings, [], None)["counts"]
    assert isinstance(found, Mapping)
    yield from ((f"check::all::{verdict}", count) for verdict, count in found.items())
    for family in {family_of(each) for each in subject.findings}:
        mine = [each for each in subject.findings if family_of(each) == family]
        yield from ((f"check::{family}::{verdict}", count) for verdict, count in counts(mine).items())
    yield "inputs::all", len(subject.inputs)
    for status in ("published", "calibrated", "assumed", "unstated"):
        yield f"inputs::{status}", sum(each.status == status for each in subject.inputs)


@pytest.fixture(scope="session")
def documents(subject: Subject, comparison: Comparison) -> dict[str, object]:
    return dict([*_of_run(subject), *_of_comparison(comparison), *_of_rules(subject)])


def test_every_number_is_that_of_a_document(read: Reader, documents: dict[str, object]) -> None:
    named = [each for each in read.numbers if each.id]
    assert len(named) > 500
    for each in named:
        assert each.id in documents, each.id
        assert each.value == documents[each.id], each.id


def test_no_number_is_shown_of_which_too_few_stand_behind(read: Reader, run: Run) -> None:
    few = {"::".join(("run", *value.key)) for value in run.values if is_too_few(value)}
    assert few
    assert not [each.id for each in read.numbers if each.id.rpartition("::")[0] in few]


def test_every_modelled_quantity_is_there(read: Reader, subject: Subject) -> None:
    shown = {each.id for each in read.numbers}
    for value in subject.values:
        if value.status == "computed" and value.value is not None and not is_too_few(value):
            assert "::".join(("run", *value.key, "value")) in shown, value.key
            assert "::".join(("run", *value.key, "denominator")) in shown or value.denominator is None, value.key


def test_both_ranges_are_shown(read: Reader) -> None:
    fields = {each.id.rpartition("::")[2] for each in read.numbers}
    assert {"low", "high", "assume_low", "assume_high"} <= fields


def test_a_number_that_is_in_no_document_has_no_id() -> None:
    assert datum(3, "3") == '<data value="3">3</data>'
    assert datum(None, "–") == "–"
    assert datum(0.1, '"<b>', "run", 'a"b') == '<data value="0.1" data-id="run::a&#34;b">&#34;&lt;b&gt;</data>'
