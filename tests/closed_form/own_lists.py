"""Closed forms for copies with delays, pardons by group, terms that restart, suspension by date, and time shown or removed."""

from __future__ import annotations

import math

from scipy import integrate

from tests.closed_form import laws
from tests.closed_form.claims import HEAD, YEAR, Claim, H, counts_of, days_of, in_group, share

COPIED = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 500000}, {g: B, count: 500000}]}
  conducts: {act: {context: courts, gravity: 1, rate: 0.3/yr}}
regime:
  sensors: {eye: {observes: act, false_alarms: 0.1/yr}}
  lists:
    source: {enters: {observed: act}, term: null}
    copy: {enters: {list: source, share: 0.6, delay: {exponential: 100d}}, term: null}
    copy_of_copy: {enters: {list: copy, share: 0.5}, term: null}
    short: {enters: {list: source, delay: 10d}, term: 20d}
    start: {initial: {share: 0.3}, term: null}
    not_of_the_start: {enters: {list: start}, term: null}
"""
)

MOVED = (
    HEAD
    + """
world: {population: {cells: [{g: A, count: 500000}, {g: B, count: 500000}]}, conducts: {}}
regime:
  lists:
    pardoned: {by_hand: {share: 0.5, at: 2014-01-01}, term: null,
               amnesty: [{at: 2015-01-01, share: 0.6, group: {g: A}}, {at: 2016-01-01, group: {g: B}},
                         {at: 2017-01-01, share: 0.5}]}
    restarted: {by_hand: {rate: 0.6/yr}, hits: restart, term: {exponential: 300d}}
    extended: {by_hand: {rate: 0.6/yr}, hits: extend, term: 300d}
    briefly: {by_hand: {share: 0.5, at: 2014-01-01}, term: 100d, removal: 20d, public: true, shown: 110d}
"""
)
SEEN, STRUCK, DELAYED = 0.4 / YEAR, 0.6 / YEAR, 1 / 100
IN_TIME = laws.within_run(SEEN, DELAYED)
COPY_DAYS = laws.thinned(laws.after_second(SEEN, DELAYED), 0.6)
RESTARTED = (0.0, STRUCK, 1 / 300)
EXTENDED = laws.covered(STRUCK, laws.back_to(300.0))
SHORT = 1 - math.exp(-SEEN * (H - 10))


def short_days() -> tuple[float, float]:
    """Mean and variance of the days of a copy that begins 10 days after the first observation and lasts for 20."""
    first, last = (laws.after_first(SEEN, H - days)[0] for days in (10.0, 30.0))
    mean = first - last
    inside = 20.0**2 * (1 - math.exp(-SEEN * (H - 30)))
    cut = integrate.quad(lambda t: SEEN * math.exp(-SEEN * t) * (H - 10 - t) ** 2, H - 30, H - 10)[0]
    return mean, float(inside + cut) - mean**2


CONTESTED = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  conducts: {}
  services: {train: {context: travel, attempts: 3/yr}}
regime:
  lists:
    watch: {by_hand: [{share: 1, at: 2014-01-01}, {share: 1, at: 2016-01-01}], term: 300d, notice: {when: with}}
    corrected: {by_hand: {share: 1, at: 2014-01-01}, term: 300d, notice: {when: with}, removal: 40d}
  sanctions:
    label: {list: watch}
    no_train: {list: watch, denies: train}
    other: {list: corrected}
  redress:
    appeal: {against: watch, files: {wrongful: 3/yr}, grants: {wrongful: 0}, delay: 60d, again: false,
             suspends: {2013-01-01: false, 2015-01-01: true}}
    correction: {against: corrected, files: {wrongful: 3/yr}, grants: {wrongful: {2013-01-01: 0.4, 2014-06-01: 0.9}}, delay: 0d,
                 again: {2013-01-01: false, 2017-01-01: true}, propagates: 10d}
"""
)
FILES = 3 / YEAR
TERM, PENDING = 300.0, 60.0


