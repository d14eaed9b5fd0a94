"""Notice and reasons: norms D1 to D10."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import DAY, Path, Rules, is_within
from standing.checks.norms.verdict import Answer, Test, cannot_tell, fails, meets, not_applicable, together, yes
from standing.scenario import BlackList

GRACE: Final = (30 * DAY, 92 * DAY)
REASONS: Final = 30 * DAY
WHAT_IS_SAID: Final = ("grounds", "basis", "sanctions", "exit", "remedy")
OF_A_SCORE: Final = ("sanctions", "score", "source", "copy", "dispute")


def told_before(rules: Rules) -> Iterator[Answer]:
    """D1: the person is told before the listing, and objections are verified."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        notice = each.notice
        if notice is None:
            yield cannot_tell(path, f"when a person is told of {said} is not written")
        elif notice.when != "before":
            how = {"none": "no notice is given", "with": "the notice comes when it begins"}.get(
                notice.when, "the notice comes after it has begun"
            )
            change = {f"regime.lists.{name}.notice.when": "before", f"regime.lists.{name}.notice.heard": True}
            yield fails((*path, "notice", "when"), f"{said} begins without a notice before: {how}", change)
        else:
            yield yes(
                notice.heard,
                (*path, "notice", "heard"),
                f"people are told before {said} takes effect, and heard",
                f"people are told before {said} takes effect, and objections are not verified",
                f"people are told before {said} takes effect; whether objections are verified is not written",
            )


def contents(rules: Rules) -> Iterator[Answer]:
    """D2: the notice names grounds, basis, sanctions, the way out and the remedies."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        yield _says(name, path, each, WHAT_IS_SAID, said)


def _says(name: str, path: Path, black_list: BlackList, wanted: tuple[str, ...], said: str) -> Answer:
    notice, what = black_list.notice, f"the notice of {said}"
    if notice is None or (notice.contents is None and notice.when != "none"):
        return cannot_tell(path, f"what {what} says is not written")
    if notice.when == "none":
        return fails((*path, "notice", "when"), f"no notice of {said} is given, so it says nothing")
    named = notice.contents or ()
    missing = [each for each in wanted if each not in named]
    if not missing:
        return meets((*path, "notice", "contents"), f"{what} names {', '.join(wanted)}")
    reason = f"{what} does not name {', '.join(each.replace('_', ' ') for each in missing)}"
    return fails((*path, "notice", "contents"), reason, {f"regime.lists.{name}.notice.contents": [*named, *missing]})


def served(rules: Rules) -> Iterator[Answer]:
    """D3: the notice is served, not merely signed."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        if each.notice is None:
            yield cannot_tell(path, f"how a notice of {said} reaches the person is not written")
        elif each.notice.when == "none":
            yield fails((*path, "notice", "when"), f"no notice of {said} is given")
        else:
            yield yes(
                each.notice.served,
                (*path, "notice", "served"),
                f"the notice of {said} is served",
                f"the notice of {said} is not served",
                f"whether the notice of {said} is served is not written",
            )


def grace(rules: Rules) -> Iterator[Answer]:
    """D4: a grace of one to three months may be given before publication."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        place = (*path, "notice", "grace")
        if each.notice is None or "grace" not in each.notice.model_fields_set:
            yield not_applicable(path, f"no grace is written for {said}; the rule allows one and asks for none")
            continue
        seconds = rules.promise(each.notice.grace)
        if seconds is None:
            yield cannot_tell(place, f"how long the grace before {said} is by rule is not written")
        elif seconds == 0:
            yield not_applicable(place, f"no grace before {said}; the rule allows one and asks for none")
        elif GRACE[0] <= seconds and is_within(seconds, GRACE[1]):
            yield meets(place, f"a grace of {seconds / DAY:g} days before {said}")
        else:
            reason = f"the grace before {said} is {seconds / DAY:g} days, and not one to three months"
            yield fails(place, reason, {f"regime.lists.{name}.notice.grace": "30d"})


def by_score(rules: Rules) -> Iterator[Answer]:
    """D5: where a score lists, the notice names the action, the score, its source, a copy and how to dispute it."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        if any(entry.score for entry in each.enters):
            yield _says(name, path, each, OF_A_SCORE, said)
        else:
            yield not_applicable(path, f"no score leads to {said}")


def specific_reasons(rules: Rules) -> Iterator[Answer]:
    """D6: specific reasons within 30 days; a bare score is no reason."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        reasons = _says(name, path, each, ("specific_reasons",), said)
        notice = each.notice
        if notice is None or notice.when == "none":
            yield reasons
        elif notice.within is None:
            yield together([reasons, cannot_tell(path, f"how soon reasons for {said} are given is not written")])
        elif is_within(notice.within.seconds, REASONS):
            yield together([reasons, meets((*path, "notice", "within"), f"reasons for {said} are given in time")])
        else:
            days = notice.within.seconds / DAY
            late = f"reasons for {said} are given within {days:g} days, and not within 30"
            change: dict[str, object] = {f"regime.lists.{name}.notice.within": "30d"}
            yield together([reasons, fails((*path, "notice", "within"), late, change)])


def explained(rules: Rules) -> Iterator[Answer]:
    """D7: on request, the role of the system and the main elements of the decision are explained."""
    for name, path, _ in rules.lists:
        said = rules.called.at(path)
        if name not in rules.against:
            yield cannot_tell(path, f"nobody is written who explains a decision on {said}")
            continue
        _, place, redress = rules.against[name]
        other = rules.called.at(place)
        yield yes(
            redress.explains,
            (*place, "explains"),
            f"{other} explains decisions on {said}",
            f"{other} does not explain decisions on {said}",
            f"whether decisions on {said} are explained on request is not written",
        )


def intelligible(rules: Rules) -> Iterator[Answer]:
    """D8: each input, its effect, and what another input would have changed are explained."""
    if rules.regime.scores:
        yield yes(
            rules.regime.governance.decision_explained,
            ("regime", "governance", "decision_explained"),
            "each input and its effect are explained on request",
            "inputs and their effects are not explained",
            "whether each input and its effect are explained is not written",
        )
    else:
        yield not_applicable(("regime",), "nothing is scored")


def system_named(rules: Rules) -> Iterator[Answer]:
    """D9: people are told that a system is used on them."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        yield _says(name, path, each, ("system",), said)


def explanations(rules: Rules) -> Iterator[Answer]:
    """D10: a general explanation is published, and from level 2 of impact on each refusal comes with its own."""
    governance, path = rules.regime.governance, ("regime", "governance")
    general = yes(
        governance.explanation_published,
        (*path, "explanation_published"),
        "a general explanation is published",
        "no general explanation is published",
        "whether a general explanation is published is not written",
    )
    if governance.impact_level is None:
        yield together([general, cannot_tell(path, "the level of impact is not written")])
    elif governance.impact_level < 2:
        yield general
    else:
        own = yes(
            governance.individual_explanation,
            (*path, "individual_explanation"),
            "each refusal comes with an explanation of its own",
            "refusals come without an explanation of their own",
            "whether each refusal comes with an explanation of its own is not written",
        )
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
