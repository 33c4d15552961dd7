"""What one agency may see of an audit: everything it said itself, and of the others only what tells of none of them.

Comes in: everything found, and the agency. Goes out: what was found with nobody else's words, answers or returns left
in it, so that whatever is made of it can give none away; and the figures of all agencies that may stand beside it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from maar.agreement import Agreed, Agreement
from maar.answers import AgreedJudgement, Answer
from maar.chronology import chronologies
from maar.documents.found import Found
from maar.figures import Share
from maar.plan import Agency
from maar.problems import Problem
from maar.problems.asks import ask, is_asked
from maar.returns import Settled
from maar.scores import QuestionTally, add_up, smart
from maar.scores.tally import counts

FEWEST_OTHERS = 2  # with one other agency, what is left after one's own is that agency's
REPEATED = 20  # characters that are somebody's own words, and no turn of speech
TELLING = 5  # letters of a word that tells which agency is meant
# Words by which people mean an agency without its name, by the role of the agency; an own word tells of nobody else.
MEANT = {
    "CSC": ("social worker", "front door", "contact screen"),
    "MASH": ("front door", "contact screen"),
    "POL": ("officer", "detective", "constable", "sergeant", "inspector", "force", "custody"),
    "0-19": ("health visitor", "school nurse"),
    "EDU": ("teacher", "tutor", "head", "nursery", "college", "class"),
    "GP": ("GP", "doctor", "surgery", "surgeries", "practice"),
    "EH": ("family hub", "family worker"),
    "ACU": ("ward", "hospital", "midwife", "midwives", "midwifery", "maternity", "emergency department"),
    "HOU": ("landlord", "tenancy", "tenancies"),
}


@dataclass(frozen=True, slots=True)
class View:
    """`found` holds one agency and nothing of the others; `together` the figures of all agencies, by question.

    A question is not in `together` where its figure would tell what another agency answered. Its problems are those
    that it can put right itself; `aside` are as many more, left out because they name another agency. `untold` are the
    judgements of the meeting whose reason is left out, since it tells of another agency.
    """

    found: Found
    agency: Agency
    together: Mapping[str, Share]
    aside: int
    untold: int = 0


def view_of(found: Found, agency: Agency) -> View:
    """The view of one agency; identifiers are masked already."""
    name = _pattern(one for one in found.plan.agencies if one.code != agency.code)
    plan = replace(found.plan, agencies=(agency,), cases=found.plan.cases_of(agency))
    problems = [one for one in found.problems if one.agency == agency.code and is_asked(one)]
    told = tuple(_placed(name, one) for one in problems if not _names(name, ask(one)))
    agreed, untold = _agreed(found, agency)
    settled = _settled(found, agency)
    own = replace(
        found,
        plan=plan,
        settled=settled,
        scores=add_up(plan, settled),
        findings=(),
        chronologies=chronologies(plan, settled),
        smart=smart(plan, settled),
        problems=told,
        decisions=(),
        agreement=Agreement(Agreed(agreed)),
    )
    together = {one.question.ref: one.positive for one in found.scores.questions if one.positive and _safe(one, agency)}
    return View(own, agency, together, len(problems) - len(told), untold)


def _placed(name: re.Pattern[str] | None, one: Problem) -> Problem:
    """The problem, without the name of a file that names another agency."""
    said = re.sub(r"[\W_]+", " ", one.at.file.rsplit("/", 1)[-1])
    return replace(one, at=one.at._replace(file="")) if _names(name, said) else one


def _settled(found: Found, agency: Agency) -> Settled:
    """What came back of this agency, and of no file that others may share."""
    return replace(
        found.settled,
        returns=tuple(one for one in found.settled.returns if one.agency.code == agency.code),
        alerts=tuple(one for one in found.settled.alerts if one.agency == agency.code),
        events=(),
        actions=(),
        grid_rows=(),
        problems=(),
        files={},
        by_file={},
        authors={},
        beside={},
        contents={},
    )


def _safe(tally: QuestionTally, agency: Agency) -> bool:
    """Can no other agency's answers be had from this figure by taking one's own away?

    Two others at least, and theirs not all positive nor all not: else what is left says what each of them answered.
    """
    scale = tally.question.scale
    if scale is None:
        return False
    others = [one for one in tally.answers if one.agency != agency.code and counts(scale, one.state)]
    positive = sum(bool(one.judgement) and scale.level(one.judgement).positive for one in others)
    return len({one.agency for one in others}) >= FEWEST_OTHERS and 0 < positive < len(others)


def _agreed(found: Found, agency: Agency) -> tuple[tuple[AgreedJudgement, ...], int]:
    """What the meeting agreed where this agency answered, without dissent and without reasons that tell of others.

    With how many reasons are left out.
    """
    own = {
        one.case.ref: {**one.answers, **one.extras} for one in found.settled.returned if one.agency.code == agency.code
    }
    others = [one for one in found.plan.agencies if one.code != agency.code]
    name, words = _pattern(others, loosely=True), tuple(_others_words(found, agency))
    agreed, untold = [], 0
    for one in found.agreement.agreed.judgements:
        if one.question in own.get(one.case, {}):
            tells = _names(name, one.reason) or any(text in one.reason for text in words)
            agreed.append(replace(one, reason="" if tells else one.reason, dissent="", typed="", seen=frozenset()))
            untold += tells
    return tuple(agreed), untold


def _others_words(found: Found, agency: Agency) -> Iterator[str]:
    """Everything long enough to be known again that another agency wrote beside an answer."""
    for one in found.settled.returned:
        if one.agency.code != agency.code:
            for answer in (*one.answers.values(), *one.extras.values()):
                yield from (text for text in _texts(answer) if len(text) >= REPEATED)


def _texts(answer: Answer) -> tuple[str, ...]:
    return (answer.evidence, answer.comment, *(str(value.value) for value in answer.values if value.type == "text"))


def _pattern(others: Iterable[Agency], loosely: bool = False) -> re.Pattern[str] | None:
    """Finds the name of another agency, its short name or its code, as a word, one or many, in any case of letters.

    Where people wrote `loosely`, each long word of a short name is enough: a health visitor is of *Health visiting*.
    """
    names = {name.strip() for one in others for name in (one.name, one.short, one.code)}
    if loosely:
        names |= {word for one in others for word in one.short.split() if len(word) >= TELLING}
        names |= {word for one in others for word in MEANT.get(one.role, ())}
    longest = sorted({name.rstrip("s") for name in names} - {""}, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})s?\b", re.IGNORECASE) if longest else None


def _names(name: re.Pattern[str] | None, text: str) -> bool:
    return name is not None and name.search(text) is not None
