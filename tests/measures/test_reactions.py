"""What a regime can change in what people do: read off the responses, and said where it cannot."""

from __future__ import annotations

import pytest
from tests.measures.wide import TEXT, changed, wide

from standing.measures.reactions import (
    NO_RESPONSE,
    Reactions,
    no_forgone_act,
    no_regime_made_act,
    no_regime_made_listing,
)
from standing.scenario import Scenario
from standing.texts import text

RESPONSES = TEXT[TEXT.index("  responses:\n") : TEXT.index("regime:")]


def with_responses(*responses: str) -> Scenario:
    """Give the wide scenario with these responses."""
    lines = "\n".join(f"    - {{{each}}}" for each in responses)
    return changed((RESPONSES, f"  responses:\n{lines}\n" if responses else ""))


LIST, BAND = "while: {on_list: debtors}", "while: {in_band: {citizen: [D]}}"
JOBLESS = "while: {status: {work: unemployed}}"
LOSES = "multiplies: move.work.employed -> unemployed, by: 2"


@pytest.mark.parametrize(
    ("responses", "raised", "lowered"),
    [
        ([], set(), set()),
        ([f"{LIST}, multiplies: conduct.praise, by: 1"], set(), set()),
        ([f"{LIST}, multiplies: conduct.praise, by: 2"], {"praise"}, set()),
        ([f"{BAND}, multiplies: conduct.praise, by: 0.5"], set(), {"praise"}),
        (["after: {listed: debtors}, multiplies: conduct.praise, by: 2"], {"praise"}, set()),
        ([f"{LIST}, multiplies: conduct.praise, by: {{base: 1, by: {{sex: {{male: 2}}}}}}"], {"praise"}, set()),
        ([f"{LIST}, multiplies: [conduct.praise, conduct.default], by: 0"], set(), {"praise", "default"}),
        ([f"{JOBLESS}, multiplies: conduct.default, by: 3"], set(), set()),
        ([f"{JOBLESS}, multiplies: conduct.default, by: 3", f"{LIST}, {LOSES}"], {"default"}, {"default"}),
        ([f"{LIST}, {LOSES}"], set(), set()),
        ([f"{LIST}, multiplies: attempts.loan, by: 2"], {"repaid", "arrears"}, set()),
        ([f"{LIST}, multiplies: attempts.loan, by: 0.5"], set(), set()),
    ],
)
def test_what_responses_raise_and_lower(responses: list[str], raised: set[str], lowered: set[str]) -> None:
    found = Reactions.of(with_responses(*responses))
    assert (found.raised, found.lowered) == (raised, lowered)


def test_a_scenario_without_a_response_to_the_regime_says_so() -> None:
    scenario = with_responses(f"{JOBLESS}, multiplies: conduct.default, by: 3")
    for why in (
        no_regime_made_act(scenario, "default"),
        no_regime_made_listing(scenario, "debtors"),
        no_forgone_act(scenario, "criticism"),
    ):
        assert why == text(NO_RESPONSE)


def test_a_response_to_something_else_is_no_answer() -> None:
    assert no_regime_made_act(wide(), "praise") == "no response to a list or a band raises this conduct"
    assert no_forgone_act(wide(), "praise") == "no response to a list or a band lowers this conduct"
    scenario = with_responses(f"{LIST}, multiplies: conduct.praise, by: 2")
    assert "a conduct that leads onto the list" in (no_regime_made_listing(scenario, "debtors") or "")


def test_a_copy_is_regime_made_where_its_source_can_be() -> None:
    assert no_regime_made_listing(wide(), "copied") is None
    unlisted = with_responses(f"{LIST}, multiplies: conduct.arrears, by: 2")
    assert no_regime_made_listing(unlisted, "copied")
