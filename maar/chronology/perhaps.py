"""May an entry say that the child was seen? Words that a reader could take for it, though nobody says that they saw.

An entry comes in; yes or no goes out. A stretch with such an entry is never told as one in which nobody saw the child,
so a doubt is answered with yes, unless the words are denied, or of an adult, a sibling or a call by telephone.
"""

import re
from collections.abc import Iterator

from maar.answers import ChronologyEvent
from maar.chronology.meetings import tells_of_meeting
from maar.chronology.people import FAMILY, SIBLINGS, STAFF, child_among
from maar.chronology.seen import BY_TELEPHONE, HABIT, NOT_YET, PLANNED, of_sibling_alone, visited
from maar.chronology.words import STOPS, Match, clause, denied, phrases, pieces, set_of

FAR_BEFORE = 6  # words before a quotation that may say whose it is
QUOTED = re.compile(r"(?<!\w)['‘\"“](?=\w).+?['’\"”](?!\w)", re.DOTALL)
ATTENDS = re.compile(r"\battendance\b\D{0,24}[1-9]", re.IGNORECASE)
PLACE = "place"  # where children are; a meeting there is none of theirs
OFTEN = "often"  # said of a habit, and of no day
SAYS = "says"
ANYWHERE = phrases(
    {
        SAYS: (
            "own account", "own words", "his words", "her words", "child words", "talked", "chatted", "not spoken to",
            "sat next", "sat with", "sat beside", "asks for", "asks to", "asks if", "between the adults",
            "between the parents", "in the doorway", "hungry", "unwashed", "unkempt", "clothes too small",
            "clothes dirty", "dirty clothes", "tired", "tearful", "withdrawn", "weight has", "weight fallen",
            "gained weight", "lost weight", "growing well", "feeding well", "stay and play", "baby group",
            "discharge delayed", "discharged home", "discharge from hospital", "taken home", "on the ward",
            "both sibling", "all sibling", "sibling group",
        ),
        PLACE: (
            "in school", "at school", "in class", "in lesson", "at nursery", "in nursery", "at college", "in college",
            "at breakfast club",
        ),
        OFTEN: (
            *(f"{what} {often}" for what in ("seen", "visited", "met") for often in sorted(HABIT)),
            *(f"{often} {what}" for what in ("visit", "session") for often in ("daily", "weekly", "monthly")),
            "fortnightly visit",
        ),
    }
)  # fmt: skip
# Under Impact the one who does something is the child, where nobody else is named.
IMPACT = phrases(
    {
        SAYS: (
            "said he", "said she", "said it", "said they", "says he", "says she", "says it", "asked for", "asked to",
            "asked if", "told her", "told him", "told worker", "spoke", "wrote", "described", "played", "playing",
            "ate", "eats", "eating", "cried", "crying", "smiled", "smiling", "laughed", "laughing", "hid", "hiding",
            "crawling", "babbling", "walking", "came", "stood", "joined in", "join in", "in pain", "went home",
            "in hospital", "wearing",
        ),
    }
)  # fmt: skip
SENTENCE_ENDS = STOPS - {":"}
TALKING = set_of("talked chatted spoke")
PRESENT = set_of("asks")  # `social worker asks for` is no child's


def may_say_seen(event: ChronologyEvent) -> bool:
    """Could a reader take this entry to say that the child was seen, or spoke for themselves?"""
    if of_sibling_alone(event.event):
        return visited(event)
    texts = (event.event, event.action, event.impact)
    if any(_quotes_child(text) or ATTENDS.search(text) for text in texts):
        return True
    return any(_may(found, match) for found, match in _matches(event))


def _matches(event: ChronologyEvent) -> Iterator[tuple[tuple[str, ...], Match]]:
    """Every phrase, with the box in which it stands."""
    happened, done, felt = pieces(event.event), pieces(event.action), pieces(event.impact)
    meeting = tells_of_meeting(event)
    for found in (happened, done, felt):
        for match in ANYWHERE.within(found):
            if match.name != PLACE or found is felt or not meeting:
                yield found, match
    for match in IMPACT.within(felt):
        yield felt, match


def _quotes_child(text: str) -> bool:
    """Does it hold a quotation that is not said to be an adult's?"""
    for quotation in QUOTED.finditer(text):
        before = pieces(text[: quotation.start()])[-FAR_BEFORE:]
        if not FAMILY & {*before} or child_among(before):
            return True
    return False


def _sentence_before(found: tuple[str, ...], match: Match) -> tuple[str, ...]:
    """What stands before it in its sentence; a colon ends none: `Mother: tired`."""
    start = match.start
    while start and found[start - 1] not in SENTENCE_ENDS:
        start -= 1
    return found[start : match.start]


def _may(found: tuple[str, ...], match: Match) -> bool:
    """Not denied, and not said of adults, of a sibling or of a call."""
    start, end = clause(found, match)
    before, after = found[start : match.start], found[match.end : end]
    if denied(found, match, NOT_YET) or BY_TELEPHONE & {*before, *after}:
        return False
    if match.name == OFTEN:
        return not (PLANNED - HABIT) & {*before, *after}
    whose = _sentence_before(found, match)
    if (FAMILY | SIBLINGS) & {*whose} and not child_among(whose):
        return False
    if found[match.start] in PRESENT and STAFF & {*before}:
        return False
    with_whom = {*after[1:3]} if after[:1] in (("to",), ("with",)) else set()
    adults = found[match.start] in TALKING and with_whom & (FAMILY | STAFF)
    return not adults or child_among(with_whom)
