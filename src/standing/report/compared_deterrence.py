"""Deterrence and its price, together or not at all, over the stated range of responsiveness."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType

from standing.measures.deterrence import NO_RESPONSE, Deterrence
from standing.measures.suppress import TOO_FEW
from standing.measures.wording import number
from standing.report.compared_words import with_sign
from standing.report.layout import block, paragraph

SAME_ACTS: Final = (
    "Without a stated response the same persons do the same acts with the regime and without it; what differs is only what "
    "the regime does: its listings and its refusals."
)


def deterrence(found: Deterrence) -> RenderableType:
    """Block of Q15.

    Parameters
    ----------
    found
        Deterrence over the stated range.

    Returns
    -------
    RenderableType
        Sentences: the range of the change of acts, and what it costs; or why it is not shown.
    """
    return block("Q15  Deterrence and its price, against no regime", *map(paragraph, _sentences(found)))


def _sentences(found: Deterrence) -> Iterator[str]:
    if found.why is not None:
        yield f"{found.why[0].upper()}{found.why[1:]}."
        if found.why == NO_RESPONSE:
            yield SAME_ACTS
        return
    if any(each.acts.is_too_few for each in found.prices) or found.acts is None:
        yield f"{TOO_FEW} to say."
        return
    low, high = (with_sign(float(f"{each:.3g}")) for each in found.acts)
    yield (
        f"If people respond as assumed, over the stated range of {len(found.prices) // 2} responses, the regime changes "
        f"acts of unlawful conduct by {low} to {high} per 1,000 person-years."
    )
    if found.acts[0] < 0 < found.acts[1]:
        yield "Over that range the sign is not determined."
    yield from _price(found)


def _price(found: Deterrence) -> Iterator[str]:
    listings = [each.listings for each in found.prices]
    wrongful = [each.wrongful_listings for each in found.prices]
    if found.per_act is None:
        yield (
            f"Its price is {number(min(listings))} to {number(max(listings))} listings, {number(min(wrongful))} to "
            f"{number(max(wrongful))} of which did not meet the list's own condition; per act avoided there is no number, "
            "since at some end of the range no acts are surely avoided."
        )
        return
    every, wrong = found.per_act
    yield (
        f"Each act avoided comes with {_range(every)} listings, {_range(wrong)} of which did not meet the list's own condition."
    )


def _range(ends: tuple[float, float]) -> str:
    return f"{number(float(f'{ends[0]:.3g}'))} to {number(float(f'{ends[1]:.3g}'))}"
