"""500 stored articles are read again: what did not change is not touched, what went is superseded, corrections hold."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from flows.reextraction import KEEP_EVERY, reextract
from flows.stores import Store, Why, open_store
from flows.stores.views import READ_IN
from schemas import (
    Amount,
    Article,
    Claim,
    Deal,
    DealType,
    Extraction,
    FigureType,
    Measure,
    Organization,
    Party,
    Period,
    Record,
    Reference,
    SectionType,
    Span,
    Versions,
    record_id,
)
from schemas.article import article_id, text_sha256
from schemas.corrections import Correction, correct

ARTICLES = 500
OLD, NEW = Versions(factwire="1", model="test"), Versions(factwire="2", model="test")
NOW = datetime(2026, 2, 1, tzinfo=UTC)
TEXT = (
    "Ostrava{number} Bio licensed a drug to Kestrel{number} Pharma for ${amount} million up front, it said.\n"
    "Sales of Ostrava{number} reached €{amount}.50 million in 2025.\n"
)


def page(number: int) -> Article:
    text = TEXT.format(number=number, amount=number + 1)
    url = f"https://news.example/{number}"
    return Article(
        id=article_id(text, url), url=url, canonical_url=url, title=f"Drug no. {number}", text=text,
        text_sha256=text_sha256(text), published_at=datetime(2026, 1, 1 + number % 28, 8, tzinfo=UTC),
    )  # fmt: skip


def old_rules(article: Article) -> Extraction:
    """Two organizations, a claim and a deal."""
    return Extraction(article=article, records=tuple(_records(article)), versions=OLD)


def new_rules(article: Article) -> Extraction:
    """Every tenth article loses its claim, every tenth gets another deal; the rest stays."""
    records: list[Record] = list(old_rules(article).records)
    match int(article.title.rpartition(" ")[2]) % 10:  # type: ignore[union-attr]
        case 3:
            records = [record for record in records if record.kind_prefix != "claim"]
        case 7:
            records = [
                record.model_copy(update={"status": "completed"}) if isinstance(record, Deal) else record
                for record in records
            ]
    return Extraction(article=article, records=tuple(records), versions=NEW)


def _records(article: Article) -> list[Record]:
    words = article.text.split()
    names = [f"{words[0]} Bio", f"{words[6]} Pharma"]

    def common(kind: str, words: str) -> dict[str, Any]:
        start = article.text.index(words)
        span = Span.of(article.text, start, start + len(words))
        of = {"id": record_id(kind, article.id, "test", words), "article_id": article.id}
        return of | {"evidence": (span,), "section": SectionType.BODY, "extractor": "test"}

    companies = [Organization(**common("organization", name), name=name) for name in names]
    known = [Reference(text=company.name, record_id=company.id) for company in companies]
    amount = Amount(type=FigureType.MONEY, value=Decimal(f"{_amount(article)}500000"), currency="EUR")
    claim = Claim(
        **common("claim", "Sales of"), statement=common("claim", "Sales of")["evidence"][0], subject=known[0],
        measure=Measure(text="Sales", head="Sales", span=common("claim", "Sales")["evidence"][0]), amount=amount,
        period=Period(start=date(2025, 1, 1), end=date(2025, 12, 31), value="2025"),
    )  # fmt: skip
    deal = Deal(
        **common("deal", "licensed"), type=DealType.LICENCE, status="announced",
        parties=(Party(organization=known[0], role="licensor"), Party(organization=known[1], role="licensee")),
    )  # fmt: skip
    return [*companies, claim, deal]


def _amount(article: Article) -> int:
    return int(article.text.partition("$")[2].partition(" ")[0])


@pytest.fixture
def filled(tmp_path: Path) -> str:
    with open_store(f"{tmp_path}/facts.db") as store:
        for number in range(ARTICLES):
            store.write(old_rules(page(number)))
    return f"{tmp_path}/facts.db"


def corrected(store: Store) -> list[Correction]:
    """A person rejects an organization of the first five articles, and accepts the claim of article 3."""
    rejected = [store.read(page(number).id).records[1] for number in range(5)]  # type: ignore[union-attr]
    accepted = [record for record in store.read(page(3).id).records if record.kind_prefix == "claim"]  # type: ignore[union-attr]
    made = [correct(record, "rejected", by="mh", at=NOW) for record in rejected]
    made += [correct(record, "accepted", by="mh", at=NOW) for record in accepted]
    for correction in made:
        store.correct(correction)
    return made


def ids(store: Store) -> dict[str, set[str]]:
    kinds = ("organization", "claim", "deal")
    return {kind: {found.record.id for found in store.records(kind)} for kind in kinds}


def test_500_articles_read_again_keep_what_did_not_change(filled: str) -> None:
    with open_store(filled) as store:
        made = corrected(store)
        before, cursor = ids(store), store.last_change()
    report = reextract(filled, extract=new_rules, versions=NEW)
    assert (report.read, report.failed) == (ARTICLES, 0)
    with open_store(filled) as store:
        after = ids(store)
        assert after["organization"] == before["organization"]
        assert len(before["organization"]) == 2 * ARTICLES - 5
        assert after["deal"] == before["deal"]
        assert len(before["claim"] - after["claim"]) == ARTICLES // 10 - 1, "the accepted one stands"
        changed = list(store.changes(cursor))
        assert sum(change.operation == "retract" for change in changed) == ARTICLES // 10 - 1
        assert {change.kind for change in changed if change.operation == "put"} == {"deal"}
        assert sum(change.operation == "put" for change in changed) == ARTICLES // 10
        whys = [was.why for was in store.superseded()]
        assert whys.count(Why.RE_EXTRACTED) == 2 * (ARTICLES // 10) - 1
        assert {one.id for one in store.corrections()} == {one.id for one in made}
        assert list(store.inconsistencies()) == []
    assert reextract(filled, extract=new_rules, versions=NEW).read == 0


def test_both_databases_answer_alike_after_all_of_it(tmp_path: Path, postgres_url: str) -> None:
    answers: list[dict[str, list[dict[str, Any]]]] = []
    for url in (f"{tmp_path}/facts.db", postgres_url):
        with open_store(url) as store:
            for number in range(60):
                store.write(old_rules(page(number)))
            corrected(store)
            store.mark_removed(page(8).id, NOW)
        reextract(url, extract=new_rules, versions=NEW)
        with open_store(url) as store:
            answers.append({view: list(store.view(view)) for view in READ_IN})
    assert answers[0]["newest_deals"] and answers[0]["company_claims"]
    assert answers[0] == answers[1]


KILLED = """
import os, signal, sys
from flows.reextraction import reextract
from tests.flows.test_reextraction import NEW, new_rules
left = int(sys.argv[2])
def dying(article):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return new_rules(article)
reextract(sys.argv[1], everything=True, extract=dying, versions=NEW)
"""


def killed_after(store: str, articles: int) -> None:
    command = [sys.executable, "-c", KILLED, store, str(articles)]
    done = subprocess.run(command, cwd=Path.cwd(), env=os.environ, capture_output=True, text=True, check=False)
    assert done.returncode == -9, done.stderr


def test_reading_everything_again_goes_on_where_it_was_killed(tmp_path: Path) -> None:
    url = f"{tmp_path}/facts.db"
    with open_store(url) as store:
        for number in range(100):
            store.write(new_rules(page(number)))
    killed_after(url, 47)
    killed_after(url, 33)
    seen: list[tuple[int, int]] = []
    report = reextract(
        url, everything=True, extract=new_rules, versions=NEW, on_article=lambda done, total: seen.append((done, total))
    )
    kept = 47 // KEEP_EVERY * KEEP_EVERY + 33 // KEEP_EVERY * KEEP_EVERY
    assert (report.before, report.read) == (kept, 100 - kept)
    assert seen[0] == (1, 100 - kept) and seen[-1] == (100 - kept, 100 - kept)
    assert f"{kept} before, by a run that was interrupted" in report.summary()
    again = reextract(url, everything=True, extract=new_rules, versions=NEW)
    assert (again.before, again.read) == (0, 100), "it was finished: this one begins anew"


def test_other_settings_and_from_start_begin_anew(tmp_path: Path) -> None:
    url = f"{tmp_path}/facts.db"
    with open_store(url) as store:
        for number in range(10):
            store.write(new_rules(page(number)))

    def read(**options: Any) -> tuple[int, int]:
        chosen: dict[str, Any] = {"everything": True, "extract": new_rules, "versions": NEW} | options
        report = reextract(url, **chosen)
        return report.before, report.read

    assert read(limit=4) == (0, 4)
    assert read(limit=4, versions=OLD) == (0, 4)
    assert read(limit=2) == (4, 2)
    assert read(from_start=True, limit=3) == (0, 3)
    assert read() == (3, 7)
    assert read(everything=False) == (0, 0)


def test_an_article_is_wholly_of_the_old_rules_or_of_the_new(tmp_path: Path) -> None:
    """A write that fails in the middle leaves the old records, and the run can be started again."""
    url = f"{tmp_path}/facts.db"
    with open_store(url) as store:
        for number in range(10):
            store.write(old_rules(page(number)))
    with pytest.raises(RuntimeError), pytest.MonkeyPatch.context() as patched:
        patched.setattr("flows.stores.sql_writing.index_article", _failing_at(page(7).id))
        reextract(url, extract=new_rules, versions=NEW)
    with open_store(url) as store:
        assert store.read(page(7).id) == old_rules(page(7))
    assert reextract(url, extract=new_rules, versions=NEW).failed == 0
    with open_store(url) as store:
        assert store.read(page(7).id) == new_rules(page(7))


def _failing_at(identity: str) -> Callable[..., None]:
    def fail(connection: object, article: str, **_: object) -> None:
        if article == identity:
            raise RuntimeError("killed here")

    return fail
