"""What we write in the rows of a case sheet: the writer draws it, and the reader knows it again.

Comes in: questions. Goes out: for each row of a form, by its ref, the words under Question and What good looks like,
and the labels that its Judgement offers.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from maar.plan import Agency, Plan
from maar.questions import AGENCIES, ALERT, NOT_APPLICABLE, NOT_KNOWN, Part, Question, QuestionSet
from maar.questions.conditions import Clause, parsed
from maar.sheets.page import packed
from maar.workbook import spec

NO_NAMES: Mapping[str, str] = {}
CRITICAL = "Critical: after a bad answer here, read the alert question again."
START_WIDE = 140  # characters of a line on Start here
AT_ONCE_WIDE = 114  # of one in its alert block
LEAD = re.compile(r"^(?:the )?audit lead[,:]? +", re.IGNORECASE)  # what needs not be said before a number
CODE = re.compile(r"\bcodes?\b", re.IGNORECASE)
LONGEST_CHOICES = 160  # characters of labels; longer ones are read in the list alone


class Words(NamedTuple):
    """What stands in one row under Question and under What good looks like; `only_if` comes before the latter."""

    question: str
    good: str
    only_if: str = ""

    @property
    def guide(self) -> str:
        return "\n".join(text for text in (self.only_if, self.good) if text)


def words_of(question: Question) -> Iterator[tuple[str, Words]]:
    """Each row of a question, by its ref; the first carries the question itself."""
    evidence = f"Evidence: {question.evidence}" if question.evidence else ""
    good = _told(question.good, evidence, CRITICAL if question.critical else "")
    only_if = f"Answer only if {said(question.asked_if)}." if question.asked_if else ""
    if question.is_grid:
        yield question.ref, Words(f"{question.text}\n\n{_fill_in(question)}", good, only_if)
    elif not any(part.name for part in question.parts):
        yield question.ref, Words(question.text, _told(good, *map(one_of, question.parts)), only_if)
    for place, part in enumerate(part for part in question.in_case if part.name):
        if place or question.is_grid:
            yield question.row_of(part), Words(part.text, _told(part.help, one_of(part)))
        else:
            guide = _told(good, part.help, one_of(part))
            yield question.row_of(part), Words(f"{question.text}\n\n{part.text}", guide, only_if)


def _told(*texts: str) -> str:
    """The texts that there are, each on a line of its own and with a stop at its end."""
    return "\n".join(stopped(text) for text in texts if text)


def stopped(text: str) -> str:
    """The text with a stop at its end, where it has none."""
    return text if not text or text[-1] in ".:!?" else f"{text}."


def one_of(part: Part) -> str:
    """What a choice may be, for those who read on paper: `One of: Yes, No.`; empty where that is long."""
    labels = choices_in_short(part)
    return f"One of: {labels}." if labels else ""


def choices_in_short(part: Part) -> str:
    """The labels of a choice in a line; empty where they are long, or codes of agencies, which Start here tells."""
    between = "; " if any("," in label for label in part.choices) else ", "
    labels = between.join(part.choices)
    return labels if len(labels) <= LONGEST_CHOICES and not asks_for_codes(part) else ""


def at_once(plan: Plan) -> str:
    """What to do where a child may be at risk, with how to reach the audit lead on a line of its own."""
    text = " ".join(plan.questions.alert.do_at_once)
    contact = LEAD.sub("", plan.contact)
    return f"{text}\nAudit lead: {contact}" if contact else text


ACT = "Act now, by your own agency's safeguarding procedures. Then tell the audit lead."


def at_once_lines(plan: Plan) -> list[str]:
    """The same for rows of their own, in which no cell is merged: each thing to do begins a line."""
    contact = LEAD.sub("", plan.contact)
    told = (*plan.questions.alert.do_at_once, *([f"Audit lead: {contact}"] if contact else []))
    return [line for text in told or (ACT,) for line in packed(text.split(" "), AT_ONCE_WIDE, 10)]


def codes(plan: Plan) -> list[str]:
    """The lines on Start here that tell the code of every agency; none where the plan has no agency."""
    told = [f"{one.code} {one.name}," for one in plan.agencies]
    if not told:
        return []
    return packed(["Codes of the agencies:", *told[:-1], f"{told[-1].removesuffix(',')}."], START_WIDE, 10)


def asks_codes(plan: Plan, agency: Agency) -> bool:
    """Does some question that is put to this agency ask for the code of another, in a box of its own or in words?"""
    put = plan.questions.put_to(agency.role)
    said = " ".join(" ".join(words) for question in put for _, words in words_of(question))
    return bool(CODE.search(said)) or any(asks_for_codes(part) for question in put for part in question.parts)


def asks_for_codes(part: Part) -> bool:
    """Does a part of the question set take codes of agencies?"""
    return part.shape == "agencies" or AGENCIES in part.choices


def _fill_in(question: Question) -> str:
    """Where a grid is answered, and what its first row on the case sheet takes."""
    if question.rows_from:
        return (
            f"Fill in the sheet {question.sheet}, a row for each meeting. "
            f"Judgement here is only for {NOT_KNOWN} or {NOT_APPLICABLE}."
        )
    return (
        f"Fill in the sheet {question.sheet}, a row for each. If there was none, choose {spec.NONE_RECORDED} here. "
        f"Judgement here is only for that, {NOT_KNOWN} or {NOT_APPLICABLE}."
    )


def offered(question: Question, part: Part | None = None) -> tuple[str, ...]:
    """The labels that Judgement offers in the row of a part, or in the question's own row; none for words alone.

    Not known and Not applicable stand in the first row, for the whole question, also where a choice of its own has
    the same words.
    """
    no_level = (NOT_KNOWN, NOT_APPLICABLE)
    if part is None:
        if question.is_grid:
            return no_level if question.rows_from else (spec.NONE_RECORDED, *no_level)
        return (*question.scale.labels, *no_level) if question.scale else ()
    first = not question.is_grid and part is question.parts[0]
    return tuple(dict.fromkeys((*part.choices, *no_level))) if first else part.choices


def choices_of(plan: Plan) -> frozenset[str]:
    """Every label that some box of a plan's workbooks offers."""
    questions = [question for agency in plan.agencies for question in plan.put_to(agency)]
    own = {label for question in questions for part in (None, *question.parts) for label in offered(question, part)}
    return frozenset(own | {label for question in plan.questions.overall for label in offered(question)})


