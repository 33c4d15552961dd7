"""An example for each find of what could say who a child is (PRI), and each slip in a plan or question set (SET)."""

from collections.abc import Mapping

from maar.problems.example import NOBODY, POLICE, Example, cell
from maar.problems.model import Location

LEX_1 = ("POL", "K1", "LEX-1")
COPIED = "A passage was copied from the record."


def _found(hint: str, happens: str = COPIED) -> Example:
    return Example(LEX_1, cell("G20"), {"hint": hint, "where": "Evidence of LEX-1"}, happens)


def _slip(file: str, place: str, happens: str = "", **facts: str) -> Example:
    return Example(NOBODY, Location(file, "", place), facts, happens)


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
}
TEMPLATES: Mapping[str, Example] = {
    "SET001": _slip("questions.toml", "", reason="Illegal character '\\n' (at line 2, column 14)"),
    "SET002": _slip("questions.toml", "question[OUR-1].theme", key="theme"),
    "SET003": _slip(
        "audit.toml",
        "return_by",
        "The date was put into quotes, as words are.",
        wanted="a date such as 2026-05-29, without quotes",
    ),
    "SET004": _slip("questions.toml", "question[CHR-1].wieght", "A slip of the keyboard.", hint="Did you mean weight?"),
    "SET005": _slip("questions.toml", "question[CHR-2].scale", value="grades", hint="Did you mean grade?"),
    "SET006": _slip("audit.toml", "case", "A table was copied and its ref not changed.", value="K1"),
    "SET007": _slip(
        "audit.toml",
        "case[K 1].ref",
        "Spaces and slashes cannot stand in the name of a sheet or file.",
        value="K 1",
        wanted="letters, digits, full stops, hyphens and underscores, 20 at most, beginning with a letter or digit",
    ),
    "SET008": _slip("audit.toml", "period_to", "A slip in a year.", reason="the period ends before it begins"),
}
