"""From one issued workbook's returns to the same workbook sent back: filled with what was read, what to fix marked.

Comes in: a `Book`, its queries, every problem. Goes out: a `Filled`, which `write` draws. Theirs is never re-saved:
what is sent back is drawn anew, so that nothing of a stranger's file goes out again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from maar.answers import SMART, ChronologyEvent, GridRow, PlannedAction, Row, Typed
from maar.problems import Problem
from maar.problems import answers as codes
from maar.problems import returns as return_codes
from maar.returns import Return
from maar.sheets import cells
from maar.workbook import spec
from maar.workbook.filled import Filled, Given, Lost, Query, SheetFill
from maar.workbook.queries import Book, field_places, in_row, in_words, kind_of, list_column

Cell = tuple[str, str]
BOXES = (spec.JUDGEMENT, spec.EVIDENCE, spec.COMMENT)
LOST = (codes.ERROR_CELL.code, codes.NEVER_CALCULATED.code, codes.ROW_ERROR.code)
FORMULA_LOST = "#NAME?"


def fill(
    of: Book, asked: tuple[Query, ...], problems: Iterable[Problem], number: int, left_out: frozenset[str]
) -> Filled:
    """The workbook to send back in round `number`; `left_out` are cases that are held and stay out of it."""
    files = of.files
    problems = [problem for problem in problems if problem.at.file in files]
    values: dict[str, dict[Cell, Given]] = {}
    for one in of.returns:
        values[spec.case_title(one.case.ref)] = dict(_case(of, one, problems))
    for title in of.lists:
        columns = of.columns(title)
        filled = (_row(name, row, columns, problems) for name, row in of.named(title))
        values[title] = {cell: given for cells_ in filled for cell, given in cells_}
    values[spec.START] = dict(_start(of, problems))
    titles = dict.fromkeys([*values, *(query.spot.sheet for query in asked if query.spot)])
    return Filled(number, {title: _sheet(title, values.get(title, {}), asked) for title in titles}, asked, left_out)


def _sheet(title: str, values: dict[Cell, Given], asked: Iterable[Query]) -> SheetFill:
    fix: set[Cell] = set()
    reasons: dict[str, list[str]] = defaultdict(list)
    for query in asked:
        if query.spot and query.spot.sheet == title:
            fix.add(query.spot[1:])
            if query.spot.column:
                reasons[query.spot.row].append(spec.reason(query.asked, query.code, query.id))
    return SheetFill(values, frozenset(fix), {row: "\n".join(lines) for row, lines in reasons.items()})


def _case(of: Book, one: Return, problems: list[Problem]) -> Iterator[tuple[Cell, Given]]:
    """The boxes of a case sheet, above its headings and below."""
    for field in spec.TO_FILL:
        value = getattr(one.top, field.name)
        if value:
            yield (field.label, ""), value
    top = dict(field_places(one))
    for problem in problems:
        for label, at in top.items():
            if at == problem.at and problem.code == codes.NOT_A_DATE.code:
                yield (label, ""), dict(problem.facts)["typed"]
    about = [p for p in problems if (p.agency, p.case) == (one.agency.code, one.case.ref) and p.question]
    for row, typed in one.typed.items():
        ref = row.partition(".")[0]
        told = [problem for problem in about if problem.question in (row, ref)]
        for heading, given in zip(BOXES, _boxes(of, row, _as_read(one, row, typed), told), strict=True):
            if given not in (None, ""):
                yield (row, heading), given


def _as_read(one: Return, row: str, typed: Typed) -> Typed:
    """The boxes of a row with the label that was read, where its words alone would not say it again: 0.05 for 5%."""
    ref, _, part = row.partition(".")
    answer = one.answers.get(ref) or one.extras.get(ref)
    if answer is None or not typed.judgement:
        return typed
    chosen = {value.part: str(value.value) for value in answer.values if value.type == "choice"}
    label = chosen.get(part, "") if part or not answer.judgement else answer.judgement
    return typed._replace(judgement=label) if label and not cells.choice(typed.judgement, (label,)).value else typed


def _boxes(of: Book, row: str, typed: Typed, told: list[Problem]) -> tuple[Given, Given, Given]:
    """The three boxes of one row as they are to be read again: an answer that was unreadable stays so."""
    lost = {problem.at: dict(problem.facts)["typed"] for problem in told if problem.code in LOST}
    judgement, evidence, comment = (
        _lost(lost[at]) if at in lost else text
        for text, at in zip(typed.texts, typed.places or (None,) * 3, strict=True)
    )
    said = {problem.code: dict(problem.facts) for problem in told}
    if codes.MEASURED_OTHERWISE.code in said:  # an answer to another scale must not become one to this
        return None, evidence if not in_words(of.plan, of.agency, row) else None, comment
    if codes.CONFLICT.code in said:
        both = said[codes.CONFLICT.code]["answers"]
        return (both, evidence, comment) if not in_words(of.plan, of.agency, row) else (None, both, comment)
    if in_words(of.plan, of.agency, row):
        if cells.choice(typed.judgement, (spec.NOT_KNOWN, spec.NOT_APPLICABLE)).value:
            return judgement, evidence, comment
        return None, evidence or judgement, comment
    return _kept(judgement, kind_of(of.plan, of.agency, row)), evidence, comment


def _kept(given: Given, kind: str) -> Given:
    """A number as a number and a date as a date, where that is what stood there."""
    if not isinstance(given, str) or kind not in ("number", "date"):
        return given
    read = cells.number(given).value if kind == "number" else cells.day(given).value
    return given if read is None else read


def _lost(shown: str) -> Lost:
    """A formula without a result stays lost, and is never sent back as a formula."""
    return Lost(shown if shown.startswith("#") else FORMULA_LOST)


def _row(
    name: str, row: Row, columns: tuple[spec.Column, ...], problems: list[Problem]
) -> Iterator[tuple[Cell, Given]]:
    """The boxes of one row of Chronology, SMART plan or a grid."""
    values = _values(row)
    for column in columns:
        if (given := values.get(column.name)) not in (None, ""):
            yield (name, column.heading), given
    for problem in problems:
        typed = dict(problem.facts).get("typed", "")
        if not in_row(problem.at, row):
            continue
        if problem.code in LOST:
            yield (name, list_column(columns, problem.at, row)), _lost(typed)
        elif problem.code == return_codes.TYPED_CASE_OTHER.code:
            yield (name, "Case"), typed


def _values(row: Row) -> dict[str, Given]:
    if isinstance(row, GridRow):
        return {"case": row.case, **{value.part: value.value for value in row.values}}
    return _event(row) if isinstance(row, ChronologyEvent) else _action(row)


def _event(row: ChronologyEvent) -> dict[str, Given]:
    return {
        "case": row.case,
        "date": row.date or row.date_text,
        "event": row.event,
        "source": row.source,
        "action": row.action,
        "impact": row.impact,
        "significant": row.significant,
    }


def _action(row: PlannedAction) -> dict[str, Given]:
    tests = {test.lower().replace("-", "_"): given for test, given in zip(SMART, row.tests, strict=False)}
    return {
        "case": row.case,
        "action": row.action,
        "owner": row.owner,
        "due": row.due or row.due_text,
        "measure": row.measure,
        "outcome": row.outcome,
        **tests,
        "shared": row.shared,
        "status": row.status,
    }


def _start(of: Book, problems: Iterable[Problem]) -> Iterator[tuple[Cell, Given]]:
    """The fields of Start here, from the first return that has them."""
    for field in spec.START_FIELDS:
        value = next((found for one in of.returns if (found := getattr(one, field.name))), None)
        if value:
            yield (field.label, ""), value
    for problem in problems:
        if problem.code == codes.NOT_A_DATE.code and problem.at.sheet == spec.START:
            yield (spec.SIGNED_ON.label, ""), dict(problem.facts)["typed"]
