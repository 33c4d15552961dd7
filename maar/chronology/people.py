"""Whom a sentence is about: the words for children, for the adults around them, and for those who work with them."""

from collections.abc import Iterable, Sequence

from maar.chronology.words import Match, clause, set_of

CHILD = set_of(
    "child children baby babies infant toddler newborn boy boys girl girls pupil pupils student students sibling "
    "siblings son sons daughter daughters young youngster teenager teen he she him her his them they twin twins yp "
    "both all one two"
)
SIBLINGS = set_of("sibling siblings brother brothers sister sisters")
ANYBODY = set_of("he she him his her them their they both all one two")  # may be said of siblings too
NAMED = CHILD - SIBLINGS - ANYBODY
FAMILY = set_of(
    "mother mothers mum father fathers dad parent parents carer carers stepfather stepmother stepdad "
    "partner partners boyfriend girlfriend grandmother grandfather grandparent grandparents nan aunt uncle adult "
    "adults family husband wife couple man woman neighbour"
)
OF_PARENTS = set_of("maternal paternal postnatal antenatal perinatal")
STAFF = set_of(
    "school teacher tutor headteacher head lead dsl worker officer police nurse visitor gp doctor midwife manager "
    "professional professionals colleague social hospital landlord surgery duty front health ward consultant solicitor "
    "staff team agency agencies office housing surveyor therapist practitioner"
)
SAYING = set_of(
    "say says said report reports reported state states stated explain explains explained tell tells told claim claims "
    "claimed describe describes described concerned worried disclose disclosed discloses allege alleges alleged"
)


def child_among(words: Iterable[str]) -> bool:
    """Is a child among these words, and not a sibling alone: `her brother`?"""
    said = {*words}
    return bool(said & (NAMED if said & SIBLINGS else CHILD))


BY_OTHERS = set_of("by from")


def about_adult(found: Sequence[str], match: Match, by_oneself: bool = False) -> bool:
    """Is what was found told of an adult alone: `mother had a bruise`, not `mother says he bruised his knee`?

    An adult stands before it, or right after it, in the same clause, and no child does. `Reported missing by mother`
    is about a child, unless it is something that one does oneself.
    """
    start, end = clause(found, match)
    before, after = found[start : match.start], found[match.end : min(match.end + 3, end)]
    if CHILD & {*found[start:end]} or SAYING & {*before}:
        return False
    if BY_OTHERS & {*after} and not by_oneself:
        after = ()
    return bool((FAMILY | OF_PARENTS) & {*before, *found[match.start : match.end], *after})
