"""Keys and sentinels: what says whose row and whose sheet it is, with check characters that find slips.

The check is no signature: there is no secret in it to lose.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

ROW = "M1"
SHEET = "MAAR1"
OTHER_SHEET = re.compile(r"\s*MAAR(?!1\|)(\d{1,4})\|")
BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


class Key(NamedTuple):
    """The identity of one row: which audit, agency, case and question, in which issue of the question."""

    audit: str
    agency: str
    case: str
    ref: str
    issue: int

    def __str__(self) -> str:
        return checked(ROW, self.audit, self.agency, self.case, self.ref, str(self.issue))


@dataclass(frozen=True, slots=True)
class Sentinel:
    """The identity of one sheet, in its cell A1."""

    kind: str
    audit: str
    agency: str
    case: str
    issue: int
    round: int

    def __str__(self) -> str:
        return checked(SHEET, self.kind, self.audit, self.agency, self.case, f"{self.issue}.{self.round}")


def checked(*parts: str) -> str:
    """The parts joined by `|`, with four check characters behind them."""
    text = "|".join(parts)
    return f"{text}|{check(text)}"


@lru_cache(maxsize=4096)
def check(text: str) -> str:
    """Four base-32 characters of the SHA-256 of a text."""
    bits = int.from_bytes(hashlib.sha256(text.encode()).digest()[:3], "big")
    return "".join(BASE_32[bits >> shift & 31] for shift in (19, 14, 9, 4))


@lru_cache(maxsize=4096)
def row_key(text: object) -> Key | None:
    """The key in a cell; None where there is none or its check characters do not fit."""
    parts = _parts(text, ROW, 7)
    if parts is None or not parts[5].isdecimal():
        return None
    return Key(parts[1], parts[2], parts[3], parts[4], int(parts[5]))


def sentinel(text: object) -> Sentinel | None:
    """The sentinel in a cell; None where there is none or its check characters do not fit."""
    parts = _parts(text, SHEET, 7)
    if parts is None:
        return None
    issue, dot, number = parts[5].partition(".")
    if not (dot and issue.isdecimal() and number.isdecimal()):
        return None
    return Sentinel(parts[1], parts[2], parts[3], parts[4], int(issue), int(number))


def looks_like_key(text: object) -> bool:
    """Was this meant as a key of ours, whole or damaged?"""
    return isinstance(text, str) and text.strip().startswith((f"{ROW}|", f"{SHEET}|"))


def other_format(text: object) -> str:
    """The format in the sentinel of another version of maar, such as `2` of `MAAR2|...`; empty for any other text."""
    found = OTHER_SHEET.match(text) if isinstance(text, str) else None
    return found[1] if found else ""


def _parts(text: object, head: str, number: int) -> list[str] | None:
    if not isinstance(text, str):
        return None
    body, _, mark = text.strip().rpartition("|")
    parts = [*body.split("|"), mark]
    if len(parts) != number or parts[0] != head or check(body) != mark:
        return None
    return parts
