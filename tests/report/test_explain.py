"""What a rulebook says, in sentences: every field that is told, what is missing, and at which line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.engine.scenarios import everything, everything_else
from tests.scenario.shipped import FULL, SMALL, shipped

from standing.report.explain import Sentence, explain
from standing.report.explain.document import document
from standing.report.explain.folded import folded
from standing.report.explain.sentence import HEADINGS
from standing.scenario import Scenario, load, load_text

RULED_OUT = re.compile(
    r"\b(guilty|innocent|rightful|wrongful|illegal|compliant|prove[sdn]?|fair|unfair)\b", re.IGNORECASE
)

BARE = """\
name: bare
clock: {start: 2013-01-01, end: 2018-01-01}
regime:
  sensors:
    docket: {observes: default}
  lists:
    debtors:
      enters: {observed: default}
  sanctions:
    no_flights: {list: debtors, denies: flight}
"""
"""A regime without a world, which says as little as it can."""

TEXTS = {**shipped(), "bare": (BARE, None)}


def bare(**changes: object) -> list[Sentence]:
    """The bare regime with fields of its parts changed: `debtors_term` is `regime.lists.debtors.term`."""
    parts = {
        "debtors": "regime.lists.debtors",
        "docket": "regime.sensors.docket",
        "no_flights": "regime.sanctions.no_flights",
    }
    paths = {}
    for key, value in changes.items():
        part = next((each for each in parts if key.startswith(f"{each}_")), "")
        paths[f"{parts[part]}.{key.removeprefix(part + '_')}" if part else key.replace("__", ".")] = value
    scenario = load_text(BARE)
    return explain(scenario.reform(paths) if paths else scenario)


def told(rows: list[Sentence], section: str) -> str:
    """What a section says, without what is missing."""
    return " ".join(each.sentence for each in rows if each.section == section and not each.missing)


def missing(rows: list[Sentence]) -> list[str]:
    return [each.sentence for each in rows if each.missing]


@pytest.mark.parametrize("name", TEXTS)
def test_every_scenario_is_told_in_whole_sentences_with_their_lines(name: str) -> None:
    text, folder = TEXTS[name]
    rows = explain(load_text(text, "scenario.yaml", folder))
    lines = text.splitlines()
    assert rows
    for each in rows:
        assert each.section in HEADINGS
        assert re.fullmatch(r"[^{}]+[.]", each.sentence), each
        assert not re.search(r"  |\.\.| [,;.]|None|\bTrue\b|\bFalse\b", each.sentence), each
        assert not RULED_OUT.search(each.sentence), each
        assert each.line is not None
        assert 1 <= each.line <= len(lines)


@pytest.mark.parametrize("name", TEXTS)
def test_the_line_of_a_rule_is_where_its_key_stands(name: str) -> None:
    text, folder = TEXTS[name]
    lines = text.splitlines()
    for each in explain(load_text(text, "scenario.yaml", folder)):
        keys = [key for key in (each.path or "").split(".") if not key.isdigit()]
        if not each.missing and keys and not each.path.rpartition(".")[2].isdigit():  # type: ignore[union-attr]
            assert keys[-1] in lines[(each.line or 0) - 1], each


@pytest.mark.parametrize("make", [everything, everything_else])
def test_scenarios_of_every_mechanism_are_told(make) -> None:
    rows = explain(make())
    assert {each.section for each in rows} == {*HEADINGS} - {"cited"}


def test_a_regime_needs_no_world() -> None:
    assert [(each.section, each.sentence) for each in bare() if not each.missing] == [
        ("counts", 'Default can lead to the list "debtors".'),
        ("reports", 'The sensor "docket" reports "default".'),
        ("enters", 'The list "debtors" is entered by a report of "default".'),
        ("denies", "Flight: refused to listed persons."),
        ("told", 'No publication of names is written for the list "debtors".'),
    ]


def test_what_is_missing_is_said_one_by_one() -> None:
    assert missing(bare()) == [
        "No way out is written.",
        "No correction or appeal is written.",
        "No notice is written.",
        "Nobody is named who decides.",
        "No decision that could reject a report is written: none is rejected.",
        'No legal basis is written for the list "debtors".',
        'No legal basis is written for the sanction "no flights".',
        'Nobody is named who enforces the sanction "no flights".',
        'Nobody is named who runs the sensor "docket".',
        'How often the sensor "docket" misses an act, enters the wrong person or reports what never happened is not written.',
        'Whether "default" is lawful is not written: no such conduct is defined.',
    ]


COURT = {"regime.authorities": {"court": {"name": "The court", "kind": "court", "review": "human"}}}
REDRESS = {"against": "debtors", "files": {"wrongful": "1/yr"}, "grants": {"wrongful": 0.5}, "delay": "15d"}


@pytest.mark.parametrize(
    ("changes", "no_longer"),
    [
        ({"regime.lists.debtors.term": "2y"}, "No way out is written."),
        ({"regime.lists.debtors.leaves_on": ["settled"]}, "No way out is written."),
        ({"regime.lists.debtors.amnesty": {"at": "2015-01-01"}}, "No way out is written."),
        ({"regime.redress": {"appeal": REDRESS}}, "No way out is written."),
        ({"regime.redress": {"appeal": REDRESS}}, "No correction or appeal is written."),
        ({"regime.lists.debtors.notice": {"when": "none"}}, "No notice is written."),
        ({**COURT, "regime.lists.debtors.decided_by": "court"}, "Nobody is named who decides."),
        ({"regime.lists.debtors.decision": {"confirms": 0.9}}, "No decision that could reject"),
        ({"regime.lists.debtors.legal_basis": "a rule"}, "No legal basis is written for the list"),
        ({"regime.sanctions.no_flights.legal_basis": "a rule"}, "No legal basis is written for the sanction"),
        ({**COURT, "regime.sanctions.no_flights.authority": "court"}, "Nobody is named who enforces"),
        ({**COURT, "regime.sensors.docket.authority": "court"}, "Nobody is named who runs"),
        ({"regime.sensors.docket.wrong_person": 0.1}, "enters the wrong person"),
    ],
)
def test_what_is_written_is_no_longer_missing(changes: dict[str, object], no_longer: str) -> None:
    scenario = load_text(BARE)
    assert any(no_longer in each for each in missing(explain(scenario)))
    assert not any(no_longer in each for each in missing(explain(scenario.reform(changes))))


@pytest.mark.parametrize("grants", [{"wrongful": 0}, {"wrongful": 0.5}])
def test_a_correction_that_is_never_granted_is_no_way_out(grants: dict[str, float]) -> None:
    rows = explain(load_text(BARE).reform({"regime.redress": {"appeal": {**REDRESS, "grants": grants}}}))
    assert ("No way out is written." in missing(rows)) == (grants["wrongful"] == 0)


def test_settlement_is_no_way_out_of_a_list_that_nothing_can_settle() -> None:
    exit_of = {"regime.lists.debtors.term": None}
    assert "A listing ends when what led to it is settled." in told(explain(load_text(SMALL).reform(exit_of)), "exits")
    never = load_text(SMALL).reform({**exit_of, "world.conducts.default.settles": None, "regime.redress": {}})
    assert "No way out is written." in missing(explain(never))


def test_an_empty_regime_says_so() -> None:
    (only,) = explain(load_text("name: nothing\nclock: {start: 2013-01-01, end: 2018-01-01}\n"))
    assert (only.sentence, only.missing) == ("The regime is empty: nothing counts, and nothing is refused.", True)


def test_a_change_has_no_line_in_the_file() -> None:
    rows = bare(debtors_term="2y")
    assert [(each.path, each.line) for each in rows if "term" in each.sentence] == [("regime.lists.debtors.term", None)]


@pytest.mark.parametrize(
    ("term", "says"),
    [
        ("2y", "2 years"),
        ("30d", "30 days"),
        ({"value": "2y", "status": "assumed"}, "2 years (assumed)"),
        ({"2013-01-01": None, "2015-01-01": "2y"}, "by date of entry: none before 2015-01-01, 2 years from then on"),
        (
            {"2013-01-01": "1y", "2015-01-01": "6mo", "2016-01-01": None},
            "1 year before 2015-01-01, 6 months from 2015-01-01, none from 2016-01-01",
        ),
        ({"exponential": "90d"}, "90 days on average"),
        ({"gamma": {"mean": "3w", "shape": 2}}, "3 weeks on average"),
        ({"lognormal": {"median": "30d", "p90": "90d"}}, "30 days in half of the cases and 90 days in one of ten"),
        (
            {"2013-01-01": {"exponential": "90d", "status": "assumed"}, "2015-01-01": "3wd"},
            "90 days on average (assumed) before 2015-01-01, 3 working days from then on",
        ),
    ],
)
def test_terms_are_told_with_their_unit_and_their_dates(term: object, says: str) -> None:
    assert says in told(bare(debtors_term=term), "exits")


@pytest.mark.parametrize(
    ("share", "says"),
    [
        (0.6, "60 % of the acts"),
        ({"value": 0.6, "status": "assumed"}, "60 % of the acts (assumed)"),
        ({"value": 0.002, "status": "assumed"}, "0.2 % of the acts (1 in 500, assumed)"),
        ({"2013-01-01": 0.6, "2015-01-01": 0.9}, "60 % of the acts before 2015-01-01, 90 % from then on"),
        ({"2013-01-01": 0, "2015-01-01": 0.9}, "90 % of the acts from 2015-01-01"),
        ({"base": 0.8, "over": {"2015-01-01": 0.5}}, "80 % of the acts before 2015-01-01, 40 % from then on"),
        ({"base": 0.8, "over": {"2010-01-01": 0.5}}, "It sees 40 % of the acts."),
        ({"base": 0.8, "by": {"region": {"north": 0.5}}}, "80 % of the acts, but 40 % (region north)"),
        (
            {"base": 0.8, "by": {"region": {"north": 0.5}, "sex": {"f": 0.5}}},
            "20 % of the acts to 80 %, by region and sex",
        ),
    ],
)
def test_shares_are_told_by_date_and_by_group(share: object, says: str) -> None:
    assert says in told(bare(docket_detects=share), "reports")


@pytest.mark.parametrize(
    ("assesses", "says"),
    [
        ({"every": "1y"}, "assesses all persons every year."),
        ({"every": "30d", "share": 0.5}, "assesses 50 % of persons, every 30 days."),
        ({"rate": "1/30d"}, "assesses each person once every 30 days, at random."),
        ({"on": "flight"}, 'assesses all attempts to use "flight".'),
        ({"at": "2014-01-01"}, "assesses all persons on 2014-01-01."),
        (
            {"at": {"2014-01-01": 0.5, "2015-01-01": 0.1}},
            "assesses persons: 50 % on 2014-01-01 and 10 % on 2015-01-01.",
        ),
    ],
)
def test_assessments_say_when_and_whom_they_flag(assesses: dict[str, object], says: str) -> None:
    sensor = {"assesses": assesses, "conduct": "default", "within": "2y", "flags": {"guilty": 0.8, "innocent": 0.05}}
    rows = explain(load_text(BARE).reform({"regime.sensors.docket": sensor}))
    assert says in told(rows, "reports")
    assert 'Of those who did "default" within 2 years it flags 80 %; of those who did not, 5 %.' in told(
        rows, "reports"
    )


@pytest.mark.parametrize(
    ("enters", "says"),
    [
        ({"observed": "default", "times": 2, "within": "1y"}, 'by 2 reports of "default" within 1 year.'),
        (
            {"observed": "default", "times": 3, "within": "ever", "keeps": "2y"},
            'by 3 reports of "default", however far apart, each kept for 2 years.',
        ),
        ({"by": "docket"}, 'by a report by the sensor "docket".'),
        (
            {"list": "other", "share": 0.5, "delay": "3d"},
            'by copying: 50 % of those who enter the list "other" are copied, after 3 days.',
        ),
        ({"score": "points", "at_most": 5}, 'by a report that takes points, with the score "points" at most 5.'),
        (
            {"score": "points", "at_most": 5, "when": "state"},
            "at most 5, and again at the end of a listing while it lasts.",
        ),
        ({"band": {"points": ["low"]}}, 'by a report that takes points, with the score "points" in band "low".'),
    ],
)
def test_conditions_of_entry(enters: dict[str, object], says: str) -> None:
    others = {
        "regime.scores": {"points": {"start": 10, "points": {"default": -2}, "bands": {"high": 5, "low": 0}}},
        "regime.lists.other": {"enters": {"observed": "default"}},
    }
    assert says in told(explain(load_text(BARE).reform({**others, "regime.lists.debtors.enters": enters})), "enters")


def test_entries_by_hand_exemptions_and_rewards() -> None:
    hand = [
        {"rate": "0.00001/yr", "group": {"region": "north"}, "from": "2016-03-01"},
        {"share": 0.02, "from": "2016-01-01"},
    ]
    said = told(bare(debtors_by_hand=hand, debtors_exempt={"region": "north"}), "enters")
    assert (
        "It is entered by hand, without any report: 0.00001 times a year per person of region north from 2016-03-01."
        in said
    )
    assert "It is entered by hand, without any report: 2 % of persons, once, on 2016-01-01." in said
    assert "Never listed there: persons of region north." in said


def test_a_decision_says_how_often_it_rejects() -> None:
    decision = {"confirms": {"met": 0.98, "not_met": {"value": 0.7, "status": "assumed"}}, "delay": "5d", "minutes": 20}
    said = told(bare(debtors_decision=decision), "decides")
    assert (
        "after 5 days: of candidates who met the list's own condition it rejects 2 %, of those who did not 30 % (assumed)"
        in said
    )
    by_group = {"met": {"base": 0.9, "by": {"region": {"north": 0.5}}}, "not_met": 0.5}
    said = told(bare(debtors_decision={"confirms": by_group}), "decides")
    assert "it confirms 90 %, but 45 % (region north), of those who did not 50 %" in said


@pytest.mark.parametrize(
    ("notice", "says"),
    [
        (
            {"when": "before", "grace": "10d"},
            "before the listing begins. From the decision to the listing they have 10 days of grace.",
        ),
        ({"when": "with"}, "sent a notice when the listing begins."),
        (
            {"when": "after", "delay": "3d", "reaches": 0.7},
            "after the listing has begun; it takes 3 days and reaches 70 % of them. Whom no notice reaches learns",
        ),
        ({"when": "none"}, "sent no notice. Whom no notice reaches learns of it at the first refusal."),
    ],
)
def test_notices(notice: dict[str, object], says: str) -> None:
    assert says in told(bare(debtors_notice=notice), "told")


@pytest.mark.parametrize(
    ("public", "says"),
    [
        (True, "The names on the list are published for as long as the listing lasts."),
        (False, "The names on the list are not published."),
        (
            {"2013-01-01": False, "2015-01-01": True},
            "not published before 2015-01-01, published for as long as the listing lasts from then on.",
        ),
    ],
)
def test_publication(public: object, says: str) -> None:
    assert says in told(bare(debtors_public=public), "told")


def test_redress_says_who_decides_how_long_and_who_hears_of_it() -> None:
    redress = {**REDRESS, "decided_by": "court", "suspends": True, "again": False, "propagates": "3wd"}
    changes = {**COURT, "regime.redress": {"appeal": redress}, "regime.lists.debtors.decided_by": "court"}
    said = told(explain(load_text(BARE).reform(changes)), "exits")
    assert "decided by the court (people decide), who also decide on the listing, after 15 days." in said
    assert "Meanwhile the sanctions rest. Asking again after a refusal is not allowed." in said
    assert "Those who enforce hear of a correction after 3 working days." in said
    assert (
        "Granted are 50 % of requests against listings that did not meet the list's own condition and 0 % of the others."
        in said
    )


def test_a_removal_that_no_correction_overrides_counts_for_corrections_too() -> None:
    changes = {"regime.redress": {"appeal": REDRESS}, "regime.lists.debtors.removal": {"delay": "5d", "fails": 0.1}}
    said = told(explain(load_text(BARE).reform(changes)), "exits")
    assert (
        "hear of the end, a correction included, after 5 days; 10 % of ends by term or settlement are not carried out."
        in said
    )


def test_scores_tell_start_recovery_and_bands() -> None:
    said = told(explain(load_text(FULL)), "scores")
    assert 'The score "citizen" starts at 1,000, but 900 (region north), never below 0 and never above 1,200.' in said
    assert "1 point comes back every 30 days, little by little." in said
    assert "The points of a report are kept for 5 years (assumed)." in said
    assert "while unemployed, 20 points less" in said
    assert 'Its bands are "A" from 900, "B" from 500 and "D" from 0.' in said


def test_sanctions_tell_on_whom_they_fall() -> None:
    said = told(explain(load_text(FULL)), "denies")
    assert 'Flight: refused to the children of persons on the list "The list of debtors".' in said
    assert 'Loan: refused to persons in band "D" of the score "citizen".' in said
    assert 'Loan: made easier for persons on the list "good".' in said
    assert "a mere label" in said
    assert "by mistake also to others, in 0.1 % of their attempts (1 in 1,000, assumed)" in said


def test_china_2018_reads_as_its_rules_do() -> None:
    rows = explain(load("china-2018"))
    said = " ".join(each.sentence for each in rows)
    for words in (
        "73.5 % of attempts from 2014-07-01, 98 % from 2016-12-10 (assumed); memorandum-2014, joint measures.",
        "refused to the children of listed persons",
        "sent a notice after the listing has begun",
        "none before 2017-05-01, 2 years from then on",
        "Meanwhile the sanctions stay on.",
        "3 working days from then on",
    ):
        assert words in said
    assert "No decision that could reject a report is written: none is rejected." in missing(rows)
    assert "No way out is written." not in missing(rows)


def test_the_document_has_a_row_for_each_sentence() -> None:
    scenario: Scenario = load("tutorial")
    made = document(scenario)
    assert made["scenario"] == "tutorial"
    assert [set(row) for row in made["rows"]] == [{"section", "sentence", "path", "line", "missing"}] * len(
        explain(scenario)
    )
    assert [row["sentence"] for row in made["rows"]] == [each.sentence for each in explain(scenario)]


def test_each_section_has_a_room(request: pytest.FixtureRequest) -> None:
    from standing.report import explain as face

    rooms = {path.stem for path in Path(str(face.__file__)).parent.glob("*.py")}
    assert {*HEADINGS, "missing"} <= rooms


def test_what_only_norms_ask_for_is_told_where_it_is_written() -> None:
    changes = {
        "regime.lists.debtors.extended_by": "1y",
        "regime.lists.debtors.open_ended": ["ground 1: able to pay"],
        "regime.lists.debtors.review_every": "6mo",
        "regime.lists.debtors.notice.contents": ["grounds", "specific_reasons"],
        "regime.lists.debtors.notice.heard": False,
        "regime.redress.correction.needs": ["bus"],
    }
    said = [each.sentence for each in explain(load("tutorial").reform(changes))]
    for sentence in (
        "It may be extended by 1 year at most.",
        "No term holds for: ground 1: able to pay.",
        "A listing is looked at again every 6 months.",
        "It names: grounds and specific reasons.",
        "Objections are not heard before the listing begins.",
    ):
        assert sentence in said
    assert any(each.startswith("To file one must use:") for each in said)


def test_what_belongs_together_is_told_together() -> None:
    china = load("china-2018")
    rows = explain(china)
    lines = folded(china, [each for each in rows if not each.missing])
    assert len(lines) < len([each for each in rows if not each.missing]) / 2
    (refused,) = (each for each in lines if "these are refused" in each.text)
    assert refused.place == "234–286"
    assert "to listed persons: Flights (98 % of attempts, by the airlines' booking system)" in refused.text
    assert "to the children of listed persons: Places at high-fee private schools (20 % of attempts" in refused.text
    assert "The shares are assumed." in refused.text


def test_nothing_is_lost_where_sentences_are_only_joined() -> None:
    tutorial = load("tutorial")
    rows = explain(tutorial)
    text = " ".join(each.text for each in folded(tutorial, rows))
    assert all(each.sentence in text for each in rows)


def test_what_a_change_put_there_stands_by_itself() -> None:
    tutorial = load("tutorial").reform({"regime.lists.debtors.term": "1y"})
    lines = folded(tutorial, explain(tutorial))
    assert [each.text for each in lines if each.place == "--set"] == ["The term of a listing: 1 year."]
