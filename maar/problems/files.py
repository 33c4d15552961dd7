"""Problems with a file as a whole (FIL): what it is, whose it is, and whether it counts."""

from maar.problems.model import Kind, Severity

NOT_A_WORKBOOK = Kind(
    "FIL001",
    Severity.ERROR,
    "Not a workbook that can be read",
    "{file} is {what}. Nothing in it was read.",
    "Ask the agency for the workbook itself, saved as Excel Workbook (.xlsx). If this is an archive, you can also "
    "unpack it and put what is in it into the returned folder.",
)
PASSWORD = Kind(
    "FIL002",
    Severity.ERROR,
    "Locked with a password",
    "{file} is locked with a password. Nothing in it was read.",
    "Put the password into a text file and name the file: maar check AUDIT --password-file FILE. Or ask the agency to "
    "save the workbook without it and send that by your secure route.",
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
    "Ask the agency to open its own copy, save it as Excel Workbook (.xlsx) and send that.",
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
    "Close it in other programs and check that you may open it. If it is kept in the cloud, open it once on this "
    "machine; if its path has more than 259 characters, move it to a shorter one. Then run the command again.",
)
FAR_CELL = Kind(
    "FIL007",
    Severity.WARNING,
    "A value far outside the form",
    "{file}, {sheet}, {cell}: {typed} stands far outside the form. It belongs to no question and was not counted.",
    "Read it: it may be an answer in the wrong place, or a slip of the keyboard (Ctrl+G and {cell} goes to it).",
)
OLD_XLS = Kind(
    "FIL008",
    Severity.WARNING,
    "A workbook of the old .xls format",
    "{file} was saved as .xls. Its cells were read; comments, text boxes and pictures in it were not.",
    "Look through it for those, or ask the agency to save it as Excel Workbook (.xlsx).",
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
    "{file} is a workbook, but not one that was issued for any audit: no heading and no hidden key of ours is in it.",
    "Ask the agency for the workbook you issued. If answers were copied out of it, ask for them in the form.",
)
QUESTION_SET = Kind(
    "FIL017",
    Severity.ERROR,
    "A question set among the returns",
    "{file} is the workbook of a question set, and no return. Nothing in it was read as an answer.",
    "Take it out of the returned folder. What is in it says: maar template check FILE",
)
OTHER_AUDIT = Kind(
    "FIL011",
    Severity.ERROR,
    "Another audit's workbook",
    "{file} belongs to another audit: {audit}. Nothing in it was counted here.",
    "Ask the agency for this audit's workbook. If the other audit is yours, move this to its returned folder.",
)
UNKNOWN_AGENCY = Kind(
    "FIL012",
    Severity.ERROR,
    "An agency or case that the plan does not have",
    "{file}, {sheet}: its keys name {what}, which the plan does not have. Nothing in it was counted.",
    "Check whether the plan changed after the workbook was issued. If it should count, add it to the plan.",
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
    "{file} and {other} say the same about {what}. One of them counts.",
    "Nothing to do.",
)
MERGED_FILES = Kind(
    "FIL021",
    Severity.WARNING,
    "Two different files for one return",
    "{agency}, {cases}: {file} and {what} differ, and {why}. Answers that only one of "
    "them holds count; where they differ the answer is unreadable.",
    "Ask the agency which one stands. If it is this one: maar decide AUDIT {id} pin --reason TEXT --by ROLE; if it is "
    "not, the same with withdraw.",
)
SUPERSEDED = Kind(
    "FIL025",
    Severity.NOTE,
    "A file that does not count",
    "{agency}, {cases}: {file} does not count: {why}.{other}",
    "Nothing to do. If this is the one that should count: maar decide AUDIT {id} pin --reason TEXT --by ROLE.",
)
MERGED_IN_TIME = Kind(
    "FIL026",
    Severity.WARNING,
    "Two versions of one return",
    "{agency}, {cases}: {file} and {what} differ. One is later than the other: box by box the later counts, and no "
    "blank replaces an answer.",
    "Ask the agency whether the later one stands. If only this one counts: maar decide AUDIT {id} pin --reason TEXT "
    "--by ROLE; if it does not count at all, the same with withdraw.",
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
    "{agency}, {cases}: {file} came back with nothing filled in for this. Still missing.",
    "Ask the agency for the completed sheets; if it did not know the child, ask for No under 'Known to us?'.",
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

TOO_LONG = Kind(
    "FIL040",
    Severity.ERROR,
    "A file that took too long",
    "{file} took more than {seconds} seconds to read, and was given up. What was left in it was not read.",
    "Ask the agency for the workbook alone, saved anew as Excel Workbook (.xlsx).",
)
TOO_MUCH_MEMORY = Kind(
    "FIL041",
    Severity.ERROR,
    "A file that needed too much memory",
    "{file} needed more memory than any return does, and was given up. What was left in it was not read.",
    "Ask the agency for the workbook alone, saved anew as Excel Workbook (.xlsx).",
)
STOPPED_READER = Kind(
    "FIL042",
    Severity.ERROR,
    "A file that stopped the reader",
    "{file} stopped the program that reads files{reason}. What was left in it was not read.",
    "Ask the agency for the workbook alone, saved anew as Excel Workbook (.xlsx).",
)
FILE_NAME_DISAGREES = Kind(
    "FIL024",
    Severity.WARNING,
    "A file name that disagrees",
    "{file} is named as the workbook of {named}, but its hidden keys say {what}. The keys were followed.",
    "Check with the agency that the right workbook was filled in.",
)

MORE_FAR_CELLS = Kind(
    "FIL060",
    Severity.WARNING,
    "More values far outside the form",
    "{file}, {sheet}: more cells far outside the form hold something ({number} beside those told). They were not "
    "counted.",
    "Look at the sheet below and to the right of the form.",
)
WRONG_PASSWORD = Kind(
    "FIL061",
    Severity.ERROR,
    "Locked with another password",
    "{file} is locked with a password, and none of those given opens it. Nothing in it was read.",
    "Ask the agency for the password, or for the workbook without it, by your secure route.",
)
LABEL = Kind(
    "FIL062",
    Severity.ERROR,
    "Locked with a sensitivity label",
    "{file} is encrypted by a sensitivity label (rights management), not by a password. Nothing in it was read.",
    "Ask the agency to save a copy without the label, or with a label that does not encrypt, and send that.",
)
NO_PASSWORD_TRIED = Kind(
    "FIL063",
    Severity.ERROR,
    "Locked in a way that cannot be opened here",
    "{file} is locked with a password in a way that cannot be opened here ({reason}). Nothing in it was read.",
    "Ask the agency to save the workbook without a password and send that by your secure route.",
)
OTHER_FORMAT = Kind(
    "FIL064",
    Severity.ERROR,
    "A spreadsheet of another format",
    "{file} is {what}. Nothing in it was read.",
    "Ask the agency to open it, save it as Excel Workbook (.xlsx) and send that.",
)
SHORTCUT = Kind(
    "FIL065",
    Severity.ERROR,
    "A shortcut instead of a file",
    "{file} is {what}: it says where a file is, and does not hold it. Nothing could be read.",
    "Ask the agency to attach the workbook itself, not a link to it.",
)
TOO_DEEP = Kind(
    "FIL066",
    Severity.ERROR,
    "An archive inside an archive inside an archive",
    "{file} was not opened: it is an archive or e-mail inside another one, which lies inside a third.",
    "Unpack it, and put what is in it into the returned folder.",
)
NOTHING_INSIDE = Kind(
    "FIL067",
    Severity.ERROR,
    "An archive or e-mail with no file in it",
    "{file} is {what}, and there is no file in it.",
    "Ask the agency to attach the workbook and send it again.",
)
WORDS_IN_MAIL = Kind(
    "FIL068",
    Severity.WARNING,
    "Words in an e-mail",
    "{file} is an e-mail with words or pictures of its own. Only what is attached to it was read.",
    "Read the e-mail: an answer, a password, or something about a child's safety may stand in it.",
)
SAVED_AS_TEXT = Kind(
    "FIL069",
    Severity.WARNING,
    "One sheet saved as text",
    "{file} is one sheet of a workbook saved as text. Other sheets, comments and what showed as an error are not in "
    "it, and a question mark may stand for a letter such as ŵ.",
    "Ask the agency for the workbook itself, saved as Excel Workbook (.xlsx).",
)
CUT_TEXTS = Kind(
    "FIL072",
    Severity.WARNING,
    "Texts cut at 255 characters",
    "{file} was saved by a program that cuts every text at 255 characters. What stood beyond is lost.",
    "Ask the agency to save its own copy as Excel Workbook (.xlsx) and send that.",
)
MACROS = Kind(
    "FIL070",
    Severity.NOTE,
    "A workbook with macros",
    "{file} holds macros. They were not run.",
    "Nothing to do here. The workbook was issued without any: take care before you open it.",
)
LINKS = Kind(
    "FIL071",
    Severity.NOTE,
    "A workbook with links to other data",
    "{file} has links to other files or data connections. They were not followed.",
    "Nothing to do here. What they bring in may change when the workbook is opened.",
)
NO_WORDS = Kind(
    "FIL080",
    Severity.ERROR,
    "Your own words that cannot be read",
    "{reason}",
    "Put it right and save it: until then maar aggregate writes nothing, and nothing that you wrote is changed.",
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
    QUESTION_SET,
    OTHER_AUDIT,
    UNKNOWN_AGENCY,
    NO_AGENCY,
    TWO_AGENCIES,
    DUPLICATE,
    MERGED_FILES,
    SUPERSEDED,
    MERGED_IN_TIME,
    NAME_DISAGREES,
    FILE_NAME_DISAGREES,
    BLANK_RETURN,
    TWO_PLANS_ONE_ID,
    OLD_FORMAT,
    MORE_FAR_CELLS,
    WRONG_PASSWORD,
    LABEL,
    NO_PASSWORD_TRIED,
    OTHER_FORMAT,
    SHORTCUT,
    TOO_DEEP,
    NOTHING_INSIDE,
    WORDS_IN_MAIL,
    SAVED_AS_TEXT,
    CUT_TEXTS,
    MACROS,
    LINKS,
    TOO_LONG,
    TOO_MUCH_MEMORY,
    STOPPED_READER,
    NO_WORDS,
)
