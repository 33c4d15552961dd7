"""Fill issued workbooks in LibreOffice as a user does. Run by LibreOffice's Python, never imported."""

from desk import XLSX, Desk, Refused, run, save


def fill(desk: Desk, job: dict) -> dict:
    """Look at the lists, try locked cells and boxes, type every entry, and save under another name."""
    book = desk.open(job["open"])
    try:
        sheets = book.Sheets
        lists = [_choices(sheets.getByName(sheet).getCellRangeByName(cell)) for sheet, cell in job["lists"]]
        taken = [place for place in job["locked"] if _takes(sheets.getByName(place[0]), place[1])]
        shut = [place for place in job["boxes"] if _is_locked(sheets.getByName(place[0]), place[1])]
        for name, cell, text in job["entries"]:
            if _is_locked(sheets.getByName(name), cell):
                shut.append([name, cell])
            else:
                desk.type(book, sheets.getByName(name), cell, text)
        save(book, job["save"], XLSX)
        return {"lists": lists, "locked_but_taken": taken, "boxes_but_locked": shut}
    finally:
        book.close(True)


def _choices(cell) -> list[str] | None:
    """What the list of a cell offers, where anything else is refused."""
    rule = cell.Validation
    if rule.Type.value != "LIST" or rule.ErrorAlertStyle.value != "STOP" or not rule.ShowErrorMessage:
        return None
    return [choice.strip().strip('"') for choice in rule.getFormula1().split(";")]


def _is_locked(sheet, cell: str) -> bool:
    return sheet.isProtected() and sheet.getCellRangeByName(cell).CellProtection.IsLocked


def _takes(sheet, cell: str) -> bool:
    """Does a cell that should be locked take what is put into it?"""
    target = sheet.getCellRangeByName(cell)
    before = target.String
    try:
        target.setDataArray((("overwritten",),))
    except Refused:
        return target.String != before
    return True


run(fill)
