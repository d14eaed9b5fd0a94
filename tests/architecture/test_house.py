"""The house files agree with one another: pins, versions, commands."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib

from tests.architecture.reading import ROOT

from standing.version import VERSION

PIN = re.compile(r"([a-z0-9-]+)==[\w.]+( ; [^;]+)?")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_pinned_and_no_index_is_named() -> None:
    pins = [PIN.fullmatch(line) for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()]
    assert all(pins)
    pinned = {pin[1] for pin in pins if pin}
    wanted = [
        *PROJECT["dependencies"],
        *(each for extra in PROJECT["optional-dependencies"].values() for each in extra),
    ]
    names = {_normal(found[0]) for each in wanted if (found := re.match(r"[\w.-]+", each))}
    assert names - {PROJECT["name"]} <= pinned


def test_there_is_no_lock_file_to_commit() -> None:
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_versions_agree() -> None:
    assert f"version: {VERSION}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\n## {VERSION}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_ci_runs_what_the_readme_says_and_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=False).returncode == 0


def test_the_pages_of_the_documentation_are_in_its_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    records = (ROOT / "docs" / "decisions" / "index.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").rglob("*.md"):
        path = page.relative_to(ROOT / "docs").as_posix()
        assert path in navigation or (path.startswith("decisions/") and page.name in records), path
