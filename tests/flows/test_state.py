"""Which listed items are read: decided by what became of them before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from flows.page import Hints, Page
from flows.sources import Item
from flows.state import (
    MOST_ATTEMPTS,
    Outcome,
    Visit,
    after_failure,
    after_needless_visit,
    attempts_after,
    fingerprint,
    is_due,
    is_same_page,
    listed_digest,
    revived,
)
from schemas import Failure

NOW = datetime(2026, 1, 12, tzinfo=UTC)
WEB, FILE, RECORD = (
    Item("https://example.org/1"),
    Item("file:///articles/1.html"),
    Item("https://example.org/1", text="A text that came with the list."),
)
PAGE = Page("https://example.org/1", "https://example.org/1", b"<p>text</p>", "text/html", "utf-8", NOW, Hints())


def visit(
    outcome: Outcome,
    attempts: int = 0,
    page_fingerprint: str | None = None,
    next_try: datetime | None = None,
    listed: str | None = None,
) -> Visit:
    return Visit(
        url=WEB.url,
        source="feed",
        outcome=outcome,
        visited_at=NOW,
        attempts=attempts,
        fingerprint=page_fingerprint,
        next_try=next_try,
        listed=listed,
    )


LATER = NOW + timedelta(hours=1)
EDITED = replace(WEB, hints=Hints(title="Another title"))


@pytest.mark.parametrize(
    ("earlier", "item", "refresh", "due"),
    [
        (None, WEB, False, True),
        (visit(Outcome.NEW), WEB, False, False),
        (visit(Outcome.UPDATED), WEB, False, False),
        (visit(Outcome.UNCHANGED), WEB, False, False),
        (visit(Outcome.DUPLICATE), WEB, False, False),
        (visit(Outcome.NEW), WEB, True, True),
        (visit(Outcome.NEW), FILE, False, True),  # costs nothing to look at
        (visit(Outcome.NEW), RECORD, False, True),  # its text is here already
        (visit(Outcome.FAILED), WEB, False, True),
        (visit(Outcome.FAILED, next_try=NOW), WEB, False, True),
        (visit(Outcome.FAILED, next_try=LATER), WEB, False, False),
        (visit(Outcome.FAILED, next_try=LATER), WEB, True, True),
        (visit(Outcome.DEAD), WEB, False, False),
        (visit(Outcome.DEAD), WEB, True, True),
        (visit(Outcome.REMOVED, next_try=LATER), WEB, False, False),
        (visit(Outcome.REMOVED, next_try=NOW), WEB, False, True),  # its feed still lists it: is it back?
        (visit(Outcome.NEW, listed=listed_digest(WEB)), WEB, False, False),
        (visit(Outcome.NEW, listed=listed_digest(WEB)), EDITED, False, True),
        (visit(Outcome.NEW, listed=listed_digest(WEB)), replace(WEB, changed_at=NOW), False, True),
        (visit(Outcome.UNCHANGED, listed=listed_digest(WEB), next_try=LATER), EDITED, False, False),
        (visit(Outcome.NEW), EDITED, False, False),  # an older factwire did not remember what was listed
    ],
)
def test_what_is_new_failed_edited_or_local_is_due(earlier: Visit | None, item: Item, refresh: bool, due: bool) -> None:
    assert is_due(earlier, item, "feed", now=NOW, refresh=refresh) is due


def test_what_another_source_or_nobody_says_of_a_page_is_no_edit() -> None:
    known = visit(Outcome.NEW, listed=listed_digest(WEB))
    assert is_due(known, EDITED, "feed", now=NOW)
    assert not is_due(known, EDITED, "sitemap", now=NOW)
    assert not is_due(known, replace(EDITED, is_listed=False), "feed", now=NOW)


def test_a_moment_in_another_zone_is_no_edit() -> None:
    berlin = NOW.astimezone(timezone(timedelta(hours=1)))
    assert listed_digest(replace(WEB, changed_at=NOW)) == listed_digest(replace(WEB, changed_at=berlin))


def test_a_listing_that_cries_wolf_is_believed_once_a_day() -> None:
    known = visit(Outcome.NEW, listed=listed_digest(WEB))
    assert after_needless_visit(known, EDITED, "feed", NOW) == NOW + timedelta(days=1)
    assert after_needless_visit(known, WEB, "feed", NOW) is None
    assert after_needless_visit(known, replace(EDITED, text="local"), "feed", NOW) is None


def test_a_page_is_the_same_when_nothing_that_makes_the_article_has_changed() -> None:
    known = fingerprint(PAGE)
    earlier = visit(Outcome.NEW, page_fingerprint=known)
    assert is_same_page(earlier, fingerprint(replace(PAGE, fetched_at=NOW)), NOW)
    for change in (
        {"content": b"<p>Text</p>"},
        {"encoding": "latin-1"},
        {"content_type": None},
        {"hints": Hints(title="A title")},
        {"hints": Hints(published_at=NOW)},
    ):
        changed = fingerprint(replace(PAGE, **change))
        assert not is_same_page(earlier, changed, NOW), change


def test_a_page_that_failed_is_read_again_when_its_time_has_come() -> None:
    known = fingerprint(PAGE)
    assert not is_same_page(visit(Outcome.FAILED, page_fingerprint=known), known, NOW)
    assert is_same_page(visit(Outcome.FAILED, page_fingerprint=known, next_try=LATER), known, NOW)
    assert not is_same_page(visit(Outcome.FAILED, page_fingerprint=known, next_try=LATER), known, LATER)
    assert is_same_page(visit(Outcome.DEAD, page_fingerprint=known), known, NOW)
    assert not is_same_page(visit(Outcome.DEAD, page_fingerprint="of other bytes"), known, NOW)
    assert not is_same_page(None, known, NOW)


def test_attempts_count_failures_in_a_row() -> None:
    assert attempts_after(None, Outcome.FAILED) == 1
    assert attempts_after(visit(Outcome.FAILED, attempts=1), Outcome.FAILED) == 2
    assert attempts_after(visit(Outcome.FAILED, attempts=2), Outcome.NEW) == 0


def test_failures_are_tried_less_and_less_often_and_then_given_up() -> None:
    busy = Failure(stage="fetch", error="TemporarySourceError", message="HTTP 503")
    ends = [after_failure(busy, attempts, NOW) for attempts in range(1, MOST_ATTEMPTS + 1)]
    waits = [next_try and (next_try - NOW) / timedelta(minutes=1) for _, next_try in ends]
    assert waits == [None, 15, 30, 60, 120, 240, 480, 960, 1440, None]
    assert [outcome for outcome, _ in ends] == [Outcome.FAILED] * 9 + [Outcome.DEAD]


@pytest.mark.parametrize("error", ["MissingSourceError", "SourceError", "ParseError", "ExtractionError"])
def test_what_no_waiting_helps_is_given_up_sooner(error: str) -> None:
    failure = Failure(stage="fetch", error=error, message="no")
    assert after_failure(failure, 4, NOW)[0] is Outcome.FAILED
    assert after_failure(failure, 5, NOW) == (Outcome.DEAD, None)


def test_what_was_given_up_can_be_revived() -> None:
    again = revived(visit(Outcome.DEAD, attempts=10))
    assert (again.outcome, again.attempts, again.next_try) == (Outcome.FAILED, 0, None)
    assert is_due(again, WEB, "feed", now=NOW)
