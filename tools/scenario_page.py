"""Write the page of the documentation that lists every field of a scenario file, from the schema itself.

Meaning, type and what is required come from the JSON Schema, defaults from the models behind it, and examples from the shipped
cases: the first short value that one of them gives the field; else the page on language, else the type.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel
from ruamel.yaml import YAML

from standing.cases import SCENARIO, case_folder, case_names
from standing.scenario.law import Law
from standing.scenario.quantities import Quantity
from standing.scenario.strict import Strict
from standing.scenario.words import DATE_PATTERN, EDITOR_NAME_PATTERN, Reads
from standing.scenario.write import schema
from standing.units import RATE_PATTERN, SPAN_PATTERN

PAGE: Final = Path(__file__).parents[1] / "docs" / "reference" / "scenario-file.md"
HEAD: Final = Path(__file__).with_name("scenario_page.head.md")
LANGUAGE: Final = PAGE.parents[1] / "language.md"
ROOT: Final = "Scenario"
LONGEST: Final = 64
"""Characters of an example; a longer one is left to the case."""

HEADINGS: Final = {
    "BlackList": "List",
    "GuiltyIf": "Guilty if",
    "ImpactAssessment": "Impact assessment",
    "LegalBasis": "Legal basis",
    "ByHand": "By hand",
    "Scenario": "The file",
}
"""Headings that differ from the name of the model."""

TYPES: Final = {
    "Date": "date",
    "PlainNumber": "number",
    "Number": "number",
    "WholeNumber": "whole number",
    "Rate": "rate, per time",
    "Recovery": "rate, points per time",
    "SpanQuantity": "span of time",
    "Share": "share, 0 to 1",
    "ShareOrRest": "share, 0 to 1, or `rest`",
    "NumberQuantity": "number",
    "Law": "span of time, or a law of it",
    "Term": "span of time by the calendar, a law of it, or null",
}
"""Words for what the schema defines of values, each explained at the head of the page."""

PLAIN: Final = {
    "date": "2018-05-01",
    "number": "12",
    "whole number": "3",
    "rate, per time": "0.3/yr",
    "span of time": "30d",
    "span of time, or a law of it": "{exponential: 30d}",
    "share, 0 to 1": "0.5",
    "`true` or `false`": "true",
}
"""Examples of a type, where nobody uses the field."""

Schema = Mapping[str, Any]


def page() -> str:
    """Give the page."""
    whole = schema()
    models = {ROOT: whole, **{name: each for name, each in whole["$defs"].items() if "properties" in each}}
    places = dict(_places(models, ROOT, ""))
    examples = _examples(models)
    sections = (_section(models[name], name, place, examples) for name, place in places.items())
    return "\n".join([HEAD.read_text(encoding="utf-8"), *sections])


def _places(models: Mapping[str, Schema], name: str, place: str) -> Iterator[tuple[str, str]]:
    """Models in the order of the file, each with the first place where it stands."""
    seen = set()

    def below(name: str, place: str) -> Iterator[tuple[str, str]]:
        if name in seen:
            return
        seen.add(name)
        yield name, place
        for field, each in models[name]["properties"].items():
            for inner, suffix in _models_in(each, models):
                yield from below(inner, f"{place}.{field}{suffix}".removeprefix("."))

    yield from below(name, place)


def _models_in(field: Schema, models: Mapping[str, Schema], suffix: str = "") -> Iterator[tuple[str, str]]:
    """Models that a field holds, with what stands between: `.NAME` for one of several by name."""
    reference = str(field.get("$ref", "")).rpartition("/")[2]
    if reference in models:
        yield reference, suffix
    for each in field.get("anyOf", ()):
        yield from _models_in(each, models, suffix)
    for each in field.get("patternProperties", {}).values():
        yield from _models_in(each, models, f"{suffix}.NAME")
    if "items" in field:
        yield from _models_in(field["items"], models, suffix)


def _section(model: Schema, name: str, place: str, examples: Mapping[tuple[str, str], str]) -> str:
    heading = HEADINGS.get(name, name)
    lines = [f"## {heading} {{#{name.lower()}}}\n", model["description"]]
    lines += [
        f"\nAt `{place}`.\n" if place else "",
        "| field | what it is | type and unit | default | example |",
        "|---|---|---|---|---|",
    ]
    defaults = _defaults(name)
    for field, each in model["properties"].items():
        given = "**required**" if field in model.get("required", ()) else defaults[field]
        kind = "**not built yet**" if field in _not_built(name) else _type(each) or "text or mapping"
        example = examples.get((name, field)) or _plain(kind)
        cells = (f"`{field}`", each.get("description", ""), kind, given, f"`{example}`" if example else "")
        lines.append(f"| {' | '.join(each.replace('|', chr(92) + '|') for each in cells)} |")
    return "\n".join([*lines, ""])


def _plain(kind: str) -> str:
    """An example from the type: its first word, or what `PLAIN` has."""
    several = kind.startswith("list of ")
    first = kind if kind in PLAIN else kind.removeprefix("list of ").split(" or ")[0]
    one = first.split(" · ")[0].strip("`") if " · " in kind else PLAIN.get(first, "")
    return f"[{one}]" if several and one else one


def _not_built(name: str) -> set[str]:
    """Fields of a model that accept nothing but nothing so far."""
    marks = {
        field.alias or key: [each.schema.get("description", "") for each in field.metadata if isinstance(each, Reads)]
        for key, field in _model(name).model_fields.items()
    }
    return {field for field, told in marks.items() if any(each.startswith("Not built yet") for each in told)}


def _type(field: Schema) -> str:
    """A field's type, in words and with links."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return TYPES.get(name) or f"[{HEADINGS.get(name, name).lower()}](#{name.lower()})"
    if "anyOf" in field:
        kinds = dict.fromkeys(_type(each) for each in field["anyOf"] if each.get("type") != "null")
        return " or ".join(filter(None, kinds))
    if "enum" in field or "const" in field:
        return " · ".join(f"`{each}`" for each in field.get("enum", [field.get("const")]))
    return _type_of_json(field)


