"""Data and sensors: norms C1 to C8."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import DAY, YEAR, Path, Rules, is_within
from standing.checks.norms.verdict import (
    Answer,
    Test,
    cannot_tell,
    dotted,
    either,
    fails,
    meets,
    no,
    not_applicable,
    yes,
)
from standing.checks.norms.words import words
from standing.scenario import BlackList
from standing.texts import text

SEVEN_YEARS: Final = 2_557 * DAY
PUBLICITY: Final = {
    1: ("norms.C8.conduct.slight", 3, 92 * DAY),
    3: ("norms.C8.conduct.middling", 12, YEAR),
    4: ("norms.C8.conduct.grave", 36, 3 * YEAR),
}
"""Months, and seconds, for which an entry may be public, from a gravity on (CN Credit Repair Measures)."""

SPECIAL: Final = ("race", "opinion", "union", "belief", "sex_life", "orientation", "health", "genetics")
SORTING: Final = ("race", "opinion", "union", "belief", "sex_life", "orientation")


def declared_errors(rules: Rules) -> Iterator[Answer]:
    """C1: error rates are declared by whoever runs the sensor; those of the scenario may be anybody's."""
    for name, sensor in rules.regime.sensors.items():
        said = rules.called.at(("regime", "sensors", name))
        path = ("regime", "sensors", name, "errors_declared")
        yield yes(sensor.errors_declared, path, "norms.C1.declared", sensor=said)


