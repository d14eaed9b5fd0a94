"""Closed forms for copies, exemptions, amnesties, moved terms, windows, publicity, assessments, outcomes, misfires, scores."""

from __future__ import annotations

import math

import numpy as np
from scipy import integrate, stats

from tests.closed_form import laws
from tests.closed_form.claims import DAY, HEAD, YEAR, Claim, H, counts, counts_of, days_of, in_group, per_person, share

LISTS = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 500000}, {g: B, count: 500000}]}
  statuses: {official: {start: {yes: 0.3, no: 0.7}}}
  conducts: {}
regime:
  lists:
    source: {by_hand: {share: 0.5, at: 2014-01-01}, term: 100d}
    copy: {enters: {list: source, share: 0.6, delay: {exponential: 30d}}, term: null}
    exempt_group: {by_hand: {share: 0.5, at: 2014-01-01}, exempt: {g: A}, term: null}
    exempt_trait: {by_hand: {share: 0.5, at: 2014-01-01}, exempt: {status: {official: yes}}, term: null}
    pardoned: {by_hand: {share: 0.5, at: 2014-01-01}, term: null, amnesty: {at: 2015-06-01, share: 0.6}}
"""
)

WINDOWS = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  conducts: {act: {context: courts, gravity: 1, rate: 0.5/yr}}
regime:
  sensors: {eye: {observes: act}}
  lists:
    restarted: {by_hand: {rate: 0.6/yr}, hits: restart, term: {exponential: 300d}}
    third: {enters: {observed: act, times: 3, within: ever}, term: null}
    kept: {enters: {observed: act, times: 2, within: ever, keeps: 100d}, term: null}
    several: {enters: [{observed: act, times: 9, within: ever}, {observed: act}], term: null}
    shown: {by_hand: {share: 0.5, at: 2014-01-01}, term: 400d, public: true, shown: 60d}
    dated: {by_hand: [{share: 0.5, at: 2014-01-01}, {share: 0.5, at: 2016-01-01}], term: 200d,
            public: {2013-01-01: false, 2015-01-01: true}}
    once: {by_hand: {share: 0.5, at: 2014-01-01}, term: 300d, notice: {when: with}}
  redress:
    again: {against: once, files: {wrongful: 3/yr}, grants: {wrongful: 0}, delay: 10d,
            again: {2013-01-01: false, 2017-01-01: true}}
"""
)
PACE = 0.5 / YEAR
LEAVES = 0.6 / YEAR + 1 / 300


def never_twice_within(span: float) -> float:
    """Probability that no two of the observations lie within a span: the scan statistic for two."""
    terms = ((k, H - (k - 1) * span) for k in range(19))
    return sum(math.exp(-PACE * H) * (PACE * room) ** k / math.factorial(k) for k, room in terms if room > 0)


ASSESSED = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  statuses: {risky: {start: {yes: 0.3, no: 0.7}}}
  conducts: {act: {context: courts, gravity: 1, rate: 1/yr}}
  services: {train: {context: travel, attempts: 3/yr}}
regime:
  sensors:
    survey: {assesses: {at: {2014-01-01: 0.45}}, guilty_if: {status: {risky: yes}}, flags: {guilty: 0.7, innocent: 0.2}}
    yearly: {assesses: {every: 200d, share: 0.8}, guilty_if: {status: {risky: yes}}, flags: {guilty: 0.5, innocent: 0}}
    audit: {assesses: {rate: 0.5/yr}, conduct: act, within: 180d, flags: {guilty: 1, innocent: 0}}
    gate: {assesses: {on: train, share: 0.5}, conduct: act, flags: {guilty: 0, innocent: 0}}
