"""Pages and listings made to hurt, and what becomes of each: read, or refused with a reason."""

from __future__ import annotations

from typing import Final, NamedTuple

TITLE: Final = "Acme opens a laboratory in Łódź"
LEAD: Final = (
    "The company said on Monday that it had opened a laboratory in the harbour district, where forty chemists work"
    " on coatings for ships. It expects the first products within two years"
)
NAV: Final = '<nav><a href="/">Home</a></nav>'


class Trap(NamedTuple):
    body: bytes
    reason: str | None = None
    """Why it is not read; None where it is."""
    content_type: str = "text/html"


def story(word: str = "here") -> str:
    """No two pages say the same: copies would not be read."""
    return f"<article><h1>{TITLE} {word}</h1><p>{LEAD}, which is told {word}.</p></article>"


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{NAV}{body}</body></html>".encode()


def nested(depth: int) -> Trap:
    return Trap(page("<div>" * depth + story(f"{depth} deep") + "</div>" * depth))


BROKEN_JSON_LD: Final = '<script type="application/ld+json">{"headline":"' + '\\"' * 24_000 + "</script>"
PAGES: Final = {
    "nested-300": nested(300),
    "nested-2000": nested(2_000),
    "nested-30000": nested(30_000),
    "nested-100000": nested(100_000)._replace(reason="has more than 80,000 elements"),
    "fifty-megabytes": Trap(b"<p>Acme buys Beta.</p>" * 2_300_000, "larger than 10 MB"),
    "tags": Trap(page("<b>a</b>" * 200_000), "has more than 80,000 elements"),
    "rows": Trap(page("<table>" + "<tr><td>1" * 100_000 + "</table>"), "has more than 80,000 elements"),
    "slow-to-parse": Trap(page("<p>Acme bought Beta.</p>" * 39_000), "took more than 2 s to parse"),
    "broken-json-ld": Trap(page(story("beside broken data"), BROKEN_JSON_LD)),
    "nested-json-ld": Trap(
        page(story("beside nested data"), f'<script type="application/ld+json">{"[" * 50_000}</script>')
    ),
    "controls": Trap(page(story("with NUL \x00, C0 \x01\x1b, &#7;&#0; and bidi \u202eflow\u202c\u2066 marks"))),
    "no-article": Trap(page("<p>Please enable JavaScript.</p>"), "no article text"),
    "picture": Trap(b"\x89PNG\r\n\x1a\n" + bytes(2_000), "is an image"),
    "noise": Trap(bytes(range(256)) * 2_000, "is binary"),
    "empty": Trap(b"", "is empty"),
    "archive": Trap(b"PK\x03\x04" + bytes(2_000), "is a ZIP or Office file"),
}
CHARSETS: Final = (
    "utf-8", "utf-16", "iso-8859-1", "iso-8859-2", "windows-1251", "koi8-r", "windows-1252", "shift_jis", "euc-jp",
    "gb18030", "big5", "euc-kr",
)  # fmt: skip
WORDS: Final = {
    "utf-8": "Łódź", "utf-16": "Łódź", "iso-8859-1": "Málaga", "iso-8859-2": "Zażółć", "windows-1251": "Москва",
    "koi8-r": "Москва", "windows-1252": "“Málaga”", "shift_jis": "日本の会社", "euc-jp": "日本の会社",
    "gb18030": "上海公司", "big5": "上海公司", "euc-kr": "한국 회사",
}  # fmt: skip


def in_charset(name: str) -> Trap:
    """Declared by the page alone."""
    text = (
        f"<html><head><meta charset='{name}'></head><body>{NAV}<article><h1>In {name}</h1><p>{LEAD}, in {WORDS[name]}."
    )
    return Trap((text + "</p></article></body></html>").encode(name))


def listing(count: int, link: str) -> bytes:
    items = (b"<item><title>Acme</title><link>%s?%d</link></item>" % (link.encode(), n) for n in range(count))
    return b"<rss version='2.0'><channel>" + b"".join(items) + b"</channel></rss>"


NESTED_ENTITIES: Final = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
LISTINGS: Final = {
    "entity-bomb": f'<!DOCTYPE r [<!ENTITY e0 "boom">{NESTED_ENTITIES}]><rss><channel><title>&e9;</title>'
    "<item><title>&e9;</title></item></channel></rss>",
    "xxe": '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://10.0.0.1/">%p;]>'
    "<rss><channel><item><title>&f;</title><link>file:///etc/&f;</link></item></channel></rss>",
    "deep-feed": "<rss><channel>" + "<a>" * 20_000,
    "deep-json": '{"items": [' + "[" * 20_000,
    "no-feed": "<html><body>Welcome</body></html>",
}
