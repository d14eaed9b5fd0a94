"""What the documents have under each id of a page: those of commands, made anew, and that which the page carries itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.report.page.reading import Reader

from standing.checks.due_process import counts
from standing.experiments.comparison import Comparison
from standing.measures.disparity import DISPARITY
from standing.measures.suppress import is_too_few
from standing.report.checked.document import document as checked
from standing.report.page.page import FIRST, REST
from standing.report.page.pictures import Picture
from standing.report.page.sections.fria import HEADINGS, NORMS, part
from standing.report.page.sections.structure import family_of
from standing.report.page.subject import Subject

Known = dict[str, object]


def known_of(subject: Subject) -> Known:
    """Every id of the page about one subject, with what a document has there; without the prefix of the subject."""
    found = dict([*_of_run(subject), *_of_rules(subject), *_carried(subject), *_of_pictures(subject)])
    return found if subject.comparison is None else {**found, **of_comparison(subject.comparison)}


def _of_run(subject: Subject) -> Iterator[tuple[str, object]]:
    document = subject.run.document(subject.ranges)
    yield from ((f"run::{key}", document[key]) for key in ("people", "seed"))
    for row in document["measures"]:
        name = "::".join(("run", row["id"], row["name"], row["item"], row["group"]))
        yield from ((f"{name}::{field}", row[field]) for field in row)


def of_comparison(comparison: Comparison) -> Known:
    """Ids of differences."""
    found: Known = {}
    for reform in comparison.document()["reforms"]:
        found[f"compare::{reform['name']}::persons_unchanged"] = reform["persons_unchanged"]
        for row in (*reform["differences"], *reform["safeguard"]):
            name = "::".join(("compare", reform["name"], row["id"], row["name"], row["item"], row["group"]))
            found |= {f"{name}::{field}": row[field] for field in row}
    return found


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


def _carried(subject: Subject) -> Iterator[tuple[str, object]]:
    """What stands in no document of a command, from where the page has it."""
    run = subject.run
    for row in run.published().to_dicts() if subject.scenario.published else ():
        yield from ((f"page::published::{row['series']}::{row['date']}::{field}", row[field]) for field in row)
    for value in run.catalogue.answers(DISPARITY, [each for each in run.tallies.groups if each != "all"]):
        if not is_too_few(value):
            name, fields = "::".join(("page", *value.key)), ("denominator", "value", "low", "high")
            yield from ((f"{name}::{field}", getattr(value, field)) for field in fields)
    for reform in subject.reforms:
        yield f"page::unchanged::{reform.name}", reform.lived.unchanged
    for heading in HEADINGS:
        told: Any = part(heading, subject)
        yield f"page::headings::{heading}::rules", len(told["rules"])
        yield f"page::headings::{heading}::quantities", len(told["said"])
        rows: Any = checked(subject.scenario, subject.findings, [], None)["findings"]
        norms = [each for each in rows if each["id"] in NORMS[heading]]
        yield f"page::headings::{heading}::norms", len(norms)
    if subject.ranges is not None:
        for value in subject.values:
            for path, low, high in subject.ranges.moves(value.key):
                name = "::".join(("page", "moves", path, *value.key))
                yield from ((f"{name}::low", low), (f"{name}::high", high))


def _of_pictures(subject: Subject) -> Iterator[tuple[str, object]]:
    """The numbers under each picture: what its CSV has."""
    for section in (*FIRST, *REST):
        for each in _pictures_in(section.data(subject)):
            for at, row in enumerate(each.figure.rows if each.figure else ()):
                yield from ((f"figure::{each.name}::{at}::{column}", cell) for column, cell in row.items())


def _pictures_in(node: object) -> Iterator[Picture]:
    if isinstance(node, Picture):
        yield node
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, (list, tuple)) else ():
        yield from _pictures_in(each)


def carried_in(html: str, prefix: str = "") -> Any:
    """What the page itself carries about a subject."""
    begun = html.index('<script type="application/json" id="numbers">') + len(
        '<script type="application/json" id="numbers">'
    )
    return json.loads(html[begun : html.index("</script>", begun)])[prefix]


def differing(html: str, known: Known) -> list[str]:
    """Ids of the numbers of a page that no document has, or has otherwise."""
    numbers = [each for each in Reader(html).numbers if each.id]
    return [each.id for each in numbers if each.id not in known or known[each.id] != each.value]
