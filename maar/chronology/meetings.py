"""Meetings: an entry comes in; whether it tells of a meeting of several agencies, or of a plan, goes out."""

from collections.abc import Iterator

from maar.answers import ChronologyEvent
from maar.chronology.words import NOT, Match, clause, forms, phrases, pieces, set_of
from maar.plan import Watch

MEETING = "meeting"
STRATEGY = "strategy meeting"
MEETINGS = forms(MEETING)
PLANNING = phrases(
    {
        MEETING: (
            "conference", "core group", "strategy discussion", "panel", "meeting", "multi agency discussion",
            "child in need review", "cin review", "plan review", "looked after review", "lac review", "cla review",
            "statutory review", "icpc", "rcpc", "cpc", "marac", "team around the family", "team around the child",
        ),
    }
)  # fmt: skip
PLANS = phrases(
    {
        "plan": (
            "child protection plan", "child in need plan", "cin plan", "cp plan", "safety plan", "care plan",
            "plan agreed", "plan made", "plan updated", "plan continue", "plan ended", "plan closed",
        ),
    }
)  # fmt: skip
STRATEGIES = ("strategy meeting", "strategy discussion", "strat meeting", "strat discussion")
OTHERS = {
    "child protection conference": ("conference", "icpc", "rcpc"),
    "core group": ("core group",),
    "exploitation meeting": ("exploitation meeting", "exploitation panel", "exploitation discussion", "mace"),
    "MARAC": ("marac",),
    "child in need meeting": ("child in need meeting", "cin meeting", "child in need review", "cin review"),
    "team around the family meeting": ("team around the family", "team around the child"),
    "professionals meeting": ("professionals meeting", "multi agency meeting", "multi agency discussion"),
}  # may have dealt with a concern too, though none is a strategy meeting
NOT_YET = set_of(
    "request requested requests requesting ask asked asking consider considered considering declined refused cancelled "
    "postponed needed await awaiting wanted seek sought propose proposed recommended suggested chased if unless"
)
NOT_HELD = phrases(
    {
        STRATEGY: (
            "not held", "not convened", "not needed", "not required", "not called", "not agreed", "not arranged",
            "did not take place", "didn't take place", "never held", "never took place", "not met",
        ),
    }
)  # fmt: skip
AT_ONE = set_of("at by in after following from during since")  # `considered at a strategy meeting`: it was held
INTERNAL = set_of("team staff supervision internal allocation practice department parent parents")
WITH = "with"  # `meeting with mother` is one agency's talk, not a meeting of several


def tells_of_meeting(event: ChronologyEvent) -> bool:
    """Is this entry about a meeting of several agencies?"""
    found = pieces(event.event)
    return any(_of_several(found, match) for match in PLANNING.within(found))


def tells_of_plan(event: ChronologyEvent) -> bool:
    """Is this entry about a plan, and so about concerns that are known?"""
    return next(PLANS.within(pieces(event.event)), None) is not None


class Meetings:
    """What counts as a strategy meeting in one audit, with its own words; and other meetings of several agencies."""

    def __init__(self, watch: Watch) -> None:
        self._strategies = phrases({STRATEGY: (*STRATEGIES, *watch.strategy)})
        self._others = phrases(OTHERS)

    def strategy_held(self, event: ChronologyEvent) -> bool:
        """Does what was done, or what happened, say that a strategy meeting or discussion was held?"""
        texts = (pieces(event.event), pieces(event.action))
        return any(_held(found, match) for found in texts for match in self._strategies.within(found))

    def others_held(self, event: ChronologyEvent) -> Iterator[str]:
        """The kinds of other meetings that this entry tells of as held."""
        if not self.strategy_held(event):
            found = pieces(event.event)
            yield from dict.fromkeys(match.name for match in self._others.within(found) if _held(found, match))


def _of_several(found: tuple[str, ...], match: Match) -> bool:
    """No agency's own meeting."""
    if match.end - match.start > 1 or found[match.start] not in MEETINGS:
        return True
    return found[match.end : match.end + 1] != (WITH,) and not INTERNAL & {*found[: match.start][-1:]}


def _held(found: tuple[str, ...], match: Match) -> bool:
    """Not where it was only asked for, declined or cancelled; that it was is believed in a doubt."""
    start, end = clause(found, match)
    before = tuple(word for word in found[start : match.start] if word not in ("a", "an", "the"))
    if AT_ONE & {*before[-1:]}:
        return True
    if NOT & {*before[-1:]} or NOT_YET & {*before, *found[match.end : end]}:
        return False
    return next(NOT_HELD.within(found[match.start :]), None) is None