def corroborated(rules: Rules) -> Iterator[Answer]:
    """C2: no step on one signal that nobody has looked at."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        machine = rules.machine_deciding(each)
        sensors = [rules.regime.sensors[one] for entry in each.enters for one in entry.by]
        by_sensors = bool(each.enters) and all(entry.by for entry in each.enters) and not each.by_hand
        if by_sensors and all(sensor.corroborated for sensor in sensors):
            yield meets(path, "norms.C2.second_source", list=said)
        elif rules.people_decide(each):
            yield meets((*path, "decided_by"), "norms.C2.people", list=said)
        elif machine is None:
            yield cannot_tell(path, "norms.C2.unwritten", list=said)
        else:
            place = ("regime", "authorities", machine[0], "review")
            change: dict[str, object] = {f"regime.authorities.{machine[0]}.review": "human"}
            yield fails(place, "norms.C2.signal_alone", change, list=said, who=machine[1].name)


def predicted_crime(rules: Rules) -> Iterator[Answer]:
    """C3: an offence is not predicted from a profile alone."""
    for name, score in rules.regime.scores.items():
        path = ("regime", "scores", name)
        said = rules.called.at(path)
        if score.predicts_offences is None:
            yield cannot_tell(path, "norms.C3.predicts_unwritten", score=said)
        elif not score.predicts_offences:
            yield not_applicable((*path, "predicts_offences"), "norms.C3.no_prediction", score=said)
        else:
            yield yes(score.verified_facts, (*path, "verified_facts"), "norms.C3.verified", score=said)


def biometric_sorting(rules: Rules) -> Iterator[Answer]:
    """C4: bodies are not sorted by race, opinion, union, belief, sex life or orientation."""
    for name, sensor in rules.regime.sensors.items():
        path = ("regime", "sensors", name)
        said = rules.called.at(path)
        if sensor.bodies is None:
            yield cannot_tell(path, "norms.C4.bodies_unwritten", sensor=said)
        elif sensor.bodies != "categorise":
            yield not_applicable((*path, "bodies"), "norms.C4.no_sorting", sensor=said)
        elif sensor.sorts_by is None:
            yield cannot_tell((*path, "bodies"), "norms.C4.classes_unwritten", sensor=said)
        else:
            barred = [each for each in sensor.sorts_by if each in SORTING]
            left = [each for each in sensor.sorts_by if each not in SORTING]
            if barred:
                change = {f"regime.sensors.{name}.sorts_by": left or ["other"]}
                yield fails((*path, "sorts_by"), "norms.C4.sorts", change, sensor=said, classes=words("class", barred))
            else:
                yield meets((*path, "sorts_by"), "norms.C4.other_classes", sensor=said)


def remote_identification(rules: Rules) -> Iterator[Answer]:
    """C5: nobody is identified from afar in real time but for three narrow aims, with prior authorisation."""
    for name, sensor in rules.regime.sensors.items():
        path = ("regime", "sensors", name)
        said = rules.called.at(path)
        if sensor.bodies is None:
            yield cannot_tell(path, "norms.C5.bodies_unwritten", sensor=said)
        elif sensor.bodies != "remote_realtime":
            yield not_applicable((*path, "bodies"), "norms.C5.not_from_afar", sensor=said)
        else:
            yield yes(sensor.narrow_aim, (*path, "narrow_aim"), "norms.C5.aim", sensor=said)


def special_categories(rules: Rules) -> Iterator[Answer]:
    """C6: no automated decision rests on special categories."""
    for name, score in rules.regime.scores.items():
        path = ("regime", "scores", name)
        said = rules.called.at(path)
        if score.sorts_by is None:
            yield cannot_tell(path, "norms.C6.unwritten", score=said)
            continue
        place, used = (*path, "sorts_by"), words("class", [each for each in score.sorts_by if each in SPECIAL])
        if not used:
            yield meets(place, "norms.C6.none_used", score=said)
        elif all(rules.people_decide(each) for each in _entered_by(rules, name)):
            yield meets(place, "norms.C6.people", score=said, classes=used)
        else:
            left = [each for each in score.sorts_by if each not in SPECIAL]
            change = {f"regime.scores.{name}.sorts_by": left or ["other"]}
            yield fails(place, "norms.C6.no_people", change, score=said, classes=used)


def _entered_by(rules: Rules, score: str) -> list[BlackList]:
    return [each for _, _, each in rules.lists if any(entry.score == score for entry in each.enters)]


def obsolescence(rules: Rules) -> Iterator[Answer]:
    """C7: adverse items expire after seven years."""
    for name, score in rules.regime.scores.items():
        path: Path = ("regime", "scores", name)
        said = rules.called.at(path)
        keeps = score.keeps
        if keeps is not None:
            yield _expires(keeps.at({}, rules.day), (*path, "keeps"), "norms.C7.points", score=said)
        elif "keeps" in score.model_fields_set:
            change = {f"regime.scores.{name}.keeps": "7y"}
            yield fails((*path, "keeps"), "norms.C7.points_for_ever", change, score=said)
        else:
            yield cannot_tell(path, "norms.C7.points_unwritten", score=said)
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        for at, entry in enumerate(each.enters):
            if entry.kind not in ("observed", "sensor", "status") or max(entry.times.values) <= 1:
                continue
            place = (*path, "enters", at, "within")
            span = entry.keeps or entry.within
            if span is not None:
                yield _expires(span.at({}, rules.day), place, "norms.C7.counted", list=said)
            else:
                one = {f"regime.lists.{name}.enters.{at}.within": "7y"} if len(each.enters) > 1 else None
                yield fails(place, "norms.C7.counted_for_ever", one, list=said)


def _expires(seconds: float, path: Path, key: str, **what: str) -> Answer:
    in_time, years = is_within(seconds, SEVEN_YEARS), f"{seconds / YEAR:.3g}"
    return either(in_time, path, key, {dotted(path): "7y"}, years=years, **what)


def publicity(rules: Rules) -> Iterator[Answer]:
    """C8: how long an entry is public depends on how grave the conduct is: three months, a year, three years."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        if not rules.is_true(each.public):
            yield not_applicable((*path, "public"), "norms.C8.not_public", list=said)
            continue
        gravities = [ground.gravity for ground in rules.grounds_of(name)]
        if not gravities or None in gravities:
            yield cannot_tell(path, "norms.C8.gravity_unwritten", list=said)
            continue
        gravest = max(each for each in gravities if each is not None)
        key, months, cap = PUBLICITY[4 if gravest >= 4 else 3 if gravest == 3 else 1]
        shown, has_no_end = _shown(rules, each)
        place = (*path, "shown") if each.shown is not None else (*path, "public")
        change = {f"regime.lists.{name}.shown": f"{months}mo"}
        blanks = {"list": said, "conduct": text(key), "months": months}
        if has_no_end and "settled" in each.leaves_on:
            yield cannot_tell(place, "norms.C8.until_performance", **blanks)
        elif shown is None and not has_no_end:
            yield cannot_tell(path, "norms.C8.unwritten", **blanks)
        elif shown is None and each.open_ended:
            yield fails(place, "norms.C8.as_long_on_some_grounds", change, **blanks)
        elif shown is None:
            yield fails(place, "norms.C8.as_long_as_listed", change, **blanks)
        elif is_within(shown, cap):
            yield meets(place, "norms.C8.in_time", **blanks, days=f"{shown / DAY:.0f}")
        else:
            yield fails(place, "norms.C8.too_long", change, **blanks, days=f"{shown / DAY:.0f}")


def _shown(rules: Rules, black_list: BlackList) -> tuple[float | None, bool]:
    """Seconds for which a name is public at most, and whether the rules say that there is no end."""
    if black_list.shown is not None:
        return black_list.shown.at({}, rules.day), False
    if black_list.open_ended or "term" not in black_list.leaves_on or black_list.hits != "count":
        return None, True
    return rules.longest_term(black_list), False


def contacts(rules: Rules) -> Iterator[Answer]:
    """H3: traits of relatives and contacts go into no score."""
    for name, score in rules.regime.scores.items():
        said = rules.called.at(("regime", "scores", name))
        yield no(score.about_others, ("regime", "scores", name, "about_others"), "norms.H3.others", score=said)


TESTS: Final[dict[str, Test]] = {
    "C1": declared_errors,
    "C2": corroborated,
    "C3": predicted_crime,
    "C4": biometric_sorting,
    "C5": remote_identification,
    "C6": special_categories,
    "C7": obsolescence,
    "C8": publicity,
    "H3": contacts,
}
