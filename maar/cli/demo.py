"""`maar demo`: a whole fictional audit, end to end."""

from pathlib import Path
from typing import Annotated

import typer

from maar.cli.common import progress, say, working_folder


def demo(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="Where to make it; a new or empty folder.")
    ] = "maar-demo",
) -> None:
    """Make a whole fictional audit, mishaps included, and tell what was found; prints what to open."""
    from maar.demo.walk import walk

    target = Path(folder) if Path(folder).is_absolute() else working_folder() / folder
    with progress("Making the demo") as step:
        made = walk(target, step)
    for line in made.lines(folder):
        say(line)
