"""findings.json: what machines read (design, section 8, format 1). No data is null, never 0."""

from collections.abc import Mapping
from fractions import Fraction

from maar.agreement import AsAgreed, Nearness
from maar.answers import Answer, State
from maar.documents.agreed_crossing import ways
from maar.documents.books_part import by_agency
from maar.documents.found import Found
from maar.documents.values_part import adds_up
from maar.figures import Share, one_decimal, percent
from maar.findings import Finding
from maar.problems import Location
from maar.returns import FileStatus
from maar.scores import Books, Days, PartTally, QuestionTally, Tally, books

FORMAT = 1
Json = dict[str, object]


def findings_json(found: Found) -> Json:
    """Everything that was found, in the stable shape of format 1, restricted edition."""
    plan = found.plan
    return {
        "format": FORMAT,
        "audit": plan.name,
        "title": plan.title,
        "edition": "restricted",
        "question_set": {"name": plan.questions.name, "version": plan.questions.version},
        "files": _files(found),
        "returns": _returns(found),
        "answers": _answers(found),
        "alerts": [
            {"agency": one.agency, "case": one.case, "handled": one.handled, **_place(one.at)}
            for one in found.settled.alerts
        ],
        "themes": [_theme(found, theme) for theme in found.scores.themes],
        "agencies": [
            {"code": one.code, "name": one.name, "themes": _themes_of(found, found.scores.agencies, one.code)}
            for one in plan.agencies
        ],
        "cases": [{"ref": one.ref, "themes": _themes_of(found, found.scores.cases, one.ref)} for one in plan.cases],
        "findings": [_finding(finding) for finding in found.findings],
        "agreement": _agreement(found),
    }


def _files(found: Found) -> Json:
    statuses = list(found.settled.files.values())
    return {status.value: statuses.count(status) for status in FileStatus}


def _returns(found: Found) -> Json:
    def counts(one: Books) -> Json:
        return {"issued": one.issued, "returned": one.returned, "nil": one.nil, "outstanding": one.outstanding}

    agencies = [{"code": code, "name": name, **counts(one)} for code, name, one in by_agency(found)]
    return {**counts(books(found.settled.returns)), "by_agency": agencies}


def _answers(found: Found) -> Json:
    def counts(one: Books) -> Json:
        names = ("put", "asked", "answered", "not_known", "not_applicable", "blank", "unreadable")
        return {name: getattr(one, name) for name in names}

    agencies = [{"code": code, **counts(one)} for code, _, one in by_agency(found)]
    return {**counts(books(found.settled.returns)), "by_agency": agencies}


def _share(share: Share) -> Json:
    return {"n": share.n, "d": share.d, "percent": percent(share)}


def _tally(tally: Tally) -> Json:
    scales = [{"scale": code, "positive": _share(share)} for code, share in tally.scales.items()]
    return {"score": one_decimal(tally.score), "n": tally.n, "scales": scales}


def _theme(found: Found, code: str) -> Json:
    questions = [_question(one, found.agreement.of(one.question.ref)) for one in found.scores.of_theme(code)]
    name = found.plan.questions.theme(code).name
    return {"code": code, "name": name, **_tally(found.scores.themes[code]), "questions": questions}


def _question(one: QuestionTally, agreed: AsAgreed | None) -> Json:
    question = one.question
    return {
        "ref": question.ref,
        "text": question.text,
        "type": question.type,
        "scale": question.scale.code if question.scale else None,
        "asked": one.asked,
        "counts": dict(one.counts),
        "not_known": one.states[State.NOT_KNOWN],
        "not_applicable": one.states[State.NOT_APPLICABLE],
        "blank": one.states[State.BLANK],
        "unreadable": one.states[State.UNREADABLE],
        "positive": None if one.positive is None else _share(one.positive),
        "score": one_decimal(one.tally.score),
        "n": one.tally.n,
        "parts": [_part(part, adds_up(question)) for part in one.parts],
        "agreed": _agreed(agreed) if agreed else None,
    }


def _agreed(one: AsAgreed) -> Json:
    """The unit is one case, never an answer."""
    labels = one.question.scale.labels if one.question.scale else ()
    return {
        "counts": {label: one.counts.get(label, 0) for label in labels},
        "not_known": one.states.get(State.NOT_KNOWN, 0),
        "not_applicable": one.states.get(State.NOT_APPLICABLE, 0),
        "positive": _share(one.positive),
    }


def _agreement(found: Found) -> Json:
    """Agreed judgements on questions, how returned ones moved (null where none did compare), how near views lie.

    Overall judgements are in none of these.
    """
    refs = {question.ref for question in found.plan.questions.questions}
    moves, rates = found.agreement.moves, found.agreement.rates
    pairs = [{"agencies": [*two], **_near(near)} for two, near in rates.pairs.items()]
    return {
        "agreed": sum(one.question in refs for one in found.agreement.agreed.judgements),
        "moved": ways(moves)._asdict() if moves else None,
        "rates": {
            "total": _near(rates.total),
            "themes": {code: _near(near) for code, near in rates.themes.items()},
            "questions": {ref: _near(near) for ref, near in rates.questions.items()},
            "pairs": pairs,
        },
    }


def _near(near: Nearness) -> Json:
    return {name: _share(share) for name, share in zip(("same", "within_one", "apart"), near.shares, strict=True)}


def _part(one: PartTally, adds: bool) -> Json:
    """A number, choice or date: `sum` is null but for numbers, `d` is how many could have given it."""
    kind = one.part.kind
    told: Json = {"part": one.part.name, "sum": one.numbers.sum if kind == "number" and one.n else None, "n": one.n}
    if kind == "number":
        spread = {"middle": _plain(one.numbers.middle), "lowest": one.numbers.lowest, "highest": one.numbers.highest}
        return told if adds else {**told, "d": one.asked, **spread}
    if kind == "choice":
        return {**told, "d": one.asked, "counts": dict(one.counts)}
    return {**told, "d": one.asked, "days": _days(one.days) if one.days else None}


def _days(one: Days) -> Json:
    """Calendar days since another date; `not_counted` pairs of dates run backwards."""
    days = {"n": one.spread.n, "middle": _plain(one.spread.middle), "longest": one.spread.highest}
    return {"from": one.since, **days, "not_counted": one.backwards}


def _plain(value: Fraction | None) -> int | float | None:
    """A whole number as one, else its half."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def _themes_of(found: Found, tallies: Mapping[tuple[str, str], Tally], owner: str) -> Json:
    return {theme: _tally(tallies[owner, theme]) for theme in found.scores.themes}


def _finding(one: Finding) -> Json:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "theme": one.theme,
        "question": one.question or None,
        "case": one.case or None,
        "agencies": [*one.agencies],
        "n": one.share.n,
        "d": one.share.d,
        "sentence": one.sentence,
        "evidence": [_evidence(answer) for answer in one.evidence],
    }


def _evidence(answer: Answer) -> Json:
    about = {"agency": answer.agency, "case": answer.case, "question": answer.question}
    return {**about, **_place(answer.at)}


def _place(at: Location) -> Json:
    return {"file": at.file, "sheet": at.sheet, "cell": at.cell}
