"""Work done in another process comes to the same, and its errors come out here."""

import os
import sys
import threading
import types

import pytest

from maar.audit.beside import beside, can_fork


def test_a_result_comes_back_from_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "typst", raising=False)
    forked = can_fork() and os.cpu_count() != 1
    assert (beside(os.getpid)() != os.getpid()) is forked


def test_an_error_there_is_an_error_here() -> None:
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 // 0)()


def test_what_cannot_be_sent_is_done_here() -> None:
    assert beside(lambda: lambda: "here")()() == "here"


def test_once_pdfs_were_drawn_here_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", types.ModuleType("typst"))
    assert beside(os.getpid)() == os.getpid()


def test_beside_a_thread_nothing_is_forked() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert beside(os.getpid)() == os.getpid()
    finally:
        stop.set()
        other.join()
