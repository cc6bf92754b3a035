"""Sources that are listed at the same time: each in its turn, none held up by a slow one, none read too far."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from flows import listing_ahead
from flows.listing_ahead import first, in_thread, in_turns, lazily


def numbers(name: str, count: int, seconds: float = 0.0) -> Iterator[str]:
    for number in range(count):
        time.sleep(seconds)
        yield f"{name}{number}"


def all_of(*sources: Iterator[str | None]) -> list[str]:
    return [entry for entry in in_turns(sources) if entry is not None]


def test_sources_take_turns() -> None:
    expected = ["a0", "b0", "a1", "b1", "a2"]
    assert all_of(lazily(lambda: numbers("a", 3)), lazily(lambda: numbers("b", 2))) == expected
    assert all_of(in_thread(lambda: numbers("a", 3, 0.01)), in_thread(lambda: numbers("b", 2))) == expected
    assert all_of() == []


def test_a_slow_source_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing_ahead, "PATIENCE", 0.05)
    found = all_of(in_thread(lambda: numbers("slow", 2, 0.3)), lazily(lambda: numbers("b", 50)))
    assert found == [*numbers("b", 50), "slow0", "slow1"]


def test_all_are_listed_at_the_same_time() -> None:
    started = time.monotonic()
    assert len(all_of(*(in_thread(lambda: numbers("a", 1, 0.3)) for _ in range(8)))) == 8
    assert time.monotonic() - started < 1.5


def test_there_may_be_nothing_yet() -> None:
    assert next(in_turns([in_thread(lambda: numbers("a", 1, 0.2))])) is None


def test_what_goes_wrong_is_raised_where_it_is_read() -> None:
    def broken() -> Iterator[str]:
        yield "a0"
        raise ValueError("torn")

    listing = in_turns([in_thread(broken)])
    with pytest.raises(ValueError, match="torn"):
        while next(listing) != "b":
            pass


def test_a_listing_without_end_is_read_as_far_as_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing_ahead, "MOST_AHEAD", 10)
    made = 0

    def endless() -> Iterator[int]:
        nonlocal made
        while True:
            made += 1
            yield made

    before = threading.active_count()
    found = [entry for entry in first(in_turns([in_thread(endless)]), 25) if entry is not None]
    assert found == list(range(1, 26))
    assert made <= 25 + 10 + 2
    while threading.active_count() > before:  # it ends: nobody reads on
        time.sleep(0.05)


def test_no_more_is_asked_for_than_the_limit() -> None:
    listing = iter(["a", None, "b", "c"])
    assert list(first(listing, 2)) == ["a", None, "b"]
    assert next(listing) == "c"
    assert list(first(iter(["a", None, "b"]), None)) == ["a", None, "b"]
    assert list(first(iter(["a"]), 0)) == []
