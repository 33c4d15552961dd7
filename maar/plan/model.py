"""What a plan is: values only. Everything we own is read from here, never from what comes back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from maar.questions import AGENCIES, Question, QuestionSet, Scale
from maar.questions.model import EVERYONE
from maar.sheets.cells import folded

AGENCY = "agency"
CASE = "case"


@dataclass(frozen=True, slots=True)
class Case:
    """One child's case, by a pseudonymous ref."""

    ref: str
    key_decision: date | None = None
    age_band: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting about a case that agencies are asked about, by the name that the record gives it."""

    case: str
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Agency:
    """Who answers. `workbook` is `agency` (one with a sheet per case) or `case` (one per case)."""

    code: str
    role: str
    name: str
    short: str
    workbook: str = AGENCY
    cases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, str]:
        """Its name and short name, for comparing."""
        return folded(self.name), folded(self.short)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a count becomes a finding (design, section 7.11); shares as exact fractions."""

    strength: Fraction = Fraction(75, 100)
    strength_from: int = 3
    area: Fraction = Fraction(50, 100)
    area_from: int = 3
    gap: Fraction = Fraction(1, 3)
    gap_from: int = 2
    split_levels: int = 2

    def split_from(self, scale: Scale) -> int:
        """How many levels apart is a split view: so many, and a third of the scale at least (of 0 to 10: four)."""
        return max(self.split_levels, -(-(len(scale.levels) - 1) // 3))


@dataclass(frozen=True, slots=True)
class Watch:
    """What in a chronology asks to be looked at: lengths in days, and how many make a repeat or a cluster.

    `concerns` are words of this audit's own for kinds of concern, `strategy` for what counts as a strategy meeting,
    beside those that are built in.
    """

    gap_days: int = 28
    unseen_days: int = 28
    repeats: int = 3
    repeat_days: int = 365
    cluster_events: int = 5
    cluster_days: int = 10
    decision_days: int = 28
    concerns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    strategy: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told each time, unless the command says otherwise: documents by name, and paths of the house's own files.

    A path is seen from the working folder.
    """

    documents: tuple[str, ...] = ()
    docx_template: str = ""
    pptx_template: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """One audit as planned. `id` is drawn once and stands in every key of every workbook.

    `names` are words that must never be told, such as a surname.
    """

    id: str
    name: str
    title: str
    noun: str
    marking: str
    contact: str
    partnership: str
    period: tuple[date, date]
    return_by: date
    tabletop: date | None
    cases: tuple[Case, ...]
    agencies: tuple[Agency, ...]
    questions: QuestionSet
    thresholds: Thresholds = Thresholds()
    names: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    watch: Watch = Watch()
    tell: Telling = Telling()

    def agency(self, code: str) -> Agency:
        return next(agency for agency in self.agencies if agency.code == code)

    def case(self, ref: str) -> Case:
        return next(case for case in self.cases if case.ref == ref)

    def meetings_of(self, case: Case) -> tuple[Meeting, ...]:
        """The meetings about a case in order of time."""
        own = (meeting for meeting in self.meetings if meeting.case == case.ref)
        return tuple(sorted(own, key=lambda meeting: (meeting.on, meeting.name)))

    def case_named(self, typed: str) -> str:
        """The ref of the case a person means by `K1`, `k1` or `Case K1`; empty where there is none."""
        refs = {folded(case.ref): case.ref for case in self.cases}
        return refs.get(folded(typed)) or refs.get(folded(typed).removeprefix("case ").strip(), "")

    def agency_named(self, typed: str, own: str = "") -> str:
        """The code of the agency a person means by its code, name or short name; empty where there is none.

        Codes come first. The code or name of a role names the agency that has this role. What several are called
        names nobody, unless the agency with the code `own`, who is likely to be meant, is one of them.
        """
        codes = self.agencies_called(typed)
        if own in codes or any(one.code == own and folded(typed) in one.names for one in self.agencies):
            return own
        return codes[0] if len(codes) == 1 else ""

    def agencies_called(self, typed: str) -> tuple[str, ...]:
        """The codes of all agencies whose code this is; else those of that name or short name; else of that role."""
        plain, roles = folded(typed), self.questions.roles
        ways: tuple[Callable[[Agency], Iterable[str]], ...] = (
            lambda one: (folded(one.code),),
            lambda one: one.names,
            lambda one: (folded(one.role), folded(roles.get(one.role, ""))) if one.role != EVERYONE else (),
        )
        called = (tuple(one.code for one in self.agencies if plain and plain in way(one)) for way in ways)
        return next(filter(None, called), ())

    @property
    def shared_names(self) -> Mapping[str, tuple[str, ...]]:
        """Names and short names by which nobody can tell who is meant, each with the codes of those called so.

        Also a name that is the code of another agency: whoever writes it means that one.
        """
        found: dict[str, tuple[str, ...]] = {}
        for agency in self.agencies:
            for name in filter(folded, (agency.name, agency.short)):
                codes = tuple(one.code for one in self.agencies if folded(name) in (folded(one.code), *one.names))
                if len(codes) > 1 and folded(name) not in map(folded, found):
                    found[name] = codes
        return found

    def cases_of(self, agency: Agency) -> tuple[Case, ...]:
        """The cases this agency is asked about, in the order of the plan."""
        return tuple(case for case in self.cases if not agency.cases or case.ref in agency.cases)

    @property
    def returns(self) -> tuple[tuple[Agency, Case], ...]:
        """Every return that is due: one agency on one case."""
        return tuple((agency, case) for agency in self.agencies for case in self.cases_of(agency))

    def put_to(self, agency: Agency) -> tuple[Question, ...]:
        """The questions this agency is asked, with the parts that are put to it and the choices of this audit."""
        return tuple(self._in_this_audit(question) for question in self.questions.put_to(agency.role))

    def _in_this_audit(self, question: Question) -> Question:
        if not any(AGENCIES in part.choices for part in question.parts):
            return question
        codes = tuple(agency.code for agency in self.agencies)
        parts = []
        for part in question.parts:
            choices = [codes if choice == AGENCIES else (choice,) for choice in part.choices]
            parts.append(replace(part, choices=tuple(label for labels in choices for label in labels)))
        return replace(question, parts=tuple(parts))

    @property
    def workbooks(self) -> tuple[tuple[Agency, Case | None], ...]:
        """What is issued: for each agency one workbook (case None), or one for each of its cases."""
        whole: list[tuple[Agency, Case | None]] = []
        for agency in self.agencies:
            whole += [(agency, case) for case in self.cases_of(agency)] if agency.workbook == CASE else [(agency, None)]
        return tuple(whole)
