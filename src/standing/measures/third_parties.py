"""Q12: third-party reach: what falls on persons because somebody else is listed."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures.counts import Count, count, days, total_of
from standing.measures.estimates import Rate, Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import (
    ANY,
    lists_of,
    on_others,
    person_years,
    refusing,
    sanction_paths,
    sanctions_of,
)
from standing.measures.wording import key_of, name_in_words, phrase
from standing.scenario import Sanction
from standing.texts import text

LEADING = "other persons under a sanction"
LACKING = "measures.lacking.reach"
THIRD = "third_party"


def third_parties(evidence: Evidence) -> Iterator[Question]:
    """Persons other than the listed one under a sanction, per 100 listed persons; their days and their refusals.

    The two shares say how much of all sanction-days, and of all refused purchases, fell on others.
    """
    reaching = {name: each for name, each in sanctions_of(evidence).items() if on_others(each)}
    for name, sanction in reaching.items():
        base, who = _listed(evidence, sanction)
        whom = name_in_words(sanction.on)
        roots, years, none = sanction_paths([name]), person_years(evidence), text("measures.none.person_years")
        yield Question(
            LEADING,
            name,
            f"persons per 100 {who}",
            Rate(count("sanctioned_at_end", name, THIRD), base.times(1 / 100), text(f"measures.none.{key_of(who)}")),
            roots,
            phrase(f"third_parties.{key_of(who)}", whom=whom),
        )
        yield Question(
            "sanction-days of other persons",
            name,
            "days per 1,000 person-years",
            Rate(days("sanction_seconds", name, THIRD), years, none),
            roots,
            phrase("third_parties.days", whom=whom),
        )
        if sanction.denies:
            yield Question(
                "refused purchases of other persons",
                name,
                "refused purchases per 1,000 person-years",
                Rate(count("denials", name, THIRD), years, none),
                roots,
                phrase("third_parties.refusals", whom=whom),
            )
    if reaching:
        yield from _shares(evidence)


def _shares(evidence: Evidence) -> Iterator[Question]:
    """How much of all sanction-days and of all refused purchases fell on others."""
    every, refused = list(sanctions_of(evidence)), refusing(evidence)
    yield Question(
        "share of sanction-days that fell on other persons",
        ANY,
        "share",
        Share(
            total_of([days("sanction_seconds", each, THIRD) for each in every]),
            total_of([days("sanction_seconds", each) for each in every]),
            text("measures.none.sanction_days"),
        ),
        sanction_paths(every),
        phrase("third_parties.share_of_days"),
    )
    if any(on_others(sanctions_of(evidence)[each]) for each in refused):
        yield Question(
            "share of refused purchases that were other persons'",
            ANY,
            "share",
            Share(
                total_of([count("denials", each, THIRD) for each in refused]),
                total_of([count("denials", each) for each in refused]),
                text("measures.none.refused_purchases"),
            ),
            sanction_paths(refused),
            phrase("third_parties.share_of_refusals"),
        )


def _listed(evidence: Evidence, sanction: Sanction) -> tuple[Count, str]:
    """Those on whose account a sanction can fall on others on the last day, and what they are called.

    Persons on several lists are known apart only over all lists together; elsewhere their entries are counted.
    """
    if sanction.score:
        return count("band_at_end", sanction.score, *sanction.bands), "persons in the band"
    names = list(dict.fromkeys(sanction.lists))
    if len(names) == 1:
        return count("listed_at_end", names[0]), "listed persons"
    if set(names) == set(lists_of(evidence)):
        return count("listed_at_end", ANY), "listed persons"
    return total_of([count("listed_at_end", each) for each in names]), "entries of listed persons"


THIRD_PARTIES = Measure("Q12", LEADING, LACKING, third_parties)
