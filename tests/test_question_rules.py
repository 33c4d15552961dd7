"""Question sets that cannot work are refused: labels that cannot be read back, rules that never do anything, bounds."""

import time
from pathlib import Path
from typing import Any

import pytest

from maar.audit.sets import check
from maar.problems import Problem
from maar.questions.read import of_tables
from maar.questions.tables import hint

Table = dict[str, Any]


def one(kind: str = "compliance", ref: str = "A-1", **more: Any) -> Table:
    """A question; a compliance question is on Yes, Partly, No."""
    scale = {"scale": "yes-partly-no"} if kind == "compliance" else {}
    return {"ref": ref, "type": kind, "text": "What?", **scale, **more}


def part(name: str, kind: str, **more: Any) -> Table:
    return {
        "name": name,
        "kind": kind,
        "text": name,
        **({"choices": ["Yes", "No"]} if kind == "choice" else {}),
        **more,
    }


def row(name: str, kind: str, **more: Any) -> Table:
    return part(name, kind, each=True, **more)


def facts(*parts: Table, **more: Any) -> Table:
    return one("facts", part=list(parts), **more)


def grid(*parts: Table, **more: Any) -> Table:
    return one("grid", part=list(parts), **{"sheet": "Visits", **more})


def paired(question: Table, kind: str, **more: Any) -> Table:
    """The question with a pair with itself."""
    return {**question, "pair": [{"with": question["ref"], "kind": kind, "why": "Both cannot be.", **more}]}


def told(*questions: Table, **more: Any) -> list[Problem]:
    """What is said of a set that asks these."""
    theme = {"code": "ONE", "name": "One", "question": list(questions)}
    tables = {"name": "ours", "version": "1", "title": "Ours", "theme": [theme], **more}
    question_set, problems = of_tables(tables, "ours.toml")
    assert (question_set is None) == any(one.severity == "error" for one in problems)
    return list(problems)


def said(*questions: Table, **more: Any) -> str:
    return "\n".join(one.message for one in told(*questions, **more))


LIST = part("list", "text", shape="agencies")
OWN = part("own", "choice")
ON, OFF = row("on", "date"), row("off", "choice")
MEETING = row("meeting", "text", ours=True)

NEVER: list[tuple[Table, str]] = [
    (paired(one("text"), "levels"), "pair[1] can never do anything: levels lie apart on one scale"),
    (paired(one(), "levels", apart=3), "pair[1].apart can never do anything: the scale yes-partly-no has 3 levels"),
    (paired(facts(part("d", "date")), "rows", part="d"), "pair[1].part can never do anything: 'd' is no part of A-1"),
    (paired(grid(OFF), "rows", part="off"), "rows are matched by a date, and it takes a choice"),
    (paired(facts(part("d", "date"), OWN), "lists", part="d", own="own", own_says=["Yes"]), 'shape = "agencies"'),
    (paired(facts(LIST, OWN), "lists", part="list", own="own", own_says=["Yse"]), "'Yse', which is not known. Did you"),
    (
        paired(facts(LIST, OWN), "lists", part="list", own="own", own_says=[]),
        "own_says can never do anything: no choice",
    ),
    (paired(grid(ON, OFF), "values", part="off"), "rows are laid side by side by what the plan fills in"),
    (
        paired(facts(OWN), "values", part="own", within_days=3),
        "within_days can never do anything: days lie between dates",
    ),
    (
        paired(one(agencies=["CSC"]), "answers", by=["POL"]),
        "pair[1].by can never do anything: A-1 is put to none of POL",
    ),
    (paired(one(), "answers", apart=2), "pair[1].apart is not known."),
    (one("counts", part=[part("a", "number"), part("b", "number", all_of=["a"])]), "part[b].all_of can never do"),
    (one("counts", part=[part("a", "number", sum_of=["a"])]), "part[a].sum_of can never do anything: 'a' is the part"),
    (facts(part("a", "number", at_most="t"), part("t", "text")), "at_most can never do anything: 't' takes words, not"),
    (
        facts(part("a", "date", not_before="n"), part("n", "number")),
        "not_before can never do anything: 'n' takes a num",
    ),
    (facts(part("a", "date", not_before="a")), "not_before can never do anything: 'a' is the part itself"),
    (grid(row("a", "number", at_most="b"), part("b", "number")), "at_most can never do anything: 'b' stands once"),
    (
        grid(ON, part("b", "text", needed_if=["on is given"])),
        "needed_if can never do anything: 'on' stands in every row",
    ),
    (
        facts(part("a", "number"), part("t", "text", needed_if=["a..a > 3 days"])),
        "days lie between dates, and 'a' takes",
    ),
    (facts(part("a", "number"), part("t", "text", needed_if=["a = lots"])), "'lots' is nothing that 'a' can hold"),
    (
        facts(OWN, part("t", "text", needed=True, needed_if=["own = Yes"])),
        "needed_if can never do anything: the part is",
    ),
    (
        facts(
            part("o", "text"), part("a", "text", agencies=["CSC"]), part("t", "date", agencies=["POL"], needed_if=["a"])
        ),
        "no agency is asked both for this and for 'a'",
    ),
    (facts(part("n", "number", in_period=True)), "in_period can never do anything: it is for a date"),
    (one("date", most=4), "most can never do anything: it is for a number, and this takes a date"),
    (facts(part("a", "text", each=True)), "each can never do anything: only a grid has rows"),
    (grid(OFF, rows_from="meetings"), "rows_from can never do anything: no part named meeting or meeting_on"),
    (grid(MEETING, OFF), "part[meeting].ours can never do anything: the plan fills in rows where rows_from"),
    (grid(row("what", "text", ours=True), OFF, rows_from="meetings"), "part[what].ours can never do anything"),
    (grid(row("meeting", "date", ours=True), OFF, rows_from="meetings"), "what the plan fills in there is words"),
    (grid(MEETING, rows_from="meetings"), "part is missing."),
    (one("number", least=10, most=2), "least can never do anything: no number is 10 or more and 2 or less"),
    (one(replaces=["A-1"]), "question[A-1].replaces can never do anything: it is the question itself"),
]


