"""Question sets nobody would think of: texts that spreadsheets change, labels with commas, lists that are long."""

from typing import Any

from hypothesis import strategies as st

from maar.questions import QuestionSet
from maar.questions.build import build
from maar.sheets.cells import choice, folded, text_of

BEGINS = ("", "=", "+", "-", "@", "'", "=1+1", "#REF!", "1.0", "007", "TRUE", "_x000D_", "03/04/2026", "50%")
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t")
MARKS = ("(none)", "-", "–", "—")
ABBREVIATED = ("n/a", "na", "n.a", "n/k", "nk")

codes = st.from_regex(r"[A-Z][A-Z0-9]{0,3}(-[0-9]{1,3})?", fullmatch=True)
names = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)
texts = st.builds("".join, st.tuples(st.sampled_from(BEGINS), st.text(LETTERS, max_size=40))).map(text_of).filter(bool)
words = texts.filter(lambda text: text not in MARKS)
maybe = words | st.just("")
items = words.map(lambda text: " ".join(text.split("\n")).strip()).filter(lambda text: text and text not in MARKS)
lists = st.lists(items, max_size=4)
long_labels = st.lists(items | st.text("Ab, c", min_size=60, max_size=90).map(text_of), min_size=2, max_size=5)


def labels(draw: st.DrawFn) -> list[str]:
    """Labels that can be told apart, as they are read back."""
    taken = ["Yes", "No", "Not known", "Not applicable"]
    for label in draw(long_labels):
        one = " ".join(label.split())
        same = any(choice(one, (other,)).value or choice(other, (one,)).value for other in taken)
        if folded(one) and folded(one) not in ABBREVIATED and not same:
            taken.append(one)
    return taken[4:]


@st.composite
def question_sets(draw: st.DrawFn) -> QuestionSet:
    """A sound set: a scale, themes, a question of every type, parts, pairs, roles, and what every return is asked."""
    levels = ["Yes", "No", *labels(draw)]
    scale = {
        "name": draw(words),
        "unit": draw(maybe),
        "not_known_counts": True,
        "level": [
            {"label": label, "mark": f"M{place}", "positive": place == 0, "means": draw(maybe)}
            for place, label in enumerate(dict.fromkeys(levels))
        ],
    }
    themes = draw(st.lists(codes, min_size=1, max_size=2, unique_by=str.casefold))
    roles = draw(st.lists(codes.filter(lambda code: code != "ALL"), min_size=1, max_size=3, unique_by=str.casefold))
    tables: dict[str, Any] = {
        "name": "odd",
        "version": draw(words),
        "title": draw(words),
        "description": draw(maybe),
        "notes": draw(maybe),
        "scale": {"mine": scale},
        "role": {role: {"name": draw(words)} for role in roles},
        "theme": [
            {"code": code, "name": draw(words), "short": draw(maybe), "aim": draw(maybe), "prompts": draw(lists)}
            for code in themes
        ],
        "alert": {key: draw(maybe) for key in ("text", "guidance", "record")} | {"do_at_once": draw(lists)},
        "box": [{"ref": "box", "label": draw(words), "text": draw(words), "max_characters": draw(st.integers(1, 900))}],
        "question": [draw(questions(number, kind, themes, roles)) for number, kind in enumerate(KINDS)],
    }
    found, problems = build(tables, "odd.toml", tuple(one["ref"] for one in tables["question"]))
    assert found is not None, [problem.message for problem in problems]
    return found


KINDS = ("compliance", "facts", "grid", "choice", "number", "text")


@st.composite
def questions(draw: st.DrawFn, number: int, kind: str, themes: list[str], roles: list[str]) -> dict[str, Any]:
    """A question of this type, with all that may be said of it."""
    table = {
        "ref": f"Q-{number}",
        "theme": draw(st.sampled_from(themes)),
        "type": kind,
        **{key: draw(maybe) for key in ("text", "short", "good", "evidence")},
        "agencies": draw(st.lists(st.sampled_from([*roles, "ALL"]), min_size=1, max_size=3)),
        "weight": draw(st.integers(1, 9)),
        "critical": draw(st.booleans()),
        "minutes": draw(st.integers(0, 99)),
        "tests": draw(st.lists(codes, max_size=2)),
        "replaces": draw(st.lists(codes, max_size=2)),
    }
    if kind == "compliance":
        table |= {"scale": "mine", "reverse": draw(st.booleans())}
        table["comment_when"] = draw(
            st.lists(st.sampled_from(["Yes", "No", "Not known", "Not applicable"]), max_size=3)
        )
        table["pair"] = draw(st.lists(pairs(), max_size=2))
    if kind == "choice":
        table["choices"] = labels(draw) or ["One, alone"]
    if kind == "number":
        table |= draw(st.fixed_dictionaries({}, optional={"least": st.integers(0, 9), "most": st.integers(9, 9999)}))
    if kind in ("facts", "grid"):
        others = draw(
            st.lists(names, max_size=3, unique=True).map(lambda found: [one for one in found if one not in FIRST])
        )
        first = [{"name": name, "kind": of, "text": draw(maybe)} for name, of in FIRST.items()]
        table["part"] = [*first, *(draw(parts(name)) for name in others)]
    if kind == "grid":
        table |= {"sheet": "Meetings", "rows": draw(st.integers(1, 40))}
        for part in table["part"]:
            part["each"] = True
    return table


FIRST = {"so_far": "number", "seen_on": "date", "by": "text"}  # parts that the rules of others name
RULES = {
    "number": {"at_most": st.just("so_far"), "sum_of": st.just(["so_far", "so_far"]), "least": st.integers(0, 99)},
    "date": {"not_before": st.just("seen_on"), "in_period": st.booleans()},
    "choice": {},
    "text": {"shape": st.sampled_from(["time", "agencies"])},
}


@st.composite
def parts(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """A part with rules of its kind, and conditions on the first parts."""
    kind = draw(st.sampled_from([*RULES]))
    table: dict[str, Any] = {"name": name, "kind": kind, "text": draw(maybe), "help": draw(maybe)}
    if kind == "choice":
        table["choices"] = labels(draw) or ["One, alone"]
    needed = {"needed": st.booleans()}
    wanted = {"needed_if": st.just(["seen_on is given", "by = A, b | C"]), "needed": st.just(False)}
    optional = {
        **RULES[kind],
        **draw(st.sampled_from([needed, wanted])),
        "blank_if": st.just(["seen_on is blank & so_far"]),
    }
    return table | draw(st.fixed_dictionaries({}, optional=optional))


@st.composite
def pairs(draw: st.DrawFn) -> dict[str, Any]:
    """A pair of the question with itself."""
    some = st.lists(st.sampled_from(["Yes", "No", "Not known"]), min_size=1, max_size=2, unique=True)
    answers = {"says": some, "denies": some, "both_ways": st.booleans(), "unless_any": st.booleans()}
    kinds = {"answers": answers, "levels": {"apart": st.just(1)}}
    kind = draw(st.sampled_from([*kinds]))
    table: dict[str, Any] = {"with": "Q-0", "kind": kind, "why": draw(maybe)}
    return table | draw(st.fixed_dictionaries({}, optional=kinds[kind]))
