"""The world: what is true whatever the authorities do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from standing.errors import Problem, Problems, shown
from standing.population.cells import Cells
from standing.population.read import cells_from_file, cells_from_rows
from standing.scenario.chances import HowMany
from standing.scenario.item import ItemWithRate
from standing.scenario.outcome import Outcomes
from standing.scenario.quantities import Quantity, WorldRate
from standing.scenario.response import Response
from standing.scenario.stated import Number, NumberIn, Whole
from standing.scenario.status import Status
from standing.scenario.strict import Strict
from standing.scenario.words import Items, JsonSchema, Name, Text, Truth, later, word
from standing.sources import STATUSES
from standing.sources import Status as Provenance

MOST_PEOPLE = 20_000_000_000


class CellsIn:
    """A field that holds cells: rows, or the path of a file beside the scenario."""

    def read(self, raw: object, info: ValidationInfo) -> Cells:
        """Read and judge the cells."""
        if isinstance(raw, list):
            return cells_from_rows(raw)
        if isinstance(raw, str):
            folder = (info.context or {}).get("folder")
            if not isinstance(folder, Path):
                raise Problems(
                    Problem(shown(raw), "rows of cells, since this scenario stands in no folder", code="path")
                )
            return cells_from_file(raw, folder)
        raise Problems(Problem(shown(raw), "rows of cells, or the path of a .csv or .parquet file beside the scenario"))

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate by `read` alone."""
        return core_schema.with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Show both ways of writing."""
        row = {"type": "object", "required": ["count"], "properties": {"count": {"$standing": "WholeNumber"}}}
        return {"anyOf": [{"type": "array", "items": row}, {"type": "string", "pattern": r"\.(csv|parquet)$"}]}


class Population(Strict):
    """Who: categories and counts, never records of people."""

    cells: Annotated[Cells, CellsIn()]
    """Rows of categories with a count each, or the path of a CSV or Parquet file beside the scenario."""
    people: Annotated[Whole | None, NumberIn("a whole number of people, 1 or more", 1, MOST_PEOPLE, whole=True)] = None
    """How many people the population stands for; the sum of the counts where it is not given."""
    frailty: Annotated[Number | None, NumberIn("a shape from 0.001 to 1000", 0.001, 1_000, key="shape")] = None
    """One gamma factor per person, of mean 1, that multiplies all conducts of that person."""
    households: Annotated[None, later("households")] = None
    """Shares of households by size."""
    renewal: WorldRate | None = None
    """Rate at which persons leave and are replaced by new ones of the same cell."""
    dependants: Annotated[dict[Name, HowMany], Items] = Field(default_factory=dict)
    """How many dependants persons have, by kind: {child: {0: 0.6, 1: 0.3, 2: 0.1}}."""
    status: Annotated[Provenance | None, word(*STATUSES)] = None
    """Where the cells come from: published, calibrated or assumed."""
    source: Text | None = None
    """Name of a source of the cells, or a citation."""
    note: Text | None = None
    """Anything else, for people."""


class Conduct(ItemWithRate):
    """Something a person does, at a rate."""

    main: ClassVar[str] = "rate"

    context: Name
    """Field of life, such as courts, traffic or speech."""
    gravity: Annotated[Whole, NumberIn("a whole number from 1 (slight) to 5 (grave)", 1, 5, whole=True)]
    """From 1 (slight) to 5 (grave)."""
    lawful: Truth = False
    """Whether the conduct is lawful."""
    rate: WorldRate = Quantity.constant(0, "per second")
    """How often a person does it; without it, only as an outcome of an attempt."""
    settles: WorldRate | None = None
    """Rate at which the obligation that it leaves is settled; without it, it leaves none."""


class Service(ItemWithRate):
    """Something that people try to use."""

    main: ClassVar[str] = "attempts"

    context: Name
    """Field of life, such as travel or credit."""
    attempts: WorldRate
    """How often a person tries."""
    spread: Annotated[Number | None, NumberIn("a shape from 0.001 to 1000", 0.001, 1_000, key="shape")] = None
    """One gamma factor per person, of mean 1, that multiplies the attempts."""
    outcomes: Outcomes | None = None
    """What follows a granted or a refused attempt."""


class World(Strict):
    """Population, statuses, conducts, services and responses."""

    population: Population
    """Who."""
    statuses: Annotated[dict[Name, Status], Items] = Field(default_factory=dict)
    """States that persons are in, with rates of moving; without moves, traits."""
    conducts: Annotated[dict[Name, Conduct], Items] = Field(default_factory=dict)
    """What people do."""
    services: Annotated[dict[Name, Service], Items] = Field(default_factory=dict)
    """What people try to use."""
    responses: tuple[Response, ...] = ()
    """How conduct, moves or attempts change while listed, in a band or a status, or after a listing."""
