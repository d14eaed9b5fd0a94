"""The catalogue: key -> sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from ruamel.yaml import YAML

from standing.texts.plain import plain

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
    return _room(key.partition(".")[0])[key].format_map(blanks)


def keys() -> frozenset[str]:
    """Name all texts of the catalogue."""
    return frozenset(_texts())


def _texts() -> Mapping[str, str]:
    rooms = (each.name.removesuffix(".yaml") for each in _folder().iterdir() if each.name.endswith(".yaml"))
    return {key: said for room in sorted(rooms) for key, said in _room(room).items()}


@cache
def _room(name: str) -> Mapping[str, str]:
    """Texts of one file, read when the first of them is asked for."""
    file = _folder() / f"{name}.yaml"
    if not file.is_file():
        return {}
    written = file.read_text(encoding="utf-8")
    found = plain(written, name)
    return found if found is not None else dict(_flat(name, YAML(typ="safe", pure=True).load(written) or {}))


def _folder() -> Traversable:
    return files("standing.texts") / LANGUAGE


def _flat(path: str, read: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, inside in read.items():
        if isinstance(inside, Mapping):
            yield from _flat(f"{path}.{name}", inside)
        else:
            yield f"{path}.{name}", str(inside).strip()
