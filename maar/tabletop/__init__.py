"""The meeting's workbook: differences first, one case after the other, with a place to agree; and reading it back."""
