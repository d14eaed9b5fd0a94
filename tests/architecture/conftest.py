"""Each test that asks for `module` sees every module of the package."""

from __future__ import annotations

import pytest
from tests.architecture.reading import MODULES, name


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "module" in metafunc.fixturenames:
        metafunc.parametrize("module", MODULES, ids=[name(module) for module in MODULES])
