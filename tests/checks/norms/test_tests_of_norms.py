"""Each norm's test: what rules that say everything answer, what rules that fail everything answer, and what silence answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from standing.checks.catalogue import catalogue
from standing.checks.due_process import NormFinding, check_norms
from standing.checks.norms.register import STRUCTURE, TESTS
from standing.scenario import Scenario, load

HERE = Path(__file__).parent
CANNOT_FAIL = {"A1", "A5", "B0", "F2", "G5", "I1", "I3"}
"""Norms that ask whether something is written at all: silence is "cannot tell"."""

SAID_BY_THE_MODEL = {
    "B1",
    "B2",
    "B3",
    "B7",
    "C6",
    "C7",
    "C8",
    "E1",
    "F1",
    "F3",
    "G2",
    "G5",
    "H1",
    "S1",
    "S3",
    "S5",
    "S6",
}
"""Norms whose tests also read what a run depends on, which always says something."""


def scenario(name: str) -> Scenario:
    return load(str(HERE / f"{name}.yaml"))


def item(finding: NormFinding) -> tuple[str, str]:
    """The norm, and the item of the regime that it was asked of."""
    parts = finding.path.split(".")
    return finding.id, ".".join(parts[: 2 if parts[1:2] == ["governance"] else 3])


def test_every_norm_that_a_text_can_be_held_against_has_a_test() -> None:
    assert set(TESTS) == {norm.id for norm in catalogue() if not norm.run_only}
    assert not set(TESTS) & set(STRUCTURE)


def test_rules_that_say_everything_meet_everything() -> None:
    found = check_norms(scenario("fair"))
    assert {each.id for each in found} == {*TESTS, *STRUCTURE}
    assert [each.reason for each in found if each.verdict == "fails"] == []
    assert {each.id for each in found if each.verdict == "cannot tell"} == {"B0", "S5"}


def test_rules_that_fail_everything_are_found_out() -> None:
    failed = {each.id for each in check_norms(scenario("harsh")) if each.verdict == "fails"}
    assert failed == {*TESTS, *STRUCTURE} - CANNOT_FAIL - {"S5"}


def failures() -> Iterator[NormFinding]:
    yield from (each for each in check_norms(scenario("harsh")) if each.verdict == "fails" and each.change)


@pytest.mark.parametrize("failure", list(failures()), ids=lambda each: f"{each.id} {each.path}")
def test_the_smallest_change_turns_the_failure(failure: NormFinding) -> None:
    """Where no change is given, none of one field would do."""
    before = [each for each in check_norms(scenario("harsh")) if item(each) == item(failure)]
    after = check_norms(scenario("harsh").reform(failure.change))
    same = [each for each in after if item(each) == item(failure)]
    assert sum(each.verdict == "fails" for each in same) < sum(each.verdict == "fails" for each in before)
    assert {each.verdict for each in same} <= {each.verdict for each in before} | {"meets"}
    if len(before) == 1:
        assert [each.verdict for each in same] in (["meets"], [])


def leaves(tree: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(tree, dict):
        for key, each in tree.items():
            yield from leaves(each, (*path, str(key)))
    else:
        yield path


def said() -> Iterator[str]:
    """Everything in the fair rules that a reader of the text would find, and no run depends on."""
    regime = scenario("fair").origin.tree["regime"]
    kept = {"against", "observes", "start", "points", "bands", "enters", "files", "grants", "name", "kind", "review"}
    kept |= {"list", "band", "context", "severity", "detects", "wrong_person", "when", "grace", "term", "leaves_on"}
    kept |= {"removal", "public", "gravity", "lawful", "delay", "minutes", "by", "keeps", "operator", "jurisdiction"}
    for path in leaves(regime):
        if not kept & set(path[2:]) and path[-1] not in kept:
            yield ".".join(("regime", *path))


@pytest.mark.parametrize("path", sorted(set(said())))
def test_silence_is_never_meets(path: str) -> None:
    """Taking out what the rules say about one thing turns answers into "cannot tell", and none into "meets"."""
    whole, less = scenario("fair"), scenario("fair").reform({path: None})
    before = {(*item(each), each.verdict) for each in check_norms(whole)}
    fresh = [each for each in check_norms(less) if (*item(each), each.verdict) not in before]
    for each in fresh:
        assert each.verdict == "cannot tell" or each.id in SAID_BY_THE_MODEL or each.verdict == "not applicable"
        assert each.verdict != "meets" or each.id in SAID_BY_THE_MODEL


def test_a_norm_for_ai_systems_needs_one() -> None:
    harsh = scenario("harsh")
    of_ai = {"C3", "C4", "C5", "H3"}
    for uses_ai, verdict in (("no", "not applicable"), ("unknown", "cannot tell"), (None, "cannot tell")):
        found = check_norms(harsh.reform({"regime.governance.uses_ai": uses_ai}))
        assert {each.verdict for each in found if each.id in of_ai} <= {verdict, "not applicable"}
        assert verdict in {each.verdict for each in found if each.id in of_ai}


@pytest.mark.parametrize("uses_ai", ["no", "unknown", None])
@pytest.mark.parametrize("name", ["fair", "harsh"])
def test_where_no_ai_is_known_of_nothing_is_held_against_the_ai_act(name: str, uses_ai: str | None) -> None:
    """B1 and B2 cite it first, and other texts after it."""
    mixed = {"A5", "B1", "B2", "C1", "E4", "I2"}
    cited: dict[str, set[str]] = {}
    for each in check_norms(scenario(name).reform({"regime.governance.uses_ai": uses_ai})):
        if each.norm and each.id != "B0" and each.verdict in {"fails", "meets"}:
            cited.setdefault(each.id, set()).update(one.text for one in each.norm.citations)
    assert not any("AI Act" in one for texts in cited.values() for one in texts)
    assert len(mixed & set(cited)) >= 5
    assert not {"C3", "C4", "C5", "D7", "D9", "H3", "I1"} & set(cited)


def test_with_ai_the_ai_act_is_what_rules_are_held_against() -> None:
    found = [each for each in check_norms(scenario("harsh")) if each.id == "B1"]
    assert {each.norm.citations[0].text for each in found if each.norm} == {"AI Act, article 5(1)(c)(i)"}


def test_a_relation_table_relates() -> None:
    harsh = scenario("harsh")
    unrelated = [each for each in check_norms(harsh) if each.id == "B1" and each.verdict == "fails"]
    table = {
        "measures.Q11": {"related": {"speech": ["travel", "credit", "education"], "credit": ["travel", "education"]}}
    }
    found = [each for each in check_norms(harsh.reform(table)) if each.id == "B1"]
    assert len(unrelated) == 3
    assert {each.verdict for each in found} == {"meets"}
    assert "relation table of the scenario's author" in found[0].reason
