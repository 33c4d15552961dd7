"""Problems with what could say who a child is (PRI): one kind for each kind of identifier. None is ever repeated."""

from maar.problems.model import Kind, Severity

CLEAR = "If it is none: maar decide AUDIT {id} clear --reason TEXT --by ROLE."
ROLE_WORDS = f"Ask the agency for words such as mother, sibling 1 or school A. Documents mask it. {CLEAR}"


def _found(code: str, title: str, what: str, advice: str = ROLE_WORDS) -> Kind:
    message = f"{{agency}}, case {{case}}: what looks like {what} ({{hint}}) stands in {{where}}."
    return Kind(code, Severity.WARNING, title, message, advice)


NHS_NUMBER = _found("PRI001", "An NHS number", "an NHS number")
UPN = _found("PRI002", "A Unique Pupil Number", "a Unique Pupil Number")
NATIONAL_INSURANCE = _found("PRI003", "A National Insurance number", "a National Insurance number")
DATE_OF_BIRTH = _found(
    "PRI004",
    "A date of birth",
    "a date of birth",
    f"Ask the agency for the age in years. Documents mask it. {CLEAR}",
)
POSTCODE = _found("PRI005", "A postcode", "a postcode")
PHONE = _found("PRI006", "A phone number", "a phone number")
EMAIL = _found("PRI007", "An e-mail address", "an e-mail address")
NAME = _found("PRI008", "A name that must not be told", "a name that the plan lists")
TEST_NUMBER = Kind(
    "PRI009",
    Severity.NOTE,
    "A number set apart for tests",
    "{agency}, case {case}: a number that nobody has, set apart for tests ({hint}), stands in {where}.",
    f"Nothing to do, unless it stands for a real one. Documents mask it. {CLEAR}",
)
FILE_NAME = Kind(
    "PRI010",
    Severity.WARNING,
    "A file named after somebody",
    "The name of a file holds what looks like {what} ({hint}).",
    f"Rename the file, and ask the agency to name files by case reference only. {CLEAR}",
)
AUTHOR = Kind(
    "PRI011",
    Severity.NOTE,
    "A file that names its author",
    "The properties of a file say who wrote it ({authors}). No document tells who.",
    "Nothing to do here. Take the properties out before you pass the file on.",
)
OWN_WORDS = Kind(
    "PRI012",
    Severity.WARNING,
    "What could say who somebody is, in your own words",
    "In words.toml, {where} holds what looks like {what} ({hint}).",
    f"Write words such as mother, sibling 1 or school A there. Documents mask it. {CLEAR}",
)

ALL = (
    NHS_NUMBER,
    UPN,
    NATIONAL_INSURANCE,
    DATE_OF_BIRTH,
    POSTCODE,
    PHONE,
    EMAIL,
    NAME,
    TEST_NUMBER,
    FILE_NAME,
    AUTHOR,
    OWN_WORDS,
)
