"""Writing files: whole or not at all, and never over what a person changed.

What we wrote is remembered by its SHA-256 in `.cache/written.json`; where a file now differs from that, it is a
person's: it stays, and ours is written beside it as `<name> (new).<ext>`.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from maar.audit.folder import AuditFolder
from maar.problems import MaarError


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
        raise MaarError(
            f"{path} could not be written: {error.strerror or error}.",
            "Close it in other programs, check the space on the disk and that you may write there, and run this again.",
        ) from error


def write_ours(folder: AuditFolder, contents: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files of ours; gives the paths at which a person's file stayed and ours was written beside it."""
    record = folder.cache / "written.json"
    written = _remembered(record)
    kept = []
    for path, content in contents.items():
        inside = path.is_relative_to(folder.root)
        name = (path.relative_to(folder.root) if inside else path.absolute()).as_posix()
        digest = hashlib.sha256(content).hexdigest()
        there = _digest(path)
        if there is not None and there not in (digest, written.get(name)):
            kept.append(path)
            write_whole(path.with_name(f"{path.stem} (new){path.suffix}"), content)
            continue
        if there != digest:
            write_whole(path, content)
        written[name] = digest
    write_whole(record, json.dumps(written, indent=1, sort_keys=True).encode())
    return tuple(kept)


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise MaarError(f"{path} could not be read: {error.strerror or error}.") from error


def _remembered(record: Path) -> dict[str, str]:
    try:
        content = json.loads(record.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in content.items()} if isinstance(content, dict) else {}
