"""Checks of what could say who a child is: in every box that people fill, and in the names of files and their authors.

Comes in: returns and what came back from the meeting, the names that the plan lists. Goes out: problems that say where
and what kind, and never the identifier itself. `content` of each holds what a decision clears.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from maar.answers import SMART, Answer, ChronologyEvent, Kept, PlannedAction, TabletopReading
from maar.checks.context import Check, Context
from maar.figures import listed, some
from maar.identifiers import Find, Identifier, clearing, find
from maar.problems import Kind, Location, Problem
from maar.problems import privacy as codes
from maar.returns import Decision, Return, Status

KINDS = {
    Identifier.NHS_NUMBER: codes.NHS_NUMBER,
    Identifier.UPN: codes.UPN,
    Identifier.NATIONAL_INSURANCE: codes.NATIONAL_INSURANCE,
    Identifier.DATE_OF_BIRTH: codes.DATE_OF_BIRTH,
    Identifier.POSTCODE: codes.POSTCODE,
    Identifier.PHONE: codes.PHONE,
    Identifier.EMAIL: codes.EMAIL,
    Identifier.NAME: codes.NAME,
}
TOP = {
    "role": "Auditor's role",
    "records_read": "Records read",
    "known": "Known to us?",
    "independent": "Independent of the case?",
    "spoke_to_practitioner": "Practitioner spoken to?",
    "typed_case": "Case ref, typed by you",
}
EVENT = ("Date", "Event", "Source", "Action or inaction", "Impact on the child", "Significant event?")
ACTION = (
    *("Action", "Owner", "Due", "Measure of success", "Outcome for the child"),
    *SMART,
    *("Shared with family", "Status"),
)
Facts = Mapping[str, str]
NO_FACTS: Facts = {}
MEETING: Facts = {"agency": "The meeting"}  # whose words they are, as a message names it
KEPT = {Kept.STRENGTH: "Strengths", Kept.LEARNING: "Learning", Kept.RECOMMENDATION: "Recommendations"}
ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}(?=/|$)")  # of a file's name
NOBODY = re.compile(
    r"openpyxl|xlsx|excel|office|microsoft|google|apache|python|\b(?:user|admin\w*|owner|author|guest|default|unknown"
    r"|maar|audit\w*|lead|manager|officer|team|service\w*|department|council|borough|county|city|police|school|academy"
    r"|nhs|trust|hospital|practice|partnership|safeguarding|agency)\b",
    re.I,
)


class Box(NamedTuple):
    """One text that somebody typed: `where` says in words what it stands under."""

    text: str
    where: str
    at: Location
    question: str = ""


def identifiers_in_texts(context: Context) -> Iterator[Problem]:
    """No box of a return says who a child is: one problem for each cell and kind."""
    for one in context.settled.returns:
        if one.status is not Status.OUTSTANDING:
            yield from _in_return(one, context.plan.names)
    events, actions = context.settled.events, context.settled.actions
    for agency in sorted({one.agency for one in events} | {one.agency for one in actions}):
        own = ([one for one in events if one.agency == agency], [one for one in actions if one.agency == agency])
        yield from _told(_in_boxes(_rows(*own), context.plan.names), agency, "")
    for row in context.settled.grid_rows:
        texts = [(value, value.value) for value in row.values if isinstance(value.value, str)]
        boxes = [Box(text, f"a row of {row.question}", value.at, row.question) for value, text in texts]
        yield from _told(_in_boxes(boxes, context.plan.names), row.agency, "")


def identifiers_in_file_names(context: Context) -> Iterator[Problem]:
    """No file is named after a child, or tells who wrote it."""
    for file in context.settled.files:
        yield from about_file(file, context.settled.authors.get(file, ()), context.plan.names)


def in_meeting(readings: Sequence[TabletopReading]) -> Check:
    """The check of everything that people wrote at the meeting, and of the names of its files."""

    def identifiers_from_the_meeting(context: Context) -> Iterator[Problem]:
        names = context.plan.names
        for reading in readings:
            for case, boxes in _boxes_of_meeting(reading):
                yield from _told(_in_boxes(boxes, names), "", case, MEETING)
            yield from about_file(reading.file, (), names)

    return identifiers_from_the_meeting


def in_own_words(box: Box, names: Sequence[str], may: Collection[Identifier] = ()) -> Iterator[Problem]:
    """What a text of the lead's own tells, but for what `may` stand there, as a number to ring under `contact`."""
    if found := [one for one in find(box.text, names) if one.kind not in may]:
        what = listed(_kinds(found))
        yield _problem(codes.OWN_WORDS, found, box.at, where=box.where, what=what, hint=_hints(found))


