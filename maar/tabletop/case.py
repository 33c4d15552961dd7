"""Drawing the sheet of a case: who answered, then every question, differences first, with a place to agree.

Comes in: the case as it is laid on the table. Goes out: a page whose white boxes are read back.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from maar.agreement import Band, CaseTable, Laid
from maar.agreement.seen import seen
from maar.answers import State
from maar.figures import listed, some
from maar.questions import NOT_APPLICABLE, NOT_KNOWN
from maar.returns import Return, Status
from maar.sheets.book import address
from maar.sheets.form import Form, Validation
from maar.sheets.keys import Key
from maar.sheets.page import Look, lines
from maar.tabletop import looks, spec
from maar.tabletop.alerts import alert_words
from maar.tabletop.blind import Called
from maar.tabletop.pack import Pack
from maar.tabletop.table import FIRST, Table, begin
from maar.tabletop.words import excerpt, mark

GUIDE = (
    "Differences first. Agencies’ own judgements on the left are locked; the white boxes on the right are for the "
    "meeting. The original stays beside the agreed one."
)
NOTHING_SEEN = "-"  # under `seen`, where no answer lay on the table
MANY = 8  # agencies: for more, their columns and what was said are narrower
NARROW, LEAST_WORDS, LEAST_REASON = 4.7, 36.0, 24.0
PADDING = 2.5  # characters: a heading without an indent has so much more room
MOST_WIDE = 202.0  # characters of all columns that show: any wider, and A4 prints below 8 points
WIDE = 198.0  # characters: so many are used where there are few agencies
QUESTION_HIGH = 36.0


@dataclass(frozen=True, slots=True)
class CaseForm:
    """What a case's sheet is drawn from.

    `returns` stand in the order of their columns; `links` gives the row of a question on What was said.
    """

    pack: Pack
    called: Called
    table: CaseTable
    returns: Sequence[Return]
    links: Mapping[str, int]

    def key(self, ref: str) -> str:
        return str(Key(self.pack.plan.id, "", self.table.case.ref, ref, self.pack.issue_of(ref)))


def draw_case(form: Form, pack: Pack, called: Called, table: CaseTable, links: Mapping[str, int]) -> None:
    """Draw the sheet of one case; `links` gives the row of each of its questions on What was said."""
    plan, case = pack.plan, table.case
    by_code = {one.agency.code: one for one in table.returns}
    of = CaseForm(pack, called, table, [by_code[code] for code in called.ordered(by_code)], links)
    sheet = begin(form, f"{spec.CASE}{case.ref}", _widths(len(of.returns)), GUIDE)
    for line in (*_packed(_status(of), sheet.wide), *_overall(of)):
        sheet.say(line, looks.STATUS)
    sheet.space()
    _headings(sheet, of)
    for band in Band:
        rows = of.table.of(band)
        if rows:
            sheet.band(f"{band}: {some(len(rows), 'question')}")
        for laid in rows:
            _row(form, sheet, of, laid)
    for column in (spec.INNER, spec.SEEN):
        sheet.page.hide(_place(column, len(of.returns)))
    sheet.page.freeze(sheet.heading + 1, FIRST + 2)
    sheet.finish(plan)


def _place(heading: str, agencies: int) -> int:
    """The column of a heading, counted from 1."""
    headings = [column.heading for column in spec.CASE_COLUMNS]
    place = headings.index(heading) + 1
    return place if place <= headings.index(spec.QUESTION) + 1 else place + agencies


def _widths(agencies: int) -> list[float]:
    """The widths of the columns that show and of the two hidden ones among them."""
    widths = {column.heading: column.width for column in spec.CASE_COLUMNS[1:]}
    each = spec.AGENCY_WIDTH if agencies <= MANY else NARROW
    shown = sum(widths.values()) - widths[spec.INNER] - widths[spec.SEEN] + each * agencies
    for heading, least in ((spec.WORDS, LEAST_WORDS), (spec.REASON, LEAST_REASON)):
        less = min(max(shown - MOST_WIDE, 0), widths[heading] - least)
        widths[heading] -= less
        shown -= less
    spare = max(WIDE - shown, 0)
    widths[spec.WORDS] += spare / 2
    widths[spec.REASON] += spare / 2
    left = {heading: widths.pop(heading) for heading in (spec.REF, spec.QUESTION)}
    return [*left.values(), *[each] * agencies, *widths.values()]


def _headings(sheet: Table, of: CaseForm) -> None:
    codes = [of.called.code(one.agency.code) for one in of.returns]
    width = sheet.page.widths[FIRST + 1]
    turned = any(lines(code, width + PADDING, looks.HEADING_MARK.size, bold=True) > 1 for code in codes)
    marked = looks.HEADING_TURNED if turned else looks.HEADING_MARK
    columns = [column for column in spec.CASE_COLUMNS if column.heading != spec.KEY]
    hidden = {spec.INNER, spec.SEEN}
    texts = [*(column.heading for column in columns[:2]), *codes, *(column.heading for column in columns[2:])]
    ends = [looks.HIDDEN if column.heading in hidden else looks.HEADING for column in columns[2:]]
    sheet.headings(texts, [looks.HEADING, looks.HEADING, *[marked] * len(codes), *ends], repeated=True)
    sheet.page.put(sheet.heading, 1, spec.KEY, looks.HIDDEN)
    turned_high = max(map(_long, codes)) if turned else 0
    sheet.page.height(sheet.heading, max(36, sheet.page.high(sheet.heading), turned_high))


def _long(code: str) -> float:
    """How many points long a turned heading is."""
    width = 4.0
    while lines(code, width, looks.SIZE, bold=True) > 1:
        width += 1
    return (width - 3) * 7 * 0.75 + 12


def _row(form: Form, sheet: Table, of: CaseForm, laid: Laid) -> None:
    question = laid.question
    marks = [mark(laid, one) for one in of.returns]
    why = "\n".join(of.called.brief(text) for text in filter(None, (laid.why, *laid.also)))
    lay = " ".join(seen(of.pack.plan, answer) for answer in laid.answers.values()) or NOTHING_SEEN
    values = [question.ref, question.short or question.text, *(one.letters for one in marks), why]
    values += [excerpt(laid, of.called), "", of.key(question.ref), "", "", lay]
    linked = looks.OURS_LINK if question.ref in of.links else looks.OURS_SECOND
    style: list[Look] = [linked, looks.QUESTION, *(one.look for one in marks), looks.OURS, looks.OURS]
    style += [looks.CHOSEN if laid.agreeable else looks.GREY, looks.INNER, looks.WHITE, looks.WHITE, looks.HIDDEN]
    choices = _choices(laid)
    room = sheet.page.widths[_place(spec.AGREED, len(marks)) - 1]
    row = sheet.put(values, style, _high(choices, room))
    sheet.page.put(row, 1, of.key(question.ref), looks.HIDDEN)
    if question.ref in of.links:
        sheet.page.link(row, FIRST, spec.SAID, f"B{of.links[question.ref]}")
    if choices:
        cell = address(row - 1, _place(spec.AGREED, len(marks)) - 1)
        form.check(sheet.page, cell, Validation("list", choices, spec.AGREED, "Choose from the list."))


def _choices(laid: Laid) -> tuple[str, ...]:
    scale = laid.question.scale
    return (*scale.labels, NOT_KNOWN, NOT_APPLICABLE) if laid.agreeable and scale else ()


def _high(choices: Sequence[str], width: float) -> float:
    """So high that every choice fits when it is chosen."""
    most = max((lines(label, width, looks.SIZE, bold=True) for label in choices), default=1)
    return max(QUESTION_HIGH, most * looks.SIZE * 1.24 + 7)


def _status(of: CaseForm) -> list[str]:
    """Who answered, whether a child may be at risk, and what the plan says of the child."""
    case = of.table.case
    told = [f"Returns: {sum(one.status is Status.RETURNED for one in of.returns)} of {len(of.returns)}."]
    for word, codes in (
        ("Missing", [one for one in of.returns if one.status is Status.OUTSTANDING and not one.held_alone]),
        ("Nil", [one for one in of.returns if one.status is Status.NIL]),
        ("Held", [one for one in of.returns if one.held_alone]),
    ):
        names = [of.called.name(one.agency.code) for one in codes]
        told += [f"{word}: {listed(names)}."] if names else []
    told.append(alert_words(of.pack.settled, case.ref, of.called))
    child = ", ".join(filter(None, (case.age_band, case.status)))
    return [*told, f"Child: {child}."] if child else told


def _overall(of: CaseForm) -> Iterator[str]:
    """How each overall judgement fell, in a line of its own: they do not ask for the same thing."""
    for laid in of.table.of(Band.OVERALL):
        scale = laid.question.scale
        given = [answer.judgement for answer in laid.answers.values() if answer.state is State.ANSWERED]
        counts = [f"{given.count(label)} {label}" for label in scale.labels if label in given] if scale else []
        if counts:
            yield f"Overall as returned ({laid.question.ref}): {', '.join(counts)}."


def _packed(parts: Sequence[str], width: float) -> list[str]:
    """The parts on as few lines as it takes, none torn unless it is longer than a line."""
    packs: list[str] = []
    for part in parts:
        if packs and lines(longer := f"{packs[-1]}  {part}", width, looks.SIZE, bold=True) == 1:
            packs[-1] = longer
        else:
            packs.append(part)
    return packs
