"""`maar aggregate`: read, check, score, find, tell."""

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from maar.cli.common import (
    AsOf,
    Audit,
    Json,
    PasswordFile,
    counted,
    leave,
    reading_returns,
    say,
    say_alerts,
    say_json,
    today_or,
    working_folder,
)

if TYPE_CHECKING:
    from maar.agreement import Agreement
    from maar.audit.tell import Renderer, Told
    from maar.plan import Plan

DOCUMENTS = ("findings", "all")
FINDINGS = {
    "strength": ("strength",),
    "area": ("area to improve", "areas to improve"),
    "gap": ("information gap",),
    "split": ("split view",),
    "contradiction": ("contradiction",),
}


Documents = Annotated[
    list[str] | None,
    typer.Option("--document", metavar="NAME", help="Also in Word and as PDF: findings, or all."),
]
Template = Annotated[
    Path | None,
    typer.Option("--docx-template", metavar="FILE", help="Your own Word template, for its styles, headers and logo."),
]


def aggregate(
    audit: Audit,
    as_of: AsOf = "",
    document: Documents = None,
    docx_template: Template = None,
    as_json: Json = False,
    password_file: PasswordFile = None,
) -> None:
    """Read what came back and write the findings report into reports/AUDIT/."""
    from importlib import import_module

    from maar.audit.collect import collect
    from maar.audit.folder import find

    folder = find(audit, working_folder())
    also = _formats(document or [], docx_template)
    with reading_returns(password_file) as (step, unlocking):
        collected = collect(folder, today_or(as_of), step, lambda: import_module("maar.audit.tell"), unlocking)
    say_alerts(collected.settled.alerts, folder.name, to_stderr=as_json)
    from maar.audit.tell import told as tell  # heavy: loaded while worker processes read
    from maar.documents.data import findings_json

    told = tell(collected, also)
    if as_json:
        say_json(findings_json(told.found))
    else:
        _print(told)
    gc.freeze()  # the process ends here: nothing is searched for cycles once more
    leave(told.collected.errors, told.collected.open_alerts)


def _formats(documents: list[str], template: Path | None) -> dict[str, "Renderer"]:
    """How the documents that were asked for are drawn, by the names of their files."""
    from maar.problems import MaarError

    if template and not documents:
        documents = ["findings"]
    for name in documents:
        if name not in DOCUMENTS:
            raise MaarError(f"There is no document {name}.", f"Documents: {', '.join(DOCUMENTS)}.")
    if not documents:
        return {}
    from maar.render.docx import docx
    from maar.render.docx_open import opened
    from maar.render.pdf import pdf

    try:
        house = template.read_bytes() if template else None
        opened(house)
    except OSError as error:
        raise MaarError(f"--docx-template: {template} could not be read: {error.strerror or error}.") from None
    except ValueError as error:
        raise MaarError(f"--docx-template: {template}: {error}") from None
    return {"findings.docx": partial(docx, template=house), "findings.pdf": pdf}


def _say_agreed(plan: "Plan", agreement: "Agreement") -> None:
    """How many judgements the meeting agreed, and how far those returned on them moved; nothing before a meeting."""
    from maar.figures import some

    every = [one.question for one in agreement.agreed.judgements]
    if not every:
        return
    refs = {question.ref for question in plan.questions.overall}
    overall = sum(ref in refs for ref in every)
    counts = ((len(every) - overall, "judgement"), (overall, "overall judgement"))
    agreed = " and ".join(some(number, words) for number, words in counts if number)
    moves = [move.levels for move in agreement.moves]
    up, down = sum(levels > 0 for levels in moves), sum(levels < 0 for levels in moves)
    moved = f"{up} moved up, {down} down, {len(moves) - up - down} not at all"
    of = f"; of {some(len(moves), 'returned judgement')} {moved}" if moves else ""
    say(f"{agreed} agreed at the meeting{of}.")


def _print(told: "Told") -> None:
    from maar.figures import some
    from maar.scores import books

    collected = told.collected
    total = books(collected.settled.returns)
    say(f"{total.issued} returns issued = {total.returned} returned + {total.nil} nil + {total.outstanding} missing")
    say(
        f"{total.asked} answers asked for = {total.answered} answered + {total.not_known} not known + "
        f"{total.not_applicable} not applicable + {total.blank} blank + {total.unreadable} unreadable"
    )
    kinds = [finding.kind.value for finding in told.found.findings]
    parts = [some(kinds.count(kind), *FINDINGS[kind]) for kind in FINDINGS if kind in kinds]
    say(f"{some(len(kinds), 'finding')}{': ' if parts else ''}{', '.join(parts)}")
    _say_agreed(told.found.plan, told.found.agreement)
    say(counted(collected.problems, *collected.checks))
    for sentence in told.changed:
        say(sentence)
    for path, new in told.kept.items():
        say(f"{path.name} was changed by hand and was kept: the new one lies beside it, as {new.name}.")
    folder = collected.folder.reports.relative_to(collected.folder.root).as_posix()
    say(f"Open {folder}/findings.html; the tables are in {folder}/findings.xlsx, the data in {folder}/data/.")
    if any(path.suffix == ".docx" for path in told.files):
        say(f"To edit: {folder}/findings.docx; to send and print: {folder}/findings.pdf.")
