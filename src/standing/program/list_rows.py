"""Rows of the lists: rules and clocks, the start, entry conditions, and where their tallies begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from standing.program.context import Context, Events, Row
from standing.program.layout import BANDS, Shape
from standing.program.regime_rows import is_ever_public
from standing.program.slots import durations
from standing.program.tables import DAY
from standing.records.kinds import FIXED_PARTS
from standing.scenario import BlackList, Entry, Law, Quantity

ENTRY_KIND: Final = {"observed": 0, "sensor": 0, "status": 0, "score": 1, "band": 2, "list": 3}
HITS: Final = {"count": 0, "extend": 1, "restart": 2}
NOTICE: Final = {"none": 0, "before": 1, "with": 2, "after": 2}
DEFAULT_WITHIN: Final = 365 * DAY
"""Q5: missed if not listed within a year."""

ACTS: Final = ("0", "1", "2", "3+")


def list_row(context: Context, name: str, events: Events) -> Row:
    """One list."""
    row, path, tables = context.regime.lists[name], f"regime.lists.{name}", context.tables
    has_grace = row.notice is not None and not row.notice.grace.is_zero
    sure, at_once = Quantity.constant(1.0, "share"), Law.fixed(0.0)
    decision, notice = row.decision, row.notice
    return (
        {
            "leaves_settled": "settled" in row.leaves_on,
            "leaves_term": "term" in row.leaves_on and row.term is not None,
            "leaves_corrected": "corrected" in row.leaves_on,
            "met_q": tables.quantity(decision.met if decision else sure),
            "not_met_q": tables.quantity(decision.not_met if decision else sure),
            "decide_stream": context.stream(path, "decide"),
            "decide_law": tables.law(decision.delay if decision else at_once),
            "decide_delay_stream": context.stream(path, "decide-delay"),
            "notice": NOTICE[notice.when] if notice else 0,
            "reaches_q": tables.quantity(notice.reaches if notice else sure),
            "notice_stream": context.stream(path, "notice"),
            "notice_law": tables.law(notice.delay if notice else at_once),
            "notice_delay_stream": context.stream(path, "notice-delay"),
            "has_grace": has_grace,
            "grace_law": tables.law(notice.grace if notice else at_once),
            "grace_stream": context.stream(path, "grace"),
            "grace_early": notice is not None and notice.grace_ends == "at_settlement",
            "term_law": tables.law(row.term, before_start=row.initial is not None) if row.term else 0,
            "term_stream": context.stream(path, "term"),
            "fails_q": tables.quantity(row.removal.fails),
            "fail_stream": context.stream(path, "fail"),
            "removal_law": tables.law(row.removal.delay),
            "removal_stream": context.stream(path, "removal"),
            "redress": context.redress.index(context.redress_of[name]) if name in context.redress_of else -1,
            "within": context.choice("Q5", "within", DEFAULT_WITHIN),
            "hits": HITS[row.hits],
            "rewards": row.rewards,
        }
        | publicity_fields(context, row)
        | exempt_fields(context, row)
        | copy_fields(context, name)
        | initial_fields(context, name, row)
        | list_slots(context, name, row, events)
    )


def publicity_fields(context: Context, row: BlackList) -> Row:
    """Whether, and for how long, names are published."""
    ever = is_ever_public(row)
    return {
        "public_q": context.switch(row.public) if ever else -1,
        "shown_q": -1 if row.shown is None else context.tables.quantity(row.shown),
    }


def exempt_fields(context: Context, row: BlackList) -> Row:
    """Whom a list never takes: cells, and values of one status."""
    groups = [
        float(
            any(
                each.trait is None and all(group[column] in labels for column, labels in each.group.items())
                for each in row.exempt
            )
        )
        for group in context.groups
    ]
    traits = [each.trait for each in row.exempt if each.trait is not None]
    return {
        "exempt_q": context.tables.rate(groups, []) if any(groups) else -1,
        "exempt_status": context.statuses.index(traits[0].status) if traits else -1,
        "exempt_values": context.bits(
            [value for trait in traits for value in trait.values], context.world.statuses[traits[0].status].values
        )
        if traits
        else 0,
    }


def copy_fields(context: Context, name: str) -> Row:
    """Whether other lists are entered from this one, and whether the obligations of its triggers are needed."""
    lists = context.regime.lists
    copies = {one: [e.source_list for e in row.enters if e.kind == "list"] for one, row in lists.items()}
    after = {name}
    for _ in lists:
        after |= {one for one, sources in copies.items() if after & set(sources)}
    return {
        "source": context.source(f"regime.lists.{name}"),
        "copied": any(name in sources for sources in copies.values()),
        "follows": any("settled" in lists[one].leaves_on for one in after),
    }


def initial_fields(context: Context, name: str, row: BlackList) -> Row:
    """A list that is full at the start (R34)."""
    path = f"regime.lists.{name}"
    if row.initial is None:
        return {"initial_q": -1, "initial_conduct": -1}
    settling = [
        context.conducts.index(conduct)
        for conduct in context.conducts_about(name)
        if conduct in context.conducts and context.world.conducts[conduct].settles is not None
    ]
    return {
        "initial_q": context.tables.quantity(row.initial.share),
        "initial_wrongful_q": context.tables.quantity(row.initial.wrongful),
        "initial_stream": context.stream(path, "initial"),
        "initial_law": context.tables.law(row.initial.since),
        "initial_since_stream": context.stream(path, "initial-since"),
        "initial_settle_stream": context.stream(path, "initial-settle"),
        "initial_conduct": settling[0] if settling and "settled" in row.leaves_on else -1,
        "initial_source": context.source(f"{path}.initial"),
    }


def event_slots(name: str, events: Events) -> Row:
    """Where those of a list's tallies begin that have a series."""
    return {
        "at_hits": events["hits_while_listed", name],
        "at_hand": events.get(("hand_entries", name), 0),
        "at_decisions": events["decisions", name],
        "at_averted": events["averted", name],
        "at_listings": events["listings", name],
        "at_made": events.get(("regime_made_listings", name), 0),
        "at_ends": events["ends", name],
        "at_stale": events["became_stale", name],
        "at_notices": events["notices", name],
        "at_reached": events["notices_reached", name],
    }


