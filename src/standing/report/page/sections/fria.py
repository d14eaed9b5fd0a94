"""The six headings of AI Act, article 27(1): what the scenario, its rules, the run and the findings have under each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from standing.checks.catalogue import norm
from standing.checks.due_process import NormFinding
from standing.measures.catalogue import MEASURES
from standing.measures.measure import Value
from standing.measures.suppress import is_too_few
from standing.report.checked.words import cited
from standing.report.explain import Sentence
from standing.report.five import standing_for
from standing.report.page.carried import place_of_heading
from standing.report.page.datum import datum
from standing.report.page.section import Data, Section
from standing.report.page.sections.bearers import data as bearers
from standing.report.page.sections.five import said
from standing.report.page.sections.fria_governance import about, governance, stated
from standing.report.page.sections.fria_persons import frequencies, persons
from standing.report.page.sections.limits import data as limits
from standing.report.page.sections.what import data as what
from standing.report.page.subject import Subject

EU: Final = "eu"
WHOLE: Final = "I1"
"""The norm that asks for all six."""

HEADINGS: Final = ("process", "period", "groups", "harms", "oversight", "measures")
"""The headings (a) to (f), by the fields of `governance.impact_assessment`."""

NORMS: Final[Mapping[str, Sequence[str]]] = {
    "process": ("B0", "C3", "C4", "C5"),
    "period": (),
    "groups": ("D9", "H3"),
    "harms": ("B1", "B2", "C1", "C6"),
    "oversight": ("A5", "E1", "E2", "E4"),
    "measures": ("D7", "D8", "G5", "G6", "G8", "I2"),
}
"""Norms with a citation from the European Union, by the heading under which an answer to them is looked for."""

QUANTITIES: Final[Mapping[str, Sequence[str]]] = {
    "process": ("Q20",),
    "period": ("Q2",),
    "groups": ("Q12",),
    "harms": ("Q3", "Q4", "Q6", "Q8", "Q11", "Q14", "Q18", "Q21", "Q22"),
    "oversight": ("Q24", "Q16"),
    "measures": ("Q7", "Q9"),
}
"""Quantities of the run under each heading; those by group stand in a table."""

FUNNEL: Final = "Q9"
"""The quantity of which every step is told."""

MOST_ITEMS: Final = 4
"""Values of one quantity that are told; the report without this option has all."""


def head(subject: Subject) -> Data:
    """Give what the page is, who answers for the regime, and what stands under each heading.

    Parameters
    ----------
    subject
        What the page is about.
    """
    whole = norm(WHOLE)
    return {
        **what(subject),
        "article": [cited(each) for each in whole.citations if each.jurisdiction == EU],
        "about": about(subject.scenario),
        "rows": [_row(subject, each) for each in HEADINGS],
        "limits": limits(subject),
    }


def _row(subject: Subject, field: str) -> dict[str, object]:
    """How much there is under a heading."""
    shown = [datum(count, str(count), *place_of_heading(field, name)) for name, count in counts(subject, field).items()]
    return {"field": field, "stated": stated(subject.scenario, field), "counts": shown}


def counts(subject: Subject, field: str) -> dict[str, int]:
    """Give how many sentences about the rules, quantities that are shown, and answers to norms stand under a heading.

    Parameters
    ----------
    subject
        What the page is about.
    field
        The heading, by its field.
    """
    return {
        "rules": len(_rules(subject, field)),
        "quantities": len([value for value in _values(subject, field) if not is_too_few(value)]),
        "norms": len(_findings(subject, field)),
    }


def _carried(subject: Subject) -> dict[str, object]:
    return {"headings": {each: counts(subject, each) for each in HEADINGS}}


def part(field: str, subject: Subject) -> Data:
    """Give what stands under one heading.

    Parameters
    ----------
    field
        Which, by its field.
    subject
        What the page is about.
    """
    found, values = _findings(subject, field), _values(subject, field)
    return {
        "field": field,
        "stated": stated(subject.scenario, field),
        "rules": _rules(subject, field),
        "missing": _missing(subject, field),
        "said": [said(subject, value) for value in values if not is_too_few(value)],
        "few": list(dict.fromkeys(value.name_in_words for value in values if is_too_few(value))),
        "unmodelled": _unmodelled(subject, field),
        "norms": [_norm(list(same)) for _, same in groupby(found, key=lambda each: each.id)],
        "governance": governance(subject.scenario, field),
        "bearers": bearers(subject) if field == "harms" else None,
        "persons": persons(subject) if field == "groups" else None,
        "frequencies": frequencies(subject) if field == "period" else None,
        "clock": (subject.scenario.clock.start.date(), subject.scenario.clock.end.date()),
        "reforms": len(subject.counted),
    }


def heading_of(sentence: Sentence) -> str:
    """Give the heading under which a sentence about the rules belongs.

    Parameters
    ----------
    sentence
        As `explain` gives it.
    """
    last = (sentence.path or "").rpartition(".")[2]
    if sentence.section == "exits" and last in ("term", "extended_by", "open_ended"):
        return "period"
    if sentence.section == "denies" or (sentence.section == "told" and last in ("public", "publishes")):
        return "harms"
    by_section = {"decides": "oversight", "told": "measures", "exits": "measures"}
    return by_section.get(sentence.section, "process")


def _rules(subject: Subject, field: str) -> list[Sentence]:
    return [
        each for each in subject.sentences if each.section != "cited" and not each.missing and heading_of(each) == field
    ]


def _missing(subject: Subject, field: str) -> list[Sentence]:
    return [each for each in subject.sentences if each.missing and heading_of(each) == field]


def _values(subject: Subject, field: str) -> list[Value]:
    """Values that a heading tells: those that stand for their quantity, and of each the first few."""
    found = list[Value]()
    for each in QUANTITIES[field]:
        keys = {value.key for value in subject.run.catalogue.leading(each)}
        values = [value for value in subject.values if value.id == each and value.status != "not_modelled"]
        leading = standing_for([value for value in values if value.key in keys], lambda value: value.item)
        found += values if each == FUNNEL else leading[:MOST_ITEMS]
    return found


def _unmodelled(subject: Subject, field: str) -> list[str]:
    """Quantities of a heading that the scenario does not model."""
    modelled = {value.id for value in subject.values if value.status != "not_modelled"}
    return [MEASURES[each].title for each in QUANTITIES[field] if each not in modelled]


def _findings(subject: Subject, field: str) -> list[NormFinding]:
    return [each for each in subject.findings if each.id in NORMS[field]]


def _norm(same: Sequence[NormFinding]) -> dict[str, object]:
    """One norm, with its citations from the European Union and the answers to it."""
    first = same[0]
    citations = first.norm.citations if first.norm else ()
    answers = [
        {"verdict": verdict, "reason": reason, "lines": [each.line for each in alike if each.line is not None]}
        for (verdict, reason), alike in _alike(same)
    ]
    return {
        "id": first.id,
        "title": first.title,
        "criterion": first.norm.criterion if first.norm else None,
        "citations": [{"text": cited(each), "link": each.link} for each in citations if each.jurisdiction == EU],
        "answers": answers,
    }


def _alike(same: Sequence[NormFinding]) -> Iterator[tuple[tuple[str, str], list[NormFinding]]]:
    """Answers that say the same, together."""
    for key in dict.fromkeys((each.verdict, each.reason) for each in same):
        yield key, [each for each in same if (each.verdict, each.reason) == key]


FRIA = Section("fria", head, _carried)
PARTS = tuple(Section(f"fria.{field}", partial(part, field)) for field in HEADINGS)
