"""One worker process: it does jobs one at a time, within bounds, and says what it is at.

Comes in: jobs, through a pipe. Goes out, through the same: whatever the work yields for each, as soon as it does.
A worker stands for no more than it holds: it may be killed at any moment, and nothing but its present job is lost.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from maar.audit.beside import can_fork

OUT_OF_MEMORY = 77  # exit code: with no memory left nothing can be sent
DYING_SECONDS = 1.0
ORPHANED = 2  # times the seconds of a job; then the command that would have ended this worker is gone


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use: `seconds` between two things it sends, `megabytes` on top of what it starts with."""

    seconds: float = 10.0
    megabytes: int = 500


LIMITS = Limits()


class Why(StrEnum):
    """Why a job broke off."""

    TOO_LONG = "too long"
    TOO_MUCH_MEMORY = "too much memory"
    STOPPED = "stopped"


class Begun(NamedTuple):
    """Sent by the work before each part of a job."""

    part: str


class Failure(NamedTuple):
    """A job broke off in the part that it had begun last; `reason` is the error's type, where there was an error."""

    why: Why
    reason: str = ""


class Ready(NamedTuple):
    """Sent by a worker that can begin."""


class Ended(NamedTuple):
    """Sent at the end of a job."""


Work = Callable[[Any, int], Iterator[object]]


class Worker:
    """A worker process as the pool sees it. Starting it does not wait until it has started."""

    def __init__(self, work: Work, limits: Limits) -> None:
        self.connection, theirs = Pipe()
        process = get_context("fork").Process if can_fork() else get_context("spawn").Process
        self._process = process(target=_serve, args=(theirs, work, limits), daemon=True)
        with _uninterrupted():
            self._process.start()
        theirs.close()

    def give(self, job: object, skip: int) -> None:
        """Hand it a job; where it has died meanwhile, that is found out when nothing comes back."""
        with suppress(OSError):
            self.connection.send((job, skip))

    def failure(self) -> Failure:
        """Why a worker that nothing can come from any more has ended."""
        self._process.join(DYING_SECONDS)
        return Failure(Why.TOO_MUCH_MEMORY if self._process.exitcode == OUT_OF_MEMORY else Why.STOPPED)

    def end(self) -> None:
        """End it at once, whatever it is at."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.connection.close()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C reaches every process of a terminal: one that is just starting must not answer it with a traceback."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, work: Work, limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not os.environ.get("MAAR_TRACEBACK"):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # libraries complain there when they give up
    _bound_memory(limits.megabytes)
    with suppress(EOFError, OSError):  # the command is gone
        connection.send(Ready())
        while True:
            _do(connection, work, limits, *connection.recv())


def _do(connection: Connection, work: Work, limits: Limits, job: object, skip: int) -> None:
    last: Ended | Failure = Ended()
    _bound_orphan(limits.seconds)
    try:
        for sent in work(job, skip):
            connection.send(sent)
            _bound_orphan(limits.seconds)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BaseException as error:  # whatever a parser throws is about this job alone
        last = Failure(Why.STOPPED, type(error).__name__)
    _bound_orphan(0)
    connection.send(last)


def _bound_memory(megabytes: int) -> None:
    """Let this process grow by so much and no more, where the system can tell and limit its size."""
    with suppress(ImportError, OSError, ValueError):
        resource = import_module("resource")  # not on Windows
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + megabytes * 1_000_000
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        lower = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_AS, (min([most, *lower]), hard))


def _bound_orphan(seconds: float) -> None:
    """Let the system end this process if it goes on computing for long: the command may have been killed meanwhile."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds * ORPHANED)
