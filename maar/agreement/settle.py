"""What the meeting agreed, from every copy of its workbook that came back, whatever their names and order.

Comes in: the plan, settled returns, and what was read. Goes out: one judgement at most on each case and question; what
counts nowhere is kept in words, and problems tell why.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from maar.agreement.judged import answers_to, due, judged, strands
from maar.agreement.later import later
from maar.agreement.model import Agreed
from maar.answers import AgreedJudgement, Kept, Present, Recommendation, State, TabletopReading
from maar.figures import listed
from maar.plan import Plan
from maar.problems import Kind, Problem, in_order
from maar.problems import tabletop as codes
from maar.questions import Question
from maar.returns import Return, Settled

KINDS = {kind: place for place, kind in enumerate(Kept)}


@dataclass(frozen=True, slots=True)
class _Row:
    """One case and question: every copy of it that was filled in, and every return that is due on the case.

    `question` is None where the plan does not have it, or not the case. `refused` says why nothing can be agreed.
    """

    question: Question | None
    copies: tuple[AgreedJudgement, ...]
    due: tuple[Return, ...]
    refused: str = ""

    def problem(self, kind: Kind, **facts: str) -> Problem:
        first = self.copies[0]
        return Problem(kind, first.at, "", first.case, first.question, tuple(sorted(facts.items())))


@dataclass(frozen=True, slots=True)
class _Told:
    """What came of one case and question: what counts, and what is told beside it."""

    judgement: AgreedJudgement | None = None
    words: tuple[AgreedJudgement, ...] = ()
    problems: tuple[Problem, ...] = ()


def settle_meeting(plan: Plan, settled: Settled, readings: Iterable[TabletopReading]) -> Agreed:
    """What was agreed, in the plan's order; the problems of the readings are among its problems."""
    ordered = sorted(readings, key=lambda one: (one.digest, one.file))
    told = [_settled(plan, row) for row in _rows(plan, settled, ordered)]
    judgements = tuple(one.judgement for one in told if one.judgement)
    found = {(one.case, one.question) for one in judgements}
    read = (problem for reading in ordered for problem in reading.problems)
    # Where another copy holds the judgement, the words of a blank one are told beside it.
    stands = (one for one in read if one.kind is not codes.NO_JUDGEMENT or (one.case, one.question) not in found)
    return Agreed(
        judgements,
        tuple(sorted(dict.fromkeys(row for reading in ordered for row in reading.kept), key=_place_kept)),
        tuple(sorted(dict.fromkeys(row for reading in ordered for row in reading.present), key=_in_plan_order(plan))),
        in_order([*stands, *(problem for one in told for problem in one.problems)]),
        tuple(row for one in told for row in one.words),
    )


def _rows(plan: Plan, settled: Settled, readings: Iterable[TabletopReading]) -> Iterator[_Row]:
    """Every case and question with anything filled in, in the plan's order; what the plan does not have comes last."""
    copies: dict[tuple[str, str], list[AgreedJudgement]] = {}
    for one in (one for reading in readings for one in reading.agreed):
        if one.state is not State.BLANK or one.reason or one.dissent:
            copies.setdefault((one.case, one.question), []).append(one)
    returns, refused = due(plan, settled), _refusals(plan, settled)
    questions = {one.ref: one for one in (*plan.questions.questions, *plan.questions.overall)}
    planned = [(case.ref, ref) for case in plan.cases for ref in questions if (case.ref, ref) in copies]
    for case, ref in planned:
        yield _Row(questions[ref], tuple(copies[case, ref]), returns[case], refused(case, questions[ref]))
    for key in sorted(copies.keys() - {*planned}):
        yield _Row(None, tuple(copies[key]), ())


def _refusals(plan: Plan, settled: Settled) -> Callable[[str, Question], str]:
    """Why nothing can be agreed on a question of a case, in words; empty where it can."""
    told_apart = strands(plan)
    put = {(one.case.ref, question.ref) for one in settled.returns for question in (*one.put, *plan.questions.overall)}

    def why(case: str, question: Question) -> str:
        if question.scale is None or question.theme in told_apart:
            return "nothing is agreed on that question"
        return "" if (case, question.ref) in put else "nobody is asked it on this case"

    return why


