"""`maar`: the commands, and the one place where an error of the environment becomes a sentence."""

import gc
import os
import sys
from typing import Annotated

import typer

from maar import __version__
from maar.cli import aggregate, check, decide, demo, issue, new, status, tabletop, template
from maar.cli.common import ExitCode, say, working_folder

# One command makes very many small values that all live to its end: looking for cycles among them took a fifth of it.
RARELY = (200_000, 50, 50)

app = typer.Typer(
    name="maar",
    help="Multi-agency safeguarding audits: issue workbooks, read what comes back, tell what was found.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("demo")(demo.demo)
app.add_typer(template.app, name="template")
app.command("new")(new.new)
app.command("issue")(issue.issue)
app.command("status")(status.status)
app.command("check")(check.check)
app.command("decide")(decide.decide)
app.command("tabletop")(tabletop.tabletop)
app.command("aggregate")(aggregate.aggregate)


@app.callback(invoke_without_command=True)
def here(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
) -> None:
    """Where every audit here stands, and the next step."""
    if version:
        say(f"maar {__version__}")
        raise typer.Exit(ExitCode.FINE)
    if context.invoked_subcommand is None:
        _overview()


def _overview() -> None:
    from datetime import date

    from maar.audit.folder import here as audits_here
    from maar.audit.status import next_step

    folders = audits_here(working_folder())
    if not folders:
        say("There is no audit here yet.")
        say("See a whole one first:  maar demo")
        say("Or begin your own:      maar new NAME --template baseline --cases 6 --agency CSC --return-by DATE")
        return
    for folder in folders:
        stands, following = next_step(folder, date.today())
        say(f"{folder.name}: {stands}")
        say(f"    next: {following}")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives its exit code, and never a traceback for a user's file."""
    from maar.problems import MaarError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app(arguments, prog_name="maar")
        return ExitCode.FINE
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else ExitCode.FINE
    except KeyboardInterrupt:
        typer.echo("Stopped. Nothing half-written was left behind.", err=True)
        return ExitCode.USAGE
    except MaarError as error:
        typer.echo(f"maar: {error}", err=True)
        return ExitCode.USAGE
    except OSError as error:
        sys.unraisablehook = lambda _: None  # what was being written when the disk was full complains once more
        where = error.filename or "a file, or the folder for temporary files,"
        typer.echo(f"maar: {where} could not be written or read: {error.strerror or error}.", err=True)
        return ExitCode.USAGE
    except Exception as error:
        if os.environ.get("MAAR_TRACEBACK"):
            raise
        what = f"{type(error).__name__}: {error}"
        typer.echo(f"maar: a fault in maar itself stopped this ({what}). Nothing was lost.", err=True)
        typer.echo("Please report it, with what MAAR_TRACEBACK=1 prints and no return of a real audit.", err=True)
        return ExitCode.USAGE


def run() -> None:
    """The console script."""
    gc.set_threshold(*RARELY)
    sys.exit(main())
