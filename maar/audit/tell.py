"""Step: tell. From what came back to the findings report and the data files under `reports/<audit>/`."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from maar import __version__
from maar.audit.asked import Asked
from maar.audit.beside import beside
from maar.audit.changes import Report, changes, report
from maar.audit.collect import Collected
from maar.audit.files import adopt, digests_written, remove_ours, write_ours
from maar.audit.find import found_in
from maar.audit.folder import AuditFolder
from maar.audit.public_folder import foreign, refusing
from maar.audit.publish import for_public, refuse_files, refuse_identifiers, uncleared
from maar.audit.published import files_read, older, refuse_together, remember_edition
from maar.audit.wording import load_words
from maar.audit.words_kept import NO_WORDS, OwnWords, keep_words, reviewed
from maar.checks.identifiers import cleared
from maar.documents.agency_feedback import agency_feedback
from maar.documents.edition import Edition
from maar.documents.every import DOCUMENTS, FEEDBACK
from maar.documents.findings import findings_document
from maar.documents.found import Found
from maar.documents.masking import masked
from maar.documents.public_data import told_json
from maar.documents.public_texts import Written
from maar.documents.public_view import published, quotations
from maar.frames import frames
from maar.plan import Thresholds
from maar.render.data import as_json, csv
from maar.render.formats import drawn
from maar.render.pictures import pictures

Names = dict[str, bytes]
NOTHING_MORE = Asked()


@dataclass(frozen=True, slots=True)
class Told:
    """What was found, and the files that tell it.

    `kept` are the paths where a person's file stayed, each with where ours was written instead. `changed` says in
    sentences what differs from the report that lay there before; nothing where there was none. `quotations` are those
    that a public edition leaves out until they are cleared, `removed` are older files of ours that are told no more,
    `foreign` what lies in the folder of the public edition and is not ours.
    """

    collected: Collected
    found: Found
    files: tuple[Path, ...]
    kept: Mapping[Path, Path]
    changed: tuple[str, ...] = ()
    words: OwnWords = NO_WORDS
    quotations: tuple[Written, ...] = ()
    removed: tuple[Path, ...] = ()
    foreign: tuple[str, ...] = ()


def told(collected: Collected, asked: Asked = NOTHING_MORE) -> Told:
    """Score, find and tell what was collected, in the documents and the edition asked for.

    The same inputs give the same bytes.
    """
    found = in_words(collected, asked.edition)
    if asked.public:
        return _published(collected, found, asked)
    contents = tell(found, asked)
    words = keep_words(collected.folder, found)
    contents["run.json"] = as_json(_run(collected, contents, words.digest))
    folder = collected.folder.reports
    paths = {folder / name: content for name, content in contents.items()}
    before = _before(folder, collected.plan.id)
    removed: tuple[Path, ...] = ()
    if before:  # else a table of what the meeting agreed would outlive what it agreed
        run = {folder / "run.json": hashlib.sha256((folder / "run.json").read_bytes()).hexdigest()}
        adopt(collected.folder, {**{folder / name: sha for name, sha in before.written.items()}, **run})
        removed = remove_ours(collected.folder, (folder / name for name in before.written if name not in contents))
    now = report(contents["run.json"], contents["findings.json"], collected.plan.id)
    kept = write_ours(collected.folder, paths)
    ours = digests_written(collected.folder) | ({words.digest} if words.is_new else set())
    changed = (*(changes(before, now, ours) if now else ()), *older(collected, found))
    return Told(collected, found, tuple(paths), kept, changed, words, removed=removed)


def in_words(collected: Collected, edition: Edition) -> Found:
    """What was found, with the lead's own words, for an edition; identifiers are not masked yet."""
    return replace(found_in(collected), words=load_words(collected.folder), edition=edition)


