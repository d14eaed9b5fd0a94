"""Measures: from the integers of a run to numbers with denominators.

`catalogue` is the register Q1 to Q24 and the way in. Each question stands in a file of its own (`wrongful`, `burden`,
`duration`, …) and says what is divided by what; `estimates` divides, `intervals` and `survival` put the fence around
it, `choices` reads what a scenario may choose, `mechanisms` says what it lacks, `dependence` and `equality` what a
number rests on, `suppress` what people do not see.
"""
