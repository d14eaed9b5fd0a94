"""Who decides (Q16): behind how many refused purchases stands whose decision, and how it was reviewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import RenderableType

from standing.measures.measure import Value
from standing.measures.suppress import is_too_few, not_modelled, shown
from standing.measures.who_decides import BY_AUTHORITY, BY_ENFORCER, BY_REVIEW, BY_RULE
from standing.measures.wording import number
from standing.report.layout import block, paragraph, table
from standing.scenario.regime import Authority
from standing.texts import text

QUESTIONS = {BY_AUTHORITY: "authority", BY_REVIEW: "review", BY_RULE: "rule", BY_ENFORCER: "enforcer"}
"""Names of the questions of Q16, and the keys of what stands before their answers."""


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
    answered = [value for value in values if value.status != "not_modelled" and value.numerator]
    if not answered:
        reason = values[0].why if values else text("screen.deciders.nothing_refused")
        said = text("screen.deciders.not_modelled", not_modelled=not_modelled(), why=reason)
        return block(text("screen.deciders.heading"), paragraph(said))
    rows = [
        (text(f"screen.deciders.{QUESTIONS[value.name]}"), _name(value, authorities), *_numbers(value))
        for value in sorted(answered, key=lambda value: list(QUESTIONS).index(value.name))
    ]
    heading = text("screen.deciders.heading_of", refused=number(answered[0].denominator or 0))
    heads = ["", "", f">{text('screen.deciders.refused')}", f">{text('screen.deciders.share')}"]
    return block(heading, table(heads, rows))


def _name(value: Value, authorities: Mapping[str, Authority]) -> str:
    known = authorities.get(value.item)
    if known is not None and known.name:
        return known.name
    return value.item_in_words


def _numbers(value: Value) -> tuple[str, str]:
    return ("", shown(value)) if is_too_few(value) else (number(value.numerator or 0), shown(value))
