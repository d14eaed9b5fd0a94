"""Who decides (Q16): behind how many refused purchases stands whose decision, and how it was reviewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import RenderableType

from standing.measures.measure import Value
from standing.measures.suppress import NOT_MODELLED, is_too_few, shown
from standing.measures.who_decides import BY_AUTHORITY, BY_ENFORCER, BY_REVIEW, BY_RULE
from standing.measures.wording import name_in_words, number
from standing.report.layout import block, paragraph, table
from standing.scenario.regime import Authority

QUESTIONS = {BY_AUTHORITY: "decided by", BY_REVIEW: "review", BY_RULE: "rule cited", BY_ENFORCER: "enforced by"}
"""Names of the questions of Q16, and what stands before their answers."""


def deciders(values: Sequence[Value], authorities: Mapping[str, Authority]) -> RenderableType:
    """Block of who decides.

    Parameters
    ----------
    values
        Values of Q16, overall.
    authorities
        Authorities of the regime, for their full names.

    Returns
    -------
    RenderableType
        The block.
    """
    heading = "Who decides (Q16)"
    answered = [value for value in values if value.status != "not_modelled" and value.numerator]
    if not answered:
        reason = values[0].why if values else "no service is refused"
        return block(heading, paragraph(f"{NOT_MODELLED} ({reason})"))
    rows = [
        (QUESTIONS[value.name], _name(value.item, authorities), *_numbers(value))
        for value in sorted(answered, key=lambda value: list(QUESTIONS).index(value.name))
    ]
    of = number(answered[0].denominator or 0)
    return block(f"{heading}: behind {of} refused purchases", table(["", "", ">refused", ">share"], rows))


def _name(item: str, authorities: Mapping[str, Authority]) -> str:
    known = authorities.get(item)
    return (known.name if known else None) or name_in_words(item)


def _numbers(value: Value) -> tuple[str, str]:
    return ("", shown(value)) if is_too_few(value) else (number(value.numerator or 0), shown(value))
