"""`to-clear.txt`: every text that nobody has cleared for the public edition, whole, to be read and then cleared by it.

Comes in: texts. Goes out: the file; and from such a file the ids of those that a person left in it, each only where
the text beside it is still the one that the id stands for.
"""

import re
import textwrap
from collections.abc import Iterable
from pathlib import Path

from maar.audit.files import write_whole
from maar.audit.folder import AuditFolder
from maar.documents.public_texts import Written
from maar.figures import listed
from maar.problems import MaarError

HEAD = """Texts that the public edition of {audit} would tell, and that nobody has cleared yet.
Read each as a stranger would: could it be only one child, one family, one practitioner?
Delete those that may not be told as they stand (the line of the id and the lines below it), and reword them at their
source. Then clear the others:
maar decide {audit} --from {path} clear --reason TEXT --by ROLE
Every run that is refused writes this file anew.
"""
WIDTH, SAID = 100, "    | "
ID = re.compile(r"([A-Z2-7]{6})  (.+)")


def write_list(folder: AuditFolder, texts: Iterable[Written]) -> str:
    """Write the list; gives its path in the working folder."""
    path = folder.to_clear_file.relative_to(folder.root).as_posix()
    head = HEAD.format(audit=folder.name, path=path)
    write_whole(folder.to_clear_file, "\n".join([head, *map(_entry, texts)]).encode())
    return path


def ids_in(file: Path) -> tuple[str, ...]:
    """The ids in a list, in its order; a `MaarError` names those whose text is another than it was."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except OSError as error:
        raise MaarError(f"--from: {file} could not be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise MaarError(f"--from: {file} is not UTF-8 text.") from None
    said: dict[str, list[str]] = {}
    for line in lines:
        if match := ID.fullmatch(line.rstrip()):
            own = said.setdefault(match[1], [])
        elif line.startswith(SAID.rstrip()) and said:
            own.append(line.strip().removeprefix("|"))
    if not said:
        raise MaarError(f"--from: {file} lists no text.", "A refused maar aggregate --edition public writes the list.")
    if other := [id_ for id_, texts in said.items() if Written("", " ".join(texts)).id != id_]:
        raise MaarError(
            f"--from: the text of {listed(other)} in {file} is not the one that the id stands for.",
            "Reword a text at its source, not in this list. Nothing was cleared.",
        )
    return tuple(said)


def _entry(one: Written) -> str:
    """The id with where the text stands, what in it asks for a look, and the whole text."""
    asks = [f"    Could it be only one child? It tells {listed(list(one.asks))}."] if one.asks else []
    text = " ".join(one.text.split())
    lines = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join([f"{one.id}  {one.where}", *asks, *(SAID + line for line in lines), ""])
