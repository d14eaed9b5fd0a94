"""Published figures beside the simulated ones, scaled to the published population."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from standing.measures.wording import change_in_percent, name_in_words, number
from standing.records.table import Cell
from standing.report.compared import USES
from standing.report.page.carried import place_of_published
from standing.report.page.datum import datum
from standing.report.page.pictures import picture
from standing.report.page.saying import say
from standing.report.page.section import Data, Section
from standing.report.page.sections.sources import WEB
from standing.report.page.subject import Subject
from standing.texts import text


def data(subject: Subject) -> Data | None:
    """Give the published figures; None where the scenario has none.

    Parameters
    ----------
    subject
        What the page is about.
    """
    if not subject.scenario.published:
        return None
    rows = subject.run.published().to_dicts()
    return {
        "picture": picture(subject, "published"),
        "rows": [_row(row) for row in rows],
        "notes": [text(f"screen.published.{use}") for use in USES if any(row["use"] == use for row in rows)],
    }


def _row(row: Mapping[str, Cell]) -> dict[str, object]:
    return {
        "series": name_in_words(str(row["series"])),
        "date": row["date"],
        "use": str(row["use"])[:1],
        "unit": row["unit"],
        "published": _cell(row, "published"),
        "simulated": _cell(row, "simulated"),
        "low": _cell(row, "low"),
        "high": _cell(row, "high"),
        "relative": _relative(row),
        "why": row["why"],
        "source": row["source"],
        "link": _link(row["source"]),
    }


def _link(source: Cell) -> str | None:
    """Whose address a source is, where it is one."""
    return urlsplit(source).hostname if isinstance(source, str) and source.startswith(WEB) else None


def _cell(row: Mapping[str, Cell], field: str) -> object:
    found = row[field]
    if not isinstance(found, (int, float)):
        return None
    return datum(found, number(round(found)), *_at(row, field))


def _at(row: Mapping[str, Cell], field: str) -> tuple[str, ...]:
    return place_of_published(str(row["series"]), str(row["date"]), field)


def _relative(row: Mapping[str, Cell]) -> object:
    found = row["relative"]
    if not isinstance(found, float):
        return say("none")
    return datum(found, change_in_percent(found), *_at(row, "relative"))


PUBLISHED = Section("published", data)
