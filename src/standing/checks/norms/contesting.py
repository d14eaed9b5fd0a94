"""Redress: norms G1 to G8."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import DAY, WORKING_DAY, Path, Rules, is_within
from standing.checks.norms.verdict import Answer, Test, cannot_tell, fails, meets, together, yes
from standing.scenario import Redress

THIRTY, FIFTEEN = 30 * DAY, 15 * DAY
RECONSIDERED: Final = 15 * DAY
"""From the request, which is to be made within ten days of the refusal (SPC Provisions, article 12)."""


def each_redress(rules: Rules) -> Iterator[tuple[str, Path, Redress | None]]:
    """Give the redress against each list, or the list that has none."""
    for name, path, _ in rules.lists:
        yield rules.against.get(name, (name, path, None))


def none_written(said: str, path: Path) -> Answer:
    """Give the answer where no redress stands against a list."""
    return cannot_tell(path, "norms.redress.none", list=said)


def decided_in(rules: Rules, name: str, path: Path, redress: Redress, seconds: float, limit: str) -> Answer:
    """Give whether an appeal must be decided in time."""
    own = redress.decides_within.seconds if redress.decides_within else None
    promised = own if own is not None else rules.promise(redress.delay) if "delay" in redress.model_fields_set else None
    place, said = (*path, "decides_within" if own is not None else "delay"), rules.called.at(path)
    if promised is None:
        return cannot_tell(path, "norms.redress.decided_unwritten", redress=said)
    days = f"{promised / DAY:.3g}"
    if is_within(promised, seconds):
        return meets(place, "norms.redress.decided", redress=said, days=days)
    change = {f"regime.redress.{name}.{place[-1]}": limit}
    return fails(place, "norms.redress.decided_late", change, redress=said, days=days, limit=limit)


def free_and_fast(rules: Rules) -> Iterator[Answer]:
    """G1: contesting is free, and decided in 30 days, with 15 more at most."""
    for name, path, redress in each_redress(rules):
        said = rules.called.at(path)
        if redress is None:
            yield none_written(said, path)
            continue
        free = yes(redress.free, (*path, "free"), "norms.G1.free", redress=said)
        parts = [free, decided_in(rules, name, path, redress, THIRTY, "30d")]
        if redress.extended_by is not None and not is_within(redress.extended_by.seconds, FIFTEEN):
            change, days = {f"regime.redress.{name}.extended_by": "15d"}, f"{redress.extended_by.seconds / DAY:g}"
            parts.append(fails((*path, "extended_by"), "norms.G1.extended", change, redress=said, days=days))
        yield together(parts)


def examined_and_corrected(rules: Rules) -> Iterator[Answer]:
    """G2: examined in 15 days, corrected in three working days, reconsidered in ten and fifteen days."""
    for name, path, redress in each_redress(rules):
        said = rules.called.at(path)
        if redress is None:
            yield none_written(said, path)
            continue
        yield together(
            [
                decided_in(rules, name, path, redress, FIFTEEN, "15d"),
                _carried_out(rules, name, path, redress),
                _reconsidered(rules, name, path, redress),
            ]
        )


def _carried_out(rules: Rules, name: str, path: Path, redress: Redress) -> Answer:
    said, own = rules.called.at(path), redress.carried_out_within.seconds if redress.carried_out_within else None
    removal = rules.regime.lists[redress.against].removal.delay
    stated = redress.propagates or (
        removal if "removal" in rules.regime.lists[redress.against].model_fields_set else None
    )
    promised = own if own is not None else rules.promise(stated)
    field = "carried_out_within" if own is not None else "propagates"
    if promised is None:
        return cannot_tell(path, "norms.G2.carried_out_unwritten", redress=said)
    if is_within(promised, 3 * WORKING_DAY):
        working_days = f"{promised / WORKING_DAY:.3g}"
        return meets((*path, field), "norms.G2.carried_out", redress=said, working_days=working_days)
    change = {f"regime.redress.{name}.{field}": "3wd"}
    return fails((*path, field), "norms.G2.carried_out_late", change, redress=said, days=f"{promised / DAY:.3g}")


def _reconsidered(rules: Rules, name: str, path: Path, redress: Redress) -> Answer:
    said = rules.called.at(path)
    if redress.reconsidered_within is None:
        return cannot_tell(path, "norms.G2.reconsidered_unwritten", redress=said)
    seconds, place = redress.reconsidered_within.seconds, (*path, "reconsidered_within")
    days = f"{seconds / DAY:g}"
    if is_within(seconds, RECONSIDERED):
        return meets(place, "norms.G2.reconsidered", redress=said, days=days)
    change = {f"regime.redress.{name}.reconsidered_within": "15d"}
    return fails(place, "norms.G2.reconsidered_late", change, redress=said, days=days)


def unverifiable(rules: Rules) -> Iterator[Answer]:
    """G3: what cannot be verified is deleted."""
    for name, path, redress in each_redress(rules):
        said = rules.called.at(path)
        place = (*path, "unverifiable")
        if redress is None:
            yield none_written(said, path)
        elif redress.unverifiable is None:
            yield cannot_tell(path, "norms.G3.unwritten", redress=said)
        elif redress.unverifiable == "delete":
            yield meets(place, "norms.G3.deletes", redress=said)
        else:
            change: dict[str, object] = {f"regime.redress.{name}.unverifiable": "delete"}
            yield fails(place, "norms.G3.keeps", change, redress=said)


def suspends(rules: Rules) -> Iterator[Answer]:
    """G4: whether an appeal suspends the sanctions; a fact about the rules, no breach of them."""
    for name, path, redress in each_redress(rules):
        said = rules.called.at(path)
        place = (*path, "suspends")
        if redress is None:
            yield none_written(said, path)
        elif "suspends" not in redress.model_fields_set:
            yield cannot_tell(path, "norms.G4.unwritten", redress=said)
        elif rules.is_true(redress.suspends):
            yield meets(place, "norms.G4.rest", redress=said)
        else:
            change: dict[str, object] = {f"regime.redress.{name}.suspends": True}
            yield fails(place, "norms.G4.go_on", change, redress=said)


def reaches_everybody(rules: Rules) -> Iterator[Answer]:
    """G5: a correction reaches everybody who acts on the entry, in a time that the rules name."""
    for _, path, redress in each_redress(rules):
        said = rules.called.at(path)
        if redress is None:
            yield none_written(said, path)
            continue
        within, place = redress.reaches_within, (*path, "reaches_within")
        if within is None:
            yield cannot_tell(path, "norms.G5.unwritten", redress=said)
        else:
            yield meets(place, "norms.G5.reaches", redress=said, days=f"{within.seconds / DAY:.3g}")


def erased(rules: Rules) -> Iterator[Answer]:
    """G6: the entry is erased when it is no longer needed, or was wrong."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        yield yes(each.erases, (*path, "erases"), "norms.G6.erased", list=said)


def harm_repaired(rules: Rules) -> Iterator[Answer]:
    """G7: the harm of a wrong listing is made good."""
    for _, path, redress in each_redress(rules):
        said = rules.called.at(path)
        if redress is None:
            yield none_written(said, path)
        else:
            yield yes(redress.repairs_harm, (*path, "repairs_harm"), "norms.G7.repairs", redress=said)


def further_appeal(rules: Rules) -> Iterator[Answer]:
    """G8: whoever decides on redress is independent, and a court may be asked after it."""
    for _, path, redress in each_redress(rules):
        said = rules.called.at(path)
        if redress is None:
            yield none_written(said, path)
            continue
        yield together(
            [
                yes(redress.independent, (*path, "independent"), "norms.G8.independent", redress=said),
                yes(redress.further_appeal, (*path, "further_appeal"), "norms.G8.court", redress=said),
            ]
        )


TESTS: Final[dict[str, Test]] = {
    "G1": free_and_fast,
    "G2": examined_and_corrected,
    "G3": unverifiable,
    "G4": suspends,
    "G5": reaches_everybody,
    "G6": erased,
    "G7": harm_repaired,
    "G8": further_appeal,
}
