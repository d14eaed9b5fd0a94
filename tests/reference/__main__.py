"""Compare engine and reference on scenarios chosen at random, and say how much was compared: `python -m tests.reference --seeds 400`."""

from __future__ import annotations

from argparse import ArgumentParser
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.reference.compare import compared


def main() -> int:
    """Compare, print the first differences and the counts; 1 if anything differs."""
    parser = ArgumentParser(prog="python -m tests.reference", description=__doc__)
    parser.add_argument("--seeds", type=int, default=400, help="scenarios to compare")
    parser.add_argument("--first", type=int, default=0, help="seed of the first")
    parser.add_argument("--people", type=int, default=30, help="persons in each")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    chosen = parser.parse_args()
    seeds = range(chosen.first, chosen.first + chosen.seeds)
    persons = events = differ = 0
    with ProcessPoolExecutor(chosen.jobs, mp_context=get_context("spawn")) as pool:
        for seed, found in zip(seeds, pool.map(compared, seeds, [chosen.people] * len(seeds)), strict=True):
            persons, events = persons + found.persons, events + found.events
            if found.apart:
                differ += 1
                print(
                    f"seed {seed}: {len(found.lives)} lives and {len(found.tallies)} tallies differ",
                    *found.apart[:3],
                    sep="\n",
                    flush=True,
                )
    print(f"scenarios {len(seeds)}, persons {persons}, events {events}: {differ} scenarios differ")
    return 1 if differ else 0


if __name__ == "__main__":
    raise SystemExit(main())
