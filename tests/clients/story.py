"""What every agency types: the walk's most awkward return, on K1 and K2, with the agency's own code in its texts."""

from collections.abc import Iterator
from typing import Any

from client_walk.filling import CHRONOLOGY_HEADINGS, COMMENT, EVIDENCE, JUDGEMENT, PLAN_HEADINGS, Typed, rows_of
from client_walk.typed import (
    CHRONOLOGY,
    DATES,
    NO_DATES,
    PLAN,
    READ_FROM,
    READ_TO,
    SIGNED_ON,
    START,
    TOP,
    TYPED_AGENCY,
)

from .ways import LIBREOFFICE, Way

TELLER = "CSC"  # whose return of the walk it is
CASES = ("K1", "K2")
BOXES = (JUDGEMENT, EVIDENCE, COMMENT)
DATE_BOXES = ("Date", "Due", READ_FROM, READ_TO, SIGNED_ON)
LISTS = (("Chronology", CHRONOLOGY_HEADINGS, CHRONOLOGY), ("SMART plan", PLAN_HEADINGS, PLAN))


def rows(way: Way, case: str) -> dict[str, Typed]:
    """Everything typed about the rows of a case, by row."""

    def own(text: str) -> str:
        return text.replace(f"{TELLER}-{case}", f"{way.code} {case}")

    typed = rows_of(f"{TELLER}-{case}")
    return {row: Typed(one.judgement, own(one.evidence), own(one.comment)) for row, one in typed.items()}


def fields(way: Way) -> Iterator[tuple[str, str, str]]:
    """Sheet, label and text of the fields on Start here and above the questions."""
    yield from (("Start here", *one) for one in (START[TELLER] | {TYPED_AGENCY: way.code}).items())
    for case in CASES:
        yield from ((f"Case {case}", *one) for one in TOP[f"{TELLER}-{case}"].items() if one[1])


def lists() -> Iterator[tuple[str, int, dict[str, str]]]:
    """Sheet, place below the headings and texts by heading of the rows typed into the lists."""
    for sheet, headings, table in LISTS:
        for who, place, *texts in table:
            if who == TELLER and texts[0].upper().removeprefix("CASE ") in CASES:
                yield sheet, place, dict(zip(headings, texts, strict=True))


def job(way: Way, open_: str, save: str) -> dict[str, Any]:
    """The work of one hand: everything to type, then everything to change, then how to save it."""
    boxes = [
        (f"Case {case}", f"{case}-{row}", heading, text)
        for case in CASES
        for row, typed in rows(way, case).items()
        for heading, text in zip(BOXES, (typed.judgement, typed.evidence, typed.comment), strict=True)
        if text
    ]
    listed = [(sheet, place, heading, text) for sheet, place, row in lists() for heading, text in row.items() if text]
    return {
        "client": way.client,
        "open": open_,
        "save": save,
        "format": way.format,
        "only": way.only,
        "password": way.password,
        "sheets": [*(f"Case {case}" for case in CASES), *(sheet for sheet, _, _ in LISTS)],
        "fields": [(*place, heading, _value(way, heading, text)) for *place, heading, text in fields(way)],
        "rows": [(*place, heading, _value(way, heading, text)) for *place, heading, text in boxes],
        "lists": [(*place, heading, _value(way, heading, text)) for *place, heading, text in listed],
        "mutations": way.accident.changes,
    }


def _value(way: Way, heading: str, text: str) -> Any:
    """A date or a count as a person enters it: typed, key by key, or put in as what it is."""
    is_date = heading in DATE_BOXES and text not in NO_DATES
    is_count = heading == JUDGEMENT and text.isdecimal()
    if not (is_date or is_count):
        return text
    if way.client == LIBREOFFICE and not way.short:
        return {"typed": text}
    return {"date": DATES[text]} if is_date else {"number": int(text)}
