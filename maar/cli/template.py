"""`maar template`: the question sets there are, and making one's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from maar.cli.common import Json, Notes, leave, problem_rows, say, say_json, say_problems, working_folder
from maar.cli.template_diff import compared_rows, say_compared
from maar.cli.template_said import checked_row, listed_row, say_listed, say_set, set_rows

if TYPE_CHECKING:
    from maar.audit.sets import Checked, Written

app = typer.Typer(help="The question sets there are, and making your own.", rich_markup_mode=None)

SET = "NAME|FILE|AUDIT"
What = Annotated[str, typer.Argument(metavar=SET, help="A question set by name, a file, or an audit for its own.")]
ToCheck = Annotated[str, typer.Argument(metavar="FILE|NAME", help="A workbook or .toml file, or a set by its name.")]
Workbook = Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook to write.")]
From = Annotated[str, typer.Argument(metavar="FILE.xlsx", help="A workbook that maar template export wrote.")]
Role = Annotated[str, typer.Option(metavar="ROLE", help="Only what agencies with this role are asked.")]
Preview = Annotated[
    Path | None, typer.Option(metavar="FILE.xlsx", help="Write the workbook that an agency of the role would get.")
]
Name = Annotated[str, typer.Option(metavar="NAME", help="The name of the set. Default: as the workbook says.")]
Earlier = Annotated[str, typer.Argument(metavar="A", help="The earlier set: a name, a file or an audit.")]
Later = Annotated[str, typer.Argument(metavar="B", help="The later set.")]


@app.command("list")
def list_templates(as_json: Json = False) -> None:
    """List the question sets, built in and your own."""
    from maar.audit.sets import sets_here

    listed = sets_here(working_folder())
    if as_json:
        say_json([listed_row(one) for one in listed])
    else:
        say_listed(listed)


@app.command("show")
def show(what: What, role: Role = "", preview: Preview = None, as_json: Json = False) -> None:
    """Show what a question set asks, of whom, and how it is answered."""
    from maar.audit.sets import preview as write_preview
    from maar.audit.sets import show as set_for

    question_set = set_for(what, role, working_folder())
    if as_json:
        say_json(set_rows(question_set, role))
    elif not preview:
        say_set(question_set, role)
    if preview:
        of, written = write_preview(what, role, preview, working_folder())
        _say_written(written, f"The workbook that {of} would get is", as_json)


@app.command("export")
def export(what: What, file: Workbook) -> None:
    """Write a question set as a workbook that you can edit."""
    from maar.audit.sets import export as write_workbook

    written = write_workbook(what, file, working_folder())
    _say_written(written, "The question set is")
    say(f"Edit it, save it, then: maar template check {_shown(written.path)}")


@app.command("import")
def bring_in(file: From, name: Name = "", notes: Notes = False) -> None:
    """Make a question set of your own from a workbook; with an error in it nothing is written."""
    from maar.audit.sets import bring_in as make

    imported = make(file, name, working_folder())
    _say_checked(imported.checked, notes)
    if imported.written is None:
        say("Nothing was written. Put right what is named above, save, and import again.")
    else:
        made = imported.written.path.stem
        _say_written(imported.written, f"The question set {made} is")
        if imported.written.kept:
            say(f"To see what differs: maar template diff {imported.written.kept.stem} {_typed(made)}")
        elif imported.wins:
            say(f"There is a built-in set {made} too: in this folder yours counts from now on.")
        say(f"See the workbook an agency would get: maar template show {_typed(made)} --preview preview.xlsx")
        say(f"Plan an audit with it: maar new AUDIT --template {_typed(made)} --cases N --agency CODE --return-by DATE")
    leave(imported.checked.errors, 0)


@app.command("check")
def check(what: ToCheck, notes: Notes = False, as_json: Json = False) -> None:
    """List every mistake in a question set, with its sheet and cell or its key, and what to do about it."""
    from maar.audit.sets import check as check_set

    checked = check_set(what, working_folder())
    if as_json:
        say_json({**checked_row(checked), "problems": problem_rows(checked.problems)})
    else:
        _say_checked(checked, notes)
    leave(checked.errors, 0)


@app.command("diff")
def diff(earlier: Earlier, later: Later, as_json: Json = False) -> None:
    """What changed from one question set to another, question by question."""
    from maar.audit.sets import difference

    compared = difference(earlier, later, working_folder())
    if as_json:
        say_json(compared_rows(compared))
    else:
        say_compared(compared)


def _say_checked(checked: "Checked", notes: bool) -> None:
    from maar.figures import some

    say_problems(checked.problems, notes, "AUDIT")
    severities = [problem.severity.value for problem in checked.problems]
    say(", ".join(some(severities.count(name), name) for name in ("error", "warning", "note")) + ".")
    if checked.question_set:
        row = checked_row(checked)
        asked = f"{some(row['questions'], 'question')}, about {row['minutes']} minutes"
        say(f"{checked.file} is a sound question set: {row['title']}, version {row['version']}, {asked}.")


def _say_written(written: "Written", what: str, to_stderr: bool = False) -> None:
    typer.echo(f"{what} {_shown(written.path)}.", err=to_stderr)
    if written.kept:
        name = written.kept.name
        typer.echo(f"{name} was there and not as maar wrote it: it was kept, and the new one lies beside it.", err=True)


def _shown(path: Path) -> str:
    """A path as it is typed in the working folder."""
    here = working_folder()
    return _typed((path.relative_to(here) if path.is_relative_to(here) else path).as_posix())


def _typed(name: str) -> str:
    return f'"{name}"' if " " in name else name
