"""Scenario -> Program: names become indices, dates seconds, quantities rows of numbers. Over 300 lines: one method per record.

Every address of a draw is laid down here, from names alone (docs/model.md, section 4).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np

from standing.errors import Finding, InputError
from standing.program.calendar_bins import bin_ends, bin_of_day
from standing.program.layout import BANDS, Shape, program_type
from standing.program.program import Program
from standing.program.slots import SlotPlan, durations
from standing.program.strays import flows, shares
from standing.program.streams import PURPOSES, collisions, fold, stream_of
from standing.program.tables import DAY, Tables, product
from standing.records.kinds import COUNTED, FIXED_PARTS
from standing.scenario import BlackList, Entry, Law, Quantity, Scenario, World
from standing.units import span_from_text

Row = dict[str, object]

KIND = {"act": 5, "stray": 6, "alarm": 7, "hand": 9, "strike": 10}
ENTRY_KIND = {"observed": 0, "score": 1, "band": 2}
NOTICE = {"none": 0, "before": 1, "with": 2, "after": 2}
DEFAULT_WITHIN = 365 * DAY
DEFAULT_IN_TIME = 30 * DAY
SCORE_VALUES = 200
MOST_ATTEMPTS = 30_000
ACTS = ("0", "1", "2", "3+")


def program_from(scenario: Scenario, people: int, seed: int) -> Program:
    """Give the program of a scenario for so many people and a seed.

    Raises
    ------
    InputError
        If the scenario has no world, or something in it cannot be run.
    """
    if scenario.world is None:
        raise refusal("world", "nothing", "a world to run; without one a regime can be checked, not run", "world")
    return Builder(scenario, scenario.world, people, seed).build()


def refusal(path: str, found: str, allowed: str, code: str) -> InputError:
    """Give an error about a field of the scenario that has no place in its file."""
    return InputError([Finding(None, None, None, path=path, found=found, allowed=allowed, code=code)])


class Builder:
    """A program under construction."""

    def __init__(self, scenario: Scenario, world: World, people: int, seed: int) -> None:
        self.scenario = scenario
        self.world = world
        self.regime = scenario.regime
        self.seed = seed
        cells = world.population.cells
        self.columns = tuple(cells.columns)
        self.labels = tuple(tuple(row) for row in cells.labels)
        self.people = tuple(cells.apportion(people))
        self.groups = [dict(zip(self.columns, row, strict=True)) for row in self.labels]
        self.start = scenario.clock.start
        self.seconds = scenario.clock.seconds
        self.days = int(self.seconds // DAY) + 2
        self.tables = Tables(self.start, self.seconds, self.groups)
        self.plan = SlotPlan()
        self.conducts = list(world.conducts)
        self.services = list(world.services)
        self.sensors = list(self.regime.sensors)
        self.scores = list(self.regime.scores)
        self.lists = list(self.regime.lists)
        self.redress = list(self.regime.redress)
        self.redress_of = {row.against: name for name, row in self.regime.redress.items()}
        self.pairs = [
            (sensor, conduct)
            for conduct in self.conducts
            for sensor in self.sensors
            if conduct in self.regime.sensors[sensor].observes
        ]
        self.streams: list[tuple[str, int]] = []
        self.sources: dict[str, int] = {}
        self.named = np.zeros((len(self.lists), len(self.conducts)), dtype=np.uint8)
        self.windows = [0.0]

    # addresses -------------------------------------------------------------------------------------------------------

    def stream(self, path: str, purpose: str) -> int:
        """32-bit stream of an item and a purpose, remembered for the search for collisions."""
        number = stream_of(path, purpose)
        self.streams.append((f"{path}#{purpose}", number))
        return number

    def source(self, path: str) -> int:
        """32-bit name of a kind of trigger."""
        self.sources[path] = stream_of(path, "source")
        return self.sources[path]

    def check_addresses(self, folded: Sequence[tuple[str, int]]) -> None:
        """Refuse a scenario in which two different draws would share a stream (DESIGN section 4)."""
        everything = list(self.streams)
        for path, stream in folded:
            everything += [(f"{path} after {name}", fold(stream, source)) for name, source in self.sources.items()]
        clash = collisions(everything)
        if clash:
            first, second = clash[0]
            raise refusal(
                "", f"{first} and {second} with one stream", "other names: rename one of the two", "collision"
            )

    # the whole -------------------------------------------------------------------------------------------------------

    def build(self) -> Program:
        """Give the program."""
        self.name_conducts()
        rows: dict[str, list[Row]] = {}
        events = self.plan_events()
        self.plan.end_events()
        rows["list"] = [self.list_row(name, events) for name in self.lists]
        rows["entry"] = self.entry_rows(rows["list"])
        rows["pair"] = [self.pair_row(sensor, conduct, events) for sensor, conduct in self.pairs]
        rows["conduct"] = [self.conduct_row(name, events) for name in self.conducts]
        rows["stream"] = self.stream_rows()
        rows["score"] = [self.score_row(name) for name in self.scores]
        rows["service"] = [self.service_row(name) for name in self.services]
        rows["redress"] = [self.redress_row(name, events) for name in self.redress]
        rows["sanction"], holds = self.sanction_rows(events)
        ends = bin_ends(self.start, self.scenario.clock.end, self.scenario.clock.bins, self.marks())
        head = self.head(rows, len(ends))
        head["bin_of_day"] = self.tables.lay(bin_of_day(self.start, ends))
        self.check_addresses(self.folded())
        shape = self.shape(rows)
        return Program(
            shape=shape,
            tables=self.record(shape, head, rows, holds),
            numbers=np.asarray(self.tables.numbers, dtype=np.float64),
            people=self.people,
            columns=self.columns,
            labels=self.labels,
            slots=tuple(self.plan.slots),
            bins=tuple(self.plan.bins),
            stocks=tuple(self.plan.stocks),
            events=self.plan.events,
            dates=tuple(end.isoformat() for end in ends),
            series_groups=self.series_groups(),
        )

    def shape(self, rows: Mapping[str, list[Row]]) -> Shape:
        """Capacities that hold this scenario."""
        return Shape().holding(
            conducts=len(self.conducts),
            sensors=len(self.sensors),
            pairs=len(rows["pair"]),
            streams=len(rows["stream"]),
            scores=len(self.scores),
            lists=len(self.lists),
            entries=len(rows["entry"]),
            sanctions=len(rows["sanction"]),
            services=len(self.services),
            redress=len(self.redress),
            quantities=len(self.tables.quantities),
            calendars=len(self.tables.calendars),
            laws=len(self.tables.laws),
            segments=len(self.tables.segments),
        )

    def record(
        self,
        shape: Shape,
        head: Row,
        rows: Mapping[str, list[Row]],
        holds: np.ndarray[tuple[int, ...], np.dtype[np.uint8]],
    ) -> np.ndarray[tuple[int, ...], np.dtype[np.void]]:
        """Fill the record of `layout.program_type`."""
        record = np.zeros(1, dtype=program_type(shape))
        for name, value in head.items():
            record[0][name] = value
        for table, content in rows.items():
            for at, row in enumerate(content):
                for name, value in row.items():
                    record[0][table][at][name] = value
        lines: tuple[tuple[str, tuple[str, ...], Sequence[tuple[float, ...]]], ...] = (
            ("quantity", ("at", "stride", "calendar"), self.tables.quantities),
            ("calendar", ("at", "count"), self.tables.calendars),
            ("law", ("first", "count"), self.tables.laws),
            ("segment", ("since", "kind", "scale_q", "form", "table"), self.tables.segments),
        )
        for table, names, laid in lines:
            for at, line in enumerate(laid):
                for name, value in zip(names, line, strict=True):
                    record[0][table][at][name] = value
        for k, name in enumerate(self.scores):
            for conduct, points in self.regime.scores[name].points.items():
                record[0]["points"][k][self.conducts.index(conduct)] = points
        record[0]["named"][: len(self.lists), : len(self.conducts)] = self.named
        record[0]["holds"][: holds.shape[0], : holds.shape[1]] = holds
        return record

    def head(self, rows: Mapping[str, list[Row]], bins: int) -> Row:
        """Scalars of the record, and the slots that belong to no item."""
        plan = self.plan
        head: Row = {
            "at_lived": plan.add("persons_lived", ""),
            "at_listed_any": plan.add("listed_at_end", "any") if self.lists else -1,
            "at_ever_any": plan.add("ever_listed", "any") if self.lists else -1,
            "at_ever_wrongful_any": plan.add("ever_wrongfully_listed", "any") if self.lists else -1,
            "at_sanctioned_any": plan.add("sanctioned_at_end", "any") if self.regime.sanctions else -1,
            "at_stacked": plan.add("persons_by_denials", "any") if self.regime.sanctions else -1,
        }
        slots, histogram, series = len(plan.slots), len(plan.bins), plan.events + len(plan.stocks)
        begins = self.scenario.clock.measures_from
        frailty = self.world.population.frailty
        head |= {
            "key": self.seed & 0xFFFFFFFFFFFFFFFF,
            "end": self.seconds,
            "counts_from": self.tables.seconds_at(begins) if begins else 0.0,
            "cells": len(self.people),
            "conducts": len(self.conducts),
            "pairs": len(self.pairs),
            "streams": len(rows["stream"]),
            "scores": len(self.scores),
            "lists": len(self.lists),
            "sanctions": len(rows["sanction"]),
            "real_sanctions": len(self.regime.sanctions),
            "services": len(self.services),
            "frailty": frailty or 0.0,
            "frailty_stream": self.stream("world.population", "frailty"),
            "longest_window": max(self.windows),
            "slots": slots,
            "series_slots": plan.events,
            "histogram_at": 64 * slots,
            "series_at": 64 * slots + histogram,
            "stock_at": 64 * slots + histogram + plan.events * bins,
            "tally_size": 64 * slots + histogram + series * bins,
            "bins": bins,
            "histogram_days": self.days,
        }
        return head

    def marks(self) -> list[dt.date]:
        """Instants at which the series are cut: the clock's marks, and the day after each published figure's date (R1)."""
        after = [figure.date + dt.timedelta(days=1) for figure in self.scenario.published]
        return [*self.scenario.clock.marks, *after, *(f.since for f in self.scenario.published if f.since is not None)]

    def series_groups(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Everybody, and each value of the columns that `clock.series_by` names."""
        groups: dict[str, list[int]] = {"all": list(range(len(self.people)))}
        for column in self.scenario.clock.series_by:
            for cell, group in enumerate(self.groups):
                groups.setdefault(f"{column}={group[column]}", []).append(cell)
        return tuple((name, tuple(cells)) for name, cells in groups.items())

    def plan_events(self) -> dict[tuple[str, str], int]:
        """Lay out the tallies that have a series."""
        plan: dict[tuple[str, str], int] = {}
        for tally, items in (
            ("acts", self.conducts),
            ("observations", self.sensors),
            ("hand_entries", [name for name in self.lists if self.regime.lists[name].by_hand]),
            ("decisions", self.lists),
            ("averted", self.lists),
            ("listings", self.lists),
            ("hits_while_listed", self.lists),
            ("ends", self.lists),
            ("became_stale", self.lists),
            ("notices", self.lists),
            ("notices_reached", self.lists),
            ("denials", [name for name, row in self.regime.sanctions.items() if row.denies]),
            ("appeals", self.redress),
        ):
            for item in items:
                plan[tally, item] = self.plan.add(tally, item)
        return plan

    # the world -------------------------------------------------------------------------------------------------------

    def conduct_row(self, name: str, events: Mapping[tuple[str, str], int]) -> Row:
        """One conduct."""
        conduct = self.world.conducts[name]
        mine = [at for at, (_, observed) in enumerate(self.pairs) if observed == name]
        path = f"world.conducts.{name}"
        return {
            "settles_q": -1 if conduct.settles is None else self.tables.quantity(conduct.settles),
            "settle_stream": self.stream(path, "settle"),
            "first_pair": mine[0] if mine else 0,
            "pairs": len(mine),
            "logged": self.is_counted(name),
            "at_acts": events["acts", name],
            "at_persons": self.plan.add("persons_by_acts", name),
        }

    def is_counted(self, conduct: str) -> bool:
        """Whether some list counts several observations of a conduct."""
        return any(
            entry.kind == "observed" and conduct in entry.conducts and max(entry.times.values) > 1
            for row in self.regime.lists.values()
            for entry in row.enters
        )

    def service_row(self, name: str) -> Row:
        """One service."""
        service = self.world.services[name]
        vector, steps = self.tables.vector(service.attempts), self.tables.steps(service.attempts)
        fastest = max(vector) * max([1.0, *(multiplier for _, multiplier in steps)])
        if fastest * 64 * DAY > MOST_ATTEMPTS:
            raise refusal(
                f"world.services.{name}.attempts", f"{fastest * DAY:.0f} a day", "at most 400 attempts a day", "rate"
            )
        return {
            "attempts_q": self.tables.rate(vector, steps),
            "spread": service.spread or 0.0,
            "spread_stream": self.stream(f"world.services.{name}", "spread"),
            "attempt_stream": self.stream(f"world.services.{name}", "attempt"),
        }

    def stream_rows(self) -> list[Row]:
        """Poisson streams of a person: acts, alarms, strays, entries by hand."""
        rows: list[Row] = []
        for at, name in enumerate(self.conducts):
            address = self.stream(f"world.conducts.{name}", "act")
            rate = self.tables.quantity(self.world.conducts[name].rate)
            rows.append({"kind": KIND["act"], "address": address, "rate_q": rate, "frail": 1, "subject": at})
        for at, (sensor, conduct) in enumerate(self.pairs):
            row = self.regime.sensors[sensor]
            if any(row.false_alarms.values):
                vector = [rate / len(row.observes) for rate in self.tables.vector(row.false_alarms)]
                rate = self.tables.rate(vector, self.tables.steps(row.false_alarms))
                address = self.stream(pair_path(sensor, conduct), "alarm")
                rows.append({"kind": KIND["alarm"], "address": address, "rate_q": rate, "subject": at})
            if any(row.wrong_person.values):
                rows.append(self.stray_row(at, sensor, conduct))
        for l, name in enumerate(self.lists):
            rows += [self.hand_row(l, name, k) for k in range(len(self.regime.lists[name].by_hand))]
        return rows

    def stray_row(self, at: int, sensor: str, conduct: str) -> Row:
        """Strays that a person receives through a pair (DESIGN 3.2)."""
        row, rate = self.regime.sensors[sensor], self.world.conducts[conduct].rate
        factors = (rate, row.detects, row.wrong_person)
        given = [
            vectors[0] * vectors[1] * vectors[2]
            for vectors in zip(*(self.by_cell(factor) for factor in factors), strict=True)
        ]
        received = flows(shares(row, self.groups, self.people), given, self.people).sum(axis=1)
        steps = product([self.tables.steps(factor) for factor in factors])
        return {
            "kind": KIND["stray"],
            "address": self.stream(pair_path(sensor, conduct), "stray"),
            "rate_q": self.tables.rate([float(each) for each in received], steps),
            "subject": at,
        }

    def by_cell(self, quantity: Quantity) -> list[float]:
        """Value of a quantity by cell, before its calendar, (cells,)."""
        vector = self.tables.vector(quantity)
        return vector * len(self.people) if len(vector) == 1 else vector

    def origins(self, sensor: str, conduct: str) -> int:
        """Cumulated shares of the actors' cells by receiver's cell, or -1 where all cells have one delay and one settlement."""
        row, settles = self.regime.sensors[sensor], self.world.conducts[conduct].settles
        varies = [*(segment.scale.by for segment in row.delay.segments), settles.by if settles else {}]
        if not any(row.wrong_person.values) or not any(varies):
            return -1
        factors = (self.world.conducts[conduct].rate, row.detects, row.wrong_person)
        given = np.prod([self.by_cell(factor) for factor in factors], axis=0)
        received = flows(shares(row, self.groups, self.people), list(given), self.people)
        totals = received.sum(axis=1, keepdims=True)
        cumulated = np.cumsum(received / np.where(totals > 0, totals, 1.0), axis=1)
        return self.tables.lay([float(each) for each in cumulated.ravel()])

    def hand_row(self, l: int, name: str, k: int) -> Row:
        """Entries by hand: a rate in a window, or one strike, against a group."""
        hand = self.regime.lists[name].by_hand[k]
        path = f"regime.lists.{name}"
        quantity = hand.rate if hand.rate is not None else hand.share
        assert quantity is not None
        inside = [all(group[column] == label for column, label in hand.group.items()) for group in self.groups]
        vector = [value if member else 0.0 for value, member in zip(self.by_cell(quantity), inside, strict=True)]
        since = self.tables.seconds_at(hand.since) if hand.since is not None else 0.0
        until = self.tables.seconds_at(hand.until) if hand.until is not None else self.seconds
        row: Row = {
            "address": self.stream(path, f"hand/{k}"),
            "subject": l,
            "at": max(since, 0.0),
            "source": self.source(f"{path}.by_hand/{k}"),
        }
        if hand.rate is None:
            chance = [
                value * at
                for value, at in zip(vector, [step_at(self.tables.steps(quantity), since)] * len(vector), strict=True)
            ]
            if not 0.0 <= since < self.seconds:
                chance = [0.0] * len(chance)
            return row | {"kind": KIND["strike"], "rate_q": self.tables.rate(chance, [])}
        window = [(float("-inf"), 0.0), (since, 1.0), (until, 0.0)]
        steps = product([self.tables.steps(quantity), window])
        return row | {"kind": KIND["hand"], "rate_q": self.tables.rate(vector, steps)}

    # the regime ------------------------------------------------------------------------------------------------------

    def pair_row(self, sensor: str, conduct: str, events: Mapping[tuple[str, str], int]) -> Row:
        """One sensor looking at one conduct."""
        row, path = self.regime.sensors[sensor], pair_path(sensor, conduct)
        return {
            "sensor": self.sensors.index(sensor),
            "conduct": self.conducts.index(conduct),
            "detects_q": self.tables.quantity(row.detects),
            "wrong_q": self.tables.quantity(row.wrong_person),
            "delay_law": self.tables.law(row.delay),
            "observe_stream": self.stream(path, "observe"),
            "delay_stream": self.stream(path, "delay"),
            "stray_stream": stream_of(path, "stray"),
            "stray_delay_stream": self.stream(path, "stray-delay"),
            "stray_settle_stream": self.stream(path, "stray-settle"),
            "own_source": self.source(f"{path} own"),
            "stray_source": self.source(f"{path} stray"),
            "alarm_source": self.source(f"{path} alarm"),
            "origins": self.origins(sensor, conduct),
            "logged": self.is_counted(conduct),
            "at_observations": events["observations", sensor],
        }

    def score_row(self, name: str) -> Row:
        """One score."""
        score = self.regime.scores[name]
        path = f"regime.scores.{name}"
        ceiling = score.ceiling or score.start
        highest = max(self.by_cell(ceiling)) * max([1.0, *(m for _, m in self.tables.steps(ceiling))])
        linear = score.recovery == "linear" and score.recovers is not None
        if len(score.bands) > BANDS:
            raise refusal(f"{path}.bands", f"{len(score.bands)} bands", f"at most {BANDS}", "bands")
        per_point = 10 if linear else 1
        values = [f"{round(highest - k / per_point, 1):g}" for k in range(SCORE_VALUES * per_point + 1)]
        bounds = list(score.bands.values())
        return {
            "start_q": self.tables.quantity(score.start),
            "ceiling_q": self.tables.quantity(ceiling),
            "floor_q": -1 if score.floor is None else self.tables.quantity(score.floor),
            "rise": float(score.recovers.points) if score.recovers else 0.0,
            "every": float(score.recovers.every) if score.recovers else DAY,
            "linear": linear,
            "bands": len(bounds),
            "bound": [*bounds, *[0.0] * (BANDS - len(bounds))],
            "at_sum": self.plan.add("score_sum_at_end", name),
            "at_value": self.plan.add_histogram("score_at_end", name, values),
            "values": len(values),
            "highest": highest,
            "per_point": float(per_point),
            "at_band": self.plan.add("band_at_end", name, tuple(score.bands)) if bounds else -1,
            "at_band_seconds": self.plan.add("band_seconds", name, tuple(score.bands)) if bounds else -1,
            "stock_band": self.plan.add_stock("bands", name, tuple(score.bands)) if bounds else -1,
        }

    def name_conducts(self) -> None:
        """Mark the conducts that each list's entries name: by themselves, or by points that they cost."""
        for l, name in enumerate(self.lists):
            for entry in self.regime.lists[name].enters:
                for c, conduct in enumerate(self.conducts):
                    if entry.kind == "observed":
                        self.named[l, c] |= conduct in entry.conducts
                    else:
                        self.named[l, c] |= self.regime.scores[entry.score].points.get(conduct, 0) < 0

    def list_row(self, name: str, events: Mapping[tuple[str, str], int]) -> Row:
        """One list."""
        row, path, tables = self.regime.lists[name], f"regime.lists.{name}", self.tables
        has_grace = row.notice is not None and not row.notice.grace.is_zero
        sure, at_once = Quantity.constant(1.0, "share"), Law.fixed(0.0)
        decision, notice = row.decision, row.notice
        return (
            {
                "leaves_settled": "settled" in row.leaves_on,
                "leaves_term": "term" in row.leaves_on and row.term is not None,
                "leaves_corrected": "corrected" in row.leaves_on,
                "decides": decision is not None,
                "met_q": tables.quantity(decision.met if decision else sure),
                "not_met_q": tables.quantity(decision.not_met if decision else sure),
                "decide_stream": self.stream(path, "decide"),
                "decide_law": tables.law(decision.delay if decision else at_once),
                "decide_delay_stream": self.stream(path, "decide-delay"),
                "notice": NOTICE[notice.when] if notice else 0,
                "reaches_q": tables.quantity(notice.reaches if notice else sure),
                "notice_stream": self.stream(path, "notice"),
                "notice_law": tables.law(notice.delay if notice else at_once),
                "notice_delay_stream": self.stream(path, "notice-delay"),
                "has_grace": has_grace,
                "grace_law": tables.law(notice.grace if notice else at_once),
                "grace_stream": self.stream(path, "grace"),
                "grace_early": notice is not None and notice.grace_ends == "at_settlement",
                "term_law": tables.law(row.term, before_start=row.initial is not None) if row.term else 0,
                "term_stream": self.stream(path, "term"),
                "fails_q": tables.quantity(row.removal.fails),
                "fail_stream": self.stream(path, "fail"),
                "removal_law": tables.law(row.removal.delay),
                "removal_stream": self.stream(path, "removal"),
                "redress": self.redress.index(self.redress_of[name]) if name in self.redress_of else -1,
                "within": self.choice("Q5", "within", DEFAULT_WITHIN),
            }
            | self.initial_fields(name, row)
            | self.list_slots(name, row, events)
        )

    def choice(self, measure: str, key: str, default: float) -> float:
        """Seconds of a measure's choice, `measures: {Q5: {within: 365d}}`."""
        value = self.scenario.measures.get(measure, {}).get(key)
        return default if value is None else span_from_text(value).seconds

    def initial_fields(self, name: str, row: BlackList) -> Row:
        """A list that is full at the start (R34)."""
        path = f"regime.lists.{name}"
        if row.initial is None:
            return {"initial_q": -1, "initial_conduct": -1}
        settling = [
            c
            for c, conduct in enumerate(self.conducts)
            if self.named[self.lists.index(name), c] and self.world.conducts[conduct].settles is not None
        ]
        return {
            "initial_q": self.tables.quantity(row.initial.share),
            "initial_wrongful_q": self.tables.quantity(row.initial.wrongful),
            "initial_stream": self.stream(path, "initial"),
            "initial_law": self.tables.law(row.initial.since),
            "initial_since_stream": self.stream(path, "initial-since"),
            "initial_settle_stream": self.stream(path, "initial-settle"),
            "initial_conduct": settling[0] if settling and "settled" in row.leaves_on else -1,
            "initial_source": self.source(f"{path}.initial"),
        }

    def list_slots(self, name: str, row: BlackList, events: Mapping[tuple[str, str], int]) -> Row:
        """Where a list's tallies begin."""
        plan = self.plan
        steps = tuple(f"{step}:{acts}" for step in FIXED_PARTS["funnel"] for acts in ACTS)
        others = tuple(other for other in self.lists if other != name)
        can_be_stale = any(row.removal.fails.values)
        return {
            "at_hits": events["hits_while_listed", name],
            "at_hand": events.get(("hand_entries", name), 0),
            "at_decisions": events["decisions", name],
            "at_averted": events["averted", name],
            "at_listings": events["listings", name],
            "at_ends": events["ends", name],
            "at_stale": events["became_stale", name],
            "at_notices": events["notices", name],
            "at_reached": events["notices_reached", name],
            "at_cause": plan.add("listings_by_cause", name, (*(f"{c}/{s}" for s, c in self.pairs), "by_hand")),
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
            "at_duration": plan.add_histogram("wrongful_duration_days", name, durations(self.days)),
            "at_lag": plan.add_histogram("correction_lag_days", name, durations(self.days))
            if name in self.redress_of
            else -1,
            "at_stale_duration": plan.add_histogram("stale_duration_days", name, durations(self.days))
            if can_be_stale
            else -1,
            "stock_listed": plan.add_stock("listed", name),
            "stock_wrongful": plan.add_stock("wrongful", name),
        }

    def entry_rows(self, lists: list[Row]) -> list[Row]:
        """Entry conditions of all lists, each list's together."""
        rows: list[Row] = []
        for l, name in enumerate(self.lists):
            lists[l]["first_entry"] = len(rows)
            lists[l]["entries"] = len(self.regime.lists[name].enters)
            rows += [self.entry_row(entry) for entry in self.regime.lists[name].enters]
        return rows

    def entry_row(self, entry: Entry) -> Row:
        """One entry condition."""
        tables = self.tables
        capacity = Shape().holding(conducts=len(self.conducts), sensors=len(self.sensors))
        row: Row = {
            "kind": ENTRY_KIND[entry.kind],
            "times_q": tables.quantity(entry.times),
            "within_q": tables.constant(0.0) if entry.within is None else tables.quantity(entry.within),
            "reset": entry.memory == "reset",
            "by_act": entry.independent == "act",
            "again": entry.when == "state",
        }
        if entry.within is not None:
            steps = [multiplier for _, multiplier in tables.steps(entry.within)]
            self.windows.append(max(self.by_cell(entry.within)) * max([1.0, *steps]))
        if entry.kind == "observed":
            watching = [not entry.by or sensor in entry.by for sensor in self.sensors]
            row["conducts"] = mask([conduct in entry.conducts for conduct in self.conducts], capacity.conducts)
            row["sensors"] = mask(watching, capacity.sensors)
            return row
        row["score"] = self.scores.index(entry.score)
        if entry.at_most is not None:
            row["at_most_q"] = tables.quantity(entry.at_most)
        else:
            bands = self.regime.scores[entry.score].bands
            row["bands"] = mask([band in entry.bands for band in bands], BANDS)
        return row

    def redress_row(self, name: str, events: Mapping[tuple[str, str], int]) -> Row:
        """One way of redress."""
        row, path, tables = self.regime.redress[name], f"regime.redress.{name}", self.tables
        return {
            "files_wrongful_q": tables.quantity(row.files_wrongful),
            "files_rightful_q": tables.quantity(row.files_rightful),
            "file_stream": self.stream(path, "file"),
            "delay_law": tables.law(row.delay),
            "delay_stream": self.stream(path, "judge-delay"),
            "grants_wrongful_q": tables.quantity(row.grants_wrongful),
            "grants_rightful_q": tables.quantity(row.grants_rightful),
            "grant_stream": self.stream(path, "grant"),
            "again_q": self.switch(row.again),
            "suspends_q": self.switch(row.suspends),
            "propagates_law": -1 if row.propagates is None else tables.law(row.propagates),
            "propagate_stream": self.stream(path, "propagate"),
            "by_notice": row.aware_by == "notice",
            "from_decision": row.files_from == "decision",
            "in_time": self.choice("Q9", "within", DEFAULT_IN_TIME),
            "at_appeals": events["appeals", name],
        }

    def switch(self, value: bool | Quantity) -> int:  # noqa: FBT001 - it is the value, not an option
        """Index of a yes or no, which may change at a date."""
        return self.tables.quantity(value) if isinstance(value, Quantity) else self.tables.constant(float(value))

    def sanction_rows(
        self, events: Mapping[tuple[str, str], int]
    ) -> tuple[list[Row], np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
        """Sanctions, then one row for each public list; and which lists hold which."""
        plan = self.plan
        rows: list[Row] = []
        public = [name for name in self.lists if self.regime.lists[name].public]
        holds = np.zeros((len(self.regime.sanctions) + len(public), max(1, len(self.lists))), dtype=np.uint8)
        causes = (*self.conducts, "by_hand", "initial")
        for z, (name, row) in enumerate(self.regime.sanctions.items()):
            holds[z, [self.lists.index(one) for one in row.lists]] = 1
            rows.append(
                {
                    "service": -1 if row.denies is None else self.services.index(row.denies),
                    "enforced_q": self.tables.quantity(row.enforced),
                    "enforce_stream": self.stream(f"regime.sanctions.{name}", "enforce"),
                    "at_seconds": plan.add("sanction_seconds", name),
                    "at_cause": plan.add("sanction_seconds_by_cause", name, causes),
                    "at_end": plan.add("sanctioned_at_end", name),
                    "at_denials": events.get(("denials", name), -1),
                    "at_by_list": plan.add("denials_by_list", name, tuple(self.lists)),
                    "at_persons": plan.add("persons_by_denials", name, COUNTED) if row.denies else -1,
                    "stock": plan.add_stock("sanctioned", name),
                }
            )
        for z, name in enumerate(public, len(rows)):
            holds[z, self.lists.index(name)] = 1
            rows.append({"service": -1, "at_seconds": plan.add("published_seconds", name), "at_cause": -1, "stock": -1})
        return rows, holds

    def folded(self) -> list[tuple[str, int]]:
        """Streams that are folded with a trigger."""
        after = [
            (f"regime.lists.{name}", purpose)
            for name in self.lists
            for purpose in ("decide", "decide-delay", "notice", "notice-delay", "grace", "term", "fail", "removal")
        ]
        after += [
            (f"regime.redress.{name}", purpose)
            for name in self.redress
            for purpose in ("file", "judge-delay", "grant", "propagate")
        ]
        assert all(purpose in PURPOSES for _, purpose in after)
        return [(f"{path}#{purpose}", stream_of(path, purpose)) for path, purpose in after]


def pair_path(sensor: str, conduct: str) -> str:
    """Path of a sensor looking at a conduct, as addresses spell it."""
    return f"regime.sensors.{sensor}, world.conducts.{conduct}"


def mask(flags: Sequence[bool], size: int) -> list[int]:
    """Flags as the 0s and 1s of a record, padded."""
    return [int(flag) for flag in flags] + [0] * (size - len(flags))


def step_at(steps: Sequence[tuple[float, float]], t: float) -> float:
    """Value of a step function at t; 1 before the first step."""
    return ([1.0] + [value for since, value in steps if since <= t])[-1]