def about_file(file: str, authors: Sequence[str], names: Sequence[str]) -> Iterator[Problem]:
    """What the name of a file tells, and how many people its properties name as authors."""
    found = find(ENDING.sub("", file).replace("/", "\n"), names)
    if found:
        yield _problem(codes.FILE_NAME, found, Location(file), what=listed(_kinds(found)), hint=_hints(found))
    people = [Find(Identifier.NAME, one, 0, len(one)) for one in authors if one.strip() and not NOBODY.search(one)]
    if people:
        yield _problem(codes.AUTHOR, people, Location(file), authors=some(len(people), "person", "people"))


def clearings(problems: Iterable[Problem]) -> dict[str, tuple[str, ...]]:
    """What a decision to clear each of these problems clears, by the id of the problem."""
    found: dict[str, set[str]] = defaultdict(set)
    for problem in problems:
        if problem.kind in codes.ALL:
            found[problem.id].update(problem.content.split())
    return {one: tuple(sorted(digests)) for one, digests in found.items()}


def cleared(decisions: Iterable[Decision]) -> frozenset[str]:
    """Everything that the lead has cleared."""
    return frozenset(digest for one in decisions if one.verdict == "clear" for digest in one.contents)


def is_cleared(problem: Problem, digests: frozenset[str]) -> bool:
    """Has everything that this problem found been cleared?"""
    return problem.kind in codes.ALL and digests.issuperset(problem.content.split())


def _in_return(one: Return, names: Sequence[str]) -> Iterator[Problem]:
    answers = [answer for answer in (*one.answers.values(), *one.extras.values()) if answer.filled]
    found = [pair for answer in answers for pair in _in_answer(one, answer, names)]
    found += _in_boxes((*_around(one), *_rows(one.events, one.actions)), names)
    yield from _told(found, one.agency.code, one.case.ref)


def _boxes_of_meeting(reading: TabletopReading) -> Iterator[tuple[str, list[Box]]]:
    """Every text typed at the meeting by case, none where it is about no single one."""
    for one in reading.agreed:
        typed = (
            (one.typed, "Agreed judgement", one.at),
            (one.reason, "Reason", one.reason_at),
            (one.dissent, "Dissent", one.dissent_at),
        )
        yield one.case, [Box(text, f"{label} on {one.question}", at, one.question) for text, label, at in typed if text]
    for row in reading.kept:
        written = (row.text, row.why, row.cases, row.owner, row.due_text, row.measure)
        yield "", [Box(text, f"a row of {KEPT[row.kind]}", row.at) for text in written if text]
    for person in reading.present:
        said = (person.agency, person.role)
        yield "", [Box(text, "a row of In the room", person.at) for text in said if text]


def _told(found: Iterable[tuple[Box, Find]], agency: str, case: str, facts: Facts = NO_FACTS) -> Iterator[Problem]:
    """One problem for each box and kind; a row may not say which case it is about."""
    cells: dict[tuple[Kind, Box], list[Find]] = defaultdict(list)
    for box, one in found:
        cells[_kind(one), box].append(one)
    named = {} if case else {"case": "not named"}
    for (kind, box), finds in cells.items():
        told = {"where": box.where, "hint": _hints(finds), **named, **facts}
        yield _problem(kind, finds, box.at, (agency, case, box.question), **told)


