"""Step: issue. From the plan to the workbooks to send, and the register of what was asked in them."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from maar.audit.files import write_ours, write_whole
from maar.audit.folder import AuditFolder, load_plan, load_register
from maar.plan import Agency, Case, Plan, Register
from maar.plan.register import Issued, as_json, workbook_name
from maar.problems import MaarError
from maar.workbook.grid_spec import grids
from maar.workbook.write import write

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Issue:
    """What was issued: (path, issue) of each workbook.

    `kept` are the paths where a changed file was left alone, each with where the new one was written instead.

    `without_meetings` are, by the title of a sheet that the plan's meetings fill in, the cases that have none.
    """

    workbooks: tuple[tuple[Path, int], ...]
    kept: Mapping[Path, Path]
    without_meetings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def issue(folder: AuditFolder, only: str = "", progress: Progress = lambda done, of: None) -> Issue:
    """Write the workbooks of every agency, or of one, into `issued/`; what did not change gets the same bytes."""
    plan, register = load_plan(folder), load_register(folder)
    _refuse_renames(plan, register)
    if only and not any(agency.code == only for agency in plan.agencies):
        codes = ", ".join(agency.code for agency in plan.agencies)
        raise MaarError(f"The plan has no agency {only}.", f"Agencies: {codes}.")
    register = register.with_questions(plan.questions)
    wanted = [(agency, case) for agency, case in plan.workbooks if not only or agency.code == only]
    contents: dict[Path, bytes] = {}
    workbooks = []
    for done, (agency, case) in enumerate(wanted, 1):
        path = folder.issued / file_name(folder.name, agency, case)
        if path.name.casefold() in {other.name.casefold() for other in contents}:
            raise MaarError(f"Two workbooks would be called {path.name}.", "Give one of the agencies another code.")
        register, contents[path], number = _one(plan, register, agency, case, path.name)
        workbooks.append((path, number))
        progress(done, len(wanted))
    kept = write_ours(folder, contents)
    register = replace(
        register,
        agencies=_more(register.agencies, tuple(agency.code for agency in plan.agencies)),
        cases=_more(register.cases, tuple(case.ref for case in plan.cases)),
    )
    write_whole(folder.register_file, as_json(register).encode())
    return Issue(tuple(workbooks), kept, without_meetings(plan, wanted))


def without_meetings(plan: Plan, wanted: Iterable[tuple[Agency, Case | None]]) -> dict[str, tuple[str, ...]]:
    """The cases without a meeting in the plan, by the title of each sheet in these workbooks that lists meetings."""
    found: dict[str, dict[str, None]] = {}
    for agency, case in wanted:
        cases = (case,) if case else plan.cases_of(agency)
        missing = {one.ref: None for one in cases if not plan.meetings_of(one)}
        for grid in grids(plan, agency):
            if grid.ours and missing:
                found.setdefault(grid.title, {}).update(missing)
    order = [case.ref for case in plan.cases]
    return {title: tuple(sorted(refs, key=order.index)) for title, refs in found.items()}


def file_name(audit: str, agency: Agency, case: Case | None) -> str:
    """`<audit>-<agency>.xlsx`, or `<audit>-<agency>-<case>.xlsx` for a workbook of one case."""
    return f"{audit}-{agency.code}-{case.ref}.xlsx" if case else f"{audit}-{agency.code}.xlsx"


def _one(plan: Plan, register: Register, agency: Agency, case: Case | None, name: str) -> tuple[Register, bytes, int]:
    refs = {question.ref: register.issue_of(question.ref) for question in plan.put_to(agency)}
    past = register.workbooks.get(workbook_name(agency, case), ())
    newest = max(refs.values(), default=1)
    if past and dict(past[-1].refs) == refs:
        number = past[-1].issue
    else:
        number = max(newest, past[-1].issue + 1) if past else newest
    content = write(plan, agency, case, register.issue_of, number)
    issued = Issued(number, name, hashlib.sha256(content).hexdigest(), refs)
    return register.with_workbook(agency, case, issued), content, number


def _refuse_renames(plan: Plan, register: Register) -> None:
    """A code or ref that was issued must stay in the plan: workbooks that carry it are out there."""
    gone = [f"agency {code}" for code in register.agencies if code not in {one.code for one in plan.agencies}]
    gone += [f"case {ref}" for ref in register.cases if ref not in {one.ref for one in plan.cases}]
    if gone:
        raise MaarError(
            f"Workbooks were issued for {gone[0]}, which the plan no longer has.",
            "Codes and refs are never renamed or reused after the first issue: put it back in audit.toml.",
        )
    for question in plan.questions.questions:
        own = any(question.has_wording(asked.wording) for asked in register.questions.get(question.ref, ()))
        others = [other for other, past in register.questions.items() if question.has_wording(past[-1].wording)]
        if others and not own:
            raise MaarError(
                f"Question {question.ref} now asks what was issued as {others[0]}.",
                "Refs are never renamed or reused after the first issue: give the question its ref back in "
                "questions.toml, and a new question a new ref.",
            )


def _more(known: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *now)))
