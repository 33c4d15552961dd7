"""Alerts: a child may be at risk now. Read to fail safe, from every file that can be opened, counted or not."""

from collections.abc import Iterable, Mapping

from maar.answers import AlertSeen, Reading, TabletopReading
from maar.problems import Problem
from maar.problems import returns as codes
from maar.questions import ALERT
from maar.returns.model import Alert, Decision, decision_about, digest


def raised(readings: Iterable[Reading | TabletopReading], decisions: Mapping[str, Decision]) -> tuple[Alert, ...]:
    """Every alert once, however many files repeat it; handled only if the lead saw just these words."""
    seen: dict[tuple[str, str, str], tuple[AlertSeen, str]] = {}
    for reading in readings:
        for one in reading.alerts:
            # Nobody's alerts are told apart by where they stand: two children's may say the same.
            place = () if one.agency and one.case else (reading.digest, one.at.sheet, one.at.cell)
            key = (one.agency, one.case, digest(one.typed, one.evidence, *place))
            if key not in seen or one.at < seen[key][0].at:
                seen[key] = (one, reading.digest)
    return tuple(_alert(one, key[2], file, decisions) for key, (one, file) in sorted(seen.items()))


def _alert(one: AlertSeen, content: str, file: str, decisions: Mapping[str, Decision]) -> Alert:
    unknown = {"agency": "An agency that is not known", "case": "not known"}
    if one.audit:
        unknown = {"agency": "Another audit's workbook", "case": "of that audit"}
    facts = tuple((name, words) for name, words in unknown.items() if not getattr(one, name))
    ref = "" if facts else ALERT  # nobody's alert goes by the file that it stands in
    problem = Problem(codes.ALERT, one.at, one.agency, one.case, ref, facts, content=content if facts else file)
    handled = decision_about(decisions, problem.id, content) is not None
    return Alert(one.agency, one.case, one.at, problem, content, handled, one.audit)
