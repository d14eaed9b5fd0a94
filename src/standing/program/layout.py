"""The records that kernels read and write: one for the scenario's tables, one for a person's state.

Every record type has the capacities of a `Shape`; all but very large scenarios share one shape, hence one compiled kernel,
and a larger one compiles its own. Room that nobody writes to takes no memory. Fields named `…_q` hold the index of a
quantity, `…_law` of a law, `…_stream` a 32-bit stream, `at_…` the first slot of a tally; -1 means "none". Times are seconds
since the start of the run, rates are per second. Over 300 lines because it is one list of fields, each documented here once.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final

import numpy as np

REPLICATES: Final = 64
"""Replicate groups of persons, as in `standing.records.kinds`; kernels are cached by the sources that they are made of."""

CHUNK: Final = 1024
"""Persons screened at a time: their flags stay in the nearest cache."""

STREAMS_AHEAD: Final = 31
"""Streams with a bit of their own in a person's flags, and draws for many persons at a time."""

PAIRS_AHEAD: Final = 64
"""Pairs of a sensor and a conduct with draws for many persons at a time: more would take memory that few persons need."""

GAPS_AHEAD: Final = 3
"""First gaps of such a stream that are drawn so."""

ACTS_AHEAD: Final = 2
"""First acts of a conduct for which the looks of sensors are drawn so."""

ROOM_AHEAD: Final = CHUNK + 24
"""Room for as many persons; rows that began at multiples of 4 KiB would drive each other from the cache."""

FACTOR_BINS: Final = 1024
"""Bins of a factor's uniform, each with an upper bound of the factor."""

SCANNED: Final = 64
"""Blocks of 64 days of a channel that are looked at together."""

MARKED: Final = 262_144
"""Most persons of a block whose lives leave marks."""

TICKS: Final = 1_048_576.0
"""Parts of a second that a mark tells apart."""

NAMED: Final = 256
"""Items of one kind that have room for their names."""

KINDS: Final = 10
"""Kinds of items that events are about."""

REGIMES: Final = 16
"""Most regimes that the same persons are lived under together."""

SETS: Final = 64
"""Most sets of regimes that share a life for a while."""

BANDS: Final = 16
"""Most bands of one score."""

VALUES: Final = 16
"""Most values of one status."""


@dataclass(frozen=True)
class Shape:
    """Capacities of the records: how many items of each kind, and how much of a person's life may be pending."""

    conducts: int = 64
    sensors: int = 64
    pairs: int = 256
    streams: int = 256
    scores: int = 16
    lists: int = 32
    entries: int = 64
    sanctions: int = 64
    services: int = 64
    redress: int = 32
    statuses: int = 16
    moves: int = 64
    goals: int = 128
    responses: int = 128
    channels: int = 256
    factors: int = 64
    assessors: int = 32
    outcomes: int = 64
    dependants: int = 8
    attached: int = 32
    quantities: int = 2048
    calendars: int = 512
    laws: int = 1024
    segments: int = 1024
    agenda: int = 16_384
    listings: int = 1024
    seen: int = 16_384
    events: int = 65_536

    def holding(self, **needed: int) -> Shape:
        """The smallest shape of doubled capacities that holds what is needed."""
        grown = {}
        for field in fields(self):
            capacity = getattr(self, field.name)
            while capacity < needed.get(field.name, 0):
                capacity *= 2
            grown[field.name] = capacity
        return Shape(**grown)


QUANTITY: Final = [("at", "i8"), ("stride", "i8"), ("calendar", "i8")]
"""value(cell, t) = numbers[at + stride x cell] x calendar(t)."""

CALENDAR: Final = [("at", "i8"), ("count", "i8"), ("highest", "f8")]
"""`highest` is the largest multiplier; `count` starts, then as many multipliers, then the integral of the multiplier up to
each start, seconds; count 0 means always 1."""

LAW: Final = [("first", "i8"), ("count", "i8")]
"""Segments first … first + count - 1, ascending in `since`."""

