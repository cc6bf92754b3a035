"""Tables that another project owns: its names and types, by a mapping file; what does not fit is said first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest

from flows.delivery import deliver, read_mapping
from flows.delivery.fields import KINDS, find_field, flat_fields
from flows.delivery.mapping import check_contract
from flows.stores import Store, open_store
from schemas import ConfigError, StoreError
from tests.databases import PostgresServer
from tests.flows.delivered_articles import example, fill, live_on

TABLES = """
CREATE SCHEMA intel;
CREATE TYPE intel.deal_type AS ENUM ('licence', 'acquisition');
CREATE TABLE intel.pages (page_id varchar(32) PRIMARY KEY, link text NOT NULL, headline varchar(12));
CREATE TABLE intel."Transactions" (
    ref text NOT NULL, page_id varchar(32) NOT NULL REFERENCES intel.pages (page_id), kind intel.deal_type NOT NULL,
    "up front" numeric(15, 2), licensor varchar(40), told_on date, provider text NOT NULL,
    priority int NOT NULL DEFAULT 3, withdrawn timestamptz, UNIQUE (ref)
);
"""
MAPPING = """
contract = "1"
schema = "intel"

[article]
table = "pages"
[article.columns]
page_id = "id"
link = "url"
headline = { from = "title", cut = 12 }

[deal]
table = "Transactions"
retracted = "withdrawn"
[deal.columns]
ref = "id"
page_id = "article_id"
kind = "type"
"up front" = "record.terms[term=upfront].amount.value"
licensor = ["record.parties[role=seller].organization.text", "record.parties[role=licensor].organization.text"]
told_on = "article.day"
provider = { value = "factwire" }
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"{tmp_path}/ours.db") as opened:
        yield opened


@pytest.fixture
def theirs(postgres_url: str) -> str:
    with psycopg.connect(postgres_url) as connection:
        connection.execute(TABLES)
    return postgres_url


@pytest.fixture(scope="module")
def untouched(postgres_server: PostgresServer) -> Iterator[str]:
    """Their tables, for tests that may not write into them."""
    url = postgres_server.new_database()
    with psycopg.connect(url) as connection:
        connection.execute(TABLES)
    yield url
    postgres_server.drop_database(url)


def mapping(tmp_path: Path, text: str = MAPPING) -> Path:
    path = tmp_path / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    return path


def asked(url: str, query: str) -> list[Any]:
    with psycopg.connect(url) as connection:
        return connection.execute(query.encode()).fetchall()


def test_their_tables_are_filled_by_their_names(store: Store, theirs: str, tmp_path: Path) -> None:
    fill(store, 8)
    asked_mapping = mapping(tmp_path)
    report = deliver(store, theirs, mapping=asked_mapping)
    assert report.put == {"article": 8, "deal": 8}
    row = asked(theirs, 'SELECT * FROM intel."Transactions" JOIN intel.pages USING (page_id) ORDER BY link')[0]
    assert row[2:9] == ("licence", Decimal("30000000.00"), "Ostrava Bio", date(2026, 1, 12), "factwire", 3, None)
    assert row[9:] == ("https://news.example/0", "Drug no. 0, ")

    with psycopg.connect(theirs) as connection:  # what they keep in other columns is theirs
        connection.execute('UPDATE intel."Transactions" SET priority = 9')
    live_on(store)
    report = deliver(store, theirs, mapping=asked_mapping)
    assert report.retracted == {"deal": 2}
    rows = asked(theirs, 'SELECT link, withdrawn IS NOT NULL, told_on, priority, "up front" FROM intel."Transactions" '
                         "JOIN intel.pages USING (page_id) ORDER BY link")  # fmt: skip
    told = {link.rpartition("/")[2]: about for link, *about in rows}
    assert told["1"] == [False, date(2026, 1, 12), 9, Decimal("45000000.00")]
    assert told["2"][0] and told["3"][0], "retracted, and marked"
    assert told["4"][1] == date(2026, 1, 20), "what a row repeats of its article follows it"
    assert told["100"][2] == 3

    store.write(example(2))
    deliver(store, theirs, mapping=asked_mapping)
    query = 'SELECT count(*) FROM intel."Transactions" WHERE withdrawn IS NOT NULL'
    assert asked(theirs, query) == [(1,)], "put again, it is marked no more"


