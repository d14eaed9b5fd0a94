"""From a case, a scenario, a run or a comparison to a page: what is missing is run first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from standing.cases import SCENARIO, case_folder, case_named
from standing.errors import InputError, listed, nearest, shown
from standing.experiments.compare import compare
from standing.experiments.compare_reforms import Changing
from standing.experiments.comparison import Comparison
from standing.experiments.life import Life, life
from standing.experiments.life.replay import unheard
from standing.experiments.outcome import Run
from standing.experiments.run import people_of, ranges, run
from standing.measures.suppress import is_too_few
from standing.report.page.page import Page
from standing.report.page.sections.reforms import MOST_REFORMS
from standing.report.page.subject import READING, Subject
from standing.report.page.variants import court, fria
from standing.scenario import Scenario, load
from standing.scenario.reforms import Reform, reform_names, shipped_reforms

Progress = Callable[[int, int, str], None]
About = str | Scenario | Run | Comparison
"""What a page can be made of."""

PEOPLE: Final = 1_000_000
"""Persons of a run whose scenario is larger and for which nothing is said."""

Form = Literal["report", "fria", "method"]

FORMS: Final[Mapping[str, Callable[[Page], Page]]] = {"report": lambda made: made, "fria": fria, "method": court}
"""Forms of a page by their names."""

PICKS: Final = ("wrongful-longest", "typical")
"""Whose life is told: the first of them that there is."""

PREFIXES: Final = "abcdefghijklmnopqrstuvwxyz"


def page(
    *about: About,
    form: Form = "report",
    reforms: Sequence[Changing | Scenario | str] | None = None,
    people: int | None = None,
    seed: int = 1,
    threads: int | None = None,
    with_ranges: bool = False,
    on_progress: Progress | None = None,
) -> Page:
    """Give a page about a case or a run, or about several side by side.

    Parameters
    ----------
    about
        Names of cases, files, scenarios, runs or comparisons.
    form
        "report"; "fria" for the six headings of AI Act, article 27; or "method" for one sheet for a court, without reforms.
    reforms
        What a scenario is compared with; the shipped reforms that change something in it if none are given, at most twelve.
        An empty sequence for none. A run that was made already is compared with nothing unless some are given.
    people, seed, threads
        Of what is run here; one million persons at most if nothing is said.
    with_ranges
        Whether the same persons are run at both ends of every range as well.
    on_progress
        Called between blocks of persons.

    Returns
    -------
    Page
        To be saved with `save`, or shown in a notebook.

    Raises
    ------
    InputError
        If there is nothing to make a page of, more reforms than twelve, or something that cannot be run.
    """
    if not about:
        raise InputError.one("nothing", "a case, a scenario, a run or a comparison", code="page")
    if reforms is not None and len(reforms) > MOST_REFORMS:
        raise InputError.one(f"{len(reforms)} reforms", f"at most {MOST_REFORMS} on one page", code="page")
    if form not in FORMS:
        raise InputError.one(shown(form), listed(list(FORMS)), nearest=nearest(form, list(FORMS)), code="page")
    if form != "report" and len(about) > 1:
        raise InputError.one(f"{len(about)} cases or runs", f"one for the form {form}", code="page")
    if form == "method" and reforms:
        raise InputError.one("reforms", "none for the form method: it does not show them", code="page")
    reforms = () if form == "method" else reforms
    making = _Making(reforms, people, seed, threads, on_progress)
    subjects = [making.subject(each) for each in about]
    if with_ranges:
        subjects = [replace(each, ranges=ranges(each.run, on_progress)) for each in subjects]
    if len(subjects) > 1:
        subjects = [replace(each, prefix=f"{_letters(at)}-") for at, each in enumerate(subjects)]
    first, *others = subjects
    return FORMS[form](Page(first, tuple(others)))


def _letters(at: int) -> str:
    return PREFIXES[at] if at < len(PREFIXES) else f"{PREFIXES[-1]}{at}"


class _Making:
    """How what is missing is run."""

    def __init__(
        self,
        reforms: Sequence[Changing | Scenario | str] | None,
        people: int | None,
        seed: int,
        threads: int | None,
        on_progress: Progress | None,
    ) -> None:
        self.reforms, self.people, self.seed, self.threads = reforms, people, seed, threads
        self.on_progress = on_progress

    def subject(self, about: About) -> Subject:
        """Run what is not there yet."""
        if isinstance(about, Comparison):
            return self._told(about.base, about)
        if isinstance(about, Run):
            return self._of_run(about)
        scenario = load(about) if isinstance(about, str) else about
        people = min(people_of(scenario), PEOPLE) if self.people is None else self.people
        asked = default_reforms(scenario) if self.reforms is None else self.reforms
        if asked:
            found = self._compared(scenario, asked, people, self.seed)
            return self._told(found.base, found, asked)
        made = run(scenario, people=people, seed=self.seed, threads=self.threads, on_progress=self.on_progress)
        return self._told(made, None)

    def _of_run(self, made: Run) -> Subject:
        if not self.reforms:
            return self._told(made, None)
        found = self._compared(made.scenario, self.reforms, made.people, made.seed)
        return self._told(made, replace(found, base=made), self.reforms)

    def _compared(
        self, scenario: Scenario, reforms: Sequence[Changing | Scenario | str], people: int, seed: int
    ) -> Comparison:
        return compare(scenario, *reforms, people=people, seed=seed, threads=self.threads, on_progress=self.on_progress)

    def _told(
        self, made: Run, comparison: Comparison | None, asked: Sequence[Changing | Scenario | str] = ()
    ) -> Subject:
        life, words = _life(made, self.on_progress), _words(comparison, asked)
        return Subject(made, source_of(made.scenario), comparison, life=life, words=words)


def _words(comparison: Comparison | None, asked: Sequence[Changing | Scenario | str]) -> dict[str, str]:
    """How each reform is named on the command line, by its name, where that is known and is another word."""
    reforms = () if comparison is None else comparison.reforms
    pairs = zip(reforms, map(word_of, asked), strict=False)
    return {each.name: word for each, word in pairs if word is not None and word != each.name}


def word_of(reform: Changing | Scenario | str) -> str | None:
    """Give what a command takes for a reform: its name, its file, or PATH=VALUE; None where there is no such word.

    Parameters
    ----------
    reform
        A reform, a scenario, or the word itself.
    """
    if isinstance(reform, str):
        return reform
    if not isinstance(reform, Reform) or (reform.name in reform_names() and Reform.named(reform.name) == reform):
        return None
    return next((place[0] for place in reform.places.values()), None)


def default_reforms(scenario: Scenario) -> list[Changing]:
    """Give the shipped reforms that change something in a scenario, at most twelve; the most favourable reading is among them.

    Parameters
    ----------
    scenario
        Whose rules they would change.
    """
    found = [each for each in shipped_reforms().values() if each.why_not(scenario) is None]
    reading = [each for each in found if each.name == READING]
    others = [each for each in found if each.name != READING]
    return [*others[: MOST_REFORMS - len(reading)], *reading]


def source_of(scenario: Scenario) -> str:
    """Give how a scenario is named on a command line: as a shipped case, or by its file.

    Parameters
    ----------
    scenario
        Which.
    """
    case = case_named(scenario.name)
    is_shipped = case is not None and Path(scenario.file) == case_folder(case) / SCENARIO
    return scenario.name if is_shipped else scenario.file


def _is_wrong_often(made: Run) -> bool:
    """Whether so many listings were wrongful that one is likely found among the persons that are looked at."""
    return any(not is_too_few(value) for value in made.catalogue.leading("Q3") if value.status != "not_modelled")


def _life(made: Run, on_progress: Progress | None) -> Life | None:
    """One life worth reading; None where nobody of the run is one."""
    for pick in PICKS if _is_wrong_often(made) else PICKS[1:]:
        with suppress(InputError):
            return life(
                made.scenario, people=made.people, seed=made.seed, pick=pick, on_progress=on_progress or unheard
            )
    return None