def list_slots(context: Context, name: str, row: BlackList, events: Events) -> Row:
    """Where all of a list's tallies begin."""
    plan = context.plan
    steps = tuple(f"{step}:{acts}" for step in FIXED_PARTS["funnel"] for acts in ACTS)
    others = tuple(other for other in context.lists if other != name)
    start: tuple[str, ...] = ("initial",) if row.initial is not None else ()
    if any(entry.kind == "list" for entry in row.enters):
        start = ("initial", *(f"list/{other}" for other in context.lists))
    can_be_stale = any(row.removal.fails.values)
    return event_slots(name, events) | {
        "at_cause": plan.add("listings_by_cause", name, (*(f"{c}/{s}" for s, c in context.pairs), "by_hand", *start)),
        "at_listings_by_acts": plan.add("listings_by_acts", name),
        "at_listed": plan.add("listed_at_end", name),
        "at_wrongful": plan.add("wrongful_at_end", name),
        "at_stale_end": plan.add("stale_at_end", name),
        "at_ever": plan.add("ever_listed", name),
        "at_ever_wrongful": plan.add("ever_wrongfully_listed", name),
        "at_ever_wrongful_by_acts": plan.add("ever_wrongfully_listed_by_acts", name),
        "at_overlap": plan.add("overlap_at_end", name, others) if others else -1,
        "at_persons": plan.add("persons_by_listings", name),
        "at_seconds": plan.add("listed_seconds", name),
        "at_wrongful_seconds": plan.add("wrongful_seconds", name),
        "at_stale_seconds": plan.add("stale_seconds", name),
        "at_bitten": plan.add("listings_bitten", name),
        "at_bitten_before": plan.add("listings_bitten_before_notice", name),
        "at_funnel": plan.add("funnel", name),
        "at_funnel_by_acts": plan.add("funnel_by_acts", name, steps),
        "at_never_met": plan.add("never_met", name),
        "at_never_met_wrongful": plan.add("never_met_wrongfully_listed", name),
        "at_met": plan.add("met", name),
        "at_missed": plan.add("missed", name),
        "at_confusion": plan.add("confusion", name),
        "at_duration": plan.add_histogram("wrongful_duration_days", name, durations(context.days)),
        "at_lag": plan.add_histogram("correction_lag_days", name, durations(context.days))
        if name in context.redress_of
        else -1,
        "at_stale_duration": plan.add_histogram("stale_duration_days", name, durations(context.days))
        if can_be_stale
        else -1,
        "stock_listed": plan.add_stock("listed", name),
        "stock_wrongful": plan.add_stock("wrongful", name),
    }


