"""Step: tell. From what came back to the findings report and the data files under `reports/<audit>/`."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from maar import __version__
from maar.audit.beside import beside
from maar.audit.changes import Report, changes, report
from maar.audit.collect import Collected, collect
from maar.audit.files import digests_written, remove_ours, write_ours
from maar.audit.find import found_in
from maar.audit.folder import AuditFolder
from maar.checks.identifiers import cleared
from maar.documents.data import findings_json
from maar.documents.findings import findings_document
from maar.documents.found import Found
from maar.documents.masking import masked
from maar.documents.model import Document
from maar.frames import frames
from maar.plan import Thresholds
from maar.render.data import as_json, csv
from maar.render.html import html
from maar.render.pictures import pictures
from maar.render.xlsx import xlsx

Progress = Callable[[int, int], None]
Renderer = Callable[[Document], bytes]
NOTHING_MORE: Mapping[str, Renderer] = {}


@dataclass(frozen=True, slots=True)
class Told:
    """What was found, and the files that tell it.

    `kept` are the paths where a person's file stayed, each with where ours was written instead. `changed` says in
    sentences what differs from the report that lay there before; nothing where there was none.
    """

    collected: Collected
    found: Found
    files: tuple[Path, ...]
    kept: Mapping[Path, Path]
    changed: tuple[str, ...] = ()


def aggregate(folder: AuditFolder, as_of: date, progress: Progress = lambda done, of: None) -> Told:
    """Read, check, score, find and tell: the same inputs give the same bytes."""
    return told(collect(folder, as_of, progress))


def told(collected: Collected, also: Mapping[str, Renderer] = NOTHING_MORE) -> Told:
    """Score, find and tell what was collected; `also` draws the findings report in more formats, by file name."""
    found = found_in(collected)
    contents = tell(found, also)
    contents["run.json"] = as_json(_run(collected, contents))
    folder = collected.folder.reports
    paths = {folder / name: content for name, content in contents.items()}
    before = _before(folder, collected.plan.id)
    if before:  # else a table of what the meeting agreed would outlive what it agreed
        remove_ours(collected.folder, (folder / name for name in before.written if name not in contents))
    now = report(contents["run.json"], contents["findings.json"], collected.plan.id)
    kept = write_ours(collected.folder, paths)
    changed = changes(before, now, digests_written(collected.folder)) if now else ()
    return Told(collected, found, tuple(paths), kept, changed)


def _before(folder: Path, audit: str) -> Report | None:
    """The report that lies there, if there is one of ours."""
    try:
        return report((folder / "run.json").read_bytes(), (folder / "findings.json").read_bytes(), audit)
    except OSError:
        return None


def tell(found: Found, also: Mapping[str, Renderer] = NOTHING_MORE) -> dict[str, bytes]:
    """Every file of the report by its name under `reports/<audit>/`, but for run.json.

    Identifiers are masked in all of them but the data files, which hold what was typed.
    """
    shown = masked(found, cleared(found.decisions))
    data = beside(partial(_data, found, shown))
    document = findings_document(shown)
    workbook = beside(partial(xlsx, document))
    drawn = beside(partial(pictures, document))
    more = {name: beside(partial(draw, document)) for name, draw in also.items()}
    page = html(document).encode("utf-8")
    formats = {name: result() for name, result in more.items()}
    return {"findings.html": page, "findings.xlsx": workbook(), **formats, **drawn(), **data()}


def _data(found: Found, shown: Found) -> dict[str, bytes]:
    agreed = found.agreement.agreed
    tables = frames(found.plan, found.settled, found.chronologies, found.smart, found.problems, agreed)
    return {
        "findings.json": as_json(findings_json(shown)),
        **{f"data/{name}.csv": csv(text) for name, text in tables.csv().items()},
    }


def _run(collected: Collected, contents: Mapping[str, bytes]) -> dict[str, object]:
    """What this run stood on: versions, settings, every file read and written; no clock time."""
    limits = collected.plan.thresholds
    return {
        "format": 1,
        "maar": __version__,
        "audit": collected.plan.name,
        "id": collected.plan.id,
        "settings": {
            "as_of": collected.as_of.isoformat(),
            "edition": "restricted",
            "thresholds": {name: str(getattr(limits, name)) for name in Thresholds.__dataclass_fields__},
        },
        "checks": {"ran": collected.checks[0], "of": collected.checks[1]},
        "read": dict(collected.digests),
        "written": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(contents.items())},
    }
