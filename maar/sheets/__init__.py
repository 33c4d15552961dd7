"""The spreadsheet machine: opening, reading cells, keys and identity, looks and saving. No word of audits."""
