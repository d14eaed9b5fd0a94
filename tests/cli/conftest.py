"""`standing(…)` runs the command line in this process and gives what it answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from standing.cli.main import main


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
