"""`standing(…)` runs the command line in this process and gives what it answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from standing.cli.main import main
from standing.experiments.run import run
from standing.figures import Figure
from standing.scenario import load


@pytest.fixture(scope="session", autouse=True)
def _engine_is_compiled() -> None:
    """The one-off compilation is announced on standard error, in whichever test happens to be the first."""
    run(load("tutorial"), people=1)


class Answer(NamedTuple):
    """What a command said and the code it left with."""

    code: int
    out: str
    err: str


@pytest.fixture
def standing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def run(*words: str) -> Answer:
        with pytest.raises(SystemExit) as left:
            main(words)
        said = capsys.readouterr()
        return Answer(int(left.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, standing) -> str:
    """Name of a scenario file in an empty folder, in which the test runs."""
    monkeypatch.chdir(tmp_path)
    assert standing("new", "town").code == 0
    return "town.yaml"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the test runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing takes a second or two, and is tested where the pictures are."""
    monkeypatch.setattr(Figure, "svg", lambda *_: '<svg role="img" aria-label="a picture"></svg>')
