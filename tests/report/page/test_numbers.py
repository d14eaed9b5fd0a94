"""Every number of the page is that of a document, by its id, to the last digit."""

from __future__ import annotations

import json

from tests.report.page.documents import carried_in, differing, known_of
from tests.report.page.reading import Reader

from standing.experiments.outcome import Run
from standing.measures.suppress import is_too_few
from standing.report.page.carried import carried
from standing.report.page.datum import datum
from standing.report.page.page import Page
from standing.report.page.subject import Subject


def test_every_number_is_that_of_a_document(html: str, read: Reader, subject: Subject) -> None:
    assert len([each for each in read.numbers if each.id]) > 1_000
    assert differing(html, known_of(subject)) == []


def test_every_number_is_in_a_document_or_a_picture(read: Reader) -> None:
    """Only what a picture or a document has no row for stands without an id."""
    assert [each.shown for each in read.numbers if not each.id] == []


def test_published_figures_are_those_of_the_run(china: Page) -> None:
    assert differing(china.html, known_of(china.subject)) == []
    shown = [each.id for each in Reader(china.html).numbers if each.id.startswith("page::published::")]
    assert len(shown) > 10
    assert not any(
        each.rpartition("::")[2] not in ("published", "simulated", "low", "high", "relative") for each in shown
    )


def test_the_page_carries_what_is_in_no_document(china: Page, html: str, subject: Subject) -> None:
    own = carried_in(html)
    known = known_of(subject)
    assert own["digest"] == subject.run.digest
    assert own["unchanged"] == {each.name: each.lived.unchanged for each in subject.reforms if not each.is_few}
    columns, rows = own["disparities"]["columns"], own["disparities"]["rows"]
    found = {
        f"page::{name}::{group}::{field}": number
        for name, groups in rows.items()
        for group, *numbers in groups
        for field, number in zip(columns[1:], numbers, strict=True)
    }
    assert len(found) > 40
    assert {name: known[name] for name in found} == found
    published = carried([china.subject], ())[""]["published"]
    assert json.loads(json.dumps(published, default=str)) == json.loads(
        json.dumps(china.subject.run.published().to_dicts(), default=str)
    )


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
