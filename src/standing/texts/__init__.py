"""WHAT PEOPLE READ on pages, pictures and the screen: every fixed sentence, by key, in one catalogue per language.

`en/` holds the texts in English, one file per room that shows them (`figures.toml`, `page.toml`, …). Another language is another
folder with the same keys. `text("figures.survival.title")` gives one, with its blanks filled.
"""

from __future__ import annotations

from standing.texts.catalogue import has as has
from standing.texts.catalogue import keys as keys
from standing.texts.catalogue import text as text

__all__ = ["has", "keys", "text"]