@pytest.mark.parametrize(("question", "sentence"), NEVER)
def test_a_rule_that_can_never_do_anything_is_refused_at_its_key(question: Table, sentence: str) -> None:
    assert sentence in said(question)
    assert "A-1" in said(question)


WORKS: list[Table] = [
    paired(one(), "levels", apart=2),
    paired(grid(ON, OFF), "rows", part="on"),
    paired(grid(MEETING, OFF, rows_from="meetings"), "values", part="off"),
    paired(facts(LIST, OWN), "lists", part="list", own="own", own_says=["Yes"]),
    paired(facts(OWN), "values", part="own", own_says=["Yes"]),
    paired(one("date"), "values", part="", within_days=3),
    paired(one("choice", choices=["Yes", "No"]), "answers"),
    one("choice", choices=["Yes", "No"], comment_when=["No"]),
    grid(row("a", "date", not_before="b"), part("b", "date")),
    facts(part("n", "number"), part("t", "text", needed_if=["n = 5"])),
]


@pytest.mark.parametrize("question", WORKS)
def test_a_rule_that_can_do_something_is_left_alone(question: Table) -> None:
    assert said(question) == ""


@pytest.mark.parametrize(
    ("first", "condition", "sentence"),
    [
        (one("number"), "A-1 = 5", ""),
        (one("number", most=4), "A-1 = 5", "says '5', which is not known."),
        (one("choice", choices=["At home", "Elsewhere"]), "A-1 = At home", ""),
        (grid(ON), "A-1 = None recorded", ""),
        (one("date"), "A-1..A-1 > 3 days", ""),
        (one(), "A-1..A-1 > 3 days", "asked_if can never do anything: days lie between dates"),
        (facts(OWN), "A-1 = Yes", "says 'Yes', which is not known."),
    ],
)
def test_a_condition_names_what_an_answer_can_say(first: Table, condition: str, sentence: str) -> None:
    found = said(first, one(ref="A-2", asked_if=condition))
    assert sentence in found if sentence else found == ""


@pytest.mark.parametrize(
    ("labels", "label", "why"),
    [
        (["<10 days", ">10 days"], "<10 days", "it is read as '>10 days'"),
        (["A*", "A"], "A", "it is read as 'A*'"),
        (["1", "1.0"], "1.0", "it is read as '1'"),
        (["2 - Good", "Good"], "2 - Good", "it is read as 'Good'"),
        (["n/a", "Yes"], "n/a", "it is read as 'Not applicable'"),
        (["Not known.", "Yes"], "Not known.", "it is read as 'Not known'"),
        (["-", "Yes"], "-", "it has no letter and no digit"),
        (["Yes ", "No"], "Yes ", "it has a line break, a space at an end, or two together"),
    ],
)
def test_a_label_that_cannot_be_read_back_is_refused_for_choices_and_levels(
    labels: list[str], label: str, why: str
) -> None:
    sentence = f"'{label}' cannot be a label: {why}."
    assert sentence in said(one("choice", choices=labels))
    level = [{"label": one, "mark": str(place), "positive": not place} for place, one in enumerate(labels)]
    scale = {"seen": {"name": "Seen", "not_known_counts": True, "level": level}}
    assert sentence in said(one(scale="seen"), scale=scale)


