"""The slides of a theme: a chart for each scale, and what to do about it.

Comes in: the story. Goes out: slides, and how much each theme has to say.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from maar.documents.deck import Bars, Slide
from maar.documents.found import Found
from maar.documents.marks import either, positive_labels
from maar.documents.model import Distribution, Mark, Text
from maar.documents.phrases import lower_first
from maar.documents.points import Callout, Point, Points
from maar.documents.slides_said import Speaker, answers_said, fitting, number_of_words
from maar.documents.story import Message, ThemeStory
from maar.figures import listed, some
from maar.questions import Question, Scale

MOST_BARS = 6  # one fewer for each further chart
MOST_LESSON = 25  # words of one line under a picture
KEYS = ("areas", "gaps", "strengths")


def messages(theme: ThemeStory) -> tuple[Message, ...]:
    """Everything that was found in a theme, strengths first."""
    return (*theme.strengths, *theme.areas, *theme.gaps)


def to_improve(theme: ThemeStory) -> int:
    """How many areas and gaps a theme has: what makes it worth a slide of its own."""
    return len(theme.areas) + len(theme.gaps)


def answered(theme: ThemeStory) -> bool:
    return any(map(_is_counted, theme.questions))


def _is_counted(one: Distribution) -> bool:
    return any(run.counted and run.count for run in one.runs)


def chart_slide(found: Found, themes: Sequence[ThemeStory], speaker: Speaker) -> Slide:
    """How the answers of a theme fell, or those of two themes with a bar each; under them what the lead says of it.

    Where there is no room for all, those with findings go first.
    """
    bars: list[Bars] = []
    notes: list[str] = []
    for theme in themes:
        shown = _chosen(found, theme)
        for scale, of in _by_scale(found, shown).items():
            heading = f"{theme.short}. {_heading(scale, of)}" if len(themes) > 1 else _heading(scale, of)
            bars.append(Bars(heading, tuple(one for one in theme.questions if one.ref in of)))
        notes += _notes(theme, shown, speaker)
    lessons, told = _lessons(themes)
    body: Sequence[Bars | Text | Points] = bars or [one for theme in themes for one in _without(theme, found.public)]
    title = "; ".join(theme.headline or _title(theme) for theme in themes)
    return Slide(title, (*body, *lessons), (*notes, *told), _note(found, bars))


def _notes(theme: ThemeStory, shown: Sequence[str], speaker: Speaker) -> Iterator[str]:
    """What the theme asks, its findings, and every figure, in the picture or not."""
    yield f"{theme.name}. {theme.aim}".strip()
    for one in messages(theme):
        yield from speaker.of(one)
    yield from (f"In the picture: {answers_said(one)}" for one in theme.questions if one.ref in shown)
    yield from (f"Not in the picture: {answers_said(one)}" for one in theme.questions if one.ref not in shown)


def _lessons(themes: Sequence[ThemeStory]) -> tuple[tuple[Callout, ...], tuple[str, ...]]:
    """One line of each theme under the picture, the lesson or what it means for children; what is too long is told."""
    written = [one.lesson or (f"For children: {one.for_children}" if one.for_children else "") for one in themes]
    written = [one for one in written if one]
    short = tuple(one for one in written if number_of_words(one) <= MOST_LESSON)
    shown = (Callout("", short),) if short else ()
    return shown, tuple(one for one in written if one not in short)


def is_single(theme: ThemeStory) -> bool:
    """Has its picture one bar only?"""
    return sum(map(_is_counted, theme.questions)) == 1


def _without(theme: ThemeStory, public: bool) -> Iterator[Text | Points]:
    """What is said in place of a picture: that no answer counts or may be told, and what the gaps are."""
    if public:
        yield Text("No answer of this theme is told: it rests on too few agencies or cases, or none counts.")
    else:
        yield Text("No question of this theme has an answer that counts.")
    shown, _ = fitting((Point(one.sentence) for one in theme.gaps), taken=18)
    if shown:
        yield Points(shown)


def discussion_slide(theme: ThemeStory) -> Slide | None:
    """What a theme asks of practitioners; nothing where nobody wrote it."""
    lead = (theme.lesson,) if theme.lesson else ()
    child = (Callout("For children", (theme.for_children,)),) if theme.for_children else ()
    taken = len(" ".join((*lead, theme.for_children)).split())
    points, told = fitting(map(Point, theme.advice), taken)
    if not (lead or points):
        return None
    body = (*map(Text, lead), *([Points(points)] if points else []), *child)
    notes = (f"Ask: where have you seen this, and what helped? Theme: {theme.name}.", *told)
    return Slide(f"{theme.short}: in your own work", body, notes)


def _title(theme: ThemeStory) -> str:
    """`Chronology: 1 strength, 3 areas to improve`."""
    counted = (
        (len(theme.strengths), "strength", "strengths"),
        (len(theme.areas), "area to improve", "areas to improve"),
        (len(theme.gaps), "information gap", "information gaps"),
    )
    said = [some(count, one, many) for count, one, many in counted if count]
    return f"{theme.short}: {listed(said) if said else 'how the answers fell'}"


def _chosen(found: Found, theme: ThemeStory) -> tuple[str, ...]:
    """The refs that stand in the picture: areas, gaps and strengths before the rest, as many as there is room for."""
    about = {kind: {one.id.partition("-")[2] for one in getattr(theme, kind)} for kind in KEYS}
    refs = [one.ref for one in theme.questions if _is_counted(one)]
    refs.sort(key=lambda ref: next((place for place, kind in enumerate(KEYS) if ref in about[kind]), len(KEYS)))
    most = MOST_BARS
    while len(_by_scale(found, refs[:most])) - 1 + min(len(refs), most) > MOST_BARS:
        most -= 1
    return tuple(refs[:most])


def _by_scale(found: Found, refs: Iterable[str]) -> dict[tuple[Scale, bool], tuple[str, ...]]:
    """The questions on each scale, a reversed one apart, in the order of the set."""
    asked = [_question(found, ref) for ref in refs]
    scales = {scale.code: place for place, scale in enumerate(found.plan.questions.scales)}
    groups: dict[tuple[Scale, bool], tuple[str, ...]] = {}
    for one in asked:
        if one.scale:
            groups[one.scale, one.reverse] = (*groups.get((one.scale, one.reverse), ()), one.ref)
    return dict(sorted(groups.items(), key=lambda group: (scales.get(group[0][0].code, 0), group[0][1])))


def _question(found: Found, ref: str) -> Question:
    return found.plan.questions.question(ref)


def _heading(scale: tuple[Scale, bool], refs: Sequence[str]) -> str:
    own, reverse = scale
    return f"{own.heading} ({own.unit} is good)" if reverse else own.heading


def _note(found: Found, charts: Sequence[Bars]) -> str:
    """How the picture is read, and what stands outside it."""
    if not charts:
        return ""
    every = [one for chart in charts for one in chart.questions]
    legends = dict.fromkeys(_legend([run.mark for run in chart.questions[0].runs]) for chart in charts)
    hatched = any(run.counted and run.count for one in every for run in one.runs if run.mark.kind == "not known")
    outside: Counter[str] = Counter()
    for run in (run for one in every for run in one.runs if not run.counted and run.count):
        outside[lower_first(run.mark.words)] += run.count
    left = listed([f"{count} {words}" for words, count in outside.items()])
    said = [
        f"Counts of answers, from the left: {'; '.join(legends)}",
        "NK, hatched: not known" if hatched else "",
        f"Right: answers at a positive level{_positive(found, charts)}",
        f"Outside the count: {left}" if left else "",
    ]
    return ". ".join(part for part in said if part) + "."


def _positive(found: Found, charts: Sequence[Bars]) -> str:
    """`, Outstanding, Good or Yes`; nothing where one word is good in one chart and poor in another."""
    scales = [scale for chart in charts if (scale := _question(found, chart.questions[0].ref).scale)]
    good = {level.label for scale in scales for level in scale.levels if level.positive}
    poor = {level.label for scale in scales for level in scale.levels if not level.positive}
    words = [label for scale in scales for label in positive_labels(scale)]
    return "" if good & poor else f" ({either(words)})"


def _legend(marks: Sequence[Mark]) -> str:
    """`O outstanding, G good`; where levels are numbers, which end is the best."""
    levels = [mark for mark in marks if mark.kind == "level"]
    if all(mark.words.rstrip("%") == mark.letters for mark in levels):
        return f"{levels[0].letters} is the best, {levels[-1].letters} the lowest"
    return ", ".join(f"{mark.letters} {lower_first(mark.words)}" for mark in levels)
