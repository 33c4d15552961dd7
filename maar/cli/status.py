"""`maar status`: cases by agencies, and who to ring."""

import sys
from typing import TYPE_CHECKING

from maar.cli.common import (
    AsOf,
    Audit,
    Json,
    PasswordFile,
    leave,
    reading_returns,
    say,
    say_alerts,
    say_json,
    today_or,
    working_folder,
)

if TYPE_CHECKING:
    from maar.audit.status import AuditStatus


def status(audit: Audit, as_of: AsOf = "", as_json: Json = False, password_file: PasswordFile = None) -> None:
    """What is in, queried, late, nil, held or missing, case by agency, and who to chase."""
    from maar.audit.collect import collect
    from maar.audit.folder import find
    from maar.audit.status import status as status_of

    folder = find(audit, working_folder())
    with reading_returns(password_file) as (step, unlocking):
        collected = collect(folder, today_or(as_of), step, unlocking=unlocking)
    standing = status_of(collected)
    say_alerts(collected.settled.alerts, folder.name, to_stderr=as_json)
    if as_json:
        say_json(_as_json(standing))
    else:
        _print(standing, [case.ref for case in collected.plan.cases])
    leave(collected.errors, collected.open_alerts)


def _as_json(standing: "AuditStatus") -> dict[str, object]:
    return {
        "audit": standing.audit,
        "return_by": standing.return_by.isoformat(),
        "days_late": standing.days_late,
        "returns": [
            {"agency": one.agency, "case": one.case, "status": one.word, "another_held": one.held}
            for one in standing.standings
        ],
        "chase": [{"agency": agency, "cases": [*cases]} for agency, cases in standing.chase],
        "open_alerts": standing.open_alerts,
    }


def _print(standing: "AuditStatus", cases: list[str]) -> None:
    from rich.console import Console
    from rich.table import Table

    from maar.figures import listed, some

    table = Table("Agency", *cases, box=None, pad_edge=False, header_style="bold")
    agencies = dict.fromkeys(one.agency for one in standing.standings)
    for agency in agencies:
        own = [one for one in standing.standings if one.agency == agency]
        words = {one.case: f"{one.word} +held" if one.held else one.word for one in own}
        table.add_row(agency, *(words.get(case, "·") for case in cases))
    Console(highlight=False, width=None if sys.stdout.isatty() else 400).print(table)
    words_ = [one.word for one in standing.standings]
    say()
    counts = ", ".join(
        f"{words_.count(word)} {word}" for word in ("in", "queried", "nil", "held", "late", "missing") if word in words_
    )
    say(f"{len(words_)} returns: {counts}. Due {standing.return_by:%d %B %Y}.".replace(" 0", " "))
    for agency, missing in standing.chase:
        late = f", {some(standing.days_late, 'day')} late" if standing.days_late else ""
        say(f"  to ring: {agency}, {'case' if len(missing) == 1 else 'cases'} {listed(missing)}{late}")
