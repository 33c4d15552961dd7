"""The sections of an agency's feedback: its returns, what to put right, its answers, the meeting, its plans and dates.

Comes in: the view of one agency, which holds nothing of the others. Goes out: sections; None where there is nothing.
"""

from collections.abc import Iterator

from maar.answers import AgreedJudgement, Answer
from maar.chronology import CaseChronology
from maar.documents.alerts_part import case_words
from maar.documents.feedback_view import View
from maar.documents.marks import OF_STATE, by_scale, level_marks, positive_words
from maar.documents.model import Block, Cell, Column, Mark, Row, Section, Table, Text
from maar.documents.phrases import NO_DATA, cut, lower_first, short_day, told
from maar.documents.points import Point, Points
from maar.documents.returns_part import HELD, MARKS, came_back, count
from maar.documents.sheet_cells import NOTHING, columns
from maar.documents.smart_part import plan_matrix
from maar.documents.written_part import LONGEST
from maar.figures import Share, some
from maar.problems import Problem
from maar.problems.asks import ask
from maar.questions import Question, Theme
from maar.returns import Return, Status
from maar.scores import QuestionTally, books

CASES_ABREAST = 10  # a table of answers holds so many columns of marks and can be read
PUT_RIGHT = ("Case", "Question", "Where", "Please")
PROBLEMS = 12  # so many are told one by one
THEMES = 2  # so many are suggested to talk over
UNTOLD = "Where no reason stands, none was written, or it tells of another agency too: ask the audit lead."
HIDDEN = (
    "A dot under All agencies: it would tell what another agency answered, since fewer than two others answered or "
    "theirs were all alike."
)


def returns_section(view: View) -> Section:
    """What came back, and what each return says of who filled it in."""
    returns = view.found.settled.returns
    head = (
        Column("Case"), Column("Return", "mark"), Column("Complete", "number"), Column("Auditor independent"),
        Column("Practitioner spoken to"), Column("Signed off"),
    )  # fmt: skip
    unit = "Unit: one return. Complete: answered, not known or not applicable, of those asked."
    lead = Text(*came_back(view.found), lead=True)
    return Section("returns", "Your returns", (lead, Table("Returns", "", unit, head, tuple(map(_return, returns)))))


def _return(one: Return) -> Row:
    mark = HELD if one.held_alone else MARKS[one.status]
    complete = books([one]).completeness
    signed = short_day(one.signed_off_on) if one.signed_off_on else ("Yes" if one.signed_off_by else "")
    said = (one.top.independent, one.top.spoke_to_practitioner, signed)
    share = Cell(str(told(complete))) if complete.d else NOTHING
    return Row((Cell(one.case.ref), Cell("", mark), share, *(Cell(text) if text else NOTHING for text in said)))


def problems_section(view: View) -> Section:
    """What to put right: how many things, and the first of them with their place."""
    problems = view.found.problems
    aside = f"{some(view.aside, 'more names', 'more name')} another agency: ask the audit lead." if view.aside else ""
    if not problems:
        nothing = Text(f"Nothing is left to put right in what you returned. {aside}".rstrip())
        return Section("problems", "What to put right", (*_not_counted(view), nothing))
    rows = tuple(Row((*map(Cell, (one.case or NO_DATA, *_place(one), ask(one))),)) for one in problems[:PROBLEMS])
    left = len(problems) - PROBLEMS
    note = " ".join(part for part in (f"{left} more are not listed here." if left > 0 else "", aside) if part)
    said = f"{some(len(problems), 'thing')} to put right in your returns."
    table = Table("To put right", "", "Unit: one problem.", columns(PUT_RIGHT), rows, note)
    return Section("problems", "What to put right", (Text(said, lead=True), *_not_counted(view), table))


def _place(one: Problem) -> tuple[str, str]:
    """The question, and the file and cell as the agency sent them."""
    name = one.at.file.rsplit("/", 1)[-1]
    return one.question or NO_DATA, ": ".join(part for part in (name, one.at.within) if part) or NO_DATA


def _not_counted(view: View) -> Iterator[Text]:
    """The returns that are missing or held, and what to do about each."""
    returns = view.found.settled.returns
    missing = [one.case.ref for one in returns if one.status is Status.OUTSTANDING and not one.held_alone]
    held = [one.case.ref for one in returns if one.held_alone]
    if missing:
        yield Text(f"Nothing has come on {case_words(missing)}: send it, or say that you did not know the child.")
    if held:
        yield Text(f"Held, and in no count: {case_words(held)}. Tell the audit lead whose return it is.")


def answers_section(view: View) -> Section:
    """Theme by theme, the agency's own answers case by case, beside the figure of all agencies where it may stand."""
    themes = [(theme, _judged(view, theme)) for theme in view.found.plan.questions.themes if not theme.strand]
    tables: list[Block] = [_answers(view, theme, tallies) for theme, tallies in themes if tallies]
    if not tables:
        return Section("answers", "Your answers", (Text("No question on a scale was put to you."),))
    intro = Text("What you answered in numbers, dates, choices and words stands in your workbooks, not here.")
    return Section("answers", "Your answers", (*tables, intro))


def _judged(view: View, theme: Theme) -> list[QuestionTally]:
    return [one for one in view.found.scores.of_theme(theme.code) if one.question.scale]


def _answers(view: View, theme: Theme, tallies: list[QuestionTally]) -> Table:
    plan = view.found.plan
    cases = [case.ref for case in plan.cases] if len(plan.cases) <= CASES_ABREAST else []
    rows = tuple(_row(view, one, cases) for one in tallies)
    head = (
        Column("Question"), *(Column(ref, "mark") for ref in cases),
        Column("You", "number"), Column("All agencies", "number"),
    )  # fmt: skip
    good = positive_words(by_scale(plan, tallies))
    unit = f"Unit: one answer. You, and all agencies: answers at a positive level ({good}), of those that count."
    hidden = any(one.question.ref not in view.together for one in tallies)
    note = " ".join(part for part in (_marks_words(tallies), HIDDEN if hidden else "") if part)
    return Table(theme.short, theme.name, unit, head, rows, note)


