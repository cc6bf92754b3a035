"""A deal that several articles tell of is news once: one event, one line in the report, one row in the views."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.ingestion import Ingestion
from flows.news import NewsItem
from flows.report import IngestReport
from flows.stores import Store, open_store
from schemas import Article, Deal, DealType, Extraction, Record
from tests.flows.tied_articles import VERSIONS, claim, deal, story

BUYS = deal(DealType.ACQUISITION, "Acme Pharmaceuticals, Inc. (acquirer); Beta (target)", "2100000000")
SAME = deal(DealType.ACQUISITION, "Beta Corp. (target); Acme Pharma (acquirer)", "2100000000")
DONE = deal(DealType.ACQUISITION, "Beta (target); Acme Pharma (acquirer)", status="completed")
OTHER = deal(DealType.ACQUISITION, "Gamma (acquirer); Delta (target)", "9000000")
REVENUE = claim("Acme & Daughters", "revenue", "3400000000")
ROUNDED = claim("Acme and Daughters Inc.", "net revenue", "3420000000")

TOLD: dict[str, list[Record]] = {
    "wire": [BUYS, REVENUE],
    "paper": [SAME, ROUNDED],
    "blog": [BUYS],
    "later": [DONE],
    "last": [DONE, OTHER],
}


def extract(article: Article) -> Extraction:
    name = article.text.split(":")[0]
    deals = [record for record in TOLD[name] if isinstance(record, Deal)]
    claims = [record for record in TOLD[name] if not isinstance(record, Deal)]
    made = story(name, claims, deals, text=article.text)  # type: ignore[arg-type]
    records = tuple(record.model_copy(update={"article_id": article.id}) for record in made.records)
    return Extraction(article=article, records=records, versions=VERSIONS)


def read(store: str, folder: Path, *names: str) -> tuple[IngestReport, list[NewsItem]]:
    path = folder / "in.jsonl"
    lines = [
        {"id": name, "text": f"{name}: what is said here matters to nobody but {name}.", "date": "2026-01-12"}
        for name in names
    ]
    path.write_text("\n".join(map(json.dumps, lines)))
    news: list[NewsItem] = []
    with Ingestion(store, extract=extract) as ingestion:
        report = ingestion.run(ingestion.start(str(path)).entries(), on_news=news.append)
    return report, news


def shown(news: list[NewsItem]) -> list[tuple[str, str]]:
    return [(item.kind, ", ".join(item.who)) for item in news]


def test_what_another_article_told_before_is_no_news(database_url: str, tmp_path: Path) -> None:
    report, news = read(database_url, tmp_path, "wire", "paper", "blog")
    assert shown(news) == [("claim", "Acme & Daughters"), ("deal", "Acme Pharmaceuticals, Inc., Beta")]
    assert [item.kind for item in report.news] == ["deal", "claim"]
    _, later = read(database_url, tmp_path, "wire", "paper", "blog", "later", "last")
    assert shown(later) == [("deal", "Beta, Acme Pharma"), ("deal", "Gamma, Delta")], "completed, once; and another one"
    with open_store(database_url) as store:
        acquired = [row for row in store.view("newest_deals") if row["parties"] != OTHER_PARTIES]
        assert [(row["stories"], row["articles"]) for row in acquired] == [(5, 5)]
        (revenue,) = store.view("corroborated_claims")
        assert revenue["stories"] == 2


OTHER_PARTIES = "Gamma (acquirer); Delta (target)"


@pytest.mark.parametrize("order", [("wire", "paper"), ("paper", "wire")])
def test_of_two_that_were_written_at_once_exactly_one_is_news(database: Store, order: tuple[str, str]) -> None:
    """Both are written before either of them is asked about."""
    written = {name: story(name, [], [BUYS if name == "wire" else SAME]) for name in order}
    for name in order:
        database.write(written[name])
    told = [bool(database.told_before(written[name].article.id)) for name in order]
    assert told == [False, True]


def test_what_is_written_anew_is_no_news_where_others_told_it(database: Store) -> None:
    database.write(story("wire", [], [BUYS]))
    database.write(story("paper", [], [SAME]))
    anew = story("wire", [], [SAME])
    database.write(anew)
    assert database.told_before(anew.article.id) == {anew.records[0].id}


def test_lines_are_tied_to_nothing_and_all_is_news(tmp_path: Path) -> None:
    _, news = read(f"{tmp_path}/facts.jsonl", tmp_path, "wire", "paper")
    assert len(news) == 4
