"""Method and limits: who read what, how things were counted, what to be careful with, what the lead decided."""

from collections import Counter
from fractions import Fraction

from maar.documents.alerts_part import case_words
from maar.documents.found import Found
from maar.documents.marks import by_scale, counted_labels, either, positive_labels, scale_name
from maar.documents.model import Block, Bullets, Cell, Column, Row, Section, Table, Text
from maar.documents.phrases import NO_DATA, day, number, told
from maar.documents.returns_part import count
from maar.figures import BARE_PERCENT_FROM, PERCENT_FROM, Share, listed, some
from maar.problems import answers as answer_codes
from maar.problems import returns as return_codes
from maar.questions import Scale
from maar.returns import FOR_THE_PUBLIC, Return
from maar.scores import books

FEW = PERCENT_FROM
PAIRED = "on one case, agencies' records of the same thing differ, as the question set lays them side by side"


def method_section(found: Found) -> Section:
    """The section that lets a reader judge the rest."""
    blocks: list[Block] = [Text(who_read(found)), auditors(found)]
    decisions = decided(found)
    if decisions:
        blocks.append(Bullets("What the lead decided", decisions))
    blocks += [
        Bullets("Limits", limits(found)),
        Bullets("How answers are counted", counting(found)),
        Bullets("How findings are found", rules(found)),
    ]
    return Section("method", "Method and limits", tuple(blocks))


def who_read(found: Found) -> str:
    """Who was asked what."""
    plan = found.plan
    put = [len(plan.put_to(agency)) for agency in plan.agencies]
    total = len(found.scores.questions)
    each = f"{put[0]}" if len(set(put)) == 1 else f"from {min(put)} to {max(put)}"
    return (
        f"Each agency read its own record of each case and answered the questions put to its role: {each} of the "
        f"{some(total, 'question')} of the set. Nothing was changed on the way: judgements stand as they were returned."
    )


def auditors(found: Found) -> Table:
    """Who filled the returns in, as they say themselves."""
    returned = found.settled.returned
    rows = (
        _row("The auditor was independent of the case", [one.top.independent for one in returned]),
        _row("The practitioner was spoken to", [one.top.spoke_to_practitioner for one in returned]),
        _signed(returned),
    )
    columns = (Column("Returns received"), Column("Yes", "number"), Column("Not said", "number"))
    return Table("Auditors", "", "Unit: one return.", columns, rows)


def _row(name: str, answers: list[str]) -> Row:
    yes = told(Share(answers.count("Yes"), len(answers)))
    return Row((Cell(name), Cell(str(yes)), count(answers.count(""))))


def _signed(returned: tuple[Return, ...]) -> Row:
    signed = sum(bool(one.signed_off_by or one.signed_off_on) for one in returned)
    return Row((Cell("A manager signed the return off"), Cell(str(told(Share(signed, len(returned))))), Cell(NO_DATA)))


def decided(found: Found) -> tuple[str, ...]:
    """The lead's decisions with their reasons; held returns that were rejected say so themselves."""
    published = Counter((one.reason, one.by, one.on) for one in found.decisions if one.about.startswith(FOR_THE_PUBLIC))
    made = [
        f"{one.verdict.capitalize()}: {f'{one.about}. ' if one.about else ''}{one.reason} "
        f"({one.by}, {day(one.on)}, {one.id})"
        for one in found.decisions
        if not one.about.startswith(FOR_THE_PUBLIC)
    ]
    made += [
        f"Cleared for the public edition: {some(texts, 'text')}. {reason} ({by}, {day(on)})"
        for (reason, by, on), texts in published.items()
    ]
    if made:
        return tuple(made)
    return tuple(problem.message for problem in found.problems if problem.code == return_codes.REJECTED.code)


def limits(found: Found) -> tuple[str, ...]:
    """What to be careful with, most general first."""
    return (
        _cases(len(found.plan.cases)),
        *_few(found),
        "Agencies judged their own practice.",
        *_held(found),
        *_repaired(found),
        "A blank is a fault in the return. It is never read as No.",
    )


def _cases(cases: int) -> str:
    if cases == 1:
        return "One case shows how practice can go. It does not show how often it does."
    return f"{number(cases)} cases show how practice can go. They do not show how often it does."


def _few(found: Found) -> list[str]:
    """Agencies whose column rests on few returns, and those of which nothing came back."""
    backs = {agency.name: 0 for agency in found.plan.agencies}
    for one in found.settled.returned:
        backs[one.agency.name] += 1
    said = []
    none = [name for name, back in backs.items() if not back]
    if none:
        said.append(f"Nothing to count came from {listed(none)}.")
    few = [(name, back) for name, back in backs.items() if 0 < back < FEW]
    if len(few) == len(backs) and few:
        said.append(f"Every agency's column rests on fewer than {FEW} returns.")
    elif few:
        first, *rest = few
        names = [f"{first[0]} ({some(first[1], 'return')})", *(f"{name} ({back})" for name, back in rest)]
        columns = "The column of" if len(few) == 1 else "The columns of"
        said.append(f"{columns} {listed(names)} {'rests' if len(few) == 1 else 'rest'} on fewer than {FEW} returns.")
    return said