SEGMENT: Final = [("since", "f8"), ("kind", "i8"), ("scale_q", "i8"), ("form", "f8"), ("table", "i8")]
"""One law of a span from `since` on; `form` is a gamma shape, or p90 / median of a lognormal;
`table` is the day table of a calendar term."""

CONDUCT: Final = [
    ("trait", "i8"),
    ("values", "i8"),
    ("settles_q", "i8"),
    ("settle_stream", "i8"),
    ("first_pair", "i8"),
    ("pairs", "i8"),
    ("logged", "u1"),
    ("at_acts", "i8"),
    ("at_made", "i8"),
    ("at_forgone", "i8"),
    ("at_persons", "i8"),
    ("differs", "i8"),
]
"""A conduct; after those of the scenario, one for each trait that is assessed: `trait` is its status, `values` its bits."""

PAIR: Final = [
    ("sensor", "i8"),
    ("conduct", "i8"),
    ("detects_q", "i8"),
    ("wrong_q", "i8"),
    ("delay_law", "i8"),
    ("observe_stream", "i8"),
    ("delay_stream", "i8"),
    ("stray_stream", "i8"),
    ("stray_delay_stream", "i8"),
    ("stray_settle_stream", "i8"),
    ("own_source", "i8"),
    ("stray_source", "i8"),
    ("alarm_source", "i8"),
    ("origins", "i8"),
    ("logged", "u1"),
    ("at_observations", "i8"),
    ("differs", "i8"),
]
"""One sensor looking at one conduct; rows of a conduct lie together. `origins`: numbers[origins + cells x receiver + k] is the
cumulated share of a receiver's strays whose actor is in cells 0 … k."""

STREAM: Final = [
    ("kind", "i8"),
    ("address", "i8"),
    ("rate_q", "i8"),
    ("mode", "i8"),
    ("factor", "i8"),
    ("subject", "i8"),
    ("at", "f8"),
    ("first", "i8"),
    ("source", "i8"),
    ("plain", "u1"),
]
"""Something that comes to a person from outside: a Poisson stream (acts, alarms, strays, entries by hand, leaving), once at the
instant `at`, or every `at` seconds; numbered from `first` on. `plain` says that it is a Poisson stream at a constant rate, the
same for everybody of a cell."""

STATUS: Final = [
    ("values", "i8"),
    ("start", "i8"),
    ("stride", "i8"),
    ("start_stream", "i8"),
    ("first_move", "i8"),
    ("moves", "i8"),
    ("at_end", "i8"),
    ("at_seconds", "i8"),
    ("stock", "i8"),
]
"""numbers[start + stride x cell + k] is the cumulated probability of values 0 … k at birth."""

MOVE: Final = [("status", "i8"), ("origin", "i8"), ("value", "i8"), ("at", "i8")]

GOAL: Final = [("first_response", "i8"), ("responses", "i8"), ("first_channel", "i8"), ("channels", "i8")]
"""What responses multiply: conducts, then moves, then the attempts at each service."""

RESPONSE: Final = [("kind", "i8"), ("subject", "i8"), ("mask", "i8"), ("times", "i8"), ("by_q", "i8")]
"""One multiplier of one goal; `mask` holds bits of lists, bands or values."""

CHANNEL: Final = [
    ("kind", "i8"),
    ("subject", "i8"),
    ("floor", "f8"),
    ("width", "f8"),
    ("rate_q", "i8"),
    ("factor", "i8"),
    ("address", "i8"),
    ("word", "i8"),
]
"""Candidates of heights floor … floor + width that restart in each block of 64 days; `word` is the high word of their numbers."""

FACTOR: Final = [("form", "f8"), ("stream", "i8")]
"""A gamma factor of a person, of mean 1; row 0 is frailty."""

