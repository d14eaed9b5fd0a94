"""Due process: what the rules of a regime answer to each norm of the catalogue, with place, reason and smallest change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from standing.checks.catalogue import Norm, catalogue
from standing.checks.norms.register import STRUCTURE, TESTS
from standing.checks.norms.rules import Path, Rules
from standing.checks.norms.verdict import VERDICTS, Answer, Verdict, dotted
from standing.scenario import Scenario
from standing.scenario.position import walked
from standing.texts import text

AI_ACT: Final = ("AI Act", "C(2025) 5052")
"""The AI Act, and the guidelines on it: texts about AI systems alone, as citations name them."""

SAID: Final[tuple[Verdict, ...]] = ("fails", "meets")
"""Verdicts that hold rules against a text."""


def disclaimer() -> str:
    """What every answer is, and is not."""
    return text("norms.disclaimer")


@dataclass(frozen=True)
class NormFinding:
    """One answer to one norm, about one item of a regime.

    Parameters
    ----------
    id, title
        Of the norm, or of a check of the structure.
    norm
        The norm, with the citations that were asked for, and those to the AI Act only where the answer can rest on them; None
        for a check of the structure.
    verdict, reason, change
        As in `Answer`.
    path
        Dotted path of the field, or of the item that lacks it.
    file, line, column
        Where it stands; None where a change put it there.
    about
        What the item is called, as the reason has it; nothing where the path is no named item's.
    note
        What the answer rests on, the same for every item; it ends the reason, in brackets.
    """

    id: str
    title: str
    norm: Norm | None
    verdict: Verdict
    reason: str
    change: Mapping[str, object]
    path: str
    file: str | None
    line: int | None
    column: int | None
    about: str = ""
    note: str = ""

    @property
    def brief(self) -> str:
        """The reason without the note."""
        return self.reason.removesuffix(f" ({self.note})") if self.note else self.reason

    @property
    def is_secondhand(self) -> bool:
        """Whether nobody here has read the wording of any text that the norm cites."""
        return self.norm is not None and self.norm.is_secondhand


def check_norms(
    scenario: Scenario, jurisdictions: Sequence[str] | None = None, on: dt.date | None = None
) -> list[NormFinding]:
    """Give what a regime answers to each norm of the catalogue, and to the checks of its structure.

    Parameters
    ----------
    scenario
        Whose rules are read; it needs no world.
    jurisdictions
        Only norms cited from these; all if None.
    on
        Only norms that apply on this day, and the rules as they stand then; if None, every norm whenever it applies, and the
        rules as they stand at the end of the clock.

    Returns
    -------
    list of NormFinding
        In the order of the catalogue, the checks of the structure last; none for a regime that holds nothing against anybody.

    Raises
    ------
    InputError
        If the scenario makes a choice that no measure has.
    """
    rules = Rules(scenario, day_of(scenario, on))
    found: list[NormFinding] = []
    regime = scenario.regime
    if not (regime.lists or regime.sanctions or regime.scores or regime.redress):
        return found
    for norm in catalogue():
        chosen = norm if jurisdictions is None else norm.in_jurisdictions(jurisdictions)
        if chosen is not None and chosen.id in TESTS:
            resting, answers = _answered(rules, chosen, on)
            cited = resting if on is None else resting.as_of(on) or resting
            found += [_placed(rules, chosen.id, chosen.title, cited, each) for each in answers]
    for name, test in STRUCTURE.items():
        found += [_placed(rules, name, text(f"norms.{name}.title"), None, each) for each in test(rules)]
    return found


def not_in_force(scenario: Scenario, on: dt.date | None = None) -> list[str]:
    """Give what the sanctions are called that no norm was asked about, since they are not in force on the day.

    Parameters
    ----------
    scenario
        Whose rules are read.
    on
        As for `check_norms`.
    """
    return Rules(scenario, day_of(scenario, on)).not_in_force


def day_of(scenario: Scenario, on: dt.date | None) -> dt.date:
    """Day on which rules are read: the one asked for, within the clock; its last day if none is."""
    first, last = scenario.clock.start.date(), (scenario.clock.end - dt.timedelta(days=1)).date()
    return last if on is None else max(first, min(on, last))


def _answered(rules: Rules, norm: Norm, on: dt.date | None) -> tuple[Norm, list[Answer]]:
    """Give the norm with the citations that its answers rest on, and the answers."""
    answers = list(TESTS[norm.id](rules))
    if norm.id != "B0" and rules.regime.governance.uses_ai != "yes":
        norm, answers = _without_ai(rules, norm, answers)
    application = norm.on(on) if on is not None else None
    if application is not None and not application.applies:
        answers = [_instead(each, "not applicable", application.why) for each in answers]
    return norm, answers


def _without_ai(rules: Rules, norm: Norm, answers: list[Answer]) -> tuple[Norm, list[Answer]]:
    """Answers where no AI system is known to be used: none of them holds the rules against texts about those alone."""
    is_none = rules.regime.governance.uses_ai == "no"
    others = norm.without(AI_ACT)
    if others is not None:
        says = is_none or any(each.verdict in SAID for each in answers)
        return (others if says else norm), answers
    if is_none:
        return norm, [_instead(each, "not applicable", text("norms.ai.none")) for each in answers]
    unsaid = text("norms.ai.unwritten")
    return norm, [
        each if each.verdict == "not applicable" else _instead(each, "cannot tell", unsaid) for each in answers
    ]


def _instead(answer: Answer, verdict: Verdict, reason: str) -> Answer:
    return replace(answer, verdict=verdict, reason=reason, change={}, note="")


def _placed(rules: Rules, name: str, title: str, norm: Norm | None, answer: Answer) -> NormFinding:
    tree, positions = rules.scenario.origin.tree, rules.scenario.positions
    path = walked(tree, answer.path)
    changed = positions.change_at(path) is not None
    line, column = (None, None) if changed else positions.mark(path, key=True) or positions.mark(path) or (None, None)
    return NormFinding(
        name,
        title,
        norm,
        answer.verdict,
        f"{answer.reason} ({answer.note})" if answer.note else answer.reason,
        answer.change,
        dotted(answer.path),
        positions.file,
        line,
        column,
        _about(rules, answer.path),
        answer.note,
    )


def _about(rules: Rules, path: Path) -> str:
    """What the item at a path is called; nothing where it is no named item."""
    is_named = len(path) > 2 and str(path[2]) in rules.called.things(str(path[1]))
    return rules.called.at(path) if is_named else ""


def counts(findings: Sequence[NormFinding]) -> dict[Verdict, int]:
    """Give how many answers there are of each kind."""
    return {verdict: sum(each.verdict == verdict for each in findings) for verdict in VERDICTS}
