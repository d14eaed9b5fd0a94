"""Which mechanisms a scenario has, and what is said where it lacks one: "not modelled" is never 0.

Each function gives the reason why a measure has no answer, or None if it has one.
"""

from __future__ import annotations

from standing.measures.routes import conducts_of, redress_against, sanctions_on, sensors_of, sensors_on, with_sources
from standing.scenario import Quantity, Regime, Scenario
from standing.texts import text

NO_LIST = "measures.lacking.list"
NO_SANCTION = "measures.lacking.sanction"
NO_DENIAL = "measures.lacking.denial"
"""Keys of why a scenario cannot answer at all."""


def occurs(quantity: Quantity | None) -> bool:
    """Whether a rate or share is ever above 0."""
    return quantity is not None and any(value > 0 for value in quantity.values)


def no_error(scenario: Scenario, name: str) -> str | None:
    """Why nobody can stand on a list wrongly: no listing begins so, and none stood so at the start."""
    initial = scenario.regime.lists[name].initial
    if initial is not None and occurs(initial.wrongful):
        return None
    return no_wrong_beginning(scenario, name) and text("measures.lacking.error")


def no_wrong_beginning(scenario: Scenario, name: str) -> str | None:
    """Why no listing can begin wrongly, whatever stood on the list at the start."""
    by_hand = bool(scenario.regime.lists[name].by_hand)
    ways = (no_wrong_person, no_wrong_fact, no_inherited)
    if by_hand or any(way(scenario, name) is None for way in ways):
        return None
    return text("measures.lacking.wrong_beginning")


def no_wrong_person(scenario: Scenario, name: str) -> str | None:
    """Why no listing can rest on another person's act, other lists apart."""
    regime = scenario.regime
    if any(occurs(regime.sensors[each].wrong_person) for each in sensors_on(regime, name)):
        return None
    return text("measures.lacking.wrong_person")


def no_wrong_fact(scenario: Scenario, name: str) -> str | None:
    """Why no listing can rest on an act that nobody did, or on a trait that the person has not, other lists apart."""
    if any(invents(scenario.regime, each) for each in sensors_on(scenario.regime, name)):
        return None
    return text("measures.lacking.wrong_fact")


def no_inherited(scenario: Scenario, name: str) -> str | None:
    """Why no listing can be copied from one on another list that began wrongly."""
    for entry in scenario.regime.lists[name].enters:
        if entry.source_list and occurs(entry.share) and no_wrong_beginning(scenario, entry.source_list) is None:
            return None
    return text("measures.lacking.inherited")


def invents(regime: Regime, sensor: str) -> bool:
    """Whether a sensor can make an observation of what did not happen: by a false alarm, or a flag on the wrong person."""
    found = regime.sensors[sensor]
    return occurs(found.false_alarms) or (found.flags is not None and occurs(found.flags.innocent))


def no_wrong_band(scenario: Scenario, score: str) -> str | None:
    """Why nobody can be in a band of a score wrongly."""
    regime = scenario.regime
    for each in sensors_of(regime, regime.scores[score].points):
        if invents(regime, each) or occurs(regime.sensors[each].wrong_person):
            return None
    return text("measures.lacking.wrong_band")


def no_wrongful_day(scenario: Scenario, name: str) -> str | None:
    """Why no day on a list can be wrongful: nobody stands on it wrongly, and nobody stays too long."""
    return no_failed_removal(scenario, name) and no_error(scenario, name)


def no_wrongful_sanction(scenario: Scenario, name: str) -> str | None:
    """Why no day under a sanction can be wrongful."""
    sanction = scenario.regime.sanctions[name]
    if sanction.on != "self":
        return text("measures.lacking.own_day")
    if sanction.score:
        return no_wrong_band(scenario, sanction.score)
    reasons = [no_wrongful_day(scenario, each) for each in sanction.lists]
    return reasons[0] if all(reasons) else None


def no_hand(scenario: Scenario, name: str) -> str | None:
    """Why nobody is entered by hand."""
    return None if scenario.regime.lists[name].by_hand else text("measures.lacking.by_hand")


def no_condition(scenario: Scenario, name: str) -> str | None:
    """Why a list has no condition that could be met or missed: that of a copied entry is its source's."""
    lists = (scenario.regime.lists[each] for each in with_sources(scenario.regime, name))
    if any(entry.kind != "list" for each in lists for entry in each.enters):
        return None
    return text("measures.lacking.condition")


def no_failed_removal(scenario: Scenario, name: str) -> str | None:
    """Why no entry can go stale."""
    removal = scenario.regime.lists[name].removal
    return None if occurs(removal.fails) else text("measures.lacking.failed_removal")


def no_denial(scenario: Scenario, name: str) -> str | None:
    """Why nothing is refused to those on a list."""
    regime = scenario.regime
    if any(regime.sanctions[each].denies for each in sanctions_on(regime, name)):
        return None
    return text("measures.lacking.denial_on_list")


def no_notice(scenario: Scenario, name: str) -> str | None:
    """Why it cannot be said whether a person was told."""
    return None if scenario.regime.lists[name].notice else text("measures.lacking.notice")


def no_awareness(scenario: Scenario, name: str) -> str | None:
    """Why nobody becomes aware of a listing."""
    notice = scenario.regime.lists[name].notice
    if (notice is None or notice.when == "none") and no_denial(scenario, name):
        return text("measures.lacking.awareness")
    return None


def no_redress(scenario: Scenario, name: str) -> str | None:
    """Why no appeal is filed against a listing."""
    return None if redress_against(scenario.regime, name) else text("measures.lacking.redress")


def no_expiry(scenario: Scenario, name: str) -> str | None:
    """Why no wrongful listing ends by itself."""
    black_list = scenario.regime.lists[name]
    has_term = black_list.term is not None and not black_list.term.is_never and "term" in black_list.leaves_on
    if has_term or ("settled" in black_list.leaves_on and _settles_wrongly(scenario, name)):
        return None
    return text("measures.lacking.expiry")


def _settles_wrongly(scenario: Scenario, name: str) -> bool:
    """Whether a wrongful listing can have an obligation: that of another person's act, or of a true act among several."""
    known = scenario.world.conducts if scenario.world else {}
    lists = with_sources(scenario.regime, name)
    entries = [entry for each in lists for entry in scenario.regime.lists[each].enters]
    several = any(entry.score or max(entry.times.values) > 1 for entry in entries)
    settles = any(known[each].settles is not None for each in conducts_of(scenario, name) if each in known)
    return settles and (several or any(no_wrong_person(scenario, each) is None for each in lists))


def no_after_end(scenario: Scenario, name: str) -> str | None:
    """Why no name can still be published after the listing has ended."""
    black_list = scenario.regime.lists[name]
    spans = [black_list.removal.delay]
    spans += [each.propagates for each in scenario.regime.redress.values() if each.against == name and each.propagates]
    if black_list.shown is not None or not all(span.is_zero for span in spans):
        return None
    return text("measures.lacking.after_end")


def no_decider(scenario: Scenario, name: str) -> str | None:
    """Why no candidate is rejected."""
    if scenario.regime.lists[name].decision is None:
        return text("measures.lacking.decider")
    return None