def test_the_cursor_stands_beside_the_rows(store: Store, theirs: str, tmp_path: Path) -> None:
    fill(store, 2)
    deliver(store, theirs, mapping=mapping(tmp_path))
    query = "SELECT source, kind, change_cursor, contract FROM intel.factwire_deliveries ORDER BY kind"
    source = f"{tmp_path}/ours.db"
    assert asked(theirs, query) == [(source, "article", 10, "1.1"), (source, "deal", 10, "1.1")]


def test_another_mapping_brings_everything_again(store: Store, theirs: str, tmp_path: Path) -> None:
    fill(store, 2)
    deliver(store, theirs, mapping=mapping(tmp_path))
    changed = mapping(tmp_path, MAPPING.replace('"article.day"', '"changed_at"').replace("told_on", "withdrawn_on"))
    with pytest.raises(ConfigError, match="no column 'withdrawn_on'"):
        deliver(store, theirs, mapping=changed)
    with psycopg.connect(theirs) as connection:
        connection.execute('ALTER TABLE intel."Transactions" ADD COLUMN withdrawn_on timestamptz')
    report = deliver(store, theirs, mapping=changed)
    assert report.put == {"deal": 2}
    assert report.notes == ("the mapping of deal has changed: all of it was delivered again",)


UNFIT = [
    ("their table is missing", ('table = "pages"', 'table = "sheets"'), "no table 'intel.sheets'"),
    ("so is a column", ('link = "url"', 'uri = "url"'), "no column 'uri': it has page_id, link, headline"),
    ("a text into a date", ('told_on = "article.day"', 'told_on = "status"'), "told_on is date: it cannot hold status"),
    ("a required column", ('provider = { value = "factwire" }', ""), "provider takes no NULL and has no default"),
    ("a text that is too long", ('headline = { from = "title", cut = 12 }', 'headline = "title"'), "12 at most fit"),
    ("a missing value", ('provider = { value = "factwire" }', 'provider = "territory"'), "takes no NULL"),
    ("a mark of the wrong type", ('retracted = "withdrawn"', 'retracted = "priority"'), "boolean or a timestamp"),
]
WRONG = [
    ("an unknown field", ('kind = "type"', 'kind = "sort"'), "deal.columns.kind: there is no field 'sort' of deal"),
    ("an unknown path", ("amount.value", "amount.worth"), "nothing is called 'worth' there"),
    ("an unknown key", ("role=licensor", "part=licensor"), "has no 'part'"),
    ("an unknown setting", ('schema = "intel"', 'schemas = "intel"'), "schemas: no kind of record and no setting"),
    ("another contract", ('contract = "1"', 'contract = "2"'), "for records of contract 2, these are of 1"),
    ("no id", ('ref = "id"', ""), "exactly one column has to be from `id`"),
    ("no TOML", ('contract = "1"', "contract = "), "is not TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "reason"), [row[1:] for row in UNFIT], ids=[row[0] for row in UNFIT])
def test_what_does_not_fit_is_said_before_anything_is_written(
    store: Store, untouched: str, tmp_path: Path, change: tuple[str, str], reason: str
) -> None:
    fill(store, 2)
    assert change[0] in MAPPING
    with pytest.raises(ConfigError) as error:
        deliver(store, untouched, mapping=mapping(tmp_path, MAPPING.replace(*change)))
    assert reason in str(error.value)
    assert "\n" not in str(error.value)
    assert asked(untouched, "SELECT count(*) FROM intel.pages") == [(0,)]
    assert asked(untouched, "SELECT to_regclass('intel.factwire_deliveries')") == [(None,)]


@pytest.mark.parametrize(("change", "reason"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_mapping_that_is_wrong_says_where(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    assert change[0] in MAPPING
    with pytest.raises(ConfigError) as error:
        check_contract(read_mapping(mapping(tmp_path, MAPPING.replace(*change))).contract, "the mapping")
    assert reason in str(error.value)
    assert "\n" not in str(error.value)


def test_rows_are_merged_by_a_column_that_is_unique(store: Store, theirs: str, tmp_path: Path) -> None:
    fill(store, 1)
    with psycopg.connect(theirs) as connection:
        connection.execute('ALTER TABLE intel."Transactions" DROP CONSTRAINT "Transactions_ref_key"')
    with pytest.raises(ConfigError, match=r"no primary key or unique index of 'ref' alone.*CREATE UNIQUE INDEX"):
        deliver(store, theirs, mapping=mapping(tmp_path))


def test_one_value_that_is_too_large_stops_all_before_the_first(store: Store, untouched: str, tmp_path: Path) -> None:
    fill(store, 3)
    store.write(example(9, amount=99_999_999))
    with pytest.raises(ConfigError, match=r"intel\.Transactions\.up front \(decimal\(15,2\)\) cannot hold what deal_"):
        deliver(store, untouched, mapping=mapping(tmp_path))
    assert asked(untouched, "SELECT count(*) FROM intel.pages") == [(0,)]


def test_what_their_database_refuses_takes_the_whole_batch_back(store: Store, theirs: str, tmp_path: Path) -> None:
    fill(store, 2)
    with psycopg.connect(theirs) as connection:
        connection.execute("ALTER TABLE intel.\"Transactions\" ADD CHECK (licensor <> 'Ostrava Bio')")
    with pytest.raises(StoreError, match="violates check constraint") as error:
        deliver(store, theirs, mapping=mapping(tmp_path))
    assert "\n" not in str(error.value)
    assert asked(theirs, "SELECT count(*) FROM intel.pages") == [(0,)]


def test_a_mapping_fits_every_database(store: Store, tmp_path: Path) -> None:
    fill(store, 3)
    text = """
        [claim]
        table = "sales"
        create = true
        retracted = "gone_since"
        [claim.columns]
        "their id" = "id"
        amount = { from = "value", type = "decimal(18,2)" }
        said_by = "source"
        year_from = "period_start"
    """
    with duckdb.connect(f"{tmp_path}/theirs.duckdb") as connection:
        connection.execute('CREATE TABLE sales ("their id" VARCHAR PRIMARY KEY, amount DECIMAL(18,2), said_by VARCHAR, '
                           "year_from DATE, gone_since TIMESTAMP, note VARCHAR DEFAULT 'new')")  # fmt: skip
    for to in ("theirs.duckdb", "theirs.db"):
        deliver(store, f"{tmp_path}/{to}", mapping=mapping(tmp_path, text))
    store.write(example(0, kinds=set()))
    for to in ("theirs.duckdb", "theirs.db"):
        assert deliver(store, f"{tmp_path}/{to}", mapping=mapping(tmp_path, text)).retracted == {"claim": 1}
    query = "SELECT amount, said_by, year_from, gone_since IS NULL FROM sales ORDER BY 4"
    with duckdb.connect(f"{tmp_path}/theirs.duckdb") as connection:
        first = connection.execute(query).fetchall()[0]
        assert first == (Decimal("12500000.50"), "Mei Lindqvist", date(2025, 1, 1), False)
    row = sqlite3.connect(f"{tmp_path}/theirs.db").execute(query).fetchone()
    assert row == (12500000.5, "Mei Lindqvist", "2025-01-01", 0)


def test_files_have_the_columns_of_the_mapping(store: Store, tmp_path: Path) -> None:
    fill(store, 1)
    text = '[claim]\ntable = "sales"\n[claim.columns]\nref = "id"\n"€" = { from = "value", type = "decimal(12,2)" }\n'
    for to in ("csv:{}/csv", "parquet:{}/parquet", "{}/changes.jsonl"):
        deliver(store, to.format(tmp_path), mapping=mapping(tmp_path, text))
    assert (tmp_path / "csv" / "sales.csv").read_text().splitlines()[0] == "ref,€"
    found = duckdb.sql(f"SELECT \"€\" FROM '{tmp_path}/parquet/sales/**/*.parquet'").fetchall()
    assert found == [(Decimal("12500000.50"),)]
    assert '"value":{"ref":"claim_' in (tmp_path / "changes.jsonl").read_text()


def test_our_own_tables_get_the_columns_of_a_newer_factwire(store: Store, tmp_path: Path) -> None:
    fill(store, 1)
    deliver(store, f"{tmp_path}/theirs.duckdb")
    with duckdb.connect(f"{tmp_path}/theirs.duckdb") as connection:
        connection.execute("ALTER TABLE claims DROP COLUMN comparison")
    store.write(example(1))
    deliver(store, f"{tmp_path}/theirs.duckdb")
    with duckdb.connect(f"{tmp_path}/theirs.duckdb") as connection:
        assert connection.execute("SELECT count(*), count(comparison) FROM claims").fetchall() == [(2, 0)]


def test_every_field_of_every_kind_can_be_named(tmp_path: Path) -> None:
    for kind in KINDS:
        for name in flat_fields(kind):
            assert find_field(kind, name).name == name
        columns = "".join(f'"{name}" = "{name}"\n' for name in flat_fields(kind))
        path = mapping(tmp_path, f'[{kind}]\ntable = "t"\n[{kind}.columns]\n{columns}')
        assert set(read_mapping(path).tables) == {kind}
