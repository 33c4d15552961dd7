"""What the lead asks to be told: which documents, in which edition, in whose style, beside which other audits."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from maar.documents.edition import Edition
from maar.documents.every import DOCUMENTS, FEEDBACK, FINDINGS
from maar.documents.found import Found
from maar.problems import MaarError
from maar.render.house import House

ALL = "all"
PAGE = ("html", "xlsx")  # of the findings: told whatever is asked for


@dataclass(frozen=True, slots=True)
class Asked:
    """`documents` are names of `DOCUMENTS` or `FEEDBACK`; `others` were found in the audits given with --with."""

    documents: tuple[str, ...] = ()
    edition: Edition = Edition.RESTRICTED
    house: House = field(default_factory=House)
    others: tuple[Found, ...] = ()

    def formats(self, name: str) -> tuple[str, ...]:
        """The formats in which a document is told; the findings page and tables always are."""
        if name in self.documents:
            return DOCUMENTS[name].formats
        return PAGE if name == FINDINGS else ()

    def check_merging(self) -> None:
        """Raise a `MaarError` where other audits are given and no document tells several."""
        merging = [name for name, kind in DOCUMENTS.items() if kind.merges]
        if not any(name in self.documents for name in merging):
            raise MaarError(
                "--with: no document that is asked for tells several audits.",
                f"Ask for {' or '.join(f'--document {name}' for name in merging)}.",
            )

    @property
    def public(self) -> bool:
        return self.edition is Edition.PUBLIC


def documents_named(names: Iterable[str], edition: Edition = Edition.RESTRICTED) -> tuple[str, ...]:
    """The documents that are meant, in their order; the findings report where none is named."""
    known = (*DOCUMENTS, FEEDBACK)
    wanted = [*names] or [FINDINGS]
    for name in wanted:
        if name not in (*known, ALL):
            raise MaarError(f"There is no document {name}.", f"Documents: {', '.join((*known, ALL))}.")
    if FEEDBACK in wanted and edition is Edition.PUBLIC:
        raise MaarError(f"{FEEDBACK} is private to one agency: it has no public edition.")
    private = (FEEDBACK,) if edition is Edition.PUBLIC else ()
    return tuple(name for name in known if (name in wanted or ALL in wanted) and name not in private)