def _held(found: Found) -> list[str]:
    held = [one for one in found.settled.returns if one.held_alone]
    if not held:
        return []
    cases: dict[str, list[str]] = {}
    for one in held:
        cases.setdefault(one.agency.name, []).append(one.case.ref)
    whose = listed([f"{name} on {case_words(refs)}" for name, refs in cases.items()])
    is_held = "1 return is held and counts" if len(held) == 1 else f"{len(held)} returns are held and count"
    return [f"{is_held} nowhere until the lead decides: {whose}."]


def _repaired(found: Found) -> list[str]:
    """What did not stand where it should, and what could not be read."""
    codes = [problem.code for problem in found.problems]
    moved = sum(codes.count(kind.code) for kind in (answer_codes.MOVED, answer_codes.COPIED))
    unreadable = books(found.settled.returns).unreadable
    said = []
    if moved:
        was = (
            "answer stood beside another question and was"
            if moved == 1
            else "answers stood beside other questions and were"
        )
        said.append(f"{moved} {was} counted for the question that the hidden key names.")
    if unreadable:
        were = "answer could not be read and is" if unreadable == 1 else "answers could not be read and are"
        said.append(f"{unreadable} {were} in no count; nothing was guessed.")
    return said


def counting(found: Found) -> tuple[str, ...]:
    """What is in a count, scale by scale, and how a count is said."""
    groups = by_scale(found.plan, found.scores.questions)
    names = [scale_name(scale, (one.question for one in tallies)) for scale, tallies in groups.items()]
    return (
        *(_scale(name, scale) for name, scale in zip(names, groups, strict=True)),
        "Not applicable, blank and unreadable are in no count. They are told beside it.",
        f"The count comes first. From {BARE_PERCENT_FROM} answers a percentage stands beside it, from {PERCENT_FROM} "
        f"to {BARE_PERCENT_FROM - 1} in brackets, under {PERCENT_FROM} none. Percentages are worked out from the "
        "counts, last, and rounded half up to whole numbers; they are not made to add up to 100.",
        "The alert question and the overall judgements are in no count.",
        *_beside(found),
    )


def _beside(found: Found) -> list[str]:
    """How the meeting's judgements, and those of two agencies, are laid side by side."""
    said = []
    if found.agreement.rates.total.d:
        said.append(
            "Two agencies or more that judged one question of one case are compared by the two judgements furthest "
            "apart: the same, within one level, or apart."
        )
    if found.agreement.agreed.judgements:
        said.append(
            "What the meeting agreed is one judgement for each case and question, told beside what was returned and "
            "never over it. It moved a returned judgement up where it has more points, down where it has fewer; a "
            "move is counted in levels."
        )
    return said


def _scale(name: str, scale: Scale) -> str:
    """`Grades: Outstanding or Good, out of all four grades.`"""
    outside = "" if scale.not_known_counts else " Not known is told beside the count."
    return f"{name}: {either(positive_labels(scale))}, out of {listed(counted_labels(scale))}.{outside}"


def rules(found: Found) -> tuple[str, ...]:
    """When something becomes a finding, kind by kind."""
    set_at = found.plan.thresholds
    lowest = any(one.question.scale and one.question.scale.lowest_is_area for one in found.scores.questions)
    long = any(one.question.scale and len(one.question.scale.levels) > 7 for one in found.scores.questions)
    return (
        f"Strength: {_share(set_at.strength)} or more positive, of at least {some(set_at.strength_from, 'answer')}"
        f"{', and none at the lowest grade' if lowest else ''}.",
        f"Area to improve: {_share(set_at.area)} or less positive, of at least {some(set_at.area_from, 'answer')}"
        f"{'; or any answer at the lowest grade' if lowest else ''}.",
        f"Information gap: {_share(set_at.gap)} or more of the answers asked for, and at least {set_at.gap_from}, "
        "were not known, blank or unreadable.",
        f"Split view: agencies {some(set_at.split_levels, 'level')} or more apart on one case and question"
        f"{', on a long scale a third of it' if long else ''}.",
        *([f"Contradiction: {PAIRED}."] if _paired(found) else []),
    )


def _paired(found: Found) -> bool:
    return any(question.pairs for question in found.plan.questions.questions)


def _share(limit: Fraction) -> str:
    """`75 per cent`, or `1 in 3` where no whole per cent says it."""
    hundredths = limit * 100
    if hundredths.denominator == 1:
        return f"{hundredths.numerator} per cent"
    return f"{limit.numerator} in {limit.denominator}"
