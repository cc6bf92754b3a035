"""Articles through processes: results in order, one that kills its process does no harm to the others."""

from __future__ import annotations

import gc
import os
import signal
import struct
from functools import partial
from multiprocessing.queues import SimpleQueue

import pytest

from flows.workers import Problem, Workers, attempt
from schemas import ConfigError, ParseError


def explode(message: str) -> None:
    raise RuntimeError(message)


def not_an_article(url: str) -> None:
    raise ParseError("no text", concerns=url)


def test_expected_and_unexpected_errors_become_problems() -> None:
    expected, unexpected = attempt("parse", not_an_article, "x.html"), attempt("parse", explode, "line\nbreak")
    assert (expected.failure.error, expected.failure.message, expected.trace) == ("ParseError", "no text", None)
    assert (unexpected.failure.error, unexpected.failure.message) == ("RuntimeError", "line break")
    assert "explode" in unexpected.trace


def test_an_error_that_concerns_the_whole_run_is_raised() -> None:
    def wrong_model(_: object) -> None:
        raise ConfigError("no such model")

    with pytest.raises(ConfigError, match="no such model"):
        attempt("extract", wrong_model, None)


@pytest.mark.parametrize("count", [1, None])
def test_without_processes_each_step_is_done_before_the_next_is_asked_for(count: int | None) -> None:
    asked = []

    def steps() -> object:
        for number in range(5):
            asked.append(number)
            yield number, -number if number != 2 else "passes as it is"

    with Workers(count, explode) as workers:  # type: ignore[arg-type]
        results = workers.map("x", abs, int, steps())  # type: ignore[arg-type]
        assert next(iter(results)) == (0, 0)
        assert asked == [0]
        assert list(results) == [(1, 1), (2, "passes as it is"), (3, 3), (4, 4)]


def test_processes_give_results_in_order_and_one_may_die() -> None:
    steps = [(0, 0), (1, signal.SIGKILL), (2, 0), (3, -1), (4, 0), (5, "other")]
    with Workers(2, partial(int, 0)) as workers:
        results = dict(workers.map("extract", signal.raise_signal, int, steps))
    assert list(results) == [0, 1, 2, 3, 4, 5]
    assert results[0] is results[2] is results[4] is None
    assert results[5] == "other"
    assert isinstance(results[1], Problem)
    assert results[1].failure.message == "the process that worked on it died (out of memory?)"
    assert isinstance(results[3], Problem)  # there is no signal -1
    assert results[3].failure.stage == "extract"


def die_in_the_middle_of_a_result(number: int) -> int:
    """Leaves the head of a message and a lock that nobody gives back, as a process does that is killed as it writes."""
    if number == 3:
        results = next(thing for thing in gc.get_objects() if isinstance(thing, SimpleQueue))
        results._wlock.acquire()
        os.write(results._writer.fileno(), struct.pack("!i", 1_000_000) + b"half")
        signal.raise_signal(signal.SIGKILL)
    return number


def test_half_a_result_keeps_nobody_waiting() -> None:
    steps = [(number, number) for number in range(8)]
    with Workers(2, partial(int, 0)) as workers:
        results = dict(workers.map("extract", die_in_the_middle_of_a_result, int, steps))
    assert [number for number in results if isinstance(results[number], Problem)] == [3]
    assert {number: results[number] for number in results if number != 3} == {n: n for n in range(8) if n != 3}


def test_a_model_that_is_not_there_is_an_error_before_any_process_starts() -> None:
    def no_model() -> None:
        raise ConfigError("no such model")

    with Workers(2, no_model) as workers, pytest.raises(ConfigError, match="no such model"):
        list(workers.map("x", os.getpid, int, [(0, 0)]))  # type: ignore[arg-type]
