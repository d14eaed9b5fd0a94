"""The numbers that programs lay down are those that kernels go by; neither room may import the other's."""

from __future__ import annotations

import pytest

from standing.engine.kernel import codes
from standing.program import everybody, layout, list_rows, response_rows, tables, world_rows
from standing.records import events, kinds


def test_kinds_of_stream_are_kinds_of_event() -> None:
    """A stream's row says which event it leaves on the agenda."""
    assert {name: getattr(codes, name.upper()) for name in world_rows.KIND} == world_rows.KIND


def test_laws_are_numbered_alike() -> None:
    """Laws of a span (R4); null never ends."""
    named = {name: getattr(codes, "NEVER" if name == "none" else name.upper()) for name in tables.KINDS}
    assert named == tables.KINDS


def test_entries_and_notices_are_numbered_alike() -> None:
    """Entry conditions, and when a notice is sent."""
    observed = dict.fromkeys(("observed", "sensor", "status"), codes.BY_OBSERVATION)
    entries = observed | {"score": codes.BY_SCORE, "band": codes.BY_BAND, "list": codes.BY_COPY}
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
    assert 2 * response_rows.MOST_ATTEMPTS < codes.PER_BLOCK


@pytest.mark.parametrize("name", ["MOVE", "MOVE_RAISED", "ACT_RAISED", "ATTEMPT", "ATTEMPT_RAISED", "ATTEMPT_ATTACHED"])
def test_channels_are_kinds_of_event(name: str) -> None:
    """A channel's row says which event its candidates are."""
    assert getattr(codes, name) == getattr(response_rows, name)


@pytest.mark.parametrize("name", ["ON_LIST", "IN_BAND", "IN_STATUS", "AFTER_LISTINGS"])
def test_conditions_of_responses_are_numbered_alike(name: str) -> None:
    """What a response depends on."""
    assert getattr(codes, name) == getattr(response_rows, name)


@pytest.mark.parametrize("name", ["BY_SHARE", "BY_CURVE", "THE_REST", "POISSON", "ONCE", "EVERY"])
def test_outcomes_and_streams_are_numbered_alike(name: str) -> None:
    """How a probability is given, and how a stream comes."""
    assert getattr(codes, name) == getattr(world_rows, name)


def test_hits_and_assessments_are_numbered_alike() -> None:
    """What a hit does, and which stream an assessment is."""
    hits = {"count": codes.HIT_COUNTS, "extend": codes.HIT_EXTENDS, "restart": codes.HIT_RESTARTS}
    assert hits == list_rows.HITS
    assert everybody.ASSESSED == codes.ASSESS


def test_events_of_a_ledger_are_numbered_alike() -> None:
    """The words of a ledger lie in the order of the kernel's codes, and so do their parts."""
    assert [getattr(codes, f"E_{name.upper()}") for name in events.EVENTS] == list(range(len(events.EVENTS)))
    assert [events.HOLDS[code] for code in (codes.OWN, codes.WRONGFUL, codes.AFTER_END, codes.THIRD_PARTY)] == list(
        events.HOLDS
    )
    assert events.DENIED[codes.BY_MISTAKE] == "misfire"
    assert kinds.FIXED_PARTS["denials"] == events.DENIED
    assert kinds.FIXED_PARTS["sanction_seconds"] == events.HOLDS
    ends = ("TERM", "SETTLEMENT", "CORRECTION", "AMNESTY", "LEAVING")
    assert [getattr(codes, f"BY_{name}") for name in ends] == list(range(len(kinds.FIXED_PARTS["ends"])))


def test_codes_fit_the_narrow_fields_of_the_agenda() -> None:
    """Kinds of event, truths and tracks, each far below what a field of eight bits holds."""
    narrow = [name for name, kind in layout.AGENDA if kind == "i1"]
    assert narrow == ["kind", "truth", "made"]
    lowest, *_, highest = sorted([codes.PART, codes.MISFIRE, *world_rows.KIND.values(), *range(len(kinds.TRUTH))])
    assert (lowest, highest) == (codes.PART, codes.MISFIRE)
    assert -128 <= lowest < highest <= 127
    assert {codes.RECORDED, codes.TRUTHFUL, codes.DESERVED} == {0, 1, 2}
