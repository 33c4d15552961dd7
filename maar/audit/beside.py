"""Doing one thing beside another: a forked process has everything at hand, and only its result is sent back.

Where the system cannot fork, threads make that unsafe or there is but one core, the same work is done here, when its
result is asked for.
"""

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
THREADED = ("typst",)  # keeps threads that no fork has: what is forked after it was used may wait for them for ever


def can_fork() -> bool:
    """Is a fork of this process safe and cheap? Elsewhere than on Linux, or beside a thread, it is not."""
    return sys.platform == "linux" and threading.active_count() == 1


def beside(work: Callable[[], T]) -> Callable[[], T]:
    """Begin some work in another process; what is given waits for its result, which must be picklable."""
    if not can_fork() or os.cpu_count() == 1 or any(name in sys.modules for name in THREADED):
        return work
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, theirs), daemon=True)
    process.start()
    theirs.close()

    def result() -> T:
        try:
            found: T = ours.recv()
        except EOFError:  # it failed there: here the error finds its way to the user
            return work()
        finally:
            ours.close()
            process.join()
        return found

    return result


def _send(work: Callable[[], T], to: Connection) -> None:
    with suppress(BaseException):  # Ctrl-C reaches this process too, and is told once
        to.send(work())
