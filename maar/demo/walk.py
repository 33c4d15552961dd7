"""The whole fictional audit, end to end: new, issue, fill, mishaps, the meeting, aggregate.

Goes out: a working folder, and the lines that say what to look at in it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from maar.audit.asked import ALL, Asked, documents_named
from maar.audit.collect import Collected, collect
from maar.audit.decide import CLEAR, Verdict, decide
from maar.audit.decisions import load_decisions, told_in_order
from maar.audit.files import write_whole
from maar.audit.folder import AuditFolder
from maar.audit.issue import issue
from maar.audit.meet import laid_out
from maar.audit.new import Wanted, make
from maar.audit.publish import public_found, texts
from maar.audit.tell import Told, in_words, told
from maar.audit.wish import Wish
from maar.demo import people
from maar.demo.fill import SENT_AS, Post, fill_in
from maar.demo.meeting import SAVED_AS, hold
from maar.demo.mishaps import AT_THE_MEETING, MISHAPS, Mishap, befall
from maar.demo.words import put_words
from maar.documents.agreed_crossing import ways
from maar.documents.edition import Edition
from maar.figures import day, some
from maar.plan import Agency, Case, Plan
from maar.plan.write import as_toml
from maar.problems import MaarError
from maar.scores import books
from maar.sheets.edit import OpenBook

Progress = Callable[[int, int], None]
STAGES, STEPS = 4, 100  # how finely the walk is told


@dataclass(frozen=True, slots=True)
class Setting:
    """Which part of the fictional audit is made, under which name and id."""

    name: str
    id: str
    cases: tuple[Case, ...]
    agencies: tuple[Agency, ...]
    mishaps: tuple[Mishap[Post], ...]


WHOLE = Setting(people.FOLDER, people.AUDIT_ID, people.CASES, people.AGENCIES, MISHAPS)


@dataclass(frozen=True, slots=True)
class Demo:
    """A walk that was made: what was told at its end, and the mishaps on the way."""

    told: Told
    mishaps: tuple[Mishap[Post], ...]

    def lines(self, folder: str) -> Iterator[str]:
        """What to print: where the audit stands, what happened, what to open in `folder`, what to try next."""
        yield from self._standing()
        yield ""
        yield "What happened to the workbooks on their way, and what became of it:"
        yield from _in_columns((one.happened, _became(one)) for one in self.mishaps)
        yield ""
        yield from self._meeting()
        yield ""
        yield f"Open, in {folder}:"
        yield from _in_columns(self._to_open())
        yield ""
        yield "Then try:"
        yield f"  cd {_quoted(folder)}"
        yield from self._to_try()

    def _standing(self) -> Iterator[str]:
        plan, settled = self.told.collected.plan, self.told.collected.settled
        alerts = [alert for alert in settled.alerts if not alert.handled]
        yield f"{some(len(alerts), 'alert')}: a child may be at risk now"
        for alert in alerts:
            name = plan.agency(alert.agency).name
            yield f"  {name}, case {alert.case}. In an audit of your own, ring them before you read on."
        yield ""
        yield f"A fictional audit, as it stands on {day(people.AS_OF)}. Everyone and every place in it is invented."
        total = books(settled.returns)
        came = f"{total.returned} returned + {total.nil} nil + {total.outstanding} missing"
        yield f"{total.issued} returns issued = {came}"

    def _meeting(self) -> Iterator[str]:
        """What was agreed, how far it moved, and the slips of those who wrote it down."""
        found = self.told.found
        overall = {question.ref for question in found.plan.questions.overall}
        agreed = [one.question in overall for one in found.agreement.agreed.judgements]
        counted = f"{some(len(agreed), 'judgement')} agreed, {sum(agreed)} of them overall"
        yield f"At the meeting on {day(people.TABLETOP)}: {counted}."
        moved = ways(found.agreement.moves)
        told = f"{moved.up} moved up, {moved.down} down, {moved.same} not at all"
        yield f"Of {some(len(found.agreement.moves), 'returned judgement')} on the same questions {told}."
        yield "What slipped into the workbook of the meeting, and what became of it:"
        yield from _in_columns((one.happened, _became(one)) for one in AT_THE_MEETING)

    def _to_open(self) -> Iterator[tuple[str, str]]:
        audit, report = f"audits/{people.FOLDER}", f"reports/{people.FOLDER}"
        yield "what was found", f"{report}/findings.html"
        yield "the same as tables", f"{report}/findings.xlsx"
        yield "the report for the board", f"{report}/findings.docx"
        yield "slides for team meetings", f"{report}/slides.pptx"
        yield "one page for every team", f"{report}/seven-minute.pdf"
        yield "one agency's own answers", f"{report}/agencies/EDU/agency-feedback.docx"
        yield "what anybody may read", f"{report}/public/findings.html"
        yield "the lead's own words", f"{audit}/words.toml"
        yield "a workbook as it goes out", f"{audit}/issued/{people.FOLDER}-EDU.xlsx"
        yield "as it came back", f"{audit}/returned/{SENT_AS['EDU']}"
        yield "the meeting's workbook", f"{audit}/tabletop/{people.FOLDER}-tabletop.xlsx"
        yield "as the panel filled it in", f"{audit}/tabletop/{SAVED_AS}"

    def _to_try(self) -> Iterator[str]:
        name, as_of = people.FOLDER, f"--as-of {people.AS_OF}"
        yield f"  maar status {name} {as_of}"
        yield f"  maar check {name} {as_of}"
        for alert in self.told.collected.settled.alerts:
            decided = '--reason "Visited the same evening" --by "Audit lead"'
            yield f"  maar decide {name} {alert.problem.id} handled {decided} --on {people.AS_OF}"
        yield f"  maar tabletop {name} {as_of}"
        yield f"  maar aggregate {name} {as_of}"


def _became(mishap: Mishap[Post] | Mishap[OpenBook]) -> str:
    return f"{mishap.became} ({mishap.kind.code})" if mishap.kind else mishap.became


def _in_columns(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    rows = [*pairs]
    width = max(len(left) for left, _ in rows)
    return (f"  {left:{width}}  {right}" for left, right in rows)


def _quoted(folder: str) -> str:
    return f'"{folder}"' if " " in folder else folder


def walk(folder: Path, progress: Progress = lambda done, of: None) -> Demo:
    """Make the whole fictional audit in a new or empty folder, which becomes a working folder."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise MaarError(f"{folder} is there already and not empty.", "Name a new folder: maar demo FOLDER.")
    return Demo(carry_out(WHOLE, folder, progress), WHOLE.mishaps)


