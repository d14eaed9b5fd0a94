"""Rows of what responses multiply: goals, multipliers, and the candidates that they call for (docs/model.md, section 3.10)."""

from __future__ import annotations

from typing import Final

from standing.program.context import Context, Row, refusal
from standing.program.streams import named_word, raised_word
from standing.program.tables import DAY
from standing.scenario import Quantity, Response

ON_LIST: Final = 0
IN_BAND: Final = 1
IN_STATUS: Final = 2
AFTER_LISTINGS: Final = 3

MOVE: Final = 9
MOVE_RAISED: Final = 10
ACT_RAISED: Final = 12
ATTEMPT: Final = 27
ATTEMPT_RAISED: Final = 28
ATTEMPT_ATTACHED: Final = 29
"""Kinds of channel, as the kernel's codes number them."""

MOST_LEVELS: Final = 10
MOST_ATTEMPTS: Final = 30_000
"""Most candidates in a block of 64 days: their addresses end at 2^16."""

Goal = tuple[str, str]
"""Kind and name: conduct and its name, move and `S.a -> b`, attempts and the service."""


def goals_of(context: Context) -> list[Goal]:
    """Give what responses may multiply, in the order of the kernel's goals."""
    moves = [("move", f"{name}.{old} -> {new}") for name, old, new in context.moves]
    return [
        *(("conduct", name) for name in context.conducts),
        *moves,
        *(("attempts", name) for name in context.services),
    ]


def responses_to(context: Context, goal: Goal) -> list[Response]:
    """Responses that multiply a goal, in file order."""
    found = []
    for response in context.world.responses:
        for target in response.targets:
            name = target.name if target.move is None else f"{target.name}.{' -> '.join(target.move)}"
            if (target.kind, name) == goal:
                found.append(response)
                break
    return found


def goal_rows(context: Context) -> tuple[list[Row], list[Row], list[Row]]:
    """Goals, with their responses and channels together."""
    goals: list[Row] = []
    responses: list[Row] = []
    channels: list[Row] = []
    for goal in goals_of(context):
        mine = responses_to(context, goal)
        made = channels_of(context, goal, levels_of(context, goal, mine))
        goals.append(
            {
                "first_response": len(responses),
                "responses": len(mine),
                "first_channel": len(channels),
                "channels": len(made),
            }
        )
        responses += [response_row(context, each) for each in mine]
        channels += made
    return goals, responses, channels


def response_row(context: Context, response: Response) -> Row:
    """One multiplier."""
    by = context.tables.quantity(response.by)
    if response.on_lists:
        there = [name for name in response.on_lists if name in context.lists]
        return {"kind": ON_LIST, "mask": context.bits(there, context.lists), "by_q": by}
    if response.in_band is not None:
        score, bands = response.in_band
        mask = context.bits(bands, list(context.regime.scores[score].bands))
        return {"kind": IN_BAND, "subject": context.scores.index(score), "mask": mask, "by_q": by}
    if response.in_status is not None:
        status = response.in_status
        mask = context.bits(status.values, context.world.statuses[status.status].values)
        return {"kind": IN_STATUS, "subject": context.statuses.index(status.status), "mask": mask, "by_q": by}
    if response.after_list not in context.lists:
        return {"kind": ON_LIST, "mask": 0, "by_q": by}
    times = int(response.after_times)
    return {"kind": AFTER_LISTINGS, "subject": context.lists.index(response.after_list), "times": times, "by_q": by}


def levels_of(context: Context, goal: Goal, responses: list[Response]) -> int:
    """How many levels of height above 1 the product of multipliers can reach."""
    product = 1.0
    for response in responses:
        product *= max(1.0, *context.by_cell(response.by))
    levels = sum(1 for level in range(1, MOST_LEVELS + 2) if 2.0 ** (level - 1) < product)
    if levels > MOST_LEVELS:
        raise refusal(
            "world.responses", f"multipliers of {goal[1]} of {product:g} together", "at most 1,024", "response"
        )
    return levels


def channels_of(context: Context, goal: Goal, levels: int) -> list[Row]:
    """Candidates of a goal: the base heights of moves and attempts, and the raised ones."""
    kind, name = goal
    if kind == "conduct":
        rate = context.world.conducts[name].rate
        frailty = 0 if context.world.population.frailty else -1
        common = (ACT_RAISED, context.conducts.index(name), rate, frailty, f"world.conducts.{name}", "act")
        return [channel_row(context, *common, level) for level in range(1, levels + 1)]
    if kind == "move":
        status, _, move = name.partition(".")
        old, new = move.split(" -> ")
        at = context.moves.index((status, old, new))
        rate = context.world.statuses[status].moves[old, new]
        path, purpose = f"world.statuses.{status}", f"move/{move}"
        return [
            channel_row(context, MOVE_RAISED if level else MOVE, at, rate, -1, path, purpose, level)
            for level in range(levels + 1)
        ]
    return [attempt_row(context, name, level) for level in range(levels + 1)]


def attempt_row(context: Context, name: str, level: int) -> Row:
    """Attempts at a service by the person, at one level of height."""
    service, path = context.world.services[name], f"world.services.{name}"
    factor = context.factor(float(service.spread), path, "spread") if service.spread is not None else -1
    kind = ATTEMPT_RAISED if level else ATTEMPT
    return channel_row(context, kind, context.services.index(name), service.attempts, factor, path, "attempt", level)


def channel_row(
    context: Context, kind: int, subject: int, rate: Quantity, factor: int, path: str, purpose: str, level: int
) -> Row:
    """One level of height of the candidates of a goal."""
    width = 2.0 ** (level - 1) if level else 1.0
    vector, steps = context.by_cell(rate), context.tables.steps(rate)
    fastest = max(vector) * max([1.0, *(multiplier for _, multiplier in steps)]) * width
    if fastest * 64 * DAY > MOST_ATTEMPTS:
        raise refusal(
            f"{path}.{'attempts' if 'services' in path else 'rate'}",
            f"{fastest * DAY:.0f} a day",
            "at most 400 a day",
            "rate",
        )
    return {
        "kind": kind,
        "subject": subject,
        "floor": width if level else 0.0,
        "width": width,
        "rate_q": context.tables.quantity(rate),
        "factor": factor,
        "address": context.stream(path, f"{purpose}/{level}" if level else purpose),
        "word": raised_word(level) if level else 0,
    }


def attached_channel(context: Context, at: int, kind: str, name: str) -> Row:
    """Attempts of a kind of dependants at a service, all of a person's together."""
    service, path = context.world.services[name], f"world.services.{name}"
    shape = service.spread
    factor = context.factor(float(shape), path, f"spread/{kind}") if shape is not None else -1
    row = channel_row(context, ATTEMPT_ATTACHED, at, service.attempts, factor, path, f"attempt/{kind}", 0)
    return row | {"word": named_word(path, f"attempt/{kind}")}