def _row(view: View, one: QuestionTally, cases: list[str]) -> Row:
    own = {answer.case: answer for answer in one.answers}
    marks = (Cell("", mark_of(one.question, own[ref])) if ref in own else NOTHING for ref in cases)
    together = view.together.get(one.question.ref)
    return Row(
        (
            Cell(f"{one.question.ref} {one.question.short}"),
            *marks,
            Cell(str(told(one.positive or Share()))),
            Cell(str(told(together))) if together else NOTHING,
        )
    )


def mark_of(question: Question, answer: Answer | AgreedJudgement) -> Mark:
    """The mark of a judgement, or of the reason for there being none."""
    levels = level_marks(question.scale) if question.scale else ()
    own = (mark for mark in levels if mark.words == answer.judgement)
    return next(own, None) or OF_STATE[answer.state]


def _marks_words(tallies: list[QuestionTally]) -> str:
    """`G good, RI requires improvement.`: every mark that stands in the table."""
    marks = dict.fromkeys(mark_of(one.question, answer) for one in tallies for answer in one.answers)
    named = ", ".join(f"{mark.letters} {lower_first(mark.words)}" for mark in marks)
    return f"{named}. A dot: no return." if named else ""


def meeting_section(view: View) -> Section | None:
    """Where the meeting agreed another judgement than the agency's own, with the reason it wrote."""
    found = view.found
    agreed = found.agreement.agreed.judgements
    if not agreed:
        return None
    own = {one.case.ref: {**one.answers, **one.extras} for one in found.settled.returned}
    rows = tuple(
        _moved(found.plan.questions.question(one.question), own[one.case][one.question], one)
        for one in agreed
        if mark_words(found.plan.questions.question(one.question), own[one.case][one.question]) != one.label
    )
    differ = f"{some(len(rows), 'differs', 'differ')} from yours" if rows else "none differs from yours"
    said = f"The meeting agreed {some(len(agreed), 'judgement')} where you answered; {differ}."
    head = (Column("Case"), Column("Question"), Column("You", "mark"), Column("Agreed", "mark"), Column("Reason"))
    note = UNTOLD if view.untold else ""
    tables = (Table("Agreed otherwise", "", "Unit: one judgement of yours.", head, rows, note),) if rows else ()
    return Section("agreed", "What the meeting agreed otherwise", (Text(said, lead=True), *tables))


def mark_words(question: Question, answer: Answer) -> str:
    return mark_of(question, answer).words


def _moved(question: Question, own: Answer, agreed: AgreedJudgement) -> Row:
    marks = (Cell("", mark_of(question, one)) for one in (own, agreed))
    reason = Cell(cut(agreed.reason, LONGEST)) if agreed.reason else NOTHING
    return Row((Cell(agreed.case), Cell(f"{question.ref} {question.short}"), *marks, reason))


def smart_section(view: View) -> Section | None:
    """Which of the agency's planned actions met which of the five tests."""
    return Section("smart", "Your SMART plans", (plan_matrix(view.found),)) if view.found.smart else None


def chronology_section(view: View) -> Section | None:
    """What the agency's own chronology holds, case by case, and its longest gap."""
    told_of = [one for one in view.found.chronologies if one.events]
    if not told_of:
        return None
    days = some(view.found.plan.watch.gap_days, "day")
    unit = f"Unit: one entry of yours. A gap: {days} or more in the period without an entry of yours."
    names = ("Entries", "Without a date", "No action", "No impact written", "Gaps", "Longest gap in days")
    table = Table("Chronology", "", unit, columns(("Case",), names), tuple(map(_chronology, told_of)))
    return Section("chronology", "Your chronology in brief", (table,))


def _chronology(one: CaseChronology) -> Row:
    numbers = (
        len(one.events),
        len(one.events) - len(one.dated),
        len(one.without_action),
        len(one.without_impact),
        len(one.gaps),
    )
    longest = max((gap.days for gap in one.gaps), default=None)
    return Row((Cell(f"Case {one.case.ref}"), *map(count, numbers), NOTHING if longest is None else count(longest)))


def manager_section(view: View) -> Section | None:
    """Questions to talk over, from the themes in which the agency's own positive share is lowest."""
    blocks = tuple(_prompts(view))
    return Section("discuss", "To discuss with your manager", blocks) if blocks else None


def _prompts(view: View) -> Iterator[Points]:
    for theme, share in _lowest(view)[:THEMES]:
        prompts = view.found.words.theme(theme.code).advice or theme.prompts
        if prompts:
            note = f"Chosen by rule: {told(share)} of your answers here were positive."
            yield Points(tuple(map(Point, prompts)), theme.name, note=note)


def _lowest(view: View) -> list[tuple[Theme, Share]]:
    """Themes by the lowest share on any of their scales, lowest first; those all positive or with few answers not."""
    least = view.found.plan.thresholds.area_from
    found = []
    for theme in view.found.plan.questions.themes:
        groups = by_scale(view.found.plan, view.found.scores.of_theme(theme.code)).values()
        shares = [sum((one.positive or Share() for one in tallies), Share()) for tallies in groups]
        enough = [share for share in shares if share.d >= least and share.n < share.d]
        if enough:
            found.append((theme, min(enough, key=lambda share: share.ratio or 0)))
    return sorted(found, key=lambda pair: pair[1].ratio or 0)
