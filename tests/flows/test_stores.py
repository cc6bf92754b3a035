"""Every store keeps the same promises: one contract, run against each of them."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.state import Outcome, Visit
from flows.stores import Store, WriteOutcome, open_store
from flows.stores.rows import common_row, flat_row
from flows.stores.tables import COLUMNS
from schemas import (
    RECORD_TYPES,
    Affiliation,
    Amount,
    Article,
    Attribution,
    Bound,
    Claim,
    ConfigError,
    Deal,
    DealType,
    Event,
    Extraction,
    Failure,
    Figure,
    FigureType,
    Granularity,
    Measure,
    Organization,
    OrganizationType,
    Party,
    Period,
    Person,
    Place,
    Product,
    Quote,
    Record,
    Reference,
    SectionType,
    Span,
    StoreError,
    Term,
    Ticker,
    TimeExpression,
    Versions,
    record_id,
)
from schemas.article import article_id, text_sha256

URLS = ["sqlite:///{}/facts.db", "{}/facts.sqlite", "jsonl:{}/facts.jsonl"]
VERSIONS = Versions(factwire="0.1.0", model="en_test 1.0")
TEXT = (
    "Zürich biotech Ostrava Bio (SIX: OSTB) raised more than CHF 120.50 million in 2025.\n"
    '"We are ready", said Mei Lindqvist, its chief executive, in Basel. Kestrel Capital led the round for OSB-114 '
    "at the Alpine Summit.\n"
)


def at(words: str, text: str = TEXT) -> Span:
    return Span.of(text, text.index(words), text.index(words) + len(words))


def article(url: str = "https://example.org/1", text: str = TEXT, day: int | None = 12) -> Article:
    return Article(
        id=article_id(text, url),
        url=url,
        canonical_url=url,
        title="Ostrava Bio raises money",
        text=text,
        text_sha256=text_sha256(text),
        published_at=datetime(2026, 1, day, 8, tzinfo=UTC) if day else None,
        fetched_at=datetime(2026, 1, 31, tzinfo=UTC),
    )


def every_kind(of: Article) -> tuple[Record, ...]:
    """One record of each kind, found in TEXT."""

    def common(kind: str, words: str) -> dict[str, object]:
        return {
            "id": record_id(kind, of.id, "test", words),
            "article_id": of.id,
            "evidence": (at(words),),
            "section": SectionType.BODY,
            "extractor": "test",
        }

    company = Organization(
        **common("organization", "Ostrava Bio"),
        name="Ostrava Bio",
        aliases=("Ostrava",),
        type=OrganizationType.COMPANY,
        tickers=(Ticker(exchange="SIX", symbol="OSTB", span=at("SIX: OSTB")),),
        country="CH",
    )
    person = Person(**common("person", "Mei Lindqvist"), name="Mei Lindqvist", mentions=(at("Mei Lindqvist"),))
    its_company = Reference(text="Ostrava Bio", record_id=company.id)
    its_person = Reference(text="Mei Lindqvist", span=at("Mei Lindqvist"), record_id=person.id)
    period = Period(start=date(2025, 1, 1), end=date(2025, 12, 31), value="2025", span=at("2025"))
    measure = Measure(text="round", head="round", span=at("round"))
    value = Decimal("120500000.00")
    figure = Figure(
        **common("figure", "CHF 120.50 million"),
        surface="more than CHF 120.50 million",
        type=FigureType.MONEY,
        value=value,
        bound=Bound.OVER,
        currency="CHF",
        currency_basis="code",
        measure=measure,
        subject=its_company,
        period=period,
        attribution=Attribution(kind="person", source=its_person, cue=at("said")),
    )
    amount = Amount(type=FigureType.MONEY, value=value, bound=Bound.OVER, currency="CHF")
    return (
        company,
        person,
        Affiliation(
            **common("affiliation", "chief executive"),
            person=its_person,
            title=at("chief executive"),
            organization=its_company,
        ),
        Product(**common("product", "OSB-114"), name="OSB-114", type="drug"),
        Place(**common("place", "Basel"), name="Basel", type="city", country="CH"),
        Event(**common("event", "Alpine Summit"), name="Alpine Summit", type="conference"),
        TimeExpression(
            **common("time", "2025"),
            surface="2025",
            type="DATE",
            value="2025",
            start=period.start,
            end=period.end,
            granularity=Granularity.YEAR,
        ),
        Quote(
            **common("quote", "We are ready"), type="direct", content=(at("We are ready"),), speaker=its_person,
            cue=at("said"),
        ),
        figure,
        Claim(
            **common("claim", "raised more than"), statement=at("raised more than CHF 120.50 million"), amount=amount,
            figure_id=figure.id, subject=its_company, measure=measure, period=period,
        ),
        Deal(
            **common("deal", "led the round"), type=DealType.FINANCING, status="announced",
            parties=(
                Party(organization=its_company, role="issuer"),
                Party(organization=Reference(text="Kestrel Capital"), role="lead_investor"),
            ),
            terms=(Term(term="total", figure_id=figure.id, amount=amount),),
        ),
    )  # fmt: skip


def extraction(url: str = "https://example.org/1", day: int | None = 12, **changes: object) -> Extraction:
    of = article(url, day=day)
    return Extraction(
        article=of,
        records=every_kind(of),
        failures=(Failure(stage="extract/deals", error="ExtractionError", message="too long", concerns=of.id),),
        versions=VERSIONS,
    ).model_copy(update=changes)


def other_text(url: str, text: str, day: int | None = 12) -> Extraction:
    return Extraction(article=article(url, text, day), versions=VERSIONS)


@pytest.fixture(params=URLS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(request.param).format(tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        yield opened


def test_a_record_of_every_kind_comes_back_as_it_was_written(store: Store, url: str) -> None:
    written = extraction()
    assert {record.kind for record in written.records} == set(RECORD_TYPES)
    assert store.write(written) is WriteOutcome.CREATED
    assert store.read(written.article.id) == written
    store.close()
    with open_store(url, create=False) as again:
        assert again.read(written.article.id) == written
        assert again.counts() == {"article": 1, "duplicate": 0} | dict.fromkeys(RECORD_TYPES, 1)


def test_what_was_never_written_is_none(store: Store) -> None:
    assert store.read("a_0000000000000000") is None
    assert store.visit("https://example.org/never") is None
    assert store.find_text("0" * 64) is None
    assert list(store.articles()) == list(store.records("figure")) == list(store.visits()) == []


def test_writing_twice_adds_nothing(store: Store) -> None:
    store.write(extraction())
    before = store.counts()
    later = extraction()
    later = later.model_copy(update={"article": later.article.model_copy(update={"fetched_at": datetime.now(UTC)})})
    assert store.write(extraction()) is WriteOutcome.UNCHANGED
    assert store.write(later) is WriteOutcome.UNCHANGED
    assert store.counts() == before


def test_a_changed_article_replaces_all_its_records(store: Store) -> None:
    old = extraction()
    store.write(old)
    new = old.model_copy(update={"records": old.records[:2]})
    assert store.write(new) is WriteOutcome.REPLACED
    assert store.read(old.article.id) == new
    assert store.counts() == {"article": 1, "duplicate": 0} | dict.fromkeys(RECORD_TYPES, 0) | {
        "organization": 1,
        "person": 1,
    }


def test_the_same_text_elsewhere_is_a_duplicate_without_records(store: Store) -> None:
    original, copy = extraction("https://example.org/1"), extraction("https://example.net/copy")
    store.write(original)
    assert store.write(copy) is WriteOutcome.DUPLICATE
    kept = store.read(copy.article.id)
    assert kept is not None
    assert kept.article.duplicate_of == original.article.id
    assert kept.records == ()
    assert store.counts()["article"] == 2
    assert store.counts()["duplicate"] == 1
    assert store.counts()["figure"] == 1
    assert store.write(original) is store.write(copy) is WriteOutcome.UNCHANGED
    assert store.find_text(original.article.text_sha256) == original.article.id


def test_a_record_id_that_occurs_twice_is_kept_once(store: Store) -> None:
    written = extraction()
    assert store.write(written.model_copy(update={"records": written.records * 2})) is WriteOutcome.CREATED
    assert store.read(written.article.id) == written


@pytest.mark.parametrize(
    ("kind", "filters", "found"),
    [
        ("figure", {}, 1),
        ("figure", {"text": "chf 120.50"}, 1),
        ("figure", {"text": "ROUND"}, 1),
        ("figure", {"text": "euros"}, 0),
        ("figure", {"text": "100%_"}, 0),
        ("figure", {"organization": "ostrava"}, 1),
        ("figure", {"organization": "kestrel"}, 0),
        ("quote", {"organization": "Ostrava Bio"}, 1),  # its chief executive speaks
        ("quote", {"organization": "Lindqvist"}, 0),  # a person is no organization
        ("person", {"organization": "Ostrava"}, 1),
        ("deal", {"organization": "kestrel"}, 1),
        ("figure", {"since": date(2026, 1, 12)}, 1),
        ("figure", {"since": date(2026, 1, 13)}, 0),
        ("figure", {"limit": 0}, 0),
    ],
)
def test_records_are_found_by_kind_and_filter(store: Store, kind: str, filters: dict[str, object], found: int) -> None:
    store.write(extraction())
    assert len(list(store.records(kind, **filters))) == found  # type: ignore[arg-type]


def test_records_of_the_newest_article_come_first(store: Store) -> None:
    days = {"https://example.org/old": 3, "https://example.org/new": 30, "https://example.org/undated": None}
    for number, (where, day) in enumerate(days.items()):
        text = f"{TEXT}Copy {number}.\n"
        of = article(where, text, day).model_copy(update={"fetched_at": None})
        store.write(Extraction(article=of, records=every_kind(of), versions=VERSIONS))
    found = list(store.records("figure"))
    assert [record.article.url for record in found] == [f"https://example.org/{n}" for n in ("new", "old", "undated")]
    assert found[0].article.day == date(2026, 1, 30)
    assert found[0].article.title == "Ostrava Bio raises money"
    assert len(list(store.records("figure", limit=2))) == 2
    assert [of.url for of in store.articles()] == [record.article.url for record in found]


def test_an_unknown_kind_is_named(store: Store) -> None:
    with pytest.raises(ConfigError, match=r"unknown kind of record 'figurine': there are organization, person"):
        list(store.records("figurine"))


def test_the_last_visit_to_a_url_counts(store: Store, url: str) -> None:
    failure = Failure(stage="fetch", error="SourceError", message="HTTP 404", concerns="https://example.org/x")
    failed = Visit(
        url="https://example.org/x", source="feed", outcome=Outcome.FAILED, visited_at=datetime(2026, 1, 1, tzinfo=UTC),
        failure=failure, attempts=1,
    )  # fmt: skip
    stored = failed.model_copy(update={"outcome": Outcome.NEW, "failure": None, "attempts": 0, "article_id": "a_1"})
    store.record_visit(failed)
    assert store.visit(failed.url) == failed
    assert list(store.visits(Outcome.FAILED)) == [failed]
    store.record_visit(stored)
    assert list(store.visits()) == [stored]
    assert list(store.visits(Outcome.FAILED)) == []
    store.close()
    with open_store(url) as again:
        assert list(again.visits()) == [stored]


decimals = st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, allow_infinity=False, places=4)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts, values=st.lists(decimals, max_size=3), title=st.none() | texts)
def test_any_text_and_any_number_survive_the_round_trip(
    store: Store, text: str, values: list[Decimal], title: str | None
) -> None:
    of = article("https://example.org/any", text).model_copy(update={"title": title})
    records = [
        Figure(
            id=record_id("figure", of.id, "test", str(number)),
            article_id=of.id,
            evidence=(Span.of(text, 0, len(text)),),
            section=SectionType.BODY,
            extractor="test",
            surface=text,
            type=FigureType.COUNT,
            value=value,
            unit=text,
        )
        for number, value in enumerate(values)
    ]
    written = Extraction(article=of, records=tuple(records), versions=VERSIONS)
    store.write(written)
    assert store.read(of.id) == written


def test_every_column_of_a_row_is_in_its_table() -> None:
    for record in extraction().records:
        assert set(flat_row(record)) == set(COLUMNS[record.kind])
        assert not set(flat_row(record)) & set(common_row(record))


def test_sqlite_answers_questions_in_plain_sql(tmp_path: Path) -> None:
    with open_store(f"{tmp_path}/facts.db") as store:
        store.write(extraction())
    database = sqlite3.connect(tmp_path / "facts.db")
    query = """SELECT subject, measure, value, bound, currency, period_start, source FROM figures
               JOIN articles ON articles.id = article_id WHERE low > 1e8"""
    assert database.execute(query).fetchall() == [
        ("Ostrava Bio", "round", "120500000.00", "over", "CHF", "2025-01-01", "Mei Lindqvist")
    ]
    assert database.execute("SELECT json_extract(data, '$.kind') FROM deals").fetchall() == [("deal",)]
    assert database.execute("SELECT parties, total FROM deals").fetchall() == [
        ("Ostrava Bio (issuer); Kestrel Capital (lead_investor)", "120500000.00")
    ]
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()


@pytest.mark.parametrize(
    ("name", "error", "reason"),
    [
        ("mongodb://host/x", ConfigError, "unknown store 'mongodb://host/x': name it like sqlite:"),
        ("facts", ConfigError, "unknown store 'facts'"),
        ("", ConfigError, "unknown store"),
        ("sqlite:", ConfigError, "unknown store"),
        ("{}", ConfigError, "unknown store"),
        ("sqlite:///{}", StoreError, "it is a folder"),
        ("jsonl:{}", StoreError, "[Ii]s a directory"),
        ("{}/file/facts.db", StoreError, "cannot create the store"),
        ("{}/file/facts.jsonl", StoreError, "cannot write"),
        ("{}/text.db", StoreError, "file is not a database"),
        ("{}/other.db", StoreError, "has a table 'articles' that is not factwire's"),
        ("{}/newer.db", StoreError, r"written by a newer factwire \(tables of version 99"),
        ("{}/text.jsonl", StoreError, "line 1 is not one of this store"),
    ],
)
def test_what_cannot_be_a_store_is_refused_in_one_line(
    tmp_path: Path, name: str, error: type[Exception], reason: str
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "text.db").write_text("this is no database, but long enough to be looked at as one " * 20)
    (tmp_path / "text.jsonl").write_text("this is no JSON\n")
    with sqlite3.connect(tmp_path / "other.db") as database:
        database.execute("CREATE TABLE articles (x)")
    open_store(f"{tmp_path}/newer.db").close()
    with sqlite3.connect(tmp_path / "newer.db") as database:
        database.execute("INSERT INTO factwire_schema VALUES (99)")
    with pytest.raises(error, match=reason) as raised:
        open_store(name.format(tmp_path))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["{}/absent.db", "{}/absent.jsonl"])
def test_a_reader_creates_no_store(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        open_store(name.format(tmp_path), create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_database_can_be_read_and_says_why_it_cannot_be_written(tmp_path: Path) -> None:
    with open_store(f"{tmp_path}/facts.db") as store:
        store.write(extraction())
    with open_store(f"sqlite:///file:{tmp_path}/facts.db?mode=ro&uri=true", create=False) as store:
        assert store.counts()["article"] == 1
        with pytest.raises(StoreError, match="readonly database"):
            store.write(extraction("https://example.org/2"))


@pytest.mark.parametrize("name", ["{}/facts.db", "{}/facts.jsonl"])
def test_other_programs_databases_get_tables_beside_theirs(tmp_path: Path, name: str) -> None:
    with sqlite3.connect(tmp_path / "facts.db") as database:
        database.execute("CREATE TABLE customers (x)")
    with open_store(name.format(tmp_path)) as store:
        assert store.write(extraction()) is WriteOutcome.CREATED


KILLED = """
import os, sys
sys.path[:0] = sys.argv[3:]
from pathlib import Path
from flows.stores import open_store
from schemas import Extraction
store = open_store(sys.argv[1])
for line in Path(sys.argv[2]).read_text().splitlines():
    print(store.write(Extraction.model_validate_json(line)), flush=True)
