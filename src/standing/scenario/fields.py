"""What may stand at a path of a scenario, and what holds where nothing stands there: asked of the schema itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Final, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from standing.scenario.dated import read_dated_truth
from standing.scenario.law import Law, LawOf
from standing.scenario.listing import DelayOrRemoval, ForBoth
from standing.scenario.position import Tree
from standing.scenario.quantities import Quantity, QuantityOf
from standing.scenario.scenario import Scenario
from standing.scenario.strict import Strict
from standing.scenario.words import Reads

Kind = Literal["law", "term", "quantity", "truth", "removal", "confirms"]
COMPOSED: Final[Mapping[Kind, tuple[Kind, Mapping[str, Tree]]]] = {
    "removal": ("law", {"delay": "0d"}),
    "confirms": ("quantity", {"met": 1, "not_met": 1}),
}
"""Fields of several parts that may be written as one of them: of which kind, and the defaults of the parts."""

WORDS: Final = {"per second": "0/yr", "seconds": "0d"}
"""How a default of nothing is written, by unit."""


@dataclass(frozen=True)
class Field:
    """A field that takes dated values.

    Parameters
    ----------
    kind
        What stands there.
    default
        What holds where nothing stands there, as a file would write it; None where that cannot be written.
    is_required
        Whether there is no such thing.
    """

    kind: Kind
    default: Tree = None
    is_required: bool = True


def field_at(keys: Sequence[str]) -> Field | None:
    """Give the field at a path, or None where the schema takes no dated values there.

    Parameters
    ----------
    keys
        The path.
    """
    if keys and keys[-1] in ("base", "value"):
        inside = field_at(keys[:-1])
        return Field(inside.kind) if inside and inside.kind in ("law", "term", "quantity") else None
    info = info_at(keys)
    kind = _kind(info) if info is not None else None
    if info is None or kind is None:
        return None
    return Field(kind, _written(info), is_required=info.is_required())


def opened(node: Tree, key: str, below: str) -> Tree:
    """Give a field of several parts that is written as one of them as if all were written out: `removal: 3d`.

    Parameters
    ----------
    node
        What stands there.
    key
        The field.
    below
        The part that somebody asks for; anything but a part leaves the field as it is.
    """
    inner = COMPOSED.get(key)  # type: ignore[call-overload]
    if inner is None or node in (None, {}) or below not in (*inner[1], "fails"):
        return node
    if isinstance(node, dict) and set(node) & {*inner[1], "fails"}:
        return node
    return dict.fromkeys(inner[1], node)


def is_field(keys: Sequence[str]) -> bool:
    """Whether the schema has a field, or a section of named things, at a path; names of things are taken as they are."""
    return info_at(keys) is not None


def default_at(keys: Sequence[str]) -> object:
    """Give what the schema takes to hold where nothing stands at a path; None where it takes nothing."""
    info = info_at(keys)
    if info is None or info.is_required():
        return None
    return info.get_default(call_default_factory=True, validated_data={})


def info_at(keys: Sequence[str]) -> FieldInfo | None:
    """Give what the schema says of the field at a path; of its section, for a named thing."""
    inside: list[object] = [Scenario]
    info: FieldInfo | None = None
    for key in keys:
        models = [each for each in inside if isinstance(each, type) and issubclass(each, Strict)]
        info = _key_of(models[0], key) if models else None
        if info is None and not models and inside:
            items = [found for each in inside for found in _types(_item(each))]
            if get_origin(inside[0]) is not tuple or key.isdecimal():
                inside = items
                continue
            info = next((found for each in items if (found := _key_of(each, key))), None)
        if info is None:
            return None
        inside = list(_types(info.annotation))
    return info


def _key_of(annotation: object, key: str) -> FieldInfo | None:
    """Give the field of a model; a list of one may be written without its brackets, so its key may come at once."""
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return annotation.keys().get(key)
    return None


def _types(annotation: object) -> Iterator[object]:
    """Give the types of an annotation, without what is said about them."""
    if get_origin(annotation) is Annotated:
        yield from _types(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for each in get_args(annotation):
            yield from _types(each)
    elif annotation not in (None, NoneType):
        yield annotation


def _item(annotation: object) -> object:
    """Give the type of what a mapping or a tuple holds."""
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        return arguments[1]
    return arguments[0] if get_origin(annotation) is tuple and arguments else None


def _marks(annotation: object) -> Iterator[object]:
    if get_origin(annotation) is Annotated:
        first, *marks = get_args(annotation)
        yield from marks
        yield from _marks(first)
    elif get_origin(annotation) in (Union, UnionType):
        for each in get_args(annotation):
            yield from _marks(each)


def _kind(info: FieldInfo) -> Kind | None:
    kinds = (_kind_of(mark, info) for mark in (*info.metadata, *_marks(info.annotation)))
    return next(filter(None, kinds), None)


def _kind_of(mark: object, info: FieldInfo) -> Kind | None:
    kind: Kind | None = None
    match mark:
        case LawOf():
            kind = "term" if mark.is_term else "law"
        case QuantityOf() if mark.may_be_dated:
            kind = "quantity"
        case DelayOrRemoval():
            kind = "removal"
        case ForBoth():
            kind = "confirms"
        case Reads() if mark.read is read_dated_truth:
            kind = "truth"
        case Reads() if Quantity in _types(info.annotation):
            kind = "quantity"
    return kind


def _written(info: FieldInfo) -> Tree:
    default = info.default if info.default is not PydanticUndefined else None
    match default:
        case bool():
            return default
        case Quantity() if default.base == 0 and default.unit in WORDS:
            return WORDS[default.unit]
        case Quantity() if default.unit not in WORDS:
            return int(default.base) if default.base == int(default.base) else default.base
        case Law() if default.is_zero:
            return "0d"
    return None
