"""Problems with a return (RET), and alerts (ALT)."""

from maar.problems.model import Kind, Severity

ALERT = Kind(
    "ALT001",
    Severity.ERROR,
    "A child may be at risk now",
    "{agency}, case {case}: the alert question was not answered No.",
    "Ring the agency now. When it is dealt with: maar decide AUDIT {id} handled --reason TEXT --by ROLE.",
)
ALERT_BLANK = Kind(
    "ALT002",
    Severity.ERROR,
    "The alert question was left blank",
    "{agency}, case {case}: the alert question was left blank.",
    "Ring the agency and ask whether any child could be at risk now.",
)
HELD = Kind(
    "RET001",
    Severity.ERROR,
    "Held: the sheet says one thing and its keys another",
    "{file}, {sheet}: its hidden keys say {agency}, case {case}; what people see in it says {seen}. It counts nowhere "
    "yet.",
    "Ask the agency. If it is {agency}, case {case}: maar decide AUDIT {id} confirm --reason TEXT --by ROLE. If not, "
    "the same with reject.",
)
NIL_WITH_ANSWERS = Kind(
    "RET002",
    Severity.ERROR,
    "A nil return with answers",
    "{agency}, case {case}: 'Known to us?' says No, but other boxes or rows are filled in. It was read as returned.",
    "Ask the agency whether it knew the child.",
)
REJECTED = Kind(
    "RET003",
    Severity.NOTE,
    "A return the lead rejected",
    "{file}, {sheet}: held for {agency}, case {case}, and rejected ({by}): {reason}.",
    "Nothing to do.",
)
LATE = Kind(
    "RET004",
    Severity.WARNING,
    "A return that is missing",
    "{agency}, case {case}: no return yet; it was due on {due}.",
    "Ring the agency. If it did not know the child, a nil return takes a minute.",
)
TYPED_UNKNOWN = Kind(
    "RET005",
    Severity.NOTE,
    "A name that the plan does not have",
    "{file}, {sheet}: '{typed}' is typed as the {what}; the plan has no such {what}. The keys were followed.",
    "Nothing to do, unless the wrong workbook was filled in.",
)
TYPED_CASE_OTHER = Kind(
    "RET006",
    Severity.ERROR,
    "A row about a case that the plan does not have",
    "{sheet}, {cell}: '{typed}' ({row}) is no case of this workbook. The row stands in the data without a case and "
    "counts nowhere.",
    "Ask the agency which case it is about.",
)
NO_CASE = Kind(
    "RET007",
    Severity.ERROR,
    "A row that does not say which case",
    "{sheet}, {cell}: the row ({typed}) has no case. It stands in the data without a case and counts nowhere.",
    "Ask the agency which case it is about.",
)
COMMENT_WANTED = Kind(
    "RET010",
    Severity.WARNING,
    "A comment is wanted",
    "{agency}, case {case}, {question}: answered {judgement} without a comment. The answer counts.",
    "Ask the agency for a sentence that says why.",
)
REASON_WANTED = Kind(
    "RET011",
    Severity.WARNING,
    "Not applicable without a reason",
    "{agency}, case {case}, {question}: Not applicable, and no reason in Comment. The answer counts.",
    "Ask the agency why it could not apply.",
)
NO_JUDGEMENT = Kind(
    "RET012",
    Severity.WARNING,
    "Words without a judgement",
    "{agency}, case {case}, {question}: no judgement was chosen, but '{typed}' is written. It counts as blank.",
    "Ask the agency to choose one from the list.",
)
LEFT_BLANK = Kind(
    "RET013",
    Severity.WARNING,
    "A question left blank",
    "{agency}, case {case}, {question}: left blank.",
    "Ask the agency. Not known is an answer; a blank is not.",
)
NOTHING_ANSWERED = Kind(
    "RET021",
    Severity.WARNING,
    "A return in which no question is answered",
    "{agency}, case {case}: something is filled in, but not one question is answered.",
    "Ask the agency for the completed sheet; if it did not know the child, for No under 'Known to us?'.",
)
NOT_CALLED_FOR = Kind(
    "RET022",
    Severity.WARNING,
    "An answer to a question that was not asked",
    "{agency}, case {case}, {question}: answered, though {because} says that it need not be. The answer counts.",
    "Ask the agency which of its answers is right.",
)
NOT_INDEPENDENT = Kind(
    "RET014",
    Severity.NOTE,
    "An auditor who had a part in the case",
    "{agency}, case {case}: 'Independent of the case?' says No. The answers count.",
    "Nothing to do, but say so where you tell how the work was done, and look at these answers together at the "
    "meeting.",
)
PART_READ = Kind(
    "RET015",
    Severity.NOTE,
    "A record read for part of the period",
    "{agency}, case {case}: the record was read {read}; the period is {period}.",
    "Nothing to do, but you may ask the agency whether it holds nothing for the rest of the period, or did not read "
    "it.",
)
START_ALONE = Kind(
    "RET017",
    Severity.NOTE,
    "Start here is filled, and no case sheet",
    "{file}, {sheet}, {cell}: '{typed}' stands on Start here, and no return in the file counts with it.",
    "Nothing to do, unless a return should be here.",
)
CONFIRMED = Kind(
    "RET020",
    Severity.NOTE,
    "A held return the lead confirmed",
    "{file}, {sheet}: held for {agency}, case {case}, and confirmed ({by}): {reason}.",
    "Nothing to do.",
)
MAYBE_NIL = Kind(
    "RET019",
    Severity.WARNING,
    "An agency that may not have known the child",
    "{agency}, case {case}: it is written '{typed}', but 'Known to us?' does not say No. It was read as a return.",
    "Ask the agency. If it did not know the child, No under 'Known to us?' makes it a nil return.",
)
START_DIFFERS = Kind(
    "RET018",
    Severity.NOTE,
    "Start here differs between two files",
    "{agency}: Start here of {file} has '{typed}', and '{read}' stands in {other}. The second was read.",
    "Nothing to do, unless it matters who signed off.",
)
TOP_DIFFERS = Kind(
    "RET016",
    Severity.WARNING,
    "A field above the questions that differs between two files",
    "{agency}, case {case}: '{label}' is answered '{typed}' here, and {read} in {other}. The second was read.",
    "Ask the agency which one is right.",
)
PART_BLANK = Kind(
    "CNT001",
    Severity.ERROR,
    "A number is missing",
    "{agency}, case {case}, {question}: {part} is empty.",
    "Ask the agency for the number; 0 is an answer.",
)
PART_TOO_LARGE = Kind(
    "CNT002",
    Severity.ERROR,
    "A part larger than its total",
    "{agency}, case {case}, {question}: {part} is {number}, more than {total_part}, which is {total}.",
    "Ask the agency to count again.",
)
SUM_DIFFERS = Kind(
    "CNT003",
    Severity.ERROR,
    "Numbers that do not add up",
    "{agency}, case {case}, {question}: {part} is {number}, but {parts} add up to {total}.",
    "Ask the agency to count again.",
)
OVERLAP = Kind(
    "CNT004",
    Severity.ERROR,
    "Numbers that cannot all be true",
    "{agency}, case {case}, {question}: {part} is {number}; from the other numbers it lies between {least} and {most}.",
    "Ask the agency to count again.",
)
REASON_MISSING = Kind(
    "CNT005",
    Severity.ERROR,
    "A reason is missing",
    "{agency}, case {case}, {question}: {part} is empty; it is needed because of what was counted: {because}.",
    "Ask the agency for the reason in a few words.",
)
OUTSIDE_PERIOD = Kind(
    "ROW001",
    Severity.NOTE,
    "An event outside the audit period",
    "{agency}, case {case}: an event of {date} lies outside the period {period}: {typed}.",
    "Nothing to do if it is there for context.",
)
NO_DATE = Kind(
    "ROW002",
    Severity.WARNING,
    "An event without a date",
    "{agency}, case {case}: an event has no date: {typed}.",
    "Ask the agency when it happened.",
)
ROW_CHOICE = Kind(
    "ROW003",
    Severity.WARNING,
    "A choice that is not on the list",
    "{sheet}, {cell}: '{typed}' is not one of the choices for '{label}' ({choices}). It was kept as typed.",
    "Ask the agency to choose from the list.",
)
READ_DATES = Kind(
    "ROW004",
    Severity.WARNING,
    "Dates in the wrong order",
    "{agency}, case {case}: 'Read from' is {start} and 'Read to' is {end}.",
    "Ask the agency for the dates of the record it read.",
)
NO_IMPACT = Kind(
    "ROW005",
    Severity.NOTE,
    "A significant event without its impact",
    "{agency}, case {case}: an event is marked significant, and nothing is written about its impact on the child: "
    "{typed}.",
    "Nothing to do, but you may ask the agency what it meant for the child.",
)
SMART_DIFFERS = Kind(
    "ROW006",
    Severity.WARNING,
    "An action that is not what it is marked as",
    "{agency}, case {case}: an action is marked {what}: {typed}.",
    "Ask the agency to fill in what the plan says, or to choose No.",
)
FUTURE_EVENT = Kind(
    "ROW007",
    Severity.WARNING,
    "An event still to come",
    "{agency}, case {case}: an event is dated {date}, which is still to come: {typed}.",
    "Ask the agency when it happened; a slip in the year is the usual cause.",
)
CASE_ALONE = Kind(
    "ROW008",
    Severity.NOTE,
    "A row with a case and nothing else",
    "{sheet}, {cell}: '{typed}' stands under Case, and the rest of the row is empty.",
    "Nothing to do, unless something should stand there.",
)
ROW_NUMBER = Kind(
    "ROW009",
    Severity.WARNING,
    "A number in a row that is none",
    "{sheet}, {cell}: '{typed}' under '{label}' is not a whole number from 0 to 9,999. It was kept as typed.",
    "Ask the agency for the number alone.",
)
CHECK_FAILED = Kind(
    "CHK900",
    Severity.ERROR,
    "A check that could not run",
    "The check {check} stopped with {reason}. What it looks for was not looked for.",
    "Tell the makers of maar; the rest of the report stands.",
)
BOOKS = Kind(
    "CHK901",
    Severity.ERROR,
    "Books that do not balance",
    "{what}",
    "Tell the makers of maar, and do not publish figures from this run.",
)

ALL = (
    ALERT,
    ALERT_BLANK,
    HELD,
    NIL_WITH_ANSWERS,
    REJECTED,
    LATE,
    TYPED_UNKNOWN,
    TYPED_CASE_OTHER,
    NO_CASE,
    COMMENT_WANTED,
    REASON_WANTED,
    NO_JUDGEMENT,
    LEFT_BLANK,
    NOTHING_ANSWERED,
    NOT_CALLED_FOR,
    NOT_INDEPENDENT,
    PART_READ,
    START_ALONE,
    CONFIRMED,
    MAYBE_NIL,
    START_DIFFERS,
    TOP_DIFFERS,
    PART_BLANK,
    PART_TOO_LARGE,
    SUM_DIFFERS,
    OVERLAP,
    REASON_MISSING,
    OUTSIDE_PERIOD,
    NO_DATE,
    ROW_CHOICE,
    READ_DATES,
    NO_IMPACT,
    SMART_DIFFERS,
    FUTURE_EVENT,
    CASE_ALONE,
    ROW_NUMBER,
    CHECK_FAILED,
    BOOKS,
)
