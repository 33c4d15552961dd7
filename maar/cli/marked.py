"""Printing what `maar check AUDIT --mark DIR` wrote: for each agency what to send, and the next step."""

from typing import TYPE_CHECKING

from maar.cli.common import say

if TYPE_CHECKING:
    from maar.audit.query import Marked


def say_marked(marked: "Marked", audit: str) -> None:
    """What was written for each agency, and what to do with it."""
    from maar.figures import some

    if not marked.workbooks:
        say("There is nothing to ask of any agency; nothing was written.")
        return
    say()
    for one in marked.workbooks:
        who = f"{one.agency.name}, case {one.case.ref}" if one.case else one.agency.name
        say(f"  {who}: {some(one.asked, 'query', 'queries')}, {one.new} new: {one.workbook}")
    for path, new in marked.kept.items():
        say(f"  {path.name} was changed by hand and was kept; the new one is beside it as {new.name}.")
    say(f"Send each with the text beside it; put what comes back into audits/{audit}/returned/.")
    say(f"Then: maar check {audit}. What was put right closes by itself in audits/{audit}/queries.csv.")


def say_closed(closed: int) -> None:
    """How many queries were put right since the last time."""
    from maar.figures import some

    if closed:
        say(f"{some(closed, 'query', 'queries')} closed since the last check.")


def marked_rows(marked: "Marked") -> list[dict[str, object]]:
    """What was written, for --json."""
    return [
        {
            "agency": one.agency.code,
            "case": one.case.ref if one.case else "",
            "workbook": one.workbook.as_posix(),
            "text": one.text.as_posix(),
            "round": one.round,
            "queries": one.asked,
            "new": one.new,
        }
        for one in marked.workbooks
    ]
