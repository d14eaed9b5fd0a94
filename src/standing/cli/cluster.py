"""The executor behind `--cluster`: the scheduler of a Dask cluster."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any, Final, cast

from standing.cli.wrong import wrong

PATIENCE: Final = "5s"
"""How long a scheduler may take to answer."""

TRIES: Final = 3
"""How often the cluster hands out again what a worker that was lost had."""


@contextmanager
def executor_at(address: str | None) -> Iterator[Executor | None]:
    """Connect to a cluster while the body runs; None without an address.

    Raises
    ------
    InputError
        If the extra is missing, nobody answers at the address, or the cluster has no workers.
    """
    if address is None:
        yield None
        return
    if find_spec("distributed") is None:
        needed = 'Dask, which comes with `pip install "standing-lab[cluster]"`'
        raise wrong("--cluster", address, needed)
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    answers = "the address of a Dask scheduler that answers, such as tcp://10.0.0.1:8786"
    client = connected(address)
    if client is None:
        gc.collect()  # what is left of a client closes now: while another one is being made, it would wait for ever
        raise wrong("--cluster", address, answers)
    with client:
        if not client.scheduler_info()["workers"]:
            raise wrong("--cluster", address, "a scheduler with at least one worker (`dask worker ADDRESS`)")
        yield client.get_executor(pure=False, retries=TRIES)


def connected(address: str) -> Any:
    """Give a client of the scheduler at an address; None if nobody answers there."""
    from distributed import Client

    try:
        return cast("Any", Client)(address, timeout=PATIENCE)
    except (OSError, ValueError):
        return None
