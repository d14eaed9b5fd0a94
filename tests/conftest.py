"""What every test shares: hypothesis without deadlines (the first call of a kernel compiles it), fixed seeds."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("standing", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("standing")
