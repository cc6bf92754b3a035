"""What was published in a range of days, from sources that reach back: sitemaps, folders, lists, WARC files.

    report = backfill(["https://example.org/sitemap.xml"], "facts.db", Days(date(2025, 1, 1), date(2025, 12, 31)))

What a listing dates outside of the range is not fetched; what it does not date is read, and kept where the article's
own date is inside (or where it has none). A run that was interrupted goes on where it stopped: the store knows what was
read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import islice
from operator import itemgetter
from typing import Final

from flows.discovery import Found, by_turns, listed_by
from flows.http import HttpClient
from flows.ingestion import Ingestion, OnProgress
from flows.report import IngestReport
from flows.settings import expand_sources
from flows.sources import Item, Source
from flows.sources.base import Days
from flows.sources.listing import Listing
from schemas import Article, ConfigError, Failure

_A_DAY: Final = timedelta(days=1)


def backfill(
    sources: Sequence[str],
    store: str,
    days: Days,
    *,
    oldest_first: bool = False,
    model: str | None = None,
    entities: str | None = None,
    workers: int | None = 1,
    limit: int | None = None,
    to: str | None = None,
    http: HttpClient | None = None,
    on_progress: OnProgress | None = None,
) -> IngestReport:
    """Read what the sources list of these days into the store. Raises what flows.ingestion.ingest raises."""
    check_days(days)
    with Ingestion(
        store, model=model, entities=entities, workers=workers, to=to, http=http, keep=partial(is_of, days)
    ) as ingestion:
        opened = [ingestion.open(entry) for entry in expand_sources(sources)]
        listed = in_order_of_days([list(listed_of(source, days)) for source in opened], oldest_first=oldest_first)
        report = ingestion.run(islice(listed, limit), on_progress)
        ingestion.store.record_run(report)
        return report


def check_days(days: Days) -> None:
    if days.since and days.until and days.since > days.until:
        raise ConfigError(f"the range ends before it begins: {days.since} to {days.until}")


def listed_of(source: Source, days: Days) -> Iterable[Found | Failure]:
    """What a source lists that may be of these days, in its own order."""
    if isinstance(source, Listing):
        source.days = days
    return (entry for entry in listed_by(source) if isinstance(entry, Failure) or _may_be_of(days, entry.item))


def in_order_of_days(
    lists: Sequence[Sequence[Found | Failure]], *, oldest_first: bool = False
) -> list[Found | Failure]:
    """Failures, then items by their day, the undated ones last; of one day, each source in turn."""
    entries = list(by_turns(lists))
    failures = [entry for entry in entries if isinstance(entry, Failure)]
    found = [entry for entry in entries if isinstance(entry, Found)]
    dated = [(day, entry) for entry in found if (day := _day(entry.item))]
    dated.sort(key=itemgetter(0), reverse=not oldest_first)
    return [*failures, *(entry for _, entry in dated), *(entry for entry in found if _day(entry.item) is None)]


def is_of(days: Days, article: Article) -> bool:
    """Whether an article is to be kept; one that states no date is, because nobody can say that it is of other days."""
    return article.anchor is None or days.hold(article.anchor)


def _may_be_of(days: Days, item: Item) -> bool:
    """By its listing, which may count the day in another zone than the page."""
    if published := item.hints.published_at:
        return days.meet(published.date() - _A_DAY, published.date() + _A_DAY)
    if days.since and item.changed_at:  # what has not changed since was not published later
        return item.changed_at.date() + _A_DAY >= days.since
    return True


def _day(item: Item) -> date | None:
    moment = item.hints.published_at or item.changed_at
    return moment.date() if moment else None