def test_in_a_later_part_not_applicable_is_a_choice_like_another() -> None:
    assert said(facts(OWN, part("b", "choice", choices=["Yes", "n/a"]))) == ""
    assert said(facts(part("b", "choice", choices=["Yes", "Not known"]))) == ""


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (grid(ON, rows=3_000_000), "question[A-1].rows should be a whole number, 400 or less."),
        (grid(*(row(f"c{n}", "text") for n in range(300))), "question[A-1].part has 300 parts; there is room for 40."),
        (one(weight=10**400), "question[A-1].weight should be a whole number, 100 or less."),
        (one(minutes=10**400), "question[A-1].minutes should be a whole number, 999 or less."),
        (one("number", least=20_000), "question[A-1].least should be a whole number, 9,999 or less."),
        (one("choice", choices=[f"L{n}x" for n in range(201)]), "choices has 201 labels; there is room for 200."),
        (one(good="x" * 40_000), "question[A-1].good should be words, 16,000 characters at most"),
        (one(good="a\x01b"), "question[A-1].good should be words without control characters"),
        (grid(ON, sheet="Visits "), "question[A-1].sheet is 'Visits ', which cannot be used."),
        (facts(OWN, part("b", "text", agencies=[])), "question[A-1].part[b].agencies names no agency"),
    ],
)
def test_what_no_workbook_has_room_for_is_refused(question: Table, sentence: str) -> None:
    assert sentence in said(question)


@pytest.mark.parametrize("ref", ["a|b", "A-1.x", "", "x y"])
def test_the_refs_of_boxes_are_checked_as_refs_are(ref: str) -> None:
    assert f"ref is '{ref}', which cannot be used." in said(one(), box=[{"ref": ref, "label": "L", "text": "T"}])


def test_codes_of_themes_and_roles_are_checked_as_codes_are() -> None:
    assert "role.ALL is 'ALL', which cannot be used." in said(one(), role={"ALL": {"name": "x"}})
    assert "role.a|b is 'a|b', which cannot be used." in said(one(), role={"a|b": {"name": "x"}})
    themes = [{"code": code, "name": "One", "question": [one(ref=f"A-{n}")]} for n, code in enumerate(("", "A/B"))]
    found = said(theme=themes)
    assert "theme[].code is '', which cannot be used." in found
    assert "theme[A/B].code is 'A/B', which cannot be used." in found


def test_an_overall_judgement_takes_no_key_that_would_do_nothing() -> None:
    overall = {"ref": "O-1", "scale": "grade", "text": "How good?", "asked_if": "A-1 = No"}
    assert "overall[O-1].asked_if is not known." in said(one(), overall=[overall])


def test_ten_thousand_questions_are_refused_in_one_sentence_and_at_once() -> None:
    began = time.perf_counter()
    problems = told(*(one(ref=f"A-{number}") for number in range(10_000)))
    assert [one.message for one in problems] == ["ours.toml: questions has 10,000 questions; there is room for 500."]
    assert time.perf_counter() - began < 5


def test_a_hint_among_very_many_names_is_short() -> None:
    names = [f"A-{number}" for number in range(10_000)]
    assert hint("zzz", names).endswith("A-59 and 440 more.")
    assert hint("A-7x", names) == "Did you mean A-7?"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a=" + "[" * 100_000 + "]" * 100_000, "its brackets stand within one another too deeply"),
        (".".join(["a"] * 20_000) + "=1", "names in it are joined by a hundred full stops"),
        ("a=" + "9" * 5_000, "a number in it has thousands of digits"),
        ("# " + "x" * 2_000_000, "it has more than 2 MB"),
    ],
)
@pytest.mark.parametrize("file", ["templates/ours.toml", "templates/scales.toml"])
def test_hostile_toml_is_told_in_a_sentence(tmp_path: Path, file: str, content: str, reason: str) -> None:
    path = tmp_path / file
    path.parent.mkdir()
    path.write_text(content, "utf-8")
    found = check("ours" if file.endswith("ours.toml") else "baseline", tmp_path)
    assert [one.code for one in found.problems] == ["SET001"]
    assert reason in found.problems[0].message
