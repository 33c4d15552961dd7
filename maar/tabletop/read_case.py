"""From the rows of case sheets to what was agreed: one judgement at most on each case and question, with its state.

Comes in: sheets with their rows identified. Goes out: agreed judgements, and a problem for each that is none. Nothing
is guessed: what is not understood is unreadable, with its cell.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from maar.answers import AgreedJudgement, State
from maar.figures import listed
from maar.problems import Location, spanning
from maar.problems import tabletop as codes
from maar.questions import NOT_APPLICABLE, NOT_KNOWN, Question
from maar.questions.labels import ABBREVIATED, WITHOUT_LEVEL, label_in
from maar.sheets.book import Sheet
from maar.sheets.box import Box, box_in, short, shows
from maar.sheets.cells import folded, text_of
from maar.sheets.identify import Rule
from maar.sheets.keys import Key, looks_like_key, row_key
from maar.sheets.locate import Headings
from maar.tabletop import spec
from maar.tabletop.read_rows import Row
from maar.tabletop.read_source import Place, Source

BOXES = (spec.AGREED, spec.REASON, spec.DISSENT)
MARKS = re.compile(r"-|[A-Z2-7]{4}(?:\s+[A-Z2-7]{4})*")
NONE_SEEN = "-"  # under `seen` where no answer lay on the table
IN_PLACE = (Rule.AGREED, Rule.FEWER, Rule.RETYPED)  # the row stands as we wrote it, its mark of what was seen too
STATES = {NOT_KNOWN: State.NOT_KNOWN, NOT_APPLICABLE: State.NOT_APPLICABLE}


@dataclass(frozen=True, slots=True)
class Filled:
    """One row in which somebody wrote something. `seen` is None where what lay on the table is not known.

    `pasted` is the key of a row that came into a box with a copy, None where none did.
    """

    row: Row
    boxes: tuple[Box, Box, Box]
    seen: frozenset[str] | None
    pasted: Key | None = None

    @property
    def content(self) -> tuple[str, ...]:
        return tuple(box.content for box in self.boxes)

    @property
    def said(self) -> str:
        """All that stands in the row, in one line."""
        return " / ".join(part for part in self.content if part)

    @property
    def place(self) -> Location:
        return spanning([box.at for box in self.boxes if box.filled])


def filled_rows(source: Source, sheet: Sheet, headings: Headings, rows: Iterable[Row]) -> list[Filled]:
    """The rows with anything in their boxes."""
    columns = [headings.column(name) for name in BOXES]
    filled = []
    for row in rows:
        boxes = [box_in(sheet, row.row, column, source.file) for column in columns]
        agreed, reason, dissent = (Box(None, "", box.at) if looks_like_key(box.text) else box for box in boxes)
        if agreed.filled or reason.filled or dissent.filled:
            pasted = next(filter(None, (row_key(box.text) for box in boxes)), None)
            filled.append(Filled(row, (agreed, reason, dissent), _marks(sheet, headings, row), pasted))
    return filled


def _marks(sheet: Sheet, headings: Headings, row: Row) -> frozenset[str] | None:
    """The marks of the answers that lay on the table; a row that was moved may have left its own behind."""
    text = text_of(sheet.at(row.row, headings.column(spec.SEEN)))
    if row.rule not in IN_PLACE or not MARKS.fullmatch(text):
        return None
    return frozenset(text.split()) - {NONE_SEEN}


def agree(source: Source, filled: Iterable[Filled]) -> list[AgreedJudgement]:
    """What was agreed in all case sheets of a file, in the order of the plan."""
    by_place: dict[Place, list[Filled]] = {}
    for one in filled:
        by_place.setdefault(one.row.about, []).append(one)
    agreed = []
    marks_gone = False
    for case in source.plan.cases:
        for question in (*source.plan.questions.questions, *source.plan.questions.overall):
            if rows := by_place.pop((case.ref, question.ref), []):
                agreed.append(_one(source, question, rows))
                marks_gone |= any(one.seen is None for one in rows)
    for rows in by_place.values():
        _not_in_plan(source, rows)
    if marks_gone:
        source.complain(codes.SEEN_GONE, Location(source.file))
    return agreed


def _not_in_plan(source: Source, rows: Iterable[Filled]) -> None:
    for one in rows:
        source.say(codes.NOT_IN_PLAN, one.place, one.row.about, typed=short(one.said, 500))


def _one(source: Source, question: Question, rows: Sequence[Filled]) -> AgreedJudgement:
    """The judgement on one case and question; where several rows hold one and differ, none of them can be read."""
    if len({one.content for one in rows}) > 1:
        return _twice(source, rows)
    _how_found(source, rows[0])
    return _judged(source, question, rows[0])


def _twice(source: Source, rows: Sequence[Filled]) -> AgreedJudgement:
    """Nothing is lost: what all of them say stands there, and none of it counts."""
    about = rows[0].row.about
    both = listed([f"'{short(one.said, 60)}' in {one.place.within}" for one in rows])
    source.say(codes.TWICE, rows[0].place, about, both=both)
    typed, reason, dissent = (
        separator.join(dict.fromkeys(text for one in rows if (text := one.content[place])))
        for place, separator in enumerate((" / ", "\n", "\n"))
    )
    at, *beside = (box.at for box in rows[0].boxes)
    seen = rows[0].seen or frozenset()
    return AgreedJudgement(*about, State.UNREADABLE, "", reason, dissent, at, typed, seen, *beside)


def _how_found(source: Source, one: Filled) -> None:
    """What is to be said where the row was told by some witnesses against others."""
    row, at, about = one.row, one.place, one.row.about
    if one.pasted and row.rule is not Rule.COPIED:
        source.say(codes.COPIED, at, about, beside=f"case {one.pasted.case}, {one.pasted.ref}")
    if row.rule is Rule.MOVED:
        source.say(codes.MOVED, at, about, beside=row.beside or "a row that is not known")
    elif row.rule is Rule.COPIED:
        source.say(codes.COPIED, at, about, beside=row.beside or "a row that is not known")
    elif row.rule is Rule.RETYPED and row.beside:
        source.say(codes.BESIDE_ANOTHER, at, about, beside=row.beside)


def _judged(source: Source, question: Question, one: Filled) -> AgreedJudgement:
    about = one.row.about
    box, reason, dissent = one.boxes
    for each in one.boxes:
        _words(source, each)
    label = "" if box.lost or _measured_otherwise(source, question, one) else _chosen(source, question, about, box)
    state = STATES.get(label, State.ANSWERED) if label else State.UNREADABLE if box.filled else State.BLANK
    if state is State.BLANK:
        source.say(codes.NO_JUDGEMENT, one.place, about, typed=short(one.said))
    judgement = label if state is State.ANSWERED else ""
    typed = box.content if state is State.UNREADABLE else ""
    seen = one.seen or frozenset()
    return AgreedJudgement(
        *about, state, judgement, reason.text, dissent.text, box.at, typed, seen, reason.at, dissent.at
    )  # fmt: skip


def _words(source: Source, box: Box) -> None:
    """What is wrong with a box of words."""
    if box.lost:
        source.complain(codes.LOST, box.at, shows=shows(box.error or box.formula))
    elif box.formula:
        source.complain(codes.FORMULA, box.at, typed=box.formula)


def _chosen(source: Source, question: Question, about: Place, box: Box) -> str:
    """The label chosen under Agreed judgement; empty where there is none, or none that is understood."""
    if not box.text:
        return ""
    if question.scale is None:
        source.say(codes.NO_SCALE, box.at, about, typed=short(box.text))
        return ""
    labels = (*question.scale.labels, *WITHOUT_LEVEL)
    got = label_in(box.raw, labels)
    if got.value is None:
        source.say(codes.NOT_UNDERSTOOD, box.at, about, typed=short(box.text), choices=", ".join(labels))
        return ""
    if box.text != got.value:
        kind = codes.ABBREVIATION if folded(box.text) in ABBREVIATED else codes.READ_AS
        source.say(kind, box.at, about, typed=box.text, read=got.value)
    return got.value


def _measured_otherwise(source: Source, question: Question, one: Filled) -> bool:
    """Was it agreed when the question was answered in another way? Then the same word may not mean the same."""
    box, about = one.boxes[0], one.row.about
    asked = source.register.asked(question.ref, one.row.issue)
    if asked is None or not box.text:
        return False
    if not question.has_measure(asked.measure):
        choices = f"the choices are {', '.join(question.scale.labels)}" if question.scale else "it has no scale"
        source.say(codes.MEASURED_OTHERWISE, box.at, about, typed=short(box.text), choices=choices)
        return True
    if not question.has_wording(asked.wording):
        source.say(codes.REWORDED, box.at, about, new=short(question.text, 200))
    return False
