"""What the numbers, choices and dates of a question say: small tables beside the squares of How the answers fell.

Comes in: the tally of one question. Goes out: its tables, one for each kind of box it has; texts are not told here.
"""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from maar.documents.model import Cell, Column, Row, Table
from maar.documents.phrases import lower_first, told
from maar.documents.returns_part import count
from maar.documents.sheet_cells import NOTHING
from maar.figures import PERCENT_FROM, Share, listed, some
from maar.plan import Plan
from maar.questions import AGENCIES, Part, Question
from maar.scores import PartTally, QuestionTally, Spread

FEW = f"Fewer than {PERCENT_FROM}: all of them are listed instead of the middle."


def value_tables(plan: Plan, one: QuestionTally) -> tuple[Table, ...]:
    """The tables of a question: the first has its name, the last says what became of those that were asked."""
    tables = [*bare_tables(plan, one)]
    if tables:
        tables[0] = replace(tables[0], title=f"{one.question.ref} {one.question.short}")
        tables[-1] = replace(tables[-1], note=" ".join(filter(None, (tables[-1].note, *_asked(one)))))
    return tuple(tables)


def bare_tables(plan: Plan, one: QuestionTally) -> tuple[Table, ...]:
    """The same without a name, and with nothing about those that were asked."""
    parts = [part for part in one.parts if not part.part.ours]
    choices = (_choice(plan, one.question, part) for part in parts if part.part.kind == "choice")
    numbers = (*_sums(one.question, parts), *_spreads(one.question, parts))
    return (*numbers, *choices, *_dates(one.question, parts), *_gaps(one.question, parts))


def adds_up(question: Question) -> bool:
    """Do its numbers count things, so that a sum says something? In counts, and where rules join them, they do."""
    joined = any(part.at_most or part.sum_of or part.all_of for part in question.parts)
    return question.type == "counts" or joined


def unit(question: Question, part: Part) -> str:
    """What is counted where this part is: `one return`, `one meeting of one agency`."""
    if not part.each:
        return "one return"
    return "one meeting of one agency" if question.rows_from else f"one row of the sheet {question.sheet}"


def label_words(plan: Plan, part: Part, label: str) -> str:
    """A choice as readers see it: where agencies are the choices, an agency by its short name."""
    if AGENCIES not in part.choices:
        return label
    return next((agency.short for agency in plan.agencies if agency.code == label), label)


def amount(value: Fraction | int | None) -> Cell:
    """A whole number or one half-way between two; a dot for no data."""
    if value is None:
        return NOTHING
    text = str(value) if value == int(value) else f"{float(value):.1f}"
    return Cell(text, quiet=value == 0, number=float(value))


def summed(part: PartTally) -> Cell:
    """The sum of a number part; no answer is no sum, never 0."""
    return count(part.numbers.sum) if part.n else NOTHING


def _sums(question: Question, parts: Iterable[PartTally]) -> list[Table]:
    rows = [
        Row((Cell(part.part.text), summed(part), count(part.n)))
        for part in parts
        if part.part.kind == "number" and adds_up(question)
    ]
    columns = (Column("What was counted"), Column("Sum", "number"), Column("Answers", "number"))
    unit_line = "Each number added up over the answers that hold it."
    return [Table(question.ref, "", unit_line, columns, tuple(rows))] if rows else []


def _spreads(question: Question, parts: Iterable[PartTally]) -> list[Table]:
    """Numbers of which a sum would say nothing: their middle, lowest and highest."""
    numbers = [part for part in parts if part.part.kind == "number" and not adds_up(question)]
    columns = (
        Column("Number"), Column("Middle", "number"), Column("Lowest", "number"), Column("Highest", "number"),
        Column("Given", "number"),
    )  # fmt: skip
    return [
        Table(
            question.ref,
            "",
            f"Numbers as given, not added up. Unit: {unit(question, group[0].part)}.",
            columns,
            tuple(
                Row((Cell(_name(question, part.part)), _middle(part.numbers), amount(part.numbers.lowest),
                     amount(part.numbers.highest), _given(part)))
                for part in group
            ),
            FEW if any(_are_few(part.numbers) for part in group) else "",
        )
        for group in _by_unit(numbers)
    ]  # fmt: skip


