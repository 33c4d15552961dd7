"""A story: an audit, and what its people did to the files that came back, act by act. Told by hypothesis, or kept."""

from typing import NamedTuple

from hypothesis import strategies as st

from . import audits
from .audits import SHAPES, Shape
from .harm import HARM
from .paper import Paper
from .typist import TYPING, Act, Desk

# Once a form was sorted or cut up, what a person means by a box is no longer certain: these still are.
LATE = ("note", "below", "extra sheet", "beside a question")
FILES = ("file copied", "sheets of another file put in", "saved with macros", "sheet duplicated")
SPACE = 100  # numbers that each act has for what it types


class Story(NamedTuple):
    shape: Shape
    acts: tuple[Act, ...]


def stories() -> st.SearchStrategy[Story]:
    some = st.integers(0, 999)

    def acts(verbs: list[str], most: int, least: int = 0) -> st.SearchStrategy[list[Act]]:
        act = st.builds(Act, st.sampled_from(verbs), st.integers(0, 5), some, some, some, some)
        return st.lists(act, min_size=least, max_size=most)

    parts = (
        acts([*TYPING], 6, 1),
        acts([*FILES], 2),
        acts([*TYPING], 2),
        acts([*HARM], 3),
        acts([*LATE, *FILES], 1),
    )
    told = st.tuples(*parts).map(lambda found: tuple(act for part in found for act in part))
    return st.builds(Story, st.sampled_from(SHAPES), told)


def play(story: Story) -> dict[str, Paper]:
    """The files as they came back, by name; a workbook that nobody touched did not."""
    issued = audits.issued(story.shape)
    cases = tuple(case.ref for case in audits.plan_of(story.shape).cases)
    back: dict[str, Paper] = {}
    harmed: set[str] = set()
    for step, act in enumerate(story.acts):
        every = [*{**issued, **back}]
        name = every[act.file % len(every)]
        if name not in back:
            back[name] = issued[name].copy()
        desk = Desk(back[name], act, 1 + (step + 1) * SPACE, cases)
        if act.verb in HARM:
            HARM[act.verb](desk)
            harmed.add(name)
        elif act.verb == "file copied":
            other = f"copy {step} {name}"
            back[other] = desk.paper.copy()
            harmed |= {other} if name in harmed else set()
        elif act.verb == "sheets of another file put in":
            _put_in(desk.paper, {**issued, **back}[every[act.a % len(every)]])
        elif act.verb == "sheet duplicated":
            if page := desk.page():
                desk.paper.pages.append(page.copy(desk.paper.free_title(page.title)))
        elif act.verb == "saved with macros":
            desk.paper.macro = True
        elif name not in harmed or act.verb in LATE:
            TYPING[act.verb](desk)
    return back


def _put_in(paper: Paper, source: Paper) -> None:
    for page in source.copy().pages if source is not paper else ():
        page.title = paper.free_title(page.title)
        paper.pages.append(page)