ASSESSOR: Final = [
    ("pair", "i8"),
    ("conduct", "i8"),
    ("within_q", "i8"),
    ("trait", "i8"),
    ("values", "i8"),
    ("guilty_q", "i8"),
    ("innocent_q", "i8"),
    ("flag_stream", "i8"),
    ("assess_stream", "i8"),
    ("share_q", "i8"),
    ("service", "i8"),
    ("asks", "u1"),
    ("at", "i8"),
]
"""A sensor that assesses; `asks` says that an assessment takes place only with probability `share`, drawn when it is due."""

OUTCOME: Final = [
    ("conduct", "i8"),
    ("kind", "i8"),
    ("share_q", "i8"),
    ("score", "i8"),
    ("curve", "i8"),
    ("stride", "i8"),
    ("delay_law", "i8"),
]
"""What may follow an attempt; numbers[curve + stride x cell] is where a curve lies: how many points, scores, shares."""

DEPENDANT: Final = [("at", "i8"), ("stride", "i8"), ("count", "i8"), ("stream", "i8")]
"""numbers[at + stride x cell + k] is the cumulated probability of 0 … k dependants of this kind."""

ATTACHED: Final = [("kind", "i8"), ("service", "i8"), ("channel", "i8")]
"""Attempts of a kind of dependants at a service."""

SCORE: Final = [
    ("start_q", "i8"),
    ("table", "i8"),
    ("stride", "i8"),
    ("start_stream", "i8"),
    ("keeps_q", "i8"),
    ("watched", "u1"),
    ("ceiling_q", "i8"),
    ("floor_q", "i8"),
    ("rise", "f8"),
    ("every", "f8"),
    ("linear", "u1"),
    ("bands", "i8"),
    ("bound", "f8", (BANDS,)),
    ("at_sum", "i8"),
    ("at_value", "i8"),
    ("values", "i8"),
    ("highest", "f8"),
    ("per_point", "f8"),
    ("at_band", "i8"),
    ("at_band_seconds", "i8"),
    ("stock_band", "i8"),
]

SANCTION: Final = [
    ("service", "i8"),
    ("grants", "i8"),
    ("attached", "i8"),
    ("dependant", "i8"),
    ("score", "i8"),
    ("bands", "i8"),
    ("reward", "u1"),
    ("misfire", "i8"),
    ("misfire_q", "i8"),
    ("misfire_stream", "i8"),
    ("at_favours", "i8"),
    ("enforced_q", "i8"),
    ("enforce_stream", "i8"),
    ("at_seconds", "i8"),
    ("at_cause", "i8"),
    ("at_end", "i8"),
    ("at_denials", "i8"),
    ("at_by_list", "i8"),
    ("at_persons", "i8"),
    ("stock", "i8"),
]
"""A sanction; a public list adds a row of its own that denies nothing and counts `published_seconds`."""

SERVICE: Final = [
    ("always", "u1"),
    ("outcome_stream", "i8"),
    ("outcome_delay_stream", "i8"),
    ("first_granted", "i8"),
    ("granted", "i8"),
    ("first_refused", "i8"),
    ("refused", "i8"),
]
"""A service; `always` says that its attempts matter whoever makes them."""

REDRESS: Final = [
    ("files_wrongful_q", "i8"),
    ("files_rightful_q", "i8"),
    ("file_stream", "i8"),
    ("delay_law", "i8"),
    ("delay_stream", "i8"),
    ("grants_wrongful_q", "i8"),
    ("grants_rightful_q", "i8"),
    ("grant_stream", "i8"),
    ("again_q", "i8"),
    ("suspends_q", "i8"),
    ("propagates_law", "i8"),
    ("propagate_stream", "i8"),
    ("by_notice", "u1"),
    ("from_decision", "u1"),
    ("in_time", "f8"),
    ("at_appeals", "i8"),
]

