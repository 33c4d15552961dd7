"""From a case sheet that came back to its answers, each with its state and place.

A sheet may hold rows of several returns (agency and case); each goes to its own.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace

from maar.answers import Answer, CaseSheet, State, TopBlock
from maar.figures import listed
from maar.plan import Plan, Register
from maar.problems import Kind, Location, Problem
from maar.problems import answers as codes
from maar.problems import files as file_codes
from maar.questions import ALERT, Question
from maar.sheets import cells
from maar.sheets.book import Sheet, address
from maar.sheets.box import Box, box_in, filled_range, hidden_in, short, shows
from maar.sheets.cells import text_of
from maar.sheets.identify import Rule
from maar.sheets.keys import Sentinel
from maar.sheets.locate import Headings, find_fields
from maar.workbook import spec
from maar.workbook.boxes import Judged, RowBoxes, Who, choose, state_of
from maar.workbook.judge import in_parts, judge, judge_text
from maar.workbook.rows import Found, Names, SheetRows

DECIDED = {Rule.MOVED: codes.MOVED, Rule.COPIED: codes.COPIED}
LOST_KEYS = (Rule.SORTED, Rule.FEWER)
AS_KNOWN = " Until that is clear, the sheet is read as if the child was known."
OTHERWISE = {  # what a question without a scale is answered in
    "counts": "numbers",
    "facts": "a box for each part",
    "grid": "rows of a sheet of its own",
    "date": "a date",
    "number": "a number",
    "choice": "choices of its own",
    "text": "words under Evidence",
}


@dataclass(frozen=True, slots=True)
class Source:
    """The file being read, against which plan, and what is found wrong on the way.

    `cut_at` is the length at which a program cut every text, 0 where none did.
    """

    plan: Plan
    register: Register
    known: Names
    file: str
    digest: str
    problems: list[Problem] = field(default_factory=list)
    cut_at: int = 0

    def at(self, sheet: Sheet, row: int, column: int | None) -> Location:
        return Location(self.file, sheet.name, "" if column is None else address(row, column))

    def whole(self, sheet: Sheet) -> Location:
        """Everything that is filled in a sheet, as a range of cells."""
        return Location(self.file, sheet.name, filled_range(sheet))

    def complain(self, kind: Kind, at: Location, **facts: str) -> None:
        content = f"{self.digest}{at.sheet}{at.cell}{facts.get('missing', '')}"
        self.problems.append(Problem(kind, at, facts=tuple(sorted(facts.items())), content=content))

    def say(self, kind: Kind, at: Location, about: tuple[str, str, str], **facts: str) -> None:
        """A problem with the row of an agency, case and question."""
        self.problems.append(Problem(kind, at, *about, tuple(sorted(facts.items()))))


def read_case(
    source: Source, sheet: Sheet, headings: Headings, rows: SheetRows, mark: Sentinel | None
) -> list[CaseSheet]:
    """The case sheets found in one sheet: one, or one for each return whose rows were put together here.

    `mark` is the sheet's sentinel, if it has one of this audit; without one it is taken for the latest issue.
    """
    owner = rows.owner or ("", "")
    issued = (mark.issue, mark.round) if mark else (source.register.latest, 0)
    by_return: dict[tuple[str, str], list[Found]] = defaultdict(list)
    by_return[owner] = []
    seen_case = _shown_case(source, sheet, headings, owner[1]) or rows.seen_case
    relabelled = seen_case not in ("", owner[1])
    for row in rows.found:
        if row.ref:
            by_return[row.agency, row.case].append(row)
        else:
            _report_lost(source, sheet, headings, row)
    for place in rows.damaged:
        source.complain(codes.DAMAGED_KEY, source.at(sheet, *place))
    if any(row.rule in LOST_KEYS for row in rows.found):
        source.complain(codes.ROWS_SORTED, Location(source.file, sheet.name))
    top = read_top(source, sheet, headings)
    sheets = []
    for (agency, case), found in by_return.items():
        if (agency, case) not in source.known.due:
            what = f"agency {agency}, case {case}"
            source.complain(file_codes.UNKNOWN_AGENCY, source.whole(sheet), what=what)
            continue
        reader = _CaseReader(source, sheet, headings, Who(agency, case), quiet=relabelled)
        block = top if (agency, case) == owner else TopBlock()
        seen = seen_case if (agency, case) == owner else ""
        sheets.append(reader.read(found, block, issued, seen))
    return sheets


def _shown_case(source: Source, sheet: Sheet, headings: Headings, case: str) -> str:
    """The other case of the plan that was typed over ours beside `Case`; empty where it was not."""
    shown = find_fields(sheet, (spec.Field(spec.CASE_SHOWN, "shown"),), headings.row).get(spec.CASE_SHOWN)
    named = source.plan.case_named(text_of(shown.raw)) if shown else ""
    return "" if named == case else named


def _report_lost(source: Source, sheet: Sheet, headings: Headings, row: Found) -> None:
    for name in (spec.JUDGEMENT, spec.EVIDENCE, spec.COMMENT):
        column = headings.column(name)
        if text := text_of(sheet.at(row.row, column)) or hidden_in(sheet, row.row, column):
            source.complain(codes.NO_IDENTITY, source.at(sheet, row.row, column), typed=short(text))


def read_top(source: Source, sheet: Sheet, headings: Headings) -> TopBlock:
    """The fields above the questions."""
    found = find_fields(sheet, spec.TOP_FIELDS, headings.row)
    values: dict[str, object] = {}
    places: dict[str, Location] = {}
    for one in spec.TO_FILL:
        place = found.get(one.label)
        if place is None:
            continue
        at = source.at(sheet, place.row, place.column)
        text = text_of(place.raw)
        if text:
            places[one.name] = at
            if place.further:
                source.complain(codes.FURTHER_RIGHT, at, typed=short(text), label=one.label)
        if not text:
            if lost := hidden_in(sheet, place.row, place.column):
                source.complain(codes.ROW_ERROR, at, typed=lost, shows=shows(lost))
        elif one.kind == "date":
            got = cells.day(place.raw)
            values[one.name] = got.value
            if not got.understood:
                source.complain(codes.NOT_A_DATE, at, typed=short(text))
        elif one.kind == "choice":
            chosen = cells.choice(place.raw, one.choices)
            values[one.name] = chosen.value or text
            if not chosen.understood:
                meanwhile = AS_KNOWN if one is spec.KNOWN_TO_US else ""
                source.complain(codes.TOP_FIELD, at, typed=short(text), label=one.label, meanwhile=meanwhile)
        else:
            values[one.name] = text
    return TopBlock(**values, filled=bool(values), places=places)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _CaseReader:
    """Reads the rows of one return in one sheet. `quiet`: the whole sheet was relabelled, say it once."""

    source: Source
    sheet: Sheet
    headings: Headings
    who: Who
    quiet: bool
    seen: dict[int, RowBoxes] = field(default_factory=dict)

    def read(self, found: list[Found], top: TopBlock, issued: tuple[int, int], seen_case: str) -> CaseSheet:
        by_ref: dict[str, list[Found]] = defaultdict(list)
        problems: list[Problem] = []
        for row in found:
            by_ref[row.ref].append(row)
            problems += self._notes(row)
        rows = {}
        clashes = set()
        for ref, places in by_ref.items():
            rows[ref], more = self._one_row(ref, places)
            problems += more
            if more:
                clashes.add(ref)
        issue, round_ = issued
        answers, more = self._answers(rows, clashes, by_ref, issue)
        problems += more
        column = self.headings.column(spec.JUDGEMENT)
        at = self.source.at(self.sheet, self.headings.row, column)
        return CaseSheet(
            self.who.agency,
            self.who.case,
            issue,
            Location(at.file, at.sheet),
            answers,
            top,
            seen_case,
            {row.ref: row.issue for row in found},
            tuple(problems),
            round_,
            {ref: boxes.typed for ref, boxes in rows.items()},
        )

    def _notes(self, row: Found) -> list[Problem]:
        at = self.source.at(self.sheet, row.row, self.headings.column(spec.JUDGEMENT))
        if kind := DECIDED.get(row.rule):
            beside = row.beside or "a row that is not known"
            return [self.who.problem(kind, row.ref, at, beside=beside)] if self._boxes(row).filled else []
        if row.rule is Rule.RETYPED and row.beside and self._boxes(row).filled:
            beside = spec.visible_ref(self.who.case, row.beside)
            return [self.who.problem(codes.BESIDE_ANOTHER, row.ref, at, beside=beside)]
        return []

    def _boxes(self, row: Found) -> RowBoxes:
        if row.row not in self.seen:
            boxes = (self._box(row.row, name) for name in (spec.JUDGEMENT, spec.EVIDENCE, spec.COMMENT))
            self.seen[row.row] = RowBoxes(*boxes)
        return self.seen[row.row]

    def _box(self, row: int, name: str) -> Box:
        return box_in(self.sheet, row, self.headings.column(name), self.source.file)

    def _one_row(self, ref: str, places: list[Found]) -> tuple[RowBoxes, list[Problem]]:
        """The row of a ref; where it stands more than once, the filled one, or a conflict if two differ."""
        filled = [boxes for boxes in map(self._boxes, places) if boxes.filled]
        if not filled:
            return self._boxes(places[0]), []
        if len({boxes.content for boxes in filled}) == 1:
            return filled[0], []
        quiet = ref == ALERT  # what an alert says is told nowhere
        said = [f"{'one' if quiet else _quoted(boxes.said)} in {boxes.judgement.at.cell}" for boxes in filled]
        facts = {"both": listed(said), "answers": listed(said)}
        return filled[0], [self.who.problem(codes.CONFLICT, ref, boxes.place, **facts) for boxes in filled]

    def _answers(
        self, rows: Mapping[str, RowBoxes], clashes: set[str], by_ref: Mapping[str, list[Found]], issue: int
    ) -> tuple[dict[str, Answer], list[Problem]]:
        plan = self.source.plan
        agency, case = plan.agency(self.who.agency), plan.case(self.who.case)
        asked = self.source.register.put(agency, case, issue)
        put = [q for q in plan.put_to(agency) if asked is None or q.ref in asked]
        answers: dict[str, Answer] = {}
        problems: list[Problem] = []
        for question in (*put, *plan.questions.overall):
            answer, more = self._in_other_rows(question, rows) or judge(
                question, self.who, [rows.get(ref) for ref in question.rows]
            )
            if not answer.at.file:
                answer = replace(answer, at=Location(self.source.file, self.sheet.name))
            problems += more
            if clashes.intersection(question.rows):
                answer = _clashing(answer, clashes)
            else:
                answer, more = self._against_issue(question, answer, by_ref)
                problems += more
            overall = question.theme == "" and question.ref in rows
            answers[question.ref] = in_parts(answer, rows[question.ref]) if overall else answer
        for box in plan.questions.boxes:
            if box.ref in rows:
                answer, more = judge_text(box.ref, self.who, rows[box.ref])
                answers[box.ref] = in_parts(answer, rows[box.ref])
                problems += more
        if ALERT in rows:
            answers[ALERT], more = self._alert(rows[ALERT])
            problems += more
        problems += self._missing(put, rows, answers)
        problems += self._not_asked(rows, {ref for q in (*put, *plan.questions.overall) for ref in q.rows})
        return answers, problems

    def _in_other_rows(self, question: Question, rows: Mapping[str, RowBoxes]) -> Judged | None:
        """An answer given when the question had other rows: with parts that it has no more, or without them."""
        if any(ref in rows for ref in question.rows):
            return None
        others = [row for ref, row in rows.items() if _question_of(ref) == question.ref and ref not in question.rows]
        filled = [row for row in others if row.filled]
        if not filled:
            return None
        said = " and ".join(row.said for row in filled)
        who = self.who
        at, typed = filled[0].judgement.at, short(said, 200)
        answer = Answer(who.agency, who.case, question.ref, State.UNREADABLE, at=at, typed=typed)
        return answer, [self._otherwise(question, row.place, row.said) for row in filled]

    def _otherwise(self, question: Question, at: Location, typed: str) -> Problem:
        choices = ", ".join(question.scale.labels) if question.scale else OTHERWISE[question.type]
        return self.who.problem(codes.MEASURED_OTHERWISE, question.ref, at, typed=short(typed), choices=choices)

    def _alert(self, row: RowBoxes) -> tuple[Answer, list[Problem]]:
        label, problems = choose(ALERT, self.who, row.judgement, self.source.plan.questions.alert.labels)
        state = state_of(label, row.judgement)
        typed = "" if label else row.judgement.text or row.judgement.error or row.judgement.formula
        evidence, comment = row.evidence.text, row.comment.text
        at = row.judgement.at
        answer = Answer(self.who.agency, self.who.case, ALERT, state, label, evidence, comment, at, typed=typed)
        told = problems if label else []  # the alert is raised; its words are told nowhere
        for box in (row.evidence, row.comment):
            if box.lost:
                typed = box.error or "a formula"
                told.append(self.who.problem(codes.ERROR_CELL, ALERT, box.at, typed=typed, shows=shows(typed)))
        return in_parts(answer, row), told

    def _against_issue(
        self, question: Question, answer: Answer, by_ref: Mapping[str, list[Found]]
    ) -> tuple[Answer, list[Problem]]:
        """What an answer to an earlier issue of the question is worth now."""
        issue = next((row.issue for ref in question.rows for row in by_ref.get(ref, ()) if row.issue), 0)
        asked = self.source.register.asked(question.ref, issue)
        if not asked or not answer.filled:
            return answer, []
        whole = self.source.plan.questions.question(question.ref)  # with the parts that others are asked too
        if not whole.has_measure(asked.measure):
            own = [self._boxes(row) for ref in question.rows for row in by_ref.get(ref, ())]
            return _unreadable(answer), [self._otherwise(question, row.place, row.said) for row in own if row.filled]
        if not whole.has_wording(asked.wording):
            row = next(row for ref in question.rows for row in by_ref.get(ref, ()))
            old = text_of(self.sheet.at(row.row, self.headings.column(spec.QUESTION)))
            before = f"the workbook asked '{short(old, 200)}'" if old else "it was given to other words"
            facts = {"before": before, "new": short(question.text, 200)}
            return answer, [self.who.problem(codes.REWORDED, question.ref, answer.at, **facts)]
        return answer, []

    def _missing(
        self, put: Iterable[Question], rows: Mapping[str, RowBoxes], answers: Mapping[str, Answer]
    ) -> list[Problem]:
        if not any(answer.filled for answer in answers.values()):
            return []
        at = Location(self.source.file, self.sheet.name)
        gone = [ref for q in put for ref in q.rows if ref not in rows and answers[q.ref].state is not State.UNREADABLE]
        gone += [ALERT] if ALERT not in rows else []
        return [self.who.problem(codes.ROW_GONE, ref, at) for ref in gone]

    def _not_asked(self, rows: Mapping[str, RowBoxes], asked: set[str]) -> list[Problem]:
        """Answers to questions that are not, or no longer, put to this agency: listed, never counted."""
        plan = self.source.plan
        known = {*asked, ALERT, *(box.ref for box in plan.questions.boxes)}
        questions = {_question_of(ref) for ref in asked}
        current = {ref for question in plan.questions.questions for ref in question.rows}
        problems = []
        for ref, row in rows.items():
            if ref in known or not row.filled or (ref not in current and _question_of(ref) in questions):
                continue
            kind = codes.NOT_ASKED if ref in current else codes.DROPPED
            problems.append(self.who.problem(kind, ref, row.place, typed=short(row.said)))
        return problems


def _quoted(text: str) -> str:
    return f"'{short(text, 60)}'"


def _row_of(ref: str, part: str) -> str:
    """`PLN-1.actions`; the question's own row for its one value."""
    return f"{ref}.{part}" if part else ref


def _question_of(row: str) -> str:
    """`PLN-1` for the row `PLN-1.actions`."""
    return row.partition(".")[0]


def _unreadable(answer: Answer) -> Answer:
    """The answer as one that is worth nothing as a whole."""
    typed = answer.judgement or answer.typed
    return replace(answer, state=State.UNREADABLE, judgement="", values=(), typed=typed, parts=())


def _clashing(answer: Answer, clashes: Container[str]) -> Answer:
    """The answer where some of its rows (by ref) stand twice and differ: of a question with parts, the others count."""
    parts = tuple(
        replace(one, state=State.UNREADABLE, value=None) if _row_of(answer.question, one.part) in clashes else one
        for one in answer.parts
    )
    values = tuple(one.value for one in parts if one.value)
    return replace(_unreadable(answer), values=values, parts=parts)
