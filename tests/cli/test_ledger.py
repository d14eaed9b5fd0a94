"""`standing run --ledger`: where it goes, what is said of it, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from standing.experiments import ledger

PEOPLE = ("--people", "2_000")


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_ledger_goes_to_the_file_that_is_named(standing) -> None:
    assert standing("run", "tutorial", *PEOPLE, "--ledger", "events.parquet").code == 0
    assert [path.name for path in Path().iterdir()] == ["events.parquet"]


def test_without_a_name_it_goes_under_the_folder_of_the_tables(standing) -> None:
    assert standing("run", "tutorial", *PEOPLE, "--ledger", "--out", "results").code == 0
    assert Path("results/ledger.parquet").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--ledger",), "a file, or --out DIR"),
        (("--ledger", "nowhere/a.parquet"), "nowhere does not"),
        (("--ledger", "."), "the path of a file"),
    ],
)
def test_a_ledger_without_a_place_is_refused_before_the_run(standing, words: tuple[str, ...], said: str) -> None:
    answer = standing("run", "tutorial", *PEOPLE, *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_a_large_ledger_is_announced(standing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "LARGE", 1_000)
    answer = standing("run", "tutorial", "--people", "20_000", "--ledger", "events.parquet")
    assert answer.code == 0
    assert answer.err.startswith("The ledger will have about")


def test_an_interruption_leaves_no_ledger(standing, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("standing.experiments.run.simulate", interrupted)
    answer = standing("run", "tutorial", *PEOPLE, "--ledger", "events.parquet")
    assert (answer.code, answer.out) == (3, "")
    assert not list(Path().iterdir())


def test_a_disk_that_is_full_is_no_fault_of_ours(standing, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("standing.experiments.ledger_parts.Parts.write", full)
    answer = standing("run", "tutorial", *PEOPLE, "--ledger", "events.parquet")
    assert answer.code == 2
    assert "No space left on device" in answer.err
