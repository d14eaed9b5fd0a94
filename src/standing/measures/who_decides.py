"""Q16: whose decision stands behind a refused purchase, how it was reviewed, and which rule it cites.

A refusal by mistake (a namesake at the gate), and one that a band of a score leads to, has no listing behind it, and so
nobody who decided it: they are told apart and count in the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from standing.measures.counts import Count, count, total_of
from standing.measures.estimates import Share
from standing.measures.measure import BY_BAND, BY_MISTAKE, NO_NAMES, NONE_CITED, NOT_STATED, Evidence, Measure, Question
from standing.measures.mechanisms import NO_DENIAL, occurs
from standing.measures.reading import refusing, sanction_paths, sanctions_of
from standing.measures.wording import key_of, name_in_words, phrase
from standing.texts import text

WITHOUT_LISTING = {BY_MISTAKE: "by_mistake", BY_BAND: "by_band"}
"""Items of refused purchases that no listing stands behind, and the keys of how they are told."""

BY_AUTHORITY = "refused purchases by deciding authority"
BY_ENFORCER = "refused purchases by enforcing authority"
BY_REVIEW = "refused purchases by kind of review"
BY_RULE = "refused purchases by rule cited"


def who_decides(evidence: Evidence) -> Iterator[Question]:
    """Refused purchases by who decided the listing behind them, by review, by rule cited, and by who enforced it."""
    for title, kind_of, called_of, said in (
        (BY_AUTHORITY, _authority, _no_words, "authority"),
        (BY_REVIEW, _review, _review_in_words, "review"),
        (BY_RULE, _rule, _rule_in_words, "rule"),
    ):
        by_kind: dict[str, list[Count]] = {}
        called: dict[str, str | None] = {}
        for sanction in refusing(evidence):
            for part in _lists_behind(evidence, sanction):
                kind = kind_of(evidence, part)
                called[kind] = called_of(evidence, part)
                by_kind.setdefault(kind, []).append(count("denials_by_list", sanction, part))
            for kind, refused in _without_listing(evidence, sanction).items():
                by_kind.setdefault(kind, []).append(refused)
        yield from _questions(evidence, title, by_kind, said, called)
    enforced: dict[str, list[Count]] = {}
    for sanction in refusing(evidence):
        enforcer = sanctions_of(evidence)[sanction].authority or NOT_STATED
        lists = _lists_behind(evidence, sanction)
        by_list = [count("denials_by_list", sanction, *lists)] if lists else []
        enforced.setdefault(enforcer, []).extend([*by_list, *_without_listing(evidence, sanction).values()])
    yield from _questions(evidence, BY_ENFORCER, enforced, "enforcer", {})


def _questions(
    evidence: Evidence, title: str, kinds: dict[str, list[Count]], said: str, called: Mapping[str, str | None]
) -> Iterator[Question]:
    everything = total_of([each for counts in kinds.values() for each in counts])
    for kind, counts in kinds.items():
        yield Question(
            title,
            kind,
            "share",
            Share(total_of(counts), everything, text("measures.none.refused_purchases")),
            sanction_paths(refusing(evidence)),
            phrase(f"who_decides.{WITHOUT_LISTING.get(kind, said)}", kind=called.get(kind) or _without_name(kind)),
            called=called.get(kind),
        )


def _without_listing(evidence: Evidence, sanction: str) -> dict[str, Count]:
    """Refusals that no listing stands behind, where the scenario has any."""
    found, counts = sanctions_of(evidence)[sanction], {}
    if found.score:
        counts[BY_BAND] = count("denials", sanction, "rightful", "wrongful", "after_end", "third_party")
    if occurs(found.misfires):
        counts[BY_MISTAKE] = count("denials", sanction, "misfire")
    return counts


def _lists_behind(evidence: Evidence, sanction: str) -> list[str]:
    """Name the lists that a sanction hangs on, in the order of the tally; none for one that hangs on a band."""
    lists = sanctions_of(evidence)[sanction].lists
    if not lists:
        return []
    return [each for each in evidence.tallies.parts("denials_by_list", sanction) if each in lists]


def _authority(evidence: Evidence, name: str) -> str:
    black_list = evidence.scenario.regime.lists[name]
    by = black_list.decision.by if black_list.decision else None
    return by or black_list.decided_by or NOT_STATED


def _review(evidence: Evidence, name: str) -> str:
    known = evidence.scenario.regime.authorities.get(_authority(evidence, name))
    return known.review if known else NOT_STATED


def _review_in_words(evidence: Evidence, name: str) -> str | None:
    review = _review(evidence, name)
    return None if review == NOT_STATED else text(f"measures.review.{review}")


def _rule(evidence: Evidence, name: str) -> str:
    basis = evidence.scenario.regime.lists[name].legal_basis
    if basis is None:
        return NONE_CITED
    article = f"article {basis.article}" if basis.article else None
    return ", ".join(filter(None, [basis.source or basis.kind, article])) or NOT_STATED


def _rule_in_words(evidence: Evidence, name: str) -> str | None:
    basis = evidence.scenario.regime.lists[name].legal_basis
    if _rule(evidence, name) in NO_NAMES or basis is None:
        return None
    rule, article = (name_in_words(each or "") for each in (basis.source or basis.kind, basis.article))
    key = f"measures.rule.{'article' if not rule else 'alone' if not article else 'with_article'}"
    return text(key, rule=rule, article=article)


def _no_words(_evidence: Evidence, _name: str) -> None:
    """An authority is called what the scenario calls it."""


def _without_name(kind: str) -> str:
    return text(f"measures.item.{key_of(kind)}") if kind in NO_NAMES else kind


WHO_DECIDES = Measure("Q16", BY_AUTHORITY, NO_DENIAL, who_decides)
