"""Examples in docstrings give what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import standing

NAMES = [
    module.name
    for module in pkgutil.walk_packages(standing.__path__, "standing.")
    if module.name != "standing.__main__" and not module.name.startswith("standing.bench.peers.")
]


@pytest.mark.parametrize("name", ["standing", *NAMES])
def test_examples_give_what_they_say(name: str) -> None:
    module = importlib.import_module(name)
    failed, _ = doctest.testmod(module, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert failed == 0
