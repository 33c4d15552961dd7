"""The tally: what must be told of what the meeting typed, reckoned by hand, without a line of the package.

Rules: design, section 7.10. Comes in: the table of `typed.py` and the question bank.
"""

from collections.abc import Iterator
from itertools import combinations

from tests.client_walk.bank import Bank, Question
from tests.client_walk.tally import share

from .typed import AGENCIES, CASES, agreed, returned

NO_LEVEL = {"Not known": "not known", "Not applicable": "not applicable", "": "blank"}


def of_set(bank: Bank) -> list[Question]:
    """The questions on which the meeting can agree; overall judgements are in no figure."""
    return [question for question in bank.questions if question.scale]


def as_agreed(question: Question) -> dict:
    """`agreed` of one question: the unit is one case."""
    said = [agreed(case)[question.ref] for case in CASES]
    levels = [label for label in said if label not in NO_LEVEL]
    known = sum(label == "Not known" for label in said)
    good = sum(question.scale.level(label).positive for label in levels)
    return {
        "counts": {label: said.count(label) for label in question.scale.labels},
        "not_known": known,
        "not_applicable": said.count("Not applicable"),
        "positive": share(good, len(levels) + (known if question.scale.not_known_counts else 0)),
    }


def moves(questions: list[Question]) -> Iterator[tuple[str, str, str, int]]:
    """Case, agency, question and levels of every judgement that was returned where a level was agreed."""
    for case in CASES:
        for question in questions:
            after = agreed(case)[question.ref]
            if after in NO_LEVEL:
                continue
            for agency in AGENCIES:
                before = returned(agency, case).get(question.ref, "")
                if before not in NO_LEVEL:
                    labels = question.scale.labels  # best first
                    yield case, agency, question.ref, labels.index(before) - labels.index(after)


def moved(questions: list[Question]) -> dict[str, int]:
    levels = [one[-1] for one in moves(questions)]
    return {
        "up": sum(one > 0 for one in levels),
        "same": levels.count(0),
        "down": sum(one < 0 for one in levels),
    }


def rates(bank: Bank) -> dict:
    """`agreement.rates`: how near the returned judgements lie, in all and by two agencies."""
    widest, pairs = [], {two: [] for two in combinations(AGENCIES, 2)}
    for case in CASES:
        for question in of_set(bank):
            places = {}
            for agency in AGENCIES:
                label = returned(agency, case).get(question.ref, "")
                if label not in NO_LEVEL:
                    places[agency] = question.scale.labels.index(label)
            if len(places) > 1:
                widest.append(max(places.values()) - min(places.values()))
            for two in combinations(places, 2):
                pairs[two].append(abs(places[two[0]] - places[two[1]]))
    return {
        "total": _near(widest),
        "pairs": [{"agencies": [*two], **_near(steps)} for two, steps in pairs.items() if steps],
    }


def _near(steps: list[int]) -> dict:
    names = ("same", "within_one", "apart")
    return {name: share(sum(min(one, 2) == step for one in steps), len(steps)) for step, name in enumerate(names)}