LIST: Final = [
    ("source", "i8"),
    ("copied", "u1"),
    ("follows", "u1"),
    ("rewards", "u1"),
    ("hits", "i8"),
    ("exempt_q", "i8"),
    ("exempt_status", "i8"),
    ("exempt_values", "i8"),
    ("public_q", "i8"),
    ("shown_q", "i8"),
    ("first_entry", "i8"),
    ("entries", "i8"),
    ("leaves_settled", "u1"),
    ("leaves_term", "u1"),
    ("leaves_corrected", "u1"),
    ("met_q", "i8"),
    ("not_met_q", "i8"),
    ("decide_stream", "i8"),
    ("decide_law", "i8"),
    ("decide_delay_stream", "i8"),
    ("notice", "i8"),
    ("reaches_q", "i8"),
    ("notice_stream", "i8"),
    ("notice_law", "i8"),
    ("notice_delay_stream", "i8"),
    ("has_grace", "u1"),
    ("grace_law", "i8"),
    ("grace_stream", "i8"),
    ("grace_early", "u1"),
    ("term_law", "i8"),
    ("term_stream", "i8"),
    ("fails_q", "i8"),
    ("fail_stream", "i8"),
    ("removal_law", "i8"),
    ("removal_stream", "i8"),
    ("redress", "i8"),
    ("initial_q", "i8"),
    ("initial_wrongful_q", "i8"),
    ("initial_stream", "i8"),
    ("initial_law", "i8"),
    ("initial_since_stream", "i8"),
    ("initial_settle_stream", "i8"),
    ("initial_conduct", "i8"),
    ("initial_source", "i8"),
    ("within", "f8"),
    ("at_hits", "i8"),
    ("at_hand", "i8"),
    ("at_decisions", "i8"),
    ("at_averted", "i8"),
    ("at_listings", "i8"),
    ("at_made", "i8"),
    ("at_cause", "i8"),
    ("at_listings_by_acts", "i8"),
    ("at_ends", "i8"),
    ("at_stale", "i8"),
    ("at_listed", "i8"),
    ("at_wrongful", "i8"),
    ("at_stale_end", "i8"),
    ("at_ever", "i8"),
    ("at_ever_wrongful", "i8"),
    ("at_ever_wrongful_by_acts", "i8"),
    ("at_overlap", "i8"),
    ("at_persons", "i8"),
    ("at_seconds", "i8"),
    ("at_wrongful_seconds", "i8"),
    ("at_stale_seconds", "i8"),
    ("at_notices", "i8"),
    ("at_reached", "i8"),
    ("at_bitten", "i8"),
    ("at_bitten_before", "i8"),
    ("at_funnel", "i8"),
    ("at_funnel_by_acts", "i8"),
    ("at_never_met", "i8"),
    ("at_never_met_wrongful", "i8"),
    ("at_met", "i8"),
    ("at_missed", "i8"),
    ("at_confusion", "i8"),
    ("at_duration", "i8"),
    ("at_lag", "i8"),
    ("at_stale_duration", "i8"),
    ("stock_listed", "i8"),
    ("stock_wrongful", "i8"),
    ("differs", "i8"),
    ("differs_entry", "i8"),
    ("differs_clock", "i8"),
    ("differs_appeal", "i8"),
    ("differs_beginning", "i8"),
    ("differs_dependants", "i8"),
    ("differs_term", "i8"),
    ("differs_removal", "i8"),
    ("differs_after", "f8"),
]
"""A list; `follows` says that it needs the obligations of its triggers, `copied` that another list copies it. Where several
regimes are lived together, fields `differs…` hold a bit for each that has other rules here: for whatever happens to a candidate
or listing, for who becomes one, for the clock of an appeal, for what becomes of one that is filed; and from when on (`stages`):
the beginning, for everybody or for those with dependants, `differs_after` seconds later, or the end."""

AGENDA: Final = [
    ("time", "f8"),
    ("n", "i8"),
    ("act", "f8"),
    ("behind", "i8"),
    ("sequence", "i4"),
    ("stamp", "i4"),
    ("subject", "i4"),
    ("conduct", "i4"),
    ("kind", "i1"),
    ("truth", "i1"),
    ("made", "i1"),
]
"""What is pending: `subject` is the stream, pair, listing or channel concerned; `stamp` tells whether it is still meant; `behind`
is the number of the act behind an observation. Narrow fields hold what cannot be large (a life has fewer than 2^31 events, kinds
and truths are codes): entries are moved with every event, and short ones took 7 % of the time off a life."""

