"""A seven-minute briefing by hand, as long as real ones are: for renderers that must keep it on one page."""

from dataclasses import replace

from maar.documents.model import Block, Document, Section, Text
from maar.documents.points import Point, Points, Strip
from maar.figures import Share

URGENT = "Worried about a child now? Ring the front door on 0300 000 0001. In an emergency ring 999."
GOOD = (
    ("The child’s day.", "Schools could describe it: 16 of 18 answers were Good or Outstanding.", Share(16, 18)),
    ("Reasons.", "Managers gave reasons for their decisions: 25 of 39 answers were Yes.", Share(25, 39)),
    ("Referrals.", "22 of 35 gave a sound basis for a decision.", Share(22, 35)),
)
POOR = (
    ("Say what it means.", "4 of 22 chronologies explained the pattern.", Share(4, 22)),
    ("Make plans checkable.", "7 of 26 actions met all five SMART tests.", Share(7, 26)),
    ("Share the plan.", "10 of 39 answers: all had it in time, parents included.", Share(10, 39)),
    ("Speak up.", "6 of 29 answers: unease led to a recorded challenge.", Share(6, 29)),
)
DO = (
    "Read back before you decide: what happened before, and what followed?",
    "End each entry with “for this child that means”.",
    "Give every action an owner, a date, a measure and a result for the child.",
    "Check that your copy of the plan has arrived. Ask if it has not.",
    "If you are uneasy, ring, and write down what was agreed.",
)
ASK = (
    "Describe this child’s yesterday, from waking to bed.",
    "What would this child say has changed?",
    "Who here has challenged another agency this month, and what came of it?",
)
MORE = "Then write down what the child said, and say it again when the plan is reviewed."


def briefing(wordy: bool = False) -> Document:
    """About 400 words; `wordy`, about 600."""
    more = f" {MORE}" if wordy else ""
    parts: tuple[tuple[str, Block], ...] = (
        (
            "Background",
            Text(f"In spring 2025 eight agencies each read their own records on the same six children.{more}"),
        ),
        ("Why it matters", Text(f"Neglect is seldom one event. It is seen when small events are put together.{more}")),
        (
            "What we looked at",
            Text(f"22 questions. 39 of 48 returns came back, with 602 answers. 4 are missing.{more}"),
        ),
        ("What worked well", _points(GOOD, more)),
        ("What needs to change", _points(POOR, more)),
        ("What you should do", Points(tuple(Point(f"{words}{more}") for words in DO))),
        ("Questions for your team", Points(tuple(Point(f"{words}{more}") for words in ASK))),
    )
    boxes = tuple(
        Section(f"box-{number}", f"{number} {name}", (block,)) for number, (name, block) in enumerate(parts, start=1)
    )
    reply = Strip(
        "Tell us how you used this.", "Send it to lead@eastmere.example by 31 July.", ("Team and date", "We will")
    )
    return Document(
        "", "Eastmere Partnership", "Neglect: know the story, say what it means", "A seven-minute briefing",
        (("Edition", "Public"),), (), (*boxes, Section("foot", "", (reply, Text("", URGENT)))), "Six cases",
        kind="one page",
    )  # fmt: skip


def _points(told: tuple[tuple[str, str, Share], ...], more: str) -> Points:
    return Points(tuple(Point(f"{words}{more}", lead, squares=share) for lead, words, share in told))


def as_note(document: Document) -> Document:
    return replace(document, kind="note")
