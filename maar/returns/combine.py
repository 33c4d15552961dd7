"""One answer from several files that count together for one return.

Where they are in the order of time: the boxes are chosen one by one, each from the last file that filled it, so that
no blank replaces anything; then they are judged together as the boxes of one file are. Where that order is not known:
an answer that only one of them gives counts, and where answers differ it is unreadable.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from maar.answers import Answer, CaseSheet, PartRead, State, Typed, Value
from maar.figures import listed
from maar.problems import Kind, Location, Problem, spanning
from maar.problems import answers as codes
from maar.questions import ALERT
from maar.returns.model import digest, in_words
from maar.returns.parts import comes_to, left_out
from maar.returns.said import WITHOUT_LEVEL

QUIET = "what was answered", "what is there now"  # what an alert says is told nowhere


class Rival(NamedTuple):
    """One of several answers to a question, and the sheet it stands in."""

    answer: Answer
    sheet: CaseSheet

    @property
    def rows(self) -> dict[str, Typed]:
        """The boxes of the question's rows."""
        typed = self.sheet.typed
        return {row: boxes for row, boxes in typed.items() if row.partition(".")[0] == self.answer.question}

    @property
    def place(self) -> Location:
        """The range of everything that was written in its rows."""
        written = [place for boxes in self.rows.values() for place in boxes.filled_places]
        return spanning(written or [self.answer.at])


class Combined(NamedTuple):
    """The answer that counts, the boxes of its rows, and what has to be said."""

    answer: Answer
    rows: dict[str, Typed]
    problems: list[Problem]


def combined(rivals: Sequence[Rival], in_time: bool) -> Combined:
    """One answer from these, which are in the order in which their files were saved if `in_time`."""
    filled = [rival for rival in rivals if rival.answer.filled]
    if not filled or (len(filled) == len(rivals) and len({rival.answer.content for rival in filled}) == 1):
        return Combined(rivals[0].answer, rivals[0].rows, [])
    return _in_time(rivals) if in_time else _side_by_side(filled)


class Row(NamedTuple):
    """One row of a question as every file has it, in time; `chosen` says for each box which file counts, -1 for none.

    `reads` are what each file's row was read as, None where the row is not there or its answer was not read by boxes.
    """

    ref: str
    versions: tuple[Typed, ...]
    reads: tuple[PartRead | None, ...]
    chosen: tuple[int, ...]

    @property
    def boxes(self) -> Typed:
        """The boxes that count: each from the last file that filled it."""
        judgement, evidence, comment = (
            self.versions[at].texts[box] if at >= 0 else "" for box, at in enumerate(self.chosen)
        )
        places = tuple(self.versions[at].places[box] for box, at in enumerate(self.chosen))
        return Typed(judgement, evidence, comment, places)

    @property
    def read(self) -> PartRead | None:
        """What the row says, by the file whose box counts; None where it is no row of the question as it is asked."""
        known = [(at, one) for at, one in enumerate(self.reads) if one]
        if not known:
            return None
        at, like = known[-1]
        judgement = self.chosen[0]
        said = self.reads[judgement] if judgement >= 0 else None
        own = self.chosen[self.versions[at].places.index(like.at)]
        if said and said.state in WITHOUT_LEVEL:
            return said
        counts = own if own >= 0 else judgement  # words under Judgement are read where none stand under Evidence
        if counts < 0:
            return replace(like, state=State.BLANK, value=None)
        return self.reads[counts] or replace(like, state=State.UNREADABLE, value=None)


def _in_time(rivals: Sequence[Rival]) -> Combined:
    answers = [rival.answer for rival in rivals]
    told = [answer for answer in answers if answer.state is not State.BLANK]
    base = (told or [answer for answer in answers if answer.filled])[-1]
    rows = [_row(ref, rivals) for ref in dict.fromkeys(row for rival in rivals for row in rival.rows)]
    boxes = {row.ref: row.boxes for row in rows}
    answer = _with_words(base, answers, [*boxes.values()])
    if base.parts:
        parts = tuple(read for row in rows if (read := row.read))
        state, values = comes_to(parts)
        answer = replace(answer, state=state, values=values, parts=parts)
    unused = left_out(answer)
    away = {problem.question for problem in unused}
    problems = [problem for row in rows for problem in _replaced(answer, row, row.ref in away)]
    return Combined(answer, boxes, [*problems, *unused, *_left_over(answer, boxes)])


def _row(ref: str, rivals: Sequence[Rival]) -> Row:
    nowhere = (Typed("", "", "", (rival.answer.at,) * 3) for rival in rivals)
    versions = tuple(rival.rows.get(ref, empty) for rival, empty in zip(rivals, nowhere, strict=True))
    reads = (next((one for one in rival.answer.parts if _ref(rival.answer, one) == ref), None) for rival in rivals)
    chosen = (max((at for at, one in enumerate(versions) if one.texts[box]), default=-1) for box in range(3))
    return Row(ref, versions, tuple(reads), tuple(chosen))


def _ref(answer: Answer, part: PartRead) -> str:
    return f"{answer.question}.{part.part}" if part.part else answer.question


def _with_words(base: Answer, answers: Sequence[Answer], rows: Sequence[Typed]) -> Answer:
    """The answer with the words that count, and of all its values none whose words were replaced."""
    if len(rows) > 1:
        evidence, comment = ("\n".join(one.texts[box] for one in rows if one.texts[box]) for box in (1, 2))
    else:
        evidence, comment = (_last(getattr(one, name) for one in answers) for name in ("evidence", "comment"))
    words = {"evidence": evidence, "comment": comment, "": evidence}
    found = {value.part: value for one in answers for value in one.values if _are_words(value, words)}
    found |= {value.part: value for value in base.values}
    values = tuple(one for part, one in found.items() if not _are_words(one, words) or one.value == words[part])
    return replace(base, evidence=evidence, comment=comment, values=values)


