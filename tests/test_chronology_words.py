"""Sentences as agencies type them: does one say that the child was seen, and which concerns does it name?"""

from datetime import date, timedelta

import pytest
from chronologies import entry
from hypothesis import example, given
from hypothesis import strategies as st

from maar.chronology.actions import acted
from maar.chronology.concerns import KINDS, Concerns
from maar.chronology.together import _pairs, _told, same_event
from maar.chronology.unseen import Sight, sight
from maar.chronology.windows import windows
from maar.chronology.words import forms, pieces
from maar.plan import Watch

SEEN = (
    "Child seen alone at school",
    "Seen in clinic; weight on 2nd centile",
    "Social worker saw the child at nursery",
    "Home visit: no food in the kitchen, bath unusable",
    "Unannounced visit, both parents present",
    "Home visit. Mother declined a food parcel",
    "Home visit; child not in school that week",
    "Nurse weighed baby",
    "Spoke with her in the car",
    "Child spoken to alone",
    "Not seen alone",
    "Officers attended; children awake in the living room",
    "Attended school three days this week",
    "Mother and baby attended clinic",
    "Arrives hungry; attendance 81%",
    "Child says he gets himself up",
    "Disclosed to form tutor",
    "Two-year review: well and chatty",
    "Health assessment: poor sleep, headaches",
    "Mother seen; child also seen",
    "Missing, found in a car with two adults",
    "Parents seen with both children",
    "Not seen at home. Seen at school later",
    "Direct work session",
    "Treated; letter to GP",
    "Call-out to an argument; children present",
    "Mother seen with child and sibling 1",
    "Birth",
)
NOT_SEEN = (
    "",
    "Not seen",
    "Home visit, no reply",
    "Home visit. No access",
    "Home visit; door not answered, card left",
    "Visit cancelled by mother",
    "Home visit: cancelled",
    "Home visit refused",
    "Visit planned for 12 May",
    "Home visit to be arranged",
    "Weekly visits agreed",
    "No visit for a week",
    "Child was not seen; asleep upstairs, according to father",
    "Child wasn't seen",
    "Nobody saw the child",
    "Child not been seen since June",
    "Last seen three weeks ago",
    "Child to be seen by GP",
    "Mother seen at the gate",
    "Mother seen with low mood; children's care discussed",
    "Saw father at the surgery",
    "Spoke to school",
    "Spoke with social worker",
    "Spoke to child by telephone",
    "Met with headteacher",
    "Two-year review: was not brought",
    "Health assessment: did not come",
    "School nurse drop-in: DNA",
    "Mother attended clinic",
    "Weight chart seen by all",
    "Letter seen by GP",
    "Core group",
    "Referral to social care",
    "Police notification received",
    "Surveyor's visit: ice inside window",
    "Complaint about visitors at night",
    "Threshold met",
    "Pre-birth assessment begun",
)


@pytest.mark.parametrize("text", SEEN)
def test_a_child_was_seen(text: str) -> None:
    assert sight(entry("CSC", 1, text, "")) is Sight.SEEN


@pytest.mark.parametrize("text", NOT_SEEN)
def test_nothing_says_that_the_child_was_seen(text: str) -> None:
    assert sight(entry("CSC", 1, text, "")) is Sight.NO_WORD


PERHAPS = (
    ("Child: 'we sleep in our coats'", ""),
    ("Clothes too small and unwashed", ""),
    ("Home visit to sibling 1", "Hungry at the visit"),
    ("Asks for tutor during a test", ""),
    ("Attendance reaches 96%", ""),
    ("Takes coat off at stay-and-play", "Warm"),
    ("Discharge delayed until heating confirmed", "Went home to a warm room"),
    ("Weight has fallen two centiles", ""),
    ("Someone visited weekly", ""),
    ("Third call-out: threats", "Between the adults, not spoken to"),
    ("Family meeting", "Sat next to him"),
    ("Family meeting", "Wrote it himself"),
    ("Health questionnaire at skate park", "Talked for forty minutes"),
    ("Full timetable", "In school four days in five"),
    ("Core group", "Slept through, by own account"),
    ("Child in need meeting", "Asked for his own blanket"),
    ("Child in need review", "Crawling"),
    ("Strategy meeting", "Seen daily"),
    ("Contact closed", "Not seen; hungry at school next day"),
    ("Letter", "Said he was glad"),
)
NO_WORD = (
    ("Mother: tired, poor sleep", "Not considered"),
    ("Mother: 'I cannot cope'", ""),
    ("Sibling 1 hungry, third morning", "Given breakfast at school"),
    ("School reports sibling 1 hungry on three mornings", "Hunger went on; no one saw the home"),
    ("Sibling tells the class about the baby", "Proud"),
    ("First call-out", "Said to be in bed"),
    ("Antenatal visit; discharge plan asked for", "Planned before birth"),
    ("Core group at school", ""),
    ("Conference", "Mother said she was relieved"),
    ("Complaint about visitors", "Not asked about"),
    ("Child in need plan agreed", "Someone to talk to"),
    ("Social worker asks for sibling's history", ""),
    ("Spoke with mother", "Talked to mother about school"),
    ("Weekly visits agreed", "Not in school"),
)


