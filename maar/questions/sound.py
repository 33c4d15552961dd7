"""Is a whole question set sound: refs once, roles that exist, conditions and pairs that have both their ends?

Comes in: the set's table, and what was built from it. Goes out: problems, at the table.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from maar.problems import templates as codes
from maar.questions.conditions import parsed
from maar.questions.ends import sayings, sound_pairs
from maar.questions.labels import WITHOUT_LEVEL, sound_labels
from maar.questions.model import ALERT, EVERYONE, Level, Question, QuestionSet, Theme
from maar.questions.rules import can_hold
from maar.questions.tables import Table, hint

NO_THEMES: Mapping[str, Theme] = {}
SHORT = 60  # characters of a short label (design, section 2)


def sound_set(
    top: Table, question_set: QuestionSet, bank: Mapping[str, Question], themes: Mapping[str, Theme] = NO_THEMES
) -> None:
    """Report what is wrong with the set as a whole; `bank` and `themes` are all that could be asked, where known."""
    _twice(top, question_set)
    asked = {one.ref: one for one in question_set.questions}
    places = {one.ref: place for place, one in enumerate(question_set.questions)}
    codes_of_themes = {theme.code for theme in question_set.themes}
    titles = Counter(one.sheet.casefold() for one in question_set.questions if one.sheet)
    for one in question_set.questions:
        if one.sheet and titles[one.sheet.casefold()] > 1:
            top.complain(codes.TWICE, f"question[{one.ref}].sheet", value=one.sheet)
        _roles(top, one, question_set)
        _condition(top, one, places, question_set.questions)
        sound_pairs(top, one, asked, bank)
        _short(top, one)
        if one.ref in one.replaces:
            top.complain(codes.NEVER, f"question[{one.ref}].replaces", why="it is the question itself")
        for code in one.theme_also:
            if themes and code not in themes:
                at = f"question[{one.ref}].theme_also"
                top.complain(codes.UNKNOWN_NAME, at, key="theme_also", value=code, hint=hint(code, themes))
        if one.theme not in codes_of_themes:
            said = hint(one.theme, [theme.code for theme in question_set.themes])
            at = f"question[{one.ref}].theme"
            top.complain(codes.UNKNOWN_NAME, at, key="theme", value=one.theme, hint=said)


def _short(top: Table, one: Question) -> None:
    if len(one.short) > SHORT:
        at = f"question[{one.ref}].short"
        top.complain(codes.LONG_LABEL, at, number=str(len(one.short)), most=str(SHORT))


def sound_scale(table: Table, levels: Sequence[Level]) -> None:
    """Report a scale whose levels cannot be told apart or put in order."""
    labels = [level.label for level in levels]
    sound_labels(table, [f"level[{label}].label" for label in labels], labels, WITHOUT_LEVEL)
    marks = Counter(level.mark for level in levels)
    points = [level.points for level in levels]
    if len(levels) < 2:
        table.complain(codes.BAD_SCALE, reason="a scale has two levels or more")
    for level in levels:
        at = f"level[{level.label}]"
        if marks[level.mark] > 1 or not level.mark:
            table.complain(
                codes.BAD_SCALE, f"{at}.mark", reason=f"the mark '{level.mark}' of {level.label} is not its own"
            )
        if not 0 <= level.points <= 100:
            table.complain(codes.BAD_SCALE, f"{at}.points", reason=f"the points of {level.label} are not from 0 to 100")
    if any(later > earlier for earlier, later in pairwise(points)):
        table.complain(codes.BAD_SCALE, reason="points rise from one level to the next")
    if levels and (all(level.positive for level in levels) or not any(level.positive for level in levels)):
        table.complain(codes.BAD_SCALE, reason="some levels are positive and others are not")
    if any(not earlier.positive and later.positive for earlier, later in pairwise(levels)):
        table.complain(codes.BAD_SCALE, reason="a positive level comes after one that is not")


def _twice(top: Table, question_set: QuestionSet) -> None:
    refs = [one.ref for one in (*question_set.questions, *question_set.overall)]
    refs += [ALERT, *(box.ref for box in question_set.boxes)]
    times = Counter(ref.casefold() for ref in refs)
    for ref in refs:
        if times.pop(ref.casefold(), 0) > 1:
            top.complain(codes.TWICE, "questions", value=ref)


def _roles(top: Table, one: Question, question_set: QuestionSet) -> None:
    known = (*question_set.roles, EVERYONE)
    asked = {"agencies": one.agencies}
    asked |= {f"part[{part.name}].agencies": part.agencies for part in one.parts if part.name}
    asked |= {f"pair[{number}].by": pair.by for number, pair in enumerate(one.pairs, 1)}
    asked |= {f"pair[{number}].beside": pair.beside for number, pair in enumerate(one.pairs, 1)}
    for key, roles in asked.items():
        if not roles:
            top.complain(codes.NOBODY, f"question[{one.ref}].{key}")
        for role in dict.fromkeys(roles):
            if role not in known:
                top.complain(codes.UNKNOWN_ROLE, f"question[{one.ref}].{key}", value=role, hint=hint(role, known))


def _condition(top: Table, one: Question, places: Mapping[str, int], questions: Sequence[Question]) -> None:
    """A condition names earlier questions that are asked of the same agencies, always."""
    at = f"question[{one.ref}].asked_if"
    for clause in parsed(one.asked_if) if one.asked_if else ():
        for name in clause.names:
            if name not in places:
                said = hint(name, places, "Questions of this set")
                top.complain(codes.UNKNOWN_NAME, at, key="asked_if", value=name, hint=said)
                continue
            other = questions[places[name]]
            if other.asked_if:
                top.complain(codes.CONDITIONAL, at, value=name)
            elif places[name] >= places[one.ref]:
                top.complain(codes.NOT_EARLIER, at, value=name)
            if clause.test == "gap" and other.type != "date":
                top.complain(
                    codes.NEVER, at, why=f"days lie between dates, and {name} is a question of type {other.type}"
                )
            _labels(top, at, other, clause.labels)
            alone = [role for role in _roles_of(one) if not other.asked_of(role)]
            if alone:
                roles = "some agencies" if EVERYONE in alone else ", ".join(alone)
                top.complain(codes.ASKED_ALWAYS, at, value=name, roles=roles)


def _labels(top: Table, at: str, other: Question, labels: Iterable[str]) -> None:
    """The labels of a condition are answers that the other question can have."""
    known = sayings(other)
    value = next((part for part in other.parts if not part.name and part.kind != "text"), None)
    for label in labels:
        if label not in known and not (value and can_hold(value, label)):
            top.complain(codes.UNKNOWN_NAME, at, key="asked_if", value=label, hint=hint(label, known))


def _roles_of(one: Question) -> tuple[str, ...]:
    return (EVERYONE,) if EVERYONE in one.agencies else one.agencies
