"""The catalogue: key -> sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from ruamel.yaml import YAML

LANGUAGE: Final = "en"
"""The language that is there."""


def text(key: str, /, **blanks: object) -> str:
    """Give a text with its blanks filled.

    Parameters
    ----------
    key
        File and path in it, such as "figures.survival.title".
    **blanks
        What stands in `{name}` of the text; what is not text is said by `str`.

    Raises
    ------
    KeyError
        If the catalogue has no such key, or a blank is not filled: a mistake of ours.
    """
    return _texts()[key].format_map(blanks)


def keys() -> frozenset[str]:
    """Name all texts of the catalogue."""
    return frozenset(_texts())


@cache
def _texts() -> Mapping[str, str]:
    folder = files("standing.texts") / LANGUAGE
    found: dict[str, str] = {}
    for each in sorted(folder.iterdir(), key=lambda file: file.name):
        if each.name.endswith(".yaml"):
            read = YAML(typ="safe", pure=True).load(each.read_text(encoding="utf-8"))
            found.update(_flat(each.name.removesuffix(".yaml"), read or {}))
    return found


def _flat(path: str, read: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, inside in read.items():
        if isinstance(inside, Mapping):
            yield from _flat(f"{path}.{name}", inside)
        else:
            yield f"{path}.{name}", str(inside).strip()
