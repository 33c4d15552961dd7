"""What `maar aggregate` says when it has told: the books, what changed, what was made and taken away."""

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from maar.cli.common import counted, say

if TYPE_CHECKING:
    from maar.agreement import Agreement
    from maar.audit.tell import Told
    from maar.plan import Plan
    from maar.returns import Settled

FINDINGS = {
    "strength": ("strength",),
    "area": ("area to improve", "areas to improve"),
    "gap": ("information gap",),
    "split": ("split view",),
    "contradiction": ("contradiction",),
}


def _say_agreed(plan: "Plan", agreement: "Agreement") -> None:
    """How many judgements the meeting agreed, and how far those returned on them moved; nothing before a meeting."""
    from maar.figures import some

    every = [one.question for one in agreement.agreed.judgements]
    if not every:
        return
    refs = {question.ref for question in plan.questions.overall}
    overall = sum(ref in refs for ref in every)
    counts = ((len(every) - overall, "judgement"), (overall, "overall judgement"))
    agreed = " and ".join(some(number, words) for number, words in counts if number)
    moves = [move.levels for move in agreement.moves]
    up, down = sum(levels > 0 for levels in moves), sum(levels < 0 for levels in moves)
    moved = f"{up} moved up, {down} down, {len(moves) - up - down} not at all"
    of = f"; of {some(len(moves), 'returned judgement')} {moved}" if moves else ""
    say(f"{agreed} agreed at the meeting{of}.")


def _say_published(told: "Told") -> None:
    """Where the public edition lies, what it leaves out, and which quotations could be told if they were cleared."""
    from maar.audit.publish import line
    from maar.documents.tell_story import tell_story

    folder = told.collected.folder
    for sentence in tell_story(told.found).withheld:
        say(sentence)
    if told.quotations:
        say(f"To tell a quotation, read it and: maar decide {folder.name} ID ... clear --reason TEXT --by ROLE")
    for one in told.quotations:
        say(f"  {line(one)}")
    say(f"The public edition is in {folder.public.relative_to(folder.root).as_posix()}/ and nowhere else.")


def print_told(told: "Told") -> None:
    from maar.figures import some
    from maar.scores import books

    collected = told.collected
    total = books(collected.settled.returns)
    say(f"{total.issued} returns issued = {total.returned} returned + {total.nil} nil + {total.outstanding} missing")
    _say_held(collected.settled, collected.folder.name)
    say(
        f"{total.asked} answers asked for = {total.answered} answered + {total.not_known} not known + "
        f"{total.not_applicable} not applicable + {total.blank} blank + {total.unreadable} unreadable"
    )
    kinds = [finding.kind.value for finding in told.found.findings]
    parts = [some(kinds.count(kind), *FINDINGS[kind]) for kind in FINDINGS if kind in kinds]
    say(f"{some(len(kinds), 'finding')}{': ' if parts else ''}{', '.join(parts)}")
    _say_agreed(told.found.plan, told.found.agreement)
    say(counted(collected.problems, *collected.checks))
    for sentence in told.changed:
        say(sentence)
    for path, new in told.kept.items():
        name = (
            path.relative_to(collected.folder.reports).as_posix()
            if path.is_relative_to(collected.folder.reports)
            else path.name
        )
        say(f"{name} was changed by hand and was kept: the new one lies beside it, as {new.name}.")
    _say_removed(told.removed, collected.folder.reports)
    if told.found.public:
        _say_published(told)
        return
    folder = collected.folder.reports.relative_to(collected.folder.root).as_posix()
    say(f"Open {folder}/findings.html; the tables are in {folder}/findings.xlsx, the data in {folder}/data/.")
    if any(path.suffix == ".docx" for path in told.files):
        say(f"To edit: {folder}/findings.docx; to send and print: {folder}/findings.pdf.")
    _say_documents(told.files, collected.folder.reports)


def _say_held(settled: "Settled", audit: str) -> None:
    """Returns that came and count nowhere until the lead decides."""
    held = [f"{one.agency.code} on case {one.case.ref}" for one in settled.returns if one.held_alone]
    if held:
        count = "1 of those missing is" if len(held) == 1 else f"{len(held)} of those missing are"
        say(f"{count} here, but held until you decide: {', '.join(held)}. maar check {audit} says why.")


def _say_removed(removed: tuple[Path, ...], reports: Path) -> None:
    """What was told before and not asked for now."""
    if removed:
        names = ", ".join(path.relative_to(reports).as_posix() for path in removed)
        say(f"Not asked for this time, and taken away since figures in it could be old: {names}.")
        say("Ask with --document, or name what is told each time under [tell] in audit.toml.")


def _say_documents(files: tuple[Path, ...], reports: Path) -> None:
    """Every other document that was made, and in which formats."""
    forms = defaultdict(list)
    for path in files:
        if path.parent == reports and path.stem not in ("findings", "run"):
            forms[path.stem].append(path.suffix)
    for name, endings in forms.items():
        say(f"Also there: {name} ({' '.join(endings)})")
    private = [path for path in files if path.parent.parent.name == "agencies"]
    if private:
        say(f"Private to each agency, send each only its own: agencies/CODE/{private[0].name}")
