"""One address for one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.canonical import canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Wire.example:443/a.html?id=3&utm_source=rss#top", "https://wire.example/a.html?id=3"),
        ("http://wire.example:80", "http://wire.example/"),
        ("http://wire.example:8080/a", "http://wire.example:8080/a"),
        ("https://wire.example/a?utm_source=x&utm_medium=y", "https://wire.example/a"),
        ("https://wire.example/a?mc_cid=1&fbclid=2&q=3", "https://wire.example/a?q=3"),
        ("https://wire.example/a?b=2&a=1", "https://wire.example/a?b=2&a=1"),  # the order may mean something
        ("https://user:Secret@Wire.example/a", "https://user:Secret@wire.example/a"),
        ("http://[::1]:80/a", "http://[::1]/a"),
        # by these some sites name their articles
        ("https://wire.example/news.asp?20260112", "https://wire.example/news.asp?20260112"),
        ("https://wire.example/?cid=7&source=12&ref=4", "https://wire.example/?cid=7&source=12&ref=4"),
        ("https://wire.example/#!/news/3", "https://wire.example/#!/news/3"),
        ("https://wire.example/A/B", "https://wire.example/A/B"),
        # what is no web address stays
        ("file:///articles/a.html#3", "file:///articles/a.html#3"),
        ("http://[broken", "http://[broken"),
        ("http://wire.example:99999/a", "http://wire.example:99999/a"),
    ],
)
def test_tracking_and_spelling_go_and_nothing_else(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@given(st.text() | st.from_regex(r"https?://[a-zA-Z.]{1,9}(:\d{1,5})?/[^\n]{0,20}", fullmatch=True))
def test_twice_is_once_and_nothing_makes_it_fail(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)
