"""One synthetic life: what happened to a person of a run, replayed from the seed, and told in sentences.

`replay` lives one person again; `stay` gathers what belongs to one listing; `rules` says in words what the scenario rules;
`telling` makes sentences of events, `endings` says what ended a listing and what could have; `life` is the whole, as text,
table and document; `picks` finds a person worth reading.
"""

from standing.experiments.life.life import Life, life, life_schema
from standing.experiments.life.picks import PICKS, Picked

__all__ = ["PICKS", "Life", "Picked", "life", "life_schema"]
