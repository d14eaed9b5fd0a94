"""For how many persons a reform changes nothing, in a sentence; not where so few are on one side that it says nothing."""

from __future__ import annotations

from markupsafe import Markup

from standing.experiments.compare_reformed import Reformed
from standing.measures.suppress import why_too_few
from standing.measures.wording import number, with_unit
from standing.report.page.carried import place_of_unchanged
from standing.report.page.datum import datum
from standing.report.page.saying import say


def unchanged(reform: Reformed, prefix: str = "") -> Markup:
    """Give the sentence.

    Parameters
    ----------
    reform
        The regime beside the first.
    prefix
        Of the subject, where the sentence does not stand within what is about it.
    """
    return say("change.few_changed" if reform.is_few else "change.unchanged", **_blanks(reform, prefix))


def unchanged_with_share(reform: Reformed) -> Markup:
    """Give the sentence, with the share of persons.

    Parameters
    ----------
    reform
        The regime beside the first.
    """
    if reform.is_few:
        return unchanged(reform)
    share = datum(reform.unchanged, with_unit(reform.unchanged, "share"), "compare", reform.name, "persons_unchanged")
    return say("reforms.unchanged", share=share, **_blanks(reform, ""))


def _blanks(reform: Reformed, prefix: str) -> dict[str, object]:
    before = (prefix,) if prefix else ()
    people = datum(reform.run.people, number(reform.run.people), *before, "run", "people")
    if reform.is_few:
        return {"people": people, "why": why_too_few()}
    persons = reform.lived.unchanged
    return {"people": people, "unchanged": datum(persons, number(persons), *before, *place_of_unchanged(reform.name))}
