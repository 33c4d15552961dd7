"""The tables of findings.xlsx: one for each sheet, with numbers that stay numbers."""

from collections.abc import Iterable
from dataclasses import replace

from maar.answers import SMART, PlannedAction, State
from maar.documents.books_part import balance_table, decimal, files_table
from maar.documents.chronology_part import chronology_table
from maar.documents.findings_part import KINDS
from maar.documents.found import Found
from maar.documents.marks import OF_STATE, by_scale, level_marks
from maar.documents.model import Cell, Column, Row, Table
from maar.documents.phrases import NO_DATA
from maar.documents.returns_part import count, returns_table, summed
from maar.figures import Share, one_decimal, percent
from maar.findings import Finding
from maar.scores import QuestionTally, SmartCase, Tally

NOTHING = Cell(NO_DATA, quiet=True)
SHARE = ("Positive", "Of", "Per cent")
SCORE = ("Score", "Scored")
SCORED = (
    "Score: weighted mean of points, 0 to 100, over answered judgements of every scale. Scored: how many they are. "
    "No data is a dot."
)


def workbook_tables(found: Found) -> tuple[Table, ...]:
    """Every table of the findings workbook, in the order of its sheets."""
    return (
        returns_table(found),
        balance_table(found),
        files_table(found),
        _themes(found),
        _questions(found),
        _crossed(found, "agency"),
        _crossed(found, "case"),
        _findings(found),
        chronology_table(found),
        _plans(found),
        _numbers(found),
        _problems(found),
    )


def _columns(words: Iterable[str], numbers: Iterable[str] = (), more: Iterable[str] = ()) -> tuple[Column, ...]:
    return (
        *(Column(name) for name in words),
        *(Column(name, "number") for name in numbers),
        *(Column(name) for name in more),
    )


def _share(share: Share | None) -> tuple[Cell, ...]:
    if share is None:
        return (NOTHING, NOTHING, NOTHING)
    return (count(share.n), count(share.d), decimal(percent(share)))


def _score(tally: Tally) -> tuple[Cell, ...]:
    return (decimal(one_decimal(tally.score)), count(tally.n))


def _scales(found: Found) -> dict[str, str]:
    return {scale.code: scale.name for scale in found.plan.questions.scales}


def _by_scale(found: Found, tally: Tally, first: tuple[Cell, ...]) -> list[Row]:
    """One row for each scale; one without a scale where there is none."""
    names = _scales(found)
    rows = [
        Row((*first, Cell(names[code]), *_share(share), *_score(tally)))
        for code, share in sorted(tally.scales.items(), key=lambda scale: list(names).index(scale[0]))
    ]
    return rows or [Row((*first, Cell("None"), *_share(None), *_score(tally)))]


def _themes(found: Found) -> Table:
    rows: list[Row] = []
    for theme in found.plan.questions.themes:
        if theme.code in found.scores.themes:
            questions = count(len(found.scores.of_theme(theme.code)))
            first = (Cell(theme.code), Cell(theme.name), questions)
            rows += _by_scale(found, found.scores.themes[theme.code], first)
    columns = (
        Column("Code"), Column("Theme"), Column("Questions", "number"), Column("Scale"),
        *(Column(name, "number") for name in (*SHARE, *SCORE)),
    )  # fmt: skip
    unit = "Unit: one answer. One row for each theme and scale; the score is the theme's."
    return Table("Themes", "Positive answers and score by theme", unit, columns, tuple(rows), SCORED)


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
        for key, cells in owners.items()
        for row in _by_scale(found, tallies[key, theme], (Cell(theme), Cell(plan.questions.theme(theme).name), *cells))
    ]
    columns = _columns(("Code", "Theme", *heads, "Scale"), (*SHARE, *SCORE))
    unit = f"Unit: one answer. One row for each theme, {by} and scale; the score is that of theme and {by}."
    return Table(f"Themes by {by}", f"Positive answers and score by theme and {by}", unit, columns, tuple(rows), SCORED)


def _questions(found: Found) -> Table:
    """One row for each question; the columns of answers are headed by their marks, told in words in the note."""
    marks = [mark for scale in by_scale(found.plan, found.scores.questions) for mark in level_marks(scale)]
    levels = {mark.words: mark.letters for mark in marks}
    names = _scales(found)
    rows = tuple(_question(one, [*levels], names) for one in found.scores.questions)
    states = {mark.words: mark.letters for mark in OF_STATE.values()}
    numbers = ("Asked", "Answered", *levels.values(), *states.values(), *SHARE, *SCORE)
    columns = _columns(("Ref", "Question", "Theme", "Scale"), numbers)
    heads = ", ".join(f"{letters} {words}" for words, letters in (levels | states).items())
    note = f"{heads}. A dot: not a level of this question's scale. {SCORED}"
    return Table("Questions", "How the answers to each question fell", "Unit: one answer.", columns, rows, note)


def _question(one: QuestionTally, labels: list[str], names: dict[str, str]) -> Row:
    question = one.question
    name = names[question.scale.code] if question.scale else "None"
    scale = f"{name}, reversed" if question.reverse else name
    return Row(
        (
            *(Cell(text) for text in (question.ref, question.short, question.theme, scale)),
            count(one.asked),
            count(one.states[State.ANSWERED]),
            *(count(one.counts[label]) if label in one.counts else NOTHING for label in labels),
            *(count(one.states[state]) for state in OF_STATE),
            *_share(one.positive),
            *_score(one.tally),
        )
    )


def _findings(found: Found) -> Table:
    rows = tuple(_finding(found, finding) for finding in found.findings)
    columns = _columns(("ID", "Kind", "Theme", "Question", "Case", "Agencies"), ("n", "Of"), ("Sentence", "Evidence"))
    note = (
        "Evidence: agency, case and Judgement cell of every answer that bears the finding out. "
        "Its file and sheet stand in findings.json."
    )
    return Table("Findings", "Findings with their evidence", "Unit: one finding.", columns, rows, note)


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
    columns = _columns(("Case",), ("Actions", *SMART, "All five", "Shared with family"))
    note = "Every action, as its return words it, stands in data/plan_actions.csv."
    return Table("SMART plans", "Actions that met each SMART test", "Unit: one action.", columns, (*rows, *total), note)


def _plan(name: str, actions: tuple[PlannedAction, ...]) -> Row:
    case = SmartCase(name, actions)
    shares = (*(case.met(test) for test in range(len(SMART))), case.all_met, case.shared)
    return Row((Cell(name), count(len(actions)), *(count(share.n) for share in shares)))


def _numbers(found: Found) -> Table:
    rows = tuple(
        Row((Cell(one.question.ref), Cell(one.question.short), Cell(part.part),
             Cell(one.question.part(part.part).text), summed(part), count(part.n)))
        for one in found.scores.questions
        for part in one.parts
    )  # fmt: skip
    columns = _columns(("Ref", "Question", "Part", "What was counted"), ("Sum", "Answers"))
    return Table("Numbers", "Numbers added up", "Unit: one answer holds one number for each part.", columns, rows)


def _problems(found: Found) -> Table:
    columns = _columns(("ID", "Severity", "Code", "What is wrong", "What to do", "Place"))
    rows = tuple(
        Row(tuple(Cell(text) for text in (p.id, p.severity.value, p.code, p.message, p.advice, str(p.at))))
        for p in found.problems
    )
    return Table("Problems", "Problems found in the returns", "Unit: one problem.", columns, rows)
