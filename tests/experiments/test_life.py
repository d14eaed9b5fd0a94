"""One synthetic life: replayed exactly, told in the house's words, found by a pick that says how rare it is."""

from __future__ import annotations

import datetime as dt
import json
import re

import jsonschema
import pytest
from tests.engine.scenarios import everything_else
from tests.golden.test_golden import RULED_OUT, TOWN

from standing.engine.ledger import lived, vocabulary
from standing.errors import InputError
from standing.experiments.ledger_parts import worded
from standing.experiments.life import PICKS, Life, life, life_schema
from standing.experiments.life.due import due, months_later
from standing.experiments.life.endings import Endings
from standing.experiments.life.life import nobody
from standing.experiments.life.replay import cell_of
from standing.experiments.life.rules import Rules
from standing.experiments.life.services import AT_SERVICES
from standing.experiments.life.stay import NEVER, Event, Stay, stays_of
from standing.experiments.life.telling import Teller
from standing.experiments.run import run
from standing.records.events import COLUMNS, EVENTS
from standing.scenario import Scenario, load, load_text
from standing.texts import text

PEOPLE = 2_000
ALL = everything_else()


def all_events(scenario: Scenario, people: int, first: int = 0, last: int | None = None) -> list[Event]:
    words = vocabulary(scenario, people, 1)
    found: list[Event] = []
    for chunk in lived(scenario, people=people, seed=1, first=first, last=last):
        columns = worded(chunk, words)
        found += [Event(*row) for row in zip(*(columns[name].tolist() for name in COLUMNS), strict=True)]
    return found


@pytest.fixture(scope="module")
def town() -> Scenario:
    return load(TOWN)


@pytest.fixture(scope="module")
def everybody() -> dict[int, list[Event]]:
    found: dict[int, list[Event]] = {}
    for event in all_events(ALL, 400):
        found.setdefault(event.person, []).append(event)
    return found


def test_a_life_is_the_persons_part_of_the_ledger(everybody: dict[int, list[Event]]) -> None:
    for person in (0, 1, 63, 64, 199, 399):
        assert list(life(ALL, people=400, seed=1, person=person).happened) == everybody.get(person, [])


def test_a_life_says_first_that_it_is_nobody(town: Scenario) -> None:
    told = life(town, people=PEOPLE, seed=1, person=5)
    assert told.story.splitlines()[0] == nobody()
    assert nobody() in told._repr_html_()
    assert repr(told) == told.story


@pytest.mark.parametrize("person", [-1, 2_000, 10**9])
def test_an_index_that_the_run_does_not_have_is_refused(town: Scenario, person: int) -> None:
    with pytest.raises(InputError, match="0 to 1,999"):
        life(town, people=PEOPLE, seed=1, person=person)


def test_first_and_last_of_every_cell_are_in_it(town: Scenario) -> None:
    sizes = town.world.population.cells.apportion(PEOPLE)  # type: ignore[union-attr]
    first = 0
    for cell, size in enumerate(sizes):
        for person in {first, first + size - 1} if size else set():
            assert cell_of(town, PEOPLE, person) == (cell, size)
            told = life(town, people=PEOPLE, seed=1, person=person)
            assert {event.cell for event in told.happened} <= {cell}
            assert told.document()["cell"] == cell
        first += size


def test_a_cell_with_too_few_persons_is_not_named(town: Scenario) -> None:
    last = life(town, people=100_020, seed=1, person=100_019)
    assert cell_of(town, 100_020, 100_019) == (2, 20)
    assert last.group is None
    assert "quay" not in last.story
    assert "too few" in last.story


def test_a_person_to_whom_nothing_happens_has_a_life_too(town: Scenario) -> None:
    lived_through = {event.person for event in all_events(town, PEOPLE)}
    quiet = next(person for person in range(PEOPLE) if person not in lived_through)
    told = life(town, people=PEOPLE, seed=1, person=quiet)
    assert text("life.nothing") in told.story
    assert "0 listings." in told.story
    jsonschema.validate(told.document(), life_schema())


def test_every_event_has_a_sentence() -> None:
    told = {name.removeprefix("_") for name in dir(Teller) if not name.startswith("__")}
    assert set(EVENTS) <= told | set(AT_SERVICES)


