"""Tables that sort by their heads and go out as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

from fastapi import Request

from factwire.web.archive_exports import exported
from factwire.web.archive_tables import Column, Row, Table, asked_for, shown, sorted_rows

ROWS: list[Row] = [
    {"name": "beta", "low": 5.0, "day": date(2026, 1, 2)},
    {"name": "Alpha", "low": None, "day": None},
    {"name": "gamma", "low": 30.0, "day": date(2025, 1, 2)},
]
COLUMNS = (
    Column("name", link=lambda row: f"/x/{row['name']}"),
    Column("amount", sort="low", is_number=True, show=lambda row: str(row["low"] or "")),
    Column("day", is_number=True),
)
TABLE = Table("things", "Things", COLUMNS, ROWS)


def asking(query: str = "") -> Request:
    return Request({"type": "http", "method": "GET", "path": "/p", "query_string": query.encode(), "headers": []})


def names(query: str) -> list[str]:
    return [row.cells[0].text for row in shown(TABLE, asking(query)).rows]


def test_rows_stand_as_they_come_until_a_column_is_chosen() -> None:
    assert names("") == ["beta", "Alpha", "gamma"]
    assert names("sort=things:name") == ["Alpha", "beta", "gamma"]
    assert names("sort=things:-amount") == ["gamma", "beta", "Alpha"]
    assert names("sort=other:name") == names("sort=things:nothing") == ["beta", "Alpha", "gamma"]


def test_rows_without_a_value_are_the_last_in_either_order() -> None:
    for descending in (False, True):
        assert sorted_rows(TABLE, "day", descending=descending)[-1]["name"] == "Alpha"


def test_a_head_turns_the_order_and_keeps_the_rest_of_the_address() -> None:
    found = shown(TABLE, asking("q=a%26b&sort=things:-amount"))
    assert [head.order for head in found.heads] == [None, "descending", None]
    assert found.heads[1].link == "/p?q=a%26b&sort=things%3Aamount#things"
    assert found.heads[2].link == "/p?q=a%26b&sort=things%3A-day#things"
    assert found.csv == "/p?q=a%26b&sort=things%3A-amount&table=things&format=csv"


def test_a_download_is_the_whole_table_with_its_plain_values() -> None:
    assert asked_for((TABLE,), asking("format=csv")) is None
    assert asked_for((TABLE,), asking("table=things&format=exe")) is None
    answer = asked_for((TABLE,), asking("table=things&format=json"))
    assert answer is not None and json.loads(bytes(answer.body))[0] == {"name": "beta", "low": 5.0, "day": "2026-01-02"}
    rows = list(csv.DictReader(io.StringIO(bytes(exported(TABLE, "csv").body).decode())))
    assert [row["low"] for row in rows] == ["5.0", "", "30.0"]


def test_a_spreadsheet_runs_nothing_of_an_article() -> None:
    rows = [{"name": text} for text in ("=HYPERLINK(1)", "+1", "-12.5", "@x", "plain", "\t=1", "-minus")]
    written = bytes(exported(Table("t", "T", (Column("name"),), rows), "csv").body).decode()
    cells = [row[0] for row in csv.reader(io.StringIO(written))][1:]
    assert cells == ["'=HYPERLINK(1)", "+1", "-12.5", "'@x", "plain", "'\t=1", "'-minus"]


def test_a_long_table_has_pages_and_its_download_has_all() -> None:
    rows: list[Row] = [{"name": f"n{number:03}", "low": number, "day": None} for number in range(120)]
    long = TABLE._replace(rows=rows)

    def numbers(query: str) -> tuple[str, str, int]:
        found = shown(long, asking(query))
        return found.rows[0].cells[0].text, found.rows[-1].cells[0].text, len(found.rows)

    assert numbers("") == ("n000", "n049", 50)
    assert numbers("page=things:3") == ("n100", "n119", 20)
    assert numbers("page=things:2&sort=things:-amount") == ("n069", "n020", 50)
    assert numbers("page=things:99") == numbers("page=things:3")
    assert numbers("page=other:2") == numbers("page=things:0") == numbers("page=things:x") == numbers("")
    pages = shown(long, asking("q=a&page=things:2")).pages
    assert pages is not None and (pages.first, pages.last) == (51, 100)
    assert (pages.previous, pages.next) == ("/p?q=a#things", "/p?q=a&page=things%3A3#things")
    assert shown(long, asking("page=things:2")).heads[0].link == "/p?sort=things%3Aname#things", "from the first again"
    answer = asked_for((long,), asking("page=things:2&table=things&format=json"))
    assert answer is not None and len(json.loads(bytes(answer.body))) == 120
    assert shown(TABLE, asking()).pages is None and shown(TABLE._replace(has_more=True), asking()).total == "3+"