"""
)


GUILTY = laws.covered(1 / YEAR, laws.back_to(180.0))

LENT = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  statuses: {risky: {start: {yes: 0.3, no: 0.7}}}
  conducts:
    repaid: {context: credit, gravity: 1}
    defaulted: {context: credit, gravity: 1}
    by_score: {context: credit, gravity: 1}
    angry: {context: credit, gravity: 1}
    slip: {context: courts, gravity: 1, rate: 2/yr}
    praise: {context: civic, gravity: 1, rate: 0.4/yr}
  services:
    loan:
      {context: credit, attempts: 2/yr, outcomes: {granted: {repaid: {share: 0.7, delay: {exponential: 100d}}, defaulted: rest}}}
    card: {context: credit, attempts: 2/yr, outcomes: {granted: {by_score: {by_score: {0: 0.1, 10: 0.9}, score: drawn}}}}
    desk: {context: credit, attempts: 2/yr, outcomes: {refused: {angry: 0.5}}}
    train: {context: travel, attempts: 10/yr, spread: {shape: 0.5}}
    bus: {context: travel, attempts: 3/yr}
regime:
  sensors: {eye: {observes: [slip, praise]}}
  scores:
    drawn: {start: {2: 0.5, 8: 0.5}, bands: {high: 5, low: 0}}
    status: {start: 10, by_status: {risky: {yes: -3}}}
    forgets: {start: 10, points: {slip: -1}, keeps: 100d}
    merit: {start: 0, ceiling: 1000, points: {praise: 2}}
  lists:
    everyone: {by_hand: {share: 1, at: 2013-01-01}, term: null}
    nobody: {}
    honours: {rewards: true, enters: {score: merit, at_least: 4}, term: null}
  sanctions:
    no_desk: {list: everyone, denies: desk, enforced: 0.6}
    no_train: {list: nobody, denies: train, misfires: 0.02}
    no_loan: {list: nobody, denies: card, misfires: 0.02}
    fast_bus: {list: honours, grants: bus}
"""
)
LENDING = 2 / YEAR
MISTAKES = 10 / YEAR * H * 0.02
CHARGED = LENDING * 0.98 * H


HONOURED = laws.after_second(0.4 / YEAR, 0.4 / YEAR)

MORE_LISTS = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 500000}, {g: B, count: 500000}]}
  statuses: {official: {start: {yes: 0.3, no: 0.7}}}
  conducts:
    act: {context: courts, gravity: 1, rate: 0.3/yr}
    fare: {context: travel, gravity: 1, rate: 0.2/yr}
regime:
  sensors: {eye: {observes: act}, gate: {observes: fare}}
  lists:
    source: {by_hand: {share: 0.5, at: 2014-01-01}, term: 100d}
    late: {enters: {list: source, share: 0.6, delay: {gamma: {mean: 800d, shape: 2}}}, term: null}
    told: {by_hand: {share: 0.5, at: 2014-01-01}, term: null,
           notice: {when: with, reaches: 0.7, delay: {lognormal: {median: 800d, p90: 3000d}}}}
    there: {enters: {list: source, share: 0.6}, by_hand: {share: 0.4, at: 2013-06-01}, term: null}
    either: {enters: [{observed: act}, {observed: fare}], term: null}
    third: {enters: {observed: [act, fare], times: 3, within: ever}, term: null}
    exempt_both: {by_hand: {share: 0.5, at: 2014-01-01}, exempt: [{g: A}, {status: {official: yes}}], term: null}
    exempt_observed: {enters: {observed: act}, exempt: {g: A}, term: null}
"""
)

OTHER_LISTS = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 500000}, {g: B, count: 500000}]}
  conducts: {act: {context: courts, gravity: 1, rate: 0.3/yr}}
  services: {train: {context: travel, attempts: 3/yr}}
regime:
  sensors: {eye: {observes: act}}
  scores: {credit: {start: 10, floor: 2, points: {act: -1}, bands: {high: 1, low: 0}}}
  lists:
    pardoned: {by_hand: {rate: 0.6/yr}, term: null, amnesty: {at: 2015-06-01, share: 0.6}}
    extended: {by_hand: {rate: 0.6/yr}, hits: extend, term: 300d}
    shown: {by_hand: {share: 0.5, at: 2014-01-01}, term: {exponential: 100d}, public: true, shown: 60d}
    heard: {by_hand: {share: 1, at: 2014-01-01}, term: null, notice: {when: with}}
  sanctions: {never: {band: {credit: [low]}, denies: train}}
  redress:
    again: {against: heard, files: {wrongful: 3/yr}, grants: {wrongful: 0}, delay: 10d,
            again: {2013-01-01: true, 2015-01-01: false}}
"""
)
BOTH, STRUCK, TERM, PARDON = 0.5 / YEAR, 0.6 / YEAR, 300.0, 881.0
EITHER, OBSERVED = 1 - math.exp(-BOTH * H), 1 - math.exp(-0.3 / YEAR * H)
LATE = 0.3 * float(stats.gamma(2, scale=400).cdf(H - 365))
TOLD = 0.35 * float(stats.lognorm(math.log(3000 / 800) / 1.2815515655446004, scale=800).cdf(H - 365))
AGAIN = 1 - math.exp(-STRUCK * H) - 0.6 * (1 - math.exp(-STRUCK * PARDON)) * math.exp(-STRUCK * (H - PARDON))
"""Struck at all, less those pardoned and not struck since."""