def _in_boxes(boxes: Iterable[Box], names: Sequence[str]) -> Iterator[tuple[Box, Find]]:
    return ((box, one) for box in boxes for one in find(box.text, names))


def _in_answer(one: Return, answer: Answer, names: Sequence[str]) -> Iterator[tuple[Box, Find]]:
    """The finds in one answer, each with its box; what was pieced together from other boxes is not told twice."""
    told = (answer.evidence, answer.comment)
    pieces = [answer.typed, *(value.value for value in answer.values if isinstance(value.value, str))]
    beside = "\n".join(piece for piece in pieces if piece and piece not in told)
    for place, (heading, text) in enumerate((("Judgement", beside), ("Evidence", told[0]), ("Comment", told[1]))):
        for found in find(text, names):
            if place or not any(found.text in other for other in told):
                at = _cell(one, answer, place, found.text)
                yield Box("", f"{heading} of {answer.question}", at, answer.question), found


def _cell(one: Return, answer: Answer, place: int, text: str) -> Location:
    """The cell that holds a text; the answer's own where that is not known."""
    for ref, typed in one.typed.items():
        if ref.partition(".")[0] == answer.question and typed.places and text in typed.texts[place]:
            return typed.places[place]
    part = ("judgement", "evidence", "comment")[place]
    for value in answer.values:
        other = value.part in ("judgement", "evidence", "comment") and value.part != part
        if not other and isinstance(value.value, str) and text in value.value:
            return value.at
    return answer.at if answer.at.file else one.at


def _around(one: Return) -> Iterator[Box]:
    """Every text above the questions and on Start here, but the agency's own name."""
    for name, label in TOP.items():
        if text := getattr(one.top, name):
            yield Box(text, f"{label}, above the questions", one.top.places.get(name, one.at))
    if one.signed_off_by:
        yield Box(one.signed_off_by, "Signed off by (role), on Start here", Location(one.at.file))


def _rows(events: Iterable[ChronologyEvent], actions: Iterable[PlannedAction]) -> Iterator[Box]:
    for event in events:
        texts = (event.date_text, event.event, event.source, event.action, event.impact, event.significant)
        yield from (Box(*pair, event.at) for pair in _labelled(texts, EVENT, "Chronology"))
    for action in actions:
        words = (action.action, action.owner, action.due_text, action.measure, action.outcome)
        entries = (*words, *action.tests, action.shared, action.status)
        yield from (Box(*pair, action.at) for pair in _labelled(entries, ACTION, "SMART plan"))


def _labelled(texts: Sequence[str], labels: Sequence[str], sheet: str) -> Iterator[tuple[str, str]]:
    """The texts of one row that hold any, each with what it stands under."""
    return ((text, f"{label}, in this row of the {sheet}") for text, label in zip(texts, labels, strict=False) if text)


def _kind(found: Find) -> Kind:
    return codes.TEST_NUMBER if found.test else KINDS[found.kind]


def _kinds(finds: Iterable[Find]) -> list[str]:
    """`an NHS number`, `a postcode`: each kind once."""
    titles = dict.fromkeys(KINDS[one.kind].title for one in finds)
    return [title[0].lower() + title[1:] for title in titles]


def _hints(finds: Iterable[Find]) -> str:
    return listed(list(dict.fromkeys(one.hint for one in finds)))


def _problem(
    kind: Kind, finds: Iterable[Find], at: Location, whose: tuple[str, str, str] = ("", "", ""), **facts: str
) -> Problem:
    agency, case, question = whose
    content = " ".join(sorted({clearing(agency, case, one) for one in finds}))
    return Problem(kind, at, agency, case, question, tuple(sorted(facts.items())), content)


CHECKS: tuple[Check, ...] = (identifiers_in_texts, identifiers_in_file_names)
