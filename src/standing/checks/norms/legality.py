"""Legality, and who decides: norms A1 to A7."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import DAY, PUBLIC_BODIES, Path, Rules
from standing.checks.norms.verdict import Answer, Test, cannot_tell, fails, meets, no, not_applicable, together, yes

HIGH: Final = {
    "national": ("law", "administrative_regulation", "policy_document"),
    "local": ("law", "administrative_regulation", "policy_document", "local_regulation"),
}
"""Ranks that fit the reach of a list beyond doubt (CN Guobanfa [2020] 49, section 7)."""

LOW: Final = {"national": ("local_regulation", "internal_rule"), "local": ("internal_rule",)}
"""Ranks that do not: a local rule for the whole country, an internal rule for anybody. What lies between is for a reader."""

CONSULTATION: Final = 30 * DAY
MAY_BE_PUBLIC: Final = ("airline", "railway", "bank", "school", "other")
"""Kinds of bodies of which some are private and some are the state's."""

INSTRUMENTS: Final = ("judgment", "penalty_decision")


def legal_basis(rules: Rules) -> Iterator[Answer]:
    """A1: every ground, list and sanction names its legal basis."""
    for ground in rules.feeding:
        stated = rules.regime.grounds.get(ground.name)
        path: Path = ("regime", "grounds", ground.name)
        if stated is not None and stated.legal_basis is not None:
            yield meets((*path, "legal_basis"), f"a basis is named for the ground {ground.said}")
        else:
            yield cannot_tell(path, f"no basis is written for the ground {ground.said}")
    for kind, items in (("list", rules.lists), ("sanction", rules.sanctions)):
        for _, path, item in items:
            said = rules.called.at(path)
            if item.legal_basis is not None:
                yield meets((*path, "legal_basis"), f"the {kind} {said} names its basis")
            else:
                yield cannot_tell(path, f"no basis is written for the {kind} {said}")


def rank_and_consultation(rules: Rules) -> Iterator[Answer]:
    """A2: the rank of the rule fits the reach of the list; criteria are consulted on for 30 days, and published."""
    governance = rules.regime.governance
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        rank = each.legal_basis.rank if each.legal_basis else None
        if rank is None or each.scope is None:
            ranked = cannot_tell(path, f"the rank of the basis of {said}, or how far the list reaches, is not written")
        elif rank in HIGH[each.scope]:
            ranked = meets((*path, "legal_basis"), f"a {each.scope} list that rests on a {rank.replace('_', ' ')}")
        elif rank not in LOW[each.scope]:
            reason = f"whether a {rank.replace('_', ' ')} is enough for the {each.scope} list {said} is for a reader of the rule"
            ranked = cannot_tell((*path, "legal_basis"), reason)
        else:
            reason = f"{said} is a {each.scope} list and rests on a {rank.replace('_', ' ')}"
            ranked = fails((*path, "legal_basis"), reason, {f"regime.lists.{name}.legal_basis.rank": "law"})
        published = yes(
            each.criteria_published,
            (*path, "criteria_published"),
            "its criteria are published",
            f"the criteria of {said} are not published",
            f"whether the criteria of {said} are published is not written",
        )
        yield together([ranked, published, _consulted(governance.consultation and governance.consultation.seconds)])


def _consulted(seconds: float | None) -> Answer:
    path = ("regime", "governance", "consultation")
    if seconds is None:
        return cannot_tell(path[:-1], "how long the draft criteria were open for comments is not written")
    if seconds >= CONSULTATION:
        return meets(path, "the draft criteria were open for comments for 30 days or more")
    reason = f"the draft criteria were open for comments for {seconds / DAY:g} days, and not for 30"
    return fails(path, reason, {"regime.governance.consultation": "30d"})


def closed_catalogue(rules: Rules) -> Iterator[Answer]:
    """A3: no measure is outside the published catalogue, or harsher than in it."""
    published = rules.regime.governance.catalogue_published
    for name, path, each in rules.sanctions:
        said = rules.called.at(path)
        if published is False:
            reason = "no closed catalogue of measures is published"
            yield fails(
                ("regime", "governance", "catalogue_published"),
                reason,
                {"regime.governance.catalogue_published": True, f"regime.sanctions.{name}.catalogued": True},
            )
        elif published is None:
            yield cannot_tell(path, "whether a closed catalogue of measures is published is not written")
        else:
            yield yes(
                each.catalogued,
                (*path, "catalogued"),
                f"the catalogue has {said}",
                f"{said} is not in the catalogue, or is harsher than there",
                f"whether the catalogue has {said} is not written",
            )


def effective_instrument(rules: Rules) -> Iterator[Answer]:
    """A4: conduct is established by a judgment or a penalty decision."""
    for ground in rules.feeding:
        stated = rules.regime.grounds.get(ground.name)
        path = ("regime", "grounds", ground.name)
        if stated is None or stated.established_by is None:
            yield cannot_tell(path, f"what establishes {ground.said} is not written")
        elif stated.established_by in INSTRUMENTS:
            how = stated.established_by.replace("_", " ")
            yield meets((*path, "established_by"), f"{ground.said} is established by a {how}")
        else:
            how = stated.established_by.replace("_", " ")
            reason = f"{ground.said} is established by a {how}, without a judgment or a penalty decision"
            yield fails((*path, "established_by"), reason, {f"regime.grounds.{ground.name}.established_by": "judgment"})


def decider_named(rules: Rules) -> Iterator[Answer]:
    """A5: whoever decides is named."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        decider = rules.decider(each)
        if decider is None:
            yield cannot_tell(path, f"nobody is written who decides on {said}")
        else:
            yield meets((*path, "decided_by"), f"{decider[1].name} decides on {said}")


def private_bodies(rules: Rules) -> Iterator[Answer]:
    """A6: private bodies are not made to punish."""
    for _, path, each in rules.sanctions:
        said = rules.called.at(path)
        if each.authority is None:
            yield cannot_tell(path, f"nobody is written who enforces {said}")
            continue
        kind = rules.regime.authorities[each.authority].kind
        if kind in MAY_BE_PUBLIC and each.mandatory is not False:
            yield cannot_tell(
                (*path, "authority"), f"whether the {kind} that enforces {said} is a private body is not written"
            )
        elif kind in PUBLIC_BODIES:
            yield not_applicable((*path, "authority"), f"a public body enforces {said}")
        else:
            yield no(
                each.mandatory,
                (*path, "mandatory"),
                f"whoever enforces {said} ({kind}) is not made to",
                f"the {kind} that enforces {said} must do so",
                f"whether the {kind} that enforces {said} must do so is not written",
            )


def four_families(rules: Rules) -> Iterator[Answer]:
    """A7: a list is for one of the four kinds of grave conduct."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        if each.family is None:
            yield cannot_tell(path, f"which kind of conduct {said} is for is not written")
        elif each.family == "other":
            yield fails((*path, "family"), f"{said} is for none of the four kinds of conduct")
        else:
            yield meets((*path, "family"), f"{said} is for conduct of the kind {each.family.replace('_', ' ')}")


TESTS: Final[dict[str, Test]] = {
    "A1": legal_basis,
    "A2": rank_and_consultation,
    "A3": closed_catalogue,
    "A4": effective_instrument,
    "A5": decider_named,
    "A6": private_bodies,
    "A7": four_families,
}
