"""Closed forms at the scale of a nation; not part of the tests that are run every time."""
