"""`python -m maar.problems`: the catalogue as the page docs/problems.md."""

from maar.problems.catalogue import CATALOGUE
from maar.problems.model import Kind

INTRODUCTION = """# Every problem, by code

Made from the catalogue with `make docs`; a test holds it true. A code keeps its meaning for ever.

An **error** means that something does not count, or may count wrongly, until somebody acts. A **warning** is worth a
question to the agency. A **note** says what was done and needs nothing. Words in braces are filled in with the facts.
"""
FAMILIES = {
    "ALT": "Alerts",
    "FIL": "Files",
    "RET": "Returns",
    "ANS": "Answers and rows, as they are read",
    "CNT": "Numbers",
    "ROW": "Chronology and plan rows",
    "PRI": "What could say who a child is",
    "SET": "Plans and question sets",
    "CHK": "The tool itself",
}


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for family, title in FAMILIES.items():
        kinds = [kind for code, kind in sorted(CATALOGUE.items()) if code.startswith(family)]
        parts.append(f"## {title} ({family})\n")
        parts.append("| code | | what it is | what is said | what to do |\n| --- | --- | --- | --- | --- |")
        parts.append("\n".join(_row(kind) for kind in kinds) + "\n")
    return "\n".join(parts)


def _row(kind: Kind) -> str:
    message, advice = (text.replace("|", "\\|") for text in (kind.message, kind.advice))
    return f"| {kind.code} | {kind.severity.value} | {kind.title} | {message} | {advice} |"


if __name__ == "__main__":
    print(page(), end="")
