"""The looks of the form: grey is ours, white boxes are yours."""

from dataclasses import replace
from datetime import date

from maar.sheets.page import BAND, DATE, GROUND, SECOND, TEXT, WHOLE, Look, Page
from maar.workbook.filled import Given, Lost

OURS = Look(fill=GROUND, edges="hair")
REF = Look(size=9.5, colour=SECOND, fill=GROUND, edges="hair")
GOOD = Look(size=9.5, colour=SECOND, fill=GROUND, edges="hair")
WHITE = Look(edges="box", locked=False, format=TEXT)
CHOSEN = Look(bold=True, edges="box", locked=False, format=TEXT)
NUMBER = Look(bold=True, edges="box", locked=False, format=WHOLE)
CHOSEN_DAY = Look(bold=True, edges="box", locked=False, format=DATE)
DAY = Look(edges="box", locked=False, format=DATE)
GREY = Look(fill=GROUND, edges="box")
QUESTION_ALERT = Look(bold=True, fill=GROUND)
HEADING = Look(bold=True, edges="under", down="bottom")
HIDDEN = Look(size=8, colour=SECOND, wrap=False)
INNER = Look(size=8, colour=SECOND, wrap=False, locked=False, format=TEXT)
BAND_NAME = Look(size=12, bold=True, fill=BAND, down="center")
BAND_AIM = Look(size=10, fill=BAND, down="center", wrap=False)
LABEL = Look(size=9.5, colour=SECOND, down="center", fill=GROUND, edges="hair")
SHOWN = Look(size=10, down="center", edges="hair", fill=GROUND)
REASON = Look(size=9.5, bold=True, edges="hair")
TITLE = Look(size=18, bold=True, down="center", wrap=False, indent=0)
GUIDE = Look(colour=SECOND, down="center", wrap=False, indent=0)


def words(day: date) -> str:
    """`12 June 2025`."""
    return f"{day.day} {day:%B %Y}"


def put_given(page: Page, place: tuple[int, int], given: Given, look: Look, fix: bool) -> None:
    """Write what was read into a box (row and column from 1); a box to fix gets a heavy edge."""
    look = replace(look, edges="fix") if fix else look
    if isinstance(given, Lost):
        page.put_error(*place, given.shown, look)
    else:
        page.put(*place, given, look)


def given_text(given: Given) -> str:
    """As much text as the box will hold, for its height."""
    return given.shown if isinstance(given, Lost) else "" if given is None else str(given)
