"""Who: a population as cells, a table of categories and counts, never as records of people.

`cells` is the table, `boundary` says what may not be in it and why, `read` takes it from a file or from a scenario.
"""
