"""Does an entry say that the child was seen? The words by which it does, and those by which it does not.

An entry comes in; yes or no goes out. To see is one thing (`seen alone`, `spoke to him`), and counts unless it is
denied where it stands or is about somebody else. An occasion on which a child is usually seen (`home visit`, `drop-in`)
counts unless anything in the entry says that it failed or was only planned.
"""

from maar.answers import ChronologyEvent
from maar.chronology.people import CHILD, FAMILY, NAMED, SIBLINGS, STAFF, child_among
from maar.chronology.words import NOT, Match, clause, denied, is_word, phrases, pieces, set_of

SEEN = "seen"  # told of whom was seen: `child seen`
SAW = "saw"  # told of who saw whom: `saw child`
SELF = "self"  # what only a child who is there can do or say
WHOLE = "whole"  # says so where it is all that a clause says
CHILDREN = ("child", "children", "pupil", "baby", "boy", "girl", "young person", "he", "she", "they")
DOES = (
    "say", "said", "tell", "told", "ask", "describe", "disclose", "present", "awake", "asleep", "playing", "settled",
    "well", "in bed", "at home", "found",
)  # fmt: skip
WAYS = phrases(
    {
        SEEN: (
            "seen", "observed", "examined", "weighed", "measured", "spoken to", "spoken with", "met at", "met by",
            "immunised", "vaccinated", "admitted", "treated at", "stitched", "x rayed", "interviewed", "played",
            "in the room", "attended school", "attended nursery", "attended college", "attended class", "in lessons",
            "attended clinic", "attended hospital", "attended a&e", "attended ed", "attended surgery",
            "attended session", "attended appointment", "attended breakfast club", "attended playgroup",
            "given breakfast", "ate at school", "eat at school",
        ),
        SAW: (
            "saw", "met", "met with", "visited", "examined", "observed", "weighed", "interviewed", "spoke to",
            "spoke with", "talked to", "talked with",
        ),
        SELF: (
            *(f"{who} {what}" for who in CHILDREN for what in DOES), "disclosed to", "tells tutor", "tells teacher",
            "told teacher", "told tutor", "arrives hungry", "arrived hungry", "arrives late", "arrived late",
            "arrives at school", "arrived at school", "arrives in", "arrived in", "missing found", "found safe",
            "found wandering", "was born", "gave birth", "children present", "child present",
        ),
        WHOLE: ("treated", "dressed", "birth"),
    }
)  # fmt: skip
OCCASIONS = phrases(
    {
        "occasion": (
            "visit", "visited", "drop in", "direct work", "key work", "session", "one to one", "return interview",
            "return home interview", "medical examination", "child protection medical", "health check",
            "six week check", "six week review", "two year review", "development review", "developmental review",
            "asthma review", "health review", "health assessment", "dental check", "eye test",
        )
    }
)  # fmt: skip
BARE = "bare"  # said of the occasion only where the clause ends with it: `refused`, not `refused a food parcel`
FAILED = phrases(
    {
        "failed": (
            "not seen", "no access", "no reply", "no answer", "no response", "no one in", "nobody in", "nobody home",
            "no one home", "not at home", "not home", "nobody was in", "no one was in", "out when called",
            "did not attend", "did not come", "didn't attend", "did not arrive", "failed to attend",
            "was not brought", "not brought", "dna", "wnb", "unsuccessful", "abortive", "no entry", "not let in",
            "door not answered", "did not take place", "not available", "unable to see", "failed visit",
            "attempted visit", "visit attempted", "rearranged", "rescheduled", "postponed", "turned away",
            "not attended", "not be seen", "wasn't seen", "weren't seen", "not present", "absent", "mother only",
            "only mother", "visit missed", "missed visit", "missed appointment", "missed session", "cancelled by",
            "visit cancelled", "session cancelled", "refused entry", "refused access", "refused visit", "refused to",
            "declined visit", "declined to",
        ),
        BARE: ("cancelled", "refused", "declined", "missed", "not in"),
    }
)  # fmt: skip
ALONE = frozenset({"alone", "separately", "individually"})  # `not seen alone` was seen
HABIT = set_of("daily weekly fortnightly monthly regularly every each most")  # `seen daily` tells of no one day
PLANNED = set_of(
    "planned plan plans booked book arranged arrange agreed requested request offered offer due scheduled proposed "
    "suggested asked ask within weekly fortnightly monthly daily continue continued will until stopped ended "
    "needed overdue consider considered wanted surveyor landlord engineer repairs contractor plumber prison "
    "if should would be"
)
NOT_YET = NOT | set_of(
    "last since be unable failed refused declined unless until before if should would must will want wanted asked "
    "request requested due needs"
)
PAPERS = set_of(
    "letter letters record records report reports plan plans file files note notes email mail document documents "
    "footage cctv result results chart card form forms message messages bruise bruising mark marks minutes threshold "
    "criteria target targets"
)
UNBORN = phrases({"unborn": ("antenatal", "prenatal", "unborn", "prebirth", "pre birth", "before birth", "pregnant",
                             "pregnancy")})  # fmt: skip