SEEN: Final = [
    ("time", "f8"),
    ("pair", "i8"),
    ("truth", "i8"),
    ("n", "i8"),
    ("source", "i8"),
    ("behind", "i8"),
    ("conduct", "i8"),
    ("gone", "u1"),
]
"""An observation that may still count for n within w."""

DONE: Final = [("time", "f8"), ("conduct", "i8")]
"""An act that may still count for a condition of n within w."""


def entry_fields(shape: Shape) -> list[Any]:
    """One entry condition of a list."""
    return [
        ("kind", "i8"),
        ("times_q", "i8"),
        ("within_q", "i8"),
        ("reset", "u1"),
        ("by_act", "u1"),
        ("by_sensor", "u1"),
        ("score", "i8"),
        ("bound_q", "i8"),
        ("sign", "i8"),
        ("keeps_q", "i8"),
        ("from_list", "i8"),
        ("share_q", "i8"),
        ("delay_law", "i8"),
        ("copy_stream", "i8"),
        ("copy_delay_stream", "i8"),
        ("differs", "i8"),
        ("again", "u1"),
        ("conducts", "u1", (shape.conducts,)),
        ("sensors", "u1", (shape.sensors,)),
        ("bands", "u1", (BANDS,)),
    ]


def listing_fields(shape: Shape) -> list[Any]:
    """One candidate or listing of a person, from the decision to the last sanction lifted."""
    return [
        ("status", "i8"),
        ("stamp", "i8"),
        ("list", "i8"),
        ("kind", "i8"),
        ("pair", "i8"),
        ("truth", "i8"),
        ("source", "i8"),
        ("n", "i8"),
        ("again", "i8"),
        ("act", "f8"),
        ("settled_at", "f8"),
        ("number", "i8"),
        ("from_list", "i8"),
        ("made", "i8"),
        ("published", "u1"),
        ("hidden", "u1"),
        ("start", "f8"),
        ("due", "f8"),
        ("end", "f8"),
        ("stale_from", "f8"),
        ("reason", "i8"),
        ("acts", "i8"),
        ("initial", "u1"),
        ("counted", "u1"),
        ("noticed", "u1"),
        ("aware", "u1"),
        ("stale", "u1"),
        ("pending", "u1"),
        ("suspended", "u1"),
        ("closed", "u1"),
        ("bitten", "u1"),
        ("filed", "u1"),
        ("decided", "u1"),
        ("in_time", "u1"),
        ("filed_at", "f8"),
        ("appeal", "i8"),
        ("clock", "i8"),
        ("taken", "f8", (shape.scores,)),
    ]


HEAD: Final = [
    ("end", "f8"),
    ("counts_from", "f8"),
    ("all_lived", "u1"),
    ("leaves_no_trace", "u1"),
    ("watched", "u1"),
    ("cells", "i8"),
    ("statuses", "i8"),
    ("moves", "i8"),
    ("goals", "i8"),
    ("responses", "i8"),
    ("channels", "i8"),
    ("factors", "i8"),
    ("assessors", "i8"),
    ("dependants", "i8"),
    ("attachments", "i8"),
    ("real_conducts", "i8"),
    ("conducts", "i8"),
    ("pairs", "i8"),
    ("streams", "i8"),
    ("scores", "i8"),
    ("lists", "i8"),
    ("sanctions", "i8"),
    ("real_sanctions", "i8"),
    ("services", "i8"),
    ("longest_window", "f8"),
    ("slots", "i8"),
    ("series_slots", "i8"),
    ("histogram_at", "i8"),
    ("series_at", "i8"),
    ("stock_at", "i8"),
    ("tally_size", "i8"),
    ("bins", "i8"),
    ("bin_of_day", "i8"),
    ("histogram_days", "i8"),
    ("at_lived", "i8"),
    ("at_there", "i8"),
    ("at_listed_any", "i8"),
    ("at_ever_any", "i8"),
    ("at_ever_wrongful_any", "i8"),
    ("at_sanctioned_any", "i8"),
    ("at_stacked", "i8"),
    ("differs_at_birth", "i8"),
    ("differs_at_move", "i8"),
]
"""What belongs to no item: the clock, how many rows each table has, and where the parts of a tally begin."""


