"""The catalogue: key -> sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

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


def has(key: str) -> bool:
    """Whether the catalogue has a text: where a word may be one of the scenario's own.

    Parameters
    ----------
    key
        File and path in it.
    """
    return key in _room(key.partition(".")[0])


def keys() -> frozenset[str]:
    """Name all texts of the catalogue."""
    return frozenset(_texts())


def _texts() -> Mapping[str, str]:
    rooms = (each.name.removesuffix(".toml") for each in _folder().iterdir() if each.name.endswith(".toml"))
    return {key: said for room in sorted(rooms) for key, said in _room(room).items()}


@cache
def _room(name: str) -> Mapping[str, str]:
    """Texts of one file, read when the first of them is asked for."""
    import tomllib  # with the first text: help and errors without one start quicker

    file = _folder() / f"{name}.toml"
    return dict(_flat(name, tomllib.loads(file.read_text(encoding="utf-8")))) if file.is_file() else {}


def _folder() -> Traversable:
    from importlib.resources import files

    return files("standing.texts") / LANGUAGE


def _flat(path: str, read: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, inside in read.items():
        if isinstance(inside, Mapping):
            yield from _flat(f"{path}.{name}", inside)
        else:
            yield f"{path}.{name}", inside
