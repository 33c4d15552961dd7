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
    "{file}: {place} is missing.",
    "Add {key}: a line in a .toml file (templates/baseline.toml, or the audit.toml of another audit, shows how), or "
    "what the cell of a workbook is for.",
)
WRONG_TYPE = Kind(
    "SET003",
    Severity.ERROR,
    "The wrong kind of value",
    "{file}: {place} should be {wanted}.",
    "Change the value. Dates are written 2026-05-29 without quotes, words in double quotes.",
)
UNKNOWN_KEY = Kind(
    "SET004",
    Severity.ERROR,
    "A key that means nothing here",
    "{file}: {place} is not known. {hint}",
    "Correct the spelling, or take the line out.",
)
UNKNOWN_NAME = Kind(
    "SET005",
    Severity.ERROR,
    "A name that is not known",
    "{file}: {place} says '{value}', which is not known. {hint}",
    "Correct the name, or add what it names.",
)
TWICE = Kind(
    "SET006",
    Severity.ERROR,
    "The same ref or code twice",
    "{file}: '{value}' is used twice under {place}.",
    "Give each its own; upper and lower case count as the same.",
)
BAD_CODE = Kind(
    "SET007",
    Severity.ERROR,
    "A ref or code that cannot be used",
    "{file}: {place} is '{value}', which cannot be used.",
    "Use {wanted}.",
)
BAD_DATES = Kind(
    "SET008",
    Severity.ERROR,
    "Dates that cannot both be right",
    "{file}: {place}: {reason}.",
    "Correct the dates.",
)
DOES_NOT_FIT = Kind(
    "SET009",
    Severity.ERROR,
    "A scale that does not fit the question",
    "{file}: {place}: the scale '{value}' does not fit a question of type {type}.",
    "A compliance question takes a scale on which not known counts, a grade question one on which it does not. "
    "Scales that fit: {fits}.",
)
NOT_REVERSED = Kind(
    "SET010",
    Severity.ERROR,
    "A question that cannot be reversed",
    "{file}: {place}: this question cannot be reversed. {why}.",
    "Take reverse out, or ask it so that it is answered on a scale such as yes-partly-no.",
)
FIRST_PART = Kind(
    "SET011",
    Severity.ERROR,
    "The first part is not put to everybody",
    "{file}: {place}: the first part, '{part}', is asked of some agencies only.",
    "The first part carries the question's own words: put one first that everybody is asked.",
)
NO_CONDITION = Kind(
    "SET012",
    Severity.ERROR,
    "A condition that cannot be understood",
    "{file}: {place}: '{value}' is no condition.",
    "Write it as one of these, and join several that must all hold with ' & ': {grammar}.",
)
CONDITIONAL = Kind(
    "SET013",
    Severity.ERROR,
    "A condition on a question that has one",
    "{file}: {place} depends on {value}, which is asked under a condition itself.",
    "Name a question that is always asked; several that must all hold are joined with ' & '.",
)
NOT_EARLIER = Kind(
    "SET014",
    Severity.ERROR,
    "A condition on a question that comes later",
    "{file}: {place} depends on {value}, which does not come before it.",
    "Put the question it depends on first, in the same theme or an earlier one.",
)
ONE_END = Kind(
    "SET015",
    Severity.ERROR,
    "A pairing with one end",
    "{file}: {place} is laid beside '{value}', which there is not. {hint}",
    "Correct the ref, or take the pairing out.",
)
BAD_SCALE = Kind(
    "SET016",
    Severity.ERROR,
    "A scale that cannot be used",
    "{file}: {place}: {reason}.",
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
    "{file}: {place} depends on {value}, which {roles} is not asked: there it is always asked.",
    "Ask both questions of the same agencies.",
)
PAIR_ALONE = Kind(
    "SET020",
    Severity.NOTE,
    "The other question of a pair is not in this set",
    "{file}: {place} is laid beside {value}, which this set does not ask.",
    "Nothing has to be done. Ask both to have contradictions found.",
)
UNKNOWN_ROLE = Kind(
    "SET021",
    Severity.ERROR,
    "A role that is not known",
    "{file}: {place} asks '{value}', which is no role. {hint}",
    "Correct it, or add the role to the set: [role.{value}] with a name, in a workbook a row on Roles.",
)
NO_QUESTION_SET = Kind(
    "SET040",
    Severity.ERROR,
    "No question set",
    "{file} is no question set: it is {what}.",
    "Give the name of a set, a workbook that maar template export wrote, or a .toml file with a title and questions. "
    "What an agency sent is read with maar check.",
)

