"""What people type: texts of many kinds, labels in odd spellings, numbers, dates, and what is hardly anything."""

from collections.abc import Callable
from datetime import datetime

from .paper import ErrorCell, Formula, Rich, Typed

Put = tuple[object, Typed]  # the value of the cell, and what it is to a person
Kind = Callable[[int], Put]

ZERO_WIDTH, NBSP, LONGEST = "\u200b", "\u00a0", 32_767


def token(number: int) -> str:
    """A mark that stands in no other text."""
    return f"q{number}z"


def _text(pattern: str) -> Kind:
    """A text with its own mark in it, kept as text."""

    def made(number: int) -> Put:
        text = pattern.replace("%", token(number))
        return text, Typed((text,), token(number))

    return made


def _same(text: str, *also: str) -> Kind:
    """A text that others type as well."""
    return lambda number: (text, Typed((text, *also)))


def _long(number: int) -> Put:
    text = f"{token(number)} " + "a long record " * 2341
    return text[:LONGEST], Typed((text[:LONGEST].strip(),), token(number))


def _rich(number: int) -> Put:
    text = f"One word of {token(number)} is bold"
    return Rich(text), Typed((text,), token(number))


def _number(number: int) -> Put:
    return number % 9000, Typed((str(number % 9000),))


def _day(number: int) -> datetime:
    return datetime(2025, 6 + number % 7, 1 + number % 28)


def _date(number: int) -> Put:
    return _day(number), Typed((f"{_day(number):%Y-%m-%d}", f"{_day(number):%Y-%m-%d} 00:00:00"))


def _date_text(pattern: str) -> Kind:
    def made(number: int) -> Put:
        text = f"{_day(number):{pattern}}"
        return text, Typed((text, f"{_day(number):%Y-%m-%d}"))

    return made


def _yes_or_no(value: bool) -> Kind:
    """A cell that holds true or false; LibreOffice saves it as 1 or 0."""
    return lambda number: (value, Typed((str(value).upper(), str(value), str(int(value)))))


def _serial(number: int) -> Put:
    days = (_day(number) - datetime(1899, 12, 30)).days
    return days, Typed((str(days), f"{_day(number):%Y-%m-%d}"))


TEXTS: tuple[Kind, ...] = (
    _text("Seen at home, %."),
    _text("Cŵyn a gŵr: % ŷ"),
    _text("👩‍👧 % 🙂"),
    _text("=see %"),
    _text("- %"),
    _text("+%"),
    _text("@% told us"),
    _text("'% with an apostrophe"),
    _text(f"{NBSP}{NBSP}% after spaces{NBSP}"),
    _text(f"{ZERO_WIDTH}%{ZERO_WIDTH} in nothing"),
    _text("   % in the middle \n"),
    _text("First line, %\nsecond line\n\nthird"),
    _text("tab\there %"),
    _text("carriage %\r\nreturn"),
    _text("_x0041_ %"),
    _text("<b>%</b> & \"so\", 'on'"),
    _text("%"),
    _rich,
    _same("n/a"),
    _same("-"),
    _same("0"),
    _same("see above"),
    _same("None"),
    _same("nil"),
    _same("Yes"),
    _same("?"),
    _number,
    lambda number: (number + 0.5, Typed((str(number + 0.5),))),
    _yes_or_no(True),
    _date,
    _date_text("%Y-%m-%d"),
    _date_text("%d/%m/%Y"),
    _serial,
    lambda number: (Formula("=1+1"), Typed(("=1+1",))),
    lambda number: (ErrorCell("#NAME?"), Typed(("#NAME?",))),
    _long,
)

ODD: tuple[Kind, ...] = (
    _same("RI/Good"),
    _same("Good (just)"),
    _same("RI"),
    _same("n/a"),
    _same("N/A"),
    _same("-"),
    _same("?"),
    _same("Good?"),
    _same("see above"),
    _same("0"),
    _same("2"),
    _number,
    _yes_or_no(False),
    _text("Between the two, %"),
    _text("=Good %"),
    lambda number: (Formula('="Go"&"od"'), Typed(('="Go"&"od"',))),
    lambda number: (ErrorCell("#N/A"), Typed(("#N/A",))),
    _date,
)

GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate", "Not known", "Not applicable")
ANSWERS = ("Yes", "Partly", "No", "Not known", "Not applicable")


def label(number: int, of: tuple[str, ...]) -> Put:
    """One of the choices, oftener as it is in the list than as people spell it."""
    plain = of[number % len(of)]
    spelt = (plain, plain, plain, f" {plain.upper()} ", f"{plain.lower()}.", f"3 - {plain}", f"{plain}{NBSP}")
    return spelt[number // len(of) % 7], Typed((plain, spelt[number // len(of) % 7]))


COUNTS: tuple[Kind, ...] = (
    _number,
    _number,
    lambda number: (f"00{number % 90 + 10}", Typed((str(number % 90 + 10),))),
    lambda number: (f"{number} ", Typed((str(number),))),
    _same("0"),
    lambda number: (0, Typed(("0",))),
    _same("Not known"),
    _same("Not applicable"),
    _same("about 5"),
    _same("n/a"),
    _same("-"),
    lambda number: (2.5, Typed(("2.5",))),
    lambda number: (12345, Typed(("12345",))),
    _date,
    _text("as many as %"),
    lambda number: (Formula("=2+3"), Typed(("=2+3",))),
)

DATES: tuple[Kind, ...] = (
    _date,
    _date,
    _date_text("%Y-%m-%d"),
    _date_text("%d/%m/%Y"),
    _date_text("%d.%m.%Y"),
    _serial,
    _same("spring"),
    _text("about then, %"),
    _same("n/a"),
    _same("00/00/2025"),
    _yes_or_no(True),
    lambda number: (Formula("=TODAY()"), Typed(("=TODAY()",))),
)


def chosen(kinds: tuple[Kind, ...], number: int, which: int) -> Put:
    """The thing numbered `number`, of the kind `which`."""
    return kinds[which % len(kinds)](number)
