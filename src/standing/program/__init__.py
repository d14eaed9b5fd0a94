"""The scenario as kernels read it: ids, seconds, arrays, and an address for every draw.

`from_scenario` turns a checked scenario into a `Program`; `layout` documents its records, `slots` the integers that a run
fills, `tables` quantities and laws, `streams` the addresses.
"""

from standing.program.from_scenario import program_from
from standing.program.program import Program

__all__ = ["Program", "program_from"]