def carry_out(setting: Setting, root: Path, progress: Progress = lambda done, of: None) -> Told:
    """Make, issue, fill in and harm one fictional audit under `root`, hold its meeting and tell what was found."""

    def stage(number: int) -> Progress:
        return lambda done, of: progress(number * STEPS + done * STEPS // of, STAGES * STEPS)

    folder, plan = begin(setting, root)
    issue(folder, progress=stage(0))
    post = fill_in(plan, folder, stage(1))
    befall(post, setting.mishaps)
    for name, content in sorted(post.files().items()):
        write_whole(folder.returned / name, content)
    meet(folder, plan, stage(2))
    return publish(folder, collect(folder, people.AS_OF, stage(3)))


def publish(folder: AuditFolder, collected: Collected) -> Told:
    """Write the lead's words, clear them for everybody's eyes, and tell every document in both editions."""
    put_words(folder, in_words(collected, Edition.RESTRICTED))
    read = Verdict(CLEAR, "Read: it tells of no child, family or practitioner.", "Audit lead", people.AS_OF)
    decide(collected, [one.id for one in texts(public_found(collected))], read)
    return tell_all(replace(collected, decisions=told_in_order(load_decisions(folder))))


def tell_all(collected: Collected) -> Told:
    """Every document in both editions; what is given is of the restricted one."""
    told(collected, Asked(documents_named([ALL], Edition.PUBLIC), Edition.PUBLIC))
    return told(collected, Asked(documents_named([ALL])))


def meet(folder: AuditFolder, plan: Plan, progress: Progress) -> None:
    """Write the workbook of the meeting, and put it back as the panel saved it, under a name of its own."""
    met = laid_out(collect(folder, people.PREPARED, progress), Wish())
    book = hold(plan, met.workbook.read_bytes())
    befall(book, AT_THE_MEETING)
    write_whole(folder.tabletop / SAVED_AS, book.save())


def begin(setting: Setting, root: Path) -> tuple[AuditFolder, Plan]:
    """The audit's folder with its plan, as its lead would have left it before issuing."""
    wanted = Wanted(
        name=setting.name,
        template=people.TEMPLATE,
        cases=tuple(case.ref for case in setting.cases),
        agencies=tuple(f"{one.code}:{one.role}={one.name}" for one in setting.agencies),
        return_by=people.RETURN_BY,
        period=people.PERIOD,
        title=people.TITLE,
        noun=people.NOUN,
        marking=people.MARKING,
        contact=people.CONTACT,
        partnership=people.PARTNERSHIP,
        tabletop=people.TABLETOP,
        id=setting.id,
    )
    folder, made = make(wanted, root)
    plan = replace(made, cases=setting.cases, agencies=setting.agencies)
    write_whole(folder.plan_file, as_toml(plan).encode())
    return folder, plan
