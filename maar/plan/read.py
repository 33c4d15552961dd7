"""From `audit.toml` to a plan: every mistake named with its key, none an exception.

A plan with warnings alone is a plan.
"""

import re
from dataclasses import fields
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

from maar.figures import listed
from maar.plan.model import AGENCY, CASE, Agency, Case, Meeting, Plan, Telling, Thresholds, Watch
from maar.problems import Location, Problem
from maar.problems import templates as codes
from maar.questions import QuestionSet
from maar.questions.model import EVERYONE
from maar.questions.read import CODE, OF_A_NAME
from maar.questions.tables import Table
from maar.questions.toml import read as read_toml
from maar.sheets.cells import folded

ID = re.compile(r"[A-Z2-7]{8}")
LARDER, EXPLOITATION = '["larder", "empty fridge"]', '["exploitation meeting"]'

Read = tuple[Plan | None, tuple[Problem, ...]]


def plan(path: Path, question_set: QuestionSet) -> Read:
    """The plan in this file, with the question set frozen beside it."""
    values, problem = read_toml(path)
    if problem:
        return None, (problem,)
    top = Table(values, path.name, "")
    made = _plan(top, path.parent.name, question_set)
    problems = tuple(dict.fromkeys([*top.problems, *shared_names(made)]))
    return (None if top.problems else made), problems


def shared_names(made: Plan) -> tuple[Problem, ...]:
    """A warning for each name by which nobody can tell which agency is meant."""
    at = Location("audit.toml", "", "agency")
    return tuple(
        Problem(codes.SHARED_NAME, at, facts=(("value", name), ("what", listed(agencies))), content=name)
        for name, agencies in made.shared_names.items()
    )


def _plan(top: Table, name: str, question_set: QuestionSet) -> Plan:
    top.only(
        "id", "title", "noun", "marking", "contact", "partnership", "period_from", "period_to", "return_by",
        "tabletop", "names", "case", "agency", "meeting", "thresholds", "chronology", "tell",
    )  # fmt: skip
    cases = tuple(_case(table) for table in top.tables("case"))
    refs = tuple(case.ref for case in cases)
    agencies = tuple(_agency(table, refs, question_set) for table in top.tables("agency"))
    meetings = _meetings(top, refs)
    if not ID.fullmatch(top.text("id")):
        top.complain(codes.BAD_CODE, "id", value=top.text("id"), wanted="8 of the characters A to Z and 2 to 7")
    _each_once(top, "case", refs)
    _each_once(top, "agency", tuple(agency.code for agency in agencies))
    start, end = _day(top, "period_from"), _day(top, "period_to")
    if start and end and start > end:
        top.complain(codes.BAD_DATES, "period_to", reason="the period ends before it begins")
    today = date(1, 1, 1)
    return Plan(
        id=top.text("id"),
        name=name,
        title=top.text("title"),
        noun=top.text("noun", "multi-agency audit"),
        marking=top.text("marking", "Restricted when completed"),
        contact=top.text("contact", ""),
        partnership=top.text("partnership", ""),
        period=(start or today, end or today),
        return_by=_day(top, "return_by") or today,
        tabletop=_day(top, "tabletop", needed=False),
        cases=cases,
        agencies=agencies,
        questions=question_set,
        thresholds=_thresholds(top.table("thresholds")),
        names=top.texts("names", ()),
        meetings=meetings,
        watch=_watch(top.table("chronology")),
        tell=_tell(top.table("tell")),
    )


def _day(table: Table, key: str, needed: bool = True) -> date | None:
    value = table.values.get(key)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if value is None and needed:
        table.complain(codes.MISSING_KEY, key, key=key)
    elif value is not None:
        table.complain(codes.WRONG_TYPE, key, wanted="a date such as 2026-05-29, without quotes")
    return None


def _code(table: Table, key: str) -> str:
    value = table.text(key)
    if value and not CODE.fullmatch(value):
        table.complain(codes.BAD_CODE, key, value=value, wanted=f"letters, digits, full stops, {OF_A_NAME}")
    return value


def _case(table: Table) -> Case:
    table.only("ref", "key_decision", "age_band", "status")
    decided = _day(table, "key_decision", needed=False)
    return Case(_code(table, "ref"), decided, table.text("age_band", ""), table.text("status", ""))


