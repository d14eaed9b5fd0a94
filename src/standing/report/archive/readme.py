"""The archive described for people: what it is, how it is checked, repeated and cited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from standing.report.archive.crate import kind_of
from standing.report.archive.record import Record
from standing.report.odd.paper import bullets, code, document, plain, table
from standing.scenario import Scenario
from standing.texts import text

NAME: Final = "README.md"
"""Name of the file in an archive."""


def readme(scenario: Scenario, record: Record, files: Iterable[str], missing: Iterable[str]) -> str:
    """Give the page, as Markdown.

    Parameters
    ----------
    scenario
        What was run.
    record
        Which run.
    files
        Paths in the archive.
    missing
        Why something that an archive can have is not in this one, as Markdown.
    """
    facts = text(
        "archive.readme.facts",
        scenario=code(record.scenario),
        people=f"{record.people:,}",
        seed=record.seed,
        version=record.standing,
        digest=code(record.digest),
        tallies=code(record.tallies),
    )
    rows = [(code(path), text(f"archive.files.{kind_of(path)}")) for path in sorted(files)]
    heads = [text("archive.readme.heads.file"), text("archive.readme.heads.what")]
    return document(
        [
            f"# {plain(text('archive.crate.name', title=scenario.title or scenario.name))}",
            text("archive.readme.synthetic"),
            facts,
            *_changes(record),
            f"## {text('archive.readme.check')}",
            text("archive.readme.checking"),
            "```sh\nsha256sum --check manifest-sha256.txt\n```",
            f"## {text('archive.readme.repeat')}",
            text("archive.readme.repeating", version=record.standing),
            "```sh\nstanding reproduce .\n```",
            f"## {text('archive.readme.cite')}",
            text("archive.readme.citing", version=record.standing),
            f"## {text('archive.readme.contents')}",
            table(heads, rows),
            text("archive.readme.differs"),
            bullets(missing),
        ]
    )


def _changes(record: Record) -> list[str]:
    lines = [
        text("archive.readme.change", path=code(path), value=plain(value)) for path, value in record.changes.items()
    ]
    named = [text("archive.readme.reforms", names=", ".join(map(code, record.reforms)))] if record.reforms else []
    return [*named, *([text("archive.readme.changes"), bullets(lines)] if lines else [])]
