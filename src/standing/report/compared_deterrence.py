"""Deterrence and its price, together or not at all, over the stated range of responsiveness."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from standing.measures.deterrence import NO_RESPONSE, Deterrence
from standing.measures.suppress import too_few
from standing.measures.wording import number, with_sign
from standing.report.layout import block, paragraph
from standing.texts import text


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
    return block(text("screen.deterrence.heading"), *map(paragraph, _sentences(found)))


def _sentences(found: Deterrence) -> Iterator[str]:
    if found.why is not None:
        yield text("screen.deterrence.why", why=f"{found.why[0].upper()}{found.why[1:]}")
        if found.why == text(NO_RESPONSE):
            yield text("screen.deterrence.same_acts")
        return
    if any(each.acts.is_too_few for each in found.prices) or found.acts is None:
        yield text("screen.deterrence.too_few", few=too_few())
        return
    low, high = (with_sign(float(f"{each:.3g}")) for each in found.acts)
    yield text("screen.deterrence.changes", responses=len(found.prices) // 2, low=low, high=high)
    if found.acts[0] < 0 < found.acts[1]:
        yield text("screen.deterrence.no_sign")
    yield from _price(found)


def _price(found: Deterrence) -> Iterator[str]:
    listings = [each.listings for each in found.prices]
    wrongful = [each.wrongful_listings for each in found.prices]
    if found.per_act is None:
        yield text(
            "screen.deterrence.price",
            low=number(min(listings)),
            high=number(max(listings)),
            low_wrongful=number(min(wrongful)),
            high_wrongful=number(max(wrongful)),
        )
        return
    every, wrong = found.per_act
    yield text("screen.deterrence.per_act", listings=_range(every), wrongful=_range(wrong))


def _range(ends: tuple[float, float]) -> str:
    low, high = (number(float(f"{each:.3g}")) for each in ends)
    return text("screen.range", low=low, high=high)