@cache
def program_type(shape: Shape) -> np.dtype[np.void]:
    """Record type of a scenario's tables, one row per item."""
    return np.dtype(
        [
            *HEAD,
            ("quantity", np.dtype(QUANTITY, align=True), (shape.quantities,)),
            ("calendar", np.dtype(CALENDAR, align=True), (shape.calendars,)),
            ("law", np.dtype(LAW, align=True), (shape.laws,)),
            ("segment", np.dtype(SEGMENT, align=True), (shape.segments,)),
            ("conduct", np.dtype(CONDUCT, align=True), (shape.conducts,)),
            ("pair", np.dtype(PAIR, align=True), (shape.pairs,)),
            ("stream", np.dtype(STREAM, align=True), (shape.streams,)),
            ("score", np.dtype(SCORE, align=True), (shape.scores,)),
            ("entry", np.dtype(entry_fields(shape), align=True), (shape.entries,)),
            ("list", np.dtype(LIST, align=True), (shape.lists,)),
            ("sanction", np.dtype(SANCTION, align=True), (shape.sanctions,)),
            ("service", np.dtype(SERVICE, align=True), (shape.services,)),
            ("redress", np.dtype(REDRESS, align=True), (shape.redress,)),
            ("status", np.dtype(STATUS, align=True), (shape.statuses,)),
            ("move", np.dtype(MOVE, align=True), (shape.moves,)),
            ("goal", np.dtype(GOAL, align=True), (shape.goals,)),
            ("response", np.dtype(RESPONSE, align=True), (shape.responses,)),
            ("channel", np.dtype(CHANNEL, align=True), (shape.channels,)),
            ("factor", np.dtype(FACTOR, align=True), (shape.factors,)),
            ("assessor", np.dtype(ASSESSOR, align=True), (shape.assessors,)),
            ("outcome", np.dtype(OUTCOME, align=True), (shape.outcomes,)),
            ("dependant", np.dtype(DEPENDANT, align=True), (shape.dependants,)),
            ("attached", np.dtype(ATTACHED, align=True), (shape.attached,)),
            ("points", "f8", (shape.scores, shape.conducts)),
            ("by_status", "f8", (shape.scores, shape.statuses, VALUES)),
            ("named", "u1", (shape.lists, shape.conducts)),
            ("about", "u1", (shape.lists, shape.conducts)),
            ("holds", "u1", (shape.sanctions, shape.lists)),
        ],
        align=True,
    )


LIFE: Final = [
    ("key", "u8"),
    ("person", "i8"),
    ("cell", "i8"),
    ("row", "i8"),
    ("generation", "i8"),
    ("era", "i8"),
    ("born", "f8"),
    ("marking", "u1"),
    ("mark", "u8"),
    ("recording", "u1"),
    ("recorded", "i8"),
    ("candidates", "i8"),
    ("overflow", "i8"),
    ("pending", "i8"),
    ("sequence", "i8"),
    ("stamp", "i8"),
    ("used", "i8"),
    ("clean", "u1"),
    ("seen_count", "i8"),
    ("log_count", "i8"),
    ("denied_now", "i8"),
    ("denied_most", "i8"),
    ("denied_since", "f8"),
    ("sharing", "i8"),
    ("touched", "i8"),
]
"""The seed, who the person is, and how much of each table of the state is in use. `era` is added to the ordinals of a
generation. `sharing` holds the bits of the other regimes that share this life so far; `touched` of those for which the next
event may go another way."""

