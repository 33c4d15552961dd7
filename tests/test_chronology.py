"""One chronology for each case: what is planted in it is found, and nothing else is claimed."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from chronologies import END, START, audit, entry, one_case, together, told
from hypothesis import given
from hypothesis import strategies as st

from maar.answers import ChronologyEvent
from maar.chronology import CaseChronology, Cluster, FirstAction, Gap, Held, Repeat
from maar.chronology.actions import recorded_nothing
from maar.chronology.said import met_between
from maar.problems import Location


def day(number: int) -> date:
    return START + timedelta(days=number)


# A year in which somebody sees the child every fortnight, acts, and nothing goes wrong.
ORDINARY = (
    ("CSC", "Home visit, child seen playing"),
    ("0-19", "Seen in clinic, growing well"),
    ("EDU", "Read in assembly"),
    ("GP", "Child examined: ear infection, drops given"),
)
QUIET = tuple(
    entry(ORDINARY[place % 4][0], place * 13, ORDINARY[place % 4][1], "Advice given", impact="Settled")
    for place in range(28)
)


def test_a_quiet_year_claims_nothing() -> None:
    one = one_case(*QUIET, of=audit(day(200)))
    assert (one.gaps, one.unseen, one.together, one.clusters, one.repeats, one.first_action) == (
        (),
        (),
        (),
        (),
        (),
        None,
    )
    assert (one.without_action, len(one.without_impact)) == ((), 0)
    assert len(one.events) == len(QUIET)


def test_a_case_without_entries_claims_nothing() -> None:
    one = one_case()
    assert (one.events, one.gaps, one.unseen, one.first_action) == ((), (), (), None)


# Together


def test_one_meeting_in_the_words_of_four_agencies_stands_together() -> None:
    assert together(
        entry("CSC", 100, "Initial child protection conference"),
        entry("EDU", 100, "Initial conference"),
        entry("POL", 101, "ICPC attended"),
        entry("0-19", 103, "Initial Child Protection Conference (report given)"),
        entry("GP", 108, "Initial conference"),
    ) == [
        [
            ("CSC", "Initial child protection conference"),
            ("EDU", "Initial conference"),
            ("POL", "ICPC attended"),
            ("0-19", "Initial Child Protection Conference (report given)"),
        ]
    ]


ALIKE = (
    ("Neighbour reports shouting and a smashed window", "Neighbour report: shouting, window smashed"),
    ("Father arrested for assault on mother", "Mother assaulted, father arrested for assault"),
    ("Strategy discussion", "Strategy meeting with police and health"),
    ("Core group", "Core group meeting"),
    ("CIN meeting", "Child in need meeting"),
    ("Burn to left hand from an iron", "Left hand burn, from the iron"),
    ("Parents' evening missed, no call", "Parents evening missed; no call made"),
    ("Police notification received", "Police notification"),
)
UNLIKE = (
    ("Home visit: no food in the kitchen", "Home visit: child well and fed"),
    ("Home visit", "Home visit"),
    ("Home visit", "Home visit: no food in the kitchen"),
    ("Referral to social care", "Referral to social care"),
    ("Telephone call to mother", "Telephone call from mother"),
    ("Seen in clinic", "Seen in clinic"),
    ("Sibling 1 hungry at breakfast club", "Sibling 2 hungry at breakfast club"),
    ("Weight 9 kg, growth faltering", "Weight 11 kg, growth faltering"),
    ("Child seen at home, settled", "Child not seen at home, settled"),
    ("Initial child protection conference", "Review child protection conference"),
    ("First police notification", "Second police notification"),
    ("Core group", "Core group cancelled"),
    ("Bruise", "Bruise"),
    ("", ""),
    ("Attendance 81%", "Attendance letter sent home"),
)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_like_words_on_one_day_are_one_event(one: str, other: str) -> None:
    assert together(entry("CSC", 50, one), entry("EDU", 50, other)) == [[("CSC", one), ("EDU", other)]]


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_unlike_words_are_two_events(one: str, other: str) -> None:
    assert together(entry("CSC", 50, one), entry("EDU", 50, other)) == []


def test_only_a_meeting_may_be_dated_on_another_day() -> None:
    shouting = "Neighbour reports shouting and a smashed window"
    assert together(entry("CSC", 50, shouting), entry("POL", 51, shouting)) == []
    assert together(entry("CSC", 50, "Core group"), entry("POL", 53, "Core group")) != []
    assert together(entry("CSC", 50, "Core group"), entry("POL", 54, "Core group")) == []
    for own in ("Meeting with mother", "Team meeting", "Staff meeting about attendance"):
        assert together(entry("CSC", 50, own), entry("EDU", 52, own)) == []


def test_the_nearest_day_wins_and_no_agency_stands_twice_in_a_group() -> None:
    one = one_case(entry("CSC", 50, "Core group"), entry("CSC", 53, "Core group"), entry("EDU", 53, "Core group"))
    assert one.together == ((1, 2),)


def test_entries_of_one_agency_are_never_put_together() -> None:
    assert together(entry("CSC", 50, "Strategy meeting"), entry("CSC", 50, "Strategy meeting")) == []


def test_an_entry_without_a_date_stands_alone_and_last() -> None:
    one = one_case(entry("CSC", None, "Core group"), entry("EDU", 9, "Core group"))
    assert [each.agency for each in one.events] == ["EDU", "CSC"] and one.together == ()


# Gaps, and who saw the child


def test_every_gap_is_told_longest_first() -> None:
    one = one_case(*(entry("CSC", number, "Child seen") for number in (0, 27, 55, 100, 128, 300)))
    assert one.gaps == (Gap(day(128), day(300)), Gap(day(55), day(100)), Gap(day(27), day(55)), Gap(day(100), day(128)))


def test_a_gap_ends_at_the_entry_of_any_agency_and_lies_inside_the_period() -> None:
    entries = (entry("CSC", 0, "Seen"), entry("EDU", 20, "Seen"), entry("POL", 40, "Seen"))
    assert one_case(*entries, entry("GP", -300, "Long ago"), entry("GP", END + timedelta(1), "Since")).gaps == ()


def test_stretches_in_which_nobody_saw_the_child_are_found_between_entries_by_others() -> None:
    calls = (entry("EDU", number, "Rang the duty desk") for number in range(10, 200, 10))
    one = one_case(entry("CSC", 0, "Home visit"), *calls, entry("CSC", 90, "Child seen alone"))
    assert one.gaps == ()
    assert one.unseen == (Gap(day(90), day(190)), Gap(day(0), day(90)))


def test_a_child_whom_no_entry_says_was_seen_was_not_seen_from_first_to_last() -> None:
    letters = [entry("CSC", number, "Letter sent") for number in (5, 20, 45)]
    assert one_case(*letters).unseen == (Gap(day(5), day(45)),)
    assert one_case(*letters[:2]).unseen == ()


def unseen(*rows: tuple[str, int, str] | tuple[str, int, str, str]) -> list[tuple[int, int]]:
    """The stretches in which no entry says that the child was seen, in days of the year; a fourth word is an impact."""
    made = (entry(code, number, text, "", impact="".join(impact)) for code, number, text, *impact in rows)
    return [((gap.after - START).days, (gap.before - START).days) for gap in one_case(*made).unseen]


def test_an_entry_that_may_say_that_the_child_was_seen_ends_a_stretch() -> None:
    ends = (("POL", 0, "Child seen"), ("POL", 100, "Child seen"))
    assert unseen(*ends, ("GP", 50, "Letter about the rent")) == [(0, 100)]
    assert unseen(*ends, ("GP", 50, "Family meeting", "Sat next to him")) == [(0, 50), (50, 100)]
    assert unseen(*ends, ("0-19", 50, "Questionnaire at skate park", "Talked for forty minutes")) == [
        (0, 50),
        (50, 100),
    ]
    assert unseen(*ends, ("EDU", 80, "Child: 'we sleep in our coats'")) == [(0, 80)]
    assert unseen(*ends, ("EDU", 20, "Strategy meeting", "Seen daily")) == [(20, 100)]
    assert unseen(*ends, ("POL", 50, "Third call-out", "Between the adults, not spoken to")) == [(0, 50), (50, 100)]


def test_one_day_of_a_stretch_that_ends_where_somebody_may_have_seen_the_child_is_told_up_to_there() -> None:
    assert unseen(("CSC", 0, "Child seen"), ("CSC", 60, "Review", "Crawling")) == [(0, 60)]


def test_a_sibling_alone_is_not_the_child() -> None:
    rows = (("0-19", 0, "Two-year review: was not brought"), ("GP", 191, "Seen in clinic"))
    assert unseen(*rows, ("EDU", 120, "Sibling 1 hungry", "Given breakfast at school")) == [(0, 191)]
    assert unseen(*rows, ("0-19", 100, "Home visit to sibling 1")) == [(0, 100), (100, 191)]
    assert unseen(*rows, ("EDU", 120, "Child and sibling 1 hungry, given breakfast")) == [(0, 120), (120, 191)]


def test_before_the_birth_there_was_nobody_to_see() -> None:
    before = (
        ("GP", 0, "Late booking at 25 weeks"),
        ("0-19", 60, "Antenatal visit"),
        ("CSC", 90, "Pre-birth conference"),
    )
    assert unseen(*before, ("GP", 110, "Birth"), ("CSC", 150, "Letter sent")) == [(110, 150)]
    assert unseen(*before, ("0-19", 120, "New birth visit"), ("CSC", 160, "Letter sent")) == [(120, 160)]
    assert unseen(*before) == []


# Repeats


def hungry(*days: int) -> list[ChronologyEvent]:
    """The same concern from three agencies in turn."""
    said = (
        ("EDU", "Arrives hungry"),
        ("0-19", "Home visit: no food in the cupboards"),
        ("GP", "Underweight for her age"),
    )
    return [entry(*said[place % 3][:1], number, said[place % 3][1]) for place, number in enumerate(days)]


def test_other_meetings_between_are_named_beside_a_repeat() -> None:
    meetings = (entry("POL", 60, "Exploitation meeting"), entry("CSC", 61, "Core group cancelled"),
                entry("CSC", 200, "Initial child protection conference"), entry("CSC", 301, "Core group"))  # fmt: skip
    (repeat,) = one_case(*hungry(10, 90, 300), *meetings).repeats
    assert repeat.between == (Held("exploitation meeting", day(60)), Held("child protection conference", day(200)))
    assert met_between(repeat, str) == (
        "no strategy meeting recorded between; an exploitation meeting on 2025-06-30 and "
        "a child protection conference on 2025-11-17 are recorded between"
    )
    cores = [entry("CSC", number, "Core group") for number in (20, 100, 299)]
    assert met_between(one_case(*hungry(10, 90, 300), *cores).repeats[0], str) == (
        "no strategy meeting recorded between; 3 core groups from 2025-05-21 to 2026-02-24 are recorded between"
    )


def test_an_audit_may_say_what_counts_as_a_strategy_meeting() -> None:
    entries = (*hungry(10, 90, 300), entry("POL", 60, "Exploitation meeting"))
    assert len(one_case(*entries).repeats) == 1
    assert one_case(*entries, of=audit(strategy=("exploitation meeting",))).repeats == ()


def test_an_entry_that_counts_up_what_was_told_is_not_told_anew() -> None:
    missed = [entry("0-19", number, "Review: was not brought") for number in (10, 40)]
    counts_up = entry("CSC", 150, "Health visitor: two appointments missed")
    passed_on = entry("0-19", 150, "E-mail about missed reviews")
    assert one_case(*missed, counts_up, passed_on).repeats == ()
    assert len(one_case(missed[0], counts_up, entry("GP", 200, "Was not brought")).repeats) == 1


def test_a_concern_three_times_from_any_agencies_is_a_repeat() -> None:
    one = one_case(*hungry(10, 90, 300), entry("POL", 95, "Bicycle stolen"))
    assert one.repeats == (Repeat("Hunger or food", (0, 1, 3)),)


def test_twice_is_no_repeat_and_nor_are_different_concerns() -> None:
    assert one_case(*hungry(10, 90)).repeats == ()
    assert one_case(*hungry(10, 90), entry("EDU", 200, "Coat dirty, unkempt")).repeats == ()


@pytest.mark.parametrize("meeting", [100, 200])
def test_a_strategy_meeting_between_ends_the_count(meeting: int) -> None:
    held = ("Strategy discussion", "Strategy meeting: no further action", "Strategy meeting, health not invited",
            "Bruise considered at a strategy meeting", "Not safe at home so strategy discussion held")  # fmt: skip
    for said in held:
        assert one_case(*hungry(10, 150, 250), entry("POL", meeting, said)).repeats == ()
    assert (
        one_case(*hungry(10, 150, 250), entry("CSC", meeting, "Contact", "Strategy discussion same day")).repeats == ()
    )


def test_a_concern_on_the_day_of_a_strategy_meeting_was_met_by_it() -> None:
    for day_of_it in (10, 250):
        assert one_case(*hungry(10, 150, 250), entry("POL", day_of_it, "Strategy meeting")).repeats == ()
    assert one_case(*hungry(10, 150), entry("EDU", 250, "Arrives hungry", "Strategy meeting held")).repeats == ()


@pytest.mark.parametrize(
    "said",
    ["Strategy meeting requested", "No strategy discussion held", "Asked for a strategy meeting", "Core group",
     "Strategy discussion declined", "Strategy meeting cancelled", "Strategy meeting did not take place"],
)  # fmt: skip
def test_a_strategy_meeting_that_was_not_held_ends_nothing(said: str) -> None:
    assert [each.concern for each in one_case(*hungry(10, 150, 250), entry("CSC", 200, said)).repeats] == [
        "Hunger or food"
    ]


def test_runs_on_both_sides_of_a_strategy_meeting_are_told_each() -> None:
    one = one_case(*hungry(10, 30, 50), *hungry(110, 130, 150, 170), entry("CSC", 100, "Strategy meeting"))
    assert [each.places for each in one.repeats] == [(0, 1, 2), (4, 5, 6, 7)]


def test_a_run_is_told_once_and_within_its_days() -> None:
    one = one_case(*hungry(0, 40, 80, 120, 300, 340), of=audit(repeat_days=100))
    assert [each.places for each in one.repeats] == [(0, 1, 2)]
    assert [each.places for each in one_case(*hungry(0, 40, 80, 120, 300, 340)).repeats] == [(0, 1, 2, 3, 4, 5)]


def test_one_concern_told_by_several_agencies_counts_once() -> None:
    same = "Arrived hungry, no food since Friday"
    one = one_case(*(entry(code, 50, same) for code in ("CSC", "EDU", "GP")), *hungry(200))
    assert one.repeats == () and len(one.together) == 1
    burn = (("GP", 50, "Burn to hand"), ("CSC", 51, "Hospital call about a burn"), ("EDU", 54, "Referral after a burn"))
    assert one_case(*(entry(*each) for each in burn)).repeats == ()


def test_what_is_passed_on_soon_after_is_not_new() -> None:
    assert one_case(*hungry(10, 90), entry("0-19", 110, "Referral: no food in the cupboards")).repeats == ()
    assert len(one_case(*hungry(10, 90), entry("0-19", 150, "Referral: no food in the cupboards")).repeats) == 1


def test_an_audit_may_add_words_and_kinds() -> None:
    entries = [entry("EDU", number, "Larder locked at night, budgie loose") for number in (10, 90, 200)]
    assert one_case(*entries).repeats == ()
    own = (("hunger OR food", ("larder",)), ("Pets", ("budgie",)))
    repeats = one_case(*entries, of=audit(concerns=own)).repeats
    assert [each.concern for each in repeats] == ["Hunger or food", "Pets"]


# Clusters


def test_five_events_in_ten_days_are_a_cluster_and_say_how_soon_before_the_decision() -> None:
    crowd = [entry("CSC", number, f"Contact about matter {number}") for number in (100, 102, 105, 107, 110)]
    assert one_case(*crowd, of=audit(day(120))).clusters == (Cluster(day(100), day(110), 5, 10),)
    assert one_case(*crowd, of=audit(day(110))).clusters == (Cluster(day(100), day(110), 5, 0),)
    for decided in (day(139), day(109), None):
        assert one_case(*crowd, of=audit(decided)).clusters == (Cluster(day(100), day(110), 5, None),)
    assert one_case(*crowd[1:]).clusters == ()


def test_what_was_told_together_counts_once_in_a_cluster() -> None:
    crowd = [entry("CSC", number, f"Contact about matter {number}") for number in (100, 102, 105)]
    meeting = [entry(code, 106, "Strategy meeting") for code in ("CSC", "EDU", "POL")]
    assert one_case(*crowd, *meeting).clusters == ()
    assert [each.events for each in one_case(*crowd, *meeting, entry("EDU", 109, "x")).clusters] == [5]


def test_clusters_do_not_touch_and_are_told_in_order_of_time() -> None:
    days = (*range(10, 20, 2), *range(100, 107), *range(107, 117, 2))
    one = one_case(*(entry("CSC", number, f"Matter {number}") for number in days))
    assert [(each.first, each.last, each.events) for each in one.clusters] == [
        (day(10), day(18), 5),
        (day(100), day(109), 9),
    ]


# The first action


def test_the_days_from_the_first_concern_to_the_first_action_are_counted() -> None:
    one = one_case(
        entry("EDU", 0, "Sports day"),
        entry("EDU", 10, "Arrives hungry", "No further action"),
        entry("GP", 20, "Ear infection", "Logged only"),
        entry("CSC", 31, "Contact", "Home visit the same day"),
    )
    assert one.first_action == FirstAction(1, 3, 21)


def test_an_action_on_the_day_of_the_concern_is_no_delay() -> None:
    both = (entry("CSC", 10, "Contact", "Visited"), entry("EDU", 10, "Arrives hungry", ""))
    assert one_case(*both).first_action == FirstAction(1, 0, 0)
    assert one_case(*both, entry("GP", 5, "x")).first_action == FirstAction(2, 1, 0)


def test_the_first_significant_entry_counts_where_it_comes_before_a_concern() -> None:
    told = (entry("EDU", 5, "Stays away", "", significant="Yes"), entry("GP", 9, "Arrives hungry"))
    assert one_case(*told).first_action == FirstAction(0, 1, 4)
    assert not FirstAction(0, 1, 4).in_itself and FirstAction(1, 1, 0).in_itself


def test_without_a_concern_the_first_significant_entry_counts() -> None:
    one = one_case(entry("EDU", 5, "Sports day"), entry("GP", 9, "Ear infection", "", significant="Yes"))
    assert one.first_action == FirstAction(1, None, None)
    assert one_case(entry("EDU", 5, "Sports day")).first_action is None


# Order, and nothing lost

TEXTS = (
    "Strategy meeting", "Core group", "Core group meeting", "Home visit", "Arrives hungry", "No food in the cupboards",
    "Father arrested for assault", "Assault: father arrested", "", "Review conference",
)  # fmt: skip
ENTRIES = st.builds(
    entry,
    st.sampled_from(("CSC", "POL", "EDU", "GP")),
    st.one_of(st.none(), st.integers(-5, 40)),
    st.sampled_from(TEXTS),
    st.sampled_from(("", "Visited", "NFA")),
    at=st.builds(
        Location, st.sampled_from(("a.xlsx", "b.xlsx")), st.just("Chronology"), st.sampled_from(("A9", "A10"))
    ),
)


def shown(one: CaseChronology) -> tuple[object, ...]:
    """All that is said of a chronology, but for the files in which it stood."""
    contents = tuple((each.agency, each.content) for each in one.events)
    return contents, one.gaps, one.unseen, one.together, one.clusters, one.repeats, one.first_action


@given(st.lists(ENTRIES, max_size=25), st.randoms(use_true_random=False))
def test_the_order_and_names_of_files_change_nothing_and_no_entry_is_lost(
    entries: list[ChronologyEvent], chance: Random
) -> None:
    of = audit(repeats=2, cluster_events=2, gap_days=3, unseen_days=3)
    one = one_case(*entries, of=of)
    assert Counter(one.events) == Counter(entries)
    shuffled = [
        replace(each, at=Location("other.xlsx", "Chronology", f"A{place}")) for place, each in enumerate(entries)
    ]
    chance.shuffle(shuffled)
    assert shown(one_case(*shuffled, of=of)) == shown(one)


@given(st.lists(ENTRIES, max_size=25))
def test_a_group_holds_an_agency_once_and_an_entry_stands_in_one_group(entries: list[ChronologyEvent]) -> None:
    one = one_case(*entries)
    assert all(len({one.events[place].agency for place in group}) == len(group) > 1 for group in one.together)
    places = [place for group in one.together for place in group]
    assert len(places) == len(set(places))
    days = [[one.events[place].date for place in group] for group in one.together]
    assert all((max(group) - min(group)).days <= 3 for group in days)  # type: ignore[type-var, operator]


def test_each_case_holds_its_own_entries() -> None:
    of = audit(cases=("K1", "K2"))
    entries = [entry("CSC", 1, "One"), entry("EDU", 2, "Two", case="K2"), entry("GP", 3, "Three", case="K2")]
    assert [[each.event for each in one.events] for one in told(of, entries)] == [["One"], ["Two", "Three"]]


@pytest.mark.parametrize(
    "text", ["", " - ", "None recorded.", "Not  recorded", "NIL", "No action taken", "none stated"]
)
def test_words_that_say_that_nothing_was_recorded(text: str) -> None:
    assert recorded_nothing(text)


@pytest.mark.parametrize("text", ["No further action", "Closed", "No impact on sleep", "None of them came", "0"])
def test_words_that_record_something(text: str) -> None:
    assert not recorded_nothing(text)
