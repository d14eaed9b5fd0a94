"""The JSON Schema of a scenario file, for editors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from standing.scenario.law import LAW_KEYS
from standing.scenario.scenario import Scenario
from standing.scenario.words import DATE_PATTERN, DATE_SCHEMA, WHOLE_PATTERN
from standing.sources import STATUSES
from standing.units import RATE_PATTERN, SPAN_PATTERN

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_STATEMENT: Final[Schema] = {
    "status": {"enum": list(STATUSES), "description": "Where the number comes from."},
    "range": {"type": "array", "minItems": 2, "maxItems": 2, "description": "Lowest and highest value."},
    "source": {"type": ["string", "number"], "description": "Name of a source, or a citation."},
    "note": {"type": ["string", "number"]},
}
_MULTIPLIERS: Final[Schema] = {
    "by": {
        "type": "object",
        "description": "Multipliers by column and label of the cells.",
        "additionalProperties": {"type": "object", "additionalProperties": {"$ref": "#/$defs/PlainNumber"}},
    },
    "over": {
        "type": "object",
        "description": "Multipliers by date; 1 before the first.",
        "patternProperties": {DATE_PATTERN: {"$ref": "#/$defs/PlainNumber"}},
        "additionalProperties": False,
    },
}


def json_schema() -> str:
    """Give the JSON Schema of a scenario file as text.

    Numbers with underscores are numbers to one YAML reader and text to another, dates likewise: both are accepted.
    """
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def schema() -> Schema:
    """Give the JSON Schema of a scenario file."""
    made = Scenario.model_json_schema(by_alias=True)
    made["$defs"] = {**made.get("$defs", {}), **_definitions()}
    nulls = _with_null(_resolved(made))
    return {
        "$schema": DIALECT,
        "title": "A scenario of Standing",
        **{key: each for key, each in nulls.items() if key != "title"},
    }


def _definitions() -> dict[str, Schema]:
    rate: Schema = {"type": "string", "pattern": RATE_PATTERN, "examples": ["0.3/yr", "1/30d"]}
    span: Schema = {"type": "string", "pattern": SPAN_PATTERN, "examples": ["90d", "2y", "6mo"]}
    number: Schema = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[-+]?[0-9.][0-9_.eE+-]*$"}]}
    whole: Schema = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": WHOLE_PATTERN}]}
    share: Schema = {
        "anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "string", "pattern": r"^[01]?\.?[0-9]+$"}]
    }
    law = {"anyOf": [span, *_laws()]}
    return {
        "Date": DATE_SCHEMA,
        "PlainNumber": number,
        "Number": _stated(number),
        "WholeNumber": _stated(whole),
        "Rate": _quantity(rate),
        "Recovery": _stated(rate),
        "SpanQuantity": _quantity(span),
        "Share": _quantity(share),
        "ShareOrRest": {"anyOf": [_quantity(share), {"const": "rest"}]},
        "NumberQuantity": _quantity(number),
        "Law": _law(law),
        "Term": _law({"anyOf": [*law["anyOf"], {"type": "null"}]}),
    }


def _stated(scalar: Schema) -> Schema:
    wrapped = {
        "type": "object",
        "required": ["value"],
        "additionalProperties": False,
        "properties": {"value": scalar, **_STATEMENT},
    }
    return {"anyOf": [scalar, wrapped]}


def _dated(inner: Schema) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "patternProperties": {DATE_PATTERN: inner},
        "additionalProperties": False,
    }


def _quantity(scalar: Schema) -> Schema:
    either = {"anyOf": [scalar, _dated(scalar)]}
    properties = {"base": either, "value": either, **_MULTIPLIERS, **_STATEMENT}
    return {
        "anyOf": [scalar, {"type": "object", "additionalProperties": False, "properties": properties}, _dated(scalar)]
    }


def _laws() -> list[Schema]:
    span: Schema = {"anyOf": [{"type": "string", "pattern": SPAN_PATTERN}, {"type": "object"}]}
    shape: Schema = {"type": "number", "exclusiveMinimum": 0}
    inner: Mapping[str, Schema] = {
        "exponential": span,
        "gamma": _pair({"mean": span, "shape": shape}),
        "lognormal": _pair({"median": span, "p90": span}),
    }
    return [
        {
            "type": "object",
            "required": [key],
            "additionalProperties": False,
            "properties": {key: inner[key], **_MULTIPLIERS, **_STATEMENT},
        }
        for key in LAW_KEYS
    ]


def _pair(properties: Schema) -> Schema:
    return {"type": "object", "required": list(properties), "additionalProperties": False, "properties": properties}


def _law(law: Schema) -> Schema:
    stated = {"base": law, "value": law, **_MULTIPLIERS, **_STATEMENT}
    one: Schema = {"anyOf": [*law["anyOf"], {"type": "object", "additionalProperties": False, "properties": stated}]}
    dated = {"value": _dated(one), **_STATEMENT}
    about_dated = {"type": "object", "additionalProperties": False, "required": ["value"], "properties": dated}
    return {"anyOf": [*one["anyOf"], about_dated, _dated(one)]}


def _resolved(node: Any) -> Any:
    """Put a reference to a definition where a field names one of ours."""
    if isinstance(node, dict):
        ours = node.get("$standing")
        rest = {key: _resolved(each) for key, each in node.items() if key not in ("$standing", "default")}
        return {"$ref": f"#/$defs/{ours}", **rest} if ours is not None else rest
    return [_resolved(each) for each in node] if isinstance(node, list) else node


def _with_null(made: Schema) -> Schema:
    """Accept null for every field that is not required: it stands for a field that is not there."""
    for model in (made, *made.get("$defs", {}).values()):
        if "additionalProperties" in model and model["additionalProperties"] is False and "title" in model:
            for key, field in model.get("properties", {}).items():
                if key not in model.get("required", ()) and {"type": "null"} not in field.get("anyOf", ()):
                    said = {each: field[each] for each in ("description", "title") if each in field}
                    kept = {each: value for each, value in field.items() if each not in said}
                    model["properties"][key] = {"anyOf": [kept, {"type": "null"}], **said} if kept else field
    return made
