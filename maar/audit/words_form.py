"""The form of `words.toml`: its keys, what each is for, and how an entry that waits for words is written.

Comes in: what an entry is about. Goes out: lines of TOML. Lines that begin with `#>` are ours and are written anew;
everything else in the file is the lead's.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from textwrap import wrap

import tomlkit

from maar.documents.words import FindingWords, Link, RecommendationWords, ThemeWords

OURS = "#>"
WIDTH = 116

ABOUT: Mapping[str, str] = {
    "title": "The title, where it is not to be that of the plan. All documents.",
    "audience": "Who it is for. Under the title of all short documents and the slides.",
    "why_this_theme": "Why this theme was looked at, in a sentence or two. All but the annual briefing.",
    "duty": "The duty under which the partnership looks, and what it looks for. Annual briefing.",
    "call_out": "One question that everybody should stop at. Annual briefing, seven-minute briefing.",
    "contact": "Whom to ask and to answer: a role, an address, a number. All documents.",
    "urgent": "Whom to ring about a child now, at any hour. All short documents and the slides.",
    "approved_by": "The body that approved it. Findings report, briefing note, learning journey.",
    "approved_on": "The day of that, as 2026-06-24.",
    "reply_by": "Until when answers are wanted, as 2026-07-31. Seven-minute briefing.",
    "printable": "The address of a version to print. Learning page.",
}
LISTS: Mapping[str, str] = {
    "background": "How it was done and why, a line for each. Findings report, most short documents.",
    "national": "What reviews elsewhere found, a line for each. Slides.",
    "strands": "What else was done beside the audit: a survey, visits. Findings report, learning journey.",
    "conclusions": "What it comes to, a line for each point. Findings report.",
    "priorities": "The partnership's own priorities, in their order. Learning journey, above the recommendations.",
}
ROWS = {"finding": FindingWords, "theme": ThemeWords, "recommendation": RecommendationWords, "link": Link}
NAMED_BY = {"finding": "id", "theme": "code", "recommendation": "id"}
FIGURE = "figure"

HEAD = """\
# Your own words for what is told of this audit. maar aggregate made this file; from now on it is yours.
# Write between the quotation marks, save, and run maar aggregate again. Where you write nothing, documents say the
# factual sentence or leave the line out. A long text may run over several lines between three quotation marks.
# What you wrote is never changed. Lines that begin with #> are written anew as long as the words below them are empty.
"""
EXAMPLES = """\
# Links for readers, one for each such block without the signs in front. All documents.
# [[link]]
# text = "Our procedures on neglect"
# url = "https://www.example.org/neglect"

# A recommendation of your own, beside those of the meeting, stands in a block without an id:
# [[recommendation]]
# text = "Ask the same questions again and compare"
# body = "Audit lead"
# due = 2027-03-31

# Of a theme, for_children says what it meant for them, and advice stands in place of our own prompts, as a list.
# Of a finding, headline says it in your words, lesson what it teaches, example one case so told that nobody is known
# by it, advice what to do. figure is the count that you wrote for; where it is another one later, you are told.
# Split views and contradictions have no block; you may add one, with the id that findings.xlsx gives.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What waits for words: a finding, a theme or a recommendation. `says` are the factual sentences about it."""

    kind: str
    name: str
    says: tuple[str, ...]
    figure: str = ""

    @property
    def lines(self) -> list[str]:
        """The entry with nothing written in it."""
        named = NAMED_BY[self.kind]
        rows = [f"[[{self.kind}]]", f"{named} = {quoted(self.name)}", *self.said]
        for field in fields(ROWS[self.kind]):
            if field.name == FIGURE:
                rows.append(f"{FIGURE} = {quoted(self.figure)}")
            elif field.name != named:
                rows.append(f"{field.name} = {'[]' if is_list(self.kind, field.name) else quoted('')}")
        return rows

    @property
    def said(self) -> list[str]:
        """Our lines: what is found now."""
        return [f"{OURS} {line}" for text in self.says for line in wrap(_printable(text), WIDTH - 3)]


def head() -> str:
    """The file before anything was found: what it is, and the texts that are about the whole."""
    about = [line for key, use in ABOUT.items() for line in (f"# {use}", f'{key} = ""')]
    about += [line for key, use in LISTS.items() for line in (f"# {use}", f"{key} = []")]
    return "\n".join([HEAD, "[about]", *about, "", EXAMPLES])


def is_list(kind: str, key: str) -> bool:
    """Does this key of a row hold a list of texts?"""
    return (kind, key) == ("theme", "advice")


def quoted(text: str) -> str:
    """The text as TOML holds it."""
    return tomlkit.string(text).as_string()


def _printable(text: str) -> str:
    """On one line, without the signs that TOML allows in no comment."""
    return re.sub(r"[\x00-\x1f\x7f]", "", " ".join(text.split()))
