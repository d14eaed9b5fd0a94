"""All sentences about a scenario's rules, in the order of the screen."""

from __future__ import annotations

from standing.report.explain.cited import cited
from standing.report.explain.counts import counts
from standing.report.explain.decides import decides
from standing.report.explain.denies import denies
from standing.report.explain.enters import enters
from standing.report.explain.exits import exits
from standing.report.explain.missing import missing
from standing.report.explain.reports import reports
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.scores import scores
from standing.report.explain.sentence import Sentence
from standing.report.explain.told import told
from standing.scenario import Scenario


def explain(scenario: Scenario) -> list[Sentence]:
    """Give what the rules of a scenario say, in sentences, from the rules alone.

    Parameters
    ----------
    scenario
        A scenario; it needs no world.

    Returns
    -------
    list of Sentence
        Section by section; what is missing last.

    Examples
    --------
    >>> from standing.scenario import load
    >>> for each in explain(load("tutorial")):
    ...     if each.section == "decides":
    ...         print(each.line, each.sentence)
    59 Listings are decided by the town court (people decide), under rulebook, article 1.
    56 No decision that could reject a report is written: none is rejected.
    """
    book = Rulebook(scenario)
    sections = (counts, reports, scores, enters, decides, denies, told, exits, cited, missing)
    return [sentence for section in sections for sentence in section(book)]
