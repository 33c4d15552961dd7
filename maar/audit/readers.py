"""Reading files from outside: worker processes share them out, each file unpacked and read apart from this process.

Comes in: files, the plans they may belong to, passwords, the form they are read as. Goes out: for each file in order
its digest, and for it, or for each member that was packed in it, a reading. One that breaks its worker has a problem
that says so.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

from maar.answers import Reading
from maar.audit.worker import LIMITS, Begun, Failure, Limits, Why
from maar.audit.workers import Progress, Sent, nothing, silence, work_through
from maar.plan import Plan, Register
from maar.problems import Location, Problem
from maar.problems import files as codes
from maar.sheets.open import MOST_BYTES
from maar.sheets.unpack import members
from maar.workbook.read import known_names, read
from maar.workbook.rows import Names

Planned = tuple[Plan, Register]

LOCKED = (codes.PASSWORD.code, codes.WRONG_PASSWORD.code)
USUAL_BYTES = 50_000  # of a return
TELLING = 1_000_000  # so many bytes of a file that is too large tell it from others
SECONDS_EACH = 2.0  # for trying one password: locks are made to be slow
KINDS = {
    Why.TOO_LONG: codes.TOO_LONG,
    Why.TOO_MUCH_MEMORY: codes.TOO_MUCH_MEMORY,
    Why.STOPPED: codes.STOPPED_READER,
}


class AsRead(Protocol):
    """What any reading of a file says of it."""

    @property
    def file(self) -> str: ...

    @property
    def problems(self) -> tuple[Problem, ...]: ...

    @property
    def ours(self) -> bool: ...

    @property
    def opened(self) -> bool: ...


R = TypeVar("R", bound=AsRead)


class File(NamedTuple):
    """A file to read; `name` is how the lead knows it, for a return its path under `returned/`, with `/`."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Unlocking:
    """Passwords to try on locked files; `ask` is given the name of one that none opens. Shown and stored nowhere."""

    passwords: tuple[str, ...] = field(default=(), repr=False)
    ask: Callable[[str], str] | None = None


NO_PASSWORDS = Unlocking()


@dataclass(frozen=True, slots=True)
class How:
    """How files are read: to whom progress is told, what is done meanwhile, with which passwords, in which limits."""

    progress: Progress = silence
    meanwhile: Callable[[], object] = nothing
    unlocking: Unlocking = NO_PASSWORDS
    limits: Limits = LIMITS


AS_USUAL = How()
Passwords = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form(Generic[R]):
    """A form that files are read as: `read` is given bytes, name, plan, register, names and passwords.

    `unread` makes of a problem and a digest what stands for a file that could not be read.
    """

    read: Callable[[bytes, str, Plan, Register, Names, Passwords], R]
    unread: Callable[[Problem, str], R]


def _unread_return(problem: Problem, digest: str) -> Reading:
    return Reading(problem.at.file, digest, problems=(problem,), opened=False)


RETURN = Form(read, _unread_return)


@dataclass(frozen=True, slots=True)
class Arrived(Generic[R]):
    """A file as read; `members` are its members, or itself, each by every plan up to the one that it belongs to."""

    digest: str
    members: tuple[tuple[R, ...], ...]

    @property
    def locked(self) -> list[str]:
        return [readings[-1].file for readings in self.members if _is_locked(readings)]

    def unlocked(self, again: "Arrived[R]") -> "Arrived[R]":
        """With every member that was locked and, read again, is not."""
        opened = {place: new for place, new in enumerate(again.members) if not _is_locked(new)}
        pairs = enumerate(self.members)
        return replace(self, members=tuple(opened.get(at, old) if _is_locked(old) else old for at, old in pairs))


def read_all(files: Sequence[File], plans: Sequence[Planned], how: How) -> list[Arrived[Reading]]:
    """Every file as a return, read by these plans, in the order of `files`; whoever reads it, it reads the same."""
    return read_as(RETURN, files, plans, how)


def read_as(form: Form[R], files: Sequence[File], plans: Sequence[Planned], how: How) -> list[Arrived[R]]:
    """The same for files of any form of ours."""
    known = tuple((plan, register, known_names(plan, register)) for plan, register in plans)
    reader = _Reader(form, known, how.unlocking.passwords)
    arrived = _read(reader, files, how)
    asked: set[str] = set()
    while how.unlocking.ask and (locked := _still_locked(arrived, asked)):
        asked.add(locked[0])
        if password := how.unlocking.ask(locked[0]):
            places = [place for place, one in enumerate(arrived) if one.locked]
            trying = replace(reader, passwords=(password,))
            again = _read(trying, [files[place] for place in places], How(limits=how.limits))
            for place, one in zip(places, again, strict=True):
                arrived[place] = arrived[place].unlocked(one)
    return arrived


