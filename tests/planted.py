"""An audit from a seed in which everybody agrees, but for what was planted in it; and what was planted.

Nine agencies, four cases, a question set of the bank. Where nothing was planted every judgement is Good or Yes, with
evidence and an action; one agency did not know the child, and one return is missing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import NamedTuple

import planted_days
from planted_days import Days

from maar.agreement import Band
from maar.answers import Answer, PlannedAction, State
from maar.plan import Agency, Case, Plan
from maar.problems import Location
from maar.questions import ALERT, Pair, Question, QuestionSet, Scale
from maar.questions.model import EVERYONE
from maar.questions.read import template
from maar.returns import Return, Settled, Status

SETS = (
    "baseline", "core-groups", "domestic-abuse", "early-help", "follow-up", "front-door", "neglect", "outside-home",
    "risk-assessment", "sexual-abuse", "short-form", "strategy-meetings", "under-twos",
)  # fmt: skip
CODES = ("CSC", "POL", "EDU", "0-19", "GP", "EH", "ACU", "HOU", "CPC")
AGENCIES = tuple(Agency(code, code, f"The {code}", f"short {code}") for code in CODES)
CASES = ("K1", "K2", "K3", "K4")
PERIOD = (planted_days.START, date(2026, 4, 30))
EVIDENCE = "seen in the record of March"
STATES = {"Not known": State.NOT_KNOWN, "Not applicable": State.NOT_APPLICABLE, "": State.BLANK, "?": State.UNREADABLE}
KINDS = 3  # of each kind of question at most so many are planted in one case


class Expected(NamedTuple):
    """How a row must be told: its band, the agencies it is about, and what else stands beside it.

    Where views differ it is about those who gave the lower grade.
    """

    band: Band
    about: frozenset[str]
    also: tuple[str, ...] = ()


@dataclass
class Field:
    """One case while it is being planted: what each agency says by question, and what must be told of it.

    `idle` is the one agency that lists no action; it is never given a low grade but where that was planted.
    """

    case: str
    said: dict[str, dict[str, str]]
    nil: str
    missing: str
    idle: str
    days: Days
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    rows: dict[str, Expected] = field(default_factory=dict)

    def asked(self, ref: str) -> list[str]:
        return [code for code, own in self.said.items() if ref in own]

    def say(self, ref: str, label: str, codes: Iterable[str]) -> None:
        for code in codes:
            self.said[code][ref] = label


@dataclass(frozen=True)
class Planted:
    """A settled audit, and by case and question what was planted."""

    plan: Plan
    settled: Settled
    fields: tuple[Field, ...]

    @property
    def rows(self) -> dict[tuple[str, str], Expected]:
        return {(one.case, ref): told for one in self.fields for ref, told in one.rows.items()}


def calm(scale: Scale) -> str:
    """What everybody says where nothing was planted: the least of the positive levels."""
    return min((level for level in scale.levels if level.positive), key=lambda level: level.points).label


def best(scale: Scale) -> str:
    return max(scale.levels, key=lambda level: level.points).label


def worst(scale: Scale) -> str:
    return min(scale.levels, key=lambda level: level.points).label


def next_worse(scale: Scale) -> str:
    """The best of the levels that are not positive: one level from the calm one."""
    return max((level for level in scale.levels if not level.positive), key=lambda level: level.points).label


def question_set(name: str) -> QuestionSet:
    found, problems = template(name)
    assert found is not None, problems
    return found


def audit(seed: int) -> Planted:
    """The audit of this seed."""
    by_lot = Random(seed)
    asked = question_set(SETS[seed % len(SETS)])
    words = (f"SEED{seed:04}", "planted", "Planted", "deep dive", "Restricted", "", "A partnership")
    plan = Plan(*words, PERIOD, date(2026, 7, 1), date(2026, 7, 9), (), AGENCIES, asked)
    fields = tuple(_field(plan, case, seed, by_lot) for case in CASES)
    for one in fields:
        _plant(one, plan, by_lot)
    plan = replace(plan, cases=tuple(Case(one.case, one.days.decision) for one in fields))
    return Planted(plan, _settled(plan, fields), fields)


def _field(plan: Plan, case: str, seed: int, by_lot: Random) -> Field:
    """A calm case; those who keep what others are compared with always return."""
    nil, missing, idle = by_lot.sample(("EDU", "GP", "HOU", "ACU", "EH"), 3)
    said = {
        agency.code: {one.ref: calm(one.scale) if one.scale else "said" for one in plan.put_to(agency)}
        for agency in AGENCIES
        if agency.code not in (nil, missing)
    }
    return Field(case, said, nil, missing, idle, planted_days.days(case, seed, tuple(said)))


def _plant(one: Field, plan: Plan, by_lot: Random) -> None:
    """Contradictions in pairs, everything else in questions of no pair; each question once."""
    every = plan.questions.questions
    paired = {ref for question in every for pair in question.pairs for ref in (question.ref, pair.with_ref)}
    for question in every:
        pairs = [pair for pair in question.pairs if pair.kind in ("answers", "levels")]
        if pairs and by_lot.random() < 0.6:
            _contradiction(one, question, by_lot.choice(pairs), by_lot)
    free = [question for question in every if question.scale and question.ref not in paired]
    by_lot.shuffle(free)
    for kind in KINDS_OF_ROWS:
        for _ in range(by_lot.randrange(KINDS)):
            fits = (place for place, question in enumerate(free) if kind(one, question, by_lot))
            if (place := next(fits, None)) is not None:
                del free[place]


def _able(one: Field, ref: str) -> list[str]:
    """Those who may be given a low grade."""
    return [code for code in one.asked(ref) if code != one.idle]


def _roles(codes: Iterable[str], roles: tuple[str, ...]) -> list[str]:
    return [code for code in codes if EVERYONE in roles or code in roles]


def _contradiction(one: Field, question: Question, pair: Pair, by_lot: Random) -> None:
    """One side says so, one or two of the other deny it; where one may speak for all, all of them deny it."""
    says = _roles(one.asked(question.ref), pair.by)
    deny = [code for code in _roles(_able(one, pair.with_ref), pair.beside) if code not in pair.by]
    if pair.unless_any:
        deny = one.asked(pair.with_ref)
    if not says or not [code for code in deny if code not in says[:1]] or question.scale is None:
        return
    against = deny if pair.unless_any else by_lot.sample(deny, min(len(deny), by_lot.choice((1, 2))))
    if pair.both_ways and by_lot.random() < 0.5:
        says, against = [code for code in one.asked(question.ref) if code not in says], says
    one.say(pair.with_ref, pair.denies[0] if pair.kind == "answers" else worst(question.scale), against)
    about = frozenset({*says, *against})
    if pair.with_ref == question.ref:
        one.rows[question.ref] = Expected(Band.CONTRADICTION, about)
        return
    one.rows[question.ref] = Expected(Band.CONTRADICTION, about, (f"contradicts {pair.with_ref}",))
    band = Band.AGREE if len(against) > 1 else Band.FEW
    one.rows[pair.with_ref] = Expected(band, frozenset(), (f"contradicts {question.ref}",))


def _split(one: Field, question: Question, by_lot: Random) -> bool:
    """Two or more on each side; or of two agencies each on its own."""
    asked, able = one.asked(question.ref), _able(one, question.ref)
    if question.scale is None or not able or len(asked) in (0, 1, 3) or (len(asked) > 2 and len(able) < 2):
        return False
    bad = by_lot.sample(able, 1 if len(asked) == 2 else by_lot.randint(2, min(len(able), len(asked) - 2)))
    one.say(question.ref, worst(question.scale), bad)
    one.rows[question.ref] = Expected(Band.SPLIT, frozenset(bad))
    return True


def _even(one: Field, question: Question, by_lot: Random) -> bool:
    """One is at the best level, the others on either side of the middle: nobody stands alone."""
    asked, able = one.asked(question.ref), _able(one, question.ref)
    if question.scale is None or best(question.scale) == calm(question.scale) or len(able) < 2 or len(asked) < 4:
        return False
    bad = by_lot.sample(able, by_lot.randint(2, len(asked) - 2))
    one.say(question.ref, next_worse(question.scale), bad)
    one.say(question.ref, best(question.scale), [by_lot.choice([code for code in asked if code not in bad])])
    one.rows[question.ref] = Expected(Band.SPLIT, frozenset(bad))
    return True


def _alone(one: Field, question: Question, by_lot: Random) -> bool:
    able = _able(one, question.ref)
    if question.scale is None or not able or len(one.asked(question.ref)) < 3:
        return False
    outlier = by_lot.choice(able)
    one.say(question.ref, worst(question.scale), [outlier])
    one.rows[question.ref] = Expected(Band.ALONE, frozenset({outlier}))
    return True


def _thin(one: Field, question: Question, by_lot: Random) -> bool:
    asked = one.asked(question.ref)
    if question.scale is None or not question.scale.lowest_is_area or not asked:
        return False
    whose = by_lot.sample(asked, min(len(asked), by_lot.choice((1, 2))))
    one.words |= {(code, question.ref): by_lot.choice(("", "yes", "see file note")) for code in whose}
    one.rows[question.ref] = Expected(Band.THIN, frozenset(whose))
    return True


def _no_action(one: Field, question: Question, by_lot: Random) -> bool:
    if question.scale is None or not question.scale.lowest_is_area or one.idle not in one.asked(question.ref):
        return False
    one.say(question.ref, next_worse(question.scale), [one.idle])
    one.rows[question.ref] = Expected(Band.NO_ACTION, frozenset({one.idle}))
    return True


def _gap(one: Field, question: Question, by_lot: Random) -> bool:
    asked = one.asked(question.ref)
    if not asked:
        return False
    whose = by_lot.sample(asked, min(len(asked), by_lot.choice((1, 2, 3))))
    for code in whose:
        one.say(question.ref, by_lot.choice(("Not known", "", "?")), [code])
    one.rows[question.ref] = Expected(Band.GAP, frozenset(whose))
    return True


def _one_apart(one: Field, question: Question, by_lot: Random) -> bool:
    able = _able(one, question.ref)
    if question.scale is None or not able or len(one.asked(question.ref)) < 2:
        return False
    lower = by_lot.choice(able)
    one.say(question.ref, next_worse(question.scale), [lower])
    one.rows[question.ref] = Expected(Band.ONE_APART, frozenset({lower}))
    return True


def _not_applicable(one: Field, question: Question, by_lot: Random) -> bool:
    """It claims nothing: what does not apply is neither a gap nor a view."""
    asked = one.asked(question.ref)
    if len(asked) < 3:
        return False
    one.say(question.ref, "Not applicable", [by_lot.choice(asked)])
    one.rows[question.ref] = Expected(Band.AGREE, frozenset())
    return True


def _all_low(one: Field, question: Question, by_lot: Random) -> bool:
    """It claims nothing: everybody says the worst, and everybody acts on it."""
    asked = one.asked(question.ref)
    if question.scale is None or one.idle in asked or len(asked) < 2:
        return False
    one.say(question.ref, worst(question.scale), asked)
    one.rows[question.ref] = Expected(Band.AGREE, frozenset())
    return True


KINDS_OF_ROWS: tuple[Callable[[Field, Question, Random], bool], ...] = (
    _split, _even, _alone, _thin, _no_action, _gap, _one_apart, _not_applicable, _all_low,
)  # fmt: skip


def _settled(plan: Plan, fields: tuple[Field, ...]) -> Settled:
    by_case = {one.case: one for one in fields}
    returns = [_return(plan, agency, by_case[case.ref]) for agency, case in plan.returns]
    return Settled(tuple(returns), {}, (), (), {})


def _return(plan: Plan, agency: Agency, of: Field) -> Return:
    put, case = plan.put_to(agency), plan.case(of.case)
    if agency.code in (of.nil, of.missing):
        return Return(agency, case, Status.NIL if agency.code == of.nil else Status.OUTSTANDING, put)
    said = of.said[agency.code]
    answers = {one.ref: _answer(of, agency.code, one, said[one.ref]) for one in put}
    extras = {one.ref: _answer(of, agency.code, one, calm(one.scale)) for one in plan.questions.overall if one.scale}
    extras[ALERT] = replace(_answer(of, agency.code, put[0], "No"), question=ALERT)
    words = ("Call a meeting", "team manager", None, "it was held", "", ("Yes",) * 5, "", "")
    actions = () if agency.code == of.idle else (PlannedAction(agency.code, of.case, *words, Location()),)
    own = tuple(event for event in of.days.entries if event.agency == agency.code)
    return Return(agency, case, Status.RETURNED, put, answers, extras, events=own, actions=actions)


def _answer(of: Field, code: str, question: Question, said: str) -> Answer:
    state = STATES.get(said, State.ANSWERED)
    label = said if state is State.ANSWERED and question.scale else ""
    evidence = of.words.get((code, question.ref), EVIDENCE)
    at = Location(f"{code}.xlsx", f"Case {of.case}", "E9")
    return Answer(code, of.case, question.ref, state, label, evidence, at=at, typed="RI/Good" if said == "?" else "")
