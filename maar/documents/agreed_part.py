"""Agreed and returned: what the meeting agreed beside what agencies returned, and what it wrote down.

Comes in: everything found, identifiers masked. Goes out: one section, absent where no meeting left anything, and the
table of agreed judgements by question. Nothing here enters a figure of what was returned.
"""

from collections.abc import Iterator

from maar.agreement import AsAgreed
from maar.answers import Answer, State
from maar.documents.agreed_crossing import crossings, overall_crossings
from maar.documents.agreed_near import leanings
from maar.documents.agreed_words import dissents, kept, loose, room, words
from maar.documents.found import Found
from maar.documents.marks import OF_STATE, counted_marks, level_marks
from maar.documents.model import Block, Cell, Column, Mark, Row, Section, Table, Text
from maar.documents.phrases import NO_DATA, cut, told
from maar.documents.returns_part import count
from maar.documents.sheet_cells import columns
from maar.documents.written_part import LONGEST
from maar.figures import Share, listed, some
from maar.questions import Question
from maar.scores import QuestionTally

HARD_SPACE = "\u00a0"  # a count and its mark stay on one line
BESIDE = (
    "What was agreed stands beside what was returned, never over it: every other figure of this report uses what was "
    "returned."
)


def agreed_section(found: Found) -> Section | None:
    """What came back from the meeting, agreed judgements first; nothing where nothing came back."""
    if not has_met(found):
        return None
    return Section("agreed", "Agreed and returned", tuple(_blocks(found)))


def has_met(found: Found) -> bool:
    """Has anything come back from the meeting?"""
    agreed = found.agreement.agreed
    return bool(agreed.judgements or agreed.words or agreed.kept or agreed.present)


def _blocks(found: Found) -> Iterator[Block]:
    yield Text(agreed_words(found), lead=True)
    yield from overall_crossings(found)
    yield from overall_by_case(found)
    yield from crossings(found)
    yield from as_agreed(found)
    yield from dissents(found)
    yield from loose(found)
    yield from leanings(found)
    yield from kept(found)
    yield from room(found)


def agreed_words(found: Found) -> str:
    """How many judgements the meeting agreed, on what, and how they are told."""
    judgements = found.agreement.agreed.judgements
    if not judgements:
        return "The meeting agreed no judgement that counts."
    overall = {question.ref for question in found.plan.questions.overall}
    on_overall = sum(one.question in overall for one in judgements)
    parts = [
        f"{len(judgements) - on_overall} on questions" if on_overall < len(judgements) else "",
        f"{on_overall} overall" if on_overall else "",
    ]
    cases = some(len({one.case for one in judgements}), "case")
    agreed = some(len(judgements), "judgement")
    return f"The meeting agreed {agreed} on {cases}: {listed([part for part in parts if part])}. {BESIDE}"


def overall_by_case(found: Found) -> Iterator[Table]:
    """Case by case, what was returned and agreed overall."""
    overall = {question.ref: question for question in found.plan.questions.overall}
    rows = [
        Row(
            (
                Cell(one.case),
                Cell(overall[one.question].short),
                Cell(returned_marks(found, overall[one.question], one.case)),
                _marked(overall[one.question], one.label),
                words(cut(one.reason, LONGEST)),
            )
        )
        for one in found.agreement.agreed.judgements
        if one.question in overall
    ]
    if rows:
        head = (Column("Case"), Column("Judgement"), Column("Returned"), Column("Agreed", "mark"), Column("Reason"))
        unit = "Unit: one case. Counted nowhere else."
        yield Table("Overall as agreed", "Overall, case by case", unit, head, tuple(rows))


def returned_marks(found: Found, question: Question, case: str) -> str:
    """`1 O, 2 G, 1 NK`: what all agencies returned on a case and question, best first; a dot for nothing."""
    marks = [*(level_marks(question.scale) if question.scale else ()), *OF_STATE.values()]
    said = [answer.judgement or OF_STATE[answer.state].words for answer in returned(found, question, case).values()]
    letters = [mark.letters for mark in marks for word in said if word == mark.words]
    return counted_marks(letters, ", ").replace(" ", HARD_SPACE).replace(f",{HARD_SPACE}", ", ") or NO_DATA


def returned(found: Found, question: Question, case: str) -> dict[str, Answer]:
    """The answers that came back on a case and question, by the agency's code, in the plan's order."""
    answers = {
        one.agency.code: answer
        for one in found.settled.returned
        if one.case.ref == case and (answer := one.answers.get(question.ref) or one.extras.get(question.ref))
    }
    return {agency.code: answers[agency.code] for agency in found.plan.agencies if agency.code in answers}


def _marked(question: Question, label: str) -> Cell:
    every: list[Mark] = [*(level_marks(question.scale) if question.scale else ()), *OF_STATE.values()]
    mark = next((mark for mark in every if mark.words == label), None)
    return Cell("" if mark else label, mark)


def as_agreed(found: Found) -> Iterator[Table]:
    """Question by question, agreed on so many cases, beside the figure as returned."""
    tallies = {one.question.ref: one for one in found.scores.questions}
    rows = tuple(
        Row(
            (
                Cell(f"{one.question.ref} {one.question.short}"),
                count(sum(one.states.values())),
                Cell(_fell(one)),
                _share(one.positive),
                _share(_as_returned(tallies.get(one.question.ref))),
            )
        )
        for one in found.agreement.questions
    )
    if rows:
        numbers = ("Positive as agreed", "Positive as returned")
        head = (*columns(("Question",), ("Cases agreed",)), Column("As agreed"), *columns((), numbers))
        unit = "As agreed: one case, of those agreed. As returned: one answer, of all cases and agencies."
        yield Table("As agreed", "What was agreed, question by question", unit, head, rows)


def _as_returned(tally: QuestionTally | None) -> Share:
    return (tally.positive if tally else None) or Share()


def _fell(one: AsAgreed) -> str:
    """`2 Good, 1 Requires improvement, 1 not known`: every level that was agreed."""
    scale = one.question.scale
    levels = [(one.counts[mark.words], mark.words) for mark in level_marks(scale)] if scale else []
    states = [(one.states.get(state, 0), str(state)) for state in State if state is not State.ANSWERED]
    return ", ".join(f"{number}{HARD_SPACE}{words}" for number, words in (*levels, *states) if number) or NO_DATA


def _share(share: Share) -> Cell:
    return Cell(str(told(share)) if share.d else NO_DATA, quiet=share.n == 0)