REST = laws.after_first(1 / 100, 60.0)
SHOWN = laws.thinned((60 - REST[0], REST[1]), 0.5)
"""The lesser of 60 days and an exponential term of 100, for one half."""


def after_third() -> tuple[float, float]:
    """Law of (H - T)+ for the third point of a Poisson process, which has a gamma law."""
    cdf = stats.gamma(3, scale=1 / BOTH).cdf
    mean = float(integrate.quad(cdf, 0, H)[0])
    return mean, 2 * float(integrate.quad(lambda t: (H - t) * cdf(t), 0, H)[0]) - mean**2


def extended() -> tuple[tuple[float, float], tuple[float, float]]:
    """Laws of the listings and of the hits of a term that each strike extends: a listing begins where none was for a term."""
    quiet = np.minimum(laws.DAYS, TERM)
    begins = STRUCK * np.exp(-STRUCK * quiet)
    pairs = STRUCK * math.exp(-STRUCK * TERM) * (begins * np.maximum(H - TERM - laws.DAYS, 0.0)).sum()
    mean, total = float(begins.sum()), STRUCK * H
    variance = mean + 2 * float(pairs) - mean**2
    others = 1 + STRUCK * (H - laws.DAYS) + STRUCK * (laws.DAYS - quiet)
    shared = float((begins * others).sum()) - total * mean
    return (mean, variance), (total - mean, total + variance - 2 * shared)


def filings() -> tuple[float, float]:
    """Law of the appeals on a listing of 1,461 days: each after the first needs a decision, 10 days later, in the first 365."""
    rate, whole = 3 / YEAR, H - 365

    def filed_again(t: float, k: int) -> float:
        return float(stats.gamma(k, scale=1 / rate).pdf(t) * (1 - math.exp(-rate * (whole - t - 10 * k))))

    at_least = [1 - math.exp(-rate * whole)]
    at_least += [float(integrate.quad(filed_again, 0, 365 - 10 * k, args=(k,))[0]) for k in range(1, 37)]
    mean = sum(at_least)
    return mean, sum((2 * k + 1) * p for k, p in enumerate(at_least)) - mean**2


BEGUN, HITS = extended()

