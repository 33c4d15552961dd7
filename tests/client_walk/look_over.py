"""Measure rows and pages of workbooks in LibreOffice. Run by LibreOffice's Python, never imported."""

from desk import PDF, Desk, run, save

CONTENT = 1 | 2 | 4 | 16  # numbers, dates, texts, formulas


def look(desk: Desk, job: dict) -> dict:
    """The pages of every sheet, the rows that are too low, and how a row grows when `type` is typed."""
    book = desk.open(job["open"])
    try:
        save(book, job["pdf"], PDF)
        pages = {sheet.Name: [_filled(sheet, *page) for page in _pages(sheet)] for sheet in book.Sheets}
        given = {sheet.Name: [row.Height for row in _used(sheet).Rows] for sheet in book.Sheets}
        grown = [_grow(desk, book, *one) for one in job["type"]]
        low = [row for sheet in book.Sheets for row in _low(sheet, given[sheet.Name])]
        return {"pages": pages, "grown": grown, "low": low}
    finally:
        book.close(True)


def _pages(sheet) -> list[tuple[int, int]]:
    """First and last row of each page, once the pages were laid out."""
    area = _printed(sheet)
    ends = [page.Position for page in sheet.RowPageBreaks if page.Position <= area.EndRow]
    starts = [area.StartRow, *(end for end in ends if end > area.StartRow)]
    return [(first, following - 1) for first, following in zip(starts, [*starts[1:], area.EndRow + 1], strict=True)]


def _printed(sheet):
    """The area that prints: the one that is set, else all that is in use (lists, which may grow)."""
    areas = sheet.getPrintAreas()
    return areas[0] if areas else _used(sheet).RangeAddress


def _filled(sheet, first: int, last: int) -> bool:
    """Does anything stand on this page: text in a column that shows, or an empty box to fill?"""
    area = _printed(sheet)
    for column in range(area.StartColumn, area.EndColumn + 1):
        cells = sheet.getCellRangeByPosition(column, first, column, last)
        if cells.Columns.getByIndex(0).IsVisible and (
            cells.queryContentCells(CONTENT).Count or not cells.getCellByPosition(0, 0).CellProtection.IsLocked
        ):
            return True
    return False


def _grow(desk: Desk, book, name: str, cell: str, text: str) -> dict:
    """Heights of the row before and after a text is typed, and what it then needs; the text is taken out again."""
    sheet = book.Sheets.getByName(name)
    box = sheet.getCellRangeByName(cell)
    row = box.Rows.getByIndex(0)
    before = row.Height
    desk.type(book, sheet, cell, text)
    after = row.Height
    row.OptimalHeight = True
    needed = row.Height
    box.setString("")
    return {"before": before, "after": after, "needed": needed}


def _used(sheet):
    """The cells in use, without the key column."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return sheet.getCellRangeByPosition(1, 0, 7, cursor.RangeAddress.EndRow)


def _low(sheet, given: list[int]) -> list[tuple[str, str, int, int]]:
    """Rows with text in them that are lower than LibreOffice would make them: sheet, text, given, needed."""
    used = _used(sheet)
    sheet.unprotect("")
    used.Rows.OptimalHeight = True
    low = []
    for row, height, texts in zip(used.Rows, given, used.getDataArray(), strict=True):
        text = " ".join(str(text) for text in texts if text)
        if text and height < row.Height:
            low.append((sheet.Name, text[:60], height, row.Height))
    return low


run(look)