NO_SHEET = Kind(
    "SET022",
    Severity.ERROR,
    "A sheet that is missing",
    "{file}: there is no sheet {value}. {hint}",
    "Put it back under that name, with its headings, even if nothing stands under them; `maar template export` writes "
    "every sheet.",
)
NO_HEADING = Kind(
    "SET023",
    Severity.ERROR,
    "A column that is missing",
    "{file}: the sheet {sheet} has no column headed '{value}'.",
    "Put the heading back; the column may be empty.",
)
TWO_HEADINGS = Kind(
    "SET024",
    Severity.ERROR,
    "Two columns under one heading",
    "{file}: {place} and {other} are both the heading '{value}'.",
    "Keep the one you mean. To keep notes in the other, begin its heading with _.",
)
TWO_CELLS = Kind(
    "SET025",
    Severity.ERROR,
    "The same ref, code or name in two cells",
    "{file}: {place} and {other} both say '{value}'.",
    "Give each its own; upper and lower case count as the same.",
)
NO_VALUE = Kind(
    "SET026",
    Severity.ERROR,
    "A cell that shows nothing of its own",
    "{file}: {place} {shows}.",
    "Type what is meant into the cell, as text.",
)
NOT_SO = Kind(
    "SET027",
    Severity.ERROR,
    "A cell that cannot be read",
    "{file}: {place} says '{value}'; '{heading}' takes {wanted}.",
    "Correct the cell, or leave it empty for what is usual.",
)
NO_OWNER = Kind(
    "SET028",
    Severity.ERROR,
    "A row that belongs to no question",
    "{file}: {place} names '{value}', which the sheet Questions does not describe. {hint}",
    "Correct the ref, or describe the question on Questions. A question taken from the bank brings its own parts and "
    "pairs.",
)
TWO_SAYINGS = Kind(
    "SET029",
    Severity.ERROR,
    "A scale of which two rows differ",
    "{file}: {place} says '{value}', and {other} says '{first}' of the same scale.",
    "Say it once, in the first row of the scale.",
)
OTHER_COLUMN = Kind(
    "SET030",
    Severity.WARNING,
    "A column that was not read",
    "{file}: {place} heads a column that means nothing here: '{value}'. {hint}",
    "Correct the heading, or begin it with _ to keep the column for yourself.",
)
OTHER_SHEET = Kind(
    "SET031",
    Severity.WARNING,
    "A sheet that was not read",
    "{file}: the sheet {sheet} is none of a question set's, and was not read.",
    "Nothing has to be done. Begin its name with _ to keep it for yourself.",
)
NOT_USED = Kind(
    "SET032",
    Severity.WARNING,
    "A cell that was not read",
    "{file}: {place} says '{value}', which was not read: {why}.",
    "Clear it, or put it where it belongs.",
)
MERGED_CELLS = Kind(
    "SET033",
    Severity.WARNING,
    "Merged cells",
    "{file}: {place} are merged: {read}.",
    "Take the merge apart and look at each of the cells.",
)
ONE_CHOICE = Kind(
    "SET034",
    Severity.WARNING,
    "One choice, with commas in it",
    "{file}: {place} is one choice: '{value}'.",
    "Put each choice on a line of its own: Alt and Enter in Excel, Ctrl and Enter in LibreOffice.",
)
READ_AS = Kind(
    "SET035",
    Severity.NOTE,
    "A heading that is nearly right",
    "{file}: {place} says '{value}', and was read as '{read}'.",
    "Nothing has to be done if that is what you mean.",
)

