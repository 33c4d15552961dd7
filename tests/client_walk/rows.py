"""The rows that the data files must hold, made from what was typed; nothing of the package is used."""

from collections.abc import Iterator
from fractions import Fraction

from .bank import Bank
from .filling import COMMENT, EVIDENCE, JUDGEMENT, owner, rows_of
from .forms import Form, book_of
from .tally import Return, Told, percent
from .typed import (
    AUDIT,
    CHRONOLOGY,
    DATES,
    INDEPENDENT,
    PLAN,
    READ,
    READ_FROM,
    READ_TO,
    RETURNED,
    ROLE,
    SIGNED_BY,
    SIGNED_ON,
    SPOKEN,
    START,
    TOP,
)

FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    """As a data file writes it: a text that a spreadsheet would reckon gets one apostrophe."""
    return f"'{text}" if text.startswith(FORMULA_LIKE) else text


def _place(agency: str, case: str) -> dict[str, str]:
    return {"file": RETURNED[book_of(agency, case)], "sheet": f"Case {case}"}


def answers(due: list[Return]) -> Iterator[dict[str, str]]:
    """answers.csv: one row for every question put in every return that came back."""
    for one in (answer for each in due for answer in each.answers):
        judged = one.state == "answered" and one.question.scale
        yield {
            "audit": AUDIT,
            "case": one.case,
            "agency": one.agency,
            "theme": one.question.theme,
            "question": one.question.ref,
            "scale": one.question.scale.code if one.question.scale else "",
            "state": one.state,
            "judgement": one.judgement,
            "points": str(percent(one.points)) if judged else "",
            "evidence": safe(one.evidence),
            "comment": safe(one.comment),
            "agreed": "",
            **_place(one.agency, one.case),
            "cell": one.cell,
        }


def values(bank: Bank, due: list[Return], forms: dict[str, Form]) -> Iterator[dict[str, str]]:
    """values.csv: parts and texts, then the alert, the overall judgements and the boxes; of a nil return its alert."""
    for one in due:
        if one.status not in ("returned", "nil"):
            continue
        for answer in one.answers if one.status == "returned" else ():
            yield from (_value(answer, *value) for value in answer.values)
        form = forms[book_of(one.agency, one.case)]
        yield from _extras(bank, one, form)


def _value(answer: Told, part: str, kind: str, value: str, cell: str) -> dict[str, str]:
    about = {"audit": AUDIT, "case": answer.case, "agency": answer.agency, "theme": answer.question.theme}
    told = {"question": answer.question.ref, "part": part, "type": kind, "value": safe(value)}
    return {**about, **told, **_place(answer.agency, answer.case), "cell": cell}


def _extras(bank: Bank, one: Return, form: Form) -> Iterator[dict[str, str]]:
    rows = rows_of(f"{one.agency}-{one.case}")
    for ref in ("ALERT", *(question.ref for question in bank.overall), *bank.boxes):
        typed = rows.get(ref)
        told = (typed.judgement, typed.evidence, typed.comment) if typed else ()
        for heading, text in zip((JUDGEMENT, EVIDENCE, COMMENT), told, strict=False):
            if text:
                yield {
                    "audit": AUDIT,
                    "case": one.case,
                    "agency": one.agency,
                    "theme": "",
                    "question": ref,
                    "part": heading.lower(),
                    "type": "choice" if heading == JUDGEMENT else "text",
                    "value": safe(text.strip()),
                    **_place(one.agency, one.case),
                    "cell": form.box(one.case, ref, heading),
                }


def returns(due: list[Return]) -> Iterator[dict[str, str]]:
    """returns.csv: one row for every return that was due; of an outstanding one nothing but that."""
    for one in due:
        back = one.status != "outstanding"
        top = TOP.get(f"{one.agency}-{one.case}", {})
        start = START.get(book_of(one.agency, one.case), {}) if back else {}
        told = [answer.state in ("answered", "not known", "not applicable") for answer in one.answers]
        yield {
            "audit": AUDIT,
            "case": one.case,
            "agency": one.agency,
            "status": one.status,
            "completeness": str(percent(Fraction(100 * sum(told), len(told)))) if told else "",
            "role": safe(top.get(ROLE, "")),
            "independent": top.get(INDEPENDENT, ""),
            "spoke_to_practitioner": top.get(SPOKEN, ""),
            "records_read": safe(top.get(READ, "")),
            "read_from": DATES[top.get(READ_FROM, "")],
            "read_to": DATES[top.get(READ_TO, "")],
            "signed_off_by": safe(start.get(SIGNED_BY, "")),
            "signed_off_on": DATES[start.get(SIGNED_ON, "")],
            **(_place(one.agency, one.case) if back else {"file": "", "sheet": ""}),
        }


def chronology(forms: dict[str, Form]) -> Iterator[dict[str, str]]:
    """chronology.csv: every event, at the cell of its Event."""
    names = ("event", "source", "action", "impact", "significant")
    for book, row, typed_case, day, *texts in CHRONOLOGY:
        agency, case = owner(book, typed_case)
        yield {
            "case": case,
            "date": DATES[day],
            "agency": agency,
            **{name: safe(text) for name, text in zip(names, texts, strict=True)},
            "file": RETURNED[book],
            "sheet": "Chronology",
            "cell": forms[book].list_box("Chronology", row, "Event"),
        }


def plan_actions(forms: dict[str, Form]) -> Iterator[dict[str, str]]:
    """plan_actions.csv: every action, at the cell of its Action."""
    names = (
        "measure", "outcome", "specific", "measurable", "achievable", "relevant", "time_bound", "shared", "status",
    )  # fmt: skip
    for book, row, typed_case, action, person, due, *texts in PLAN:
        agency, case = owner(book, typed_case)
        yield {
            "audit": AUDIT,
            "case": case,
            "agency": agency,
            "action": safe(action),
            "owner": safe(person),
            "due": DATES[due],
            **{name: safe(text) for name, text in zip(names, texts, strict=True)},
            "file": RETURNED[book],
            "sheet": "SMART plan",
            "cell": forms[book].list_box("SMART plan", row, "Action"),
        }
