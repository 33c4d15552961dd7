"""Every built-in question set: issued, filled in LibreOffice, aggregated, and told as it was typed."""