CLAIMS: list[Claim] = [
    share("copied, whatever the delay", LISTS, "ever_listed", "copy", None, 0.3),
    share("copies of wrongful listings are inherited", LISTS, "listings", "copy", "inherited", 0.3),
    Claim("an exempt group", LISTS, per_person("ever_listed", "exempt_group"), 0.25, 0.125),
    Claim("nobody of an exempt group", LISTS, per_person("ever_listed", "exempt_group", group="g=A"), 0.0, 0.0),
    share("an exempt trait", LISTS, "ever_listed", "exempt_trait", None, 0.35),
    share("ended by an amnesty", LISTS, "ends", "pardoned", "amnesty", 0.3),
    share("left on the list by an amnesty", LISTS, "listed_at_end", "pardoned", None, 0.2),
    share(
        "a term of no memory that restarts",
        WINDOWS,
        "listed_at_end",
        "restarted",
        None,
        0.6 / YEAR / LEAVES * (1 - math.exp(-LEAVES * H)),
    ),
    share("three ever", WINDOWS, "ever_listed", "third", None, float(stats.poisson(PACE * H).sf(2))),
    share("two that are kept", WINDOWS, "ever_listed", "kept", None, 1 - never_twice_within(100.0)),
    share("the first of several entries", WINDOWS, "ever_listed", "several", None, 1 - math.exp(-PACE * H)),
    Claim("shown for a time", WINDOWS, per_person("published_seconds", "shown", factor=1 / DAY), 30.0, 30.0**2),
    Claim(
        "published from a date on", WINDOWS, per_person("published_seconds", "dated", factor=1 / DAY), 100.0, 100.0**2
    ),
    share(
        "filed once where the rule says so",
        WINDOWS,
        "appeals",
        "again",
        "filed",
        0.5 * (1 - math.exp(-3 * 300 / YEAR)),
    ),
    share("assessed at a date", ASSESSED, "assessments", "survey", None, 0.45),
    share("flagged with the trait", ASSESSED, "observations", "survey", "true", 0.45 * 0.3 * 0.7),
    share("flagged without the trait", ASSESSED, "observations", "survey", "wrong_fact", 0.45 * 0.7 * 0.2),
    counts("assessed on a schedule", ASSESSED, "assessments", "yearly", 7.2, 9 * 0.8 * 0.2),
    counts_of(
        "assessed at a rate after an act",
        ASSESSED,
        "assessments",
        "audit",
        "guilty",
        laws.poisson_over(0.5 / YEAR, GUILTY),
    ),
    counts("assessed at a gate", ASSESSED, "assessments", "gate", 1.5 / YEAR * H),
    counts("an outcome with a delay", LENT, "acts", "repaid", 0.7 * LENDING * (H - 100 * (1 - math.exp(-H / 100)))),
    counts("the rest of the outcomes", LENT, "acts", "defaulted", 0.3 * LENDING * H),
    counts("an outcome by score", LENT, "acts", "by_score", 0.5 * CHARGED, 0.5 * CHARGED + CHARGED**2 * 0.24**2),
    counts("an outcome of refusals", LENT, "acts", "angry", 0.3 * LENDING * H),
    counts("misfires as a stream", LENT, "denials", "no_train", MISTAKES, MISTAKES + MISTAKES**2 / 0.5, part="misfire"),
    counts("misfires at attempts", LENT, "denials", "no_loan", 0.02 * LENDING * H, part="misfire"),
    share("a score from a table", LENT, "band_at_end", "drawn", "low", 0.5),
    Claim("points of a status", LENT, per_person("score_sum_at_end", "status", factor=0.1), 9.1, 9 * 0.21),
    Claim(
        "points that are forgotten",
        LENT,
        per_person("score_sum_at_end", "forgets", factor=0.1),
        10 - 200 / YEAR,
        200 / YEAR,
    ),
    share(
        "rewarded at the second gain", LENT, "ever_listed", "honours", None, float(stats.poisson(0.4 / YEAR * H).sf(1))
    ),
    Claim(
        "a redlist is no blacklist", LENT, lambda run: run.value("ever_listed", "any") / run.persons("all"), 1.0, 0.0
    ),
    counts_of("favours under a reward", LENT, "favours", "fast_bus", "rightful", laws.poisson_over(3 / YEAR, HONOURED)),
    share("a copy after a gamma delay", MORE_LISTS, "ever_listed", "late", None, LATE),
    share("told after a lognormal delay", MORE_LISTS, "notices_reached", "told", None, TOLD),
    share("no copy of one who is there already", MORE_LISTS, "listings", "there", "inherited", 0.6 * 0.3),
    share("on a list by hand or by copy", MORE_LISTS, "ever_listed", "there", None, 1 - 0.6 * 0.7),
    days_of("days of two entries", MORE_LISTS, "listed_seconds", "either", None, laws.after_first(BOTH)),
    share("the first of two streams", MORE_LISTS, "listings_by_cause", "either", "act/eye", 0.6 * EITHER),
    share("the other of two streams", MORE_LISTS, "listings_by_cause", "either", "fare/gate", 0.4 * EITHER),
    days_of("days since the third ever", MORE_LISTS, "listed_seconds", "third", None, after_third()),
    in_group("exempt by group or trait", MORE_LISTS, ("ever_listed", "exempt_both", None, "g=B"), 0.35, 0.5),
    in_group(
        "as without the exemption of others", MORE_LISTS, ("ever_listed", "exempt_observed", None, "g=B"), OBSERVED, 0.5
    ),
    in_group("nobody of a group that is exempt", MORE_LISTS, ("ever_listed", "exempt_observed", None, "g=A"), 0.0, 0.5),
    share("listed again after an amnesty", OTHER_LISTS, "listed_at_end", "pardoned", None, AGAIN),
    share(
        "listed at the end of an extended term",
        OTHER_LISTS,
        "listed_at_end",
        "extended",
        None,
        1 - math.exp(-STRUCK * TERM),
    ),
    counts_of("listings of an extended term", OTHER_LISTS, "listings", "extended", None, BEGUN),
    counts_of("hits that extend", OTHER_LISTS, "hits_while_listed", "extended", None, HITS),
    days_of("shown for a time or a term", OTHER_LISTS, "published_seconds", "shown", None, SHOWN),
    counts_of("filed again up to a date", OTHER_LISTS, "appeals", "again", "filed", filings()),
    days_of("a band that is never reached", OTHER_LISTS, "sanction_seconds", "never", None, (0.0, 0.0)),
    counts_of("no refusals by it", OTHER_LISTS, "denials", "never", None, (0.0, 0.0)),
]
