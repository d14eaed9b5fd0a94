"""What a rulebook says about procedure and no run depends on: yes or no, deadlines, and words of closed vocabularies.

Everything here is optional. A field that is not there means that the scenario does not say; checks then answer "cannot tell".
"""

from __future__ import annotations

from typing import Annotated, Final

from standing.errors import Problem, Problems, shown
from standing.scenario.words import JsonSchema, Reads, read_truth, word
from standing.units import SPAN_ALLOWED, SPAN_PATTERN, Span, span_from_text

_SPAN_SCHEMA: Final[JsonSchema] = {"type": "string", "pattern": SPAN_PATTERN}


def read_deadline(raw: object) -> Span:
    """Read a span that a rule names, such as 30d or 3wd."""
    span = span_from_text(raw)
    if span.number <= 0:
        raise Problems(Problem(shown(raw), f"{SPAN_ALLOWED}, longer than nothing", code="unit"))
    return span


Deadline = Annotated[Span | None, Reads(read_deadline, _SPAN_SCHEMA)]
Words = tuple[str, ...]
YesNo = Annotated[bool | None, Reads(read_truth, {"type": "boolean"})]


def some_of(*allowed: str) -> Reads:
    """Give a field that holds some words of a closed vocabulary, each once; a list, or one word without brackets."""
    one = word(*allowed)

    def read(raw: object) -> tuple[str, ...]:
        found: list[str] = []
        problems: list[Problem] = []
        for at, each in enumerate(raw if isinstance(raw, list) else [raw]):
            try:
                read_one = str(one.read(each))
            except Problems as refused:
                problems += refused.under(at) if isinstance(raw, list) else refused.problems
                continue
            if read_one in found:
                problems.append(Problem(f"{shown(each)} twice", "each word once", (at,), code="word"))
            found.append(read_one)
        if problems:
            raise Problems(*problems)
        return tuple(found)

    many = {"type": "array", "items": {"enum": list(allowed)}, "uniqueItems": True}
    return Reads(read, {"anyOf": [{"enum": list(allowed)}, many]})
