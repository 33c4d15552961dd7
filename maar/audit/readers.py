"""Reading many returned files: worker processes share them out, so that no core is idle.

Comes in: the paths under `returned/`. Goes out: one `Reading` for each, in the same order, whoever read it.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from maar.answers import Reading
from maar.audit.beside import can_fork
from maar.plan import Plan, Register
from maar.problems import Location, Problem
from maar.problems import files as codes
from maar.sheets.open import MOST_BYTES
from maar.workbook.read import known_names, read

Progress = Callable[[int, int], None]
Planned = tuple[Plan, Register]

WORTH_WORKERS = 48  # files; below, starting a process takes longer than it saves
CHUNK = 12
MOST_WORKERS = 8


def nothing() -> None:
    """What is done while workers read, if nothing else is."""


def read_all(
    root: Path, paths: Sequence[Path], planned: Planned, progress: Progress, meanwhile: Callable[[], object] = nothing
) -> list[Reading]:
    """Every file as read, in the order of `paths`; `meanwhile` runs here while worker processes read."""
    jobs = [(path, path.relative_to(root).as_posix()) for path in paths]
    chunks = [jobs[start : start + CHUNK] for start in range(0, len(jobs), CHUNK)]
    work = partial(_read_chunk, planned)
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    if len(jobs) < WORTH_WORKERS or workers < 2:
        return [*_told(map(work, chunks), len(jobs), progress)]
    with ProcessPoolExecutor(workers, mp_context=get_context("fork" if can_fork() else "spawn")) as pool:
        found = pool.map(work, chunks)
        meanwhile()
        return [*_told(found, len(jobs), progress)]


def _told(chunks: Iterator[list[Reading]], of: int, progress: Progress) -> Iterator[Reading]:
    done = 0
    for chunk in chunks:
        done += len(chunk)
        progress(done, of)
        yield from chain(chunk)


def _read_chunk(planned: Planned, jobs: Sequence[tuple[Path, str]]) -> list[Reading]:
    known = known_names(*planned)
    readings = []
    for path, name in jobs:
        data = _bytes(path, name)
        readings.append(data if isinstance(data, Reading) else read(data, name, *planned, known))
    return readings


def _bytes(path: Path, name: str) -> bytes | Reading:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            facts = (("reason", f"{size // 1_000_000} MB"),)
            problem = Problem(codes.TOO_LARGE, Location(name), facts=facts, content=name)
            return Reading(name, "", problems=(problem,), opened=False)
        return path.read_bytes()
    except OSError as error:
        facts = (("reason", error.strerror or str(error)),)
        problem = Problem(codes.UNREADABLE_FILE, Location(name), facts=facts, content=name)
        return Reading(name, "", problems=(problem,), opened=False)