def _meetings(top: Table, refs: tuple[str, ...]) -> tuple[Meeting, ...]:
    """The meetings that the plan knows: each of one of its cases, with a name and a date, and each once."""
    found: list[Meeting] = []
    for table in top.tables("meeting"):
        table.only("case", "name", "on")
        case, name, on = table.text("case"), table.text("name").strip(), _day(table, "on")
        if case and case not in refs:
            said = f"Cases: {', '.join(refs)}."
            table.complain(codes.UNKNOWN_NAME, "case", key="case", value=case, hint=said)
        if not name and table.values.get("name") is not None:
            table.complain(codes.WRONG_TYPE, "name", wanted="what the meeting is called, in double quotes")
        meeting = Meeting(case, " ".join(name.split()), on or date(1, 1, 1))
        if any(same_meeting(meeting, other) for other in found):
            table.complain(codes.TWICE, "name", value=name)
        found.append(meeting)
    return tuple(found)


def same_meeting(one: Meeting, other: Meeting) -> bool:
    """Can these two not be told apart by what people see of them?"""
    return (one.case, folded(one.name), one.on) == (other.case, folded(other.name), other.on)


def _agency(table: Table, refs: tuple[str, ...], question_set: QuestionSet) -> Agency:
    table.only("code", "role", "name", "short", "workbook", "cases")
    code = _code(table, "code")
    name = table.text("name", question_set.roles.get(code, code))
    cases = table.texts("cases", ())
    for ref in cases:
        if ref not in refs:
            table.complain(codes.UNKNOWN_NAME, "cases", key="cases", value=ref, hint=f"Cases: {', '.join(refs)}.")
    return Agency(
        code=code,
        role=table.choice("role", (*question_set.roles, EVERYONE), default_role(code, question_set)),
        name=name,
        short=table.text("short", name),
        workbook=table.choice("workbook", (AGENCY, CASE), AGENCY),
        cases=cases,
    )


def default_role(code: str, question_set: QuestionSet) -> str:
    """The role of an agency that names none: its code where that is a role, else everyone's questions."""
    return code if code in question_set.roles else EVERYONE


def _each_once(top: Table, key: str, names: tuple[str, ...]) -> None:
    if not names:
        top.complain(codes.MISSING_KEY, key, key=f"[[{key}]]")
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            top.complain(codes.TWICE, key, value=name)
        seen.add(name.casefold())


def _thresholds(table: Table) -> Thresholds:
    """Shares are written in per cent, so that 75 means three quarters, and stay exact; nothing is 0.

    At 0 every question would be a finding, or none.
    """
    plain = Thresholds()
    shares = {}
    for key in ("strength", "area", "gap"):
        value = table.values.get(key)
        if value is None:
            shares[key] = getattr(plain, key)
        elif isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 100:
            shares[key] = Fraction(str(value)) / 100
        else:
            table.complain(codes.WRONG_TYPE, key, wanted="a per cent above 0, up to 100")
            shares[key] = getattr(plain, key)
    split = table.number("split_levels", plain.split_levels, least=1)
    counts = {
        key: table.number(key, getattr(plain, key), least=1) for key in ("strength_from", "area_from", "gap_from")
    }
    table.only("strength", "area", "gap", "strength_from", "area_from", "gap_from", "split_levels")
    return Thresholds(
        shares["strength"],
        counts["strength_from"],
        shares["area"],
        counts["area_from"],
        shares["gap"],
        counts["gap_from"],
        split,
    )


def _watch(table: Table) -> Watch:
    """What to look for in chronologies; of 0 days or events everything would be found."""
    plain = Watch()
    numbers = [each.name for each in fields(Watch) if each.name not in ("concerns", "strategy")]
    read = {key: table.number(key, getattr(plain, key), least=1) for key in numbers}
    table.only(*numbers, "concerns", "strategy")
    concerns = table.table("concerns")
    return Watch(
        **read,
        concerns=tuple((kind, _words(concerns, kind, LARDER)) for kind in concerns.values),
        strategy=_words(table, "strategy", EXPLOITATION) if "strategy" in table.values else (),
    )


def _tell(table: Table) -> Telling:
    files = ("docx_template", "pptx_template", "theme")
    table.only("documents", *files)
    return Telling(table.texts("documents", ()), **{key: table.text(key, "") for key in files})


def _words(table: Table, key: str, such: str) -> tuple[str, ...]:
    """The words for one thing: some, each with a letter or digit that can be found in a sentence."""
    before = len(table.problems)
    said = table.texts(key)
    empty = not (key.strip() and said and all(re.search(r"[^\W_]", word) for word in said))
    if empty and len(table.problems) == before:
        table.complain(codes.WRONG_TYPE, key, wanted=f"a list of words such as {such}")
    return tuple(" ".join(word.split()) for word in said)
