"""One run and one archive of it, shared by all tests of this folder; and a copy to damage."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from standing.experiments.outcome import Run
from standing.experiments.run import run as live
from standing.report.archive import archive, manifest
from standing.scenario import load

PEOPLE = 2_000


@pytest.fixture(scope="session")
def done() -> Run:
    return live(load("tutorial"), people=PEOPLE)


@pytest.fixture(scope="session")
def kept(done: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(done, tmp_path_factory.mktemp("kept") / "town", pages={"report.html": "<!doctype html>"}).folder


@pytest.fixture
def copy(kept: Path, tmp_path: Path) -> Path:
    return shutil.copytree(kept, tmp_path / "copy")


@pytest.fixture
def sign(copy: Path) -> Callable[[], None]:
    """Make the manifest of the copy anew, as somebody who forges an archive would."""

    def signed() -> None:
        files = {
            each.relative_to(copy).as_posix(): each.read_bytes()
            for each in copy.rglob("*")
            if each.is_file() and each.name != manifest.NAME
        }
        (copy / manifest.NAME).write_text(manifest.manifest(files), encoding="utf-8")

    return signed
