"""How an answer is read, by one definition: what a change of a question does to answers of an earlier issue."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from workbooks import Hand, a_plan, baseline

from maar.answers import State
from maar.plan import Register
from maar.questions import Part, Question
from maar.questions.compare import Change, Difference, compare
from maar.questions.read import template, template_names
from maar.returns import settle
from maar.workbook.read import read
from maar.workbook.write import write

PLN_1 = baseline(("PLN-1",)).question("PLN-1")
Changed = Callable[[Question], Question]


def turned(question: Question) -> Question:
    """With all parts but the first the other way round."""
    return replace(question, parts=(*question.parts[:1], *question.parts[:0:-1]))


def first(change: Callable[[Part], Part]) -> Changed:
    return lambda question: replace(question, parts=(change(question.parts[0]), *question.parts[1:]))


def difference(question: Question, other: Question) -> Difference:
    few = baseline(("PLN-1",))
    (found,) = compare(replace(few, questions=(question,)), replace(few, questions=(other,)))
    return found


def test_parts_in_another_order_leave_every_answer_of_an_earlier_issue_readable() -> None:
    few = baseline(("PLN-1",))
    before, after = a_plan(few), a_plan(replace(few, questions=(turned(PLN_1),)))
    register = Register().with_questions(before.questions).with_questions(after.questions)
    assert len(register.questions["PLN-1"]) == 1
    hand = Hand(write(before, before.agency("CSC"), None, lambda ref: 1, 1))
    hand.type("K1", "PLN-1.actions", 4).type("K1", "PLN-1.with_owner", 3)
    result = settle(after, register, [replace(read(hand.bytes(), "a.xlsx", after, register), modified=None)], {})
    answer = result.of("CSC", "K1").answers["PLN-1"]
    assert answer.state is State.ANSWERED
    assert {value.part: value.value for value in answer.values} == {"actions": 4, "with_owner": 3}
    assert not [one for one in result.problems if one.code in ("ANS021", "ANS022") and one.case == "K1"]


def test_a_register_that_went_by_the_order_of_parts_stays_valid() -> None:
    assert PLN_1.measure != "9c5e43fa568c"
    assert PLN_1.has_measure("9c5e43fa568c")
    assert baseline().question("CHR-1").measure == "fb649ebe888e"
    assert baseline().question("CHR-2").measure == "77023392db56"


@pytest.mark.parametrize(
    ("change", "measures", "beside"),
    [
        (turned, (), ("order of its parts",)),
        (
            lambda question: replace(question, parts=question.parts[::-1]),
            (f"first part actions, now {PLN_1.parts[-1].name}",),
            (),
        ),
        (first(lambda part: replace(part, kind="text")), ("part actions number, now text",), ()),
        (first(lambda part: replace(part, each=True)), ("part actions number, now number in each row",), ()),
        (first(lambda part: replace(part, shape="time")), (), ("rules of its parts",)),
        (first(lambda part: replace(part, most=9)), (), ("rules of its parts",)),
        (lambda question: replace(question, replaces=("PLN-0",)), (), ("replaces",)),
    ],
)
def test_what_is_told_of_a_change(change: Changed, measures: tuple[str, ...], beside: tuple[str, ...]) -> None:
    found = difference(PLN_1, change(PLN_1))
    assert (found.measures, found.beside) == (measures, beside)
    assert (Change.RESCALED in found.changes) == bool(measures)


def test_levels_that_are_counted_otherwise_are_told_and_read_as_before() -> None:
    question = baseline().question("CHR-2")
    assert question.scale
    levels = tuple(replace(level, positive=not place) for place, level in enumerate(question.scale.levels))
    found = difference(question, replace(question, scale=replace(question.scale, levels=levels)))
    assert (found.changes, found.beside) == ((Change.SAME,), ("how its levels are counted",))


CHANGES: list[Changed] = [
    turned,
    lambda question: replace(question, parts=question.parts[::-1]),
    lambda question: replace(question, parts=question.parts[:-1]),
    lambda question: replace(question, parts=tuple(replace(part, help="Roles only.") for part in question.parts)),
    lambda question: replace(
        question, parts=tuple(replace(part, choices=part.choices[:-1]) for part in question.parts)
    ),
    lambda question: replace(question, parts=tuple(replace(part, each=not part.each) for part in question.parts)),
    lambda question: replace(question, parts=tuple(replace(part, ours=not part.ours) for part in question.parts)),
    lambda question: (
        replace(question, reverse=not question.reverse, scale=question.scale.mirrored()) if question.scale else question
    ),
    lambda question: replace(question, text="Other words?"),
    lambda question: replace(question, minutes=9),
]


@pytest.mark.parametrize("name", template_names())
def test_a_question_is_told_as_rescaled_just_where_its_measure_is_another(name: str) -> None:
    whole, _ = template(name)
    assert whole is not None
    for change in CHANGES:
        later = replace(whole, questions=tuple(change(one) for one in whole.questions))
        for found in compare(whole, later):
            assert found.earlier
            assert found.later
            same = found.earlier.measure == found.later.measure
            assert (Change.RESCALED in found.changes) != same, (found.ref, found.measures)
            assert found.earlier == found.later or found.beside or found.changes != (Change.SAME,), found.ref
