"""From data to the bytes of a data file: CSV that spreadsheets open right, JSON that reads well."""

import json
from typing import Any


def csv(text: str) -> bytes:
    """A CSV text as a file: UTF-8 with a byte order mark, so that spreadsheets keep every letter."""
    return b"\xef\xbb\xbf" + text.encode("utf-8")


def as_json(content: Any) -> bytes:
    """JSON with raw letters, one key a line, a line feed at the end."""
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
