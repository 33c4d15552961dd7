"""What lies in a folder that files come back to.

Comes in: a folder. Goes out: every file in it, with the path it is opened by and the name it is told by. A name is
told without what no document can hold (parts that are no text, control characters), and no two are told alike.
"""

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from maar.audit.readers import File
from maar.sheets.litter import is_litter
from maar.sheets.unpack import plain_text

EXTENDED = "\\\\?\\"  # before a path on Windows: then it may have more than 259 characters


def returned_files(folder: Path) -> list[Path]:
    """Every file that came back, in any subfolder, system litter left out, in order of name.

    A folder that cannot be listed stands for what is in it; links to folders are followed, each folder once.
    """
    return sorted(_below(long_form(folder))) if is_folder(folder) else []


def is_folder(path: Path) -> bool:
    """Is this a folder, as far as the system tells?"""
    try:
        return path.is_dir()
    except OSError:  # where the folder around it is closed
        return False


def named(paths: Iterable[Path], folder: Path) -> list[File]:
    """These files in a folder, each with its path there, with `/`, as its name."""
    return _told_apart([(path, path.relative_to(long_form(folder)).as_posix()) for path in paths])


def by_name_alone(paths: Iterable[Path]) -> list[File]:
    """Files from anywhere, named without the folders that they lie in."""
    return [File(long_form(path), _plain(path.name)) for path in paths]


def long_form(path: Path) -> Path:
    """The path as Windows opens it however long it is; the same on other systems."""
    return Path(extended(path.absolute())) if sys.platform == "win32" else path


def extended(path: PurePath) -> str:
    """An absolute path of Windows with the sign before it that lifts the limit of 259 characters."""
    text = str(path)
    if text.startswith(EXTENDED):
        return text
    return f"{EXTENDED}UNC{text[1:]}" if text.startswith("\\\\") else f"{EXTENDED}{text}"


def _below(folder: Path) -> Iterator[Path]:
    waiting, seen = deque([folder]), set()
    while waiting:
        folder = waiting.popleft()
        real = os.path.realpath(folder)
        if real in seen:
            continue
        seen.add(real)
        try:
            inside = sorted(folder.iterdir())
        except OSError:
            yield folder
            continue
        for path in inside:
            if is_folder(path):
                waiting.append(path)
            elif not is_litter(path.name):
                yield path


def _told_apart(files: list[tuple[Path, str]]) -> list[File]:
    """Those whose name is plain as it is keep it; one that would be told like another gets a number."""
    taken = {name for _, name in files if _plain(name) == name}
    told = []
    for path, name in files:
        plain = _plain(name)
        if plain != name:
            plain = _free(plain, taken)
            taken.add(plain)
        told.append(File(path, plain))
    return told


def _plain(name: str) -> str:
    return "/".join(plain_text(part) or "unnamed" for part in name.split("/"))


def _free(name: str, taken: set[str]) -> str:
    path, number, free = PurePath(name), 1, name
    while free in taken:
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}").as_posix()
    return free
