"""Whole numbers as people type them: 1_000_000, 1e6, 10M."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from standing.cli.wrong import wrong

_NUMBER: Final = re.compile(r"(?P<digits>\d+(?:_\d+)*(?:\.\d+)?(?:[eE]\+?\d{1,2})?)(?P<times>[kM]?)", re.ASCII)
_TIMES: Final = {"": 1, "k": 1_000, "M": 1_000_000}


def whole(option: str, text: str, least: int, most: int) -> int:
    """Whole number that a text says.

    Parameters
    ----------
    option
        The option it belongs to, for the message.
    text
        What was typed: digits with underscores between them if you like, `1e6`, `250k` or `10M`.
    least, most
        Bounds, both allowed.

    Returns
    -------
    int
        The number.

    Raises
    ------
    InputError
        If it is no whole number within the bounds.

    Examples
    --------
    >>> whole("--people", "1_000_000", 1, 2**32), whole("--people", "2.5M", 1, 2**32)
    (1000000, 2500000)
    """
    found = _NUMBER.fullmatch(text.strip())
    number = Decimal(found["digits"]) * _TIMES[found["times"]] if found else None
    if number is None or number != number.to_integral_value() or not least <= number <= most:
        raise wrong(option, text, f"a whole number from {least:_} to {most:_}, written like 1_000_000, 1e6 or 10M")
    return int(number)
