"""The rule that a ground, a list or a sanction rests on."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from standing.scenario.strict import Strict
from standing.scenario.words import Text, word

Rank = Literal[
    "law", "administrative_regulation", "policy_document", "judicial_interpretation", "local_regulation", "departmental_rule",
    "normative_document", "internal_rule",
]  # fmt: skip
RANKS = (
    "law",
    "administrative_regulation",
    "policy_document",
    "judicial_interpretation",
    "local_regulation",
    "departmental_rule",
    "normative_document",
    "internal_rule",
)


class LegalBasis(Strict):
    """The rule that a ground, a list or a sanction rests on."""

    source: Text | None = None
    """Name of the source that holds the rule."""
    article: Text | None = None
    """Article or section."""
    kind: Text | None = None
    """Such as law, regulation, judicial interpretation or internal rule."""
    rank: Annotated[Rank | None, word(*RANKS)] = None
    """Its rank among norms."""
    note: Text | None = None
    """Anything else, for people."""


class SourceOrBasis:
    """A legal basis may be written as its source alone."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Make a mapping of a source alone first."""
        as_mapping = BeforeValidator(lambda raw: {"source": raw} if isinstance(raw, str) else raw)
        schema: CoreSchema = as_mapping.__get_pydantic_core_schema__(source, handler)
        return schema

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Show both ways of writing."""
        return {"anyOf": [{"type": "string"}, handler(schema)]}


Basis = Annotated[LegalBasis, SourceOrBasis()]
