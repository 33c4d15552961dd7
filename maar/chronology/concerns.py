"""Kinds of concern and the words by which an entry names them. An entry comes in; the kinds it names under Event and
Impact go out.

A false claim costs more than a missed one: a word that is denied, is about a service for it or is known from before
names no concern; nor do meetings and plans. An audit adds words and kinds of its own under `[chronology.concerns]`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from maar.answers import ChronologyEvent
from maar.chronology.meetings import tells_of_meeting, tells_of_plan
from maar.chronology.people import STAFF, about_adult
from maar.chronology.words import NOT, Match, Phrases, clause, denied, phrases, pieces, set_of
from maar.plan import Watch


class Kind(NamedTuple):
    """One kind of concern: the words that name it, and whom it is about where they could be about others."""

    name: str
    words: tuple[str, ...]
    about: str = ""


CHILD, ADULT = "child", "adult"
HARMED = ("by", "him", "her", "me", "child", "children", "baby", "boy", "girl", "son", "daughter")
KINDS = (
    Kind("Home conditions", (
        "poor home conditions", "home conditions poor", "home conditions very poor", "poor living conditions",
        "unsafe home", "home unsafe", "dirty house", "dirty home", "house dirty", "home dirty", "filthy", "squalid",
        "squalor", "mould", "mouldy", "damp", "no heating", "no hot water", "no electricity", "no bed", "no bedding",
        "no mattress", "infestation", "rat", "mice", "faeces", "cluttered", "hoarding", "overcrowded", "house cold",
        "home cold", "cold house", "cold home", "cold bedroom", "bedroom cold", "cold flat", "flat cold", "cold room",
        "room cold", "cold at night", "heating off", "heating broken", "heating not working", "without heating",
        "boiler broken", "broken boiler", "boiler not working", "boiler fault", "coat indoors", "in our coat",
        "in his coat in bed", "in her coat in bed", "in their coat in bed", "sleep in coat", "sleep in his coat",
        "sleep in her coat", "sleep in their coat", "ice inside", "bath unusable", "housing concern",
    )),
    Kind("Hunger or food", (
        "hungry", "hunger", "no food", "little food", "without food", "not enough food", "lack of food", "not fed",
        "not eaten", "not been fed", "not had breakfast", "no breakfast", "no lunch", "unfed", "underfed",
        "stealing food", "stole food", "taking food", "empty fridge", "fridge empty", "empty cupboard",
        "cupboards empty", "malnourished", "underweight", "weight loss", "lost weight", "losing weight",
        "weight has fallen", "weight fallen", "weight dropped", "weight has dropped", "faltering growth",
    )),
    Kind("Hygiene or clothing", (
        "unkempt", "unwashed", "dirty clothes", "dirty clothing", "clothes dirty", "clothing dirty", "dirty uniform",
        "poor hygiene", "hygiene poor", "smell of urine", "smelt of urine", "smelling of urine", "head lice", "lice",
        "nits", "soiled", "no coat", "without a coat", "clothes too small", "shoes too small", "nappy rash",
        "inappropriate clothing", "inadequate clothing", "inadequately dressed", "dirty and hungry",
        "arrives dirty", "arrived dirty", "child dirty", "dirty hands", "dirty face",
    )),
    Kind("Injury", (
        "bruise", "injury", "injured", "fracture", "broken arm", "broken leg", "burn", "burnt", "scald", "black eye",
        "bite mark", "cut lip", "split lip", "unexplained mark", "hand mark", "slap mark", "physical abuse",
        "physical harm", "physically abused", "physical chastisement",
        *(f"{harmed} {whom}" for harmed in ("hit", "slap", "smack", "punch", "kick") for whom in HARMED),
    ), CHILD),
    Kind("Domestic abuse", (
        "domestic abuse", "domestic violence", "domestic incident", "domestic dispute", "domestic assault",
        "coercive control", "controlling behaviour", "assaulted mother", "assault on mother", "mother assaulted",
        "assaulted mum", "mum assaulted", "hit mother", "hit mum", "hitting mother", "strangled", "partner violent",
        "violent partner", "violence between", "parents fighting", "parents arguing", "argument between",
        "call out to an argument", "called to an argument", "threats to mother", "threatened mother",
        "breach of non molestation order",
        "arguments at home", "shouting between",
    )),
    Kind("Police call-outs", ("call out", "called out", "welfare check", "police called to", "police attended the")),
    Kind("Drugs or alcohol", (
        "drunk", "intoxicated", "alcohol", "drinking heavily", "been drinking", "heavy drinking", "hungover",
        "under the influence", "cannabis", "cocaine", "heroin", "drug use", "drug misuse", "using drugs",
        "taking drugs", "drugs found", "drugs in", "drug dealing", "drug paraphernalia", "drug warrant",
        "substance misuse", "substance use", "overdosed on",
    )),
    Kind("Parent's mental health", (
        "low mood", "depression", "depressed", "anxiety", "mental health", "suicidal", "overdose",
        "self harm", "harmed herself", "harmed himself", "psychosis", "psychotic", "sectioned", "not coping",
        "unable to cope", "mental breakdown", "nervous breakdown", "postnatal depression",
    ), ADULT),
    Kind("Self-harm", (
        "self harm", "harmed herself", "harmed himself", "harming self", "harmed self", "suicidal", "overdose",
        "cutting herself", "cutting himself", "wants to die", "ligature", "suicide",
    ), CHILD),
    Kind("Missed appointments", (
        "not brought", "did not attend", "didn't attend", "dna", "wnb", "missed appointment", "appointment missed",
        "missed review", "missed clinic", "missed visit", "failed to attend", "did not come", "no access",
        "refused access", "refused entry", "missed immunisation", "not been brought",
    )),
    Kind("Missing school", (
        "absent from school", "unauthorised absence", "poor attendance", "attendance poor", "persistent absence",
        "attendance fell", "attendance has fallen", "attendance dropped", "attendance down", "low attendance",
        "attendance low", "not in school", "missed school", "missing school", "late marks", "late mark",
        "late for school", "late to school", "truant", "truancy", "not attending school", "did not attend school",
        "refusing school", "school refusal", "missing education", "absence from school",
    )),
    Kind("Going missing", (
        "reported missing", "report of missing", "went missing", "gone missing", "goes missing", "going missing",
        "missing from home", "missing from care", "missing episode", "missing person", "missing overnight",
        "missing back", "missing found", "missing since", "missing for", "still missing", "absconded", "ran away",
        "run away", "whereabouts unknown",
    ), CHILD),
    Kind("Sexual harm", (
        "sexual abuse", "sexually abused", "sexual assault", "sexually assaulted", "sexual harm",
        "sexualised behaviour", "harmful sexual behaviour", "rape", "raped", "indecent image", "inappropriate touching",
        "touched inappropriately", "sexual activity",
    ), CHILD),
    Kind("Exploitation", (
        "exploitation", "exploited", "county lines", "gang", "groomed", "grooming", "trafficked", "older males",
        "older men", "unexplained money", "unexplained gifts", "unexplained phone", "cse", "cce",
        "carrying a knife", "carrying drugs",
    )),
    Kind("Left alone", (
        "left alone", "home alone", "unsupervised", "left unattended", "left with strangers", "found wandering",
        "wandering the street", "found alone", "alone in the house", "alone at home", "lack of supervision",
        "poor supervision", "locked in", "locked out", "not supervised",
    )),
    Kind("Emotional harm", (
        "emotional abuse", "emotional harm", "emotionally abused", "scapegoated", "verbally abused", "verbal abuse",
        "shouted at", "screamed at", "scared to go home", "afraid to go home", "frightened to go home",
        "frightened of father", "frightened of mother", "scared of father", "scared of mother", "scared of mum",
        "scared of dad", "frightened of mum", "frightened of dad",
    ), CHILD),
    Kind("Neglect", ("neglect", "neglected", "neglectful")),
)  # fmt: skip
# Where one of these stands in the same clause, it is something else: `did not attend school`, `boiler call-out`.
SOMETHING_ELSE = {
    "Home conditions": set_of("treated treatment repaired fixed cleared removed gone wash washed cleaned"),
    "Drugs or alcohol": set_of("prescribed prescription prescribing"),
    "Missed appointments": set_of(
        "school nursery college lesson lessons class meeting conference internet funds money records system"
    ),
    "Police call-outs": set_of("boiler repair repairs engineer plumber ambulance gp doctor heating"),
    "Going missing": set_of(
        "appointment appointments school paperwork record records medication money meals meal education"
    ),
}
ONES_OWN = ("Parent's mental health", "Self-harm")  # `overdose by mother` is hers, `bruise by mother` is not
DID_NOT = set_of("did didn't failed")  # what follows them is about whoever stands before them
KNOWN = NOT | set_of(
    "history historic historical previously advice advised training prevent prevention whether if less"
)
JUST_BEFORE = (("previous",), ("old",), ("risk", "of"), ("asked", "about"), ("screened", "for"))
SERVICE = set_of(
    "service services programme course worker adviser advisor team support group training awareness nurse clinic "
    "policy leaflet treatment work assessment specialist charity refuge helpline lead test tool screening dressing free"
)
SETTLED = set_of(
    "denied denies unfounded unsubstantiated resolved improved improving healed healing healthy ruled reduced better"
)
EASED = NOT | set_of("less fewer better stopped ended gone over")
AFTER = 4  # words after a phrase in which it may be said that it is not so, or no longer


class Concerns:
    """The kinds of concern of one audit: those built in, with its own words and kinds."""

    def __init__(self, watch: Watch) -> None:
        table = {kind.name: kind.words for kind in KINDS}
        names = {name.casefold(): name for name in table}
        for kind, words in watch.concerns:
            name = names.setdefault(" ".join(kind.casefold().split()), " ".join(kind.split()))
            table[name] = (*table.get(name, ()), *words)
        self._phrases: Phrases = phrases(table)
        self._order = {name: place for place, name in enumerate(table)}

    def named_in(self, event: ChronologyEvent) -> tuple[str, ...]:
        """The kinds of concern that this entry tells of as new, in the order of the table."""
        happened, felt = pieces(event.event), pieces(event.impact)
        matches = [*self._phrases.within(happened)]
        of_impact = [*self._phrases.within(felt)]
        if not (matches or of_impact) or tells_of_meeting(event) or tells_of_plan(event):
            return ()
        told = {match.name for match in matches if _told(happened, match)}
        told |= {match.name for match in of_impact if _told(felt, match) and not _eased(felt, match)}
        return tuple(sorted(told, key=self._order.__getitem__))


ABOUT = {kind.name: kind.about for kind in KINDS}


def _eased(found: Sequence[str], match: Match) -> bool:
    """Does an impact say what became of a concern that was there before: `burn not checked`, `damp less`?"""
    return bool(EASED & {*found[match.end : clause(found, match)[1]]})


def _told(found: Sequence[str], match: Match) -> bool:
    """Does the phrase say, where it stands, that it is so now and of whom it matters?"""
    start, end = clause(found, match)
    after = found[match.end : min(match.end + AFTER, end)]
    if denied(found, match, KNOWN) or {*after} & SETTLED or {*after[:2]} & SERVICE or after[:2] == ("not", "seen"):
        return False
    if any(found[max(match.start - len(words), 0) : match.start] == words for words in JUST_BEFORE):
        return False
    if {*found[start:end]} & SOMETHING_ELSE.get(match.name, frozenset()):
        return False
    if found[match.start] in DID_NOT and {*found[start : match.start]} & STAFF:
        return False
    about = ABOUT.get(match.name, "")
    return not about or about_adult(found, match, match.name in ONES_OWN) == (about == ADULT)
