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
    return cannot_tell(path, f"no redress is written against {said}")


def decided_in(rules: Rules, name: str, path: Path, redress: Redress, seconds: float, text: str) -> Answer:
    """Give whether an appeal must be decided in time."""
    own = redress.decides_within.seconds if redress.decides_within else None
    promised = own if own is not None else rules.promise(redress.delay) if "delay" in redress.model_fields_set else None
    place, said = (*path, "decides_within" if own is not None else "delay"), rules.called.at(path)
    if promised is None:
        return cannot_tell(path, f"by when {said} must be decided is not written")
    if is_within(promised, seconds):
        return meets(place, f"{said} is decided within {promised / DAY:.3g} days")
    field = "decides_within" if own is not None else "delay"
    reason = f"{said} is decided within {promised / DAY:.3g} days, and not within {text}"
    return fails(place, reason, {f"regime.redress.{name}.{field}": text})


def free_and_fast(rules: Rules) -> Iterator[Answer]:
    """G1: contesting is free, and decided in 30 days, with 15 more at most."""
    for name, path, redress in each_redress(rules):
        said = rules.called.at(path)
        if redress is None:
            yield none_written(said, path)
            continue
        free = yes(
            redress.free,
            (*path, "free"),
            f"{said} costs nothing",
            f"{said} costs something",
            f"whether {said} costs anything is not written",
        )
        parts = [free, decided_in(rules, name, path, redress, THIRTY, "30d")]
        if redress.extended_by is not None and not is_within(redress.extended_by.seconds, FIFTEEN):
            reason = f"deciding {said} may take {redress.extended_by.seconds / DAY:g} days more, and not 15 at most"
            parts.append(fails((*path, "extended_by"), reason, {f"regime.redress.{name}.extended_by": "15d"}))
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
        return cannot_tell(path, f"by when what {said} grants must be carried out is not written")
    if is_within(promised, 3 * WORKING_DAY):
        return meets(
            (*path, field), f"what {said} grants is carried out within {promised / WORKING_DAY:.3g} working days"
        )
    reason = f"what {said} grants is carried out within {promised / DAY:.3g} days, and not in three working days"
    return fails((*path, field), reason, {f"regime.redress.{name}.{field}": "3wd"})


def _reconsidered(rules: Rules, name: str, path: Path, redress: Redress) -> Answer:
    said = rules.called.at(path)
    if redress.reconsidered_within is None:
        return cannot_tell(path, f"by when a refusal by {said} must be reconsidered is not written")
    seconds, place = redress.reconsidered_within.seconds, (*path, "reconsidered_within")
    if is_within(seconds, RECONSIDERED):
        return meets(place, f"a refusal by {said} is reconsidered within {seconds / DAY:g} days")
    reason = f"a refusal by {said} is reconsidered within {seconds / DAY:g} days, and not within 15"
    return fails(place, reason, {f"regime.redress.{name}.reconsidered_within": "15d"})


def unverifiable(rules: Rules) -> Iterator[Answer]:
    """G3: what cannot be verified is deleted."""
    for name, path, redress in each_redress(rules):
        said = rules.called.at(path)
        place = (*path, "unverifiable")
        if redress is None:
            yield none_written(said, path)
        elif redress.unverifiable is None:
            yield cannot_tell(path, f"what {said} does with what cannot be verified is not written")
        elif redress.unverifiable == "delete":
            yield meets(place, f"{said} deletes what cannot be verified")
        else:
            change: dict[str, object] = {f"regime.redress.{name}.unverifiable": "delete"}
            yield fails(place, f"{said} keeps what cannot be verified", change)


def suspends(rules: Rules) -> Iterator[Answer]:
    """G4: whether an appeal suspends the sanctions; a fact about the rules, no breach of them."""
    for name, path, redress in each_redress(rules):
        said = rules.called.at(path)
        place = (*path, "suspends")
        if redress is None:
            yield none_written(said, path)
        elif "suspends" not in redress.model_fields_set:
            yield cannot_tell(path, f"whether {said} suspends the sanctions is not written")
        elif rules.is_true(redress.suspends):
            yield meets(place, f"the sanctions rest while {said} is pending")
        else:
            change: dict[str, object] = {f"regime.redress.{name}.suspends": True}
            yield fails(place, f"the sanctions go on while {said} is pending: a fact about the rules", change)


def reaches_everybody(rules: Rules) -> Iterator[Answer]:
    """G5: a correction reaches everybody who acts on the entry, in a time that the rules name."""
    for _, path, redress in each_redress(rules):
        said = rules.called.at(path)
        if redress is None:
            yield none_written(said, path)
            continue
        within, place = redress.reaches_within, (*path, "reaches_within")
        if within is None:
            yield cannot_tell(path, f"by when what {said} grants must reach those who act on it is not written")
        else:
            days = within.seconds / DAY
            yield meets(place, f"what {said} grants reaches those who act on it within {days:.3g} days")


def erased(rules: Rules) -> Iterator[Answer]:
    """G6: the entry is erased when it is no longer needed, or was wrong."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        yield yes(
            each.erases,
            (*path, "erases"),
            f"an entry on {said} is erased when the listing ends",
            f"an entry on {said} stays on file when the listing ends",
            f"whether an entry on {said} is erased when the listing ends is not written",
        )


def harm_repaired(rules: Rules) -> Iterator[Answer]:
    """G7: the harm of a wrong listing is made good."""
    for _, path, redress in each_redress(rules):
        said = rules.called.at(path)
        if redress is None:
            yield none_written(said, path)
        else:
            yield yes(
                redress.repairs_harm,
                (*path, "repairs_harm"),
                f"{said} makes the harm good",
                f"{said} does not make the harm good",
                f"whether {said} makes the harm of a wrong listing good is not written",
            )


def further_appeal(rules: Rules) -> Iterator[Answer]:
    """G8: whoever decides on redress is independent, and a court may be asked after it."""
    for _, path, redress in each_redress(rules):
        said = rules.called.at(path)
        if redress is None:
            yield none_written(said, path)
            continue
        yield together(
            [
                yes(
                    redress.independent,
                    (*path, "independent"),
                    f"whoever decides on {said} is independent of whoever listed",
                    f"whoever decides on {said} is not independent of whoever listed",
                    f"whether whoever decides on {said} is independent of whoever listed is not written",
                ),
                yes(
                    redress.further_appeal,
                    (*path, "further_appeal"),
                    f"a court may be asked after {said}",
                    f"nobody may be asked after {said}",
                    f"whether a court may be asked after {said} is not written",
                ),
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
