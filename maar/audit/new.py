"""Step: a new audit. From what the lead asks for to a plan and its frozen questions on disk."""

import base64
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from maar.audit.files import write_whole
from maar.audit.folder import AuditFolder, new_folder
from maar.plan import Agency, Case, Meeting, Plan
from maar.plan.read import ID, default_role, same_meeting
from maar.plan.read import plan as read_plan
from maar.plan.write import as_toml as plan_toml
from maar.problems import MaarError
from maar.questions import QuestionSet, freeze
from maar.questions.model import EVERYONE
from maar.questions.read import CODE, template

DEFAULT_NOUN = "multi-agency audit"
DEFAULT_MARKING = "Restricted when completed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a lead asks for. `agencies` are `CODE[:ROLE][=NAME]`; `key_decisions` go by case ref.

    `themes` are themes of the bank that are asked beside what the template asks.
    """

    name: str
    template: str
    cases: tuple[str, ...]
    agencies: tuple[str, ...]
    return_by: date
    period: tuple[date, date]
    title: str = ""
    noun: str = DEFAULT_NOUN
    marking: str = DEFAULT_MARKING
    contact: str = ""
    partnership: str = ""
    tabletop: date | None = None
    id: str = ""
    key_decisions: Mapping[str, date] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()
    themes: tuple[str, ...] = ()


def default_period(today: date) -> tuple[date, date]:
    """The twelve months before today."""
    end = today - timedelta(days=1)
    try:
        start = today.replace(year=today.year - 1)
    except ValueError:
        start = today.replace(year=today.year - 1, day=28)
    return start, end


def agency(text: str, question_set: QuestionSet) -> Agency:
    """An agency from `CODE[:ROLE][=NAME]`."""
    about, _, name = text.partition("=")
    code, colon, role = about.partition(":")
    code, role, name = code.strip(), role.strip(), name.strip()
    if not CODE.fullmatch(code):
        raise MaarError(f"{code or text} cannot be the code of an agency.", "Write CODE, CODE:ROLE or CODE:ROLE=Name.")
    if colon and role not in (*question_set.roles, EVERYONE):
        raise MaarError(f"{role} is no role.", f"Roles: {', '.join((*question_set.roles, EVERYONE))}.")
    name = name or question_set.roles.get(code, code)
    return Agency(code, role or default_role(code, question_set), name, name)


def make(wanted: Wanted, root: Path) -> tuple[AuditFolder, Plan]:
    """Make the audit's folder with its plan and questions; nothing is written where anything is wrong."""
    folder = new_folder(wanted.name, root)
    question_set, problems = template(wanted.template, root / "templates", wanted.themes)
    if question_set is None:
        raise MaarError(problems[0].message, problems[0].advice)
    plan = _plan(wanted, question_set)
    text = plan_toml(plan)
    write_whole(folder.questions_file, freeze.as_toml(question_set).encode())
    write_whole(folder.plan_file, text.encode())
    for path in (folder.issued, folder.returned, root / "reports"):
        path.mkdir(parents=True, exist_ok=True)
    made, problems = read_plan(folder.plan_file, question_set)
    if made is None:
        raise MaarError(problems[0].message, problems[0].advice)
    return folder, made


def undecided(plan: Plan) -> tuple[list[str], list[str]]:
    """The questions that speak of the key decision, by ref, and the cases for which the plan sets none."""
    put = {question.ref: question for one in plan.agencies for question in plan.put_to(one)}
    said = {ref: " ".join((one.text, *(part.text for part in one.parts))).lower() for ref, one in put.items()}
    speaking = [one.ref for one in plan.questions.questions if "key decision" in said.get(one.ref, "")]
    return speaking, [case.ref for case in plan.cases if case.key_decision is None]


def _plan(wanted: Wanted, question_set: QuestionSet) -> Plan:
    if not wanted.cases or not wanted.agencies:
        raise MaarError(
            "An audit needs at least one case and one agency.", "Give --cases N or --case REF, and --agency."
        )
    for ref in wanted.cases:
        if not CODE.fullmatch(ref):
            raise MaarError(
                f"{ref} cannot be the ref of a case.",
                "Use up to 20 letters, digits, dots, hyphens or underscores; never a name.",
            )
    agencies = tuple(agency(text, question_set) for text in wanted.agencies)
    _each_once("case", wanted.cases)
    _each_once("agency", tuple(one.code for one in agencies))
    for ref in wanted.key_decisions:
        if ref not in wanted.cases:
            raise MaarError(f"--key-decision names the case {ref}.", f"Cases: {', '.join(wanted.cases)}.")
    _sound_meetings(wanted)
    if wanted.period[0] > wanted.period[1]:
        raise MaarError("The period ends before it begins.", "Write --period 2025-05-01..2026-04-30.")
    if wanted.id and not ID.fullmatch(wanted.id):
        raise MaarError(f"{wanted.id} cannot be the id of an audit.", "An id is 8 of the characters A to Z and 2 to 7.")
    return Plan(
        id=wanted.id or base64.b32encode(secrets.token_bytes(5)).decode(),
        name=wanted.name,
        title=wanted.title or question_set.title,
        noun=wanted.noun,
        marking=wanted.marking,
        contact=wanted.contact,
        partnership=wanted.partnership,
        period=wanted.period,
        return_by=wanted.return_by,
        tabletop=wanted.tabletop,
        cases=tuple(Case(ref, wanted.key_decisions.get(ref)) for ref in wanted.cases),
        agencies=agencies,
        questions=question_set,
        meetings=wanted.meetings,
    )


def _sound_meetings(wanted: Wanted) -> None:
    for place, meeting in enumerate(wanted.meetings):
        if meeting.case not in wanted.cases:
            raise MaarError(f"--meeting names the case {meeting.case}.", f"Cases: {', '.join(wanted.cases)}.")
        if any(same_meeting(meeting, other) for other in wanted.meetings[:place]):
            raise MaarError(f"The meeting {meeting.name} of {meeting.on} is given twice.", "Give each once.")


def _each_once(what: str, names: tuple[str, ...]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise MaarError(
                f"The {what} {name} is given twice.", "Give each once; upper and lower case count as the same."
            )
        seen.add(name.casefold())