@pytest.mark.parametrize(("text", "impact"), PERHAPS)
def test_a_child_may_have_been_seen(text: str, impact: str) -> None:
    assert sight(entry("EDU", 1, text, "", impact=impact)) is Sight.PERHAPS


@pytest.mark.parametrize(("text", "impact"), NO_WORD)
def test_no_word_of_either_box_is_about_seeing_the_child(text: str, impact: str) -> None:
    assert sight(entry("EDU", 1, text, "", impact=impact)) is Sight.NO_WORD


def test_the_other_boxes_may_say_so_too() -> None:
    assert sight(entry("POL", 1, "Missing overnight", "Seen on return")) is Sight.SEEN
    assert sight(entry("CSC", 1, "Strategy meeting", "", impact="Seen that day by social worker")) is Sight.SEEN
    assert sight(entry("CSC", 1, "Home visit", "", impact="Not seen")) is Sight.NO_WORD
    assert sight(entry("CSC", 1, "Contact", "Visit within two days", impact="Visits stopped")) is Sight.NO_WORD


NAMED = (
    ("Home conditions very poor, no heating", "Home conditions"),
    ("Inspection: mould, one bed for two children", "Home conditions"),
    ("Home visit: no food in the kitchen", "Hunger or food"),
    ("Child: 'we sleep in our coats'", "Home conditions"),
    ("Cold bedroom, boiler broken", "Home conditions"),
    ("Boiler not working since Sunday", "Home conditions"),
    ("Wears his coat indoors; lies in his coat in bed", "Home conditions"),
    ("Hungry, third day this week", "Hunger or food"),
    ("Smelt of urine, clothes too small", "Hygiene or clothing"),
    ("Bruising to left cheek", "Injury"),
    ("Two fractures found on x-ray", "Injury"),
    ("Pupil says dad hit him", "Injury"),
    ("Mother says he bruised his knee", "Injury"),
    ("Domestic abuse incident, children upstairs", "Domestic abuse"),
    ("Father assaulted mother", "Domestic abuse"),
    ("Call-out to an argument; children present", "Domestic abuse, Police call-outs"),
    ("Welfare check by officers", "Police call-outs"),
    ("Father drunk at the gate", "Drugs or alcohol"),
    ("House smelt of cannabis", "Drugs or alcohol"),
    ("Mother seen with low mood", "Parent's mental health"),
    ("Maternal mental health crisis", "Parent's mental health"),
    ("Admitted after overdose", "Self-harm"),
    ("Tells nurse she has been self-harming", "Self-harm"),
    ("Two-year review: was not brought", "Missed appointments"),
    ("Home visit, no access", "Missed appointments"),
    ("Three unauthorised absences", "Missing school"),
    ("Did not attend school all week", "Missing school"),
    ("Missing, back at 02.10", "Going missing"),
    ("Reported missing from home overnight", "Going missing"),
    ("Sexualised behaviour in class", "Sexual harm"),
    ("Seen with older males, unexplained money", "Exploitation"),
    ("Left alone with sibling 1", "Left alone"),
    ("Afraid to go home", "Emotional harm"),
    ("Neglect: arrives unwashed and hungry", "Hunger or food, Hygiene or clothing, Neglect"),
    ("No answer, child hungry", "Hunger or food"),
    ("High risk domestic abuse incident", "Domestic abuse"),
    ("Burn treated in hospital", "Injury"),
    ("Bruise caused by father", "Injury"),
    ("Reported missing by mother", "Going missing"),
    ("Overdose by mother", "Parent's mental health"),
    ("Child asked for food as he was hungry", "Hunger or food"),
    ("Hungry and withdrawn", "Hunger or food"),
    ("Former partner assaulted mother", "Domestic abuse"),
    ("Father stopped with drugs in car", "Drugs or alcohol"),
)
NAMES_NOTHING = (
    "",
    "No bruising seen",
    "No bruises, marks or injuries",
    "Bruising not seen today",
    "Denied hitting him",
    "Child no longer hungry",
    "Not hungry, had eaten",
    "Home conditions good",
    "Home visit: house clean, food in the cupboards",
    "Mould treated, wall dry",
    "Poor hygiene improved",
    "Mother had a black eye",
    "Mother attended drug and alcohol service",
    "Referral to domestic abuse service",
    "Domestic abuse training for staff",
    "Asked about domestic abuse",
    "History of domestic violence",
    "Core group: hunger and hygiene discussed",
    "Strategy meeting about neglect",
    "Initial child protection conference: neglect",
    "Child protection plan for neglect",
    "Child in need plan closed",
    "Social worker did not attend",
    "Missing paperwork for school place",
    "Records missing for 2019",
    "Boiler engineer call-out",
    "DNA test of father",
    "Seen alone at school",
    "Spoken to alone, locked her bicycle",
    "Read well in assembly",
    "Drinking well, feeding well",
    "Burnley office rang",
    "Allegation of sexual abuse unfounded",
    "Attendance reaches 96%",
    "An argument with the teacher",
    "At risk of exploitation",
    "Previous bruising noted in transfer record",
    "Prescribed drugs in pregnancy reviewed",
    "Head lice treatment given",
    "Bruise to mother",
    "Child has a cold",
    "New coat from school store",
    "Heating on, bedroom warm",
)


