"""What the lead decided, in `decisions.toml`: each with a reason, a role and a date; the last word on an id counts."""

import tomllib
from collections.abc import Mapping
from datetime import date

import tomlkit

from maar.audit.files import write_whole
from maar.audit.folder import AuditFolder
from maar.problems import MaarError
from maar.returns import Decision

VERDICTS = {"confirm": "RET001", "reject": "RET001", "handled": "ALT001"}


def load_decisions(folder: AuditFolder) -> dict[str, Decision]:
    """Every decision by the id and content it is about; the last word on one content counts."""
    if not folder.decisions_file.is_file():
        return {}
    try:
        rows = tomllib.loads(folder.decisions_file.read_text("utf-8-sig")).get("decision", [])
        decisions = [_decision(row) for row in rows]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise MaarError(
            f"{folder.decisions_file} cannot be read ({error}).",
            "Each [[decision]] needs id, verdict, reason, by and on.",
        ) from error
    found: dict[str, Decision] = {}
    for decision in decisions:
        names = [f"{decision.id} {content}" for content in decision.contents] or [decision.id]
        found |= dict.fromkeys(names, decision)
    return found


def _decision(row: Mapping[str, object]) -> Decision:
    on = row["on"]
    contents = row.get("contents", [])
    if not isinstance(on, date) or not isinstance(contents, list):
        raise TypeError("on is a date without quotes, contents a list")
    id_, verdict, reason, by = (str(row[key]) for key in ("id", "verdict", "reason", "by"))
    return Decision(id_, verdict, reason, by, on, tuple(str(content) for content in contents))


def add_decision(folder: AuditFolder, decision: Decision) -> None:
    """Write one more decision beneath those that are there; nothing that was written is changed."""
    table = tomlkit.table()
    for key in ("id", "verdict", "reason", "by", "on"):
        table.add(key, getattr(decision, key))
    table.add("contents", list(decision.contents))
    array = tomlkit.aot()
    array.append(table)
    document = tomlkit.document()
    document.add("decision", array)
    past = folder.decisions_file.read_text("utf-8-sig") if folder.decisions_file.is_file() else ""
    text = f"{past.rstrip()}\n\n" if past.strip() else ""
    write_whole(folder.decisions_file, (text + tomlkit.dumps(document)).encode())
