"""Step: meet. From what came back to the workbook of the meeting: differences first, and a place to agree.

Comes in: what was collected, and what the lead wishes for. Goes out: one workbook under `tabletop/`, never over one
that somebody filled, and for a meeting that is blind the key to its letters, outside that folder.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maar.agreement import CaseTable, choose, in_order, on_the_table, rates
from maar.audit.collect import Collected, collect
from maar.audit.files import write_ours
from maar.audit.find import found_in
from maar.audit.folder import AuditFolder
from maar.audit.readers import NO_PASSWORDS, Unlocking
from maar.audit.wish import Wish
from maar.audit.workers import Progress, silence
from maar.checks.identifiers import cleared
from maar.documents.masking import masked
from maar.figures import some
from maar.pairs import contradictions
from maar.problems import MaarError
from maar.returns import Return, Status
from maar.tabletop.agenda import across, agenda
from maar.tabletop.blind import key
from maar.tabletop.pack import Pack
from maar.tabletop.write import workbook


@dataclass(frozen=True, slots=True)
class Met:
    """What was laid on the table, and where it was written; `key` is that of a blind one.

    `kept` are the paths where a filled workbook stayed, each with where the new one was written instead.
    """

    collected: Collected
    pack: Pack
    workbook: Path
    key: Path | None
    kept: Mapping[Path, Path]
    wish: Wish

    @property
    def all_of(self) -> bool:
        """Were as many cases wished for as there are, or more?"""
        return self.wish.cases is not None and self.wish.cases >= len(self.pack.plan.cases)

    @property
    def needed(self) -> int:
        """The minutes that the cases on the agenda and what holds across them come to."""
        return self.pack.needed

    @property
    def missing(self) -> tuple[Return, ...]:
        """The returns of the cases on the agenda that did not come back, as the plan has agencies and cases."""
        plan = self.pack.plan
        agencies, cases = [one.code for one in plan.agencies], [one.ref for one in plan.cases]
        due = (one for table in self.pack.tables for one in table.returns if one.status is Status.OUTSTANDING)
        return tuple(sorted(due, key=lambda one: (agencies.index(one.agency.code), cases.index(one.case.ref))))


def meet(
    folder: AuditFolder,
    as_of: date,
    wish: Wish | None = None,
    progress: Progress = silence,
    unlocking: Unlocking = NO_PASSWORDS,
) -> Met:
    """Read, check, find, and write the meeting's workbook: the same inputs give the same bytes."""
    wish = wish or Wish()
    wish.check()
    return laid_out(collect(folder, as_of, progress, unlocking=unlocking), wish)


def laid_out(collected: Collected, wish: Wish) -> Met:
    """Find, lay out case by case and write what was collected, for a wish that was checked.

    A `MaarError` says that nothing was issued yet: then there is nothing to meet about.
    """
    folder = collected.folder
    if not collected.register.workbooks:
        raise MaarError(f"Nothing was issued for {folder.name} yet.", f"First: maar issue {folder.name}")
    pack = packed(collected, wish)
    target = folder.tabletop / f"{folder.name}-tabletop{'-blind' if wish.blind else ''}.xlsx"
    contents = {target: workbook(pack)}
    if wish.blind:
        contents[folder.tabletop_key] = key(pack.plan).encode("utf-8-sig")
    kept = write_ours(folder, contents)
    whose = kept.get(folder.tabletop_key, folder.tabletop_key) if wish.blind else None
    return Met(collected, pack, kept.get(target, target), whose, kept, wish)


def packed(collected: Collected, wish: Wish) -> Pack:
    """What the workbook holds, with whatever could say who a child is masked until the lead clears it."""
    found = found_in(collected)
    shown = masked(found, cleared(found.decisions))
    plan, settled = shown.plan, shown.settled
    tables, chosen = _chosen(on_the_table(plan, settled, contradictions(plan, settled)), wish, plan.id)
    tables = in_order(tables)
    return Pack(
        plan,
        settled,
        tables,
        agenda(tables, wish.minutes),
        shown.chronologies,
        shown.smart,
        shown.findings,
        rates(plan, settled),
        collected.register.issue_of,
        collected.as_of,
        across(wish.minutes),
        chosen,
        wish.blind,
        collected.agreed,
        wish.minutes,
    )


def _chosen(tables: tuple[CaseTable, ...], wish: Wish, audit: str) -> tuple[tuple[CaseTable, ...], str]:
    """The cases that are discussed, and how they were chosen; empty where all are."""
    if wish.cases is None or wish.cases >= len(tables):
        return tables, ""
    chosen = choose(tables, wish.choose, wish.cases, wish.seed_for(audit))
    return chosen, f"{wish.cases} of {some(len(tables), 'case')}, {wish.way(audit)}"
