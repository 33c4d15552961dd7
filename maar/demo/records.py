"""What each agency types about each case, as values. The words stand in `case_a.toml` to `case_f.toml`.

In those files a key left out is a box left empty. A question with parts is a table: its parts by name, the
rest of it under `evidence` and `comment`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from maar.demo import people
from maar.workbook import spec

Cells = tuple[str | int, str, str]
Event = tuple[date | str, str, str, str, str, str]
Action = tuple[str, str, date | str, str, str, str, str, str, str, str, str, str]

TOP = {
    "case": spec.TYPED_CASE.label,
    "known": spec.KNOWN_TO_US.label,
    "role": spec.ROLE.label,
    "independent": spec.INDEPENDENT.label,
    "spoke": spec.SPOKEN_TO.label,
    "records": spec.RECORDS_READ.label,
    "from": spec.READ_FROM.label,
    "to": spec.READ_TO.label,
}
BESIDE = ("evidence", "comment")  # in a question with parts: what stands in the row of its first part
IN_WORDS = ("reason",)  # parts answered in words, which have no judgement


@dataclass(frozen=True, slots=True)
class Typed:
    """One return as typed; empty where nothing is.

    `top` by label; `answers` by row (`CHR-1`, `PLN-1.actions`, `ALERT`, `OVR-1`, `worked-well`) as Judgement,
    Evidence, Comment; `events` and `actions` as their columns after Case.
    """

    top: Mapping[str, str | date] = field(default_factory=dict)
    answers: Mapping[str, Cells] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    actions: tuple[Action, ...] = ()

    @property
    def filled(self) -> bool:
        return bool(self.top or self.answers or self.events or self.actions)


def typed(agency: str, case: str) -> Typed:
    """What this agency types about this case; nothing where its return is missing."""
    return _typed(case, _told(case).get(agency, {}))


@cache
def _told(case: str) -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("maar.demo") / f"case_{case.lower()}.toml").read_text("utf-8"))


def _typed(case: str, told: Mapping[str, Any]) -> Typed:
    if not told:
        return Typed()
    apart = {"top", "events", "actions"}
    rows = (row for ref, value in told.items() if ref not in apart for row in _rows(ref, value))
    return Typed(
        top=_top(case, told["top"]),
        answers=dict(rows),
        events=tuple(tuple(event) for event in told.get("events", ())),
        actions=tuple(tuple(action) for action in told.get("actions", ())),
    )


def _top(case: str, told: Mapping[str, str | date]) -> dict[str, str | date]:
    usual: dict[str, str | date] = {"case": case, "known": spec.YES}
    if told.get("known") != spec.NO:
        usual |= {"from": people.PERIOD[0], "to": people.PERIOD[1]}
    return {TOP[name]: value for name, value in (usual | dict(told)).items() if value}


def _rows(ref: str, value: Any) -> Iterator[tuple[str, Cells]]:
    if isinstance(value, str):
        yield ref, ("", value, "")
    elif isinstance(value, list):
        judgement, evidence, comment = (*value, "", "")[:3]
        yield ref, (judgement, evidence, comment)
    else:
        beside = tuple(value.get(name, "") for name in BESIDE)
        for name, part in value.items():
            if name in BESIDE:
                continue
            yield f"{ref}.{name}", ("", part, "") if name in IN_WORDS else (part, *beside)
            beside = ("", "")
