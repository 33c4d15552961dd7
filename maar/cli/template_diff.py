"""Printing what differs between two question sets."""

from typing import TYPE_CHECKING, Any

from maar.cli.common import say

if TYPE_CHECKING:
    from maar.audit.sets import Compared
    from maar.questions import Question, QuestionSet
    from maar.questions.compare import Difference

INDENT = " " * 10


def compared_rows(compared: "Compared") -> dict[str, Any]:
    """What differs between two sets, for --json."""
    from maar.questions.compare import count

    def about(one: "QuestionSet") -> dict[str, str]:
        return {"name": one.name, "version": one.version, "title": one.title}

    return {
        "earlier": about(compared.earlier),
        "later": about(compared.later),
        "counts": {change.value: number for change, number in count(compared.differences).items()},
        "questions": [_difference_row(one) for one in compared.differences],
    }


def _difference_row(one: "Difference") -> dict[str, Any]:
    def about(question: "Question | None") -> dict[str, Any] | None:
        if question is None:
            return None
        scale = question.scale.code if question.scale else ""
        words = {"theme": question.theme, "type": question.type, "scale": scale, "text": question.text}
        return {"ref": question.ref, **words}

    return {
        "ref": one.ref,
        "changes": [change.value for change in one.changes],
        "replaced": one.replaced,
        "rescaled": [*one.measures],
        "beside": [*one.beside],
        "earlier": about(one.earlier),
        "later": about(one.later),
    }


def say_compared(compared: "Compared") -> None:
    """A row for each question, with both texts where the words changed, and how many of each."""
    from maar.questions.compare import count

    for one, side in ((compared.earlier, "from"), (compared.later, "to  ")):
        say(f"{side} {one.title} ({one.name}, version {one.version})")
    say()
    for difference in compared.differences:
        _say_difference(difference)
    say()
    numbers = count(compared.differences)
    say(", ".join(f"{number} {change}" for change, number in numbers.items()) + ".")


def _say_difference(one: "Difference") -> None:
    question = one.later or one.earlier
    label = question.short if question else ""
    changes = ", ".join(one.changes)
    whose = f"replaces {one.earlier.ref}: " if one.earlier and one.later and one.replaced else ""
    say(f"  {one.ref:<7} {whose}{changes:<10} {label}")
    if one.earlier and one.later:
        if one.earlier.text != one.later.text:
            say(f"{INDENT}was: {one.earlier.text}")
            say(f"{INDENT}now: {one.later.text}")
        after = {part.name: part.text for part in one.later.parts}
        for part in one.earlier.parts:
            if part.name and after.get(part.name, part.text) != part.text:
                say(f"{INDENT}{part.name} was: {part.text}")
                say(f"{INDENT}{part.name} now: {after[part.name]}")
        if one.earlier.theme != one.later.theme:
            say(f"{INDENT}theme {one.earlier.theme}, now {one.later.theme}")
    for words in one.measures:
        say(f"{INDENT}{words}")
    if one.beside:
        say(f"{INDENT}changed beside it: {', '.join(one.beside)}")
