"""`python -m maar.problems`: the catalogue as the page docs/problems.md, each code with an example."""

import re
from collections.abc import Iterator

from maar.problems.catalogue import CATALOGUE
from maar.problems.examples import AUDIT, EXAMPLES
from maar.problems.model import Kind, Severity

INTRODUCTION = f"""# Every problem, by code

Made from the catalogue with `make docs`; a test holds it true. A code keeps its meaning for ever.

- An **error**: something does not count, or may count wrongly, until somebody acts.
- A **warning**: worth a question to the agency.
- A **note**: says what was done. It needs nothing.

Each entry shows the sentence as you would see it, then what to do, then why it happens. The examples are from one
fictional audit, `{AUDIT}`, on the cases K1 to K3. Its agencies are CSC (children's social care), POL (police), EDU (a
school) and GP. In a command write your audit for `{AUDIT}`, the six characters beside your problem for the six shown
here, your reason for `TEXT`, and your role, never your name, for `ROLE`.

To ask no further about a problem: `maar decide {AUDIT} ID waive --reason TEXT --by ROLE`. It is then told as a note.
An alert (ALT001), a held return (RET001) and what could say who a child is (PRI) are decided in their own ways, below.
"""
FAMILIES = {
    "ALT": ("Alerts", "Read these first. maar tells that there is an alert, and never what it says about the child."),
    "FIL": ("Files", "About a file as a whole: whether it can be read, whose it is, and whether it counts."),
    "RET": ("Returns", "About one agency's return on one case, or a part of it that is missing."),
    "ANS": ("Answers", "About one box or row as it was read. Nothing is guessed: a doubt is told, and never counted."),
    "CNT": ("Numbers", "About a question that is answered in numbers, where they cannot all be true."),
    "PRT": ("Parts", "About one box of a question that is answered in dates, choices, numbers and short texts."),
    "CON": (
        "Contradictions",
        "About answers of several agencies on one case. None of them is sent back to be changed.",
    ),
    "ROW": ("Chronology and plan", "About a row of the Chronology or the SMART plan, or the dates of a record."),
    "PRI": (
        "What could say who a child is",
        "What was found is never repeated; its last two characters, or a name's first letter, are given to find it by.",
    ),
    "TAB": (
        "The meeting",
        "About the meeting's workbook and what was agreed in it. What agencies returned is never changed by it.",
    ),
    "SET": (
        "Plans and question sets",
        "About what you wrote in a .toml file or the workbook of a question set. No command goes on until it is right.",
    ),
    "CHK": ("maar itself", "These should never be seen. Nothing that you or an agency did is the cause."),
}
COMMAND = re.compile(r"maar decide AUDIT .*? --by ROLE|maar check AUDIT --password-file FILE|(?<=with )maar new(?=\.)")
SEVERITIES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"}


def page() -> str:
    """The whole page."""
    return "\n".join((INTRODUCTION, "## All codes\n", *_overview(), *(_family(code) for code in FAMILIES)))


def _overview() -> Iterator[str]:
    """A table of codes by family and severity, each leading to its entry."""
    yield "| | errors | warnings | notes |\n| --- | --- | --- | --- |"
    for family, (title, _) in FAMILIES.items():
        codes = (" ".join(map(_link, _kinds(family, severity))) for severity in SEVERITIES)
        yield f"| {title} | {' | '.join(codes)} |"
    yield ""


def _family(family: str) -> str:
    title, introduction = FAMILIES[family]
    return "\n".join((f"## {title} ({family})\n\n{introduction}\n", *map(_entry, _kinds(family))))


def _entry(kind: Kind) -> str:
    """What is said, what to do, and why it happens."""
    example = EXAMPLES[kind.code]
    problem = example.problem(kind)
    lines = [
        f"### {kind.code} {kind.title}",
        f"**{SEVERITIES[kind.severity]}**",
        f"> {problem.message}",
        COMMAND.sub(_command, problem.advice),
        *([f"*Why it happens:* {example.happens}"] if example.happens else []),
    ]
    return "\n\n".join(lines) + "\n"


def _kinds(family: str, *severities: Severity) -> list[Kind]:
    """The kinds of a family, by code; of all severities where none is named."""
    kinds = (kind for code, kind in sorted(CATALOGUE.items()) if code.startswith(family))
    return [kind for kind in kinds if kind.severity in (severities or SEVERITIES)]


def _link(kind: Kind) -> str:
    """A link to the heading of an entry, whose name is made as GitHub makes it."""
    plain = re.sub(r"[^\w -]", "", f"{kind.code} {kind.title}".lower())
    return f"[{kind.code}](#{plain.replace(' ', '-')})"


def _command(found: re.Match[str]) -> str:
    return f"`{found[0].replace('AUDIT', AUDIT)}`"


if __name__ == "__main__":
    print(page(), end="")
