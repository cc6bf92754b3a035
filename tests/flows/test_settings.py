"""Settings come from the environment and sources.toml; a mistake is one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.http import HttpClient
from flows.settings import Settings, expand_sources, load_settings, read_sources
from flows.sources import SourceEntry
from schemas import ConfigError

EXAMPLE = Path(__file__).parents[2] / "flows" / "sources.example.toml"


def test_variables_become_settings() -> None:
    environment = {"FACTWIRE_STORE": "facts.db", "FACTWIRE_WORKERS": "2", "FACTWIRE_ALLOW_LOOPBACK": "1", "HOME": "/"}
    assert load_settings(environment) == Settings(store="facts.db", workers=2, allow_loopback=True)


def test_empty_variables_count_as_absent() -> None:
    assert load_settings({"FACTWIRE_MODEL": " ", "FACTWIRE_WORKERS": ""}) == Settings()


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("FACTWIRE_WORKERS", "many", r"^FACTWIRE_WORKERS: input should be a valid integer.*'many'"),
        ("FACTWIRE_WORKERS", "0", r"^FACTWIRE_WORKERS: input should be greater than or equal to 1"),
        ("FACTWIRE_SHOP", "x", r"^FACTWIRE_SHOP: there is no such setting$"),
    ],
)
def test_a_variable_that_cannot_be_is_named(variable: str, value: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        load_settings({variable: value})


def test_sources_are_read_from_toml_and_files_stand_beside_it(tmp_path: Path) -> None:
    listed = tmp_path / "sources.toml"
    listed.write_text(
        '[[source]]\nspec = "https://example.org/feed.xml"\nname = "Example"\n'
        '[[source]]\nspec = "inbox/"\n'
        '[[source]]\nspec = "urls:pages.txt"\n'
        '[[source]]\nspec = "https://example.org/off.xml"\nenabled = false\n'
    )
    assert [entry.spec for entry in expand_sources(["a.html", str(listed)])] == [
        "a.html",
        "https://example.org/feed.xml",
        str(tmp_path / "inbox"),
        f"urls:{tmp_path / 'pages.txt'}",
    ]


def test_what_concerns_fetching_becomes_the_client(tmp_path: Path) -> None:
    cache = tmp_path / "below" / "http.db"
    load_settings(
        {"FACTWIRE_CACHE": str(cache), "FACTWIRE_GAP_SECONDS": "2", "FACTWIRE_HEED_ROBOTS": "0"}
    ).http_client()
    assert cache.exists()
    load_settings({"FACTWIRE_CACHE": "none", "FACTWIRE_PROXY": "http://proxy.example:3128"}).http_client()
    with pytest.raises(ConfigError, match="FACTWIRE_PROXY"):
        load_settings({"FACTWIRE_CACHE": "none", "FACTWIRE_PROXY": "proxy.example"}).http_client()


def entry_with(**headers: str) -> SourceEntry:
    return SourceEntry(spec="page:https://wire.example/feed.xml", headers=headers)


def test_headers_are_filled_in_from_the_environment() -> None:
    entry = entry_with(Authorization="Bearer ${WIRE_TOKEN}", Accept="text/html")
    client = entry.client(HttpClient(), {"WIRE_TOKEN": "4711"})
    assert client._source_headers == (
        "https://wire.example",
        {"Authorization": "Bearer 4711", "Accept": "text/html"},
    )


@pytest.mark.parametrize("token", [None, "", "47\n11", "47\N{EN DASH}11"])
def test_a_secret_that_is_missing_or_impossible_is_named_not_shown(token: str | None) -> None:
    entry = entry_with(Authorization="Bearer ${WIRE_TOKEN}")
    with pytest.raises(ConfigError, match="WIRE_TOKEN") as caught:
        entry.client(HttpClient(), {} if token is None else {"WIRE_TOKEN": token})
    assert not token or token not in str(caught.value)


def test_headers_need_a_host_to_be_sent_to() -> None:
    with pytest.raises(ConfigError, match="headers go with a source that has a URL"):
        SourceEntry(spec="inbox/", headers={"X-Customer": "1"}).client(HttpClient())


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ('Authorization = "Bearer 4711"', "Authorization is a secret"),
        ('X-Api-Key = "4711"', "X-Api-Key is a secret"),
        ('Cookie = "session=4711"', "Cookie is a secret"),
        ('Host = "4711"', "'Host' is no header that can be set"),
        ('"X A" = "4711"', "'X A' is no header that can be set"),
    ],
)
def test_a_secret_in_the_file_is_refused_and_not_shown(tmp_path: Path, header: str, reason: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(f'[[source]]\nspec = "https://wire.example/"\nheaders = {{ {header} }}')
    with pytest.raises(ConfigError, match=reason) as caught:
        read_sources(path)
    assert "4711" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[[source", "is not TOML"),
        ('[[source]]\nurl = "x"', "source.0.spec: field required|source.0.url: there is no such setting"),
        ('[[source]]\nspec = ""', "source.0.spec: string should have at least 1 character"),
        ('store = "x"', "store: there is no such setting"),
    ],
)
def test_a_mistake_in_sources_toml_is_named(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "sources.toml").write_text(content)
    with pytest.raises(ConfigError, match=reason):
        read_sources(tmp_path / "sources.toml")


def test_sources_toml_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot read .*absent\.toml: No such file"):
        read_sources(tmp_path / "absent.toml")


def test_the_example_is_valid() -> None:
    assert "https://www.sec.gov/news/pressreleases.rss" in [entry.spec for entry in read_sources(EXAMPLE)]
