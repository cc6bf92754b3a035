"""Backfill: what sources hold of a range of days, in which order, and that it goes on where it stopped."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from flows.discovery import Found
from flows.http import HttpClient
from flows.ingestion import Progress
from flows.page import Hints, Page
from flows.past import backfill, in_order_of_days, listed_of
from flows.sources import Item, open_source
from flows.sources.base import Days
from flows.sources.sitemap import sitemap_items
from flows.stores import open_store
from schemas import Article, ConfigError, Extraction, Failure, Versions

MARCH = Days(date(2025, 3, 1), date(2025, 3, 31))
TEXT = "Article {}: the harbour has a new crane, which lifts ninety tonnes, and the old one was sold to a museum."


def without_records(model: str | None, entities: str | None, article: Article) -> Extraction:
    return Extraction(article=article, versions=Versions(factwire="0", model="test"))


@pytest.fixture
def releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """One for each of 60 days from the middle of February, one that states no date."""
    monkeypatch.setattr("flows.ingestion._extract_with", without_records)
    days = [str(date(2025, 2, 15) + timedelta(days=number)) for number in range(60)]
    lines = [json.dumps({"id": day, "text": TEXT.format(day), "date": day}) for day in days]
    path = tmp_path / "releases.jsonl"
    path.write_text("\n".join([*lines, json.dumps({"id": "undated", "text": TEXT.format("undated")})]))
    return str(path)


def days_in(store: str) -> list[date | None]:
    with open_store(store) as opened:
        return sorted(article.anchor for article in opened.articles() if article.anchor)


def test_only_articles_of_the_days_are_stored(tmp_path: Path, releases: str) -> None:
    store = str(tmp_path / "facts.db")
    report = backfill([releases], store, MARCH)
    assert days_in(store) == [date(2025, 3, day) for day in range(1, 32)]
    assert report.new == 32  # nobody can say that the undated one is of other days
    assert backfill([releases], store, MARCH).new == 0
    assert backfill([releases], store, Days(since=date(2025, 4, 1))).new == 15


@pytest.mark.parametrize(("oldest_first", "first"), [(False, date(2025, 3, 31)), (True, date(2025, 3, 1))])
def test_it_begins_at_the_end_that_was_asked_for_and_goes_on_where_it_was_interrupted(
    tmp_path: Path, releases: str, oldest_first: bool, first: date
) -> None:
    store = str(tmp_path / "facts.db")

    def interrupted(progress: Progress) -> None:
        if progress.done == 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backfill([releases], store, MARCH, oldest_first=oldest_first, on_progress=interrupted)
    stored = days_in(store)
    assert 5 <= len(stored) <= 8
    assert first in stored
    assert stored[-1] - stored[0] < timedelta(days=8)
    again = backfill([releases], store, MARCH, oldest_first=oldest_first)
    assert again.new == 32 - len(stored)


def test_a_range_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="ends before it begins"):
        backfill(["in.jsonl"], str(tmp_path / "facts.db"), Days(date(2025, 3, 2), date(2025, 3, 1)))


def test_sources_take_turns_within_a_day_failures_come_first_and_the_undated_last() -> None:
    source = open_source("page:https://wire.example/", http=HttpClient())

    def found(name: str, day: int | None) -> Found:
        moment = datetime(2025, 3, day, tzinfo=UTC) if day else None
        return Found(source, Item(name, Hints(published_at=moment)))

    failure = Failure(stage="discover", error="SourceError", message="no")
    lists = [[found("a1", 1), found("a2", 2), found("a3", 2)], [failure, found("b?", None), found("b2", 2)]]

    def names(entries: list[Found | Failure]) -> list[str]:
        return [entry.item.url if isinstance(entry, Found) else "!" for entry in entries]

    assert names(in_order_of_days(lists)) == ["!", "a2", "a3", "b2", "a1", "b?"]
    assert names(in_order_of_days(lists, oldest_first=True)) == ["!", "a1", "a2", "a3", "b2", "b?"]


INDEX = """<sitemapindex>
<sitemap><loc>https://wire.example/sitemap-2025-01.xml</loc></sitemap>
<sitemap><loc>https://wire.example/sitemap-2025-03.xml</loc></sitemap>
<sitemap><loc>https://wire.example/posts1.xml</loc><lastmod>2025-02-10</lastmod></sitemap>
<sitemap><loc>https://wire.example/posts2.xml</loc><lastmod>2026-02-10</lastmod></sitemap>
<sitemap><loc>https://wire.example/posts3.xml</loc></sitemap>
</sitemapindex>"""


def page(url: str, content: str) -> Page:
    return Page(url, url, content.encode(), "application/xml", "utf-8", datetime.now(UTC))


def test_of_an_index_the_sitemaps_that_may_list_the_days_are_read() -> None:
    asked: list[str] = []

    def get(url: str) -> Page:
        asked.append(url.rpartition("/")[2])
        return page(url, "<urlset></urlset>")

    list(sitemap_items(page("https://wire.example/sitemap.xml", INDEX), get, MARCH))
    assert sorted(asked) == ["posts2.xml", "posts3.xml", "sitemap-2025-03.xml"]
    asked.clear()
    list(sitemap_items(page("https://wire.example/sitemap.xml", INDEX), get))
    assert len(asked) == 5


def test_what_a_listing_dates_outside_of_the_days_is_not_fetched(tmp_path: Path) -> None:
    path = tmp_path / "sitemap.xml"
    entries = [("february", "2025-02-01"), ("march", "2025-03-09"), ("april", "2025-04-09"), ("undated", None)]
    urls = "".join(
        f"<url><loc>https://wire.example/{name}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for name, day in entries
    )
    path.write_text(f"<urlset>{urls}</urlset>")
    source = open_source(str(path), http=HttpClient())
    listed = [entry.item.url.rpartition("/")[2] for entry in listed_of(source, MARCH) if isinstance(entry, Found)]
    assert listed == ["march", "april", "undated"]  # what changed in April may have been published in March
