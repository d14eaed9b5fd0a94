"""Notice and reasons: norms D1 to D10."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import DAY, Path, Rules, is_within
from standing.checks.norms.verdict import Answer, Test, cannot_tell, fails, meets, not_applicable, together, yes
from standing.checks.norms.words import words
from standing.scenario import BlackList

GRACE: Final = (30 * DAY, 92 * DAY)
REASONS: Final = 30 * DAY
WHAT_IS_SAID: Final = ("grounds", "basis", "sanctions", "exit", "remedy")
OF_A_SCORE: Final = ("sanctions", "score", "source", "copy", "dispute")
NOT_BEFORE: Final = {"none": "norms.D1.no_notice", "with": "norms.D1.notice_with", "after": "norms.D1.notice_after"}
"""Why nobody is told before, by when the notice is sent."""


def told_before(rules: Rules) -> Iterator[Answer]:
    """D1: the person is told before the listing, and objections are verified."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        notice = each.notice
        if notice is None:
            yield cannot_tell(path, "norms.D1.unwritten", list=said)
        elif notice.when != "before":
            change = {f"regime.lists.{name}.notice.when": "before", f"regime.lists.{name}.notice.heard": True}
            yield fails((*path, "notice", "when"), NOT_BEFORE[notice.when], change, list=said)
        else:
            yield yes(notice.heard, (*path, "notice", "heard"), "norms.D1.heard", list=said)


def contents(rules: Rules) -> Iterator[Answer]:
    """D2: the notice names grounds, basis, sanctions, the way out and the remedies."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        yield _says(name, path, each, WHAT_IS_SAID, said)


def _says(
    name: str, path: Path, black_list: BlackList, wanted: tuple[str, ...], said: str, names: str = "norms.notice.names"
) -> Answer:
    notice, place = black_list.notice, (*path, "notice", "contents")
    if notice is None or (notice.contents is None and notice.when != "none"):
        return cannot_tell(path, "norms.notice.unwritten", list=said)
    if notice.when == "none":
        return fails((*path, "notice", "when"), "norms.notice.none", list=said)
    named = notice.contents or ()
    missing = [each for each in wanted if each not in named]
    if not missing:
        return meets(place, names, list=said, contents=words("contents", wanted))
    change = {f"regime.lists.{name}.notice.contents": [*named, *missing]}
    return fails(place, "norms.notice.lacks", change, list=said, contents=words("contents", missing))


def served(rules: Rules) -> Iterator[Answer]:
    """D3: the notice is served, not merely signed."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        if each.notice is None:
            yield cannot_tell(path, "norms.D3.unwritten", list=said)
        elif each.notice.when == "none":
            yield fails((*path, "notice", "when"), "norms.D3.no_notice", list=said)
        else:
            yield yes(each.notice.served, (*path, "notice", "served"), "norms.D3.served", list=said)


def grace(rules: Rules) -> Iterator[Answer]:
    """D4: a grace of one to three months may be given before publication."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        place = (*path, "notice", "grace")
        if each.notice is None or "grace" not in each.notice.model_fields_set:
            yield not_applicable(path, "norms.D4.none_written", list=said)
            continue
        seconds = rules.promise(each.notice.grace)
        if seconds is None:
            yield cannot_tell(place, "norms.D4.unwritten", list=said)
        elif seconds == 0:
            yield not_applicable(place, "norms.D4.none", list=said)
        elif GRACE[0] <= seconds and is_within(seconds, GRACE[1]):
            yield meets(place, "norms.D4.in_time", list=said, days=f"{seconds / DAY:g}")
        else:
            change = {f"regime.lists.{name}.notice.grace": "30d"}
            yield fails(place, "norms.D4.out_of_time", change, list=said, days=f"{seconds / DAY:g}")


def by_score(rules: Rules) -> Iterator[Answer]:
    """D5: where a score lists, the notice names the action, the score, its source, a copy and how to dispute it."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        if any(entry.score for entry in each.enters):
            yield _says(name, path, each, OF_A_SCORE, said)
        else:
            yield not_applicable(path, "norms.D5.no_score", list=said)


def specific_reasons(rules: Rules) -> Iterator[Answer]:
    """D6: specific reasons within 30 days; a bare score is no reason."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        reasons = _says(name, path, each, ("specific_reasons",), said, "norms.D6.names")
        notice = each.notice
        if notice is None or notice.when == "none":
            yield reasons
        elif notice.within is None:
            yield together([reasons, cannot_tell(path, "norms.D6.when_unwritten", list=said)])
        elif is_within(notice.within.seconds, REASONS):
            yield together([reasons, meets((*path, "notice", "within"), "norms.D6.in_time", list=said)])
        else:
            change, days = {f"regime.lists.{name}.notice.within": "30d"}, f"{notice.within.seconds / DAY:g}"
            late = fails((*path, "notice", "within"), "norms.D6.late", change, list=said, days=days)
            yield together([reasons, late])


def explained(rules: Rules) -> Iterator[Answer]:
    """D7: on request, the role of the system and the main elements of the decision are explained."""
    for name, path, _ in rules.lists:
        said = rules.called.at(path)
        if name not in rules.against:
            yield cannot_tell(path, "norms.D7.nobody", list=said)
            continue
        _, place, redress = rules.against[name]
        other = rules.called.at(place)
        yield yes(redress.explains, (*place, "explains"), "norms.D7.explains", redress=other, list=said)


def intelligible(rules: Rules) -> Iterator[Answer]:
    """D8: each input, its effect, and what another input would have changed are explained."""
    if rules.regime.scores:
        path = ("regime", "governance", "decision_explained")
        yield yes(rules.regime.governance.decision_explained, path, "norms.D8.inputs")
    else:
        yield not_applicable(("regime",), "norms.D8.no_score")


def system_named(rules: Rules) -> Iterator[Answer]:
    """D9: people are told that a system is used on them."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        yield _says(name, path, each, ("system",), said)


def explanations(rules: Rules) -> Iterator[Answer]:
    """D10: a general explanation is published, and from level 2 of impact on each refusal comes with its own."""
    governance, path = rules.regime.governance, ("regime", "governance")
    general = yes(governance.explanation_published, (*path, "explanation_published"), "norms.D10.general")
    if governance.impact_level is None:
        yield together([general, cannot_tell(path, "norms.D10.level_unwritten")])
    elif governance.impact_level < 2:
        yield general
    else:
        own = yes(governance.individual_explanation, (*path, "individual_explanation"), "norms.D10.own")
        yield together([general, own])


TESTS: Final[dict[str, Test]] = {
    "D1": told_before,
    "D2": contents,
    "D3": served,
    "D4": grace,
    "D5": by_score,
    "D6": specific_reasons,
    "D7": explained,
    "D8": intelligible,
    "D9": system_named,
    "D10": explanations,
}
