"""Every answer to every norm, with its line, its reason, what is cited, and the smallest change that would turn a failure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from standing.checks.catalogue import families
from standing.checks.due_process import NormFinding
from standing.report.checked.words import changes_of, cited, no_total
from standing.report.page.pictures import picture
from standing.report.page.section import Data, Section
from standing.report.page.sections.structure import STRUCTURE, family_of
from standing.report.page.subject import Subject
from standing.texts import text


def data(subject: Subject) -> Data | None:
    """Give the answers by family and norm; None for a regime that holds nothing against anybody.

    Parameters
    ----------
    subject
        What the page is about.
    """
    if not subject.findings:
        return None
    return {
        "picture": picture(subject, "norms"),
        "families": list(_families(subject.findings)),
        "no_total": no_total(),
        "command": subject.command("check", "--all", lives=False),
        "file": subject.scenario.file,
    }


def _families(found: Sequence[NormFinding]) -> Iterator[dict[str, object]]:
    for name, title in {**families(), STRUCTURE: text("checked.structure")}.items():
        mine = [each for each in found if family_of(each) == name]
        if mine:
            yield {"title": title, "norms": [_norm(list(same)) for _, same in groupby(mine, key=lambda each: each.id)]}


def _norm(found: Sequence[NormFinding]) -> dict[str, object]:
    first = found[0]
    norm = first.norm
    citations = norm.citations if norm else ()
    return {
        "id": first.id,
        "title": first.title,
        "criterion": norm.criterion if norm else None,
        "citations": [{"text": cited(each), "link": each.link} for each in citations],
        "answers": [{"finding": each, "changes": changes_of(each)} for each in found],
    }


NORMS = Section("norms", data)