@pytest.mark.parametrize(("text", "kinds"), NAMED)
def test_an_entry_names_its_concerns(text: str, kinds: str) -> None:
    assert ", ".join(Concerns(Watch()).named_in(entry("EDU", 1, text))) == kinds


@pytest.mark.parametrize("text", NAMES_NOTHING)
def test_an_entry_names_no_concern(text: str) -> None:
    assert Concerns(Watch()).named_in(entry("EDU", 1, text)) == ()


OF_IMPACT = (
    ("Cold at night", "Home conditions"),
    ("Hungry at the visit", "Hunger or food"),
    ("Eleven afternoons a month unsupervised", "Left alone"),
    ("No longer hungry", ""),
    ("Burn not checked for nine days", ""),
    ("Damp less, not gone", ""),
    ("Not hungry", ""),
    ("Ate before school", ""),
)


@pytest.mark.parametrize(("impact", "kinds"), OF_IMPACT)
def test_an_impact_names_concerns_too(impact: str, kinds: str) -> None:
    assert ", ".join(Concerns(Watch()).named_in(entry("EDU", 1, "Contact", impact=impact))) == kinds
    assert Concerns(Watch()).named_in(entry("EDU", 1, "Core group", impact=impact)) == ()


def test_every_kind_is_named_by_a_sentence_above() -> None:
    assert {kind for _, kinds in NAMED for kind in kinds.split(", ")} == {kind.name for kind in KINDS}


ACTED = (
    "Visited", "Notification sent 3 Feb; closed", "Closed; school told", "Lead told", "Referral made, no reply yet",
    "Discussed with school; no referral", "No further action by police; passed to social care",
)  # fmt: skip
NOT_ACTED = (
    "", "None recorded", "No further action", "NFA", "N.F.A.", "nfa.", "Logged only", "Logged", "Closed", "Case closed",
    "Closed by front door 12 Feb", "Not shared", "Not shared with partners; filed", "No one told", "Noted", "n/a",
    "Recorded on file", "For information only", "Waited for reply", "Awaiting call", "Monitor", "Nothing done",
    "Information not shared", "Logged and filed",
)  # fmt: skip


@pytest.mark.parametrize("action", ACTED)
def test_something_was_done(action: str) -> None:
    assert acted(action)


@pytest.mark.parametrize("action", NOT_ACTED)
def test_nothing_was_done(action: str) -> None:
    assert not acted(action)


@pytest.mark.parametrize(
    ("word", "other"),
    [("bruise", "bruising"), ("hit", "hitting"), ("injury", "injuries"), ("slap", "slapped"), ("punch", "punches"),
     ("rat", "rats"), ("hungry", "hungry"), ("play", "played")],
)  # fmt: skip
def test_a_word_is_found_with_its_simple_endings(word: str, other: str) -> None:
    assert other in forms(word)


def test_words_that_only_look_alike_are_not_forms() -> None:
    assert "rated" not in forms("rat") and "missed" not in forms("missing") and "hits" in forms("hit")
    assert pieces("Child’s “I’m hungry” – A&E") == ("child", "i'm", "hungry", "a&e")


# What is found by an index is what comparing all with all would find

WORDS = ("fire", "door", "broken", "police", "core", "group", "conference", "not", "second", "2")
SAID = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from(("CSC", "EDU", "GP")), st.integers(0, 5), SAID), max_size=12))
def test_every_two_entries_of_one_event_are_found(rows: list[tuple[str, int, str]]) -> None:
    first = date(2025, 5, 1)
    told = {
        place: _told(entry(agency, None, said), first + timedelta(number))
        for place, (agency, number, said) in enumerate(rows)
    }
    every = {(one, other) for one in told for other in told if one < other and same_event(told[one], told[other])}
    assert set(_pairs(told)) == every


@example([0, 8, 9, 10, 15], 10, 2)
@example([0, 1, 8, 9, 10, 15], 10, 2)
@given(st.lists(st.integers(0, 40), min_size=4, max_size=20), st.integers(1, 15), st.integers(1, 4))
def test_windows_hold_enough_never_touch_and_leave_no_dense_stretch(
    numbers: list[int], length: int, least: int
) -> None:
    days = [date(2025, 5, 1) + timedelta(number) for number in sorted(numbers)]
    found = windows(days, length, least)
    assert all(len(window) >= least and (days[window[-1]] - days[window[0]]).days <= length for window in found)
    taken = [place for window in found for place in window]
    assert taken == sorted(set(taken))
    left = [place for place in range(len(days)) if place not in taken]
    for place, start in enumerate(left):
        within = [one for one in left[place:] if (days[one] - days[start]).days <= length]
        unbroken = [one for step, one in enumerate(within) if one == start + step]
        assert len(unbroken) < least
    if found:
        most = max(len([one for one in days if 0 <= (one - day).days <= length]) for day in days)
        assert max(map(len, found)) == most
