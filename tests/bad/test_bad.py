"""Every file here is wrong, or makes no sense, and beside it stands the exact text of everything that is said about it.

To record new texts: STANDING_RECORD=1 pytest tests/bad
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from standing.checks.sense import check_sense
from standing.errors import Finding, InputError
from standing.scenario import load

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.yaml"))


def findings(path: Path) -> tuple[Finding, ...]:
    """Everything that is said about a file."""
    try:
        return tuple(check_sense(load(path)))
    except InputError as error:
        return error.findings


def text_of(path: Path) -> str:
    """The text of everything that is said, with file names as they are here."""
    lines = [finding.text().replace(f"{FOLDER}{os.sep}", "") for finding in findings(path)]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_bad_file_gets_exactly_this_text(path: Path) -> None:
    said = text_of(path)
    record = path.with_suffix(".txt")
    if os.environ.get("STANDING_RECORD"):
        record.write_text(said, encoding="utf-8")
    assert said == record.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_finding_says_what_was_found_and_what_may_be(path: Path) -> None:
    for finding in findings(path):
        assert finding.found
        assert finding.allowed
        assert "\n" not in finding.text()
        assert finding.line is not None or finding.code in ("text", "path", "boundary")


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 40


def test_no_record_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {path.stem for path in FILES}
