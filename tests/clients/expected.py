"""What must be told of each way: the rows of the data files, reckoned from what was typed, without a line of maar."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import PurePath
from typing import Any

from client_walk import tally
from client_walk.bank import Bank
from client_walk.filling import COMMENT, EVIDENCE, JUDGEMENT, Typed
from client_walk.rows import safe
from client_walk.typed import (
    DATES,
    INDEPENDENT,
    READ,
    READ_FROM,
    READ_TO,
    ROLE,
    SIGNED_BY,
    SIGNED_ON,
    SPOKEN,
    START,
    TOP,
)

from . import story
from .ways import SHEETJS, Way

AUDIT = "clients"
ERRORS = ("ANS003",)  # of the codes that accidents bring
OF_FORMAT = {"xls": "FIL008", "csv": "FIL069"}  # what is said of a whole file...
NOT_IN_FORMAT = {
    "xls": ("ANS004", "ANS019"),
    "csv": ("ANS004",),
}  # ...instead of these: formulas and notes are not seen
LONGEST = {(SHEETJS, "xls"): 255}  # characters: what stands after them is not in the file
Row = dict[str, str]
BOX_OF = {JUDGEMENT: "judgement", EVIDENCE: "evidence", COMMENT: "comment"}


@dataclass(frozen=True)
class Saved:
    """Where everything stands in a saved file, as the program that saved it says: by sheet as it was issued."""

    places: dict[str, dict[str, Any]]

    def title(self, sheet: str) -> str:
        """What a sheet is called now."""
        return self.places[sheet]["title"]

    def box(self, case: str, row: str, heading: str) -> str:
        """The address of a box of a case sheet; nothing where its row is gone."""
        sheet = self.places[f"Case {case}"]
        number = sheet["rows"].get(f"{case}-{row}")
        return f"{_letters(sheet['columns'][heading])}{number}" if number else ""

    def list_box(self, sheet: str, place: int, heading: str) -> str:
        found = self.places[sheet]
        return f"{_letters(found['columns'][heading])}{found['heading'] + place}"


def _letters(column: int) -> str:
    return chr(64 + column)


def cases(way: Way) -> tuple[str, ...]:
    """The cases whose sheets are in what was saved."""
    return tuple(case for case in story.CASES if way.only in ("", f"Case {case}"))


def typed(way: Way, case: str) -> dict[str, Typed]:
    """What stands in the boxes of a case when all is done."""
    most = LONGEST.get((way.client, way.format))
    rows = {row: replace(one, evidence=one.evidence[:most]) for row, one in story.rows(way, case).items()}
    if case != "K1":
        return rows
    accident = way.accident
    lost = dict.fromkeys(accident.lost_by.get(way.client, ()), "")
    for (row, heading), text in (accident.told | lost).items():
        rows[row] = replace(rows[row], **{BOX_OF[heading]: text})
    return {row: one for row, one in rows.items() if row not in accident.gone}


def answers(way: Way, bank: Bank, saved: Saved) -> list[tally.Told]:
    """The answer to every question put, in both cases."""
    return [
        tally.answer_told(saved, way.code, case, question, typed(way, case))
        for case in cases(way)
        for question in bank.put_to(story.TELLER)
    ]


def answer_rows(way: Way, bank: Bank, saved: Saved) -> Iterator[Row]:
    """Its rows of answers.csv."""
    for one in answers(way, bank, saved):
        judged = one.state == "answered" and one.question.scale
        yield {
            **_about(way, one.case),
            "theme": one.question.theme,
            "question": one.question.ref,
            "scale": one.question.scale.code if one.question.scale else "",
            "state": one.state,
            "judgement": one.judgement,
            "points": str(tally.percent(one.points)) if judged else "",
            "evidence": safe(one.evidence),
            "comment": safe(one.comment),
            "agreed": "",
            **_place(way, saved, f"Case {one.case}", one.cell),
        }


def value_rows(way: Way, bank: Bank, saved: Saved) -> Iterator[Row]:
    """Its rows of values.csv: parts and texts, then the alert, the overall judgements and the boxes."""
    for one in answers(way, bank, saved):
        for part, kind, value, cell in one.values:
            about = {**_about(way, one.case), "theme": one.question.theme, "question": one.question.ref}
            told = {"part": part, "type": kind, "value": safe(value)}
            yield {**about, **told, **_place(way, saved, f"Case {one.case}", cell)}
    for case in cases(way):
        rows = typed(way, case)
        for ref in ("ALERT", *(question.ref for question in bank.overall), *bank.boxes):
            one = rows.get(ref, tally.EMPTY)
            for heading, part in BOX_OF.items():
                if text := getattr(one, part):
                    about = {**_about(way, case), "theme": "", "question": ref, "part": part}
                    told = {"type": "choice" if heading == JUDGEMENT else "text", "value": safe(text.strip())}
                    yield {**about, **told, **_place(way, saved, f"Case {case}", saved.box(case, ref, heading))}


def returns(way: Way, bank: Bank, saved: Saved) -> list[tally.Return]:
    """Its two returns as the tally counts them; one whose sheet did not come back is outstanding."""
    put = tuple(bank.put_to(story.TELLER))
    told = answers(way, bank, saved)
    return [
        tally.Return(way.code, case, "returned", put, tuple(one for one in told if one.case == case))
        if case in cases(way)
        else tally.Return(way.code, case, "outstanding", put)
        for case in story.CASES
    ]


def themes(due: list[tally.Return], bank: Bank) -> dict[str, dict]:
    """Score and positive share of each theme."""
    told = [answer for one in due for answer in one.answers]
    return {
        theme: tally.scored(
            [one for one in told if one.question.theme == theme],
            list(dict.fromkeys(one.scale for one in bank.questions if one.theme == theme and one.scale)),
        )
        for theme, _ in bank.themes
    }


def alerts(way: Way, saved: Saved) -> list[dict]:
    """The alert of K2, where its sheet came back."""
    if "K2" not in cases(way):
        return []
    place = _place(way, saved, "Case K2", saved.box("K2", "ALERT", JUDGEMENT))
    return [{"agency": way.code, "case": "K2", "handled": False, **place}]


def errors(way: Way, saved: Saved) -> list[tuple[str, str]]:
    """Code and cell of every error that must be said: the slips of the story, then what the accident brings."""
    found = []
    if "K2" in cases(way):
        slips = (("ALT001", "ALERT"), ("ANS011", "CHR-4"), ("CNT001", "PLN-1.with_measure"))
        found += [(code, saved.box("K2", row, JUDGEMENT)) for code, row in slips]
    if not way.only:
        found.append(("ANS007", saved.list_box("SMART plan", 4, "Due")))
    return found + [one for one in _said(way, saved) if one[0] in ERRORS]


def warnings(way: Way, saved: Saved) -> list[tuple[str, str]]:
    """The same of the warnings."""
    found = [("RET010", saved.box("K1", row, JUDGEMENT)) for row in ("OVR-1", "OVR-3")]
    if not way.only:
        found.append(("ROW002", saved.list_box("Chronology", 40, "Event")))
    found += [(code, "") for format_, code in OF_FORMAT.items() if way.format == format_]
    found += [("FIL072", "")] if (way.client, way.format) in LONGEST else []
    return found + [one for one in _said(way, saved) if one[0] not in ERRORS]


def _said(way: Way, saved: Saved) -> list[tuple[str, str]]:
    return [
        (code, ":".join(saved.box("K1", row, heading) for row in rows.split(":")) if rows else "")
        for code, (rows, heading) in way.accident.said
        if code not in NOT_IN_FORMAT.get(way.format, ())
    ]


def return_rows(way: Way, bank: Bank, saved: Saved) -> Iterator[Row]:
    """Its rows of returns.csv."""
    told = answers(way, bank, saved)
    start = {} if way.only else START[story.TELLER]
    for case in story.CASES:
        if case not in cases(way):
            yield dict.fromkeys(RETURN, "") | _about(way, case) | {"status": "outstanding"}
            continue
        top = TOP[f"{story.TELLER}-{case}"]
        of_case = [one for one in told if one.case == case]
        whole = [one for one in of_case if one.state in ("answered", "not known", "not applicable")]
        place = _place(way, saved, f"Case {case}", "")
        yield {
            **_about(way, case),
            "status": "returned",
            "completeness": str(tally.percent(Fraction(100 * len(whole), len(of_case)))),
            "role": safe(top.get(ROLE, "")),
            "independent": top.get(INDEPENDENT, ""),
            "spoke_to_practitioner": top.get(SPOKEN, ""),
            "records_read": safe(top.get(READ, "")),
            "read_from": DATES[top.get(READ_FROM, "")],
            "read_to": DATES[top.get(READ_TO, "")],
            "signed_off_by": safe(start.get(SIGNED_BY, "")),
            "signed_off_on": DATES[start.get(SIGNED_ON, "")],
            "file": place["file"],
            "sheet": place["sheet"],
        }


RETURN = (
    "completeness", "role", "independent", "spoke_to_practitioner", "records_read", "read_from", "read_to",
    "signed_off_by", "signed_off_on", "file", "sheet",
)  # fmt: skip
EVENT = ("event", "source", "action", "impact", "significant")
ACTION = (
    "action", "owner", "due", "measure", "outcome", "specific", "measurable", "achievable", "relevant", "time_bound",
    "shared", "status",
)  # fmt: skip


def event_rows(way: Way, saved: Saved) -> Iterator[Row]:
    """Its rows of chronology.csv."""
    for case, place, (day, *texts) in _listed(way, "Chronology"):
        told = zip(EVENT, map(safe, texts), strict=True)
        cell = saved.list_box("Chronology", place, "Event")
        about = {"case": case, "date": DATES[day], "agency": way.code}
        yield {**about, **dict(told), **_place(way, saved, "Chronology", cell)}


def action_rows(way: Way, saved: Saved) -> Iterator[Row]:
    """Its rows of plan_actions.csv."""
    for case, place, texts in _listed(way, "SMART plan"):
        told = dict(zip(ACTION, map(safe, texts), strict=True))
        told["due"] = DATES[told["due"]]
        cell = saved.list_box("SMART plan", place, "Action")
        yield {**_about(way, case), **told, **_place(way, saved, "SMART plan", cell)}


def _listed(way: Way, wanted: str) -> Iterator[tuple[str, int, list[str]]]:
    for sheet, place, row in story.lists():
        if sheet == wanted and way.only in ("", sheet):
            case, *texts = row.values()
            yield case.upper().removeprefix("CASE "), place, texts


def _about(way: Way, case: str) -> Row:
    return {"audit": AUDIT, "case": case, "agency": way.code}


def _place(way: Way, saved: Saved, sheet: str, cell: str) -> Row:
    title = PurePath(way.file).stem if way.only else saved.title(sheet)
    return {"file": way.file, "sheet": title, "cell": cell}
