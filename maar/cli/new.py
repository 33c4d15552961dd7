"""`maar new`: plan an audit."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from maar.cli.common import day, say, working_folder

if TYPE_CHECKING:
    from maar.audit.folder import AuditFolder
    from maar.plan import Meeting, Plan

Many = list[str]
Name = Annotated[str, typer.Argument(metavar="AUDIT", help="A short name for the audit; its folder is named so.")]
Template = Annotated[str, typer.Option(help="The question set; maar template list shows them.")]
With = Annotated[
    Many | None, typer.Option("--with", metavar="THEME", help="A theme of the bank to ask besides; once for each.")
]
ReturnBy = Annotated[str, typer.Option(metavar="DATE", help="When returns are due, as 2026-05-29.")]
Agencies = Annotated[Many, typer.Option(metavar="CODE[:ROLE][=NAME]", help="An agency; once for each.")]
Cases = Annotated[int, typer.Option(metavar="N", help="So many cases, K1 to KN.")]
Case = Annotated[Many | None, typer.Option(metavar="REF", help="A case by a ref of your own; once for each.")]
Title = Annotated[str, typer.Option(help="The title of the audit. Default: that of the question set.")]
Period = Annotated[str, typer.Option(metavar="FROM..TO", help="The audit period. Default: the last 12 months.")]
KeyDecision = Annotated[
    Many | None, typer.Option(metavar="REF=DATE", help="The key decision date of a case; once for each.")
]
Meetings = Annotated[
    Many | None, typer.Option("--meeting", metavar="REF=DATE=NAME", help="A meeting about a case; once for each.")
]
Tabletop = Annotated[str, typer.Option(metavar="DATE", help="When the meeting is.")]
Noun = Annotated[str, typer.Option(help="What you call such an exercise.")]
Contact = Annotated[str, typer.Option(help="How to reach the audit lead; printed in every workbook.")]
Partnership = Annotated[str, typer.Option(help="The name of your partnership.")]
Marking = Annotated[str, typer.Option(help="The marking printed on every page.")]
Id = Annotated[str, typer.Option(help="The id in every key, for tests; it is drawn by lot otherwise.")]


def new(
    audit: Name,
    template: Template,
    return_by: ReturnBy,
    agency: Agencies,
    cases: Cases = 0,
    case: Case = None,
    with_: With = None,
    title: Title = "",
    period: Period = "",
    key_decision: KeyDecision = None,
    meeting: Meetings = None,
    tabletop: Tabletop = "",
    noun: Noun = "multi-agency audit",
    contact: Contact = "",
    partnership: Partnership = "",
    marking: Marking = "Restricted when completed",
    id: Id = "",
) -> None:
    """Plan an audit: its cases, its agencies, its questions. Edit audits/AUDIT/audit.toml afterwards as you like."""
    from maar.audit.new import Wanted, make

    wanted = Wanted(
        name=audit,
        template=template,
        cases=_cases(cases, tuple(case or ())),
        agencies=tuple(agency),
        return_by=day(return_by, "--return-by"),
        period=_period(period),
        title=title,
        noun=noun,
        marking=marking,
        contact=contact,
        partnership=partnership,
        tabletop=day(tabletop, "--tabletop") if tabletop else None,
        id=id,
        key_decisions=dict(_decisions(key_decision or [])),
        meetings=tuple(map(_meeting, meeting or [])),
        themes=tuple(with_ or ()),
    )
    _print(*make(wanted, working_folder()))


def _print(folder: "AuditFolder", plan: "Plan") -> None:
    from maar.audit.new import undecided
    from maar.figures import listed, some
    from maar.plan.read import shared_names
    from maar.questions.length import MOST_MINUTES, MOST_QUESTIONS

    planned = (some(len(plan.cases), "case"), some(len(plan.agencies), "agency", "agencies"))
    say(f"Planned {plan.name}: {', '.join(planned)}, {some(len(plan.returns), 'return')}.")
    for one in plan.agencies:
        put = plan.put_to(one)
        minutes = sum(question.minutes for question in put)
        say(f"  {one.code:<8} {one.name}: {len(put)} questions, about {minutes} minutes a case once the record is read")
        if one.role == "ALL":
            say(
                f"  {'':<8} {one.code} is no role: it is asked only what everyone is asked. Give CODE:ROLE to ask more."
            )
        if len(put) > MOST_QUESTIONS or minutes > MOST_MINUTES:
            say(f"  {'':<8} That is long: aim at {MOST_QUESTIONS} questions and {MOST_MINUTES} minutes at most.")
    for problem in shared_names(plan):
        say(f"  {problem.message} {problem.advice}")
    speaking, without = undecided(plan)
    if speaking and without:
        speak = f"{listed(speaking)} {'speaks' if len(speaking) == 1 else 'speak'} of the key decision"
        none = f"{listed(without)} {'has' if len(without) == 1 else 'have'} none"
        say(f"{speak}, and {none}: set key_decision in the plan, or give --key-decision {without[0]}=DATE.")
    say(f"The plan is {folder.plan_file.relative_to(folder.root).as_posix()}. Next: maar issue {plan.name}")


def _cases(number: int, refs: tuple[str, ...]) -> tuple[str, ...]:
    from maar.problems import MaarError

    if number and refs:
        raise MaarError("--cases and --case were both given.", "Give a number, or each ref, not both.")
    if number < 0 or number > 999:
        raise MaarError(f"--cases {number} is not a number of cases.", "Give 1 to 999.")
    return refs or tuple(f"K{place}" for place in range(1, number + 1))


def _period(text: str) -> tuple[date, date]:
    from maar.audit.new import default_period
    from maar.problems import MaarError

    if not text:
        return default_period(date.today())
    start, dots, end = text.partition("..")
    if not dots:
        raise MaarError(f"--period: {text} is not a period.", "Write it as 2025-05-01..2026-04-30.")
    return day(start, "--period"), day(end, "--period")


def _meeting(text: str) -> "Meeting":
    from maar.plan import Meeting
    from maar.problems import MaarError

    ref, _, rest = text.partition("=")
    when, equals, name = rest.partition("=")
    if not equals or not name.strip():
        raise MaarError(f"--meeting: {text} is not REF=DATE=NAME.", 'Write it as "K1=2026-03-12=Core group 3".')
    return Meeting(ref, " ".join(name.split()), day(when, "--meeting"))


def _decisions(texts: list[str]) -> list[tuple[str, date]]:
    from maar.problems import MaarError

    pairs = []
    for text in texts:
        ref, equals, when = text.partition("=")
        if not equals:
            raise MaarError(f"--key-decision: {text} is not REF=DATE.", "Write it as K1=2025-12-03.")
        pairs.append((ref, day(when, "--key-decision")))
    return pairs
