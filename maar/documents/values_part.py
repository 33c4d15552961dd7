"""What the numbers, choices and dates of a question say: small tables beside the squares of How the answers fell.

Comes in: the tally of one question. Goes out: its tables, one for each kind of box it has, and what was written.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from maar.documents.by_case import by_case, do_not_fit, label_words, told_twice
from maar.documents.model import Cell, Column, Row, Table
from maar.documents.phrases import lower_first, told
from maar.documents.returns_part import count
from maar.documents.sheet_cells import NOTHING
from maar.figures import PERCENT_FROM, Share, listed, some
from maar.plan import Plan
from maar.questions import Part, Question
from maar.returns.said import once
from maar.scores import PartTally, QuestionTally, Spread


def value_tables(plan: Plan, one: QuestionTally) -> tuple[Table, ...]:
    """The tables of a question: the first has its name, the last says what became of those that were asked."""
    tables = [*bare_tables(plan, one)]
    if tables:
        tables[0] = replace(tables[0], title=f"{one.question.ref} {one.question.short}")
        notes = (tables[-1].note, *_asked(one), told_twice(one), *do_not_fit(plan, one))
        tables[-1] = replace(tables[-1], note=" ".join(filter(None, notes)))
    return tuple(tables)


def bare_tables(plan: Plan, one: QuestionTally) -> tuple[Table, ...]:
    """The same without a name, and with nothing about those that were asked."""
    parts = [part for part in one.parts if not part.part.ours]
    numbers = (*_sums(one, parts), *_spreads(one.question, parts))
    choices = _choices(plan, one.question, parts)
    return (*numbers, *choices, *by_case(plan, one), *_dates(one.question, parts), *_gaps(one.question, parts))


def adds_up(question: Question) -> bool:
    """Do its numbers count things, so that a sum says something? In counts, and where rules join them, they do."""
    joined = any(part.at_most or part.sum_of or part.all_of for part in question.parts)
    return question.type == "counts" or joined


def unit(question: Question, part: Part) -> str:
    """What is counted where this part is: `one return`, `one meeting of one agency`."""
    if not part.each:
        return "one return"
    return "one meeting of one agency" if question.rows_from else f"one row of the sheet {question.sheet}"


def amount(value: Fraction | int | None) -> Cell:
    """A whole number or one half-way between two; a dot for no data."""
    if value is None:
        return NOTHING
    text = str(value) if value == int(value) else f"{float(value):.1f}"
    return Cell(text, quiet=value == 0, number=float(value))


def summed(part: PartTally) -> Cell:
    """The sum of a number part; no answer is no sum, never 0."""
    return count(part.numbers.sum) if part.n else NOTHING


def _sums(one: QuestionTally, parts: Iterable[PartTally]) -> list[Table]:
    question = one.question
    numbers = [part for part in parts if part.part.kind == "number" and adds_up(question)]
    columns = (Column("What was counted"), Column("Added up", "number"), Column("Answers", "number"))
    return [
        Table(
            question.ref,
            "",
            f"{_whole(group)} over {some(max(part.n for part in group), 'answer')}. "
            f"Unit: {unit(question, group[0].part)}.",
            columns,
            tuple(Row((Cell(part.part.text), _share_of_whole(one, part), count(part.n))) for part in group),
        )
        for group in _by_unit(numbers)
    ]


def _whole(group: list[PartTally]) -> str:
    """`Actions in the plan, added up` where everything else is counted out of these."""
    first, *others = (part.part for part in group)
    of_it = others and all(part.at_most == first.name for part in others)
    return f"{first.text}, added up" if of_it else "Added up"


def _share_of_whole(one: QuestionTally, part: PartTally) -> Cell:
    """`31 of 41 (76%)` where a part is counted out of a whole, over the answers that hold both."""
    if not part.part.at_most or not part.n:
        return summed(part)
    given = (once(one.question, answer) for answer in one.answers)
    names = (part.part.name, part.part.at_most)
    both = [[values[name].value for name in names] for values in given if all(name in values for name in names)]
    share = sum((Share(n, d) for n, d in both if isinstance(n, int) and isinstance(d, int)), Share())
    is_part = share.n == part.numbers.sum and share.n <= share.d
    return Cell(str(told(share)), quiet=share.n == 0) if is_part and share.d else summed(part)


def _spreads(question: Question, parts: Iterable[PartTally]) -> list[Table]:
    """Numbers of which a sum would say nothing: their middle, lowest and highest, or each where they are few."""
    numbers = [part for part in parts if part.part.kind == "number" and not adds_up(question)]
    tables = []
    for group in _by_unit(numbers):
        many = [part for part in group if not are_few(part.numbers)]
        few = [part for part in group if are_few(part.numbers)]
        unit_line = f"Numbers as given, not added up. Unit: {unit(question, group[0].part)}."
        for shown, heads, cells in ((many, ("Middle", "Lowest", "Highest"), _middle), (few, ("Numbers",), _each)):
            rows = tuple(
                Row((Cell(_name(question, part.part)), *cells(part.numbers, True), _given(part))) for part in shown
            )
            columns = (Column("What it is"), *(Column(head, "number") for head in heads), Column("Given", "number"))
            tables += [Table(question.ref, "", unit_line, columns, rows)] if rows else []
    return tables


def _choices(plan: Plan, question: Question, parts: Iterable[PartTally]) -> list[Table]:
    """How often each label was chosen, of all that chose one: one table for all choices of a question."""
    columns = (Column("Answer"), Column("Chosen", "number"))
    return [
        Table(question.ref, "", f"Unit: {unit(question, group[0].part)}.", columns, tuple(_choice_rows(plan, group)))
        for group in _by_unit([part for part in parts if part.part.kind == "choice"])
    ]


def _choice_rows(plan: Plan, parts: list[PartTally]) -> Iterator[Row]:
    """What was asked, with how many answered it, and under it each answer."""
    for part in parts:
        if part.part.name:
            yield Row((Cell(part.part.text, strong=True), Cell(f"{part.n} of {part.asked} answered", quiet=True)))
        for label, number in part.counts.items():
            yield Row((Cell(label_words(plan, part.part, label)), _of(Share(number, part.n))))


def _dates(question: Question, parts: Iterable[PartTally]) -> list[Table]:
    dates = [part for part in parts if part.part.kind == "date"]
    columns = (Column("Date"), Column("On record", "number"))
    return [
        Table(
            question.ref,
            "",
            f"Dates on record. Where there is none, it may not have happened. Unit: {unit(question, group[0].part)}.",
            columns,
            tuple(Row((Cell(_name(question, part.part)), _given(part))) for part in group),
        )
        for group in _by_unit(dates)
    ]


def _gaps(question: Question, parts: Iterable[PartTally]) -> list[Table]:
    """The days from one date to another, where one may not be earlier than the other; each where they are few."""
    tables = []
    for group in _by_unit([part for part in parts if part.days]):
        many = [part for part in group if part.days and not are_few(part.days.spread)]
        few = [part for part in group if part.days and are_few(part.days.spread)]
        unit_line = f"Calendar days between two dates. Unit: {unit(question, group[0].part)}."
        for shown, heads, cells in ((many, ("Middle", "Longest"), _middle), (few, ("Days",), _each)):
            columns = (
                Column("From one date to the other"), *(Column(head, "number") for head in heads),
                Column("Both given", "number"),
            )  # fmt: skip
            rows = tuple(
                Row((Cell(_gap(question, part)), *cells(part.days.spread, False), count(part.days.spread.n)))
                for part in shown
                if part.days
            )
            tables += [Table(question.ref, "", unit_line, columns, rows, _gap_note(shown))] if rows else []
    return tables


def _gap(question: Question, part: PartTally) -> str:
    return f"{question.part(part.part.not_before).text} to {lower_first(part.part.text)}"


def _gap_note(parts: Iterable[PartTally]) -> str:
    backwards = sum(part.days.backwards for part in parts if part.days)
    pairs = some(backwards, "pair of dates", "pairs of dates")
    return f"Not counted: {pairs} of which the second is the earlier." if backwards else ""


def _asked(one: QuestionTally) -> tuple[str, ...]:
    """`Asked 39: 24 answered, 13 not known and 2 not applicable.`, and how many rows they filled in."""
    return (asked_words(one), *(_rows_filled(one) if one.question.is_grid else ()))


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


def are_few(numbers: Spread) -> bool:
    """Are they so few that each of them is told instead of the middle?"""
    return 0 < numbers.n < PERCENT_FROM


def _middle(numbers: Spread, lowest: bool) -> tuple[Cell, ...]:
    """The middle number, the lowest if wanted, and the highest."""
    low = (amount(numbers.lowest),) if lowest else ()
    return (amount(numbers.middle), *low, amount(numbers.highest))


def _each(numbers: Spread, _: bool) -> tuple[Cell, ...]:
    return (Cell(", ".join(str(value) for value in numbers.values)),)


def _of(share: Share) -> Cell:
    return Cell(str(told(share)), quiet=share.n == 0) if share.d else NOTHING


def _given(part: PartTally) -> Cell:
    return _of(part.given)
