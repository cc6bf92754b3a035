"""What comes from an article stays text: no markup, no turned lines, no link that runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factwire.web.safe_text import safe_url, shown, visible


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('" onmouseover="x', "&#34; onmouseover=&#34;x"),
        ("R&D 'first'", "R&amp;D &#39;first&#39;"),
        ("a\u202eb", 'a<span class="unseen" title="right-to-left override (U+202E)">RLO</span>b'),
        ("\u2066x\u2069", '<span class="unseen" title="left-to-right isolate (U+2066)">LRI</span>x'
                          '<span class="unseen" title="pop directional isolate (U+2069)">PDI</span>'),
        ("a\x00b", 'a<span class="unseen" title="invisible character (U+0000)">U+0000</span>b'),
        ("tag\U000e0041", 'tag<span class="unseen" title="invisible character (U+E0041)">U+E0041</span>'),
        ("tab\tline\nשלום עולם — 你好", "tab\tline\nשלום עולם — 你好"),
    ],
)  # fmt: skip
def test_shown(text: str, html: str) -> None:
    assert str(shown(text)) == html


def test_visible_is_for_attributes_and_the_clipboard() -> None:
    assert visible("pay \u202e001\u202c now") == "pay [RLO]001[PDF] now"


@given(st.text())
def test_nothing_that_turns_a_line_or_opens_a_tag_is_left(text: str) -> None:
    allowed = {"<span", "</spa"}
    html = str(shown(text))
    assert {html[place : place + 5] for place, letter in enumerate(html) if letter == "<"} <= allowed
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c") & set(
        html + visible(text)
    )


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "\x01javascript:x", "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "//evil.example", "/local",
        "http://", "https:///x",
        "https://a b.example", "https://\u202eelpmaxe.org", "http://[::1", "", None,
    ],
)  # fmt: skip
def test_no_link(url: str | None) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize(
    "url", ["https://news.example/story?a=1&b=2#c", "HTTP://NEWS.EXAMPLE", "https://bücher.example/ä"]
)
def test_links(url: str) -> None:
    assert safe_url(url) == url
