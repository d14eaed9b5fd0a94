"""`--cluster`: the same screen from a real cluster, and one sentence where there is none."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest
from distributed import Client, LocalCluster


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """A scheduler with one worker in a process of its own."""
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0", silence_logs=60) as found:
        yield found


@pytest.mark.slow
def test_a_cluster_gives_the_same_screen(standing, cluster: LocalCluster) -> None:
    words = ("run", "tutorial", "--people", "20_000")
    there = standing(*words, "--cluster", cluster.scheduler_address)
    assert (there.code, there.err) == (0, "")
    assert there.out == standing(*words).out


@pytest.mark.slow
def test_a_part_is_done_on_a_cluster(standing, cluster: LocalCluster, tmp_path) -> None:
    for part in ("1/2", "2/2"):
        words = ("--people", "20_000", "--part", part, "--out", str(tmp_path / "shared"))
        assert standing("run", "tutorial", *words, "--cluster", cluster.scheduler_address).code == 0
    assert standing("merge", str(tmp_path / "shared")).code == 0


def test_no_workers_and_no_scheduler_are_said(standing) -> None:
    with LocalCluster(n_workers=0, dashboard_address=":0", silence_logs=60) as empty:
        answer = standing("run", "tutorial", "--cluster", empty.scheduler_address)
    assert answer.code == 2
    assert "a scheduler with at least one worker" in answer.err
    for address in ("nowhere", "tcp://127.0.0.1:1", "ftp://127.0.0.1:1", "127.0.0.1:x"):
        answer = standing("run", "tutorial", "--cluster", address)
        assert (answer.code, answer.out) == (2, "")
        assert "a Dask scheduler that answers" in answer.err
        assert not [each for each in gc.get_objects() if type(each) is Client and each.status != "closed"]


def test_the_extra_is_named_where_it_is_missing(standing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    answer = standing("run", "tutorial", "--cluster", "tcp://127.0.0.1:8786")
    assert (answer.code, answer.out) == (2, "")
    assert "standing-lab[cluster]" in answer.err


def test_a_ledger_and_a_cluster_exclude_each_other(standing) -> None:
    answer = standing("run", "tutorial", "--cluster", "here:8786", "--ledger", "ledger.parquet")
    assert answer.code == 2
    assert "either --cluster or --ledger" in answer.err
