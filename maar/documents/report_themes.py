"""One theme a page: what good looks like, how the answers fell, what was found, what it means for children.

Comes in: everything found. Goes out: a section for each theme, and one for what practitioners and families said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from maar.documents.answers_part import theme_answers
from maar.documents.disclosure import shown
from maar.documents.findings_part import EXAMPLE, KINDS, agreed_beside, chapters, count_of, finding_lines, numbered
from maar.documents.found import Found
from maar.documents.marks import legend
from maar.documents.model import Block, Cell, FindingGroup, FindingLine, Row, Section, Table, Text, ThemeAnswers, Voices
from maar.documents.phrases import lower_first, stopped
from maar.documents.report_appendices import values_letter
from maar.documents.sheet_cells import columns
from maar.documents.values_part import value_tables
from maar.documents.voices_part import voices_section
from maar.documents.written_part import answered_in_words
from maar.findings import Finding, FindingKind
from maar.questions import Theme

IN_FULL = (FindingKind.STRENGTH, FindingKind.AREA, FindingKind.GAP)
QUOTED = (KINDS[FindingKind.STRENGTH], KINDS[FindingKind.AREA])
QUOTES = 2  # of agencies, to a theme
MOST = 4  # so many of the answers in words are quoted
FELL, FOUND, DIFFER = "How the answers fell", "What was found", "Where views differ"
READ = (
    "One square is one answer, best to worst; a wider gap ends what is positive, and what stands apart is not counted:"
)
WORDS = "Answered in words: some are quoted, as they were written."
TABLES = "Questions answered in numbers, choices and dates: Appendix {letter}."
NOTHING = "There are no findings here by the rules under How it was counted."


def theme_sections(found: Found) -> Iterator[Section]:
    """A page for each theme that agencies answered; themes of one question stand two to a page."""
    lines, has_room = finding_lines(found), False
    for theme in found.plan.questions.themes:
        questions = len(found.scores.of_theme(theme.code))
        if questions and not theme.strand:
            own = [one for one in found.findings if one.theme == theme.code]
            title = f"{chapters(found)[theme.code]} {theme.name}"
            blocks = tuple(_blocks(found, theme, own, lines))
            joins = has_room and questions == 1
            yield Section(f"theme-{theme.code}", title, blocks, new_page=not joins)
            has_room = questions == 1 and not joins


def _blocks(found: Found, theme: Theme, own: list[Finding], lines: dict[str, FindingLine]) -> Iterator[Block]:
    words = found.words.theme(theme.code)
    yield Text(theme.aim, lead=True)
    answers = theme_answers(found, theme, shown(found))
    answers = replace(answers, title=words.headline or FELL, others=_in_words(found, theme))
    if answers.questions or answers.others:
        yield replace(answers, aim=_reading(found, theme, answers) if answers.questions else WORDS)
    if any(value_tables(found.plan, one) for one in found.scores.of_theme(theme.code)):
        yield Text(TABLES.format(letter=values_letter(found)))
    in_full = tuple(_with_few_quotes(lines[one.id] for one in own if one.kind in IN_FULL))
    if in_full:
        yield FindingGroup(FOUND, "", in_full)
    yield from _differing(found, [one for one in own if one.kind not in IN_FULL])
    if not own and answers.questions:
        yield Text(NOTHING)
    if words.for_children:
        yield Text(f"For children: {stopped(words.for_children)}")


def _with_few_quotes(lines: Iterable[FindingLine]) -> Iterator[FindingLine]:
    """The findings as they are; the first strengths and areas keep their quote, and all that the lead illustrated."""
    quotes = 0
    for line in lines:
        chosen = line.reference == EXAMPLE or (line.kind in QUOTED and quotes < QUOTES)
        quotes += chosen and bool(line.quote)
        yield line if chosen else replace(line, quote="", reference="")


def _in_words(found: Found, theme: Theme) -> tuple[Voices, ...]:
    """The questions that are answered in words, some of them quoted."""
    return tuple(
        answered_in_words(found.plan, one, MOST)
        for one in found.scores.of_theme(theme.code)
        if one.question.scale is None and not value_tables(found.plan, one)
    )


def _reading(found: Found, theme: Theme, answers: ThemeAnswers) -> str:
    """How the picture is read, with the words of every mark in it, scale by scale."""
    drawn = {run.mark.letters for one in (*answers.bars, *answers.questions) for run in one.runs if run.count}
    groups = legend(found.plan, found.scores.of_theme(theme.code))
    marks = dict.fromkeys(mark for _, group in groups for mark in group if mark.letters in drawn)
    named = ", ".join(f"{mark.letters} {lower_first(mark.words)}".strip() for mark in marks)
    return f"{READ} {named}." if named else READ


def _differing(found: Found, own: list[Finding]) -> Iterator[Table]:
    """The split views and the contradictions of each question, in one line each."""
    numbers, rows = numbered(found), []
    for (kind, ref), group in groupby(own, key=lambda one: (one.kind, one.question)):
        cases = list(group)
        said = "; ".join(_on_case(found, one) for one in cases)
        question = found.plan.questions.question(ref)
        cells = (KINDS[kind], f"{ref} {question.short}: {said}", ", ".join(numbers[one.id] for one in cases))
        rows.append(Row(tuple(map(Cell, cells))))
    if rows:
        yield Table(DIFFER, "", "", columns((DIFFER, "Answers, case by case", "No.")), tuple(rows))


def _on_case(found: Found, one: Finding) -> str:
    """`case C 1 Y, 2 NK, 3 N (agreed at the meeting: No)`."""
    agreed = agreed_beside(found, one).removesuffix(".")
    return f"case {one.case} {count_of(found, one)[0]}{f' ({lower_first(agreed)})' if agreed else ''}"


def voices_and_gaps(found: Found) -> Iterator[Section]:
    """What practitioners and families said, with the information gaps found in it."""
    section = voices_section(found)
    if section is None:
        return
    strands = [theme.code for theme in found.plan.questions.themes if theme.strand]
    lines = finding_lines(found)
    told = tuple(_with_few_quotes(lines[one.id] for one in found.findings if one.theme in strands))
    yield replace(section, blocks=(*section.blocks, *((FindingGroup(FOUND, "", told),) if told else ())))
