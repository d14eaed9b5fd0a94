"""Q11: sanctions in a context that has nothing to do with the conduct, by a printed relation table."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures.causes import INITIAL, all_sanction_days, causes_of, conducts, sanction_days
from standing.measures.counts import Count, total_of
from standing.measures.estimates import Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.mechanisms import NO_SANCTION
from standing.measures.reading import ANY, sanction_paths, sanctions_of
from standing.measures.wording import phrase
from standing.scenario.choices import Relation
from standing.texts import text

STRICTEST = "unrelated sanction-days, strictest"
MILDEST = "unrelated sanction-days, mildest"


def unrelated_sanctions(evidence: Evidence) -> Iterator[Question]:
    """Sanction-days unrelated to the conduct behind them, over all sanction-days.

    Strictest: only the same context is related, and an entry by hand or for a status, which no conduct stands behind, is
    related to nothing. Mildest: whatever the table relates is related too, and those are not held against the regime.
    Days of entries that stood at the start are in neither: what led to them is not recorded.
    """
    relation = evidence.choices.related
    strictest = text("measures.unrelated.strictest")
    mildest = text("measures.unrelated.mildest", author=evidence.choices.author)
    named = [name for name, each in sanctions_of(evidence).items() if evidence.scenario.context_of(each)]
    for name in [*sanctions_of(evidence), *([ANY] if len(named) > 1 else [])]:
        covered = named if name == ANY else [each for each in named if each == name]
        no_context = None if covered else text("measures.lacking.context")
        for title, table, how, missing in (
            (STRICTEST, None, strictest, no_context),
            (MILDEST, relation or {}, mildest, no_context or _no_table(relation)),
        ):
            part, whole = _days(evidence, covered, table)
            yield Question(
                title,
                name,
                "share",
                Share(part, whole, text("measures.none.caused_days")),
                sanction_paths(covered),
                phrase(f"unrelated.days{'_any' if name == ANY else ''}", how=how),
                missing,
                note=how,
            )


def _days(evidence: Evidence, sanctions: list[str], relation: Relation | None) -> tuple[Count, Count]:
    """Unrelated days and all days with a recorded cause; no relation table is the strictest reading."""
    apart = {
        name: [each for each in causes_of(evidence, name) if _is_unrelated(evidence, name, each, relation)]
        for name in sanctions
    }
    whole = all_sanction_days(evidence, sanctions, without=INITIAL)
    unrelated = total_of([sanction_days([name], *causes) for name, causes in apart.items() if causes])
    return unrelated if unrelated.terms else Count(factor=whole.factor), whole


def _is_unrelated(evidence: Evidence, sanction: str, cause: str, relation: Relation | None) -> bool:
    if cause not in conducts(evidence):
        return cause != INITIAL and relation is None
    own = conducts(evidence)[cause].context
    other = evidence.scenario.context_of(sanctions_of(evidence)[sanction])
    return other != own and other not in (relation or {}).get(own, ())


def _no_table(relation: Relation | None) -> str | None:
    return text("measures.lacking.relation_table") if relation is None else None


UNRELATED = Measure("Q11", STRICTEST, NO_SANCTION, unrelated_sanctions)