NOBODY = Kind(
    "SET041",
    Severity.ERROR,
    "Asked of nobody",
    "{place} names no agency: nobody would be asked.",
    "Name the roles it is asked of, or ALL.",
)
OTHER_QUESTION = Kind(
    "SET042",
    Severity.WARNING,
    "A ref of the bank for another question",
    "{place}: {value} is another question in the bank ('{short}').",
    "Give this one a ref of its own: a later audit compares what has the same ref.",
)
LONG_LABEL = Kind(
    "SET043",
    Severity.WARNING,
    "A long short label",
    "{place} has {number} characters; tables and pictures have room for {most}.",
    "Say it in fewer words.",
)
SHARED_NAME = Kind(
    "SET049",
    Severity.WARNING,
    "One name for several agencies",
    "{file}: '{value}' may mean {what}.",
    "Give each agency a name and a short name of its own, which is no code of another. Until then codes tell them "
    "apart: a name of several names nobody where an agency writes it.",
)
EMPTY_CELL = Kind(
    "SET036",
    Severity.ERROR,
    "A box that must be filled",
    "{file}: {place} is empty; '{heading}' is needed.",
    "Fill it; the grey row under the headings says what goes there. If the row is not meant, clear the whole of it.",
)
NO_ROW = Kind(
    "SET037",
    Severity.ERROR,
    "A row that is missing",
    "{file}: {place}: {what}.",
    "Add the row, or put it back from a workbook that is exported anew.",
)
LATER_COLUMN = Kind(
    "SET038",
    Severity.NOTE,
    "A column that came later",
    "{file}: the sheet {sheet} has no column headed '{value}', which older workbooks do not have.",
    "Nothing has to be done: what is usual holds in every row.",
)
MANY_ROWS = Kind(
    "SET039",
    Severity.ERROR,
    "More rows than a question set has",
    "{file}: {place} is the last row that was read; {number} rows of the sheet are filled.",
    "A set needs no more than {most} rows on a sheet. Look for a block that was pasted or filled down, and delete it.",
)
BAD_LABEL = Kind(
    "SET045",
    Severity.ERROR,
    "A label that cannot be read back",
    "{file}: {place}: '{value}' cannot be a label: {why}.",
    "Give it words that differ from every other label in a letter or a digit: case, spaces and marks at the ends do "
    "not count when it is typed by hand.",
)
TOO_MANY = Kind(
    "SET046",
    Severity.ERROR,
    "More than there is room for",
    "{file}: {place} has {number}; there is room for {most}.",
    "Take some out, or make two of it.",
)
NEVER = Kind(
    "SET047",
    Severity.ERROR,
    "A rule that can never do anything",
    "{file}: {place} can never do anything: {why}.",
    "Correct it, or take it out: a rule that is never met looks as if it were kept.",
)

ALL = (
    NO_QUESTION_SET,
    *(SYNTAX, MISSING_KEY, WRONG_TYPE, UNKNOWN_KEY, UNKNOWN_NAME, TWICE, BAD_CODE, BAD_DATES),
    *(DOES_NOT_FIT, NOT_REVERSED, FIRST_PART, NO_CONDITION, CONDITIONAL, NOT_EARLIER, ONE_END, BAD_SCALE),
    *(MANY_QUESTIONS, LONG, ASKED_ALWAYS, PAIR_ALONE, UNKNOWN_ROLE),
    *(NOBODY, OTHER_QUESTION, LONG_LABEL, SHARED_NAME),
    *(BAD_LABEL, TOO_MANY, NEVER),
    *(NO_SHEET, NO_HEADING, TWO_HEADINGS, TWO_CELLS, NO_VALUE, NOT_SO, NO_OWNER, TWO_SAYINGS),
    *(OTHER_COLUMN, OTHER_SHEET, NOT_USED, MERGED_CELLS, ONE_CHOICE, READ_AS),
    *(EMPTY_CELL, NO_ROW, LATER_COLUMN, MANY_ROWS),
)
