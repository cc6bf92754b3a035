"""A feed that changes between runs: items dropped, edited, reordered, republished elsewhere, taken down, missed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.http import HttpClient
from flows.ingestion import Ingestion
from flows.maintenance import again, maintain, revive
from flows.report import IngestReport
from flows.sources import SourceEntry
from flows.state import Outcome
from flows.stores import open_store
from flows.stores.history import Why
from schemas import Article, Extraction, Place, SectionType, Span, Versions, record_id
from tests.flows.news_site import Entry, NewsSite, serving

TOWNS = re.compile("Rotterdam|Basel|Cork|Uppsala")
CRANE = (
    "The port of Rotterdam said on Monday that its new crane lifts 90 tonnes, twice as much as the old one, which a"
    " museum in Basel has bought.\n"
    "It stands on the northern quay, where forty people work in two shifts, and is painted yellow."
)
LABORATORY = (
    "Halden opened a laboratory in Cork on Monday, where 120 chemists work on coatings for ships that sail in cold"
    " water.\n"
    "The first products are expected within two years, and yards in Asia have asked for samples, the company said."
)
extracted: Counter[str] = Counter()


def find_towns(article: Article) -> Extraction:
    """A record for each town that is named, once."""
    extracted[article.url or ""] += 1
    spans = {match.group(): Span.of(article.text, *match.span()) for match in TOWNS.finditer(article.text)}
    records = tuple(
        Place(
            id=record_id("place", article.id, "test", town),
            article_id=article.id,
            evidence=(span,),
            section=SectionType.BODY,
            extractor="test",
            name=town,
        )
        for town, span in spans.items()
    )
    return Extraction(article=article, records=records, versions=Versions(factwire="0", model="test"))


@pytest.fixture
def site() -> Iterator[NewsSite]:
    extracted.clear()
    with serving(NewsSite()) as site:
        yield site


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "news.db")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.retrying.with_retries.__defaults__", (lambda seconds: None,))


def run(site: NewsSite, store: str, *, catch_up: bool = False) -> IngestReport:
    entry = SourceEntry(spec=f"{site.url}/feed", catch_up=f"{site.url}/sitemap.xml" if catch_up else None)
    with Ingestion(store, extract=find_towns, http=HttpClient(allow_loopback=True)) as ingestion:
        source = ingestion.start(entry)
        report = ingestion.run(source.entries())
        ingestion.finish([source], report)
        return report


def counts(report: IngestReport) -> dict[str, int]:
    names = ("found", "new", "updated", "unchanged", "duplicates", "removed", "waiting", "failed")
    return {name: count for name in names if (count := getattr(report, name))}


def towns(store: str) -> list[str]:
    with open_store(store) as opened:
        return sorted(found.record.name for found in opened.records("place"))  # type: ignore[attr-defined]


def test_a_feed_that_has_not_changed_is_not_read_again(site: NewsSite, store: str) -> None:
    site.publish(Entry("/crane", "A new crane"), CRANE)
    assert counts(run(site, store)) == {"found": 1, "new": 1}
    assert counts(run(site, store)) == {}
    assert site.asked["/crane"] == 1
    with open_store(store) as opened:
        cursor = opened.source_cursor(f"{site.url}/feed")
    assert cursor is not None
    assert cursor.etag
    assert (cursor.newest_item, cursor.newest_at) == (f"{site.url}/crane", Entry("", "").published)
    assert cursor.last_success == cursor.last_run
    site.publish(Entry("/laboratory", "A laboratory", 1), LABORATORY)
    assert counts(run(site, store)) == {"found": 2, "new": 1, "unchanged": 1}


def test_reordering_and_dropping_change_nothing(site: NewsSite, store: str) -> None:
    site.publish(Entry("/crane", "A new crane"), CRANE)
    site.publish(Entry("/laboratory", "A laboratory", 1), LABORATORY)
    run(site, store)
    site.feed.reverse()
    assert counts(run(site, store)) == {"found": 2, "unchanged": 2}
    del site.feed[0]
    assert counts(run(site, store)) == {"found": 1, "unchanged": 1}
    assert towns(store) == ["Basel", "Cork", "Rotterdam"]
    assert sum(extracted.values()) == 2


def test_an_edited_article_is_a_new_version_and_nothing_of_the_old_one_is_lost(site: NewsSite, store: str) -> None:
    site.publish(Entry("/crane", "A new crane"), CRANE)
    run(site, store)
    site.put("/crane", "A new crane (corrected)", CRANE.replace("Basel", "Uppsala"))
    assert counts(run(site, store)) == {}  # the feed says nothing of it
    site.feed = [Entry("/crane", "A new crane (corrected)")]
    assert counts(run(site, store)) == {"found": 1, "updated": 1}
    assert towns(store) == ["Rotterdam", "Uppsala"]
    with open_store(store) as opened:
        (article,) = opened.articles()
        (old,) = opened.article_versions(article.id)
        assert "Basel" in old.article.text
        assert {(was.record.name, was.why) for was in opened.superseded()} >= {("Basel", Why.CHANGED)}  # type: ignore[attr-defined]
    assert counts(run(site, store)) == {}


def test_a_feed_that_calls_everything_new_is_believed_once_a_day(site: NewsSite, store: str) -> None:
    site.publish(Entry("/crane", "A new crane"), CRANE)
    run(site, store)
    for hour in (1, 2, 3):
        site.feed = [Entry("/crane", "A new crane", hour)]
        run(site, store)
    assert site.asked["/crane"] == 2


@pytest.mark.parametrize("suffix", ["?utm_source=feed&utm_medium=rss", "#comments"])
def test_the_same_address_with_another_tail_is_the_same_article(site: NewsSite, store: str, suffix: str) -> None:
    site.publish(Entry("/crane", "A new crane"), CRANE)
    run(site, store)
    site.feed = [Entry(f"/crane{suffix.replace('&', '&amp;')}", "A new crane")]
    assert counts(run(site, store)) == {"found": 1, "unchanged": 1}
    assert site.asked["/crane"] == 1


def test_a_release_under_another_address_and_headline_points_at_the_first(site: NewsSite, store: str) -> None:
    site.publish(Entry("/crane", "A new crane"), CRANE)
    run(site, store)
    site.publish(Entry("/wire/7", "The port has a crane", 2), "ROTTERDAM, March 2, 2026 /Harbour Wire/ -- " + CRANE)
    assert counts(run(site, store)) == {"found": 2, "unchanged": 1, "duplicates": 1}
    assert extracted == {f"{site.url}/crane": 1}
    with open_store(store) as opened:
        assert opened.counts()["duplicate"] == 1
        assert opened.counts()["place"] == 2
        (story,) = opened.view("stories")
        assert story["articles"] == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [("90 tonnes", "95 tonnes"), ("Basel", "Uppsala"), ("painted yellow", "said to cost $3 million")],
)
def test_with_another_number_name_or_sentence_it_is_an_article_of_its_own(
    site: NewsSite, store: str, old: str, new: str
) -> None:
    site.publish(Entry("/crane", "A new crane"), CRANE)
    site.publish(Entry("/wire/7", "A new crane", 2), CRANE.replace(old, new))
    assert counts(run(site, store)) == {"found": 2, "new": 2}


def test_two_copies_in_one_run_are_stored_once_even_if_both_were_extracted(site: NewsSite, store: str) -> None:
    for path in ("/a", "/b", "/c"):
        site.publish(Entry(path, f"A new crane {path}"), CRANE)
    run(site, store)
    with open_store(store) as opened:
        assert opened.counts()["article"] == 3
        assert opened.counts()["duplicate"] == 2
        assert opened.counts()["place"] == 2


def test_a_copy_gets_records_of_its_own_when_the_original_says_something_else(site: NewsSite, store: str) -> None:
    site.publish(Entry("/crane", "A new crane"), CRANE)
    site.publish(Entry("/wire/7", "The port has a crane", 1), CRANE)
    run(site, store)
    original = next(path for path in ("/crane", "/wire/7") if extracted[site.url + path])
    copy = "/wire/7" if original == "/crane" else "/crane"
    site.put(original, "Something else", LABORATORY)
    site.feed = [Entry(original, "Something else")]
    assert counts(run(site, store)) == {"found": 1, "updated": 1}
    assert towns(store) == ["Basel", "Cork", "Rotterdam"]
    assert extracted[site.url + copy] == 1
    with open_store(store) as opened:
        assert opened.counts()["duplicate"] == 0


def test_an_article_that_was_taken_down_is_marked_and_comes_back(site: NewsSite, store: str) -> None:
    site.publish(Entry("/crane", "A new crane"), CRANE)
    run(site, store)
    site.take_down("/crane", 410)
    site.feed = [Entry("/crane", "A new crane", 1)]
    report = run(site, store)
    assert counts(report) == {"found": 1, "removed": 1}
    assert report.is_clean
    assert towns(store) == ["Basel", "Rotterdam"]
    with open_store(store) as opened:
        (article,) = opened.articles()
        assert opened.removed_at(article.id) is not None
        visit = opened.visit(f"{site.url}/crane")
        assert visit is not None
        assert visit.outcome is Outcome.REMOVED
        opened.record_visit(visit.model_copy(update={"next_try": None}))
    site.put("/crane", "A new crane", CRANE)
    site.feed = [Entry("/crane", "A new crane", 2)]
    assert counts(run(site, store)) == {"found": 1, "unchanged": 1}
    with open_store(store) as opened:
        assert opened.removed_at(article.id) is None


def test_what_failed_is_tried_again_though_its_feed_has_dropped_it(site: NewsSite, store: str) -> None:
    site.publish(Entry("/crane", "A new crane", 3), CRANE)
    site.take_down("/crane", 503)
    site.publish(Entry("/laboratory", "A laboratory", 4), LABORATORY)
    assert counts(run(site, store)) == {"found": 2, "new": 1, "failed": 1}
    site.feed = [Entry("/laboratory", "A laboratory", 4)]
    site.put("/crane", "A new crane", CRANE)
    assert counts(run(site, store)) == {"found": 2, "new": 1, "unchanged": 1}
    with open_store(store) as opened:  # with what the feed said of it, when it still did
        crane = next(article for article in opened.articles() if article.title == "A new crane")
        assert crane.published_at == Entry("", "", 3).published


def test_what_fails_again_and_again_waits_and_is_given_up_until_somebody_revives_it(site: NewsSite, store: str) -> None:
    site.feed = [Entry("/nowhere", "A page that was never there")]
    outcomes = []
    for _ in range(6):
        site.feed[0] = Entry("/nowhere", "A page that was never there", site.feed[0].hour + 1)
        outcomes.append(counts(run(site, store)))
        with open_store(store) as opened:  # time passes
            visit = opened.visit(f"{site.url}/nowhere")
            assert visit is not None
            opened.record_visit(visit.model_copy(update={"next_try": None}))
    assert outcomes == [{"found": 1, "failed": 1}] * 5 + [{"found": 1, "waiting": 1}]
    assert site.asked["/nowhere"] == 5
    with open_store(store) as opened:
        (dead,) = opened.visits(Outcome.DEAD)
        assert dead.failure is not None
        assert dead.failure.message == "HTTP 404 Not Found"
    site.put("/nowhere", "A new crane", CRANE)
    with Ingestion(store, extract=find_towns, http=HttpClient(allow_loopback=True)) as ingestion:
        revived = revive(ingestion.store)
        assert counts(ingestion.run(again(ingestion, revived))) == {"found": 1, "new": 1}


def test_a_failure_waits_for_its_time(site: NewsSite, store: str) -> None:
    site.feed = [Entry("/nowhere", "A page that was never there")]
    for hour in (1, 2):
        site.feed = [Entry("/nowhere", "A page that was never there", hour)]
        assert counts(run(site, store)) == {"found": 1, "failed": 1}
    site.feed = [Entry("/nowhere", "A page that was never there", 3)]
    assert counts(run(site, store)) == {"found": 1, "waiting": 1}
    with open_store(store) as opened:
        visit = opened.visit(f"{site.url}/nowhere")
    assert visit is not None
    assert visit.next_try is not None
    assert timedelta(minutes=10) < visit.next_try - datetime.now(UTC) < timedelta(minutes=16)


def test_a_gap_between_two_runs_is_noticed(site: NewsSite, store: str) -> None:
    site.publish(Entry("/crane", "A new crane"), CRANE)
    run(site, store)
    site.feed = []
    site.publish(Entry("/laboratory", "A laboratory", 9), LABORATORY)
    (failure,) = run(site, store).failures
    assert failure.error == "GapError"
    assert "between 2026-03-02 12:00 and 2026-03-02 21:00 may be missing" in failure.message
    site.publish(Entry("/crane2", "Another crane", 10), CRANE.replace("90", "80"))
    assert run(site, store).is_clean


def test_a_gap_is_filled_from_a_listing_that_reaches_further_back(site: NewsSite, store: str) -> None:
    site.publish(Entry("/crane", "A new crane"), CRANE)
    run(site, store, catch_up=True)
    missed, old = Entry("/missed", "A missed one", 5), Entry("/old", "An old one", -99)
    site.put(missed.path, missed.title, CRANE.replace("90", "70"))
    site.put(old.path, old.title, CRANE.replace("90", "60"))
    site.feed = []
    site.publish(Entry("/laboratory", "A laboratory", 9), LABORATORY)
    site.sitemap = [Entry("/crane", "A new crane"), missed, old, *site.feed]
    report = run(site, store, catch_up=True)
    assert counts(report) == {"found": 3, "new": 2, "unchanged": 1}
    assert report.is_clean
    assert site.asked["/missed"] == 1
    assert site.asked["/old"] == 0
    assert site.asked["/sitemap.xml"] == 1


def test_a_feed_that_cannot_be_read_is_remembered_with_its_reason(site: NewsSite, store: str) -> None:
    site.publish(Entry("/crane", "A new crane"), CRANE)
    run(site, store)
    name, feed = f"{site.url}/feed", site.answer
    site.answer = lambda path: (500, "text/html", "") if path == "/feed" else feed(path)  # type: ignore[method-assign]
    run(site, store)
    run(site, store)
    with open_store(store) as opened:
        cursor = opened.source_cursor(name)
    assert cursor is not None
    assert cursor.failure is not None
    assert (cursor.failures, cursor.failure.message) == (2, "HTTP 500 Internal Server Error")
    assert cursor.newest_item == f"{site.url}/crane"
    site.answer = feed  # type: ignore[method-assign]
    run(site, store)
    with open_store(store) as opened:
        cursor = opened.source_cursor(name)
    assert cursor is not None
    assert (cursor.failures, cursor.failure) == (0, None)


def test_a_recheck_finds_silent_edits_and_removals_and_extracts_nothing_else(
    site: NewsSite, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.ingestion._extract_with", lambda model, entities, article: find_towns(article))
    today = (datetime.now(UTC) - Entry("", "").published) / timedelta(hours=1)
    for path, text in (("/crane", CRANE), ("/laboratory", LABORATORY), ("/same", CRANE.replace("90", "50"))):
        site.publish(Entry(path, f"News {path}", today), text)
    run(site, store)
    site.put("/crane", "News /crane", CRANE.replace("Basel", "Uppsala"))
    site.take_down("/laboratory")
    report = maintain(store, recheck_days=2, http=HttpClient(allow_loopback=True))
    assert report.retried is not None
    assert counts(report.retried) == {"found": 3, "updated": 1, "removed": 1, "unchanged": 1}
    assert report.inconsistencies == ()
    assert extracted[f"{site.url}/same"] == 1
