"""The executor behind `--cluster`: the scheduler of a Dask cluster."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
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
    try:
        from distributed import Client
    except ImportError:
        needed = 'Dask, which comes with `pip install "standing-lab[cluster]"`'
        raise wrong("--cluster", address, needed) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    answers = "the address of a Dask scheduler that answers, such as tcp://10.0.0.1:8786"
    try:
        client = cast("Any", Client)(address, timeout=PATIENCE)
    except (OSError, ValueError):
        raise wrong("--cluster", address, answers) from None
    with client:
        if not client.scheduler_info()["workers"]:
            raise wrong("--cluster", address, "a scheduler with at least one worker (`dask worker ADDRESS`)")
        yield client.get_executor(pure=False, retries=TRIES)
