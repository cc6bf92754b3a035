"""Pages are parsed in a process that is ended when a page takes too long, and started again for the next one."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from flows.page import Page
from flows.parse import parse
from flows.parser_process import ParserProcess, parse_apart
from schemas import ParseError

FETCHED = datetime(2026, 1, 20, 12, 0, tzinfo=UTC)
STORY = "<p>Acme Corp. said on Monday that it would buy Beta Therapeutics for $20 million in cash and stock.</p>" * 2
NAV = '<nav><a href="/">Home</a></nav>'


def page(body: str, content_type: str | None = "text/html") -> Page:
    url = "https://www.example.org/a"
    return Page(url, url, f"<html><body>{NAV}{body}".encode(), content_type, None, FETCHED)


@pytest.fixture(scope="module")
def parser() -> Iterator[ParserProcess]:
    process = ParserProcess(cpu_seconds=1, wall_seconds=60)
    yield process
    process.close()


def test_it_parses_as_here_and_gives_the_same_reasons(parser: ParserProcess) -> None:
    assert parser.parse(page(STORY)) == parse(page(STORY))
    with pytest.raises(ParseError, match="no article text") as caught:
        parser.parse(page("<p>Please enable JavaScript.</p>"))
    assert caught.value.concerns == "https://www.example.org/a"


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read(parser: ParserProcess) -> None:
    with pytest.raises(ParseError, match="took more than 1 s to parse"):
        parser.parse(page("<p>Acme bought Beta.</p>" * 39_000))
    assert parser.parse(page(STORY)).text


def test_after_its_end_the_next_page_starts_it_again(parser: ParserProcess) -> None:
    parser.parse(page(STORY))
    parser.close()
    assert parser.parse(page(STORY)).text


def test_a_text_needs_no_process() -> None:
    before = set(multiprocessing.active_children())
    assert parse_apart(page(STORY, "text/plain")).text
    assert set(multiprocessing.active_children()) <= before


def test_a_page_that_takes_too_much_memory_is_given_up_and_the_next_is_read() -> None:
    process = ParserProcess(wall_seconds=60, cpu_seconds=30, memory=24 << 20)
    try:
        with pytest.raises(ParseError, match="too much memory") as caught:
            process.parse(page("<p>Acme bought Beta.</p><div>" * 20_000 + "x " * 3_000_000))
        assert caught.value.concerns == "https://www.example.org/a"
        assert process.parse(page(STORY)).text
    finally:
        process.close()
