"""The version of Standing: a change of any number that a run gives is a new version (CHANGELOG, "Results that change")."""

from typing import Final

VERSION: Final = "0.1.0"
