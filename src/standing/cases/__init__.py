"""The shipped scenarios, data only: one folder each with `scenario.yaml` and what it reads."""

from standing.cases.catalogue import SCENARIO, case_folder, case_named, case_names, cases

__all__ = ["SCENARIO", "case_folder", "case_named", "case_names", "cases"]