def entry_rows(context: Context, lists: list[Row]) -> list[Row]:
    """Entry conditions of all lists, each list's together."""
    rows: list[Row] = []
    for l, name in enumerate(context.lists):
        lists[l]["first_entry"] = len(rows)
        lists[l]["entries"] = len(context.regime.lists[name].enters)
        rows += [entry_row(context, name, k, entry) for k, entry in enumerate(context.regime.lists[name].enters)]
    return rows


def entry_row(context: Context, name: str, k: int, entry: Entry) -> Row:
    """One entry condition."""
    tables = context.tables
    capacity = Shape().holding(conducts=len(context.all_conducts), sensors=len(context.sensors))
    row: Row = {
        "kind": ENTRY_KIND[entry.kind],
        "times_q": tables.quantity(entry.times),
        "within_q": -1 if entry.within is None else tables.quantity(entry.within),
        "keeps_q": -1 if entry.keeps is None else tables.quantity(entry.keeps),
        "sign": -1,
        "from_list": -1,
        "reset": entry.memory == "reset",
        "by_act": entry.independent == "act",
        "by_sensor": entry.kind in ("sensor", "status"),
        "again": entry.when == "state",
    }
    if entry.within is not None:
        steps = [multiplier for _, multiplier in tables.steps(entry.within)]
        context.windows.append(max(context.by_cell(entry.within)) * max([1.0, *steps]))
    elif entry.is_ever:
        context.windows.append(float("inf"))
    if entry.kind == "list":
        return row | copied_fields(context, name, k, entry)
    if ENTRY_KIND[entry.kind] == 0:
        named = context.conducts_of(entry)
        watching = [not entry.by or sensor in entry.by for sensor in context.sensors]
        row["conducts"] = mask([conduct in named for conduct in context.all_conducts], capacity.conducts)
        row["sensors"] = mask(watching, capacity.sensors)
        return row
    return row | scored_fields(context, entry)


def copied_fields(context: Context, name: str, k: int, entry: Entry) -> Row:
    """An entry from another list."""
    path = f"regime.lists.{name}"
    return {
        "from_list": context.lists.index(entry.source_list),
        "share_q": context.tables.quantity(entry.share),
        "delay_law": context.tables.law(entry.delay),
        "copy_stream": context.stream(path, f"copy/{k}"),
        "copy_delay_stream": context.stream(path, f"copy-delay/{k}"),
    }


def scored_fields(context: Context, entry: Entry) -> Row:
    """An entry by score or band."""
    row: Row = {"score": context.scores.index(entry.score), "sign": context.sign_of(entry)}
    bound = entry.at_most if entry.at_most is not None else entry.at_least
    if bound is not None:
        return row | {"bound_q": context.tables.quantity(bound)}
    bands = context.regime.scores[entry.score].bands
    return row | {"bands": mask([band in entry.bands for band in bands], BANDS)}


def mask(flags: Sequence[bool], size: int) -> list[int]:
    """Flags as the 0s and 1s of a record, padded."""
    return [int(flag) for flag in flags] + [0] * (size - len(flags))
