"""`standing new`: the names it takes, what it writes, what it says, and what it leaves on a full disk."""

from __future__ import annotations

from pathlib import Path

import pytest


def test_what_is_written_is_said(standing, here: Path) -> None:
    assert standing("new", "town").out == "Wrote town.yaml and standing.schema.json. Next: standing run town.yaml\n"
    said = "Wrote village.yaml; standing.schema.json was there. Next: standing run village.yaml\n"
    assert standing("new", "village").out == said
    assert {path.name for path in here.iterdir()} == {"town.yaml", "village.yaml", "standing.schema.json"}


@pytest.mark.parametrize("name", ["town", "Straße", "a" * 60])
def test_a_name_that_it_takes_is_one_of_a_scenario(standing, here: Path, name: str) -> None:
    assert standing("new", name).code == 0
    answer = standing("explain", f"{name}.yaml")
    assert (answer.code, answer.err) == (0, "")
    assert (here / f"{name}.yaml").is_file()


@pytest.mark.parametrize("name", ["2020", "2020-town", "a" * 61, "any", "a b", ".yaml"])
def test_a_name_that_no_scenario_may_have_is_refused(standing, here: Path, name: str) -> None:
    answer = standing("new", name)
    assert (answer.code, answer.out) == (2, "")
    assert "allowed: a name: a letter, then letters, digits, _ or - (at most 60)" in answer.err
    assert not list(here.iterdir())


def test_a_full_disk_leaves_nothing_half_written(standing, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(place: Path, text: str, **_: object) -> None:
        place.write_bytes(text[:100].encode())
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    answer = standing("new", "town")
    assert answer.code == 2
    assert "No space left on device" in answer.err
    assert not list(here.iterdir())
