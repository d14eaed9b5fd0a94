"""Term and exit: norms F1 to F5."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import DAY, WORKING_DAY, YEAR, Path, Rules, is_within
from standing.checks.norms.verdict import (
    Answer,
    Test,
    cannot_tell,
    dotted,
    either,
    fails,
    meets,
    no,
    not_applicable,
    together,
    yes,
)
from standing.scenario import BlackList
from standing.units import Span

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
            yield fails((*path, "leaves_on"), "norms.F1.no_term", list=said)
        elif each.term is None:
            yield cannot_tell(path, "norms.F1.unwritten", list=said)
        elif term is None:
            yield fails(place, "norms.F1.not_fixed", change, list=said)
        elif each.open_ended:
            closed, which = {f"regime.lists.{name}.open_ended": None}, "; ".join(each.open_ended)
            yield fails((*path, "open_ended"), "norms.F1.open_ended", closed, list=said, grounds=which)
        elif each.hits != "count":
            yield fails((*path, "hits"), "norms.F1.lengthened", {f"regime.lists.{name}.hits": "count"}, list=said)
        elif rules.is_assumed(each.term):
            yield cannot_tell(place, "norms.F1.assumed", list=said)
        elif not is_within(term, LONGEST):
            yield fails(place, "norms.F1.too_long", change, list=said, years=f"{term / YEAR:.3g}")
        else:
            yield meets(place, "norms.F1.in_time", list=said, years=f"{term / YEAR:.3g}")


def re_examined(rules: Rules) -> Iterator[Answer]:
    """F2: a listing is re-examined at intervals."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        if each.review_every is None:
            yield cannot_tell(path, "norms.F2.unwritten", list=said)
        else:
            days = f"{each.review_every.seconds / DAY:g}"
            yield meets((*path, "review_every"), "norms.F2.re_examined", list=said, days=days)


def exit_on_performance(rules: Rules) -> Iterator[Answer]:
    """F3: who performs is off the list within three working days."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        if not rules.can_settle(name):
            yield not_applicable(path, "norms.F3.nothing_to_perform", list=said)
        else:
            yield _carried_out(rules, name, path, each)
            yield _ends_it(rules, name, path, each)


def _ends_it(rules: Rules, name: str, path: Path, black_list: BlackList) -> Answer:
    place, said = (*path, "leaves_on"), rules.called.at(path)
    if black_list.not_settled:
        change, which = {f"regime.lists.{name}.not_settled": None}, "; ".join(black_list.not_settled)
        return fails((*path, "not_settled"), "norms.F3.not_for_all", change, list=said, grounds=which)
    if "settled" in black_list.leaves_on:
        return meets(place, "norms.F3.ends", list=said)
    ways = sorted({*black_list.leaves_on, "settled"})
    return fails(place, "norms.F3.does_not_end", {f"regime.lists.{name}.leaves_on": ways}, list=said)


def _carried_out(rules: Rules, name: str, path: Path, black_list: BlackList) -> Answer:
    place: Path = (*path, "removal")
    said = rules.called.at(path)
    if "removal" not in black_list.model_fields_set:
        return cannot_tell(path, "norms.F3.removal_unwritten", list=said)
    promised = rules.promise(black_list.removal.delay)
    if promised is None:
        return cannot_tell(place, "norms.F3.removal_assumed", list=said)
    if is_within(promised, CARRIED_OUT):
        return meets(place, "norms.F3.in_time", list=said, working_days=f"{promised / WORKING_DAY:.3g}")
    field = "removal.delay" if rules.is_mapping((*place, "delay")) else "removal"
    change = {f"regime.lists.{name}.{field}": "3wd"}
    return fails(place, "norms.F3.late", change, list=said, days=f"{promised / DAY:.3g}")


def nothing_outlives(rules: Rules) -> Iterator[Answer]:
    """F4: sanctions end when the listing does."""
    for _, path, each in rules.sanctions:
        said = rules.called.at(path)
        yield no(each.outlives_list, (*path, "outlives_list"), "norms.F4.ends", sanction=said)


def repair(rules: Rules) -> Iterator[Answer]:
    """F5: a path of repair with published conditions; an answer in ten working days, a decision in three."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        place = (*path, "repair")
        if each.repair is None:
            yield cannot_tell(path, "norms.F5.unwritten", list=said)
            continue
        published = each.repair.conditions_published
        yield together(
            [
                yes(published, (*place, "conditions_published"), "norms.F5.conditions", list=said),
                _in_working_days(each.repair.answers_within, 10, (*place, "answers_within"), "norms.F5.answer", said),
                _in_working_days(each.repair.decides_within, 3, (*place, "decides_within"), "norms.F5.decision", said),
            ]
        )


def _in_working_days(given: Span | None, days: int, path: Path, key: str, said: str) -> Answer:
    if given is None:
        return cannot_tell(path[:-1], f"{key}.unwritten", list=said)
    in_time = is_within(given.seconds, days * WORKING_DAY)
    return either(in_time, path, key, {dotted(path): f"{days}wd"}, list=said, days=days)


TESTS: Final[dict[str, Test]] = {
    "F1": fixed_term,
    "F2": re_examined,
    "F3": exit_on_performance,
    "F4": nothing_outlives,
    "F5": repair,
}
