"""The rows of a case sheet before they are drawn: what each says, what its Judgement takes, when it is not asked.

Comes in: the questions put to an agency. Goes out: bands and `Line`s in the order of the sheet, and their checks.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from maar.plan import Agency, Plan
from maar.questions import ALERT, NOT_APPLICABLE, NOT_KNOWN, Question
from maar.questions.conditions import Clause, names, parsed
from maar.sheets.form import Validation
from maar.workbook import spec
from maar.workbook.wording import Words, every_row, offered, words_of

MOST = 9_999  # a count
LAST_DAY = 73_051  # 1 January 2100, as spreadsheets count days


class Band(NamedTuple):
    """The heading of a theme; a `whole` one stays on one page with all that follows."""

    name: str
    aim: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a case sheet that takes an answer.

    `kind` is what its Judgement takes: a `choice`, a `number` from `least` to `most`, a `date`, or nothing where it is
    answered in `text`; `choices` are the labels it offers, beside a number or date too. `here` is False for a row
    that is answered on another sheet, `further` True for all rows of a question but its first. `asked_if` is the
    condition of its question, `high` the least height.
    """

    row: str
    question: str
    guide: str
    kind: str = "choice"
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = MOST
    alert: bool = False
    here: bool = True
    further: bool = False
    asked_if: str = ""
    high: float = 36


def items(plan: Plan, agency: Agency) -> Iterator[Band | Line]:
    """What stands in a case sheet, in order."""
    question_set = plan.questions
    ours = every_row(question_set)
    yield Line(ALERT, ours[ALERT].question, ours[ALERT].guide, "choice", question_set.alert.labels, alert=True, high=90)
    put = plan.put_to(agency)
    refs = {question.ref for question in put}
    told = {question.ref: words_of(question) for question in question_set.put_to(agency.role)}
    for theme in question_set.themes:
        asked = [question for question in put if question.theme == theme.code]
        if asked:
            yield Band(theme.name, theme.aim)
        for question in asked:
            yield from _lines(question, told[question.ref], refs)
    yield Band(*spec.OVERALL, whole=True)
    for question in question_set.overall:
        yield from _lines(question, words_of(question), refs)
    for box in question_set.boxes:
        yield Line(box.ref, ours[box.ref].question, ours[box.ref].guide, "text", high=54)


def _lines(question: Question, told: Iterable[tuple[str, Words]], put: Set[str]) -> Iterator[Line]:
    """The rows of a question, with the words in each; a condition on what this agency is not asked is none to it."""
    asked_if = question.asked_if if put >= {*names(question.asked_if)} else ""
    parts = {question.row_of(part): part for part in question.in_case}
    for place, (row, words) in enumerate(told):
        part = parts.get(row)
        kind = part.kind if part else "choice" if question.scale or question.is_grid else "text"
        line = Line(row, words.question, words.guide if asked_if else words.good, kind, offered(question, part))
        yield replace(
            line,
            least=(part.least if part else None) or 0,
            most=MOST if part is None or part.most is None else part.most,
            here=not question.is_grid or part is not None,
            further=place > 0,
            asked_if=asked_if,
            high=27 if place else 54 if kind == "text" and not part else 36,
        )


def check(line: Line, cell: str) -> Validation:
    """What may be typed into the Judgement of a row."""
    if line.kind in ("choice", "text"):
        return Validation("list" if line.choices else "text", line.choices, "Judgement", "Choose from the list.")
    if line.kind == "date":
        title, advice = "A date", "Type the date as 2 March 2026."
        rule = f"AND(ISNUMBER({cell}),{cell}>367,{cell}<{LAST_DAY})"
    else:
        title, advice = "A number", f"Type a whole number{_between(line)}."
        rule = f"AND(ISNUMBER({cell}),{cell}>={line.least},{cell}<={line.most},{cell}=INT({cell}))"
    if not line.choices:
        return Validation("custom", (rule,), title, advice)
    either = ",".join(f'{cell}="{label}"' for label in line.choices)
    also = f"{NOT_KNOWN} or {NOT_APPLICABLE} {'here answers it all' if '.' in line.row else 'may stand here too'}."
    return Validation("custom", (f"OR({rule},{either})",), title, f"{advice} {also}")


def _between(line: Line) -> str:
    if line.most < MOST:
        return f" from {line.least} to {line.most}"
    return f", {line.least} or more"


def unless_asked(condition: str, cells: Mapping[str, str]) -> str:
    """A formula that holds once an earlier answer says that a question is not asked; empty where there is none.

    `cells` are where earlier questions are answered, by ref; what has several boxes is not among them.
    """
    tests = [test for clause in parsed(condition) if (test := _unmet(clause, cells.get(clause.name, "")))]
    return f"OR({','.join(tests)})" if tests else ""


def _unmet(clause: Clause, cell: str) -> str:
    """That the cell is filled, and with something that a clause does not allow."""
    if not cell or clause.test in ("gap", "given"):
        return ""
    labels = [label.replace('"', '""') for label in clause.labels]
    met = {
        "above": f'{cell}&""<>"0"',
        "blank": "FALSE",
        "=": f"OR({','.join(_is(cell, label) for label in labels)})",
        "!=": f"NOT(OR({','.join(_is(cell, label) for label in labels)}))",
    }[clause.test]
    return f'AND({cell}<>"",NOT({met}))'


def _is(cell: str, label: str) -> str:
    return f'{cell}&""="{label}"'


def cell_of(line: Line, row: int) -> str:
    """Where the whole answer to a question stands, fixed for a formula; empty for a row that is only part of one."""
    return "" if "." in line.row or not line.here else f"${'G' if line.kind == 'text' else 'E'}${row}"
