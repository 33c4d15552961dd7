"""Measuring whole processes in pairs: wall time and peak memory of two commands, turn by turn in one run."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figures:
    """One finished process: seconds by the wall, and its largest resident memory in MB."""

    seconds: float
    megabytes: float


def once(command: Sequence[str], folder: Path, accepted: Sequence[int] = (0,)) -> Figures:
    """Run a command to its end; a failure stops the benchmark."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return Figures(seconds, usage.ru_maxrss / 1024)


def median(figures: Sequence[Figures]) -> Figures:
    return Figures(
        statistics.median(one.seconds for one in figures), statistics.median(one.megabytes for one in figures)
    )


def told(name: str, figures: Sequence[Figures]) -> str:
    """One line: median, and from the least to the most."""
    middle = median(figures)
    seconds = [one.seconds for one in figures]
    return f"{name:<34} {middle.seconds:7.2f} s ({min(seconds):.2f} to {max(seconds):.2f})  {middle.megabytes:6.0f} MB"
