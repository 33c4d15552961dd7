"""A walk with real spreadsheet programs: issued workbooks are filled in LibreOffice, returned, read and told."""
