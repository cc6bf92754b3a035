"""Settings come from the environment and sources.toml; a mistake is one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.settings import Settings, expand_sources, load_settings, read_sources
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
    assert list(expand_sources(["a.html", str(listed)])) == [
        "a.html",
        "https://example.org/feed.xml",
        str(tmp_path / "inbox"),
        f"urls:{tmp_path / 'pages.txt'}",
    ]


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
    assert "https://www.sec.gov/news/pressreleases.rss" in read_sources(EXAMPLE)
