"""A meeting with a real spreadsheet program: its workbook is filled in LibreOffice, read back and told."""
