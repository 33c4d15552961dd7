"""From a plan to `audit.toml`, a text that a lead can read and edit."""

from dataclasses import fields
from typing import Any

import tomlkit

from maar.plan.model import AGENCY, Agency, Case, Meeting, Plan, Telling, Watch


def as_toml(plan: Plan) -> str:
    """The plan as TOML; the question set is frozen in a file of its own."""
    document = tomlkit.document()
    document.add(tomlkit.comment("The plan of this audit. The id stands in every workbook: leave it as it is."))
    for key in ("id", "title", "noun", "marking", "contact", "partnership"):
        document.add(key, tomlkit.string(getattr(plan, key)))
    document.add("period_from", tomlkit.item(plan.period[0]))
    document.add("period_to", tomlkit.item(plan.period[1]))
    document.add("return_by", tomlkit.item(plan.return_by))
    if plan.tabletop:
        document.add("tabletop", tomlkit.item(plan.tabletop))
    if plan.names:
        document.add("names", tomlkit.item([*plan.names]))
    tables = {"case": map(_case, plan.cases), "agency": map(_agency, plan.agencies)}
    if plan.meetings:
        tables["meeting"] = map(_meeting, plan.meetings)
    for key, rows in tables.items():
        array = tomlkit.aot()
        for row in rows:
            array.append(row)
        document.add(key, array)
    if plan.watch != Watch():
        document.add("chronology", _watch(plan.watch))
    if plan.tell != Telling():
        document.add("tell", _tell(plan.tell))
    return tomlkit.dumps(document)


def _case(case: Case) -> Any:
    table = tomlkit.table()
    table.add("ref", case.ref)
    for key in ("key_decision", "age_band", "status"):
        if getattr(case, key):
            table.add(key, getattr(case, key))
    return table


def _meeting(meeting: Meeting) -> Any:
    table = tomlkit.table()
    for key in ("case", "name", "on"):
        table.add(key, getattr(meeting, key))
    return table


def _agency(agency: Agency) -> Any:
    table = tomlkit.table()
    for key in ("code", "role", "name", "short"):
        table.add(key, getattr(agency, key))
    table.add("workbook", agency.workbook)
    if agency.workbook == AGENCY:
        table["workbook"].comment('"case" gives one workbook per case')
    if agency.cases:
        table.add("cases", list(agency.cases))
    return table


def _watch(watch: Watch) -> Any:
    """The settings that are not as they are without being set."""
    table, plain = tomlkit.table(), Watch()
    for each in fields(Watch):
        value = getattr(watch, each.name)
        if each.name != "concerns" and value != getattr(plain, each.name):
            table.add(each.name, list(value) if isinstance(value, tuple) else value)
    if watch.concerns:
        concerns = tomlkit.table()
        for kind, words in watch.concerns:
            concerns.add(kind, list(words))
        table.add("concerns", concerns)
    return table


def _tell(tell: Telling) -> Any:
    table = tomlkit.table()
    for each in fields(Telling):
        if value := getattr(tell, each.name):
            table.add(each.name, list(value) if isinstance(value, tuple) else value)
    return table