def _type_of_json(field: Schema) -> str:
    kind = field.get("type")
    if kind == "array":
        return f"list of {_type(field.get('items', {})) or 'rows'}"
    if kind == "object":
        inside = next(iter(field.get("patternProperties", {}).values()), field.get("additionalProperties"))
        if isinstance(inside, Mapping) and inside:
            return f"by name: {_type(inside)}"
        return "mapping" if not field.get("properties") else "{" + ", ".join(field["properties"]) + "}"
    if kind == "string":
        pattern = str(field.get("pattern", ""))
        return "path of a file" if "csv" in pattern else _text(pattern)
    return {"boolean": "`true` or `false`", "integer": "whole number", "number": "number"}.get(
        str(kind), "text" if kind else ""
    )


def _text(pattern: str) -> str:
    known = {
        DATE_PATTERN: "date",
        RATE_PATTERN: "rate, per time",
        SPAN_PATTERN: "span of time",
        EDITOR_NAME_PATTERN: "name",
    }
    return known.get(pattern, "text")


def _defaults(name: str) -> dict[str, str]:
    """Defaults of a model's fields, as they would be written."""
    return {
        field.alias or key: _written(field.get_default(call_default_factory=True))
        for key, field in _model(name).model_fields.items()
        if not field.is_required()
    }


def _model(name: str) -> type[BaseModel]:
    return next(each for each in _models(Strict) if each.__name__ == name)


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for each in model.__subclasses__():
        yield each
        yield from _models(each)


def _written(value: object) -> str:
    if isinstance(value, Quantity):
        return f"{value.base:g}" + ("/yr" if value.unit == "per second" else "")
    if isinstance(value, Law):
        return "0d"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (frozenset, tuple)):
        return ", ".join(sorted(map(str, value))) or "–"
    return "–" if value in (None, {}, "") or isinstance(value, BaseModel) else str(value)


def _examples(models: Mapping[str, Schema]) -> dict[tuple[str, str], str]:
    """First short value of each field in the shipped cases; the tutorial comes first."""
    found: dict[tuple[str, str], str] = {}

    def look(name: str, raw: object) -> None:
        if not isinstance(raw, Mapping):
            return
        for field, value in raw.items():
            each = models[name]["properties"].get(field)
            if each is None:
                continue
            if len(text := _flow(value)) <= LONGEST:
                found.setdefault((name, field), text)
            for inner, suffix in _models_in(each, models):
                for part in _parts(value, by_name=bool(suffix)):
                    look(inner, part)

    for case in sorted(case_names(), key=lambda name: (name != "tutorial", name)):
        look(ROOT, YAML(typ="safe", pure=True).load((case_folder(case) / SCENARIO).read_text(encoding="utf-8")))
    for block in re.findall(r"^```yaml\n(.*?)^```$", LANGUAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        look(ROOT, YAML(typ="safe", pure=True).load(block))
    return found


def _parts(value: object, *, by_name: bool) -> list[Any]:
    if by_name and isinstance(value, Mapping):
        value = list(value.values())
    return value if isinstance(value, list) else [value]


def _flow(value: object) -> str:
    """A value on one line of YAML."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_flow(key)}: {_flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    text = str(value)
    is_plain = re.fullmatch(r"[\w./<>-][^:#,{}\[\]\"]*", text) is not None
    return text if is_plain or not isinstance(value, str) else json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
