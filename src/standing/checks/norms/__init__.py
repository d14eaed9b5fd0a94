"""What the norms of the catalogue ask, as one small test each on the rules of a regime: nothing here runs anything.

`verdict` has the four answers, `rules` is the view on a regime that the tests share. The tests stand by family of norms, in the
order of the catalogue: `legality`, `relatedness`, `sensing`, `telling`, `deciding`, `ending`, `contesting`, `others`,
`accounting`; `structure` has those that follow from no norm. `register` knows which test belongs to which norm.
"""
