"""Workers: a job that hangs, dies or eats memory is named and ended; all others come back, in the order of the jobs."""

import faulthandler
import os
from collections.abc import Iterator
from multiprocessing import active_children

import pytest

from maar.audit import worker, workers
from maar.audit.worker import Begun, Failure, Limits, Why
from maar.audit.workers import JOBS_EACH, work_through
from maar.problems import MaarError

SHORT = Limits(seconds=0.3, megabytes=200)
LOST = {
    "hangs": Failure(Why.TOO_LONG),
    "eats": Failure(Why.TOO_MUCH_MEMORY),
    "exits": Failure(Why.STOPPED),
    "aborts": Failure(Why.STOPPED),
    "raises": Failure(Why.STOPPED, "ZeroDivisionError"),
}


def act(job: str) -> object:
    """What a hostile file may make a library do; any other job is said back."""
    match job:
        case "hangs":
            while True:
                pass
        case "eats":
            return [bytes(10_000_000) for _ in range(1000)]
        case "exits":
            os._exit(0)
        case "aborts":
            faulthandler.disable()
            os.abort()
        case "raises":
            return 1 // 0
        case "says who":
            return os.getpid()
    return job


def each(job: str, skip: int) -> Iterator[object]:
    """A job is parts with commas between."""
    for part in job.split(",")[skip:]:
        yield Begun(part)
        yield act(part)


def got(sent: list[object]) -> list[object]:
    return [one for one in sent if not isinstance(one, Begun)]


@pytest.mark.parametrize("job", LOST)
def test_a_job_that_breaks_a_worker_is_named_and_the_others_go_on(job: str) -> None:
    found = work_through(each, ["a", job, "b"], SHORT)
    assert [got(sent) for sent in found] == [["a"], [LOST[job]], ["b"]]
    assert active_children() == []


def test_sixty_jobs_come_back_in_their_order_whatever_becomes_of_some() -> None:
    jobs = [str(number) for number in range(60)]
    jobs[0], jobs[7], jobs[30], jobs[31], jobs[59] = "exits", "raises", "hangs", "eats", "exits"
    found = work_through(each, jobs, SHORT)
    assert [got(sent) for sent in found] == [[LOST.get(job, job)] for job in jobs]


def test_the_parts_beside_one_that_kills_the_worker_are_done() -> None:
    (sent,) = work_through(each, ["a,exits,b,hangs"], SHORT)
    assert sent == [Begun("a"), "a", Begun("exits"), LOST["exits"], Begun("b"), "b", Begun("hangs"), LOST["hangs"]]


def test_a_job_of_many_bad_parts_is_given_up_and_says_so() -> None:
    (sent,) = work_through(each, ["exits,exits,exits,exits,a"], SHORT)
    assert got(sent) == [LOST["exits"]] * 3 + [Failure(Why.STOPPED)]
    assert sent.count(Begun("exits")) == 3


def before_any_part(job: str, skip: int) -> Iterator[object]:
    act(job)
    yield from each(job, skip)


def test_a_job_that_fails_before_its_first_part_is_not_tried_again() -> None:
    assert work_through(before_any_part, ["hangs", "a"], SHORT) == [[LOST["hangs"]], [Begun("a"), "a"]]


def test_few_jobs_are_done_by_one_worker_that_is_not_this_process() -> None:
    found = work_through(each, ["says who"] * JOBS_EACH, SHORT)
    assert len({str(got(sent)) for sent in found}) == 1
    assert got(found[0]) != [os.getpid()]


def test_progress_is_told_to_the_end_and_no_job_is_no_work() -> None:
    steps: list[tuple[int, int]] = []
    work_through(each, ["a", "exits", "b"], SHORT, lambda done, of: steps.append((done, of)))
    assert steps == sorted(steps)
    assert steps[-1] == (3, 3)
    assert work_through(each, [], SHORT) == []


def test_beside_the_work_something_is_done_and_its_error_is_raised() -> None:
    done: list[str] = []
    work_through(each, ["a", "exits", "b"], SHORT, meanwhile=lambda: done.append("loaded"))
    assert done == ["loaded"]
    with pytest.raises(ModuleNotFoundError):
        work_through(each, ["a"], SHORT, meanwhile=lambda: __import__("no_such_module"))


def test_when_the_user_stops_it_no_worker_is_left() -> None:
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work_through(each, ["a", "hangs", "hangs"], Limits(seconds=60), stop)
    assert active_children() == []


def test_where_nothing_can_be_forked_it_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (worker, workers):
        monkeypatch.setattr(module, "can_fork", lambda: False)
    found = work_through(each, ["a", "exits,b", "c"], SHORT)
    assert [got(sent) for sent in found] == [["a"], [LOST["exits"], "b"], ["c"]]


def test_a_worker_that_cannot_start_is_a_fault_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_serve", lambda *_: None)
    with pytest.raises(MaarError, match="could not be started"):
        work_through(each, ["a"], SHORT)
    assert active_children() == []
