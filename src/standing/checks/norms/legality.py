"""Legality, and who decides: norms A1 to A7."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import DAY, PUBLIC_BODIES, Path, Rules
from standing.checks.norms.verdict import Answer, Test, cannot_tell, fails, meets, no, not_applicable, together, yes
from standing.checks.norms.words import word
from standing.scenario import BlackList

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
            yield meets((*path, "legal_basis"), "norms.A1.ground_has", ground=ground.said)
        else:
            yield cannot_tell(path, "norms.A1.ground_lacks", ground=ground.said)
    for items, has, lacks in (
        (rules.lists, "norms.A1.list_has", "norms.A1.list_lacks"),
        (rules.sanctions, "norms.A1.sanction_has", "norms.A1.sanction_lacks"),
    ):
        for _, path, item in items:
            said = rules.called.at(path)
            if item.legal_basis is not None:
                yield meets((*path, "legal_basis"), has, item=said)
            else:
                yield cannot_tell(path, lacks, item=said)


def rank_and_consultation(rules: Rules) -> Iterator[Answer]:
    """A2: the rank of the rule fits the reach of the list; criteria are consulted on for 30 days, and published."""
    governance = rules.regime.governance
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        published = yes(each.criteria_published, (*path, "criteria_published"), "norms.A2.criteria", list=said)
        consulted = _consulted(governance.consultation and governance.consultation.seconds)
        yield together([_ranked(name, path, each, said), published, consulted])


def _ranked(name: str, path: Path, black_list: BlackList, said: str) -> Answer:
    rank, scope = black_list.legal_basis.rank if black_list.legal_basis else None, black_list.scope
    if rank is None or scope is None:
        return cannot_tell(path, "norms.A2.rank_unwritten", list=said)
    place, blanks = (*path, "legal_basis"), {"list": said, "scope": word("scope", scope), "rank": word("rank", rank)}
    if rank in HIGH[scope]:
        return meets(place, "norms.A2.rank_fits", **blanks)
    if rank not in LOW[scope]:
        return cannot_tell(place, "norms.A2.rank_open", **blanks)
    return fails(place, "norms.A2.rank_too_low", {f"regime.lists.{name}.legal_basis.rank": "law"}, **blanks)


def _consulted(seconds: float | None) -> Answer:
    path = ("regime", "governance", "consultation")
    if seconds is None:
        return cannot_tell(path[:-1], "norms.A2.comments_unwritten")
    if seconds >= CONSULTATION:
        return meets(path, "norms.A2.comments_long")
    change = {"regime.governance.consultation": "30d"}
    return fails(path, "norms.A2.comments_short", change, days=f"{seconds / DAY:g}")


def closed_catalogue(rules: Rules) -> Iterator[Answer]:
    """A3: no measure is outside the published catalogue, or harsher than in it."""
    published = rules.regime.governance.catalogue_published
    for name, path, each in rules.sanctions:
        said = rules.called.at(path)
        if published is False:
            yield fails(
                ("regime", "governance", "catalogue_published"),
                "norms.A3.no_catalogue",
                {"regime.governance.catalogue_published": True, f"regime.sanctions.{name}.catalogued": True},
            )
        elif published is None:
            yield cannot_tell(path, "norms.A3.catalogue_unwritten")
        else:
            yield yes(each.catalogued, (*path, "catalogued"), "norms.A3.catalogued", sanction=said)


def effective_instrument(rules: Rules) -> Iterator[Answer]:
    """A4: conduct is established by a judgment or a penalty decision."""
    for ground in rules.feeding:
        stated = rules.regime.grounds.get(ground.name)
        path = ("regime", "grounds", ground.name)
        if stated is None or stated.established_by is None:
            yield cannot_tell(path, "norms.A4.unwritten", ground=ground.said)
        elif stated.established_by in INSTRUMENTS:
            how = word("instrument", stated.established_by)
            yield meets((*path, "established_by"), "norms.A4.by_decision", ground=ground.said, how=how)
        else:
            how = word("instrument", stated.established_by)
            change = {f"regime.grounds.{ground.name}.established_by": "judgment"}
            yield fails((*path, "established_by"), "norms.A4.otherwise", change, ground=ground.said, how=how)


def decider_named(rules: Rules) -> Iterator[Answer]:
    """A5: whoever decides is named."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        decider = rules.decider(each)
        if decider is None:
            yield cannot_tell(path, "norms.A5.nobody", list=said)
        else:
            yield meets((*path, "decided_by"), "norms.A5.named", who=decider[1].name, list=said)


def private_bodies(rules: Rules) -> Iterator[Answer]:
    """A6: private bodies are not made to punish."""
    for _, path, each in rules.sanctions:
        said = rules.called.at(path)
        if each.authority is None:
            yield cannot_tell(path, "norms.A6.nobody", sanction=said)
            continue
        kind = rules.regime.authorities[each.authority].kind
        what = word("authority", kind)
        if kind in MAY_BE_PUBLIC and each.mandatory is not False:
            yield cannot_tell((*path, "authority"), "norms.A6.private_unwritten", sanction=said, kind=what)
        elif kind in PUBLIC_BODIES:
            yield not_applicable((*path, "authority"), "norms.A6.public", sanction=said)
        else:
            yield no(each.mandatory, (*path, "mandatory"), "norms.A6.made_to", sanction=said, kind=what)


def four_families(rules: Rules) -> Iterator[Answer]:
    """A7: a list is for one of the four kinds of grave conduct."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        if each.family is None:
            yield cannot_tell(path, "norms.A7.unwritten", list=said)
        elif each.family == "other":
            yield fails((*path, "family"), "norms.A7.none_of_them", list=said)
        else:
            family = word("family", each.family)
            yield meets((*path, "family"), "norms.A7.one_of_them", list=said, family=family)


TESTS: Final[dict[str, Test]] = {
    "A1": legal_basis,
    "A2": rank_and_consultation,
    "A3": closed_catalogue,
    "A4": effective_instrument,
    "A5": decider_named,
    "A6": private_bodies,
    "A7": four_families,
}
