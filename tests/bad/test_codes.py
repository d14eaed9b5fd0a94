"""Every kind of finding that the rooms of a scenario can report has a file here that provokes it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tests.bad.test_bad import FILES, findings

SOURCE: Final = Path(__file__).parents[2] / "src" / "standing"
ROOMS: Final = ("scenario", "population", "checks")
NOT_IN_A_FILE: Final = {"case", "change", "more"}
"""What is wrong with a name or a change as typed, and the line that counts what is not shown."""

CODE: Final = re.compile(r'code="([a-z-]+)"')


def test_every_code_of_a_finding_is_provoked_by_some_file() -> None:
    modules = [module for room in ROOMS for module in (SOURCE / room).glob("*.py")]
    written = {code for module in modules for code in CODE.findall(module.read_text(encoding="utf-8"))}
    provoked = {finding.code for path in FILES for finding in findings(path)}
    assert written - NOT_IN_A_FILE <= provoked
