"""The tables of findings.xlsx in the public edition: whole questions and themes, `[c]` where a figure is hidden.

Comes in: what was found, as a public edition may tell it. Goes out: tables without a row or column by agency or case.
"""

from collections.abc import Iterable

from maar.documents.disclosure import Shown, share_told, shown
from maar.documents.findings_part import KINDS
from maar.documents.found import Found
from maar.documents.marks import scale_name
from maar.documents.model import Cell, Column, Mark, Row, Table
from maar.documents.notes_sheet import notes_sheet
from maar.documents.returns_part import count
from maar.documents.sheet_cells import SHARE, columns, share_cells
from maar.figures import Share
from maar.scores import QuestionTally

HIDDEN = Cell("[c]", Mark("[c]", "[c]", "hidden"), quiet=True)
HIDING = "[c]: hidden, to protect children and families."
FIGURES = 3  # of a share: n, of, per cent


def public_tables(found: Found, notes: Iterable[str]) -> tuple[Table, ...]:
    """Notes, what is left out, then themes, questions, their answers, and findings; no table without a row."""
    may = shown(found)
    front = (notes_sheet(found), _withheld(notes))
    tables = (*front, _themes(found, may), _questions(found, may), _levels(found, may), _findings(found))
    return tuple(table for table in tables if table.rows)


def _withheld(notes: Iterable[str]) -> Table:
    rows = tuple(Row((Cell(one),)) for one in notes)
    unit = "Unit: one kind of thing that is told to partners only."
    return Table("Notes", "What this edition leaves out", unit, (Column("What and why"),), rows)


def _themes(found: Found, may: Shown) -> Table:
    names = {scale.code: scale.name for scale in found.plan.questions.scales}
    rows = []
    for theme in found.plan.questions.themes:
        scales = {one.question.scale.code for one in found.scores.of_theme(theme.code) if one.question.scale}
        for code in (code for code in names if code in scales and not theme.strand):
            share = share_told(found, may, theme.code, code)
            rows.append(Row((Cell(theme.code), Cell(theme.name), Cell(names[code]), *_share(share))))
    head = columns(("Code", "Theme", "Scale"), SHARE)
    unit = "Unit: one answer. One row for each theme and scale."
    note = f"{HIDING} A theme is hidden where one of its questions is."
    return Table("Themes", "Positive answers by theme", unit, head, tuple(rows), note)


def _judged(found: Found) -> list[QuestionTally]:
    strands = {theme.code for theme in found.plan.questions.themes if theme.strand}
    return [one for one in found.scores.questions if one.question.scale and one.question.theme not in strands]


def _questions(found: Found, may: Shown) -> Table:
    rows = tuple(
        Row((*_about(one), *_share(one.positive if one.question.ref in may.questions else None)))
        for one in _judged(found)
    )
    head = columns(("Ref", "Question", "Theme", "Scale"), SHARE)
    return Table("Questions", "Positive answers to each question", "Unit: one answer.", head, rows, HIDING)


def _about(one: QuestionTally) -> tuple[Cell, ...]:
    question = one.question
    name = scale_name(question.scale, [question]) if question.scale else ""
    return Cell(question.ref), Cell(question.short), Cell(question.theme), Cell(name)


def _levels(found: Found, may: Shown) -> Table:
    """One row for each question told and level; *not known* where it is in the count."""
    rows = []
    for one in _judged(found):
        if one.question.ref in may.questions:
            levels = dict(one.counts)
            if (inside := (one.positive or Share()).d - sum(levels.values())) or _has_not_known(one):
                levels["Not known"] = inside
            first = (Cell(one.question.ref), Cell(one.question.short))
            rows += [Row((*first, Cell(label), count(number))) for label, number in levels.items()]
    head = columns(("Ref", "Question", "Answer"), ("Answers",))
    note = "Only what is in the count. Answers outside it are not told."
    return Table("Answers", "How the answers to each question fell", "Unit: one answer.", head, tuple(rows), note)


def _has_not_known(one: QuestionTally) -> bool:
    return one.question.scale is not None and one.question.scale.not_known_counts


def _findings(found: Found) -> Table:
    rows = tuple(
        Row(
            (
                *(Cell(text) for text in (one.id, KINDS[one.kind], one.theme, one.question)),
                count(one.share.n),
                count(one.share.d),
                Cell(one.sentence),
            )
        )
        for one in found.findings
    )
    head = columns(("ID", "Kind", "Theme", "Question"), ("n", "Of"), ("Sentence",))
    return Table("Findings", "Findings", "Unit: one finding.", head, rows)


def _share(share: Share | None) -> tuple[Cell, ...]:
    return share_cells(share) if share else (HIDDEN,) * FIGURES
