"""Data and sensors: norms C1 to C8."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import DAY, YEAR, Path, Rules, is_within
from standing.checks.norms.verdict import Answer, Test, cannot_tell, fails, meets, no, not_applicable, yes
from standing.scenario import BlackList

SEVEN_YEARS: Final = 2_557 * DAY
PUBLICITY: Final = {1: ("slight", 3, 92 * DAY), 3: ("middling", 12, YEAR), 4: ("grave", 36, 3 * YEAR)}
"""Months, and seconds, for which an entry may be public, from a gravity on (CN Credit Repair Measures)."""

SPECIAL: Final = ("race", "opinion", "union", "belief", "sex_life", "orientation", "health", "genetics")
SORTING: Final = ("race", "opinion", "union", "belief", "sex_life", "orientation")


def declared_errors(rules: Rules) -> Iterator[Answer]:
    """C1: error rates are declared by whoever runs the sensor; those of the scenario may be anybody's."""
    for name, sensor in rules.regime.sensors.items():
        said = rules.called.at(("regime", "sensors", name))
        yield yes(
            sensor.errors_declared,
            ("regime", "sensors", name, "errors_declared"),
            f"whoever runs {said} declares how often it misses and how often it is wrong",
            f"whoever runs {said} declares no error rates",
            f"whether whoever runs {said} declares its error rates is not written",
        )


