"""Term and exit: norms F1 to F5."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import DAY, WORKING_DAY, YEAR, Path, Rules, is_within
from standing.checks.norms.verdict import Answer, Test, cannot_tell, fails, meets, no, not_applicable, together
from standing.scenario import BlackList

LONGEST: Final = 5 * YEAR
"""Two years, and an extension by one to three (SPC Provisions, article 2)."""

CARRIED_OUT: Final = 3 * WORKING_DAY


def fixed_term(rules: Rules) -> Iterator[Answer]:
    """F1: a fixed term, of five years at most with every extension, for every ground."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        place, term = (*path, "term"), rules.longest_term(each)
        change: dict[str, object] = {f"regime.lists.{name}.term": "2y"}
        if "term" not in each.leaves_on:
            yield fails((*path, "leaves_on"), f"no term ends a listing on {said}")
        elif each.term is None:
            yield cannot_tell(path, f"no term is written for {said}")
        elif term is None:
            yield fails(place, f"{said} has no fixed term", change)
        elif each.open_ended:
            which = "; ".join(each.open_ended)
            reason = f"{said} has no fixed term for: {which}"
            yield fails((*path, "open_ended"), reason, {f"regime.lists.{name}.open_ended": None})
        elif each.hits != "count":
            reason = f"every further report lengthens a listing on {said}, with no limit"
            yield fails((*path, "hits"), reason, {f"regime.lists.{name}.hits": "count"})
        elif rules.is_assumed(each.term):
            yield cannot_tell(place, f"the term of {said} is the scenario's assumption, and no rule's")
        elif not is_within(term, LONGEST):
            yield fails(place, f"{said} may last {term / YEAR:.3g} years, and not five at most", change)
        else:
            yield meets(place, f"{said} lasts {term / YEAR:.3g} years at most")


def re_examined(rules: Rules) -> Iterator[Answer]:
    """F2: a listing is re-examined at intervals."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        if each.review_every is None:
            yield cannot_tell(path, f"whether listings on {said} are re-examined is not written")
        else:
            days = each.review_every.seconds / DAY
            yield meets((*path, "review_every"), f"listings on {said} are re-examined every {days:g} days")


def exit_on_performance(rules: Rules) -> Iterator[Answer]:
    """F3: who performs is off the list within three working days."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        if not rules.can_settle(name):
            yield not_applicable(path, f"nothing that leads to {said} can be performed afterwards")
        else:
            yield _carried_out(rules, name, path, each)
            yield _ends_it(rules, name, path, each)


def _ends_it(rules: Rules, name: str, path: Path, black_list: BlackList) -> Answer:
    place, said = (*path, "leaves_on"), rules.called.at(path)
    if black_list.not_settled:
        reason = f"performing does not end a listing on {said} for: {'; '.join(black_list.not_settled)}"
        return fails((*path, "not_settled"), reason, {f"regime.lists.{name}.not_settled": None})
    if "settled" in black_list.leaves_on:
        return meets(place, f"performing ends a listing on {said}")
    ways = sorted({*black_list.leaves_on, "settled"})
    return fails(place, f"performing does not end a listing on {said}", {f"regime.lists.{name}.leaves_on": ways})


def _carried_out(rules: Rules, name: str, path: Path, black_list: BlackList) -> Answer:
    place: Path = (*path, "removal")
    said = rules.called.at(path)
    if "removal" not in black_list.model_fields_set:
        return cannot_tell(path, f"how soon a name comes off {said} is not written")
    promised = rules.promise(black_list.removal.delay)
    if promised is None:
        return cannot_tell(place, f"how soon a name must come off {said} is not written; how long it takes is assumed")
    if is_within(promised, CARRIED_OUT):
        return meets(place, f"a name comes off {said} within {promised / WORKING_DAY:.3g} working days of performance")
    reason = f"a name comes off {said} within {promised / DAY:.3g} days, and not within three working days"
    field = "removal.delay" if rules.is_mapping((*place, "delay")) else "removal"
    return fails(place, reason, {f"regime.lists.{name}.{field}": "3wd"})


def nothing_outlives(rules: Rules) -> Iterator[Answer]:
    """F4: sanctions end when the listing does."""
    for _, path, each in rules.sanctions:
        said = rules.called.at(path)
        yield no(
            each.outlives_list,
            (*path, "outlives_list"),
            f"{said} ends with the listing",
            f"{said} may go on after the listing has ended",
            f"whether {said} ends with the listing is not written",
        )


def repair(rules: Rules) -> Iterator[Answer]:
    """F5: a path of repair with published conditions; an answer in ten working days, a decision in three."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        place = (*path, "repair")
        if each.repair is None:
            yield cannot_tell(path, f"no path of repair is written for {said}")
            continue
        below = f"regime.lists.{name}.repair"
        published = each.repair.conditions_published
        parts = [
            cannot_tell(place, f"whether the conditions of repair from {said} are published is not written")
            if published is None
            else meets((*place, "conditions_published"), f"the conditions of repair from {said} are published")
            if published
            else fails(
                (*place, "conditions_published"),
                f"the conditions of repair from {said} are not published",
                {f"{below}.conditions_published": True},
            )
        ]
        for key, days in (("answers_within", 10), ("decides_within", 3)):
            given = getattr(each.repair, key)
            what = "an answer" if key == "answers_within" else "a decision"
            if given is None:
                parts.append(cannot_tell(place, f"how soon {what} on repair from {said} comes is not written"))
            elif is_within(given.seconds, days * WORKING_DAY):
                parts.append(meets((*place, key), f"{what} on repair within {days} working days"))
            else:
                reason = f"{what} on repair from {said} comes later than in {days} working days"
                parts.append(fails((*place, key), reason, {f"{below}.{key}": f"{days}wd"}))
        yield together(parts)


TESTS: Final[dict[str, Test]] = {
    "F1": fixed_term,
    "F2": re_examined,
    "F3": exit_on_performance,
    "F4": nothing_outlives,
    "F5": repair,
}
