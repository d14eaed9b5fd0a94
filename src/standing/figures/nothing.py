"""What a picture answers where there is nothing to draw."""

from __future__ import annotations

from standing.errors import Finding, InputError
from standing.texts import text


class NothingToDraw(InputError):  # noqa: N818 - what happened, not a fault
    """A scenario lacks what a picture shows, or so few stand behind it that people are not shown it.

    Parameters
    ----------
    figure
        Which picture was asked for.
    reason
        Why there is none, one sentence.
    """

    def __init__(self, figure: str, reason: str) -> None:
        self.figure, self.reason = figure, reason
        allowed = text("figures.nothing.allowed", figure=figure.replace("_", " "))
        super().__init__([Finding(None, None, None, "", reason.rstrip("."), allowed, code="figure")])
