"""What people read: the first screen of a run and the list of shipped cases.

`screen` puts the blocks in order; each block stands in a file of its own and gives something that rich can print at any
width. Nothing is divided here: numbers and sentences come from `standing.measures`.
"""
