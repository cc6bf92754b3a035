"""The stores that the contract tests run against: the real thing, each empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.stores import Store, open_store


@pytest.fixture(params=["sqlite", "postgresql", "jsonl"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of a store of any kind."""
    return _url_of(request, tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of a database, which keeps a history."""
    return _url_of(request, tmp_path)


@pytest.fixture
def any_store(store_url: str) -> Iterator[Store]:
    with open_store(store_url) as opened:
        yield opened


@pytest.fixture
def database(database_url: str) -> Iterator[Store]:
    with open_store(database_url) as opened:
        yield opened


def _url_of(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"{tmp_path}/facts.db" if request.param == "sqlite" else f"{tmp_path}/facts.jsonl"
