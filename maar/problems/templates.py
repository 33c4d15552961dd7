"""Problems in what people write as text: question sets and plans (SET)."""

from maar.problems.model import Kind, Severity

SYNTAX = Kind(
    "SET001",
    Severity.ERROR,
    "Not valid TOML",
    "{file} cannot be read: {reason}.",
    "Open the file, look at the line named and put right what is there; a missing quote is the usual cause.",
)
MISSING_KEY = Kind(
    "SET002",
    Severity.ERROR,
    "Something needed is missing",
    "{file}: {cell} is missing.",
    "Add a line for {key}; templates/baseline.toml, or the audit.toml of another audit, shows how.",
)
WRONG_TYPE = Kind(
    "SET003",
    Severity.ERROR,
    "The wrong kind of value",
    "{file}: {cell} should be {wanted}.",
    "Change the value. Dates are written 2026-05-29 without quotes, words in double quotes.",
)
UNKNOWN_KEY = Kind(
    "SET004",
    Severity.ERROR,
    "A key that means nothing here",
    "{file}: {cell} is not known. {hint}",
    "Correct the spelling, or take the line out.",
)
UNKNOWN_NAME = Kind(
    "SET005",
    Severity.ERROR,
    "A name that is not known",
    "{file}: {cell} says '{value}', which is not known. {hint}",
    "Correct the name, or add what it names.",
)
TWICE = Kind(
    "SET006",
    Severity.ERROR,
    "The same ref or code twice",
    "{file}: '{value}' is used twice under {cell}.",
    "Give each its own; upper and lower case count as the same.",
)
BAD_CODE = Kind(
    "SET007",
    Severity.ERROR,
    "A ref or code that cannot be used",
    "{file}: {cell} is '{value}', which cannot be used.",
    "Use {wanted}.",
)
BAD_DATES = Kind(
    "SET008",
    Severity.ERROR,
    "Dates that cannot both be right",
    "{file}: {cell}: {reason}.",
    "Correct the dates.",
)

ALL = (SYNTAX, MISSING_KEY, WRONG_TYPE, UNKNOWN_KEY, UNKNOWN_NAME, TWICE, BAD_CODE, BAD_DATES)
