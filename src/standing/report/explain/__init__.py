"""What a regime's own rules say, in sentences, each with its line: nothing is run for it, and no world is needed.

`rulebook` names things and finds lines, `steps` and `words` put dated rules and numbers into words. Each section of the screen
has a room: `counts`, `reports`, `scores`, `enters`, `decides`, `denies`, `told`, `exits`, `cited`, and `missing` for what is
not written. `sentences` puts them together, `folded` tells in one what belongs together, `document` and `screen` hand them over.
"""

from standing.report.explain.sentence import Sentence
from standing.report.explain.sentences import explain

__all__ = ["Sentence", "explain"]
