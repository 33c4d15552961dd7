"""A look ahead: the workbook that an agency would get of a question set, on one case that there is not.

Comes in: a question set and a role. Goes out: the bytes of a workbook; the same set gives the same bytes.
"""

from datetime import date

from maar.plan import Agency, Case, Meeting, Plan
from maar.questions import QuestionSet
from maar.questions.model import EVERYONE
from maar.workbook.write import write

CASE = Case("K1", date(2026, 1, 14))
PERIOD = (date(2025, 5, 1), date(2026, 4, 30))
RETURN_BY = date(2026, 5, 29)
MEETINGS = (
    Meeting(CASE.ref, "Initial conference", date(2026, 1, 28)),
    Meeting(CASE.ref, "Core group 1", date(2026, 2, 9)),
)
ID = "PREVIEWA"
OTHERS = 5  # agencies beside the one that is asked, where a question lets one be chosen


def preview(question_set: QuestionSet, role: str) -> bytes:
    """The workbook an agency of this role would get."""
    plan = fictional(question_set, role)
    return write(plan, plan.agencies[0], CASE, lambda ref: 1, 1)


def fictional(question_set: QuestionSet, role: str) -> Plan:
    """A plan of one fictional case; its first agency has the role."""
    others = [other for other in question_set.roles if other != role][:OTHERS]
    return Plan(
        id=ID,
        name="preview",
        title=question_set.title,
        noun="preview",
        marking="Preview: not for completion",
        contact="",
        partnership="",
        period=PERIOD,
        return_by=RETURN_BY,
        tabletop=None,
        cases=(CASE,),
        agencies=tuple(_agency(one, question_set) for one in (role, *others)),
        questions=question_set,
        meetings=MEETINGS,
    )


def _agency(role: str, question_set: QuestionSet) -> Agency:
    name = "Any other agency" if role == EVERYONE else question_set.roles[role]
    return Agency("OTHER" if role == EVERYONE else role, role, name, name)
