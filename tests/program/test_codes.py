"""The numbers that programs lay down are those that kernels go by; neither room may import the other's."""

from __future__ import annotations

from standing.engine.kernel import codes
from standing.program import layout, list_rows, tables, world_rows
from standing.records import kinds


def test_kinds_of_stream_are_kinds_of_event() -> None:
    """A stream's row says which event it leaves on the agenda."""
    assert {name: getattr(codes, name.upper()) for name in world_rows.KIND} == world_rows.KIND


def test_laws_are_numbered_alike() -> None:
    """Laws of a span (R4); null never ends."""
    named = {name: getattr(codes, "NEVER" if name == "none" else name.upper()) for name in tables.KINDS}
    assert named == tables.KINDS


def test_entries_and_notices_are_numbered_alike() -> None:
    """Entry conditions, and when a notice is sent."""
    entries = {"observed": codes.BY_OBSERVATION, "score": codes.BY_SCORE, "band": codes.BY_BAND}
    assert entries == list_rows.ENTRY_KIND
    assert list_rows.NOTICE["none"] == codes.NO_NOTICE
    assert list_rows.NOTICE["before"] == codes.AT_DECISION
    assert list_rows.NOTICE["with"] == list_rows.NOTICE["after"] == codes.AT_BEGINNING


def test_truth_and_counts_are_numbered_alike() -> None:
    """Parts of a tally lie in the order of the kernel's codes."""
    for name in kinds.TRUTH:
        assert kinds.TRUTH[getattr(codes, name.upper())] == name
    assert kinds.MOST_COUNTED == codes.MOST_COUNTED
    assert kinds.REPLICATES == layout.REPLICATES
    assert kinds.FIXED_PARTS["ends"][codes.BY_CORRECTION] == "corrected"
    assert kinds.FIXED_PARTS["appeals"][codes.TWIN + codes.PENDING] == "pending_wrongful"
    assert kinds.FIXED_PARTS["funnel"][codes.STEP_EXPIRED] == "expired"


def test_attempts_stay_within_their_addresses() -> None:
    """The rate that a scenario may ask for lies well below what a block can address."""
    assert 2 * world_rows.MOST_ATTEMPTS < codes.ATTEMPTS_PER_BLOCK