def suspended() -> tuple[float, float]:
    """Mean and variance of the days for which one appeal suspends a term."""
    whole = 1 - math.exp(-FILES * (TERM - PENDING))
    rest = [
        integrate.quad(lambda t, p=power: FILES * math.exp(-FILES * t) * (TERM - t) ** p, TERM - PENDING, TERM)[0]
        for power in (1, 2)
    ]
    mean = PENDING * whole + rest[0]
    return mean, PENDING**2 * whole + rest[1] - mean**2


REST = suspended()
UNDER = (2 * TERM - REST[0], REST[1])
GRANTED = 0.4 * (1 - math.exp(-FILES * 151)) + 0.9 * (math.exp(-FILES * 151) - math.exp(-FILES * TERM))
"""The grant is read at the decision, which is the filing; 151 days from New Year to June."""


def corrected_days() -> tuple[float, float]:
    """Mean and variance of the days under a sanction: up to the correction and 10 more, or the term and 40 more."""
    parts = ((0.0, 151.0, 0.4), (151.0, TERM, 0.9))
    moments = []
    for power in (1, 2):
        early = sum(
            integrate.quad(lambda t, p=power, g=g: g * FILES * math.exp(-FILES * t) * (t + 10) ** p, a, b)[0]
            for a, b, g in parts
        )
        moments.append(early + (1 - GRANTED) * (TERM + 40) ** power)
    return moments[0], moments[1] - moments[0] ** 2


CLAIMS: list[Claim] = [
    share("copies in time, true", COPIED, "listings", "copy", "true", 0.6 * 0.75 * IN_TIME),
    share("copies in time, inherited", COPIED, "listings", "copy", "inherited", 0.6 * 0.25 * IN_TIME),
    days_of("days of copies with a delay", COPIED, "listed_seconds", "copy", None, COPY_DAYS),
    share("copies of copies", COPIED, "ever_listed", "copy_of_copy", None, 0.3 * IN_TIME),
    share("copies of copies inherit too", COPIED, "listings", "copy_of_copy", "inherited", 0.3 * 0.25 * IN_TIME),
    share("a copy after a fixed delay", COPIED, "ever_listed", "short", None, SHORT),
    days_of("days of a copy with a term of its own", COPIED, "listed_seconds", "short", None, short_days()),
    share("listings of the start are not copied", COPIED, "ever_listed", "not_of_the_start", None, 0.0),
    in_group("pardoned in group A", MOVED, ("ends", "pardoned", "amnesty", "g=A"), 0.5 * (0.6 + 0.4 * 0.5), 0.5),
    in_group("pardoned in group B", MOVED, ("ends", "pardoned", "amnesty", "g=B"), 0.5, 0.5),
    days_of(
        "days of a term that restarts",
        MOVED,
        "listed_seconds",
        "restarted",
        None,
        laws.days_in_state(*RESTARTED),
    ),
    counts_of("listings with a term that restarts", MOVED, "listings", "restarted", None, laws.moves_up(*RESTARTED)),
    days_of("days of a term that is extended", MOVED, "listed_seconds", "extended", None, EXTENDED),
    days_of(
        "published for as long as it is shown",
        MOVED,
        "published_seconds",
        "briefly",
        None,
        (55.0, 55.0**2),
    ),
    days_of("published after the end", MOVED, "published_seconds", "briefly", "after_end", (5.0, 5.0**2)),
    days_of("a sanction that an appeal suspends from a date on", CONTESTED, "sanction_seconds", "label", None, UNDER),
    counts_of(
        "refusals that an appeal suspends", CONTESTED, "denials", "no_train", None, laws.poisson_over(3 / YEAR, UNDER)
    ),
    share("granted by a dated rule", CONTESTED, "ends", "corrected", "corrected", GRANTED),
    days_of("days under a sanction that is corrected", CONTESTED, "sanction_seconds", "other", None, corrected_days()),
]