os.kill(os.getpid(), 9)
"""


def test_a_process_that_is_killed_loses_nothing_that_was_written(url: str, tmp_path: Path) -> None:
    lines = [extraction(), other_text("https://example.org/2", "Another text.")]
    (tmp_path / "input").write_text("\n".join(line.model_dump_json() for line in lines))
    run = subprocess.run(
        [sys.executable, "-c", KILLED, url, str(tmp_path / "input"), str(Path.cwd())], capture_output=True, text=True
    )
    assert run.returncode == -9, run.stderr
    assert run.stdout.split() == ["created", "created"]
    with open_store(url) as store:
        assert [store.read(line.article.id) for line in lines] == lines
        assert store.write(lines[0]) is WriteOutcome.UNCHANGED


def test_half_a_last_line_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    first, second = extraction(), other_text("https://example.org/2", "Another text.")
    with open_store(str(path)) as store:
        store.write(first)
    whole = path.read_bytes()
    path.write_bytes(whole + second.model_dump_json().encode()[:100])
    with open_store(str(path)) as store:
        assert store.counts()["article"] == 1
        assert store.write(second) is WriteOutcome.CREATED
    assert path.read_bytes() == whole + second.model_dump_json().encode() + b"\n"


def test_superseded_lines_are_gone_when_the_store_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    old = extraction()
    new = old.model_copy(update={"records": ()})
    with open_store(str(path)) as store:
        store.write(old)
        store.write(new)
        assert len(path.read_bytes().splitlines()) == 2
        assert store.read(old.article.id) == new
    assert [json.loads(line)["records"] for line in path.read_bytes().splitlines()] == [[]]


def test_a_jsonl_store_has_one_writer_and_any_number_of_readers(tmp_path: Path) -> None:
    name = f"{tmp_path}/facts.jsonl"
    with open_store(name) as writer, open_store(name) as other:
        writer.write(extraction())
        with pytest.raises(StoreError, match="is being written by another process"):
            other.write(extraction())
        with open_store(name, create=False) as reader:
            assert reader.counts()["article"] == 1
        writer.close()
        assert other.write(extraction()) is WriteOutcome.UNCHANGED  # it has read what the first wrote


def test_a_full_disk_leaves_whole_lines_and_a_clear_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "facts.jsonl"
    with open_store(str(path)) as store:
        store.write(extraction())
        whole = path.read_bytes()
        with monkeypatch.context() as patched, pytest.raises(StoreError, match="No space left on device"):
            patched.setattr(os, "fsync", no_space)
            store.write(other_text("https://example.org/2", "Another text."))
        assert path.read_bytes() == whole
        assert store.write(other_text("https://example.org/2", "Another text.")) is WriteOutcome.CREATED


def test_stores_are_imported_without_prefect() -> None:
    code = "import sys, flows.stores.sql, flows.stores.jsonl, flows.sources; assert 'prefect' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
