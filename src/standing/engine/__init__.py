"""Program and seed in, exact integers out.

`simulate` runs a scenario: `driver` shares blocks of persons among threads, `kernel` lives each person's life, `random` gives
every draw its address, `arithmetic` the same bits on every platform, `totals` adds up.
"""

from standing.engine.driver import Timing, simulate

__all__ = ["Timing", "simulate"]
