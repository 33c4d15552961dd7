"""THE format of a question set as a workbook, version 1: its sheets, their columns and what may stand in them.

The writer and the reader obey it. Sheets and columns are found by heading; the keys are those of a set in TOML.
"""

from dataclasses import dataclass

from maar.questions.asked import KINDS, MEETINGS, PAIRS, TYPES
from maar.sheets.cells import folded

KIND = "set"  # of the sentinel in A1
NONE = "(none)"  # in a cell: empty on purpose, where an empty cell would mean something else
HELP = "(help)"  # in the hidden column A of the row of help
KEY = "key"  # the heading of the hidden column A
READ_ME, EXAMPLES, LISTS = "Read me", "Examples", "_Lists"
SET, THEMES, QUESTIONS, PARTS, PAIRED = "Set", "Themes", "Questions", "Parts", "Pairs"
SCALES, ROLES, EVERY = "Scales", "Roles", "Every return"
SCALE_CODES = "the codes of the scales"
ALERT, OVERALL, BOX = "Alert", "Overall judgement", "Box"
YES_NO = ("Yes", "No")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet. `kind` says what a cell holds:

    `words`; `number`; `flag` (Yes or No); `code` (one thing by its code); `codes` (several, by commas or one a line);
    `lines` (texts, one a line); `labels` (labels of scales, one a line); `shown` (ours, never read).
    `offers` are its choices, or the sheet whose codes are offered. `usual` is what an empty cell means, where that is
    always the same; `least` is the smallest number. A column that came `later` is missing from older workbooks.
    """

    key: str
    heading: str
    width: float
    kind: str
    help: str = ""
    aliases: tuple[str, ...] = ()
    offers: tuple[str, ...] | str = ()
    usual: object = None
    least: int = 0
    later: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The headings under which it is found, ready to compare."""
        return tuple(folded(name) for name in (self.heading, *self.aliases))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the workbook: a title, a line of guidance, columns, and how many empty rows stand ready.

    It prints so many `pages` wide, with the columns `kept` on each; on the screen they stay in view.
    """

    title: str
    guide: str
    columns: tuple[Column, ...]
    ready: int = 4
    aliases: tuple[str, ...] = ()
    pages: int = 1
    kept: str = "B:B"

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(folded(name) for name in (self.title, *self.aliases))

    @property
    def first_moving(self) -> int:
        """The first column that moves when people look further right, counted from 1."""
        return ord(self.kept[-1]) - ord("A") + 2

    @property
    def helped(self) -> bool:
        """Does a row of help stand under the headings?"""
        return any(column.help for column in self.columns)


FIELDS = (
    ("name", "Name", "Short, as you type it in commands: small letters, digits, hyphens. It becomes the file's name."),
    ("version", "Version", "Raise it when the set changes after it was used: 1, then 2."),
    ("title", "Title", "As people read it, at the top of the workbook."),
    ("description", "Description", "What is looked at, and why, in a sentence or two."),
    ("notes", "Notes", "For whoever uses the set: how long it takes, what to know. Agencies do not see it."),
)

SET_SHEET = Sheet(
    SET,
    "The set as a whole. Write in the white boxes.",
    (
        Column("field", "About the set", 22, "words", aliases=("Field", "What")),
        Column("value", "What you write", 70, "words", aliases=("Value",)),
        Column("help", "Help", 62, "shown"),
    ),
    ready=0,
    aliases=("Settings", "Question set", "About"),
)

THEMES_SHEET = Sheet(
    THEMES,
    "One row for each theme. Themes come in the order in which Questions first names them.",
    (
        Column("code", "Code", 10, "words", "Short, in capitals: CHR"),
        Column("name", "Name", 32, "words", "In full, as people read it", ("Theme", "Theme name")),
        Column("short", "Short name", 22, "words", "For tables and pictures; empty: the name", ("Short",)),
        Column("aim", "Aim", 46, "words", "One sentence: what is good for the child here", ("Purpose",), (), ""),
        Column(
            "prompts", "Prompts", 50, "lines", "What practitioners can do, one a line",
            ("Prompts for practitioners",), (), [],
        ),
        Column(
            "pairing", "Laid side by side", 40, "words", "Which answers the meeting lays side by side",
            ("Pairing", "Side by side"), (), "",
        ),
        Column(
            "strand", "Told apart?", 13, "flag", "Yes: as a strand of its own",
            ("Strand", "Strand?"), YES_NO, False,
        ),
    ),
)  # fmt: skip

QUESTIONS_SHEET = Sheet(
    QUESTIONS,
    "One row for each question, in the order in which they are asked. A row with only the Ref of a question of the "
    "bank asks that question as the bank has it.",
    (
        Column("ref", "Ref", 12, "words", "As CHR-1; kept for ever", ("Reference",)),
        Column("short", "Short label", 22, "words", "For tables, 60 characters; empty: the question", ("Short",)),
        Column("theme", "Theme", 10, "code", "Its code on Themes", ("Theme code",), THEMES),
        Column(
            "type", "Type", 13, "code",
            "How it is answered: see Examples", ("Question type",), TYPES,
        ),
        Column("scale", "Scale", 14, "code", "compliance, grade: its code on Scales", (), SCALE_CODES),
        Column("text", "Question", 38, "words", "What people are asked, in full", ("Question text", "Text", "Wording")),
        Column(
            "good", "What good looks like", 40, "words", "What a good answer rests on",
            ("Good", "Guidance", "What good looks like?"), (), "",
        ),
        Column("evidence", "Evidence", 28, "words", "Where in the record to look", ("Where to look",), (), ""),
        Column(
            "agencies", "Asked of", 13, "codes", "Roles; ALL or empty: everybody",
            ("Agencies", "Asked of agencies", "Roles"), ROLES,
        ),
        Column(
            "reverse", "Reversed?", 13, "flag", "Yes: the first level is worst", ("Reverse",), YES_NO, False
        ),
        Column("weight", "Weight", 9.5, "number", "Empty: 1", (), (), 1, 1),
        Column("critical", "Critical?", 12, "flag", "Yes: asks for the alert again", (), YES_NO, False),
        Column("minutes", "Minutes", 10, "number", "To answer it", ("Minutes to answer", "Time"), (), 0),
        Column(
            "comment_when", "Comment wanted when", 19, "labels",
            "Levels, one a line. Empty: all but Yes and Good; reversed: all but No",
            ("Comment when", "Comments wanted when"),
        ),
        Column(
            "theme_also", "Also in themes", 13, "codes", "Themes that may mention it",
            ("Theme also", "Other themes"), THEMES, [],
        ),
        Column(
            "asked_if", "Asked if", 22, "words", "As THR-3 = No | Partly, of an earlier question: see Read me",
            ("Condition", "Ask if"), (), "",
        ),
        Column("replaces", "Replaces", 12, "codes", "Refs it stands in for", (), QUESTIONS, []),
        Column("choices", "Choices", 20, "lines", "For choice: one a line", ("Options",), (), []),
        Column("least", "Least", 8.5, "number", "For number", ("Minimum",)),
        Column("most", "Most", 8.5, "number", "For number", ("Maximum",)),
        Column(
            "in_period", "In the audit period?", 13, "flag", "For date: it must be", ("In period",), YES_NO, False
        ),
        Column("sheet", "Sheet", 16, "words", "For grid: the title of its own sheet", ("Sheet title",)),
        Column(
            "rows_from", "Rows from", 13, "code", "For grid: meetings of the plan, or empty", (),
            (MEETINGS,), "",
        ),
        Column("rows", "Rows ready", 10, "number", "For grid; empty: 12", ("Rows",), (), 12, 1),
        Column(
            "tests", "Lessons", 34, "codes",
            "Published lessons it tests, by their place in our list. Leave it as it is; empty for your own",
            ("Tests",), (), [],
        ),
    ),
    ready=8,
    pages=2,
    kept="B:C",
)  # fmt: skip

PARTS_SHEET = Sheet(
    PARTS,
    "One row for each part of a question of type counts, facts or grid, in order. The first carries the question.",
    (
        Column("question", "Question", 12, "code", "The Ref of its question", ("Question ref", "Ref"), QUESTIONS),
        Column("name", "Part", 23, "words", "Small letters and _: held_on", ("Part name", "Name")),
        Column("kind", "Kind", 11, "code", "What its box takes", ("Type",), KINDS),
        Column("text", "What people read", 34, "words", "The label beside its box", ("Label", "Text")),
        Column("help", "Guidance", 32, "words", "A few words more", ("Help",), (), ""),
        Column(
            "choices", "Choices", 22, "lines", "For choice: one a line. @agencies: the agencies of the audit",
            ("Options",), (), [],
        ),
        Column("shape", "Written as", 12, "code", "For text: time or agencies", ("Shape",), ("time", "agencies"), ""),
        Column(
            "agencies", "Asked of", 12, "codes", "Roles; empty: all asked",
            ("Agencies", "Roles"), ROLES,
        ),
        Column("each", "In every row?", 11, "flag", "For grid: a column of its sheet", ("Each",), YES_NO, False),
        Column("ours", "Filled in?", 11, "flag", "For grid: by the plan", ("Ours",), YES_NO, False),
        Column("needed", "Needed?", 12, "flag", "Empty: Yes for numbers only", ("Required",), YES_NO),
        Column("needed_if", "Needed if", 24, "lines", "Conditions, one a line: any is enough; see Read me", (), (), []),
        Column(
            "blank_if", "Must be empty if", 24, "lines", "Conditions, one a line: any is enough; see Read me",
            ("Blank if", "Must be blank if"), (), [],
        ),
        Column("ring_if", "Ring if", 18, "lines", "For a choice: somebody should ring after these, one a line"),
        Column("not_before", "Not before", 15, "words", "For date: the part it may not be earlier than", (), (), ""),
        Column(
            "in_period", "In the audit period?", 13, "flag", "For date: Yes, it must be", ("In period",), YES_NO, False
        ),
        Column("least", "Least", 8.5, "number", "For number", ("Minimum",)),
        Column("most", "Most", 8.5, "number", "For number", ("Maximum",)),
        Column("at_most", "At most", 14, "words", "The part it may not exceed", ("Not more than",), (), ""),
        Column("sum_of", "Sum of", 15, "codes", "The parts that add up to it", (), (), []),
        Column("all_of", "All of", 15, "codes", "The parts that all hold for what it counts", (), (), []),
    ),
    ready=8,
    pages=2,
    kept="B:C",
)  # fmt: skip

PAIRS_SHEET = Sheet(
    PAIRED,
    "One row for two answers on one case that cannot both be true: the meeting hears of them as contradictions.",
    (
        Column("question", "Question", 11, "code", "A Ref", ("Question ref", "Ref"), QUESTIONS),
        Column("with", "With", 11, "code", "A Ref, or the same", ("With question", "Other question"), QUESTIONS),
        Column(
            "kind", "Kind", 11, "code",
            "What is laid side by side: see Examples", ("Type",), PAIRS,
        ),
        Column("why", "Why", 40, "words", "One plain sentence: what cannot both be true", ("Reason",)),
        Column("by", "By", 11, "codes", "Roles; empty: all", (), ROLES, ["ALL"]),
        Column("beside", "Beside", 11, "codes", "Roles; empty: all", (), ROLES, ["ALL"]),
        Column("says", "Says", 14, "labels", "For answers; empty: Yes", (), (), ["Yes"]),
        Column(
            "denies", "Denies", 14, "labels", "For answers; empty: No, Not known", (), (), ["No", "Not known"]
        ),
        Column("both_ways", "Both ways?", 13, "flag", "For answers: also the other way round", (), YES_NO, False),
        Column(
            "unless_any", "Unless any?", 14, "flag", "For answers: not where anybody beside says it",
            ("Unless anybody?",), YES_NO, False,
        ),
        Column("apart", "Levels apart", 10, "number", "For levels; empty: 2", ("Apart",), (), 2, 1),
        Column("part", "Part", 18, "words", "For values, lists and rows", (), (), ""),
        Column(
            "own", "Own part", 18, "words",
            "For lists: what each says of itself; for values: the part in With, if another", ("Own",), (), "",
        ),
        Column("own_says", "Own part says", 16, "lines", "For lists: these mean yes, one a line", ("Own says",)),
        Column(
            "own_unsure", "Own part unsure", 16, "lines",
            "For lists, values: these deny nothing; empty: Not recorded, Not known",
            later=True,
        ),
        Column("within_days", "Within days", 10, "number", "For values, rows", (), ()),
    ),
)  # fmt: skip

SCALES_SHEET = Sheet(
    SCALES,
    "One row for each level, best first. What holds for the whole scale stands in its first row. Scales that no "
    "question uses do no harm.",
    (
        Column("code", "Code", 15, "words", "The same for all levels of a scale", ("Scale", "Scale code")),
        Column("name", "Name", 22, "words", "First row of a scale", ("Scale name",)),
        Column("heading", "Heading", 22, "words", "First row: the question it answers", (), (), ""),
        Column("unit", "Unit", 16, "words", "First row; empty: the positive levels", ()),
        Column(
            "not_known_counts", "Not known counts?", 14, "flag", "First row. Yes: for compliance", (), YES_NO, False
        ),
        Column(
            "lowest_is_area", "Lowest is an area?", 14, "flag", "First row. Yes: one is a finding",
            ("Lowest is area",), YES_NO, False,
        ),
        Column("label", "Level", 22, "words", "As people choose it", ("Label", "Levels")),
        Column("mark", "Mark", 8, "words", "1 or 2 letters", ()),
        Column("positive", "Positive?", 12, "flag", "Yes: good practice", ("Counts as positive?",), YES_NO),
        Column("points", "Points", 12, "number", "Empty: even, 100 to 0", ()),
        Column("means", "What it means", 60, "words", "In words, for Grades explained", ("Means", "Meaning"), (), ""),
    ),
)  # fmt: skip

ROLES_SHEET = Sheet(
    ROLES,
    "Who may be asked. A role of the bank that is taken out here comes back; it does no harm.",
    (
        Column("code", "Code", 14, "words", "Short: CSC", ("Role", "Role code")),
        Column("name", "Name", 80, "words", "In full", ("Role name", "Agency")),
    ),
    aliases=("Agencies",),
)

EVERY_SHEET = Sheet(
    EVERY,
    "What every return is asked, whatever the questions: the alert, the overall judgements, the boxes for words.",
    (
        Column("what", "What", 14, "code", "Alert stands once", (), (ALERT, OVERALL, BOX)),
        Column("ref", "Ref", 19, "words", "Overall judgement, Box: its own", ("Reference",)),
        Column("scale", "Scale", 12, "code", "Overall judgement", (), SCALE_CODES),
        Column("short", "Short label", 24, "words", "Overall judgement, Box", ("Label", "Short")),
        Column("text", "Question", 38, "words", "What people are asked", ("Question text", "Text")),
        Column("guidance", "Guidance", 44, "words", "What good looks like", ("What good looks like",)),
        Column("record", "Evidence", 34, "words", "What to write under it", ("Record",)),
        Column("do_at_once", "Do at once", 44, "lines", "Alert: what to do, one a line", ("At once",), (), []),
        Column("comment_when", "Comment wanted when", 19, "labels", "Overall: levels, one a line", ("Comment when",)),
        Column("max_characters", "Most characters", 12, "number", "Box; empty: 600", ("Max characters",), (), 600),
    ),
    ready=2,
    aliases=("Always",),
)

# What each row of Every return is made of: our column, and the key it stands for.
EVERY_KEYS = {
    ALERT: {"text": "text", "guidance": "guidance", "record": "record", "do_at_once": "do_at_once"},
    OVERALL: {
        "ref": "ref", "scale": "scale", "short": "short", "text": "text", "guidance": "good", "record": "evidence",
        "comment_when": "comment_when",
    },
    BOX: {
        "ref": "ref", "short": "label", "text": "text", "guidance": "guidance", "max_characters": "max_characters"
    },
}  # fmt: skip
OF_A_SCALE = ("name", "heading", "unit", "not_known_counts", "lowest_is_area")

SHEETS = (
    *(SET_SHEET, THEMES_SHEET, QUESTIONS_SHEET, PARTS_SHEET, PAIRS_SHEET),
    *(SCALES_SHEET, ROLES_SHEET, EVERY_SHEET),
)
