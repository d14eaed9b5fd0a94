"""Which tests show which mechanism: by test, `file::function` under `tests`, or the file of a case in closed form."""

from __future__ import annotations

from typing import Final

LISTS: Final = "properties/test_lists.py::test_"
PEOPLE: Final = "properties/test_people.py::test_"
RULES: Final = "properties/test_rules.py::test_"
LAWS: Final = "properties/test_laws.py::test_"
ANSWERS: Final = "properties/test_responses.py::test_"
TWINS: Final = "properties/test_twins.py::test_"
TWICE: Final = "properties/test_said_twice.py::test_it_is_the_same_however_it_is_said"
NEUTRAL: Final = "properties/test_nothing_added.py::test_a_neutral_rule_changes_no_integer"
ADDED: Final = "properties/test_nothing_added.py::test_an_addition_leaves_all_else_as_it_was"
ONE_COLUMN: Final = "properties/test_nothing_added.py::test_a_column_of_one_value_changes_no_integer"
HALVES: Final = "properties/test_symmetry.py::test_a_cell_split_in_two_changes_labels_only"
MORE: Final = f"{RULES}a_larger_share_keeps_what_a_smaller_one_does"
CASE: Final = "closed_form/cases/"

SHOWS: Final[dict[str, tuple[str, ...]]] = {
    # Who, and what they do and try
    ONE_COLUMN: ("Population.cells",),
    HALVES: ("Population.cells",),
    f"{CASE}02-gamma-frailty.yaml": ("Population.frailty",),
    f"{PEOPLE}renewal_cuts_the_first_life_and_changes_nothing_before": ("Population.renewal",),
    f"{PEOPLE}a_higher_renewal_comes_earlier": ("Population.renewal",),
    f"{PEOPLE}dependants_of_nobody_are_under_no_sanction": ("Population.dependants", "Sanction.on"),
    f"{PEOPLE}refusals_of_dependants_are_third_party_and_nobody_elses": ("Sanction.on", "Sanction.denies"),
    f"{CASE}01-poisson-conduct.yaml": ("Conduct.rate", "Quantity.base", "Quantity.by"),
    f"{CASE}03-calendar-multiplier.yaml": ("Quantity.over", "Clock.start"),
    f"{CASE}09-settlement-exit.yaml": ("Conduct.settles", "BlackList.leaves_on: settled"),
    f"{CASE}17-denials.yaml": ("Service.attempts", "Sanction.denies", "Sanction.list"),
    f"{PEOPLE}a_spread_is_one_factor_of_a_persons_attempts": ("Service.spread",),
    f"{PEOPLE}frailty_is_one_factor_of_all_of_a_persons_conducts": ("Population.frailty",),
    f"{PEOPLE}a_status_of_one_value_leaves_no_move": ("Status.start", "Status.moves"),
    TWICE: (
        "Status.start", "Chances.tables", "Chances.column", "Curve.tables", "Curve.column", "Outcome.curve",
        "Outcome.is_rest", "Outcome.score_name", "Entry.within", "Entry.keeps", "Entry.band", "Entry.at_most",
        "ByHand.at", "ByHand.from", "Assesses.at", "Assesses.share", "Sensor.within", "Amnesty.group",
        "BlackList.public", "BlackList.shown", "BlackList.hits: extend", "BlackList.hits: restart", "After.times",
        "While.status", "StatusIn.values", "Exempt.group", "Response.multiplies", "Target.name",
    ),
    f"{PEOPLE}outcomes_of_share_0_are_no_acts": ("Outcomes.granted", "Outcomes.refused"),
    f"{PEOPLE}a_larger_share_of_outcomes_keeps_those_of_a_smaller": ("Outcome.share", "Outcomes.granted"),
    f"{PEOPLE}a_delay_moves_each_outcome_by_itself": ("Outcome.delay",),
    f"{PEOPLE}refused_outcomes_follow_refusals_alone": ("Outcomes.refused",),
    # Responses
    f"{ANSWERS}below_one_only_takes_away_and_above_one_only_adds": (
        "Response.by", "While.on_list", "While.in_band", "While.status", "After.listed", "Target.kind: attempts",
        "Target.kind: conduct",
    ),
    f"{ANSWERS}every_multiplier_keeps_what_a_lower_one_keeps": ("Response.by",),
    f"{ANSWERS}nothing_happens_while_a_response_of_zero_holds": (
        "Response.by", "Response.multiplies", "Target.kind: conduct", "Target.kind: move", "Target.kind: attempts",
        "Target.move", "Target.name",
    ),
    f"{ANSWERS}nobody_does_a_conduct_that_a_status_forbids": ("While.status", "StatusIn.status", "StatusIn.values"),
    f"{ANSWERS}after_a_listing_holds_whenever_the_listing_does_and_longer": ("After.listed", "While.on_list"),
    f"{ANSWERS}after_more_listings_holds_for_fewer": ("After.times",),
    f"{ANSWERS}in_all_bands_acts_as_in_any_status": ("While.in_band",),
    f"{ANSWERS}a_status_that_the_regime_moves_makes_acts": ("Status.moves", "Target.move"),
    "reference/test_reference.py::test_every_mechanism_agrees": ("Scenario.strays: world",),
    # Sensors
    f"{TWINS}weaker_detection_sees_a_part_of_the_same_acts": (
        "Sensor.detects", "Sensor.observes", "Sensor.false_alarms",
    ),
    f"{CASE}04-detection-delay.yaml": ("Sensor.detects", "Sensor.delay", "Sensor.false_alarms"),
    f"{RULES}a_longer_delay_moves_each_event_by_the_difference": ("Sensor.delay", "Notice.delay"),
    f"{RULES}wrong_persons_go_where_the_mixing_sends_them": ("Sensor.wrong_person", "Mixing.by", "Mixing.weights"),
    f"{PEOPLE}more_flags_keep_those_of_fewer": (
        "Flags.guilty", "Flags.innocent", "Assesses.every", "Assesses.on", "Assesses.at", "Assesses.rate",
        "Sensor.conduct", "Sensor.within",
    ),
    f"{PEOPLE}a_larger_share_assesses_more_of_the_same": ("Assesses.share",),
    f"{PEOPLE}a_trait_flagged_surely_is_the_trait": ("GuiltyIf.status", "Entry.status", "Entry.by", "StatusIn.status"),
    # Scores
    f"{CASE}12-score-ticks.yaml": (
        "Score.start", "Score.points", "Score.floor", "Score.ceiling", "Score.recovers", "Score.recovery: ticks",
        "Entry.score", "Entry.at_most", "Recovery.points", "Recovery.every", "Entry.when: hit",
    ),
    f"{CASE}13-bands.yaml": ("Score.bands", "Score.recovery: linear"),
    f"{PEOPLE}start_scores_by_table_are_ordered_by_their_uniform": ("Score.start", "Chances.tables"),
    f"{PEOPLE}points_by_status_hold_while_in_it": ("Score.by_status",),
    "properties/test_said_twice.py::test_it_does_something": ("Score.keeps", "Score.by_status", "Entry.keeps"),
    NEUTRAL: (
        "Score.keeps", "Score.by_status", "Sanction.misfires", "Amnesty.share", "Redress.again", "Redress.suspends",
        "BlackList.exempt",
    ),
    # Entry
    f"{CASE}11-two-within-window.yaml": (
        "Entry.observed", "Entry.times", "Entry.within", "Entry.memory: all", "Entry.independent: observation",
    ),
    f"{RULES}memory_and_acts_leave_out_what_counts": (
        "Entry.memory: all", "Entry.memory: reset", "Entry.independent: act", "Entry.independent: observation",
        "Entry.times",
    ),
    f"{LISTS}keeping_observations_longer_only_completes_more": ("Entry.keeps", "Entry.within"),
    f"{RULES}a_low_score_at_the_end_of_a_listing_lists_again": ("Entry.when: hit", "Entry.when: state"),
    f"{LISTS}a_redlist_moves_the_sums_over_all_lists_only": ("Entry.at_least", "BlackList.rewards", "Entry.score"),
    f"{LISTS}copies_of_everything_at_once_are_the_beginnings_of_the_source": ("Entry.list",),
    f"{LISTS}a_larger_share_copies_more_of_the_same": ("Entry.share",),
    f"{LISTS}a_delayed_copy_begins_just_so_much_later": ("Entry.delay",),
    f"{RULES}by_hand_strikes_its_group_in_its_window": ("ByHand.rate", "ByHand.group", "ByHand.from", "ByHand.to"),
    f"{LISTS}an_exempt_group_loses_its_listings_and_nobody_else_one": ("BlackList.exempt", "Exempt.group"),
    f"{LISTS}exemption_by_a_trait_removes_the_listings_of_those_who_have_it": ("BlackList.exempt", "Exempt.trait"),
    f"{LISTS}an_exempt_status_is_judged_at_the_entry": ("Exempt.trait",),
    MORE: (
        "ByHand.share", "Initial.share", "Notice.reaches", "Confirms.met", "Confirms.not_met", "Removal.fails",
        "Sanction.enforced", "Grants.rightful", "Grants.wrongful", "Sensor.detects",
    ),
    f"{RULES}listings_of_the_start_are_wrongful_by_share_and_as_old_as_they_are": ("Initial.since", "Initial.wrongful"),
    "reference/test_rulings.py::test_breaking_it_is_noticed": (
        "Decision.delay", "Initial.since", "Clock.measures_from", "Entry.by",
    ),
    # Stay and exit
    f"{RULES}when_a_notice_is_sent": (
        "Notice.when: before", "Notice.when: with", "Notice.when: after", "Notice.when: none", "Notice.grace",
    ),
    f"{RULES}grace_that_ends_at_settlement_averts_sooner": (
        "Notice.grace_ends: fixed", "Notice.grace_ends: at_settlement",
    ),
    f"{CASE}10-settlement-or-term.yaml": (
        "BlackList.term", "BlackList.leaves_on: term", "BlackList.leaves_on: settled",
    ),
    f"{CASE}06-fixed-term-counter.yaml": ("BlackList.hits: count", "BlackList.term"),
    f"{CASE}21-correction-with-errors.yaml": ("BlackList.leaves_on: corrected", "Grants.rightful", "Files.rightful"),
    f"{LISTS}hits_that_move_a_fixed_term_only_lengthen": ("BlackList.hits: extend", "BlackList.hits: restart"),
    f"{LISTS}an_extended_term_ends_later_than_a_restarted_one": (
        "BlackList.hits: count", "BlackList.hits: extend", "BlackList.hits: restart",
    ),
    f"{LISTS}an_amnesty_ends_what_is_open_and_nothing_before": ("Amnesty.at",),
    f"{LISTS}an_amnesty_of_a_share_or_a_group_ends_a_part": ("Amnesty.share", "Amnesty.group"),
    f"{LISTS}a_name_is_shown_for_the_shorter_of_both": ("BlackList.shown", "BlackList.public"),
    f"{LISTS}names_are_published_from_their_date_on": ("BlackList.public", "Quantity.dated"),
    f"{CASE}16-removal-delay.yaml": ("Removal.delay",),
    # Sanctions
    "properties/test_said_twice.py::test_a_sanction_on_every_band_is_always_in_force": ("Sanction.band",),
    "properties/test_said_twice.py::test_a_sanction_on_one_band_is_the_time_in_it": ("Sanction.band", "Score.bands"),
    f"{PEOPLE}misfires_fall_outside_the_sanction_and_make_nobody_aware": ("Sanction.misfires",),
    f"{PEOPLE}a_favour_is_an_attempt_while_rewarded": ("Sanction.grants", "BlackList.rewards"),
    # Redress
    f"{RULES}a_higher_rate_of_filing_brings_each_first_appeal_forward": (
        "Files.rightful", "Files.wrongful", "Redress.against",
    ),
    f"{TWINS}a_shorter_correction_never_lengthens_a_wrongful_listing": ("Redress.delay", "Redress.again"),
    f"{TWINS}surer_grants_never_lengthen_a_wrongful_listing": ("Grants.wrongful",),
    f"{RULES}appeals_by_their_rules": (
        "Redress.again", "Redress.suspends", "Redress.propagates", "Redress.aware_by: any",
        "Redress.aware_by: notice",
    ),
    f"{RULES}objections_before_the_beginning_avert": ("Redress.files_from: beginning", "Redress.files_from: decision"),
    # Clock and laws
    f"{RULES}a_burn_in_leaves_out_what_lies_before_it": ("Clock.measures_from",),
    f"{RULES}a_longer_run_begins_with_the_shorter_one": ("Clock.end",),
    f"{LAWS}twice_the_law_takes_twice_as_long": (
        "LawSegment.scale", "LawSegment.kind: fixed", "LawSegment.kind: exponential", "LawSegment.kind: gamma",
        "LawSegment.kind: lognormal",
    ),
    f"{LAWS}a_gamma_law_of_shape_one_is_exponential": ("LawSegment.shape",),
    f"{LAWS}a_wider_lognormal_law_is_farther_from_its_median": ("LawSegment.p90",),
    f"{LAWS}a_calendar_year_is_365_or_366_days_and_twelve_months": ("LawSegment.kind: calendar", "LawSegment.in_years"),
    f"{LAWS}without_a_term_nothing_ends_by_it": ("LawSegment.kind: none",),
    f"{LAWS}a_dated_law_is_that_of_the_instant_at_which_its_clock_starts": ("LawSegment.since",),
}  # fmt: skip


def shown_by() -> dict[str, list[str]]:
    """Tests by mechanism."""
    found: dict[str, list[str]] = {}
    for test, shown in SHOWS.items():
        for mechanism in shown:
            found.setdefault(mechanism, []).append(test)
    return found
