"""Writing files: whole or not at all, and never over what a person changed.

What we wrote is remembered by its SHA-256 in `.cache/written.json`; where a file now differs from that, it is a
person's: it stays, and ours is written beside it as `<name> (new).<ext>`, or `(new 2)` where that is a person's too.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Protocol

from maar.figures import listed
from maar.problems import MaarError

TRY_AGAIN = "Close it in other programs, check the space on the disk and that you may write there, and run this again."


class Home(Protocol):
    """A place of files of ours: `root` is the working folder, `cache` where it is remembered what was written."""

    @property
    def root(self) -> Path: ...

    @property
    def cache(self) -> Path: ...


class NotWritten(MaarError):
    """A file that could not be written, or not be compared with what was to be written."""

    def __init__(self, path: Path, error: OSError) -> None:
        self.reason = error.strerror or str(error)
        super().__init__(f"{path} could not be written: {self.reason}.", TRY_AGAIN)


def write_whole(path: Path, content: bytes) -> None:
    """Write under a temporary name, then rename; a failure leaves what was there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".maar-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise NotWritten(path, error) from error


def write_ours(folder: Home, contents: Mapping[Path, bytes]) -> dict[Path, Path]:
    """Write files of ours; gives the paths at which a person's file stayed, each with where ours was written instead.

    A file that cannot be written stops no other; a `MaarError` at the end names all such files.
    """
    record = folder.cache / "written.json"
    written = _remembered(record)
    kept: dict[Path, Path] = {}
    failed: dict[Path, NotWritten] = {}
    try:
        for path, content in contents.items():
            try:
                if (at := _write_one(folder, path, content, written)) != path:
                    kept[path] = at
            except NotWritten as error:
                failed[path] = error
    finally:  # else a file of ours would pass for a person's the next time
        write_whole(record, json.dumps(written, indent=1, sort_keys=True).encode())
    if failed:
        names = listed([_name(folder, path) for path in failed])
        reasons = listed(list(dict.fromkeys(error.reason for error in failed.values())))
        others = " All other files were." if len(failed) < len(contents) else ""
        raise MaarError(f"{names} could not be written: {reasons}.{others}", TRY_AGAIN)
    return kept


def remove_ours(folder: Home, paths: Iterable[Path]) -> tuple[Path, ...]:
    """Remove files of ours that are told no more, and give those; one that a person changed stays."""
    removed = []
    for path in paths:
        if untouched(folder, path):
            try:
                path.unlink()
            except OSError as error:
                what = f"{path} is of an earlier report and could not be removed: {error.strerror or error}."
                raise MaarError(what, TRY_AGAIN) from error
            removed.append(path)
    return tuple(removed)


def adopt(folder: Home, digests: Mapping[Path, str]) -> None:
    """Take files for ours as they were written once, where what we wrote is remembered no more."""
    record = folder.cache / "written.json"
    if not record.exists():
        named = {_name(folder, path): digest for path, digest in digests.items()}
        write_whole(record, json.dumps(named, indent=1, sort_keys=True).encode())


def digests_written(folder: Home) -> frozenset[str]:
    """The SHA-256 of every file of ours as we wrote it last."""
    return frozenset(_remembered(folder.cache / "written.json").values())


def untouched(folder: Home, path: Path) -> bool:
    """Is this file there, and as we wrote it?"""
    try:
        there = _digest(path)
    except NotWritten:
        return False
    return there is not None and there == _remembered(folder.cache / "written.json").get(_name(folder, path))


def _write_one(folder: Home, path: Path, content: bytes, written: dict[str, str]) -> Path:
    """Write to the first place that is free or ours and unchanged; gives that place."""
    digest = hashlib.sha256(content).hexdigest()
    places = ((at, _name(folder, at), _digest(at)) for at in _places(path))
    at, name, there = next(one for one in places if one[2] in (None, digest, written.get(one[1])))
    if there != digest:
        write_whole(at, content)
    written[name] = digest
    return at


def _places(path: Path) -> Iterator[Path]:
    """The path itself, then `<name> (new).<ext>`, `<name> (new 2).<ext>` and so on beside it."""
    yield path
    for number in count(1):
        new = "new" if number == 1 else f"new {number}"
        yield path.with_name(f"{path.stem} ({new}){path.suffix}")


def _name(folder: Home, path: Path) -> str:
    """The path in the working folder, or a whole one."""
    inside = path.is_relative_to(folder.root)
    return (path.relative_to(folder.root) if inside else path.absolute()).as_posix()


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NotWritten(path, error) from error


def _remembered(record: Path) -> dict[str, str]:
    try:
        content = json.loads(record.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in content.items()} if isinstance(content, dict) else {}