def test_no_story_says_what_is_ruled_out(everybody: dict[int, list[Event]]) -> None:
    scenario = ALL
    said = 0
    for person, events in everybody.items():
        told = Life(scenario, 400, 1, person, tuple(events))
        assert not RULED_OUT.findall(told.story), told.story
        assert not re.search(r"\b(None|nan|inf|rightful|wrongful)\b", told.story), told.story
        said += len(told.passages)
    assert said > 1_000


def test_dates_are_in_order_within_a_generation(everybody: dict[int, list[Event]]) -> None:
    for person, events in everybody.items():
        passages = Life(ALL, 400, 1, person, tuple(events)).passages
        keys = [(passage.generation, passage.date) for passage in passages]
        assert keys == sorted(keys)
        assert len(keys) == len(set(keys))


def test_the_document_is_the_contract(everybody: dict[int, list[Event]]) -> None:
    jsonschema.Draft202012Validator.check_schema(life_schema())
    check = jsonschema.Draft202012Validator(life_schema())
    for person, events in list(everybody.items())[:60]:
        document = Life(ALL, 400, 1, person, tuple(events)).document()
        check.validate(json.loads(json.dumps(document, allow_nan=False)))
        assert list(document) == life_schema()["required"]
        assert len(document["events"]) == len(events)


def test_every_listing_has_its_ways_out_and_at_most_one_ended_it(everybody: dict[int, list[Event]]) -> None:
    endings = Endings(Rules(ALL), {})
    for events in everybody.values():
        for stay in stays_of(events):
            if not stay.began:
                assert endings.not_begun(stay)
                continue
            ways = endings.ways(stay)
            assert [way.way for way in ways] == ["term", "settled", "corrected"]
            ended = [way.way for way in ways if way.ended_it]
            assert ended == ([stay.reason] if stay.reason in ("term", "settled", "corrected") else [])


def test_a_term_that_is_told_is_the_one_that_ends(town: Scenario) -> None:
    told = 0
    for event in all_events(town, 5_000):
        if event.event == "end" and event.part == "term":
            told += 1
    assert told > 20
    stays = [stay for stay in stays_of(all_events(town, 5_000, 0, 400)) if stay.reason == "term"]
    for stay in stays:
        over = due(town.regime.lists[stay.on].term, town.clock.start + dt.timedelta(seconds=stay.begin), {})  # type: ignore[arg-type]
        assert over is not None
        assert abs((over - town.clock.start).total_seconds() - stay.end) < 1e-3


@pytest.mark.parametrize(
    ("begin", "months", "in_years", "end"),
    [
        ("2020-02-29", 12, True, "2021-03-01"),
        ("2020-02-29", 12, False, "2021-02-28"),
        ("2020-01-31", 1, False, "2020-02-29"),
        ("2020-12-31", 2, False, "2021-02-28"),
        ("2020-05-15", 24, True, "2022-05-15"),
    ],
)
def test_calendar_terms_follow_the_ruling(begin: str, months: int, in_years: bool, end: str) -> None:
    found = months_later(dt.datetime.fromisoformat(begin), months, in_years=in_years)
    assert found == dt.datetime.fromisoformat(end)


def ways(scenario: Scenario, **fields: object) -> list[str]:
    stay = Stay(0, 0, "debtors", **{"kind": "true", "cause": "unpaid_fine/register", "begin": 0.0} | fields)  # type: ignore[arg-type]
    return [way.text for way in Endings(Rules(scenario), {}).ways(stay)]


def test_what_could_have_ended_it_and_did_not_is_said(town: Scenario) -> None:
    assert "2022-01-01, had nothing else" in ways(town, end=86_400.0, reason="settled")[0]
    assert "after the end of the run" in ways(town, begin=86_400.0 * 800)[0]
    assert "this one could not" in ways(town, kind="wrong_person")[1]
    assert "no obligation" in ways(town, kind="by_hand", cause="by_hand")[1]
    assert "did not reach the person" in ways(town, sent=0.0)[2]
    assert "filed nothing" in ways(town, aware=86_400.0)[2]
    assert "has no redress" in ways(town.reform({"regime.redress": {}}))[2]
    assert "does not end by itself" in ways(town.reform({"regime.lists.debtors.term": None}))[0]
    assert "settling does not end it" in ways(town.reform({"regime.lists.debtors.leaves_on": ["term"]}))[1]


