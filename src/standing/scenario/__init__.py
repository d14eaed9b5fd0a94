"""The text of a scenario, checked and still knowing its lines.

`text` refuses what cannot be a scenario; `position` reads YAML and knows where everything stands; `strict` and `words`
are what every field is made of, `quantities`, `law`, `chances` (with `beside` for tables in files), `dated` and `stated`
what numbers are; `clock`, `world` (with `status`, `outcome` and `response`), `sensor` (with `assessment`), `score`,
`entry`, `exempt`, `basis`, `notice`, `listing`, `redress`, `grounds`, `governance`, `regime` and `scenario` say what may
stand in a file, `said` what rules say that no run depends on; `references` and
`consistency` look across it; `reform` changes it, with `plain` for what callers give; `build` and `load` put it together;
`inputs` and `digest` say what it is made of, `choices` what it chooses for measures; `write` gives the schema for editors.
"""

from standing.scenario.assessment import Assesses, Flags
from standing.scenario.basis import LegalBasis
from standing.scenario.chances import Chances
from standing.scenario.choices import Choices, Relation
from standing.scenario.clock import Clock
from standing.scenario.curve import Curve
from standing.scenario.entry import ByHand, Entry
from standing.scenario.exempt import Amnesty, Exempt
from standing.scenario.governance import Governance, ImpactAssessment
from standing.scenario.grounds import Ground
from standing.scenario.inputs import Input
from standing.scenario.law import Law, LawSegment
from standing.scenario.listing import BlackList, Decision, Initial, Removal, Repair
from standing.scenario.load import load, load_text
from standing.scenario.notice import Notice
from standing.scenario.outcome import Outcome, Outcomes
from standing.scenario.published import PublishedFigure
from standing.scenario.quantities import Quantity
from standing.scenario.redress import Redress
from standing.scenario.regime import Authority, Regime, Sanction
from standing.scenario.response import Response, Target
from standing.scenario.scenario import Expectation, Scenario
from standing.scenario.score import Recovery, Score
from standing.scenario.sensor import Mixing, Sensor
from standing.scenario.status import Status, StatusIn
from standing.scenario.world import Conduct, Population, Service, World

__all__ = [
    "Amnesty",
    "Assesses",
    "Authority",
    "BlackList",
    "ByHand",
    "Chances",
    "Choices",
    "Clock",
    "Conduct",
    "Curve",
    "Decision",
    "Entry",
    "Exempt",
    "Expectation",
    "Flags",
    "Governance",
    "Ground",
    "ImpactAssessment",
    "Initial",
    "Input",
    "Law",
    "LawSegment",
    "LegalBasis",
    "Mixing",
    "Notice",
    "Outcome",
    "Outcomes",
    "Population",
    "PublishedFigure",
    "Quantity",
    "Recovery",
    "Redress",
    "Regime",
    "Relation",
    "Removal",
    "Repair",
    "Response",
    "Sanction",
    "Scenario",
    "Score",
    "Sensor",
    "Service",
    "Status",
    "StatusIn",
    "Target",
    "World",
    "load",
    "load_text",
]