EVENT: Final = [
    ("person", "i8"),
    ("time", "f8"),
    ("n", "i8"),
    ("value", "f8"),
    ("generation", "i8"),
    ("cell", "i8"),
    ("event", "i8"),
    ("about", "i8"),
    ("part", "i8"),
    ("truth", "i8"),
    ("cause", "i8"),
    ("listing", "i8"),
    ("made", "i8"),
]
"""One row of a ledger, in codes (docs/model.md, section 5.1)."""


def world_fields(shape: Shape) -> list[Any]:
    """What a person is and does: streams, acts, statuses, responses, channels, and in which blocks one is known to be silent.

    What was drawn ahead (`kernel.ahead`): of `gaps_ahead` gaps of a stream, what it comes to, and at which instants where it is
    plain; of `acts_ahead` acts of a conduct, how sensors look at them.
    """
    return [
        ("done", "f8", (shape.streams,)),
        ("n", "i8", (shape.streams,)),
        ("gaps_ahead", "i8", (shape.streams,)),
        ("done_ahead", "f8", (STREAMS_AHEAD, GAPS_AHEAD)),
        ("time_ahead", "f8", (STREAMS_AHEAD, GAPS_AHEAD)),
        ("detects_ahead", "f8", (PAIRS_AHEAD, ACTS_AHEAD)),
        ("wrong_ahead", "f8", (PAIRS_AHEAD, ACTS_AHEAD)),
        ("acts_ahead", "i8", (shape.conducts,)),
        ("acts", "i8", (shape.conducts,)),
        ("acts_counted", "i8", (shape.conducts,)),
        ("last_act", "f8", (shape.conducts,)),
        ("last_n", "i8", (shape.conducts,)),
        ("last_made", "i8", (shape.conducts,)),
        ("value", "i8", (shape.statuses,)),
        ("shadow_value", "i8", (shape.statuses,)),
        ("value_since", "f8", (shape.statuses,)),
        ("product", "f8", (shape.goals,)),
        ("shadow", "f8", (shape.goals,)),
        ("on", "u1", (shape.channels,)),
        ("on_stamp", "i8", (shape.channels,)),
        ("block", "i8", (shape.channels,)),
        ("position", "i8", (shape.channels,)),
        ("spent", "f8", (shape.channels,)),
        ("silent_from", "i8", (shape.channels,)),
        ("silent_to", "i8", (shape.channels,)),
        ("factor", "f8", (shape.factors,)),
        ("factor_uniform", "f8", (shape.factors,)),
        ("word", "u8", (SCANNED,)),
        ("attached", "i8", (shape.dependants,)),
    ]


def record_fields(shape: Shape) -> list[Any]:
    """What is held against a person: scores and lists."""
    return [
        ("ceiling", "f8", (shape.scores,)),
        ("score", "f8", (3, shape.scores)),
        ("score_at", "f8", (3, shape.scores)),
        ("worst", "i8", (shape.scores,)),
        ("band", "i8", (2, shape.scores)),
        ("band_stamp", "i8", (shape.scores,)),
        ("latest_cost", "i8", (shape.scores,)),
        ("first_score", "f8", (shape.scores,)),
        ("band_since", "f8", (shape.scores,)),
        ("taken", "f8", (shape.scores,)),
        ("hit", "i8", (shape.scores,)),
        ("slot", "i8", (shape.lists,)),
        ("listings", "i8", (shape.lists,)),
        ("entered", "i8", (shape.lists,)),
        ("reset_at", "f8", (shape.lists,)),
        ("ever", "u1", (shape.lists,)),
        ("ever_wrongful", "u1", (shape.lists,)),
        ("met_at", "f8", (shape.lists,)),
        ("caught", "u1", (shape.lists,)),
    ]


