"""What people do to a workbook while they fill it, one accident a function, each done to the demo's post."""

from dataclasses import replace
from datetime import date

from maar.demo import people
from maar.demo.fill import Post, add_row, sign, type_case
from maar.demo.records import typed
from maar.questions import ALERT
from maar.sheets.edit import open_to_type
from maar.workbook import spec

BOXES = (spec.JUDGEMENT, spec.EVIDENCE, spec.COMMENT)


def in_the_records(post: Post) -> None:
    """Nothing more to do: what people typed is this mishap."""


def yes_with_a_space(post: Post) -> None:
    """`yes ` for Yes."""
    post.answer("CSC", "A", "CHR-1", "yes ")


def good_in_capitals(post: Post) -> None:
    """`GOOD` for Good."""
    post.answer("POL", "A", "THR-2", "GOOD")


def good_with_a_stop(post: Post) -> None:
    """`good.` for Good."""
    post.answer("EDU", "B", "LEX-4", "good.")


def two_grades(post: Post) -> None:
    """Two grades in one box."""
    post.answer("ACU", "B", "PLN-8", "RI/Good")


def formula(post: Post) -> None:
    """A sum typed where a number goes."""
    cell = post.table("CSC", "A").cell("A-PLN-5.due", spec.JUDGEMENT)
    post.book_of("CSC", "A").formula("Case A", cell, "=2+1", "3")


def error_cell(post: Post) -> None:
    """Evidence that began with an equals sign."""
    cell = post.table("HOU", "C").cell("C-THR-2", spec.EVIDENCE)
    post.book_of("HOU", "C").error("Case C", cell)


def part_too_large(post: Post) -> None:
    """More actions done on time than there were."""
    post.answer("EH", "D", "PLN-5.on_time", 2)


def sum_differs(post: Post) -> None:
    """Four actions due, and three accounted for."""
    post.answer("CSC", "C", "PLN-5.due", 4)


def nil_with_answers(post: Post) -> None:
    """No under `Known to us?`, and every question answered."""
    post.book_of("ACU", "C").beside("Case C", spec.KNOWN_TO_US.label, spec.NO)


def row_without_case(post: Post) -> None:
    """An event that could be about any of six children."""
    row = ("", date(2026, 1, 20), "Rang home about a missed lesson", "Lead's notes", "None needed", "In on time", "No")
    add_row(post.books["EDU"], spec.CHRONOLOGY, spec.CHRONOLOGY_COLUMNS, row)


def stray_note(post: Post) -> None:
    """A note to oneself, right of the form."""
    row = post.table("CSC", "E").row("E-THR-2")
    post.book_of("CSC", "E").write("Case E", f"J{row}", "use this one for training?")


def pinned_note(post: Post) -> None:
    """A note pinned to a cell."""
    cell = post.table("EDU", "C").cell("C-LEX-1", spec.EVIDENCE)
    post.book_of("EDU", "C").pin("Case C", cell, "The diary itself is with me if the panel wants it", "School C")


def sheet_renamed(post: Post) -> None:
    """A sheet under a name of one's own."""
    post.book_of("EDU", "D").rename("Case D", "Young person D")


def sheet_named_for_another_case(post: Post) -> None:
    """A sheet under the name of another case."""
    post.book_of("GP", "B").rename("Case B", "Case C")


def own_sheet(post: Post) -> None:
    """A sheet of one's own at the end."""
    post.books["CSC"].add("my workings", [("case", "pages read"), ("A", 112), ("B", 240), ("C", 405)])


def rows_inserted(post: Post) -> None:
    """Two empty rows in the middle of a sheet."""
    row = post.table("CSC", "C").row("C-LEX-1")
    for _ in range(2):
        post.book_of("CSC", "C").insert_row("Case C", row)


def column_inserted(post: Post) -> None:
    """An empty column in the middle of a sheet."""
    post.book_of("POL", "C").insert_column("Case C", post.table("POL", "C").columns[spec.EVIDENCE])


def rows_sorted(post: Post) -> None:
    """Questions sorted by judgement; the hidden column at the left stayed behind."""
    put = post.plan.put_to(post.plan.agency("0-19"))
    refs = [spec.visible_ref("E", row) for question in put for row in question.rows]
    post.table("0-19", "E").sort(refs, spec.JUDGEMENT, without=(spec.KEY,))


def keys_deleted(post: Post) -> None:
    """Both hidden columns found and deleted."""
    columns = post.table("ACU", "E").columns
    for heading in (spec.INNER, spec.KEY):
        post.book_of("ACU", "E").delete_column("Case E", columns[heading])


def ref_retyped(post: Post) -> None:
    """One question's ref typed over with another's."""
    post.table("POL", "E").retype("E-CHR-4", "E-CHR-3")


def sheet_relabelled(post: Post) -> None:
    """The sheet of case F copied, and the copy relabelled and filled in for case E, whose own sheet stays empty."""
    book, title = post.books["HOU"], "Case E (2)"
    book.copy("Case F", title)
    table = book.table(title, spec.REF)
    for row in typed("HOU", "F").answers:
        table.clear(spec.visible_ref("F", row), BOXES)
    for ref in table.names():
        table.retype(ref, ref.replace("F-", "E-", 1))
    book.write(title, "B1", "Case E")
    book.beside(title, spec.CASE_SHOWN, "E")
    book.beside(title, spec.TYPED_CASE.label, "e")
    table.fill(spec.visible_ref("E", ALERT), {spec.JUDGEMENT: spec.NO})
    for row, cells in RELABELLED.items():
        table.fill(spec.visible_ref("E", row), dict(zip(BOXES, cells, strict=True)))


RELABELLED = {
    "CHR-1": ("Partly", "rent account", "grandmother's tenancy only. nothing since the baby"),
    "LEX-1": ("Requires improvement", "tenancy visit 11 Sep 2025", "wrote down 'baby items in hall' and no more"),
    "SUP-3": ("Not known", "", "no supervision notes kept for visits"),
    "APP-1": ("", "moved the boiler service so that it was not the week they came home", ""),
}


def first_of_two_copies(post: Post) -> None:
    """A copy sent too soon, before the last question was answered."""
    book, table, ref = post.book_of("GP", "A"), post.table("GP", "A"), "A-PLN-8"
    table.clear(ref, BOXES)
    post.other["Health/GP practices/case A.xlsx"] = book.save()
    table.fill(ref, dict(zip(BOXES, typed("GP", "A").answers["PLN-8"], strict=True)))


def blank_sent_back(post: Post) -> None:
    """The workbook as it was issued."""
    post.other["Health/GP practices/case C.xlsx"] = post.issued["GP|C"]


def another_agencys_form(post: Post) -> None:
    """The practice's form, filled in and signed by the health visiting service."""
    book, told = open_to_type(post.issued["GP|D"]), typed("0-19", "D")
    put = {ALERT, *(row for question in post.plan.put_to(post.plan.agency("GP")) for row in question.rows)}
    sign(book, people.SIGNED["0-19"])
    answers = {row: cells for row, cells in told.answers.items() if row in put}
    type_case(book, "D", replace(told, answers=answers))
    post.other["Health/0-19/case D.xlsx"] = book.save()


def named_for_another_case(post: Post) -> None:
    """A return saved under the name of another case's workbook."""
    post.sent = {path: name for path, name in post.sent.items() if name != "GP|E"}
    post.sent[f"Health/GP practices/{post.plan.name}-GP-F.xlsx"] = "GP|E"


def sent_twice(post: Post) -> None:
    """One workbook attached to two e-mails."""
    post.sent["Early help/EH return (1).xlsx"] = "EH"