def _settled(plan: Plan, row: _Row) -> _Told:
    """One judgement from the copies, or none: of two that differ neither counts."""
    filled = [one for one in row.copies if one.state is not State.BLANK]
    words = _each_once(row.copies)
    if row.question is None or all(one.state is State.UNREADABLE for one in filled):
        return _Told(None, words)  # of which the reader told
    agreed = list(dict.fromkeys(_label(one) for one in filled))
    if row.refused:
        return _Told(None, words, (row.problem(codes.NOT_TO_AGREE, agreed=listed(agreed), why=row.refused),))
    if len(agreed) > 1:
        both = listed([f"'{_label(one)}' in {one.at}" for one in _each_once(filled)])
        return _Told(None, words, (row.problem(codes.COPIES_DIFFER, agreed=listed(sorted(agreed)), both=both),))
    one = _joined(filled, row.copies)
    return _Told(one, (), (*_wants_reason(row, one), *_more_words(row, one), *later(plan, row.question, one, row.due)))


def _label(one: AgreedJudgement) -> str:
    """What stands in the box, understood or not."""
    return one.typed or one.label


def _each_once(copies: Iterable[AgreedJudgement]) -> tuple[AgreedJudgement, ...]:
    """What is said differently, each once: where several copies say the same, the first."""
    found: dict[tuple[str, ...], AgreedJudgement] = {}
    for one in copies:
        found.setdefault((one.state, _label(one), one.reason, one.dissent), one)
    return tuple(found.values())


def _joined(filled: Sequence[AgreedJudgement], copies: Sequence[AgreedJudgement]) -> AgreedJudgement:
    """The judgement that all of these give, with every reason and dissent written in any copy."""
    return replace(
        filled[0],
        reason="\n".join(_texts(one.reason for one in copies)),
        dissent="\n".join(_texts(one.dissent for one in copies)),
        seen=frozenset[str]().union(*(one.seen for one in filled)),
    )


def _texts(texts: Iterable[str]) -> list[str]:
    return sorted({*texts} - {""})


def _wants_reason(row: _Row, one: AgreedJudgement) -> Iterator[Problem]:
    """Where judgements differ, or the agreed one from an agency's, a reader asks why."""
    if one.reason or row.question is None or row.question.scale is None:
        return
    given = {answer.judgement for answer in judged(answers_to(row.question, row.due).values())}
    if given - {one.judgement}:
        said = listed([label for label in row.question.scale.labels if label in given])
        yield row.problem(codes.NO_REASON, agreed=one.label, why=f"the agencies said {said}")
    elif one.state is State.NOT_APPLICABLE:
        yield row.problem(codes.NO_REASON, agreed=one.label, why="that always needs one")


def _more_words(row: _Row, one: AgreedJudgement) -> Iterator[Problem]:
    """Copies with other words beside the same judgement, or with words and no judgement."""
    worded = [copy for copy in row.copies if copy.reason or copy.dissent]
    blank = any(copy.state is State.BLANK for copy in worded)
    if blank or len({(copy.reason, copy.dissent) for copy in worded}) > 1:
        both = listed([*dict.fromkeys(str(copy.at) for copy in (one, *worded))])
        yield row.problem(codes.JOINED, agreed=one.label, both=both)


def _place_kept(row: Recommendation) -> tuple[object, ...]:
    words = (row.text, row.why, row.cases, row.owner)
    return KINDS[row.kind], *words, row.due or date.max, row.due_text, row.measure


def _in_plan_order(plan: Plan) -> Callable[[Present], tuple[object, ...]]:
    """Agencies as the plan has them, those that it does not know last."""
    order = {agency.code: place for place, agency in enumerate(plan.agencies)}
    return lambda row: (order.get(row.code, len(order)), row.agency, row.role)
