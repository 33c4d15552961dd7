"""`maar aggregate`: read, check, score, find, tell."""

import gc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from maar.cli.aggregate_said import print_told
from maar.cli.common import (
    AsOf,
    Audit,
    Json,
    PasswordFile,
    leave,
    reading_returns,
    say_alerts,
    say_json,
    today_or,
    working_folder,
)
from maar.cli.house import house

if TYPE_CHECKING:
    from maar.audit.folder import AuditFolder
    from maar.audit.tell import Told
    from maar.documents.edition import Edition

DOCUMENTS = (
    *("findings", "annual-briefing", "slides", "briefing-note", "learning-page", "learning-journey", "seven-minute"),
    *("agency-feedback", "all"),
)
Documents = Annotated[
    list[str] | None,
    typer.Option("--document", metavar="NAME", help=f"One of {', '.join(DOCUMENTS)}. Default: findings."),
]
EditionOf = Annotated[
    str, typer.Option("--edition", metavar="EDITION", help="restricted (to partners) or public (to anybody).")
]
With = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="OTHER", help="Tell another audit too, in documents that merge several."),
]
WordTemplate = Annotated[
    Path | None,
    typer.Option("--docx-template", metavar="FILE", help="Your own Word template, for its styles, headers and logo."),
]
SlidesTemplate = Annotated[
    Path | None,
    typer.Option("--pptx-template", metavar="FILE", help="Your own PowerPoint template, for its layouts and logo."),
]
ThemeFile = Annotated[
    Path | None, typer.Option("--theme", metavar="FILE", help="A file with your own colours and fonts.")
]


def aggregate(
    audit: Audit,
    as_of: AsOf = "",
    document: Documents = None,
    edition: EditionOf = "restricted",
    others: With = None,
    docx_template: WordTemplate = None,
    pptx_template: SlidesTemplate = None,
    theme: ThemeFile = None,
    as_json: Json = False,
    password_file: PasswordFile = None,
) -> None:
    """Read what came back and write the findings report and other documents into reports/AUDIT/."""
    from importlib import import_module

    from maar.audit.asked import Asked, documents_named
    from maar.audit.collect import collect
    from maar.audit.folder import find, load_plan
    from maar.audit.wording import load_words

    folder = find(audit, working_folder())
    beside = _beside(folder, others or [])
    who = _edition(edition)
    tell = load_plan(folder).tell
    own = house(docx_template, pptx_template, theme, tell)
    asked = Asked(documents_named(document or tell.documents, who), who, own)
    if beside:
        asked.check_merging()
    for one in (folder, *beside):
        load_words(one)  # a mistake in them is said before anything is read
    read = []
    for one in (folder, *beside):
        with reading_returns(password_file) as (step, unlocking):
            read.append(collect(one, today_or(as_of), step, lambda: import_module("maar.audit.tell"), unlocking))
        say_alerts(read[-1].settled.alerts, one.name, to_stderr=as_json)
    from maar.audit.tell import in_words  # heavy: loaded while worker processes read
    from maar.audit.tell import told as told_of
    from maar.documents.public_data import told_json

    told = told_of(read[0], replace(asked, others=tuple(in_words(one, who) for one in read[1:])))
    if as_json:
        say_json(told_json(told.found))
    else:
        print_told(told)
        _say_words(told.words.line)
    _say_words(*told.words.warnings, _foreign(told), to_stderr=as_json)
    gc.freeze()  # the process ends here: nothing is searched for cycles once more
    leave(sum(one.errors for one in read) + len(told.foreign), sum(one.open_alerts for one in read))


def _beside(folder: "AuditFolder", names: list[str]) -> "list[AuditFolder]":
    """The other audits that are told too, each once."""
    from maar.audit.folder import find
    from maar.problems import MaarError

    found = [find(name, working_folder()) for name in names]
    for place, other in enumerate(found):
        if other in (folder, *found[:place]):
            raise MaarError(f"--with {other.name}: this audit is told already.", "Give each other audit once.")
    return found


def _say_words(*lines: str, to_stderr: bool = False) -> None:
    """How the lead's own words stand; nothing where there are none."""
    for line in filter(None, lines):
        typer.echo(line, err=to_stderr)


def _foreign(told: "Told") -> str:
    """What lies beside the public edition and nobody has looked at; nothing where there is none."""
    from maar.figures import listed

    if not told.foreign:
        return ""
    public = told.collected.folder.public.relative_to(told.collected.folder.root).as_posix()
    return f"These files in {public}/ are not ours and were not looked at: {listed(told.foreign)}. Take them out."


def _edition(name: str) -> "Edition":
    from maar.documents.edition import Edition
    from maar.problems import MaarError

    if name not in [*Edition]:
        raise MaarError(f"--edition: there is no edition {name}.", f"Editions: {', '.join(Edition)}.")
    return Edition(name)