BIRTH = set_of("birth born")
BY_TELEPHONE = set_of("telephone phone phoned telephoned call called rang ring text video")
SPEAKING = set_of("spoke spoken talked")
NEAR = 4  # words in which it is said who was seen


def says_seen(event: ChronologyEvent) -> bool:
    """Does this entry say that the child was seen, on whatever occasion?"""
    sibling = of_sibling_alone(event.event)
    texts = (pieces(event.event), pieces(event.action), pieces(event.impact))
    for found in texts:
        for match in WAYS.within(found):
            start, end = clause(found, match)
            if _seen(found, match) and not (sibling and not NAMED & {*found[start:end]}):
                return True
    return not sibling and visited(event)


def visited(event: ChronologyEvent) -> bool:
    """Does it tell of an occasion on which children are seen, and not that it failed?"""
    texts = (pieces(event.event), pieces(event.action), pieces(event.impact))
    if next(UNBORN.within(texts[0]), None):
        return False
    happened = any(_took_place(found, match) for found in texts[:2] for match in OCCASIONS.within(found))
    return happened and not any(_failed(found, match) for found in texts for match in FAILED.within(found))


def of_sibling_alone(text: str) -> bool:
    """Is it about a sibling, and no word in it about the child?"""
    found = pieces(text)
    return bool(SIBLINGS & {*found}) and not child_among(found)


def tells_of_unborn(event: ChronologyEvent) -> bool:
    """Does this entry speak of a child who is not yet born?"""
    texts = (event.event, event.action, event.impact)
    return any(next(UNBORN.within(pieces(text)), None) is not None for text in texts)


def tells_of_birth(event: ChronologyEvent) -> bool:
    """Does this entry tell that a child was born?"""
    return bool(BIRTH & {*pieces(event.event)})


def _seen(found: tuple[str, ...], match: Match) -> bool:
    """A word of seeing, not denied, and about a child as far as is said."""
    if denied(found, match, NOT_YET) and not ({*found[match.end : match.end + 1]} & ALONE):
        return False
    start, end = clause(found, match)
    before, after = found[start : match.start], found[match.end : min(match.end + NEAR, end)]
    if (SIBLINGS & {*before} and not child_among((*before, *after))) or HABIT & {*after[:1]}:
        return False
    if match.name == SELF:
        return True
    if match.name == WHOLE:
        return (match.start, match.end) == (start, end)
    if found[match.start] in SPEAKING and BY_TELEPHONE & {*found[start:end]}:
        return False
    if match.name == SAW:
        return _of_a_child(after) and not PAPERS & {*before[-1:]}
    with_whom = after if after[:1] == ("with",) and not (SIBLINGS & {*after} and not NAMED & {*after}) else ()
    return _of_a_child((*before[-NEAR:], *with_whom)) and after[:1] != ("as",)


def _of_a_child(words: tuple[str, ...]) -> bool:
    """Nobody is named, or a child is; not only parents, those who work with them, or papers."""
    said = {*words}
    return child_among(words) or not said & (FAMILY | STAFF | PAPERS | SIBLINGS)


def _took_place(found: tuple[str, ...], match: Match) -> bool:
    """An occasion that was, not one that was planned, ended or somebody else's."""
    start, end = clause(found, match)
    before = {*found[start : match.start]}
    of_adults = before & FAMILY and not before & CHILD
    return not of_adults and not denied(found, match, NOT_YET) and not PLANNED & {*found[start:end]}


def _failed(found: tuple[str, ...], match: Match) -> bool:
    """Words of failing, but for those that go on to say something else."""
    after = found[match.end : match.end + 1]
    if match.name == BARE:
        return not after or not is_word(after[0])
    return not {*after} & ALONE
