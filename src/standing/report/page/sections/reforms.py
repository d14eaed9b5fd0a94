"""The reforms that were run beforehand: a table of all, and one panel each to switch between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standing.experiments.compare_reformed import Reformed
from standing.experiments.compare_reforms import NO_REGIME
from standing.measures.catalogue import MEASURES
from standing.measures.differences import Difference
from standing.measures.safeguard import BEGUN, HOURS, KEPT, SPARED
from standing.report.compared_table import five_rows, is_leading, what_words_mean
from standing.report.explain.words import together
from standing.report.five import FIVE
from standing.report.page.pictures import differences
from standing.report.page.saying import say
from standing.report.page.section import Data, Section
from standing.report.page.sections.change import largest
from standing.report.page.subject import READING, Subject
from standing.report.page.unchanged import unchanged_with_share

SAFEGUARD = (SPARED, KEPT, BEGUN, HOURS)
"""What a reform spares, and what that costs."""

MOST_REFORMS = 12
"""Reforms of one page."""


def data(subject: Subject) -> Data | None:
    """Give every reform with its differences; None where none was run.

    Parameters
    ----------
    subject
        What the page is about.
    """
    if not subject.reforms:
        return None
    best = largest(subject.counted)
    named = best[0] if best else subject.reforms[0]
    return {
        "ids": list(FIVE),
        "heads": _heads(),
        "asked": len(subject.counted),
        "beside": together([_inside(each) for each in subject.beside]) if subject.beside else None,
        "panels": [_panel(subject, each, is_open=each is named) for each in subject.reforms],
        "rows": [_summary(each) for each in subject.reforms],
        "reading": READING,
        "command": subject.command("compare", *map(subject.word_of, subject.reforms)),
    }


def _heads() -> list[str]:
    """Headings of the table of all reforms, as they stand before each number on a narrow screen."""
    changes = [f"{each} {say(f'reforms.change.{each}')}" for each in FIVE]
    return [*changes, str(say("reforms.spared")), str(say("reforms.kept"))]


def _inside(reform: Reformed) -> str:
    """What was run beside the reforms, in a sentence."""
    return str(say("reforms.beside_reading" if reform.name == READING else "reforms.beside_abolition"))


def _summary(reform: Reformed) -> dict[str, object]:
    """Row of the table of all reforms: the difference of each of the five numbers, and the price."""
    first, _ = five_rows(reform.overall)
    return {
        "reform": reform,
        "five": [next((row for row in first if row.before.id == each), None) for each in FIVE],
        "safeguard": [_named(reform.safeguard, each) for each in (SPARED, KEPT)],
    }


def _named(rows: Sequence[Difference], name: str) -> Difference | None:
    return next((row for row in rows if row.before.name == name), None)


def _panel(subject: Subject, reform: Reformed, *, is_open: bool) -> dict[str, object]:
    first, more = five_rows(reform.overall)
    return {
        "reform": reform,
        "is_open": is_open,
        "is_reading": reform.name == READING,
        "five": first,
        "more": more,
        "else": list(_further(reform)),
        "safeguard": [row for each in SAFEGUARD if (row := _named(reform.safeguard, each)) is not None],
        "notes": list(what_words_mean(first)),
        "unchanged": unchanged_with_share(reform),
        "is_abolition": reform.name == NO_REGIME,
        "picture": differences(subject, reform) if is_open else None,
        "command": subject.command("compare", subject.word_of(reform)),
    }


def _further(reform: Reformed) -> Iterator[Difference]:
    """What else changed by more than its noise."""
    for row in reform.overall:
        if (
            not is_leading(row)
            and row.difference
            and row.is_certain
            and not row.is_too_few
            and row.before.id in MEASURES
        ):
            yield row


REFORMS = Section("reforms", data)
