"""`maar tabletop`: the workbook of the meeting."""

from typing import TYPE_CHECKING, Annotated

import typer

from maar.cli.common import (
    AsOf,
    Audit,
    Json,
    PasswordFile,
    alert_rows,
    leave,
    reading_returns,
    say,
    say_alerts,
    say_json,
    today_or,
    working_folder,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from maar.audit.meet import Met
    from maar.returns import Return

NAMED = 6  # so many cases of one agency are named
LINE = 100  # characters of a line of the agenda
Choose = Annotated[str, typer.Option(metavar="spread|risk|random", help="How to choose cases, where not all fit.")]
Cases = Annotated[int | None, typer.Option(metavar="N", help="How many cases to choose.")]
Seed = Annotated[
    int | None, typer.Option(metavar="N", help="What cases are drawn by. Default: one of the audit's own.")
]
Minutes = Annotated[int, typer.Option(metavar="N", help="How long the meeting is.")]
Blind = Annotated[bool, typer.Option("--blind", help="Show agencies as letters, the key in a file apart.")]


def tabletop(
    audit: Audit,
    choose: Choose = "",
    cases: Cases = None,
    seed: Seed = None,
    minutes: Minutes = 180,
    blind: Blind = False,
    as_of: AsOf = "",
    as_json: Json = False,
    password_file: PasswordFile = None,
) -> None:
    """Write the meeting's workbook into audits/AUDIT/tabletop/: differences first, and a place to agree."""
    from importlib import import_module

    from maar.audit.collect import collect
    from maar.audit.folder import find
    from maar.audit.wish import Wish

    wish = Wish(choose, cases, seed, minutes, blind)
    wish.check()
    folder = find(audit, working_folder())
    with reading_returns(password_file) as (step, unlocking):
        collected = collect(folder, today_or(as_of), step, lambda: import_module("maar.audit.meet"), unlocking)
    say_alerts(collected.settled.alerts, folder.name, to_stderr=as_json)
    from maar.audit.meet import laid_out  # heavy: loaded while worker processes read

    met = laid_out(collected, wish)
    if as_json:
        say_json(_as_json(met))
    else:
        _print(met)
    leave(collected.errors, collected.open_alerts)


def _as_json(met: "Met") -> dict[str, object]:
    return {
        "audit": met.collected.folder.name,
        "workbook": _shown(met, met.workbook),
        "key": _shown(met, met.key) if met.key else None,
        "kept": [_shown(met, path) for path in met.kept],
        "chosen": met.pack.chosen,
        "minutes": met.wish.minutes,
        "needed": met.needed,
        "across": met.pack.across,
        "cases": [{"case": item.case, "why": item.why, "minutes": item.minutes} for item in met.pack.agenda],
        "missing": [{"agency": one.agency.code, "case": one.case.ref} for one in met.missing],
        "agreed": len(met.collected.agreed.judgements),
        "errors": met.collected.errors,
        "alerts": alert_rows(met.collected.settled.alerts),
    }


def _print(met: "Met") -> None:
    from maar.figures import some

    which = f"{met.pack.chosen}," if met.pack.chosen else some(len(met.pack.agenda), "case")
    say(f"{which} for a meeting of {met.wish.minutes} minutes.")
    _say_agenda(met)
    say()
    _say_doubts(met)
    say(f"Written: {_shown(met, met.workbook)}")
    if met.key:
        say(
            f"The key to its letters: {_shown(met, met.key)}. It lies outside the folder, so that it is not sent along."
        )
    for path in met.kept:
        if path == met.collected.folder.tabletop_key:
            say(f"{path.name} was kept; the new one goes with the new letters.")
        else:
            say(f"{path.name} is not as maar last wrote it here, and stays: what is filled in there still counts.")
    name = met.collected.folder.name
    say()
    say("Open it in the meeting, one case after the other; type under Agreed judgement, Reason and Dissent.")
    say(f"Save it in audits/{name}/tabletop/, under any name. Then: maar aggregate {name}")


def _say_agenda(met: "Met") -> None:
    """Every case in the suggested order, in columns; the workbook has the reasons in full."""
    agenda = met.pack.agenda
    rows = [(str(place), item.case, f"{item.minutes} min", item.why) for place, item in enumerate(agenda, 1)]
    rows.append(("", "", f"{met.pack.across} min", "what holds across cases"))
    wide = [max(len(row[column]) for row in rows) for column in range(3)]
    for number, case, minutes, why in rows:
        before = f"  {number:>{wide[0]}}  {case:<{wide[1]}}  {minutes:>{wide[2]}}  "
        say(before + _fitting(why, LINE - len(before)))


def _fitting(why: str, room: int) -> str:
    """As many of the kinds as fit into a line, each whole; `…` stands for the others."""
    kinds = why.split(", ")
    shorter = (f"{', '.join(kinds[:number])}, …" for number in range(len(kinds) - 1, 0, -1))
    return next((told for told in (why, *shorter) if len(told) <= room), kinds[0])


def _say_doubts(met: "Met") -> None:
    """What the lead should know before the workbook is used."""
    from maar.figures import some

    name, collected = met.collected.folder.name, met.collected
    if met.all_of:
        say(f"There are no more than {some(len(met.pack.agenda), 'case')}: all of them are on the agenda.")
    if met.needed > met.wish.minutes:
        say(
            f"They need {met.needed} minutes, and the meeting has {met.wish.minutes}. Choose fewer: "
            f"maar tabletop {name} --choose risk --cases N; or plan a longer one with --minutes {met.needed}."
        )
    if met.missing:
        are = some(len(met.missing), "return is", "returns are")
        say(f"{are} missing ({_whose(met.missing)}). Whom to ring: maar status {name}")
    if collected.errors:
        say(f"{some(collected.errors, 'error')} in what came back: maar check {name} lists them.")
    if agreed := len(collected.agreed.judgements):
        stands = "it stands" if agreed == 1 else "they stand"
        say(f"{some(agreed, 'judgement')} agreed already: {stands}, and the boxes of the workbook are empty.")


def _whose(returns: "Sequence[Return]") -> str:
    """`CSC K1 and K2; POL 12 cases`."""
    from maar.figures import listed

    cases: dict[str, list[str]] = {}
    for one in returns:
        cases.setdefault(one.agency.code, []).append(one.case.ref)
    told = {code: listed(refs) if len(refs) <= NAMED else f"{len(refs)} cases" for code, refs in cases.items()}
    return "; ".join(f"{code} {refs}" for code, refs in told.items())


def _shown(met: "Met", path: "Path") -> str:
    """A path as it is typed in the working folder."""
    root = met.collected.folder.root
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
