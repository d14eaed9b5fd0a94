"""What every named thing may carry besides its own fields: words for people, a statement about its number."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from standing.errors import Problems
from standing.scenario.quantities import Quantity, QuantityOf
from standing.scenario.stated import statement_from
from standing.scenario.strict import Strict
from standing.scenario.words import Reads, Text
from standing.units import RATE_ALLOWED, RATE_PATTERN

_RATE = QuantityOf("per second", RATE_ALLOWED)


class Item(Strict):
    """A named thing of a scenario."""

    title: Text | None = None
    """A short name for tables and figures."""
    description: Text | None = None
    """What it is, for people."""
    note: Text | None = None
    """Anything else, for people."""


def _as_it_stands(raw: object) -> object:
    return raw


class ItemWithNumber(Item):
    """A named thing with one main number; `status`, `range` and `source` beside it are about that number."""

    main: ClassVar[str]
    reader: ClassVar[QuantityOf]

    status: Annotated[object, Reads(_as_it_stands, {"enum": ["published", "calibrated", "assumed"]})] = None
    """Where the number comes from: published, calibrated or assumed."""
    range: Annotated[object, Reads(_as_it_stands, {"type": "array"})] = None
    """Lowest and highest value."""
    source: Annotated[object, Reads(_as_it_stands, {"type": "string"})] = None
    """Name of a source, or a citation."""

    @model_validator(mode="after")
    def _about_its_number(self) -> Self:
        raw = {key: value for key in ("status", "range", "source") if (value := getattr(self, key)) is not None}
        statement, problems = statement_from(raw, self.reader.scalar)
        if problems:
            raise Problems(*problems)
        number = getattr(self, self.main)
        if isinstance(number, Quantity):
            self.__dict__[self.main] = number.stated(statement)
        return self


class ItemWithRate(ItemWithNumber):
    """A named thing with one main rate."""

    reader: ClassVar[QuantityOf] = _RATE

    range: Annotated[
        object, Reads(_as_it_stands, {"type": "array", "items": {"type": "string", "pattern": RATE_PATTERN}})
    ] = None
    """Lowest and highest rate."""
