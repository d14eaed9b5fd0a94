"""Which reforms are shipped, and where they lie."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

SUFFIX: Final = ".yaml"


def reform_names() -> list[str]:
    """Give the names of the shipped reforms, sorted."""
    return sorted(each.name.removesuffix(SUFFIX) for each in _folder().iterdir() if each.name.endswith(SUFFIX))


def shipped_text(name: str) -> str:
    """Give the text of a shipped reform.

    Parameters
    ----------
    name
        One of `reform_names()`.
    """
    return (_folder() / f"{name}{SUFFIX}").read_text(encoding="utf-8")


def _folder() -> Traversable:
    return files("standing") / "reforms"
