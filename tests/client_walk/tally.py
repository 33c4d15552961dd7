"""The tally: what must be told of what was typed, reckoned by hand, without a line of the package.

Rules: design, sections 6 and 7. Comes in: the tables of `typed.py`, the question bank, the issued forms.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from .bank import Bank, Question, Scale
from .filling import EVIDENCE, JUDGEMENT, Typed, owner, rows_of
from .forms import Form, book_of
from .typed import AGENCIES, AUDIT, CASES, CHRONOLOGY, KNOWN, PLAN, RETURNED, TOP

STATES = ("answered", "not known", "not applicable", "blank", "unreadable")
EMPTY = Typed("", "", "")


@dataclass(frozen=True)
class Told:
    """One answer as it must be read; `values` are (part, type, value, cell)."""

    agency: str
    case: str
    question: Question
    state: str
    judgement: str
    evidence: str
    comment: str
    cell: str
    values: tuple[tuple[str, str, str, str], ...] = ()

    @property
    def counts(self) -> bool:
        """Is it in the denominator of its scale?"""
        scale = self.question.scale
        return bool(scale) and (self.state == "answered" or (self.state == "not known" and scale.not_known_counts))

    @property
    def positive(self) -> bool:
        return self.state == "answered" and bool(self.question.scale) and self._level.positive

    @property
    def points(self) -> Fraction:
        return self._level.points

    @property
    def _level(self):
        return self.question.scale.level(self.judgement)


@dataclass(frozen=True)
class Return:
    """One agency on one case: `status` and the answers to every question put, if it was returned."""

    agency: str
    case: str
    status: str
    put: tuple[Question, ...]
    answers: tuple[Told, ...] = ()


def percent(value: Fraction | None) -> float | None:
    """One decimal, halves up, and never 0.0 or 100.0 unless exact."""
    if value is None:
        return None
    rounded = Decimal(floor(value * 10 + Fraction(1, 2))) / 10
    if value not in (0, 100):
        rounded = min(max(rounded, Decimal("0.1")), Decimal("99.9"))
    return float(rounded)


def share(n: int, d: int) -> dict:
    return {"n": n, "d": d, "percent": percent(Fraction(100 * n, d)) if d else None}


def returns(bank: Bank, forms: dict[str, Form]) -> list[Return]:
    """All that were due, agency by agency and case by case."""
    return [_return(bank, forms, agency, case) for agency in AGENCIES for case in CASES]


def _return(bank: Bank, forms: dict[str, Form], agency: str, case: str) -> Return:
    who, put = f"{agency}-{case}", tuple(bank.put_to(agency))
    rows, top = rows_of(who), TOP.get(who, {})
    listed = any((agency, case) == owner(book, row[0]) for book, _, *row in (*CHRONOLOGY, *PLAN))
    answered = any(typed != EMPTY for row, typed in rows.items() if row != "ALERT")
    if top.get(KNOWN) == "No" and not (answered or listed):
        return Return(agency, case, "nil", put)
    if not (answered or listed or any(top.values())):
        return Return(agency, case, "outstanding", put)
    form = forms[book_of(agency, case)]
    return Return(agency, case, "returned", put, tuple(answer_told(form, agency, case, one, rows) for one in put))


def answer_told(form: Form, agency: str, case: str, question: Question, rows: dict[str, Typed]) -> Told:
    """The answer that must be read where this was typed into the rows of a question."""
    typed = [rows.get(row, EMPTY) for row in question.rows]
    evidence = "\n".join(one.evidence.strip() for one in typed if one.evidence)
    comment = "\n".join(one.comment.strip() for one in typed if one.comment)
    cells = [form.box(case, row, JUDGEMENT) for row in question.rows]
    if question.type == "text":
        cell = form.box(case, question.ref, EVIDENCE)
        values = (("", "text", evidence, cell),) if evidence else ()
        state = "answered" if evidence else "blank"
        return Told(agency, case, question, state, "", evidence, comment, cell, values)
    first = typed[0].judgement
    if question.scale:
        state = _state(first, question.scale.labels)
        level = first if state == "answered" else ""
        return Told(agency, case, question, state, level, evidence, comment, cells[0])
    values = tuple(_values(form, case, question, typed))
    state = _state(first, [first]) if first in ("Not known", "Not applicable") else _counted(question, typed)
    return Told(agency, case, question, state, "", evidence, comment, cells[0], values)


def _state(judgement: str, labels: Iterable[str]) -> str:
    if judgement in ("Not known", "Not applicable"):
        return judgement.lower()
    if not judgement:
        return "blank"
    return "answered" if judgement in labels else "unreadable"


def _counted(question: Question, typed: list[Typed]) -> str:
    told = [
        one.judgement if kind == "number" else one.evidence
        for (_, kind), one in zip(question.parts, typed, strict=True)
    ]
    numbers = [one.judgement for (_, kind), one in zip(question.parts, typed, strict=True) if kind == "number"]
    if any(number and not number.isdecimal() for number in numbers):
        return "unreadable"
    return "answered" if any(told) else "blank"


def _values(form: Form, case: str, question: Question, typed: list[Typed]):
    for (name, kind), row, one in zip(question.parts, question.rows, typed, strict=True):
        if kind == "number" and one.judgement.isdecimal():
            yield name, kind, one.judgement, form.box(case, row, JUDGEMENT)
        elif kind == "text" and one.evidence:
            yield name, kind, one.evidence.strip(), form.box(case, row, EVIDENCE)


def books(some: list[Return]) -> tuple[dict, dict]:
    """The books of these returns, and of the answers in them."""
    status = [one.status for one in some]
    told = [answer.state for one in some for answer in one.answers]
    counted = {name: status.count(name) for name in ("returned", "nil", "outstanding")}
    states = {state.replace(" ", "_"): told.count(state) for state in STATES}
    put = sum(len(one.put) for one in some)
    return {"issued": len(some), **counted}, {"put": put, "asked": len(told), **states}


def scored(answers: list[Told], scales: list[Scale]) -> dict:
    """Score, n and the positive share of each scale, of some answers."""
    judged = [one for one in answers if one.question.scale and one.state == "answered"]
    weights = sum(one.question.weight for one in judged)
    points = sum((one.points * one.question.weight for one in judged), Fraction(0))
    return {
        "score": percent(points / weights) if judged else None,
        "n": len(judged),
        "scales": [{"scale": scale.code, "positive": _positive(answers, scale)} for scale in scales],
    }


def _positive(answers: Iterable[Told], scale: Scale) -> dict:
    of = [one for one in answers if one.question.scale == scale and one.counts]
    return share(sum(one.positive for one in of), len(of))


def question_told(question: Question, answers: list[Told]) -> dict:
    """One question of `themes[].questions[]`."""
    states = [one.state for one in answers]
    labels = question.scale.labels if question.scale else []
    judged = scored(answers, [])
    return {
        "ref": question.ref,
        "text": question.text,
        "type": question.type,
        "scale": question.scale.code if question.scale else None,
        "asked": len(answers),
        "counts": {label: [one.judgement for one in answers].count(label) for label in labels},
        **{state.replace(" ", "_"): states.count(state) for state in STATES[1:]},
        "positive": _positive(answers, question.scale) if question.scale else None,
        "score": judged["score"],
        "n": judged["n"],
        "parts": [_sum(name, answers) for name, kind in question.parts if kind == "number"],
        "agreed": None,
    }


def _sum(part: str, answers: list[Told]) -> dict:
    """Over answered questions only: an unreadable answer adds nothing."""
    values = [int(v[2]) for one in answers if one.state == "answered" for v in one.values if v[0] == part]
    return {"part": part, "sum": sum(values), "n": len(values)}


def findings_json(bank: Bank, due: list[Return]) -> dict:
    """The counts of `findings.json`, but for findings and alerts."""
    answers = [answer for one in due for answer in one.answers]
    of_agency = {code: [one for one in due if one.agency == code] for code in AGENCIES}
    theme_scales = {
        theme: list(dict.fromkeys(q.scale for q in bank.questions if q.theme == theme and q.scale))
        for theme, _ in bank.themes
    }

    def by_theme(some: list[Told]) -> dict:
        return {
            theme: scored([one for one in some if one.question.theme == theme], scales)
            for theme, scales in theme_scales.items()
        }

    themes = by_theme(answers)
    returned, told = books(due)
    names = [{"code": code, "name": name} for code, name in AGENCIES.items()]
    each = [books(of_agency[code]) for code in AGENCIES]
    return {
        "format": 1,
        "audit": AUDIT,
        "edition": "restricted",
        "question_set": {"name": "baseline", "version": bank.version},
        "files": _files(),
        "returns": {**returned, "by_agency": [name | one[0] for name, one in zip(names, each, strict=True)]},
        "answers": {**told, "by_agency": [{"code": code} | one[1] for code, one in zip(AGENCIES, each, strict=True)]},
        "themes": [
            {"code": code, "name": name, **themes[code], "questions": _questions(bank, code, answers)}
            for code, name in bank.themes
        ],
        "agencies": [
            {**name, "themes": by_theme([one for one in answers if one.agency == name["code"]])} for name in names
        ],
        "cases": [{"ref": case, "themes": by_theme([one for one in answers if one.case == case])} for case in CASES],
    }


def _questions(bank: Bank, theme: str, answers: list[Told]) -> list[dict]:
    return [
        question_told(question, [one for one in answers if one.question == question])
        for question in bank.questions
        if question.theme == theme
    ]


def _files() -> dict[str, int]:
    """Each workbook once, one of them twice, and a covering letter."""
    others = dict.fromkeys(("superseded", "withdrawn", "held", "unreadable"), 0)
    return {"read": len(RETURNED), "duplicate": 1, **others, "not_a_return": 1}