def said(condition: str, names: Mapping[str, str] = NO_NAMES) -> str:
    """A condition in words: `THR-3 is No or Partly`; `names` are words for the parts or questions it names."""
    told = (_clause(clause, [names.get(name, name) for name in clause.names]) for clause in parsed(condition))
    return " and ".join(told)


def _clause(clause: Clause, names: list[str]) -> str:
    if clause.test == "gap":
        days = "working day" if clause.working else "day"
        return f"{names[0]} to {names[1]} is more than {clause.days} {days}{'' if clause.days == 1 else 's'}"
    if clause.test == "above":
        return f"{names[0]} is more than 0"
    if clause.test in ("blank", "given"):
        return f"{names[0]} is {'left blank' if clause.test == 'blank' else 'answered'}"
    told = [f"'{label}'" if "," in label or " or " in label else label for label in clause.labels]
    labels = " or ".join(filter(None, (", ".join(told[:-1]), told[-1])))
    return f"{names[0]} is {labels}" if clause.test == "=" else f"{names[0]} is answered with anything but {labels}"


def every_row(question_set: QuestionSet) -> Mapping[str, Words]:
    """Every row that a case sheet may have, by its ref: the alert, questions, overall judgements and boxes."""
    alert = question_set.alert
    rows = {ALERT: Words(alert.text, f"{alert.guidance}\n{alert.record}")}
    for question in (*question_set.questions, *question_set.overall):
        rows |= dict(words_of(question))
    rows |= {box.ref: Words(f"{box.label}. {box.text}", box.guidance) for box in question_set.boxes}
    return rows
