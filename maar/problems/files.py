"""Problems with a file as a whole (FIL): what it is, whose it is, and whether it counts."""

from maar.problems.model import Kind, Severity

NOT_A_WORKBOOK = Kind(
    "FIL001",
    Severity.ERROR,
    "Not a workbook that can be read",
    "{file} is {what}. Nothing in it was read.",
    "Ask the agency for the workbook itself, saved as Excel Workbook (.xlsx).",
)
PASSWORD = Kind(
    "FIL002",
    Severity.ERROR,
    "Locked with a password or a sensitivity label",
    "{file} is encrypted: it has a password or a sensitivity label. Nothing in it was read.",
    "Ask the agency to save it without the password or label and send it by your secure route.",
)
EMPTY_FILE = Kind(
    "FIL003",
    Severity.ERROR,
    "An empty file",
    "{file} holds nothing: 0 bytes.",
    "It may be a cloud file that was not downloaded. Open it once on this machine, or ask for it again.",
)
DAMAGED = Kind(
    "FIL004",
    Severity.ERROR,
    "A damaged workbook",
    "{file} is damaged and cannot be opened ({reason}).",
    "Ask the agency to open it, save it again as .xlsx and send that.",
)
TOO_LARGE = Kind(
    "FIL005",
    Severity.ERROR,
    "Larger than any return",
    "{file} is larger than any return can be ({reason}). It was not opened.",
    "Ask the agency to send the workbook alone, without pictures or pasted sheets.",
)
UNREADABLE_FILE = Kind(
    "FIL006",
    Severity.ERROR,
    "A file that the computer would not hand over",
    "{file} could not be read: {reason}.",
    "Close it in other programs, check that you may open it, and run the command again.",
)
FAR_CELL = Kind(
    "FIL007",
    Severity.ERROR,
    "A value far outside the form",
    "{file}, {sheet}, {cell}: something stands in a cell far outside the form. The file was not opened.",
    "Ask the agency to clear that cell (Ctrl+End goes to it), save the workbook and send it again.",
)
OLD_XLS = Kind(
    "FIL008",
    Severity.WARNING,
    "A workbook of the old .xls format",
    "{file} was saved as .xls. It was read; but what shows as an error in it, such as #NAME?, reads as blank.",
    "Look at its blank answers, or ask the agency to save it as Excel Workbook (.xlsx).",
)
NO_CASE_SHEET = Kind(
    "FIL015",
    Severity.ERROR,
    "A workbook without its case sheets",
    "{file} is a workbook of this audit, but none of its case sheets can be found in it. Nothing in it was counted.",
    "Ask the agency for the whole workbook as it was filled in.",
)
MIXED_KEYS = Kind(
    "FIL016",
    Severity.WARNING,
    "Rows put into another sheet",
    "{file}, {sheet}: the sheet was issued for {issued}, but its rows carry the keys of {what}. The rows' keys were "
    "followed.",
    "Ask the agency whose answers these are.",
)
NOT_OURS = Kind(
    "FIL010",
    Severity.ERROR,
    "A workbook that this tool did not issue",
    "{file} is a workbook, but not one that was issued for any audit: no key, sentinel or heading of ours is in it.",
    "Ask the agency for the workbook you issued. If answers were copied out of it, ask for them in the form.",
)
OTHER_AUDIT = Kind(
    "FIL011",
    Severity.ERROR,
    "Another audit's workbook",
    "{file} belongs to another audit: {audit}. Nothing in it was counted here.",
    "Move it to the returned folder of that audit, and ask the agency for this audit's workbook.",
)
UNKNOWN_AGENCY = Kind(
    "FIL012",
    Severity.ERROR,
    "An agency or case that the plan does not have",
    "{file}, {sheet}: its keys name {what}, which the plan does not have. Nothing in it was counted.",
    "Check whether the plan changed after the workbook was issued.",
)
NO_AGENCY = Kind(
    "FIL013",
    Severity.ERROR,
    "Answers that do not say whose they are",
    "{file}, {sheet}: the answers can be read, but nothing says which agency or case they are from.",
    "Ask the agency to paste them into the workbook you issued, or to type its name on Start here.",
)
TWO_AGENCIES = Kind(
    "FIL014",
    Severity.NOTE,
    "Two agencies in one file",
    "{file} holds sheets of {what}. Each was read as its own return.",
    "Nothing to do, unless one of them should not be there.",
)
DUPLICATE = Kind(
    "FIL020",
    Severity.NOTE,
    "The same return twice",
    "{file} holds the same answers as {other}. One of them counts.",
    "Nothing to do.",
)
MERGED_FILES = Kind(
    "FIL021",
    Severity.WARNING,
    "Two different files for one return",
    "{agency}, case {case}: {what} both hold this return, and they differ. Answers that only one of them holds count; "
    "where they differ the answer is unreadable.",
    "Ask the agency which one stands, and take the other out of the returned folder.",
)
NAME_DISAGREES = Kind(
    "FIL022",
    Severity.WARNING,
    "A sheet name that disagrees",
    "{file}: the sheet named {sheet} holds case {case} by its keys. It was read as case {case}.",
    "Check with the agency that the answers are about case {case}.",
)
BLANK_RETURN = Kind(
    "FIL023",
    Severity.WARNING,
    "A sheet that came back empty",
    "{agency}, case {case}: the sheet came back with nothing filled in ({file}). The return is still missing.",
    "Ask the agency for the completed workbook; if it did not know the child, ask for No under 'Known to us?'.",
)
TWO_PLANS_ONE_ID = Kind(
    "FIL030",
    Severity.ERROR,
    "Two audits with one id",
    "The audits {what} have the same id, so their returns cannot be told apart.",
    "One of them was copied. Make the copy anew with maar new.",
)
OLD_FORMAT = Kind(
    "FIL031",
    Severity.ERROR,
    "A workbook of another format",
    "{file} was issued by another version of maar (format {what}); this version reads format 1.",
    "Use the version that issued it, or issue the workbook again.",
)

FILE_NAME_DISAGREES = Kind(
    "FIL024",
    Severity.WARNING,
    "A file name that disagrees",
    "{file} is named as the workbook of {named}, but its keys say {what}. The keys were followed.",
    "Check with the agency that the right workbook was filled in.",
)

ALL = (
    NOT_A_WORKBOOK,
    PASSWORD,
    EMPTY_FILE,
    DAMAGED,
    TOO_LARGE,
    UNREADABLE_FILE,
    FAR_CELL,
    OLD_XLS,
    NO_CASE_SHEET,
    MIXED_KEYS,
    NOT_OURS,
    OTHER_AUDIT,
    UNKNOWN_AGENCY,
    NO_AGENCY,
    TWO_AGENCIES,
    DUPLICATE,
    MERGED_FILES,
    NAME_DISAGREES,
    FILE_NAME_DISAGREES,
    BLANK_RETURN,
    TWO_PLANS_ONE_ID,
    OLD_FORMAT,
)
