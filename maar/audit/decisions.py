"""What the lead decided, in `decisions.toml`: each with a reason, a role and a date; the last word on an id counts."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

import tomlkit

from maar.audit.files import write_whole
from maar.audit.folder import AuditFolder
from maar.problems import MaarError, Problem
from maar.returns import Decision

WAIVE = "waive"


def load_decisions(folder: AuditFolder) -> dict[str, Decision]:
    """Every decision by the id and content it is about; the last word on one content counts."""
    if not folder.decisions_file.is_file():
        return {}
    try:
        rows = tomllib.loads(folder.decisions_file.read_text("utf-8-sig")).get("decision", [])
        decisions = [_decision(row) for row in rows]
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise MaarError(
            f"{folder.decisions_file} cannot be read ({error}).",
            "Each [[decision]] needs id, verdict, reason, by and on.",
        ) from error
    found: dict[str, Decision] = {}
    for decision in decisions:
        for name in [f"{decision.id} {content}" for content in decision.contents] or [decision.id]:
            found.pop(name, None)  # so that the last word stands last
            found[name] = decision
    return found


def _decision(row: Mapping[str, object]) -> Decision:
    on = row["on"]
    contents = row.get("contents", [])
    if not isinstance(on, date) or not isinstance(contents, list):
        raise TypeError("on is a date without quotes, contents a list")
    id_, verdict, reason, by = (str(row[key]) for key in ("id", "verdict", "reason", "by"))
    over = row.get("over", [])
    if not isinstance(over, list):
        raise TypeError("over is a list")
    about = str(row.get("about", ""))
    return Decision(id_, verdict, reason, by, on, tuple(map(str, contents)), about, tuple(map(str, over)))


def told_in_order(decisions: Mapping[str, Decision]) -> tuple[Decision, ...]:
    """Each decision once, in the order in which they are told: by day, then id."""
    return tuple(sorted(dict.fromkeys(decisions.values()), key=lambda one: (one.on, one.id)))


def waived(problems: Iterable[Problem], decisions: Mapping[str, Decision]) -> Iterator[Problem]:
    """The problems, those that the lead waived as notes that say so."""
    for problem in problems:
        decision = decisions.get(f"{problem.id} {problem.about}")
        if decision and decision.verdict == WAIVE:
            yield replace(problem, eased=f"Waived: {decision.reason.rstrip('.')} ({decision.by}).")
        else:
            yield problem


def add_decision(folder: AuditFolder, decision: Decision) -> None:
    """Write one more decision beneath those that are there; nothing that was written is changed."""
    table = tomlkit.table()
    for key in ("id", "verdict", "reason", "by", "on"):
        table.add(key, getattr(decision, key))
    table.add("about", decision.about)
    table.add("contents", list(decision.contents))
    if decision.over:
        table.add("over", list(decision.over))
    array = tomlkit.aot()
    array.append(table)
    document = tomlkit.document()
    document.add("decision", array)
    past = folder.decisions_file.read_text("utf-8-sig") if folder.decisions_file.is_file() else ""
    text = f"{past.rstrip()}\n\n" if past.strip() else ""
    write_whole(folder.decisions_file, (text + tomlkit.dumps(document)).encode())
