"""What a question with parts comes to, by what each of its boxes says (design, section 6).

Comes in: its boxes, from one file or put together from several. Goes out: its state and values, and what it leaves out.
"""

from collections.abc import Iterable

from maar.answers import Answer, PartRead, State, Value
from maar.problems import Problem
from maar.problems import answers as codes
from maar.returns.model import in_words
from maar.returns.said import WITHOUT_LEVEL


def comes_to(parts: Iterable[PartRead]) -> tuple[State, tuple[Value, ...]]:
    """The state and the values of the whole question.

    Not known or Not applicable in the first box answers it all; else it is unreadable if any part is, and blank if
    every part is.
    """
    told = {one.state: None for one in parts}
    for state in (State.NOT_KNOWN, State.NOT_APPLICABLE):
        if state in told:
            return state, ()
    values = tuple(one.value for one in parts if one.value)
    if State.UNREADABLE in told:
        return State.UNREADABLE, values
    return State.ANSWERED if State.ANSWERED in told else State.BLANK, values


def left_out(answer: Answer) -> list[Problem]:
    """What is filled beside a label that answers it all; words under Evidence stay, as those of the whole question."""
    read = WITHOUT_LEVEL.get(answer.state)
    if not read:
        return []
    values = [one.value for one in answer.parts if one.value and not _is_evidence(one, one.value)]
    about = (answer.agency, answer.case)
    return [
        Problem(
            codes.LEFT_OUT,
            value.at,
            *about,
            f"{answer.question}.{value.part}",
            (("read", read), ("typed", in_words(value.value))),
        )
        for value in values
    ]


def _is_evidence(one: PartRead, value: Value) -> bool:
    """Are these words that stand under Evidence?"""
    return value.type == "text" and value.at == one.at
