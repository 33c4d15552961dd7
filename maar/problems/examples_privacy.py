"""An example for each find of what could say who a child is (PRI)."""

from collections.abc import Mapping

from maar.problems.example import NOBODY, POLICE, Example, cell
from maar.problems.model import Location

LEX_1 = ("POL", "K1", "LEX-1")
COPIED = "A passage was copied from the record."


def _found(hint: str, happens: str = COPIED) -> Example:
    return Example(LEX_1, cell("G20"), {"hint": hint, "where": "Evidence of LEX-1"}, happens)


PRIVATE: Mapping[str, Example] = {
    "PRI001": _found("…18"),
    "PRI002": _found("…3A"),
    "PRI003": _found("…6C"),
    "PRI004": _found("…14", "Age was given as the day of birth."),
    "PRI005": _found("…AA", "An address was written where 'at home' would do."),
    "PRI006": _found("…23"),
    "PRI007": _found("…le", "A worker was named by their address."),
    "PRI008": _found("A…", "A name of a child or family that stands under `names` in the plan slipped in."),
    "PRI009": _found("…18", "Somebody tried the form out or, to be safe, wrote a number that nobody has."),
    "PRI010": Example(
        NOBODY,
        Location(POLICE),
        {"what": "a name that must not be told and a date of birth", "hint": "A… and …14"},
        "Agencies name files as their own system does. The message does not repeat the name.",
    ),
    "PRI011": Example(
        NOBODY, Location(POLICE), {"authors": "2 people"}, "Spreadsheet programs put the user's name into every file."
    ),
    "PRI012": Example(
        NOBODY,
        Location("words.toml", cell="example of AREA-CHR-2"),
        {"where": "example of AREA-CHR-2", "what": "a phone number", "hint": "…23"},
        "A case example was copied from a return. Under `contact` and `urgent` a number to ring is told as it is.",
    ),
}
