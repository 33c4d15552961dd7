"""The folder of the public edition: nothing but ours may lie there without being named, and it is where it says.

Comes in: an audit's folder. Goes out: what lies in its `public/`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from maar.audit.clear_list import write_list
from maar.audit.folder import AuditFolder
from maar.audit.publish import NotCleared
from maar.problems import MaarError


@contextmanager
def refusing(folder: AuditFolder) -> Iterator[None]:
    """A refusal also says where the texts to clear are listed, and that an earlier edition is still there."""
    try:
        _refuse_link(folder)
        yield
    except MaarError as refusal:
        more = []
        if isinstance(refusal, NotCleared) and refusal.texts:
            more.append(_listed(AuditFolder(folder.root, refusal.audit), refusal))
        if _lies_in(folder):
            more.append(
                f"The edition of before still lies in {_path(folder)}/: delete it if it may not be given out as it is."
            )
        raise MaarError(str(refusal), "".join(f"\n{one}" for one in more)) from refusal


def foreign(folder: AuditFolder, ours: Iterable[Path]) -> tuple[str, ...]:
    """What lies in `public/` and was neither written nor looked at in this run, as paths in there."""
    known = {*ours}
    there = (path for path in folder.public.rglob("*") if path not in known and (path.is_symlink() or path.is_file()))
    return tuple(sorted(path.relative_to(folder.public).as_posix() for path in there))


def _listed(folder: AuditFolder, refusal: NotCleared) -> str:
    path = write_list(folder, refusal.texts)
    return (
        f"All of them stand in {path}: read it, delete what may not be told, then maar decide {folder.name} --from "
        f"{path} clear --reason TEXT --by ROLE."
    )


def _refuse_link(folder: AuditFolder) -> None:
    if folder.public.is_symlink() or folder.reports.is_symlink():
        raise MaarError(
            f"The public edition was not written: {_path(folder)} is a link to another place.",
            "Make it a folder: what may be published lies in there and nowhere else.",
        )


def _lies_in(folder: AuditFolder) -> bool:
    return folder.public.is_dir() and not folder.public.is_symlink() and any(folder.public.iterdir())


def _path(folder: AuditFolder) -> str:
    return folder.public.relative_to(folder.root).as_posix()