def _are_words(value: Value, words: Mapping[str, str]) -> bool:
    return value.part in words and value.type == "text"


def _left_over(answer: Answer, rows: Mapping[str, Typed]) -> Iterator[Problem]:
    """Words under Judgement of a part that is answered in words, and that another file answers under Evidence."""
    told = {value.part: value.value for value in answer.values if value.type == "text"}
    for row, boxes in rows.items():
        part = row.partition(".")[2]
        if boxes.judgement and boxes.evidence and told.get(part) == boxes.evidence:
            about = replace(answer, question=row)
            typed = boxes.judgement[:80]
            yield _problem(codes.WRONG_BOX, about, boxes.places[0], typed=typed, what="It was not read.")


def _last(texts: Iterable[str]) -> str:
    return next((text for text in reversed([*texts]) if text), "")


def _replaced(answer: Answer, row: Row, away: bool) -> Iterator[Problem]:
    """What another file took the place of, and what is blank later; `away`: what is under Judgement counts nowhere."""
    about = replace(answer, question=row.ref)
    merged = row.boxes
    for at, one in enumerate(row.versions):
        replaced = [box for box in range(3) if one.texts[box] not in ("", merged.texts[box])]
        if replaced:
            typed, read = (_words(about, boxes, replaced) for boxes in (one, merged))
            where = spanning([one.places[box] for box in replaced])
            other = spanning([merged.places[box] for box in replaced])
            yield _problem(codes.LATER_COUNTS, about, where, typed=typed, read=read, other=str(other))
        blank = [
            box for box in range(3) if not one.texts[box] and 0 <= row.chosen[box] < at and not (away and box == 0)
        ]
        if blank:
            where, other = (spanning([boxes.places[box] for box in blank]) for boxes in (merged, one))
            typed = _words(about, merged, blank)
            yield _problem(codes.BLANK_LATER, about, where, typed=typed, other=str(other))


def _words(about: Answer, boxes: Typed, wanted: Iterable[int]) -> str:
    if about.question == ALERT:
        return QUIET[0]
    return f"'{' / '.join(' '.join(boxes.texts[box].split())[:80] for box in wanted)}'"


def _problem(kind: Kind, about: Answer, at: Location, **facts: str) -> Problem:
    return Problem(kind, at, about.agency, about.case, about.question, tuple(sorted(facts.items())))


def _side_by_side(filled: Sequence[Rival]) -> Combined:
    told = [rival for rival in filled if rival.answer.state is not State.BLANK] or [*filled]
    evidence, comment = (
        "\n".join(dict.fromkeys(text for one in filled if (text := getattr(one.answer, name))))
        for name in ("evidence", "comment")
    )
    first = told[0]
    both = _both(filled)
    if len({_judged(rival.answer) for rival in told}) == 1:
        answer = replace(first.answer, evidence=evidence, comment=comment)
        texts = {rival.answer.content for rival in filled}
        problems = [_rival(codes.TEXTS_DIFFER, rival, both, filled) for rival in filled] if len(texts) > 1 else []
        return Combined(answer, first.rows, problems)
    unread = replace(first.answer, state=State.UNREADABLE, judgement="", values=(), typed=both, parts=())
    answer = replace(unread, evidence=evidence, comment=comment)
    return Combined(answer, first.rows, [_rival(codes.CONFLICT, rival, both, filled) for rival in filled])


def _judged(answer: Answer) -> tuple[object, ...]:
    """What an answer comes to, without the words that explain it; of an answer in words, the words."""
    explained = answer.judgement or any(value.part in ("judgement", "evidence", "comment") for value in answer.values)
    values = [value for value in answer.values if value.part not in ("evidence", "comment") and not _is_words(value)]
    words = "" if explained or values else answer.evidence
    return (answer.state, answer.judgement, answer.typed, tuple((one.part, one.value) for one in values), words)


def _is_words(value: Value) -> bool:
    """Is this the whole answer to a question in words, which stands under Evidence too?"""
    return not value.part and value.type == "text"


def _rival(kind: Kind, one: Rival, both: str, filled: Sequence[Rival]) -> Problem:
    """One problem at each of the places that differ, all with the same words."""
    answer = one.answer
    content = digest(sorted(repr(rival.answer.content) for rival in filled))
    facts = (("answers", _both([_without_folders(rival) for rival in filled])), ("both", both))
    return Problem(kind, one.place, answer.agency, answer.case, answer.question, facts, content)


def _both(rivals: Sequence[Rival]) -> str:
    if rivals[0].answer.question == ALERT:
        return listed([f"one in {one.answer.at}" for one in rivals])
    return listed([f"'{_said(one.answer)}' ({one.answer.at})" for one in rivals])


def _without_folders(rival: Rival) -> Rival:
    """The rival as the agency may see it: the folders are the lead's own."""
    at = rival.answer.at
    return rival._replace(answer=replace(rival.answer, at=at._replace(file=at.file.rpartition("/")[2])))


def _said(answer: Answer) -> str:
    values = (f"{value.part} {in_words(value.value)}".strip() for value in answer.values if not _is_words(value))
    said = answer.judgement or answer.typed or ", ".join(values)
    if not said and answer.state in (State.NOT_KNOWN, State.NOT_APPLICABLE):
        said = str(answer.state).capitalize()
    words = (" ".join(text.split())[:60] for text in (answer.evidence, answer.comment))
    return " / ".join(text for text in (said, *words) if text)
