"""The findings and alerts that must be told of what was typed (design, section 7.11), by the walk's own arithmetic."""

from collections.abc import Iterator
from fractions import Fraction

from .bank import Bank, Question
from .filling import JUDGEMENT, rows_of
from .forms import Form, book_of
from .tally import Return, Told
from .typed import AGENCIES, CASES, CHRONOLOGY, COVERING_LETTER, NO_DATES, PLAN, RETURNED

NOTHING_SAID = ("not known", "blank", "unreadable")


def alerts(forms: dict[str, Form]) -> list[dict]:
    """Every alert row answered with anything but No or nothing."""
    found = []
    for agency, case in ((agency, case) for agency in AGENCIES for case in CASES):
        alert = rows_of(f"{agency}-{case}").get("ALERT")
        if alert and alert.judgement not in ("", "No"):
            book = book_of(agency, case)
            place = {"file": RETURNED[book], "sheet": f"Case {case}", "cell": forms[book].box(case, "ALERT", JUDGEMENT)}
            found.append({"agency": agency, "case": case, "handled": False, **place})
    return found


def slips(forms: dict[str, Form]) -> list[tuple[str, str, str]]:
    """File, sheet and cell of everything that must be put right before the returns are whole."""
    boxes = [
        ("CSC-K2", "ALERT"),  # the alert itself
        ("CSC-K2", "CHR-4"),  # two levels in one box
        ("CSC-K2", "PLN-1.with_measure"),  # the one part left empty
        ("POL-K2", "PLN-5.due"),  # a word for a number
        ("EDU-K2", "ALERT"),  # left blank
        ("GP-K3", "ALERT"),  # left blank
    ]
    found = [(COVERING_LETTER, "", "")]
    for agency, case, row in ((*who.split("-"), row) for who, row in boxes):
        book = book_of(agency, case)
        found.append((RETURNED[book], f"Case {case}", forms[book].box(case, row, JUDGEMENT)))
    for table, sheet, heading, place in ((CHRONOLOGY, "Chronology", "Date", 3), (PLAN, "SMART plan", "Due", 5)):
        for book, row, *_ in (one for one in table if one[place] in NO_DATES):
            found.append((RETURNED[book], sheet, forms[book].list_box(sheet, row, heading)))
    return found


def findings(bank: Bank, due: list[Return]) -> dict[str, dict]:
    """Every finding by its id: kind, what it is about, n, d and the answers that prove it, in any order."""
    answers = [answer for one in due for answer in one.answers]
    found = {}
    for theme, _ in bank.themes:
        of_theme = [one for one in answers if one.question.theme == theme]
        missing = [one for one in of_theme if one.state in NOTHING_SAID]
        if len({one.question for one in of_theme}) > 1 and _is_gap(missing, of_theme):
            found[f"GAP-{theme}"] = _finding("gap", theme, None, None, missing, len(missing), len(of_theme))
        for question in (one for one in bank.questions if one.theme == theme):
            found |= dict(_of_question(question, [one for one in of_theme if one.question == question]))
    return found


def _of_question(question: Question, asked: list[Told]) -> Iterator[tuple[str, dict]]:
    theme, ref, scale = question.theme, question.ref, question.scale
    missing = [one for one in asked if one.state in NOTHING_SAID]
    if _is_gap(missing, asked):
        yield f"GAP-{ref}", _finding("gap", theme, ref, None, missing, len(missing), len(asked))
    if not scale:
        return
    counted = [one for one in asked if one.counts]
    n, d = sum(one.positive for one in counted), len(counted)
    lowest = scale.lowest_is_area and any(one.judgement == scale.labels[-1] for one in counted)
    if d >= 3 and Fraction(n, d) >= Fraction(3, 4) and not lowest:
        yield f"STRENGTH-{ref}", _finding("strength", theme, ref, None, counted, n, d)
    if lowest or (d >= 3 and Fraction(n, d) <= Fraction(1, 2)):
        yield f"AREA-{ref}", _finding("area", theme, ref, None, counted, n, d)
    for case in CASES:
        here = [one for one in asked if one.case == case]
        clashing, compared = _contradiction(question, here)
        if clashing:
            finding = _finding("contradiction", theme, ref, case, clashing, len(clashing), len(compared))
            yield f"CONTRADICTION-{ref}-{case}", finding
        said = [one for one in here if one.state == "answered"]
        levels = [scale.labels.index(one.judgement) for one in said]
        far = [
            one for one, level in zip(said, levels, strict=True) if max(level - min(levels), max(levels) - level) >= 2
        ]
        if far and not all(one in clashing for one in far):
            n = sum(one.positive for one in said)
            yield f"SPLIT-{ref}-{case}", _finding("split", theme, ref, case, said, n, len(said))


def _contradiction(question: Question, here: list[Told]) -> tuple[list[Told], list[Told]]:
    """The answers on one case that cannot both be true, and all that were laid side by side."""
    clashing, compared = [], []
    for pair in question.pairs:
        for one, other in ((one, other) for one in here for other in here if one.agency in pair.by):
            labels = (_label(pair.kind, one), _label(pair.kind, other))
            if one.agency == other.agency or None in labels:
                continue
            compared += [one, other]
            if pair.kind == "levels":
                places = [question.scale.labels.index(label) for label in labels]
                wrong = abs(places[0] - places[1]) >= 2
            else:
                denied = ("No", "not known")
                wrong = labels[0] == "Yes" and labels[1] in denied
                wrong = wrong or (pair.both_ways and labels[0] in denied and labels[1] == "Yes")
            clashing += [one, other] if wrong else []
    return [one for one in here if one in clashing], [one for one in here if one in compared]


def _label(kind: str, one: Told) -> str | None:
    """What an answer says to a pair; None where it says nothing."""
    if one.state == "answered":
        return one.judgement
    return "not known" if one.state == "not known" and kind == "answers" else None


def _is_gap(missing: list[Told], asked: list[Told]) -> bool:
    return len(missing) >= 2 and 3 * len(missing) >= len(asked)


def _finding(kind: str, theme: str, ref: str | None, case: str | None, proof: list[Told], n: int, d: int) -> dict:
    evidence = [
        (one.agency, one.case, one.question.ref, RETURNED[book_of(one.agency, one.case)], f"Case {one.case}", one.cell)
        for one in proof
    ]
    about = {"kind": kind, "theme": theme, "question": ref, "case": case, "n": n, "d": d}
    return {**about, "agencies": sorted({one.agency for one in proof}), "evidence": sorted(evidence)}


def as_told(findings: list[dict]) -> dict[str, dict]:
    """The findings of findings.json in the shape of `findings`, to compare them."""
    names = ("agency", "case", "question", "file", "sheet", "cell")
    return {
        one["id"]: {
            **{key: one[key] for key in ("kind", "theme", "question", "case", "n", "d")},
            "agencies": sorted(one["agencies"]),
            "evidence": sorted(tuple(place[name] for name in names) for place in one["evidence"]),
        }
        for one in findings
    }