def sanction_fields(shape: Shape) -> list[Any]:
    """Under which sanctions a person is, and what they refuse."""
    return [
        ("category", "i8", (shape.sanctions,)),
        ("held_since", "f8", (shape.sanctions,)),
        ("cause", "i8", (shape.sanctions,)),
        ("cause_list", "i8", (shape.sanctions,)),
        ("holder", "i8", (shape.sanctions,)),
        ("persons", "i8", (shape.sanctions,)),
        ("denials", "i8", (shape.sanctions,)),
        ("denied_by", "i8", (shape.services,)),
        ("favoured_by", "i8", (shape.services,)),
        ("attached_denied", "i8", (shape.attached,)),
    ]


def named(shape: Shape) -> int:
    """Room for the names of the items of one kind."""
    return max(NAMED, shape.conducts, shape.sensors, shape.moves, shape.services, shape.sanctions + shape.lists)


@cache
def state_type(shape: Shape) -> np.dtype[np.void]:
    """Record type of one person's state: what `advance` carries from one instant to the next."""
    return np.dtype(
        [
            *LIFE,
            *world_fields(shape),
            *record_fields(shape),
            *sanction_fields(shape),
            ("agenda", np.dtype(AGENDA, align=True), (shape.agenda,)),
            ("listing", np.dtype(listing_fields(shape), align=True), (shape.listings,)),
            ("seen", np.dtype(SEEN, align=True), (shape.seen,)),
            ("log", np.dtype(DONE, align=True), (shape.seen,)),
            ("event", np.dtype(EVENT, align=True), (shape.events,)),
            ("bound", "f8", (shape.factors, FACTOR_BINS)),
            ("constant", "f8", (shape.factors,)),
            ("named_by", "i8", (64,)),
            ("name", "u8", (KINDS, named(shape))),
        ],
        align=True,
    )


@cache
def block_type(shape: Shape) -> np.dtype[np.void]:
    """Record type of a block of persons of one cell, `first` to `last` - 1, and what its screening needs.

    `who` are the persons for whom a stream is being drawn ahead; what is drawn lies in the order in which it is `handed_out`.

    Where several `regimes` are lived together: which `set` of them each part of the tally is of (bits), how many `sets` there
    are and have `room`, how many lives each regime has `changed`, and the mark that the life `ended_with` under it.
    """
    return np.dtype(
        [
            ("cell", "i8"),
            ("first", "i8"),
            ("last", "i8"),
            ("next", "i8"),
            ("resumes", "u1"),
            ("ready", "u1"),
            ("lived", "i8", (REPLICATES,)),
            ("limit", "i8", (shape.streams + shape.lists, FACTOR_BINS)),
            ("flag", "u4", (CHUNK,)),
            ("picked", "i4", (CHUNK,)),
            ("word", "u4", (CHUNK,)),
            ("who", "i8", (CHUNK,)),
            ("handed_out", "i8", (STREAMS_AHEAD,)),
            ("done_ahead", "f8", (STREAMS_AHEAD, GAPS_AHEAD, ROOM_AHEAD)),
            ("time_ahead", "f8", (STREAMS_AHEAD, GAPS_AHEAD, ROOM_AHEAD)),
            ("detects_ahead", "f8", (PAIRS_AHEAD, ACTS_AHEAD, ROOM_AHEAD)),
            ("wrong_ahead", "f8", (PAIRS_AHEAD, ACTS_AHEAD, ROOM_AHEAD)),
            ("screens", "u1", (shape.factors,)),
            ("bin", "i4", (shape.factors, CHUNK)),
            ("mark", "u8", (MARKED,)),
            ("marking", "u1"),
            ("regimes", "i8"),
            ("sets", "i8"),
            ("room", "i8"),
            ("set", "i8", (SETS,)),
            ("ended_with", "u8", (REGIMES,)),
            ("changed", "i8", (REGIMES,)),
        ],
        align=True,
    )


def kernel_types(shape: Shape) -> tuple[np.dtype[Any], ...]:
    """Types of what the kernel works on: tables, numbers, a person's state, a block, its tally, the tally of one life."""
    integers: np.dtype[Any] = np.dtype(np.int64)
    return program_type(shape), np.dtype(np.float64), state_type(shape), block_type(shape), integers, integers