RENEWED = """
name: renewed
clock: {start: 2020-01-01, end: 2030-01-01}
world:
  population: {cells: [{region: A, count: 400}], renewal: 1/yr}
  conducts: {fare: {context: travel, gravity: 1, rate: 1/yr}}
regime: {}
"""


def test_generations_are_told_apart() -> None:
    told = life(load_text(RENEWED), people=400, seed=1, person=3)
    generations = {event.generation for event in told.happened}
    assert len(generations) > 3
    headings = [title for title, _ in told.sections() if title.startswith("What happened")]
    assert len(headings) == len(generations)
    assert headings[1] == f"What happened: person 2 of {len(generations)} who had this index one after another"


# --- picks ------------------------------------------------------------------------------------------------------------


def test_the_longest_is_the_longest(town: Scenario) -> None:
    people = 20_000
    sizes = town.world.population.cells.apportion(people)  # type: ignore[union-attr]
    small = {cell for cell, size in enumerate(sizes) if size < 30}
    by_person: dict[int, list[Event]] = {}
    for event in all_events(town, people):
        by_person.setdefault(event.person, []).append(event)
    longest = {
        person: max(
            (
                min(stay.end, town.clock.seconds) - stay.begin
                for stay in stays_of(events)
                if stay.began and not stay.met
            ),
            default=-1.0,
        )
        for person, events in by_person.items()
        if events[0].cell not in small
    }
    found = life(town, people=people, seed=1, pick="wrongful-longest")
    assert found.person == max(longest, key=lambda person: (longest[person], -person))
    assert found.picked is not None
    assert found.picked.like_it == sum(length >= 0 for length in longest.values())
    assert found.picked.looked_at == people - sum(size for size in sizes if size < 30)


@pytest.mark.parametrize("pick", [word for word in PICKS if word != "third-party"])
def test_a_pick_is_found_again_and_says_how_rare_it_is(town: Scenario, pick: str) -> None:
    one, other = (life(town, people=20_000, seed=1, pick=pick) for _ in range(2))
    assert one.person == other.person
    assert one.picked is not None
    assert "of 19,996 persons in cells of 30 or more" in one.picked.text
    assert one.story.count(one.picked.text) == 1
    stays = [stay for stay in one.stays if stay.began]
    assert stays
    if pick == "rightful":
        assert all(stay.met for stay in stays)
    if pick == "never-notified":
        assert any(stay.reached == NEVER for stay in stays)


def test_a_large_run_is_looked_at_evenly(town: Scenario) -> None:
    found = life(town, people=10**6, seed=1, pick="typical", most=10_000)
    assert found.picked is not None
    assert found.picked.looked_at == 10_000
    assert "10,000 persons of the 1,000,000, spread evenly over the run" in found.picked.text


def test_a_pick_never_comes_from_a_cell_with_too_few(town: Scenario) -> None:
    only = town.reform(
        {"world.conducts.unpaid_fine.rate": {"base": "5/yr", "by": {"district": {"north": 0, "south": 0}}}}
    )
    with pytest.raises(InputError, match="none among the"):
        life(only.reform({"regime.sensors.register.wrong_person": 0}), people=3_000, seed=1, pick="typical")


def test_what_is_no_pick_or_not_modelled_is_said(town: Scenario) -> None:
    with pytest.raises(InputError, match='did you mean "rightful"'):
        life(town, people=100, seed=1, pick="rihgtful")
    with pytest.raises(InputError, match="no sanction falls on dependants"):
        life(town, people=100, seed=1, pick="third-party")
    with pytest.raises(InputError, match="there is no list"):
        life(load_text(RENEWED), people=100, seed=1, pick="typical")


def test_a_run_tells_its_lives(town: Scenario) -> None:
    done = run(town, people=1_000, seed=3)
    told = done.life(person=7)
    assert told.happened == life(town, people=1_000, seed=3, person=7).happened
    assert told.events.columns[: len(COLUMNS)] == COLUMNS
    assert done.life(pick="typical").picked is not None
    with pytest.raises(InputError, match="neither of person and pick"):
        done.life()
    with pytest.raises(InputError, match="0 to 999"):
        done.life(person=1_000)
