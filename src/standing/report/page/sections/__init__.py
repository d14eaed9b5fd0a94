"""Sections of a page: each a module that gives what its template shows, from a `Subject`.

The first page is `what`, `rules`, `five`, `structure`, `bearers`, `change` and `limits`, in this order; the others follow.
"""
