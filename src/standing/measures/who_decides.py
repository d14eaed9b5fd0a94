"""Q16: whose decision stands behind a refused purchase, how it was reviewed, and which rule it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from standing.measures.counts import Count, count, total_of
from standing.measures.estimates import Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.mechanisms import NO_DENIAL
from standing.measures.reading import lists_of, refusing, sanction_paths, sanctions_of

NOT_STATED = "not stated"
BY_AUTHORITY = "refused purchases by deciding authority"
BY_ENFORCER = "refused purchases by enforcing authority"
BY_REVIEW = "refused purchases by kind of review"
BY_RULE = "refused purchases by rule cited"


def who_decides(evidence: Evidence) -> Iterator[Question]:
    """Refused purchases by who decided the listing behind them, by review, by rule cited, and by who enforced it."""
    for title, kind_of, what in (
        (BY_AUTHORITY, _authority, "rested on a listing with this deciding authority: {item}"),
        (BY_REVIEW, _review, "rested on a listing with this kind of review: {item}"),
        (BY_RULE, _rule, "rested on a listing that cites this rule: {item}"),
    ):
        by_kind: dict[str, list[Count]] = {}
        for sanction in refusing(evidence):
            for part in _lists_behind(evidence, sanction):
                by_kind.setdefault(kind_of(evidence, part), []).append(count("denials_by_list", sanction, part))
        yield from _questions(evidence, title, by_kind, what)
    enforced: dict[str, list[Count]] = {}
    for sanction in refusing(evidence):
        enforcer = sanctions_of(evidence)[sanction].authority or NOT_STATED
        enforced.setdefault(enforcer, []).append(count("denials_by_list", sanction, *_lists_behind(evidence, sanction)))
    yield from _questions(evidence, BY_ENFORCER, enforced, "were enforced by this authority: {item}")


def _questions(evidence: Evidence, title: str, kinds: dict[str, list[Count]], what: str) -> Iterator[Question]:
    everything = total_of([each for counts in kinds.values() for each in counts])
    for kind, counts in kinds.items():
        yield Question(
            title,
            kind,
            "share",
            Share(total_of(counts), everything, "refused purchases"),
            sanction_paths(refusing(evidence)),
            f"{{top}} of {{bottom}} refused purchases ({{value}}) {what}",
        )


def _lists_behind(evidence: Evidence, sanction: str) -> list[str]:
    """Name the lists that a sanction hangs on, in the order of the tally."""
    lists = sanctions_of(evidence)[sanction].lists
    return [each for each in evidence.tallies.parts("denials_by_list", sanction) if each in lists]


Kind = Callable[[Evidence, str], str]


def _authority(evidence: Evidence, name: str) -> str:
    black_list = lists_of(evidence)[name]
    by = black_list.decision.by if black_list.decision else None
    return by or black_list.decided_by or NOT_STATED


def _review(evidence: Evidence, name: str) -> str:
    known = evidence.scenario.regime.authorities.get(_authority(evidence, name))
    return known.review if known else NOT_STATED


def _rule(evidence: Evidence, name: str) -> str:
    basis = lists_of(evidence)[name].legal_basis
    if basis is None:
        return "none cited"
    article = f"article {basis.article}" if basis.article else None
    return ", ".join(filter(None, [basis.source or basis.kind, article])) or NOT_STATED


WHO_DECIDES = Measure("Q16", "who decides", BY_AUTHORITY, NO_DENIAL, who_decides)
