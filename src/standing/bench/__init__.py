"""The engine beside its peers: one model, the same numbers asked of everybody, checked against an oracle.

`model` says what is asked, `oracle` computes it without simulation, `peers` has the model in other hands, `suite` runs all of
them and `peer` measures one.
"""
