"""Which listed items are read: decided by what became of them before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flows.page import Hints, Page
from flows.sources import Item
from flows.state import Outcome, Visit, attempts_after, fingerprint, is_due, is_same_page

NOW = datetime(2026, 1, 12, tzinfo=UTC)
WEB, FILE, RECORD = (
    Item("https://example.org/1"),
    Item("file:///articles/1.html"),
    Item("https://example.org/1", text="A text that came with the list."),
)
PAGE = Page("https://example.org/1", "https://example.org/1", b"<p>text</p>", "text/html", "utf-8", NOW, Hints())


def visit(outcome: Outcome, attempts: int = 0, page_fingerprint: str | None = None) -> Visit:
    return Visit(
        url=WEB.url,
        source="feed",
        outcome=outcome,
        visited_at=NOW,
        attempts=attempts,
        fingerprint=page_fingerprint,
    )


@pytest.mark.parametrize(
    ("earlier", "item", "refresh", "due"),
    [
        (None, WEB, False, True),
        (visit(Outcome.NEW), WEB, False, False),
        (visit(Outcome.UPDATED), WEB, False, False),
        (visit(Outcome.UNCHANGED), WEB, False, False),
        (visit(Outcome.DUPLICATE), WEB, False, False),
        (visit(Outcome.FAILED), WEB, False, True),
        (visit(Outcome.NEW), WEB, True, True),
        (visit(Outcome.NEW), FILE, False, True),  # costs nothing to look at
        (visit(Outcome.NEW), RECORD, False, True),  # its text is here already
    ],
)
def test_new_failed_and_local_items_are_due(earlier: Visit | None, item: Item, refresh: bool, due: bool) -> None:
    assert is_due(earlier, item, refresh=refresh) is due


def test_a_page_is_the_same_when_nothing_that_makes_the_article_has_changed() -> None:
    known = fingerprint(PAGE)
    assert is_same_page(visit(Outcome.NEW, page_fingerprint=known), fingerprint(replace(PAGE, fetched_at=NOW)))
    for change in (
        {"content": b"<p>Text</p>"},
        {"encoding": "latin-1"},
        {"content_type": None},
        {"hints": Hints(title="A title")},
        {"hints": Hints(published_at=NOW)},
    ):
        changed = fingerprint(replace(PAGE, **change))
        assert not is_same_page(visit(Outcome.NEW, page_fingerprint=known), changed), change


def test_a_page_that_failed_is_never_the_same() -> None:
    known = fingerprint(PAGE)
    assert not is_same_page(visit(Outcome.FAILED, page_fingerprint=known), known)
    assert not is_same_page(None, known)


def test_attempts_count_failures_in_a_row() -> None:
    assert attempts_after(None, Outcome.FAILED) == 1
    assert attempts_after(visit(Outcome.FAILED, attempts=1), Outcome.FAILED) == 2
    assert attempts_after(visit(Outcome.FAILED, attempts=2), Outcome.NEW) == 0
