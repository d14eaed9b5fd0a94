"""The command line: reads flags, passes them on, decides nothing.

`main` starts, one module per command does, `faults` turns what went wrong into one sentence and an exit code. The modules
import heavy rooms inside their functions only, so that `standing --help` answers at once.
"""
