"""From what came back to single files: a zip gives its members, an e-mail its attachments, any other file itself.

Nothing is written to disk and no name is trusted; everything is measured before it is inflated.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from maar.problems import Location, Problem
from maar.problems import files as codes
from maar.sheets import mail
from maar.sheets.limits import CUT_OFF, MOST_BYTES, OLE, Refused, is_bomb, open_zip, read_part
from maar.sheets.litter import is_littered

MOST_MEMBERS = 500
MOST_UNPACKED = 200_000_000  # bytes, of everything in one file that came back
MOST_LOCKED = 20_000_000  # bytes: the standard library unlocks a few megabytes in a second
DEEPEST = 2  # an archive, and one inside it
DOCUMENT_PARTS = ("[Content_Types].xml", "mimetype")
DOCUMENT_FOLDERS = ("xl/", "word/", "ppt/", "Index/", "Index.zip")
ZIP, MAIL, OUTLOOK = "a zip archive", "an e-mail", "an Outlook message"
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
NO_TEXT = re.compile(r"[\ud800-\udfff]")  # bytes of a name that are no UTF-8, and halves of characters
DRIVE = re.compile(r"^[A-Za-z]:")
LONGEST = 150

Inner = tuple[str, bytes | Refused]  # a name inside, and what it holds or why that was not read


class Member(NamedTuple):
    """One file: its path as it is told, with `/`, and its bytes; or a problem with it, or with what it lay in."""

    name: str
    content: bytes | Problem


@dataclass(slots=True)
class _Unpacking:
    """What is left of the room for all that is unpacked, and the names given so far."""

    passwords: Sequence[str]
    names: set[str] = field(default_factory=set)
    members: int = MOST_MEMBERS
    room: int = MOST_UNPACKED

    def take(self, members: int, size: int) -> None:
        """Make room for more, in bytes; Refused if there is none."""
        self.members -= members
        self.room -= size
        if self.members < 0:
            raise Refused(codes.TOO_LARGE, reason=f"more than {MOST_MEMBERS} files inside")
        if self.room < 0:
            raise Refused(codes.TOO_LARGE, reason=f"more than {MOST_UNPACKED // 1_000_000} MB inside")

    def name(self, file: str, inner: str) -> str:
        """The name of a member, plain and like no other."""
        name = f"{file}/{plain_path(inner)}"
        stem, dot, ending = name.rpartition(".")
        number = 1
        while name.casefold() in self.names:
            number += 1
            name = f"{stem} ({number}).{ending}" if dot and "/" not in ending else f"{stem}{dot}{ending} ({number})"
        self.names.add(name.casefold())
        return name


def members(data: bytes, file: str, passwords: Sequence[str] = ()) -> Iterator[Member]:
    """The single files in what came back, problems among them; a file that holds no others gives itself.

    `file` is its path as the lead knows it. A problem may be a warning beside members that were read. One level of
    archive in archive is opened. `passwords` are tried on locked zip archives.
    """
    yield from _inside(data, file, 0, _Unpacking(passwords))


def plain_path(name: str) -> str:
    """A path without what has a meaning to a system: `..`, drives, roots, backslashes, control characters."""
    parts = (plain_text(part).strip() for part in DRIVE.sub("", name.replace("\\", "/")).split("/"))
    kept = [part[-LONGEST:] for part in parts if part.strip(".")]
    return "/".join(kept) or "unnamed"


def plain_text(name: str) -> str:
    """A name without what controls a screen, and with a sign where it is no text."""
    return NO_TEXT.sub("\ufffd", CONTROLS.sub("", name))


def _inside(data: bytes, file: str, depth: int, unpacking: _Unpacking) -> Iterator[Member]:
    what = _container(data)
    if not what:
        yield Member(file, data)
        return
    digest = hashlib.sha256(data).hexdigest()
    if depth >= DEEPEST:
        yield _refused(Refused(codes.TOO_DEEP), file, digest)
        return
    found = words = False
    try:
        for one in _opened(data, what, unpacking):
            if isinstance(one, mail.Words):
                words = True
                continue
            found = True
            name, content = unpacking.name(file, one[0]), one[1]
            if isinstance(content, Refused):
                yield _refused(content, name, digest, name.removeprefix(f"{file}/"))
            else:
                yield from _inside(content, name, depth + 1, unpacking)
    except Refused as error:
        found = True
        yield _refused(error, file, digest)
    except Exception:  # a damaged archive or e-mail can break a parser in any way; what was read before stands
        found = True
        yield _refused(Refused(codes.DAMAGED, reason=CUT_OFF), file, digest)
    if words:
        yield _refused(Refused(codes.WORDS_IN_MAIL), file, digest)
    elif not found:
        yield _refused(Refused(codes.NOTHING_INSIDE, what=what), file, digest)


def _refused(error: Refused, name: str, digest: str, inner: str = "") -> Member:
    """`digest` is that of the file or of what it lay in, `inner` its path in there: neither changes with a name."""
    return Member(name, Problem(error.kind, Location(name), facts=error.facts, content=f"{digest} {inner}".rstrip()))


def _container(data: bytes) -> str:
    """What holds the files: an archive or an e-mail; empty for what is a file itself."""
    if len(data) > MOST_BYTES:
        return ""
    if data.startswith(b"PK"):
        return ZIP if _is_plain_zip(data) else ""
    if data.startswith(OLE):
        return OUTLOOK if mail.is_msg(data) else ""
    return MAIL if mail.is_eml(data) else ""


def _is_plain_zip(data: bytes) -> bool:
    """Is it a zip, and neither a workbook nor another document? One that is damaged is left to whoever opens it."""
    try:
        with open_zip(data) as archive:
            names = archive.namelist()
    except Refused:
        return False
    return not any(name in DOCUMENT_PARTS or name.startswith(DOCUMENT_FOLDERS) for name in names)


def _opened(data: bytes, what: str, unpacking: _Unpacking) -> Iterator[Inner | mail.Words]:
    if what == ZIP:
        yield from _in_zip(data, unpacking)
        return
    for one in mail.in_msg(data) if what == OUTLOOK else mail.in_eml(data):
        if isinstance(one, mail.Words):
            yield one
        elif not is_littered(one[0]):
            unpacking.take(1, len(one[1] or b""))
            yield one[0], Refused(codes.TOO_DEEP) if one[1] is None else one[1]


def _in_zip(data: bytes, unpacking: _Unpacking) -> Iterator[Inner]:
    with open_zip(data) as archive:
        parts = [(_name(part), part) for part in archive.infolist() if not part.is_dir()]
        parts = [(name, part) for name, part in parts if not is_littered(name)]
        unpacking.take(len(parts), sum(part.file_size for _, part in parts if not _too_large(part)))
        for name, part in parts:
            try:
                yield name, _too_large(part) or _content(archive, part, unpacking.passwords)
            except Refused as error:
                yield name, error


def _name(part: zipfile.ZipInfo) -> str:
    """The name as it was meant: some programs write UTF-8 and do not say so."""
    try:
        return part.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return part.filename


def _too_large(part: zipfile.ZipInfo) -> Refused | None:
    if is_bomb(part):
        return Refused(codes.TOO_LARGE, reason="it is packed more tightly than any form")
    if part.file_size > MOST_BYTES:
        return Refused(codes.TOO_LARGE, reason=f"{part.file_size // 1_000_000} MB")
    return None


def _content(archive: zipfile.ZipFile, part: zipfile.ZipInfo, passwords: Sequence[str]) -> bytes:
    if part.flag_bits & 1:
        return _unlocked(archive, part, passwords)
    try:
        return read_part(archive, part)
    except Exception:  # zipfile and what it inflates with raise errors of six kinds
        raise Refused(codes.DAMAGED, reason=CUT_OFF) from None


def _unlocked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, passwords: Sequence[str]) -> bytes:
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or part.compress_size > MOST_LOCKED:
        raise Refused(codes.NO_PASSWORD_TRIED, reason="an archive locked with AES, or too large to unlock")
    for password in passwords:
        archive.setpassword(password.encode())
        try:
            return read_part(archive, part)
        except Exception:  # a wrong password shows as any error, and an error may quote it
            continue
    raise Refused(codes.WRONG_PASSWORD if passwords else codes.PASSWORD)
