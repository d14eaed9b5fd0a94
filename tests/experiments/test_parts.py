"""A run in parts: whatever is interrupted, joined or copied, the numbers are those of one undisturbed run."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from standing.engine import simulate
from standing.errors import InputError
from standing.experiments.merge import merge
from standing.experiments.parts import Keeper, Part, run_of
from standing.experiments.spans import cut, gaps
from standing.records.piece import Piece
from standing.scenario import Scenario, load

ROOT = Path(__file__).parents[2]
PEOPLE = 20_001
WHOLE = Part()


@pytest.fixture(scope="module")
def tutorial() -> Scenario:
    return load("tutorial")


@pytest.fixture(scope="module")
def whole(tutorial: Scenario) -> str:
    """Digest of the run that nothing disturbs."""
    return simulate(tutorial, people=PEOPLE, seed=3)[0].digest


def keeper(scenario: Scenario, folder: Path, part: Part = WHOLE, every: float = 0.0) -> Keeper:
    return Keeper(scenario, PEOPLE, 3, folder, part, every)


def digest(scenario: Scenario, piece: Piece) -> str:
    return run_of(scenario, piece, threads=1, compile_s=0.0).tallies.digest


def test_a_kept_run_is_the_run(tutorial: Scenario, whole: str, tmp_path: Path) -> None:
    piece, _ = keeper(tutorial, tmp_path).live()
    assert digest(tutorial, piece) == whole
    assert len(list(tmp_path.iterdir())) == 1


def test_an_interrupted_run_goes_on(tutorial: Scenario, whole: str, tmp_path: Path) -> None:
    heard: list[int] = []

    def stop(done: int, _of: int, _note: str) -> None:
        heard.append(done)
        if done > PEOPLE // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keeper(tutorial, tmp_path, every=1e9).live(on_progress=stop)
    kept = keeper(tutorial, tmp_path).found()
    assert sum(piece.last - piece.first for piece in kept) >= PEOPLE // 4
    heard.clear()
    piece, _ = keeper(tutorial, tmp_path).live(on_progress=lambda done, _of, _note: heard.append(done))
    assert digest(tutorial, piece) == whole
    assert min(heard) == kept[-1].last


def test_what_is_done_is_not_done_again(tutorial: Scenario, tmp_path: Path) -> None:
    first, _ = keeper(tutorial, tmp_path).live()
    again, compile_s = keeper(tutorial, tmp_path).live(on_progress=lambda *_: pytest.fail("it lived again"))
    assert (again.elapsed_s, compile_s) == (first.elapsed_s, 0.0)


@pytest.mark.parametrize("of", [1, 2, 7, 20])
def test_parts_are_the_whole(tutorial: Scenario, whole: str, tmp_path: Path, of: int) -> None:
    for number in range(of, 0, -1):
        keeper(tutorial, tmp_path / "parts", Part(number, of), every=1e9).live()
    done = merge(tmp_path, tutorial)
    assert (done.tallies.digest, done.people, done.seed) == (whole, PEOPLE, 3)


def test_more_parts_than_persons(tutorial: Scenario, tmp_path: Path) -> None:
    for number in range(1, 6):
        Keeper(tutorial, 3, 1, tmp_path, Part(number, 5)).live()
    assert merge(tmp_path, tutorial).tallies.digest == simulate(tutorial, people=3, seed=1)[0].digest


def test_a_damaged_file_is_lived_again(tutorial: Scenario, whole: str, tmp_path: Path) -> None:
    keeper(tutorial, tmp_path).live()
    (path,) = tmp_path.iterdir()
    text = bytearray(path.read_bytes())
    text[len(text) // 2] ^= 1
    path.write_bytes(text)
    assert keeper(tutorial, tmp_path).found() == []
    assert digest(tutorial, keeper(tutorial, tmp_path).live()[0]) == whole


def test_another_scenario_seed_or_number_of_persons_is_another_run(tutorial: Scenario, tmp_path: Path) -> None:
    keeper(tutorial, tmp_path).live()
    for other in (
        replace(keeper(tutorial, tmp_path), seed=4),
        replace(keeper(tutorial, tmp_path), people=PEOPLE + 1),
        keeper(tutorial.reform({"clock.end": "2021-01-01"}), tmp_path),
    ):
        assert other.found() == []


def test_one_part_leaves_the_others_alone(tutorial: Scenario, tmp_path: Path) -> None:
    keeper(tutorial, tmp_path, Part(1, 2)).live()
    other = keeper(tutorial, tmp_path, Part(2, 2))
    other.live()
    other.forget()
    assert [piece.first for piece in keeper(tutorial, tmp_path, Part(1, 2)).found()] == [0]
    keeper(tutorial, tmp_path, Part(1, 2)).forget()
    assert not tmp_path.exists()


def refused(folder: Path, scenario: Scenario) -> str:
    with pytest.raises(InputError) as error:
        merge(folder, scenario)
    return " ".join(finding.text() for finding in error.value.findings)


def test_what_is_missing_is_named(tutorial: Scenario, tmp_path: Path) -> None:
    assert "no part in" in refused(tmp_path, tutorial)
    keeper(tutorial, tmp_path, Part(1, 3)).live()
    keeper(tutorial, tmp_path, Part(3, 3)).live()
    said = refused(tmp_path, tutorial)
    assert "persons 6,667 to 13,333 (--part 2/3)" in said


def test_what_does_not_belong_is_refused(tutorial: Scenario, tmp_path: Path) -> None:
    keeper(tutorial, tmp_path, Part(1, 2)).live()
    other = tutorial.reform({"clock.end": "2021-01-01"})
    assert "a part of a run with digest" in refused(tmp_path, other)
    replace(keeper(tutorial, tmp_path, Part(2, 2)), seed=4).live()
    assert "a part of another run: seed" in refused(tmp_path, tutorial)


def test_overlapping_persons_are_refused(tutorial: Scenario, tmp_path: Path) -> None:
    keeper(tutorial, tmp_path / "parts", Part(1, 2)).live()
    keeper(tutorial, tmp_path, Part(1, 3)).live()
    assert "with persons that" in refused(tmp_path, tutorial)


def test_a_part_of_an_older_engine_is_refused(tutorial: Scenario, tmp_path: Path) -> None:
    piece, _ = keeper(tutorial, tmp_path).live()
    (path,) = tmp_path.iterdir()
    path.unlink()
    replace(piece, belonging=replace(piece.belonging, engine="0" * 16)).save(tmp_path)
    assert "a part of a run with engine 0000000000000000" in refused(tmp_path, tutorial)


@pytest.mark.parametrize("text", ["", "3", "0/3", "4/3", "a/3", "1/0", "-1/3", "1/2/3", "1/9999999999", "²/3"])
def test_a_part_is_a_number_of_several(text: str) -> None:
    with pytest.raises(InputError):
        Part.read(text)


def test_gaps_are_cut_where_the_whole_is_cut() -> None:
    assert list(cut((3, 9), (0, 10))) == [(3, 9)]
    pieces = list(cut((5, 64 * 5_000), (0, 64 * 5_000)))
    assert len(pieces) == 64
    assert pieces[:2] == [(5, 5_000), (5_000, 10_000)]
    assert gaps([], (3, 3)) == []


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from standing.engine import simulate
from standing.experiments.parts import Keeper, run_of
from standing.scenario import load
folder, kills, people = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
scenario, dice = load("tutorial"), random.Random(11)
whole = simulate(scenario, people=people, seed=3, threads=1)[0].digest

def finish():
    keeper = Keeper(scenario, people, 3, folder, every=0.0)
    piece, _ = keeper.live(threads=1)
    same = run_of(scenario, piece, threads=1, compile_s=0.0).tallies.digest == whole
    keeper.forget()
    return same and not folder.exists()

began = time.monotonic()
different = not finish()
takes = time.monotonic() - began
killed = went_on = 0
while killed < kills:
    child = os.fork()
    if child == 0:
        os._exit(0 if finish() else 1)
    time.sleep(dice.uniform(0, 0.6 * takes))
    went_on += folder.exists()
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        killed += 1
    else:
        different += os.WEXITSTATUS(status) != 0
different += not finish()
print(killed, different, went_on)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process")
def test_fifty_kills_change_nothing(tmp_path: Path) -> None:
    words = [sys.executable, "-W", "ignore", "-c", KILLED, str(tmp_path / "parts"), "50", "50_000"]
    done = subprocess.run(words, text=True, capture_output=True, check=True, cwd=ROOT)
    killed, different, went_on = map(int, done.stdout.split())
    assert (killed, different) == (50, 0)
    assert went_on > 25
