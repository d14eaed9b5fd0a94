"""Which test belongs to which norm."""

from __future__ import annotations

from typing import Final

from standing.checks.norms import (
    accounting,
    contesting,
    deciding,
    ending,
    legality,
    others,
    relatedness,
    sensing,
    structure,
    telling,
)
from standing.checks.norms.verdict import Test

TESTS: Final[dict[str, Test]] = {
    **legality.TESTS,
    **relatedness.TESTS,
    **sensing.TESTS,
    **telling.TESTS,
    **deciding.TESTS,
    **ending.TESTS,
    **contesting.TESTS,
    **others.TESTS,
    **accounting.TESTS,
}
"""By the id of a norm of the catalogue."""

STRUCTURE: Final[dict[str, Test]] = structure.TESTS
"""By the id of a check that follows from no norm."""
