"""THE MODEL IN WORDS: a scenario described by the ODD protocol (Grimm et al. 2020), all seven elements.

`mechanisms` says what a scenario uses, `model_page` takes what docs/model.md says about it, and each element has a room:
`purpose`, `entities`, `processes`, `concepts`, `beginning`, `data` and `submodels` (with `parameters` for the table of every
number). `paper` writes Markdown, `web` makes a page of it, `description` puts everything together.
"""

from standing.report.odd.description import Description, odd

__all__ = ["Description", "odd"]