def _published(collected: Collected, found: Found, asked: Asked) -> Told:
    """The public edition, in its own folder and nowhere else; what it rests on is remembered."""
    folder = collected.folder
    audits = {one.plan.name: one for one in (*asked.others, found)}
    homes = {name: AuditFolder(folder.root, name) for name in audits} | {found.plan.name: folder}
    with refusing(folder):
        contents = tell(found, asked)
        for name, one in audits.items():
            refuse_together(homes[name], one)
        refuse_files((found, *asked.others), contents)
    paths = {folder.public / name: content for name, content in contents.items()}
    for name, one in audits.items():  # first: an edition must not be there and be forgotten
        if homes[name].path.is_dir():
            remember_edition(homes[name], one, files_read(collected) if one is found else "")
    remove_ours(folder, (path for path in folder.public.glob("*") if path not in paths))
    kept, words = write_ours(folder, paths), reviewed(folder, found)
    folder.to_clear_file.unlink(missing_ok=True)
    left = uncleared(found, quotations(found))
    others = foreign(folder, (kept.get(path, path) for path in paths))
    return Told(collected, published(found), tuple(paths), kept, words=words, quotations=left, foreign=others)


def _before(folder: Path, audit: str) -> Report | None:
    """The report that lies there, if there is one of ours."""
    try:
        return report((folder / "run.json").read_bytes(), (folder / "findings.json").read_bytes(), audit)
    except OSError:
        return None


def tell(found: Found, asked: Asked = NOTHING_MORE) -> Names:
    """Every file of the report by its name under the folder of its edition, but for run.json.

    Identifiers are masked in all of them but the data files, which hold what was typed. A public edition holds no such
    file, and is refused while anything in it must not be told.
    """
    audits = (found, *asked.others)
    shown, asked = _as_told(found), replace(asked, others=tuple(map(_as_told, asked.others)))
    if found.public:
        fonts = {"the fonts of the theme": asked.house.theme.fonts}
        refuse_identifiers(audits, {**_documents(shown, asked), "findings.json": told_json(shown), **fonts})
    data = beside(partial(_data, found, shown))
    page = findings_document(shown)
    pages = beside(partial(pictures, page, asked.house.theme)) if not asked.public else dict[str, bytes]
    made = {name: beside(partial(_made, shown, name, asked)) for name in (*DOCUMENTS, FEEDBACK)}
    contents = {file: content for drawing in made.values() for file, content in drawing().items()}
    return {**contents, **pages(), **data()}


def _made(found: Found, name: str, asked: Asked) -> Names:
    """One document in its formats, by file name."""
    if name == FEEDBACK:
        own = found.plan.agencies if name in asked.documents else ()
        return {
            f"agencies/{one.code}/{name}.docx": drawn(agency_feedback(found, one), "docx", asked.house) for one in own
        }
    builders = {form: DOCUMENTS[name].builder(form) for form in asked.formats(name)}
    documents = {build: build(found, asked.others) for build in dict.fromkeys(builders.values())}
    return {f"{name}.{form}": drawn(documents[build], form, asked.house) for form, build in builders.items()}


def _as_told(found: Found) -> Found:
    """What documents are made from, in its edition."""
    return for_public(found) if found.public else masked(found, cleared(found.decisions))


def _documents(found: Found, asked: Asked) -> dict[str, object]:
    """Every document that is asked for, before it is drawn."""
    wanted = ((name, DOCUMENTS[name].builder(form)) for name in DOCUMENTS for form in asked.formats(name))
    return {name: build(found, asked.others) for name, build in dict.fromkeys(wanted)}


def _data(found: Found, shown: Found) -> Names:
    if found.public:
        return {"findings.json": as_json(told_json(shown))}
    agreed = found.agreement.agreed
    tables = frames(found.plan, found.settled, found.chronologies, found.smart, found.problems, agreed)
    return {
        "findings.json": as_json(told_json(shown)),
        **{f"data/{name}.csv": csv(text) for name, text in tables.csv().items()},
    }


def _run(collected: Collected, contents: Mapping[str, bytes], words: str) -> dict[str, object]:
    """What this run stood on: versions, settings, every file read and written; no clock time."""
    limits = collected.plan.thresholds
    file = collected.folder.words_file.name
    own = f"../{file}" if file in collected.digests else file  # where a file that came back has the same name
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
        "read": {**collected.digests, own: words},
        "written": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(contents.items())},
    }
