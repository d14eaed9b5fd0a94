"""The engine is compiled before any page is followed: a reader has seen that announcement already."""

from __future__ import annotations

import pytest

from standing.experiments.run import run
from standing.scenario import load


@pytest.fixture(scope="session", autouse=True)
def _engine_is_compiled() -> None:
    run(load("tutorial"), people=1)
