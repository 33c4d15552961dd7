"""Returns and who is missing: in words, and agency by case (looks, picture 01)."""

from dataclasses import replace

from maar.documents.alerts_part import case_words
from maar.documents.found import Found
from maar.documents.model import Cell, Column, Mark, Row, Section, Table, Text
from maar.documents.phrases import NO_DATA, day
from maar.figures import listed, some
from maar.plan import Agency, Case
from maar.returns import Return, Status
from maar.scores import Books, books

MARKS = {
    Status.RETURNED: Mark("■", "returned", "returned"),
    Status.NIL: Mark("nil", "nil", "nil"),
    Status.OUTSTANDING: Mark("missing", "missing", "missing"),
}
HELD = Mark("held", "held", "held")
CASES_ABREAST = 24  # a table that can be read holds so many columns of marks


def returns_section(found: Found) -> Section:
    """The first section: what came back, and whose return is missing."""
    table = returns_table(found)
    shown = replace(table, title="", unit=f"{table.title}. {table.unit}")
    return Section("returns", "Returns and who is missing", (Text(*came_back(found), lead=True), shown))


def came_back(found: Found) -> tuple[str, str]:
    """How many returns came back, and whose are missing."""
    total = books(found.settled.returns)
    came = f"{total.returned} of {some(total.issued, 'return')} came back."
    if total.nil:
        was = "was a nil return" if total.nil == 1 else "were nil returns"
        came += f" {total.nil} more {was}: the agency did not know the child."
    return came, _missing(found, total)


def _missing(found: Found, total: Books) -> str:
    if not total.outstanding:
        return "None is missing."
    whose = []
    for agency in found.plan.agencies:
        refs = [one.case.ref for one in _of(found, agency) if one.status is Status.OUTSTANDING]
        if refs:
            whose.append(f"{agency.name} on {case_words(refs)}")
    held = sum(one.held_alone for one in found.settled.returns)
    which = "It is" if total.outstanding == 1 else f"{held} of them {'is' if held == 1 else 'are'}"
    more = f" {which} held until the lead decides." if held else ""
    is_missing = "1 is missing" if total.outstanding == 1 else f"{total.outstanding} are missing"
    return f"{is_missing}: {_and(whose)}.{more}"


def _and(parts: list[str]) -> str:
    """A list whose members hold lists of their own."""
    return listed(parts) if len(parts) < 2 else f"{', '.join(parts[:-1])}, and {parts[-1]}"


def _of(found: Found, agency: Agency) -> list[Return]:
    return [one for one in found.settled.returns if one.agency.code == agency.code]


def returns_table(found: Found) -> Table:
    """Agencies by cases, a mark for every return that was due, and the counts."""
    cases = _shown(found)
    columns = (
        Column("Agency"),
        *(Column(case.ref, "mark") for case in cases),
        *(Column(name, "number") for name in ("Issued", "Returned", "Nil", "Missing")),
    )
    rows = [_row(found, agency) for agency in found.plan.agencies]
    back = [sum(one.case.ref == case.ref for one in found.settled.returned) for case in cases]
    counts = tuple(count(number) for number in back)
    total = books(found.settled.returns)
    rows.append(Row((Cell("All"), *counts, *_counts(total)), total=True))
    unit = "Unit: one return is one agency on one case."
    return Table("Returns", "Returns by agency and case", unit, columns, tuple(rows), _note(found, total))


def _shown(found: Found) -> tuple[Case, ...]:
    """The cases that have a column; none of them where there are too many."""
    return found.plan.cases if len(found.plan.cases) <= CASES_ABREAST else ()


def _row(found: Found, agency: Agency) -> Row:
    own = {one.case.ref: one for one in _of(found, agency)}
    marks = [
        Cell("", mark=HELD if own[case.ref].held_alone else MARKS[own[case.ref].status])
        if case.ref in own
        else Cell(NO_DATA, quiet=True)
        for case in _shown(found)
    ]
    return Row((Cell(agency.name), *marks, *_counts(books(own.values()))))


def _counts(total: Books) -> tuple[Cell, ...]:
    missing = Cell(str(total.outstanding), strong=total.outstanding > 0, number=total.outstanding)
    return (count(total.issued), count(total.returned), count(total.nil), missing)


def count(value: int) -> Cell:
    """A whole number, quiet where it is zero."""
    return Cell(str(value), quiet=value == 0, number=value)


def _note(found: Found, total: Books) -> str:
    held = any(one.held_alone for one in found.settled.returns)
    dots = any(len(found.plan.cases_of(agency)) < len(found.plan.cases) for agency in found.plan.agencies)
    passed = "Closing date" if found.as_of > found.plan.return_by else "Returns are due by"
    parts = [
        f"{returns_sum(total)}.",
        *(_legend(total, held, dots) if _shown(found) else ("Case by case: data/returns.csv.",)),
        f"{passed} {day(found.plan.return_by)}.",
    ]
    return " ".join(part for part in parts if part)


def _legend(total: Books, held: bool, dots: bool) -> tuple[str, ...]:
    return (
        "Filled square: returned.",
        "Open box: missing." if total.outstanding else "",
        "Held: the file says two things about whose it is; counted as missing until the lead decides." if held else "",
        "Dot: not asked about this case." if dots else "",
    )


def returns_sum(total: Books) -> str:
    """`48 issued = 39 returned + 5 nil + 4 missing`."""
    return f"{total.issued} issued = {total.returned} returned + {total.nil} nil + {total.outstanding} missing"
