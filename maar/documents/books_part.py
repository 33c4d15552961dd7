"""The balance of the books: what was asked and what became of it, per agency; the files; the checks."""

from maar.answers import State
from maar.documents.found import Found
from maar.documents.model import Block, Bullets, Cell, Column, Row, Section, Table, Text
from maar.documents.phrases import sentence_case
from maar.documents.returns_part import count, returns_sum
from maar.figures import listed, percent, some
from maar.problems import Severity
from maar.problems import returns as codes
from maar.returns import FileStatus
from maar.scores import Books, books

FILES = {
    FileStatus.READ: "Read",
    FileStatus.DUPLICATE: "Duplicate",
    FileStatus.SUPERSEDED: "Superseded",
    FileStatus.WITHDRAWN: "Withdrawn",
    FileStatus.HELD: "Held",
    FileStatus.UNREADABLE: "Unreadable",
    FileStatus.NOT_A_RETURN: "Not a return",
}
STATES = tuple(State)


def books_section(found: Found) -> Section:
    """The last section: every answer and every file accounted for."""
    files, checks = files_and_checks(found)
    blocks: tuple[Block, ...] = (answers_balance(found), files, *_set_aside(found), checks)
    return Section("books", "Balance of the books", blocks)


def files_and_checks(found: Found) -> tuple[Table, Text]:
    """How many files came and what became of them; which checks ran and what they found."""
    return _files(found), Text(*_checks(found))


def _states(one: Books) -> tuple[int, ...]:
    return (one.answered, one.not_known, one.not_applicable, one.blank, one.unreadable)


def by_agency(found: Found) -> tuple[tuple[str, str, Books], ...]:
    """Code, name and books of each agency."""
    returns = found.settled.returns
    return tuple(
        (agency.code, agency.name, books(one for one in returns if one.agency.code == agency.code))
        for agency in found.plan.agencies
    )


def answers_balance(found: Found) -> Table:
    """What was asked of each agency, and the state of each answer."""
    total = books(found.settled.returns)
    columns = (
        Column("Agency"),
        Column("Asked", "sum"),
        *(Column(sentence_case(str(state)), "number") for state in STATES),
    )
    rows = [_row(name, one) for _, name, one in by_agency(found)]
    rows.append(_row("All", total, total=True))
    asked = " + ".join(f"{number} {state}" for number, state in zip(_states(total), STATES, strict=True))
    note = (
        f"{total.asked} asked = {asked}. {total.put} put = {total.asked} asked + {total.put_nil} in nil returns + "
        f"{total.put_outstanding} in missing returns. Returns: {returns_sum(total)}. {_balances(found)}"
    )
    unit = f"Unit: one answer is one question to one agency on one case, in {some(total.returned, 'return')} received."
    return Table("Balance of answers", "", unit, columns, tuple(rows), note)


def _row(name: str, one: Books, total: bool = False) -> Row:
    return Row((Cell(name), count(one.asked), *(count(number) for number in _states(one))), total)


def _balances(found: Found) -> str:
    wrong = [problem.message for problem in found.problems if problem.code == codes.BOOKS.code]
    return " ".join(wrong) or "Checked for each agency and in total."


def balance_table(found: Found) -> Table:
    """The whole balance for spreadsheets, with what was put and how complete the answers are."""
    numbers = ("Put", "In nil returns", "In missing returns", "Asked")
    columns = (
        Column("Agency"),
        *(Column(name, "number") for name in numbers),
        *(Column(sentence_case(str(state)), "number") for state in STATES),
        Column("Complete, per cent", "number"),
    )
    total = books(found.settled.returns)
    rows = [_long(name, one) for _, name, one in by_agency(found)]
    return Table(
        "Balance of answers",
        "Balance of answers by agency",
        "Unit: one answer is one question to one agency on one case.",
        columns,
        (*rows, _long("All", total, total=True)),
        "Complete: answered, not known or not applicable, of those asked.",
    )


def _long(name: str, one: Books, total: bool = False) -> Row:
    numbers = (one.put, one.put_nil, one.put_outstanding, one.asked, *_states(one))
    return Row((Cell(name), *(count(value) for value in numbers), decimal(percent(one.completeness))), total)


def decimal(value: float | None) -> Cell:
    """A percentage or score with one decimal; a dot for no data."""
    return Cell("·", quiet=True) if value is None else Cell(f"{value:.1f}", number=value)


def _files(found: Found) -> Table:
    statuses = list(found.settled.files.values())
    columns = (Column("Files received", "sum"), *(Column(name, "number") for name in FILES.values()))
    row = Row((count(len(statuses)), *(count(statuses.count(status)) for status in FILES)))
    return Table("Files received", "", "Unit: one file. A file may hold several returns.", columns, (row,))


def _set_aside(found: Found) -> tuple[Bullets, ...]:
    """The files that were not simply read, by name."""
    names = [
        f"{file}: {FILES[status].lower()}."
        for file, status in sorted(found.settled.files.items())
        if status is not FileStatus.READ
    ]
    return (Bullets("Files that are not counted", tuple(names)),) if names else ()


def _checks(found: Found) -> tuple[str, str]:
    """How many checks ran and what they found; in bold if one could not run."""
    ran, of = found.checks
    severities = [problem.severity for problem in found.problems]
    counted = [some(severities.count(severity), severity.value) for severity in Severity]
    where = "Each stands with its cell in the sheet Problems of findings.xlsx and in data/problems.csv."
    said = f"{ran} of {of} checks ran. They and the reading of the files found {listed(counted)}. {where}"
    return said, "" if ran == of else f"{some(of - ran, 'check')} could not run."


def files_table(found: Found) -> Table:
    """Every file by name, and what became of it."""
    rows = tuple(Row((Cell(file), Cell(FILES[status]))) for file, status in sorted(found.settled.files.items()))
    columns = (Column("File"), Column("What became of it"))
    return Table("Files", "Files received", "Unit: one file.", columns, rows)
