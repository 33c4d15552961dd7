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
DOES_NOT_FIT = Kind(
    "SET009",
    Severity.ERROR,
    "A scale that does not fit the question",
    "{file}: {cell}: the scale '{value}' does not fit a question of type {type}.",
    "A compliance question takes a scale on which not known counts, a grade question one on which it does not. "
    "Scales that fit: {fits}.",
)
NOT_REVERSED = Kind(
    "SET010",
    Severity.ERROR,
    "A question that cannot be reversed",
    "{file}: {cell}: this question cannot be reversed. {why}.",
    "Take reverse out, or ask it so that it is answered on a scale such as yes-partly-no.",
)
FIRST_PART = Kind(
    "SET011",
    Severity.ERROR,
    "The first part is not put to everybody",
    "{file}: {cell}: the first part, '{part}', is asked of some agencies only.",
    "The first part carries the question's own words: put one first that everybody is asked.",
)
NO_CONDITION = Kind(
    "SET012",
    Severity.ERROR,
    "A condition that cannot be understood",
    "{file}: {cell}: '{value}' is no condition.",
    "Write it as one of these, and join several that must all hold with ' & ': {grammar}.",
)
CONDITIONAL = Kind(
    "SET013",
    Severity.ERROR,
    "A condition on a question that has one",
    "{file}: {cell} depends on {value}, which is asked under a condition itself.",
    "Name a question that is always asked; several that must all hold are joined with ' & '.",
)
NOT_EARLIER = Kind(
    "SET014",
    Severity.ERROR,
    "A condition on a question that comes later",
    "{file}: {cell} depends on {value}, which does not come before it.",
    "Put the question it depends on first, in the same theme or an earlier one.",
)
ONE_END = Kind(
    "SET015",
    Severity.ERROR,
    "A pairing with one end",
    "{file}: {cell} is laid beside '{value}', which there is not. {hint}",
    "Correct the ref, or take the pairing out.",
)
BAD_SCALE = Kind(
    "SET016",
    Severity.ERROR,
    "A scale that cannot be used",
    "{file}: {cell}: {reason}.",
    "Put the levels in order, best first, each with a label and a mark of its own and points that fall from 100 to 0.",
)
MANY_QUESTIONS = Kind(
    "SET017",
    Severity.WARNING,
    "Many questions",
    "{file} puts {number} questions to {role}. More than {most} are seldom answered well.",
    "Take out what nobody will act on, or ask it of fewer agencies.",
)
LONG = Kind(
    "SET018",
    Severity.WARNING,
    "A long form",
    "{file} takes {role} about {number} minutes for each case, once the record is read.",
    "Aim at {most} minutes or fewer: take questions out, or ask them of fewer agencies.",
)
ASKED_ALWAYS = Kind(
    "SET019",
    Severity.WARNING,
    "A condition that some agencies cannot meet",
    "{file}: {cell} depends on {value}, which {roles} is not asked: there it is always asked.",
    "Ask both questions of the same agencies.",
)
PAIR_ALONE = Kind(
    "SET020",
    Severity.NOTE,
    "The other question of a pair is not in this set",
    "{file}: {cell} is laid beside {value}, which this set does not ask.",
    "Nothing has to be done. Ask both to have contradictions found.",
)
UNKNOWN_ROLE = Kind(
    "SET021",
    Severity.ERROR,
    "A role that is not known",
    "{file}: {cell} asks '{value}', which is no role. {hint}",
    "Correct it, or add the role to the set: [role.{value}] with a name.",
)

ALL = (
    *(SYNTAX, MISSING_KEY, WRONG_TYPE, UNKNOWN_KEY, UNKNOWN_NAME, TWICE, BAD_CODE, BAD_DATES),
    *(DOES_NOT_FIT, NOT_REVERSED, FIRST_PART, NO_CONDITION, CONDITIONAL, NOT_EARLIER, ONE_END, BAD_SCALE),
    *(MANY_QUESTIONS, LONG, ASKED_ALWAYS, PAIR_ALONE, UNKNOWN_ROLE),
)
