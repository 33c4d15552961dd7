"""The tables of findings.xlsx: one for each sheet, with numbers that stay numbers."""

from dataclasses import replace

from maar.answers import SMART, PlannedAction
from maar.documents.agreed_sheets import agreed_sheets
from maar.documents.books_part import balance_table, files_table
from maar.documents.chronology_part import chronology_sheets
from maar.documents.findings_part import KINDS
from maar.documents.found import Found
from maar.documents.model import Cell, Column, Row, Table
from maar.documents.notes_sheet import notes_sheet
from maar.documents.questions_sheets import question_sheets
from maar.documents.returns_part import count, returns_table
from maar.documents.sheet_cells import SCORE, SCORED, SHARE, columns, score_cells, share_cells
from maar.documents.values_sheets import value_sheets
from maar.findings import Finding
from maar.scores import SmartCase, Tally

PICTURED = {"Filled square: returned. ": "", "Open box: missing. ": "", "Dot:": "[x]:"}
EMPTY = "There is nothing to list."


def workbook_tables(found: Found) -> tuple[Table, ...]:
    """Every table of the findings workbook, in the order of its sheets."""
    returns = returns_table(found)
    tables = (
        notes_sheet(found),
        replace(returns, note=_in_words(returns.note)),
        balance_table(found),
        files_table(found),
        _themes(found),
        *question_sheets(found),
        _crossed(found, "agency"),
        _crossed(found, "case"),
        _findings(found),
        *chronology_sheets(found),
        _plans(found),
        *value_sheets(found),
        *agreed_sheets(found),
        _problems(found),
    )
    return tuple(table if table.rows else replace(table, note=f"{table.note} {EMPTY}".strip()) for table in tables)


def _in_words(note: str) -> str:
    """The note under a picture, as it is said where words stand in the cells."""
    for sign, words in PICTURED.items():
        note = note.replace(sign, words)
    return note


def _scales(found: Found) -> dict[str, str]:
    return {scale.code: scale.name for scale in found.plan.questions.scales}


def _by_scale(found: Found, tally: Tally, first: tuple[Cell, ...]) -> list[Row]:
    """One row for each scale; one without a scale where there is none."""
    names = _scales(found)
    rows = [
        Row((*first, Cell(names[code]), *share_cells(share), *score_cells(tally)))
        for code, share in sorted(tally.scales.items(), key=lambda scale: list(names).index(scale[0]))
    ]
    return rows or [Row((*first, Cell("None"), *share_cells(None), *score_cells(tally)))]


def _themes(found: Found) -> Table:
    rows: list[Row] = []
    for theme in found.plan.questions.themes:
        if theme.code in found.scores.themes and not theme.strand:
            questions = count(len(found.scores.of_theme(theme.code)))
            first = (Cell(theme.code), Cell(theme.name), questions)
            rows += _by_scale(found, found.scores.themes[theme.code], first)
    head = (
        Column("Code"), Column("Theme"), Column("Questions", "number"), Column("Scale"),
        *columns((), (*SHARE, *SCORE)),
    )  # fmt: skip
    unit = "Unit: one answer. One row for each theme and scale; the score is the theme's."
    return Table("Themes", "Positive answers and score by theme", unit, head, tuple(rows), _scored(found))


def _scored(found: Found) -> str:
    """What a score is; with reversed questions, how they are counted in."""
    turned = any(one.question.reverse for one in found.scores.questions)
    return f"{SCORED} Questions where No is good are counted in, each by its own good answers." if turned else SCORED


def _crossed(found: Found, by: str) -> Table:
    """Themes by agency or by case, one row for each scale."""
    plan = found.plan
    if by == "agency":
        tallies = found.scores.agencies
        heads = ["Agency code", "Agency"]
        owners: dict[str, tuple[Cell, ...]] = {one.code: (Cell(one.code), Cell(one.name)) for one in plan.agencies}
    else:
        tallies = found.scores.cases
        heads = ["Case"]
        owners = {one.ref: (Cell(one.ref),) for one in plan.cases}
    rows = [
        row
        for theme in found.scores.themes
        if not plan.questions.theme(theme).strand
        for key, cells in owners.items()
        for row in _by_scale(found, tallies[key, theme], (Cell(theme), Cell(plan.questions.theme(theme).name), *cells))
    ]
    head = columns(("Code", "Theme", *heads, "Scale"), (*SHARE, *SCORE))
    unit = f"Unit: one answer. One row for each theme, {by} and scale; the score is that of theme and {by}."
    title = f"Positive answers and score by theme and {by}"
    return Table(f"Themes by {by}", title, unit, head, tuple(rows), _scored(found))


def _findings(found: Found) -> Table:
    rows = tuple(_finding(found, finding) for finding in found.findings)
    head = columns(("ID", "Kind", "Theme", "Question", "Case", "Agencies"), ("n", "Of"), ("Sentence", "Evidence"))
    note = (
        "Evidence: agency, case and Judgement cell of every answer that bears the finding out. "
        "Its file and sheet stand in findings.json."
    )
    return Table("Findings", "Findings with their evidence", "Unit: one finding.", head, rows, note)


def _finding(found: Found, one: Finding) -> Row:
    agencies = ", ".join(found.plan.agency(code).short for code in one.agencies)
    words = (one.id, KINDS[one.kind], one.theme, one.question or "All", one.case or "All", agencies)
    refs = ["" if one.question else f"{answer.question} " for answer in one.evidence]
    evidence = "; ".join(f"{a.agency} {a.case} {ref}{a.at.cell}" for a, ref in zip(one.evidence, refs, strict=True))
    share = (count(one.share.n), count(one.share.d))
    return Row((*(Cell(word) for word in words), *share, Cell(one.sentence), Cell(evidence)))


def _plans(found: Found) -> Table:
    rows = [_plan(case.case, case.actions) for case in found.smart]
    everything = tuple(action for case in found.smart for action in case.actions)
    total = [replace(_plan("All", everything), total=True)] if rows else []
    head = columns(("Case",), ("Actions", *SMART, "All five", "Shared with family"))
    words = "Every action, as its return words it, stands in data/plan_actions.csv."
    note = f"What two agencies list is counted twice. {words}"
    return Table("SMART plans", "Actions that met each SMART test", "Unit: one action.", head, (*rows, *total), note)


def _plan(name: str, actions: tuple[PlannedAction, ...]) -> Row:
    case = SmartCase(name, actions)
    shares = (*(case.met(test) for test in range(len(SMART))), case.all_met, case.shared)
    return Row((Cell(name), count(len(actions)), *(count(share.n) for share in shares)))


def _problems(found: Found) -> Table:
    head = columns(("ID", "Severity", "Code", "What is wrong", "What to do", "Place"))
    rows = tuple(
        Row(tuple(Cell(text) for text in (p.id, p.severity.value, p.code, p.message, p.advice, str(p.at))))
        for p in found.problems
    )
    return Table("Problems", "Problems found in the returns", "Unit: one problem.", head, rows)