def _choice(plan: Plan, question: Question, part: PartTally) -> Table:
    """One choice: how often each label was chosen, of all that chose one."""
    asks = f"{part.part.text} " if part.part.name else ""
    rows = tuple(
        Row((Cell(label_words(plan, part.part, label)), _of(Share(number, part.n))))
        for label, number in part.counts.items()
    )
    columns = (Column("Answer"), Column("Chosen", "number"))
    empty = part.asked - part.n
    note = f"Nothing chosen: {empty} of {part.asked}." if empty else ""
    return Table(question.ref, "", f"{asks}Unit: {unit(question, part.part)}.", columns, rows, note)


def _dates(question: Question, parts: Iterable[PartTally]) -> list[Table]:
    dates = [part for part in parts if part.part.kind == "date"]
    columns = (Column("Date"), Column("Given", "number"))
    return [
        Table(
            question.ref,
            "",
            f"How many gave the date. Unit: {unit(question, group[0].part)}.",
            columns,
            tuple(Row((Cell(_name(question, part.part)), _given(part))) for part in group),
        )
        for group in _by_unit(dates)
    ]


def _gaps(question: Question, parts: Iterable[PartTally]) -> list[Table]:
    """The days from one date to another, where one may not be earlier than the other."""
    dates = [part for part in parts if part.days]
    columns = (
        Column("From one date to the other"), Column("Middle", "number"), Column("Longest", "number"),
        Column("Both given", "number"),
    )  # fmt: skip
    return [
        Table(
            question.ref,
            "",
            f"Calendar days between two dates. Unit: {unit(question, group[0].part)}.",
            columns,
            tuple(_gap(question, part) for part in group),
            _gap_note(group),
        )
        for group in _by_unit(dates)
    ]


def _gap(question: Question, part: PartTally) -> Row:
    days = part.days.spread if part.days else Spread()
    since = question.part(part.part.not_before).text
    words = f"{since} to {lower_first(part.part.text)}"
    return Row((Cell(words), _middle(days), amount(days.highest), count(days.n)))


def _gap_note(parts: Iterable[PartTally]) -> str:
    days = [part.days for part in parts if part.days]
    backwards = sum(one.backwards for one in days)
    few = FEW if any(_are_few(one.spread) for one in days) else ""
    pairs = some(backwards, "pair of dates", "pairs of dates")
    wrong = f"Not counted: {pairs} of which the second is the earlier." if backwards else ""
    return " ".join(filter(None, (few, wrong)))


def _asked(one: QuestionTally) -> tuple[str, ...]:
    """`Asked 39: 24 answered, 13 not known and 2 not applicable.`, how many rows they filled in, where texts stand."""
    question = one.question
    texts = any(part.kind == "text" and not part.ours for part in question.parts) and question.type != "counts"
    written = "What was written stands in data/values.csv." if texts else ""
    return (asked_words(one), *(_rows_filled(one) if question.is_grid else ()), written)


def asked_words(one: QuestionTally) -> str:
    """What became of those that were asked."""
    states = [f"{number} {state}" for state, number in one.states.items() if number]
    return f"Asked {one.asked}: {listed(states)}." if states else "Nobody has been asked yet."


def _rows_filled(one: QuestionTally) -> tuple[str, str]:
    rows = max((part.asked for part in one.parts if part.part.each), default=0)
    none = sum(any(not value.part for value in answer.values) for answer in one.answers)
    were = "row" if rows == 1 else "rows"
    filled = f"{rows} {were} of the sheet {one.question.sheet} {'was' if rows == 1 else 'were'} filled in."
    return filled, f"{some(none, 'return')} recorded that there was none." if none else ""


def _by_unit(parts: Iterable[PartTally]) -> list[list[PartTally]]:
    """Those that stand once, then those that stand in every row; what is counted differs."""
    found = list(parts)
    groups = [[part for part in found if part.part.each is each] for each in (False, True)]
    return [group for group in groups if group]


def _name(question: Question, part: Part) -> str:
    return part.text if part.name else question.short


def _are_few(numbers: Spread) -> bool:
    return 0 < numbers.n < PERCENT_FROM


def _middle(numbers: Spread) -> Cell:
    """The middle number; every one where they are few."""
    if _are_few(numbers):
        return Cell(", ".join(str(value) for value in numbers.values))
    return amount(numbers.middle)


def _of(share: Share) -> Cell:
    return Cell(str(told(share)), quiet=share.n == 0) if share.d else NOTHING


def _given(part: PartTally) -> Cell:
    return _of(part.given)
