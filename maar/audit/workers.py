"""Jobs done in worker processes, within bounds of time and memory: a worker that breaks them is ended and replaced.

Comes in: jobs, and the work to do on each. Goes out: what the work sent for each job, in the order of the jobs. Where
a job broke off a `Failure` says why; what it sent before is kept, and the parts after that one are still done.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from threading import Thread
from time import monotonic
from typing import Any

from maar.audit.beside import can_fork
from maar.audit.worker import Begun, Ended, Failure, Limits, Ready, Why, Work, Worker
from maar.problems import MaarError

MOST_WORKERS = 8
JOBS_EACH = 12  # of the usual size; with fewer for each, one more worker costs more than it saves
WORTH_SPAWNING = 48  # jobs; a worker that cannot be forked takes as long to start as to do many of them
START_SECONDS = 60.0
MOST_FAILURES = 3  # of one job: each may have taken all the time there is
OVERSLEPT = 1.0  # seconds; the whole machine was asleep, or the command was stopped by its user

Progress = Callable[[int, int], None]
Sent = list[Any]


@dataclass(slots=True)
class _Job:
    """A job and what it has sent, `begun` and `failures` counted over all tries, `skip` the parts begun before this."""

    content: Any
    sent: Sent = field(default_factory=list)
    begun: int = 0
    skip: int = 0
    failures: int = 0

    def again(self, failure: Failure) -> bool:
        """Keep what failed. Are there parts left to try?"""
        self.sent.append(failure)
        self.failures += 1
        in_a_part = self.begun > self.skip
        self.skip = self.begun
        if in_a_part and self.failures == MOST_FAILURES:
            self.sent.append(Failure(Why.STOPPED))  # what may be left
        return in_a_part and self.failures < MOST_FAILURES


@dataclass(slots=True)
class _Post:
    """A worker at its post: the job it is doing, and when it must have sent something."""

    worker: Worker
    job: _Job | None
    deadline: float
    ready: bool = False


def nothing() -> None:
    """What is done meanwhile, if nothing else is."""


def silence(done: int, of: int) -> None:
    """Progress told to nobody."""


def work_through(
    work: Work,
    jobs: Sequence[object],
    limits: Limits,
    progress: Progress = silence,
    meanwhile: Callable[[], object] = nothing,
    worth: int = 0,
) -> list[Sent]:
    """What the work sent for each job, in the order of the jobs, with a `Failure` wherever one broke off.

    `work(job, skip)` yields what is to be sent: `Begun` before each part of the job, but for the first `skip` parts,
    which it leaves out. `meanwhile` runs in a thread of this process; an error in it is raised at the end. `worth`
    says how many jobs of the usual size these come to, where they are larger.
    """
    pool = _Pool(work, limits, jobs)
    try:
        pool.start(max(worth, len(jobs)))
        with _in_a_thread(meanwhile):
            pool.run(progress)
    finally:
        pool.end()
    return [job.sent for job in pool.jobs]


class _Pool:
    def __init__(self, work: Work, limits: Limits, jobs: Sequence[object]) -> None:
        self.work, self.limits = work, limits
        self.jobs = [_Job(content) for content in jobs]
        self.waiting = deque(self.jobs)
        self.posts: list[_Post] = []

    def start(self, worth: int) -> None:
        for _ in range(min(_how_many(worth), len(self.jobs))):
            self._hire()

    def end(self) -> None:
        for post in self.posts:
            post.worker.end()

    def run(self, progress: Progress) -> None:
        """Until every job has ended."""
        while busy := {post.worker.connection: post for post in self.posts if post.job}:
            asked = monotonic()
            patience = max(0.0, min(post.deadline for post in busy.values()) - asked)
            heard = wait(busy, patience)
            overslept = monotonic() - asked > patience + OVERSLEPT
            for connection, post in busy.items():
                if connection in heard:
                    self._hear(post, progress)
                elif overslept:
                    post.deadline = monotonic() + self.limits.seconds
                elif post.deadline <= monotonic():
                    self._replace(post, Failure(Why.TOO_LONG), progress)

    def _hire(self) -> None:
        """Start a worker and give it the next job; it takes its time to start, and the job has its own."""
        post = _Post(Worker(self.work, self.limits), None, 0.0)
        self.posts.append(post)
        self._give(post)
        post.deadline = monotonic() + START_SECONDS

    def _give(self, post: _Post) -> None:
        post.job = self.waiting.popleft() if self.waiting else None
        if post.job:
            post.worker.give(post.job.content, post.job.skip)
            post.deadline = monotonic() + self.limits.seconds

    def _hear(self, post: _Post, progress: Progress) -> None:
        job = post.job
        if job is None:
            return
        try:
            sent = post.worker.connection.recv()
        except (EOFError, OSError):
            self._replace(post, post.worker.failure(), progress)
            return
        post.deadline = monotonic() + self.limits.seconds
        match sent:
            case Ready():
                post.ready = True
            case Ended():
                self._give(post)
                self._tell(progress)
            case Failure():
                self._replace(post, sent, progress)
            case _:
                job.begun += isinstance(sent, Begun)
                job.sent.append(sent)

    def _replace(self, post: _Post, failure: Failure, progress: Progress) -> None:
        """End a worker that failed: another one takes up what its job has left, or the next one."""
        self.posts.remove(post)
        post.worker.end()
        if not post.ready:
            raise MaarError("A process that reads files could not be started.", "Close other programs and try again.")
        if post.job and post.job.again(failure):
            self.waiting.appendleft(post.job)
        if self.waiting:
            self._hire()
        self._tell(progress)

    def _tell(self, progress: Progress) -> None:
        left = len(self.waiting) + sum(post.job is not None for post in self.posts)
        progress(len(self.jobs) - left, len(self.jobs))


def _how_many(jobs: int) -> int:
    cores = os.cpu_count() or 1
    if not can_fork() and jobs < WORTH_SPAWNING:
        cores = 1
    return min(cores, MOST_WORKERS, -(-jobs // JOBS_EACH))


@contextmanager
def _in_a_thread(work: Callable[[], object]) -> Iterator[None]:
    """Do this in a thread as long as the block takes, and to its end; an error in it is raised then."""
    errors: list[BaseException] = []

    def do() -> None:
        try:
            work()
        except BaseException as error:  # it is raised again where it is waited for
            errors.append(error)

    thread = Thread(target=do)
    thread.start()
    yield
    thread.join()
    if errors:
        raise errors[0]
