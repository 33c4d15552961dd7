"""`maar issue`: the workbooks to send."""

from typing import Annotated

import typer

from maar.cli.common import Audit, progress, say, working_folder


def issue(
    audit: Audit,
    agency: Annotated[str, typer.Option(metavar="CODE", help="Only the workbooks of this agency.")] = "",
) -> None:
    """Write the workbooks to send into audits/AUDIT/issued/."""
    from maar.audit.folder import find
    from maar.audit.issue import issue as issue_workbooks
    from maar.figures import listed

    folder = find(audit, working_folder())
    with progress("Writing workbooks") as step:
        issued = issue_workbooks(folder, agency, step)
    number = len(issued.workbooks)
    say(f"{number} workbook{'s' if number != 1 else ''} in audits/{folder.name}/issued/, to send by your secure route:")
    for path, which in issued.workbooks:
        say(f"  {path.name}{f'  (issue {which})' if which > 1 else ''}")
    for title, refs in issued.without_meetings.items():
        say(
            f"  The plan has no meetings for case{'s' if len(refs) > 1 else ''} {listed(refs)}: the sheet {title} has "
            "empty rows for them. To have them filled in, add [[meeting]] to audit.toml and issue again."
        )
    for path, new in issued.kept.items():
        say(f"  {path.name} was changed by hand: it was kept, and the new one lies beside it as {new.name}")
    say(f"Put what comes back into audits/{folder.name}/returned/, under any name. Then: maar check {folder.name}")
