"""An example for each slip in a plan or a question set (SET)."""

from collections.abc import Mapping

from maar.problems.example import NOBODY, Example
from maar.problems.model import Location


def _slip(file: str, place: str, happens: str = "", **facts: str) -> Example:
    return Example(NOBODY, Location(file, "", place), facts, happens)


def _cell(sheet: str, cell: str, happens: str = "", **facts: str) -> Example:
    """A slip in a question set that is edited as a workbook."""
    return Example(NOBODY, Location("front-door.xlsx", sheet, cell), facts, happens)


WORKBOOKS: Mapping[str, Example] = {
    "SET022": _cell("", "", "It looked empty and was deleted.", value="Pairs", hint="Others: Notes of 3 May."),
    "SET023": _cell("Questions", "", "A column nobody used was deleted.", value="Lessons"),
    "SET024": _cell("Questions", "K4", "A column was copied.", value="Weight", other="Questions, cell L4"),
    "SET025": _cell(
        "Questions", "B9", "A row was copied and its ref not changed.", value="OUR-1", other="Questions, cell B14"
    ),
    "SET026": _cell("Questions", "G9", shows="shows the error #REF!"),
    "SET027": _cell("Questions", "N9", value="about 5", heading="Minutes", wanted="a whole number"),
    "SET028": _cell(
        "Parts",
        "B12",
        "A question was taken out, and its parts were left.",
        value="OUR-7",
        hint="Did you mean OUR-1?",
    ),
    "SET029": _cell("Scales", "C9", value="Traffic lights", first="RAG", other="Scales, cell C8"),
    "SET030": _cell("Questions", "AB4", value="Owner", hint="Headings here: Ref, Theme, Type."),
    "SET031": _cell("Notes of 3 May", ""),
    "SET032": _cell(
        "Questions",
        "E9",
        "The type was changed later.",
        value="grade",
        why="it means nothing for a question of type text",
    ),
    "SET033": _cell("Questions", "G9:H9", read="what stands there was read for the first column alone"),
    "SET034": _cell(
        "Questions", "V9", "They were written with commas between, as in a sentence.", value="Yes, No, Not recorded"
    ),
    "SET035": _cell("Questions", "K4", value="Revresed?", read="Reversed?"),
    "SET036": _cell("Questions", "G9", heading="Question"),
    "SET037": _cell("Every return", "", "It was taken for a question and deleted.", what="the row Alert is missing"),
    "SET038": _cell("Pairs", "", "The workbook was exported with an older version of maar.", value="Own part unsure"),
    "SET039": _cell("Questions", "A1005", "A row was filled down.", number="10,000", most="1,000"),
}
TEMPLATES: Mapping[str, Example] = {
    **WORKBOOKS,
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
    "SET009": _slip(
        "front-door.toml",
        "question[OUR-1].scale",
        "Not known counts against practice where something was to be done, and stands apart from grades.",
        value="grade",
        type="compliance",
        fits="yes-partly-no, met, rag",
    ),
    "SET010": _slip(
        "front-door.toml",
        "question[OUR-2].reverse",
        "A question that is worse the better the grade would call Outstanding the lowest.",
        why="Outstanding is best whatever is asked",
    ),
    "SET011": _slip("front-door.toml", "question[OUR-3].part[asked_on].agencies", part="asked_on"),
    "SET012": _slip(
        "front-door.toml",
        "question[OUR-4].asked_if",
        value="OUR-1 was Yes",
        grammar="late, asked = Yes | No, held_on is blank",
    ),
    "SET013": _slip(
        "front-door.toml",
        "question[OUR-5].asked_if",
        "Chains of conditions are misread by people who fill in forms.",
        value="OUR-4",
    ),
    "SET014": _slip("front-door.toml", "question[OUR-4].asked_if", value="OUR-9"),
    "SET015": _slip("front-door.toml", "question[OUR-6].pair[1]", value="COR-33", hint="Did you mean COR-3?"),
    "SET016": _slip("scales.toml", "scale.traffic.level[Amber].mark", reason="the mark 'A' of Amber is not its own"),
    "SET017": _slip("everything.toml", "", number="41", role="CSC", most="25"),
    "SET018": _slip("everything.toml", "", number="150", role="CSC", most="90"),
    "SET019": _slip("front-door.toml", "question[OUR-4].asked_if", value="OUR-1", roles="POL"),
    "SET020": _slip("front-door.toml", "question[CHR-5].pair[1]", value="COR-3"),
    "SET040": _slip(
        "spring-2026-POL.xlsx",
        "",
        "A return was given where a question set was meant.",
        what="a workbook that POL fills in, of the audit with the id SPRINGAA",
    ),
    "SET021": _slip("front-door.toml", "question[OUR-6].agencies", value="SOC", hint="Did you mean CSC?"),
    "SET041": _slip("front-door.toml", "question[OUR-7].agencies", "The list was emptied instead of taken out."),
    "SET042": _slip(
        "our-neglect.toml",
        "question[CHR-1].ref",
        "A row was copied and its words were changed, but not its ref.",
        value="CHR-1",
        short="Up-to-date chronology on the key decision date",
    ),
    "SET049": _slip("audit.toml", "agency", value="School", what="SCH-A and SCH-B"),
    "SET043": _slip("front-door.toml", "question[OUR-8].short", number="91", most="60"),
    "SET045": _slip(
        "front-door.toml",
        "question[OUR-9].choices",
        "Whoever types it by hand leaves such marks out.",
        value="<10 days",
        why="it is read as '>10 days'",
    ),
    "SET046": _slip("front-door.toml", "question[OUR-10].part", number="300 parts", most="40"),
    "SET047": _slip("front-door.toml", "question[OUR-11].part[seen_on].not_before", why="'visits' takes no date"),
}
