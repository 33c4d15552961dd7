"""Printing question sets: the list, and what one asks, in words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from maar.cli.common import say

if TYPE_CHECKING:
    from maar.audit.sets import Checked, Listed
    from maar.questions import Part, Question, QuestionSet

LABELS_SHOWN = 7
INDENT = " " * 10


def listed_row(one: "Listed") -> dict[str, Any]:
    """A question set for --json; `problem` is null where it can be read."""
    found = one.question_set
    return {
        "name": one.name,
        "title": found.title if found else "",
        "version": found.version if found else "",
        "questions": len(found.questions) if found else None,
        "minutes": _minutes(found) if found else None,
        "own": one.own,
        "wins": one.wins,
        "problem": one.problem or None,
    }


def say_listed(listed: "Sequence[Listed]") -> None:
    """A row for each question set; one that cannot be read says so in its row."""
    wide = max(len(one.name) for one in listed)
    versions = max((len(one.question_set.version) for one in listed if one.question_set), default=0)
    for one in listed:
        row = listed_row(one)
        whose = "yours, not the built-in one" if one.wins else "yours" if one.own else ""
        if row["problem"]:
            say(f"{one.name:<{wide}}  cannot be read: {row['problem']} maar template check {one.name}")
            continue
        about = f"version {row['version']:<{versions}}  {row['minutes']:>3} minutes  {row['questions']:>2} questions"
        say(f"{one.name:<{wide}}  {about}  {row['title']}{f' ({whose})' if whose else ''}")


def set_rows(question_set: "QuestionSet", role: str) -> dict[str, Any]:
    """A question set for --json: as it is frozen, and what each role is asked."""
    import tomllib

    from maar.questions.freeze import as_toml
    from maar.questions.length import loads

    totals = [load._asdict() for load in loads(question_set) if role in ("", load.role)]
    return {**tomllib.loads(as_toml(question_set)), "totals": totals}


def say_set(question_set: "QuestionSet", role: str) -> None:
    """What a question set asks, theme by theme, and how much of each role."""
    from maar.questions.length import OTHERS, loads
    from maar.questions.model import EVERYONE

    say(f"{question_set.title} (version {question_set.version})")
    say(question_set.description)
    for theme in question_set.themes:
        say()
        say(f"{theme.name}. {theme.aim}")
        for question in question_set.of_theme(theme.code):
            say(f"  {question.ref:<7} {question.text}")
            for line in _about(question):
                say(f"{INDENT}{line}")
    say()
    asked: dict[tuple[int, int], list[str]] = {}
    for load in loads(question_set):
        if role in ("", load.role):
            asked.setdefault((load.questions, load.minutes), []).append(load.role.replace(EVERYONE, OTHERS))
    for (questions, minutes), roles in sorted(asked.items(), reverse=True):
        say(f"  {questions:>3} questions  {minutes:>3} minutes  {', '.join(roles)}")
    if not role:
        number, minutes = len(question_set.questions), _minutes(question_set)
        say(f"{number} questions, about {minutes} minutes for an agency that is asked them all.")


def _about(question: "Question") -> Iterable[str]:
    """How a question is answered, of whom it is asked, and what it is laid beside."""
    from maar.figures import listed
    from maar.workbook.wording import said

    names = {part.name: part.text for part in question.parts}
    facts = [_answered(question), f"asked of {', '.join(question.agencies)}", f"{question.minutes} minutes"]
    facts += ["critical"] * question.critical
    yield "; ".join(facts)
    if question.reverse and question.scale:
        yield f"Reversed: what is hoped for is {question.scale.unit}."
    if question.asked_if:
        yield f"Asked only if {said(question.asked_if)}."
    for part in question.parts:
        if part.name:
            yield f"{question.row_of(part)}  {part.text} ({_kind(part, names)})"
    for pair in question.pairs:
        beside = "Between agencies" if pair.with_ref == question.ref else f"Beside {pair.with_ref}"
        yield f"{beside}: {pair.why}"
    if question.replaces:
        yield f"Replaces {listed(question.replaces)}."


def _answered(question: "Question") -> str:
    """A scale by its levels, a type by what is written."""
    if question.scale:
        labels = question.scale.labels
        if len(labels) > LABELS_SHOWN:
            return f"{question.scale.name}: {labels[0]} to {labels[-1]}, {len(labels)} levels"
        return f"{', '.join(labels[:-1])} or {labels[-1]}"
    if question.is_grid:
        return f"rows on a sheet of its own, {question.sheet}"
    if question.parts and not question.parts[0].name:
        return _kind(question.parts[0], {})
    return {"text": "in words", "counts": "in numbers", "facts": "in parts"}[question.type]


def _kind(part: "Part", names: "Mapping[str, str]") -> str:
    """What is written in a part, and what it must keep; `names` are the labels of the parts beside it."""
    from maar.figures import listed
    from maar.questions.model import AGENCIES, EVERYONE
    from maar.workbook.wording import said

    def named(*parts: str) -> str:
        return listed([f"'{names[name]}'" for name in parts])

    shapes = {"time": "a time", "agencies": "codes of agencies"}
    choices = ", ".join("the agencies of the audit" if choice == AGENCIES else choice for choice in part.choices)
    facts = [f"one of {choices}" if choices else shapes.get(part.shape, f"a {part.kind}")]
    facts += ["in each row"] * part.each + ["filled in from the plan"] * part.ours + ["needed"] * part.needed
    facts += [f"asked of {', '.join(part.agencies)}"] if EVERYONE not in part.agencies else []
    facts += [f"needed if {said(condition, names)}" for condition in part.needed_if]
    facts += [f"left empty if {said(condition, names)}" for condition in part.blank_if]
    facts += [f"not before {named(part.not_before)}"] if part.not_before else []
    facts += ["in the audit period"] * part.in_period
    facts += [f"{part.least} or more"] * (part.least is not None) + [f"{part.most} or fewer"] * (part.most is not None)
    facts += [f"not more than {named(part.at_most)}"] if part.at_most else []
    facts += [f"the sum of {named(*part.sum_of)}"] if part.sum_of else []
    facts += [f"those that are all of {named(*part.all_of)}"] if part.all_of else []
    return "; ".join(facts)


def checked_row(checked: "Checked") -> dict[str, Any]:
    """What was checked, for --json; no title where it is no sound set."""
    found = checked.question_set
    return {
        "file": checked.file,
        "sound": found is not None,
        "name": found.name if found else "",
        "title": found.title if found else "",
        "version": found.version if found else "",
        "questions": len(found.questions) if found else None,
        "minutes": _minutes(found) if found else None,
    }


def _minutes(question_set: "QuestionSet") -> int:
    return sum(question.minutes for question in question_set.questions)
