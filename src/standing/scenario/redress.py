"""Redress: how a listing is contested (rulings R17 to R19)."""

from __future__ import annotations

from typing import Annotated, Literal

from standing.scenario.dated import DatedTruth
from standing.scenario.item import Item
from standing.scenario.law import Delay, Law
from standing.scenario.quantities import Quantity, Rate, Share
from standing.scenario.said import Deadline, YesNo
from standing.scenario.strict import Strict
from standing.scenario.words import Many, Name, later, word


class Files(Strict):
    """Rates of filing of an aware person."""

    wrongful: Rate = Quantity.constant(0, "per second")
    """While the listing is wrongful."""
    rightful: Rate = Quantity.constant(0, "per second")
    """While it is rightful."""


class Grants(Strict):
    """Probabilities of granting."""

    wrongful: Share = Quantity.constant(0, "share")
    """Where the listing is wrongful at the decision."""
    rightful: Share = Quantity.constant(0, "share")
    """Where it is rightful."""


class Redress(Item):
    """Correction or appeal against the listings of one list."""

    against: Name
    """The list."""
    files: Files
    """How often an aware person files, by whether the listing is wrongful."""
    grants: Grants
    """How often it is granted, by whether the listing is wrongful."""
    delay: Delay = Law.fixed(0)
    """From filing to decision."""
    again: DatedTruth = True
    """Whether a person may file again after a refusal: true or false, or by date."""
    suspends: DatedTruth = False
    """Whether the sanctions rest while it is pending: true or false, or by date."""
    propagates: Delay | None = None
    """From a granted appeal until those who act on the list know; the list's removal where it is not given."""
    aware_by: Annotated[Literal["any", "notice"], word("any", "notice")] = "any"
    """Whether a refused service also makes a person aware, or notice alone."""
    files_from: Annotated[Literal["beginning", "decision"], word("beginning", "decision")] = "beginning"
    """Whether an aware person may object from the decision on, or only once listed."""
    decided_by: Name | None = None
    """The authority that decides."""
    queue: Annotated[None, later("queues of appeals")] = None
    """Reviewers and their time."""
    free: YesNo = None
    """Whether it costs nothing."""
    decides_within: Deadline = None
    """How soon it must be decided."""
    extended_by: Deadline = None
    """By how much that may be extended."""
    carried_out_within: Deadline = None
    """How soon what was granted must be carried out."""
    reaches_within: Deadline = None
    """How soon everybody who acts on the list must know of what was granted."""
    reconsidered_within: Deadline = None
    """How soon a refusal must be reconsidered on request."""
    human: YesNo = None
    """Whether a human decides."""
    heard: YesNo = None
    """Whether the person may put their own view."""
    independent: YesNo = None
    """Whether whoever decides is independent of whoever listed."""
    further_appeal: YesNo = None
    """Whether a court, or another independent body, may be asked after it."""
    unverifiable: Annotated[Literal["delete", "keep"] | None, word("delete", "keep")] = None
    """What happens to what cannot be verified."""
    repairs_harm: YesNo = None
    """Whether the harm of a wrong listing is made good."""
    explains: YesNo = None
    """Whether the decision, and what a system had to do with it, is explained on request."""
    needs: Annotated[tuple[Name, ...], Many()] = ()
    """Services that one must use to file, such as a train to the court."""

    @property
    def files_wrongful(self) -> Quantity:
        """Rate of filing against a wrongful listing, per second."""
        return self.files.wrongful

    @property
    def files_rightful(self) -> Quantity:
        """Rate of filing against a rightful listing, per second."""
        return self.files.rightful

    @property
    def grants_wrongful(self) -> Quantity:
        """Probability that an appeal against a wrongful listing is granted."""
        return self.grants.wrongful

    @property
    def grants_rightful(self) -> Quantity:
        """Probability that an appeal against a rightful listing is granted."""
        return self.grants.rightful
