"""Which mechanisms a scenario has, and what is said where it lacks one: "not modelled" is never 0.

Each function gives the reason why a measure has no answer, or None if it has one.
"""

from __future__ import annotations

from standing.measures.dependence import conducts_of, redress_against, sanctions_on, sensors_of
from standing.scenario import Quantity, Regime, Scenario

NO_LIST = "the scenario has no list"
NO_SANCTION = "the scenario has no sanction"
NO_DENIAL = "no sanction of the scenario refuses anything"


def occurs(quantity: Quantity | None) -> bool:
    """Whether a rate or share is ever above 0."""
    return quantity is not None and any(value > 0 for value in quantity.values)


def no_error(scenario: Scenario, name: str) -> str | None:
    """Why nobody can stand on a list wrongly: no listing begins so, and none stood so at the start."""
    initial = scenario.regime.lists[name].initial
    if initial is not None and occurs(initial.wrongful):
        return None
    return no_wrong_beginning(scenario, name) and (
        "no sensor of the list errs, nobody enters it by hand and none stands on it wrongly at the start"
    )


def no_wrong_beginning(scenario: Scenario, name: str) -> str | None:
    """Why no listing can begin wrongly, whatever stood on the list at the start."""
    by_hand = bool(scenario.regime.lists[name].by_hand)
    if by_hand or not no_wrong_person(scenario, name) or not no_false_alarm(scenario, name):
        return None
    return "no sensor of the list errs, and nobody enters it by hand"


def no_wrong_person(scenario: Scenario, name: str) -> str | None:
    """Why no listing can rest on another person's act."""
    regime = scenario.regime
    if any(occurs(regime.sensors[each].wrong_person) for each in _sensors(regime, name)):
        return None
    return "no sensor of the list is said to strike a wrong person"


def no_false_alarm(scenario: Scenario, name: str) -> str | None:
    """Why no listing can rest on an act that nobody did."""
    regime = scenario.regime
    if any(occurs(regime.sensors[each].false_alarms) for each in _sensors(regime, name)):
        return None
    return "no sensor of the list is said to raise false alarms"


def no_hand(scenario: Scenario, name: str) -> str | None:
    """Why nobody is entered by hand."""
    return None if scenario.regime.lists[name].by_hand else "the list has no entries by hand"


def no_condition(scenario: Scenario, name: str) -> str | None:
    """Why a list has no condition that could be met or missed."""
    return None if scenario.regime.lists[name].enters else "the list has no entry condition"


def no_failed_removal(scenario: Scenario, name: str) -> str | None:
    """Why no entry can go stale."""
    removal = scenario.regime.lists[name].removal
    return None if occurs(removal.fails) else "removal from the list is not said to fail"


def no_denial(scenario: Scenario, name: str) -> str | None:
    """Why nothing is refused to those on a list."""
    regime = scenario.regime
    if any(regime.sanctions[each].denies for each in sanctions_on(regime, name)):
        return None
    return "no sanction on the list refuses anything"


def no_notice(scenario: Scenario, name: str) -> str | None:
    """Why it cannot be said whether a person was told."""
    return None if scenario.regime.lists[name].notice else "the scenario says nothing about notice"


def no_awareness(scenario: Scenario, name: str) -> str | None:
    """Why nobody becomes aware of a listing."""
    notice = scenario.regime.lists[name].notice
    if (notice is None or notice.when == "none") and no_denial(scenario, name):
        return "neither notice nor a refusal makes a person aware of a listing"
    return None


def no_redress(scenario: Scenario, name: str) -> str | None:
    """Why no appeal is filed against a listing."""
    return None if redress_against(scenario.regime, name) else "the scenario has no redress against the list"


def no_expiry(scenario: Scenario, name: str) -> str | None:
    """Why no wrongful listing ends by itself."""
    black_list = scenario.regime.lists[name]
    has_term = black_list.term is not None and not black_list.term.is_never and "term" in black_list.leaves_on
    if has_term or ("settled" in black_list.leaves_on and _settles_wrongly(scenario, name)):
        return None
    return "no wrongful listing ends by a term or by settlement"


def _settles_wrongly(scenario: Scenario, name: str) -> bool:
    """Whether a wrongful listing can have an obligation: that of another person's act, or of a true act among several."""
    known = scenario.world.conducts if scenario.world else {}
    several = any(entry.score or max(entry.times.values) > 1 for entry in scenario.regime.lists[name].enters)
    settles = any(known[each].settles is not None for each in conducts_of(scenario, name) if each in known)
    return settles and (several or no_wrong_person(scenario, name) is None)


def no_decider(scenario: Scenario, name: str) -> str | None:
    """Why no candidate is rejected."""
    if scenario.regime.lists[name].decision is None:
        return "the list has no decider: whoever meets the entry condition on the record is listed"
    return None


def _sensors(regime: Regime, name: str) -> list[str]:
    """Sensors whose observations can lead onto a list."""
    found: list[str] = []
    for entry in regime.lists[name].enters:
        conducts = tuple(regime.scores[entry.score].points) if entry.score else entry.conducts
        found += sensors_of(regime, conducts, entry.by)
    return found
