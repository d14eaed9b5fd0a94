"""Program and seed in, exact integers out.

`simulate` runs a scenario, `simulate_ranges` some of its persons: `driver` cuts them into blocks, `blocks` shares those among
threads, `kernel` lives each person's life, `random` gives every draw its address, `arithmetic` and `gamma` the same bits on every
platform, `totals` adds up.
"""

from standing.engine.driver import Timing, nobody, simulate, simulate_ranges

__all__ = ["Timing", "nobody", "simulate", "simulate_ranges"]