def is_broken_link(path: Path) -> bool:
    """Is this a link to something that is not there? What was to lie here is missed."""
    return path.is_symlink() and not path.exists()


def _still_locked(arrived: Sequence[Arrived[R]], asked: set[str]) -> list[str]:
    return [name for one in arrived for name in one.locked if name not in asked]


def _is_locked(readings: tuple[AsRead, ...]) -> bool:
    return any(problem.code in LOCKED and not one.opened for one in readings for problem in one.problems)


def _read(reader: "_Reader[R]", files: Sequence[File], how: How) -> list[Arrived[R]]:
    limits = replace(how.limits, seconds=how.limits.seconds + SECONDS_EACH * len(reader.passwords))
    sent = work_through(reader, files, limits, how.progress, how.meanwhile, _worth(files))
    return [_arrived(reader.form, file.name, one, limits) for file, one in zip(files, sent, strict=True)]


def _worth(files: Sequence[File]) -> int:
    """How many files of the usual size these come to; one that cannot be looked at is none."""
    size = 0
    for file in files:
        with suppress(OSError):
            size += min(file.path.stat().st_size, MOST_BYTES)
    return size // USUAL_BYTES


class _Digest(NamedTuple):
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class _Reader(Generic[R]):
    """The work of a worker: one file, member by member."""

    form: Form[R]
    plans: tuple[tuple[Plan, Register, Names], ...]
    passwords: tuple[str, ...] = field(repr=False)

    def __call__(self, file: File, skip: int) -> Iterator[Begun | _Digest | tuple[R, ...]]:
        data = _bytes(file)
        if isinstance(data, Problem):
            yield (self.form.unread(data, ""),)
            return
        whole = _digest(file.name, data)
        yield whole
        for name, content in islice(members(data, file.name, self.passwords), skip, None):
            yield Begun(name)
            if isinstance(content, Problem):
                yield (self.form.unread(content, whole.sha256 if name == file.name else ""),)
                continue
            yield _digest(name, content)
            yield tuple(self._by_each_plan(content, name))

    def _by_each_plan(self, data: bytes, name: str) -> Iterator[R]:
        for plan, register, known in self.plans:
            reading = self.form.read(data, name, plan, register, known, self.passwords)
            yield reading
            if reading.ours or not reading.opened:
                return


def _arrived(form: Form[R], name: str, sent: Sent, limits: Limits) -> Arrived[R]:
    """What a worker, or several in turn, sent about one file."""
    digests: dict[str, str] = {}
    found: list[tuple[R, ...]] = []
    at = ""
    for one in sent:
        match one:
            case Begun(part):
                at = part
            case _Digest(file, sha256):
                digests[file] = sha256
            case Failure():
                found.append((form.unread(*_failed(at or name, one, limits, digests)),))
                at = ""
            case _:
                found.append(one)
                at = ""
    return Arrived(digests.get(name, ""), tuple(found))


def _failed(file: str, failure: Failure, limits: Limits, digests: Mapping[str, str]) -> tuple[Problem, str]:
    reason = f" ({failure.reason})" if failure.reason else ""
    facts = (("seconds", f"{limits.seconds:g}"), ("reason", reason))
    digest = digests.get(file, "")
    return Problem(KINDS[failure.why], Location(file), facts=facts, content=digest or file), digest


def _digest(file: str, data: bytes) -> _Digest:
    return _Digest(file, hashlib.sha256(data).hexdigest())


def _bytes(file: File) -> bytes | Problem:
    content = file.name  # all that is known of a file which cannot be read
    try:
        if file.path.is_dir():
            next(file.path.iterdir(), None)  # says why a folder cannot be listed
        size = file.path.stat().st_size
        if size <= MOST_BYTES:
            return file.path.read_bytes()
        kind, reason = codes.TOO_LARGE, f"{size // 1_000_000} MB"
        with file.path.open("rb") as opened:
            content = f"{size} {_digest(file.name, opened.read(TELLING)).sha256}"
    except OSError as error:
        kind, reason = codes.UNREADABLE_FILE, error.strerror or str(error)
        if is_broken_link(file.path):
            reason = "it is a link to something that is not there"
    return Problem(kind, Location(file.name), facts=(("reason", reason),), content=content)
