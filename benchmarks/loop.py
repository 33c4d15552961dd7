"""What a user would write instead: every sheet of every file into one table, with openpyxl and pandas."""

import sys
from pathlib import Path

import pandas as pd
from openpyxl import load_workbook


def main(folder: Path) -> None:
    """Read all workbooks below a folder and put their rows together."""
    tables = []
    for path in sorted(folder.rglob("*.xlsx")):
        book = load_workbook(path, data_only=True)
        for sheet in book.worksheets:
            table = pd.DataFrame(sheet.values)
            table["file"], table["sheet"] = path.name, sheet.title
            tables.append(table)
    together = pd.concat(tables)
    print(len(together))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
