"""findings.json of the public edition: the shape of format 1, hidden figures null and said to be hidden.

Comes in: what was found, as a public edition may tell it. Goes out: the same keys as in the restricted edition, lists
by agency and by case empty.
"""

from maar.answers import State
from maar.documents.data import FORMAT, Json, findings_json
from maar.documents.disclosure import Shown, share_told, shown
from maar.documents.found import Found
from maar.figures import Share, one_decimal, percent
from maar.findings import Finding
from maar.returns import FileStatus
from maar.scores import QuestionTally, Tally, books
from maar.scores.tally import counts

RETURNS = ("issued", "returned", "nil", "outstanding")
ANSWERS = ("put", "asked", "answered", "not_known", "not_applicable", "blank", "unreadable")
HIDDEN: Json = {"hidden": True}
NO_SHARE: Json = {"n": None, "d": None, "percent": None}


def told_json(found: Found) -> Json:
    """What machines read, in the edition of `found`; of a public one `found` is already as it may be told."""
    return public_json(found) if found.public else findings_json(found)


def public_json(found: Found) -> Json:
    """Everything that may be told. A figure that may not is null, with `hidden: true` beside it."""
    plan, may = found.plan, shown(found)
    total = books(found.settled.returns)
    returns = _hidden(RETURNS)
    if may.returns:  # every one came back; how many of them were nil is told nowhere
        returns |= {"issued": total.issued, "outstanding": total.outstanding}
    return {
        "format": FORMAT,
        "audit": plan.name,
        "title": plan.title,
        "edition": str(found.edition),
        "question_set": {"name": plan.questions.name, "version": plan.questions.version},
        "files": _hidden(tuple(status.value for status in FileStatus)),
        "returns": {**returns, "by_agency": []},
        "answers": {**_hidden(ANSWERS), "by_agency": []},
        "alerts": [],
        "themes": [_theme(found, theme.code, may) for theme in plan.questions.themes if _is_put(found, theme.code)],
        "agencies": [],
        "cases": [],
        "findings": [_finding(one) for one in found.findings],
        "agreement": {
            **_hidden(("agreed", "moved")),
            "rates": {"total": None, "themes": {}, "questions": {}, "pairs": [], **HIDDEN},
        },
    }


def _hidden(names: tuple[str, ...]) -> Json:
    return {**dict.fromkeys(names), **HIDDEN}


def _is_put(found: Found, theme: str) -> bool:
    return bool(found.scores.of_theme(theme))


def _share(share: Share) -> Json:
    return {"n": share.n, "d": share.d, "percent": percent(share)}


def _tally(tally: Tally) -> Json:
    return {"score": one_decimal(tally.score), "n": tally.n}


def _theme(found: Found, code: str, may: Shown) -> Json:
    rows = found.scores.of_theme(code)
    scales = dict.fromkeys(one.question.scale.code for one in rows if one.question.scale)
    tally = found.scores.themes[code] if code in may.whole_themes else None
    told: Json = _tally(tally) if tally else _hidden(("score", "n"))
    return {
        "code": code,
        "name": found.plan.questions.theme(code).name,
        **told,
        "scales": [_scale(found, code, scale, may) for scale in scales],
        "questions": [_question(one, one.question.ref in may.questions) for one in rows],
    }


def _scale(found: Found, theme: str, scale: str, may: Shown) -> Json:
    """The sum over the questions of a theme, each of which is told; else hidden."""
    share = share_told(found, may, theme, scale)
    return {"scale": scale, "positive": _share(share)} if share else {"scale": scale, "positive": NO_SHARE, **HIDDEN}


def _question(one: QuestionTally, told: bool) -> Json:
    """How many were asked is never told, so neither is what lies outside the count."""
    question, scale = one.question, one.question.scale
    about: Json = {
        "ref": question.ref,
        "text": question.text,
        "type": question.type,
        "scale": scale.code if scale else None,
    }
    outside: Json = {"not_applicable": None, "blank": None, "unreadable": None}
    rest: Json = {"parts": [], "agreed": None}
    if not told:
        labels = dict.fromkeys(scale.labels) if scale else {}
        share = NO_SHARE if scale else None
        figures: Json = {"asked": None, "counts": labels, "not_known": None, **outside, "positive": share}
        return {**about, **figures, "score": None, "n": None, **rest, **HIDDEN}
    inside = scale is not None and counts(scale, State.NOT_KNOWN)
    not_known = one.states[State.NOT_KNOWN] if inside else None
    figures = {"asked": None, "counts": dict(one.counts), "not_known": not_known, **outside}
    return {**about, **figures, "positive": _share(one.positive or Share()), **_tally(one.tally), **rest}


def _finding(one: Finding) -> Json:
    about: Json = {"id": one.id, "kind": one.kind.value, "theme": one.theme, "question": one.question, "case": None}
    figures: Json = {"agencies": [], "n": one.share.n, "d": one.share.d}
    return {**about, **figures, "sentence": one.sentence, "evidence": []}