def corroborated(rules: Rules) -> Iterator[Answer]:
    """C2: no step on one signal that nobody has looked at."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        machine = rules.machine_deciding(each)
        sensors = [rules.regime.sensors[one] for entry in each.enters for one in entry.by]
        by_sensors = bool(each.enters) and all(entry.by for entry in each.enters) and not each.by_hand
        if by_sensors and all(sensor.corroborated for sensor in sensors):
            yield meets(path, f"what leads to {said} is confirmed by a second source")
        elif rules.people_decide(each):
            yield meets((*path, "decided_by"), f"people decide on {said}, not the signal alone")
        elif machine is None:
            yield cannot_tell(path, f"whether a person looks at each signal before {said} is not written")
        else:
            place = ("regime", "authorities", machine[0], "review")
            change: dict[str, object] = {f"regime.authorities.{machine[0]}.review": "human"}
            yield fails(place, f"a signal alone leads to {said}: {machine[1].name} decides automatically", change)


def predicted_crime(rules: Rules) -> Iterator[Answer]:
    """C3: an offence is not predicted from a profile alone."""
    for name, score in rules.regime.scores.items():
        path = ("regime", "scores", name)
        said = rules.called.at(path)
        if score.predicts_offences is None:
            yield cannot_tell(path, f"whether {said} predicts offences is not written")
        elif not score.predicts_offences:
            yield not_applicable((*path, "predicts_offences"), f"{said} predicts no offence")
        else:
            yield yes(
                score.verified_facts,
                (*path, "verified_facts"),
                f"verified facts about the person's own conduct go into {said}",
                f"{said} predicts offences and rests on no verified fact",
                f"whether verified facts go into {said} is not written",
            )


def biometric_sorting(rules: Rules) -> Iterator[Answer]:
    """C4: bodies are not sorted by race, opinion, union, belief, sex life or orientation."""
    for name, sensor in rules.regime.sensors.items():
        path = ("regime", "sensors", name)
        said = rules.called.at(path)
        if sensor.bodies is None:
            yield cannot_tell(path, f"what {said} does with bodies is not written")
        elif sensor.bodies != "categorise":
            yield not_applicable((*path, "bodies"), f"{said} does not sort bodies")
        elif sensor.sorts_by is None:
            yield cannot_tell((*path, "bodies"), f"into which classes {said} sorts is not written")
        else:
            barred = [each for each in sensor.sorts_by if each in SORTING]
            left = [each for each in sensor.sorts_by if each not in SORTING]
            if barred:
                reason = f"{said} sorts bodies by {', '.join(each.replace('_', ' ') for each in barred)}"
                yield fails((*path, "sorts_by"), reason, {f"regime.sensors.{name}.sorts_by": left or ["other"]})
            else:
                yield meets((*path, "sorts_by"), f"{said} sorts by none of the six classes")


def remote_identification(rules: Rules) -> Iterator[Answer]:
    """C5: nobody is identified from afar in real time but for three narrow aims, with prior authorisation."""
    for name, sensor in rules.regime.sensors.items():
        path = ("regime", "sensors", name)
        said = rules.called.at(path)
        if sensor.bodies is None:
            yield cannot_tell(path, f"what {said} does with bodies is not written")
        elif sensor.bodies != "remote_realtime":
            yield not_applicable((*path, "bodies"), f"{said} identifies nobody from afar")
        else:
            yield yes(
                sensor.narrow_aim,
                (*path, "narrow_aim"),
                f"{said} serves one of the three aims, with prior authorisation",
                f"{said} identifies people from afar, for none of the three aims or without prior authorisation",
                f"for which aim {said} identifies people from afar is not written",
            )


def special_categories(rules: Rules) -> Iterator[Answer]:
    """C6: no automated decision rests on special categories."""
    for name, score in rules.regime.scores.items():
        path = ("regime", "scores", name)
        said = rules.called.at(path)
        if score.sorts_by is None:
            yield cannot_tell(path, f"by which classes of persons {said} goes is not written")
            continue
        used = [each.replace("_", " ") for each in score.sorts_by if each in SPECIAL]
        if not used:
            yield meets((*path, "sorts_by"), f"{said} uses no special category")
        elif all(rules.people_decide(each) for each in _entered_by(rules, name)):
            yield meets((*path, "sorts_by"), f"{said} uses {', '.join(used)}, and people decide on what follows")
        else:
            reason = f"{said} uses {', '.join(used)}, and people do not decide on all that follows"
            left = [each for each in score.sorts_by if each not in SPECIAL]
            yield fails((*path, "sorts_by"), reason, {f"regime.scores.{name}.sorts_by": left or ["other"]})


def _entered_by(rules: Rules, score: str) -> list[BlackList]:
    return [each for _, _, each in rules.lists if any(entry.score == score for entry in each.enters)]


def obsolescence(rules: Rules) -> Iterator[Answer]:
    """C7: adverse items expire after seven years."""
    for name, score in rules.regime.scores.items():
        path: Path = ("regime", "scores", name)
        said = rules.called.at(path)
        keeps = score.keeps
        if keeps is not None:
            yield _expires(keeps.at({}, rules.day), (*path, "keeps"), f"the points of {said}")
        elif "keeps" in score.model_fields_set:
            yield fails(
                (*path, "keeps"), f"the points of {said} are kept for ever", {f"regime.scores.{name}.keeps": "7y"}
            )
        else:
            yield cannot_tell(path, f"how long {said} keeps the points of an observation is not written")
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        for at, entry in enumerate(each.enters):
            if entry.kind not in ("observed", "sensor", "status") or max(entry.times.values) <= 1:
                continue
            place = (*path, "enters", at, "within")
            span = entry.keeps or entry.within
            if span is not None:
                yield _expires(span.at({}, rules.day), place, f"what counts towards {said}")
            else:
                yield fails(
                    place,
                    f"what counts towards {said} counts for ever",
                    {f"regime.lists.{name}.enters.{at}.within": "7y"} if len(each.enters) > 1 else None,
                )


def _expires(seconds: float, path: tuple[str | int, ...], what: str) -> Answer:
    years = seconds / YEAR
    if is_within(seconds, SEVEN_YEARS):
        return meets(path, f"{what} expires after {years:.3g} years")
    return fails(path, f"{what} expires after {years:.3g} years, not 7", {".".join(map(str, path)): "7y"})


def publicity(rules: Rules) -> Iterator[Answer]:
    """C8: how long an entry is public depends on how grave the conduct is: three months, a year, three years."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        if not rules.is_true(each.public):
            yield not_applicable((*path, "public"), f"{said} publishes no names")
            continue
        gravities = [ground.gravity for ground in rules.grounds_of(name)]
        if not gravities or None in gravities:
            yield cannot_tell(path, f"how grave the conduct behind {said} is, is not written")
            continue
        gravest = max(each for each in gravities if each is not None)
        what, months, cap = PUBLICITY[4 if gravest >= 4 else 3 if gravest == 3 else 1]
        shown, has_no_end = _shown(rules, each)
        place = (*path, "shown") if each.shown is not None else (*path, "public")
        if has_no_end and "settled" in each.leaves_on:
            reason = (
                f"names on {said} stay public until performance; the norm has an exception for those who never perform"
            )
            yield cannot_tell(place, reason)
        elif shown is None and not has_no_end:
            yield cannot_tell(path, f"how long names on {said} are public is not written")
        elif shown is not None and is_within(shown, cap):
            yield meets(place, f"names on {said} are public for {shown / DAY:.0f} days, for {what} conduct")
        else:
            lasting = f"as long as the listing lasts, with no fixed end{' on some grounds' if each.open_ended else ''}"
            how = lasting if shown is None else f"for {shown / DAY:.0f} days"
            reason = f"names on {said} are public {how}; for {what} conduct at most {months} months"
            yield fails(place, reason, {f"regime.lists.{name}.shown": f"{months}mo"})


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
        yield no(
            score.about_others,
            ("regime", "scores", name, "about_others"),
            f"no traits of others go into {said}",
            f"traits of relatives or contacts go into {said}",
            f"whether traits of relatives or contacts go into {said} is not written",
        )


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
