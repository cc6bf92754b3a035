"""From a page to an article: the text, and what is known of where it comes from."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.text import MAX_CHARACTERS
from flows.bylines import split_authors
from flows.dates import read_moment, url_date
from flows.encoding import decode
from flows.json_ld import linked_article
from flows.kinds import kind_of
from flows.language import language_of
from flows.page import Hints, Page
from flows.parse import parse
from flows.table_grid import joined_figures, placed
from flows.titles import headline_of, without_site
from flows.tree import read_html
from schemas import Article, ParseError

FETCHED = datetime(2026, 1, 20, 12, 0, tzinfo=UTC)
URL = "https://www.example.org/news/2026/01/acme-buys-beta.html"

LEAD = "Acme Corp. said on Monday that it would buy Beta Therapeutics for $20 million in cash and stock."
SECOND = "The two companies expect to close the transaction in the second quarter, subject to approval by regulators."
THIRD = "“Beta brings us a pipeline that we have long admired,” said Jane Roe, the chief executive of Acme."
STORY = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"


def page(content: str | bytes, content_type: str | None = "text/html", url: str = URL, **hints: Any) -> Page:
    data = content.encode() if isinstance(content, str) else content
    return Page(url, url, data, content_type, None, FETCHED, Hints(**hints))


def web_page(head: str = "", body: str = STORY, **hints: Any) -> Article:
    nav = '<nav><a href="/">Home</a> <a href="/jobs">Jobs</a></nav>'
    footer = '<footer><a href="/about">About this site</a> © 2026 The Example</footer>'
    return parse(page(f"<html><head>{head}</head><body>{nav}<article>{body}</article>{footer}</body></html>", **hints))


def json_ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


# The text


def test_the_title_is_the_first_paragraph_and_the_site_around_the_article_is_left_out() -> None:
    title = "Acme buys Beta for $20 million"
    article = web_page(f"<title>{title}</title>", f"<h1>{title}</h1>{STORY}")
    assert article.text == f"Acme buys Beta for $20 million\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}"
    assert (article.id[:2], article.url, article.truncated) == ("a_", URL, False)


def test_list_items_stand_on_their_own_lines() -> None:
    items = "<ul><li>It pays <b>$5 million</b> at once.</li><li>It pays the rest in May.</li></ul>"
    article = web_page(body=STORY + items)
    assert "- It pays $5 million at once.\n- It pays the rest in May." in article.text


def test_a_row_of_a_table_is_a_line_with_its_header_first() -> None:
    rows = "<tr><th>Quarter</th><th>Revenue</th></tr><tr><td>First</td><td>$4 million</td></tr>"
    assert "Quarter | Revenue\nFirst | $4 million" in web_page(body=f"{STORY}<table>{rows}</table>").text


@pytest.mark.parametrize(
    ("cells", "joined"),
    [
        (["Revenue", "$", "4.2", "", "$", "3.9"], ["Revenue", "$4.2", "$3.9"]),
        (["Net loss", "$", "(1.2", ")", "", "(0.9", ")"], ["Net loss", "$(1.2)", "(0.9)"]),
        (["Margin", "12", "%", "9", "%"], ["Margin", "12%", "9%"]),
        (["Total", "", ""], ["Total"]),
        (["$"], ["$"]),
    ],
)
def test_figures_spread_over_cells_are_joined(cells: list[str], joined: list[str]) -> None:
    assert [cell.text for cell in joined_figures(placed([(cell, 1) for cell in cells]))] == joined


TWO_PERIODS = """<table>
<tr><td></td><td colspan="5">Three Months Ended</td><td colspan="5">Six Months Ended</td></tr>
<tr><td></td><td colspan="2">2026</td><td></td><td colspan="2">2025</td><td colspan="2">2026</td><td></td>
<td colspan="2">2025</td></tr>
<tr><td>Revenue</td><td>$</td><td>4.2</td><td></td><td>$</td><td>3.9</td><td>$</td><td>8</td><td></td><td>$</td>
<td>7</td></tr>
<tr><td>Gain</td><td colspan="2"></td><td></td><td colspan="2">0.1</td><td colspan="2"></td><td></td>
<td colspan="2">(0.2)</td></tr></table>"""


def test_cells_stay_in_their_columns_where_some_are_empty_or_span_columns() -> None:
    rows = "| Three Months Ended | | Six Months Ended\n2026 | 2025 | 2026 | 2025\nRevenue | $4.2 | $3.9 | $8 | $7\n"
    assert f"{rows}Gain | | 0.1 | | (0.2)" in web_page(body=STORY + TWO_PERIODS).text


def test_links_to_other_articles_and_pleas_to_subscribe_are_left_out() -> None:
    related = '<p>Related: <a href="/x">Gamma raises $30 million from three funds</a></p>'
    plea = "<p>Sign up for our daily newsletter to read more.</p><h2>You might like</h2>"
    text = web_page(body=f"<p>{LEAD}</p>{related}<p>{SECOND}</p><p>{THIRD}</p>{plea}").text
    assert text == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def test_a_text_that_the_page_holds_twice_is_read_once() -> None:
    assert web_page(body=STORY + f"<div><p>{SECOND}</p></div>").text.count(SECOND) == 1


def test_characters_that_cannot_be_seen_do_not_part_words() -> None:
    story = STORY.replace("Therapeutics", "Thera&shy;peu&#8203;tics").replace("in cash", "in&nbsp;cash")
    assert LEAD in web_page(body=story).text


def test_text_is_composed_unicode_without_control_characters() -> None:
    decomposed = unicodedata.normalize("NFD", "Société Générale")
    text = web_page(body=f"<p>{decomposed}\x00\x07&#8; {LEAD}</p><p>{SECOND}</p>").text
    assert text.startswith("Société Générale ") and text == unicodedata.normalize("NFC", text)


def test_a_long_article_is_cut_and_says_so() -> None:
    paragraphs = "".join(f"<p>Unit {number} of Acme sold {number} devices. {LEAD}</p>" for number in range(2_000))
    article = parse(page(f"<html><body>{paragraphs}</body></html>"))
    assert (len(article.text), article.truncated) == (MAX_CHARACTERS, True)


EXHIBIT = f"""<html><head><title>Document</title></head><body><div>Exhibit 99.1</div>
<div>Acme Reports Results for the First Quarter</div><div>ATLANTA, April 20, 2026 – {LEAD} {SECOND} {THIRD}</div>
<div>•Revenue was $4.2 million.</div><div>•Net loss was $1.1 million.</div>
<table><tr><td></td><td>2026</td><td>2025</td></tr><tr><td>Revenue</td><td>$</td><td>4.2</td><td>$</td><td>3.9</td></tr>
</table><p>For further<sup>1</sup> details see the report.</p><div>2</div></body></html>"""


def test_a_page_without_navigation_is_read_whole_as_exhibits_of_filings_are() -> None:
    article = parse(page(EXHIBIT, url="file:///filings/ex991.htm"))
    assert (article.kind, article.title) == ("filing", "Acme Reports Results for the First Quarter")
    assert article.text.startswith("Exhibit 99.1\n\nAcme Reports Results")
    assert "- Revenue was $4.2 million.\n- Net loss was $1.1 million." in article.text
    assert "2026 | 2025\nRevenue | $4.2 | $3.9" in article.text
    assert article.text.endswith("For further 1 details see the report.")


def test_what_is_not_shown_is_not_read() -> None:
    hidden = '<div style="display: none">us-gaap:Revenues 4200000</div><div hidden>draft</div>'
    text = parse(page(f"<html><body>{hidden}{STORY}</body></html>")).text
    assert text == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def test_text_in_columns_keeps_its_tables_and_joins_its_lines() -> None:
    wrapped = LEAD.replace("for $20", "\nfor $20")
    table = "Revenue     4.2     3.9\nCosts       1.0     1.1"
    article = parse(page(f"<html><body><pre>{wrapped}\n\n{SECOND}\n\n{table}</pre>"))
    assert article.text == f"{LEAD}\n\n{SECOND}\n\nRevenue | 4.2 | 3.9\nCosts | 1.0 | 1.1"


# Title


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Acme buys Beta | The Example</title>", "<h1>Acme buys Beta</h1>", "Acme buys Beta"),
        (meta("og:title", "Acme buys Beta"), "<h1>The Example</h1>", "Acme buys Beta"),
        (json_ld(headline="Acme buys Beta"), "<h1>Trending now</h1><h1>Acme buys Beta</h1>", "Acme buys Beta"),
        (
            meta("og:title", "Why Acme wants Beta - The Example") + meta("og:site_name", "The Example"),
            "<h1>Acme pays $20 million for its smaller neighbour</h1>",
            "Acme pays $20 million for its smaller neighbour",
        ),
        (meta("og:title", "Why Acme wants Beta - News") + meta("og:site_name", "News"), "", "Why Acme wants Beta"),
        ("<title>index</title>", "", None),
        ("", "", None),
    ],
)
def test_the_title_is_the_heading_that_other_titles_agree_with(head: str, body: str, title: str | None) -> None:
    assert web_page(head, body + STORY).title == title


@pytest.mark.parametrize(
    ("title", "publisher", "bare"),
    [
        ("Acme buys Beta | The Example", "The Example", "Acme buys Beta"),
        ("The Example: Acme buys Beta", "The Example", "The Example: Acme buys Beta"),
        ("The Example - Acme buys Beta", "The Example", "Acme buys Beta"),
        ("Acme buys Beta in deal | News | The Example", "The Example", "Acme buys Beta in deal | News"),
        ("Phase 2 - what comes next for Acme", "The Example", "Phase 2 - what comes next for Acme"),
        ("Acme posts a record quarter - Reuters", None, "Acme posts a record quarter"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title: str, publisher: str | None, bare: str) -> None:
    assert without_site(title, publisher) == bare


def test_a_headline_among_front_matter() -> None:
    front = ["Exhibit 99.1", "Investor contact: John Doe, (404) 555-0100", "FOR IMMEDIATE RELEASE"]
    assert headline_of([*front, "Acme Completes Purchase of Beta", LEAD * 4]) == "Acme Completes Purchase of Beta"
    assert headline_of([*front, LEAD * 4]) is None


# Authors, publisher, address


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        (json_ld(author=[{"@type": "Person", "name": "Jane Roe"}, {"@type": "Person", "name": "John Doe"}]), "",
         ("Jane Roe", "John Doe")),
        (json_ld(author=[{"@type": "Person", "name": "Jane Roe"}, {"@type": "Organization", "name": "Wire"}]), "",
         ("Jane Roe",)),
        (json_ld(author="Jane Roe"), "", ("Jane Roe",)),
        ('<meta name="author" content="By Jane Roe, Staff Writer">', "", ("Jane Roe",)),
        ("", '<div class="meta">By <a href="/staff/roe">Jane Roe</a></div>', ("Jane Roe",)),
        ("", '<a rel="author" href="/roe">Jane Roe</a>', ("Jane Roe",)),
        (meta("og:site_name", "The Example") + '<meta name="author" content="The Example">', "", ()),
        (meta("article:author", "https://example.org/people/roe"), "", ()),
        ("", "", ()),
    ],
)  # fmt: skip
def test_authors_are_people(head: str, body: str, authors: tuple[str, ...]) -> None:
    assert web_page(head, body + STORY).authors == authors


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("By Jane Roe and John Doe", ["Jane Roe", "John Doe"]),
        ("JANE ROE, JOHN DOE & ANN POE", ["JANE ROE", "JOHN DOE", "ANN POE"]),
        ("news@example.org (Jane Roe)", ["Jane Roe"]),
        ("Jane Roe, M.D., and John Doe Jr.", ["Jane Roe, M.D.", "John Doe Jr."]),
        ("Roe, J. M.", ["J. M. Roe"]),
        ("Jane Roe in Boston", ["Jane Roe"]),
        ("Posted by Jane Roe | Senior Editor", ["Jane Roe"]),
        ("Staff", []),
        ("https://example.org/jane-roe", []),
        ("@janeroe", ["janeroe"]),
        ("", []),
    ],
)
def test_bylines(written: str, names: list[str]) -> None:
    assert list(split_authors([written])) == names


@pytest.mark.parametrize(
    ("head", "canonical"),
    [
        ('<link rel="canonical" href="/news/acme-buys-beta">', "https://www.example.org/news/acme-buys-beta"),
        (meta("og:url", "https://news.example.org/acme-buys-beta#top"), "https://news.example.org/acme-buys-beta"),
        ('<link rel="canonical" href="https://www.example.org/">', None),
        ('<link rel="canonical" href="https://elsewhere.example/acme">', None),
        ('<link rel="canonical" href="javascript:void(0)">', None),
        ('<link rel="canonical" href="http://[broken">', None),
    ],
)
def test_the_canonical_address_is_on_the_same_site_and_not_its_front_page(head: str, canonical: str | None) -> None:
    assert web_page(head).canonical_url == canonical


def test_an_article_has_the_same_id_under_both_of_its_addresses() -> None:
    link = '<link rel="canonical" href="https://www.example.org/acme">'
    html = f"<html><head>{link}</head><body><nav></nav><article>{STORY}</article></body></html>"
    assert parse(page(html)).id == parse(page(html, url="https://www.example.org/acme?from=feed")).id


# Dates


@pytest.mark.parametrize(
    ("head", "body", "day", "basis"),
    [
        (json_ld(datePublished="2026-01-12T09:00:00+01:00"), "", "2026-01-12", "json-ld"),
        (meta("article:published_time", "2026-01-12T09:00:00Z"), "", "2026-01-12", "meta"),
        (json_ld(datePublished="soon") + meta("article:published_time", "2026-01-12"), "", "2026-01-12", "meta"),
        (json_ld(datePublished="2031-01-01") + meta("article:published_time", "2026-01-12"), "", "2026-01-12", "meta"),
        ("", '<time datetime="2026-01-12T10:00:00Z">Monday</time>', "2026-01-12", "time"),
        ("", "<h1>Acme buys Beta</h1><span>By Jane Roe</span><span>12 January 2026</span>", "2026-01-12", "byline"),
        ("", "<h1>Acme buys Beta</h1><p>Last updated 12 January 2026</p>", None, None),
        ("", "<p>© 2019 The Example. All rights reserved.</p>", None, None),
        ("", "<p>The company was founded on 3 May 1998 in Ohio.</p>", None, None),
        (meta("article:modified_time", "2026-01-12"), "", None, None),
    ],
)
def test_the_publication_date_is_stated_or_unknown(head: str, body: str, day: str | None, basis: str | None) -> None:
    html = f"<html><head>{head}</head><body><nav></nav><article>{body}{STORY}</article></body></html>"
    article = parse(page(html, url="https://www.example.org/acme-buys-beta"))
    assert (article.published_at and article.published_at.date().isoformat(), article.published_basis) == (day, basis)


def test_what_a_feed_says_counts_where_the_page_is_silent_and_what_the_user_says_always() -> None:
    heard = datetime(2026, 1, 11, 8, 0, tzinfo=UTC)
    stated = meta("article:published_time", "2026-01-12")
    assert web_page(published_at=heard, published_basis="feed").published_basis == "feed"
    assert web_page(stated, published_at=heard, published_basis="feed").published_basis == "meta"
    assert web_page(stated, published_at=heard, published_basis="given").published_at == heard


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-01-12T09:30:00-05:00", datetime(2026, 1, 12, 14, 30, tzinfo=UTC)),
        ("2026-01-12T09:30:00.123Z", datetime(2026, 1, 12, 9, 30, tzinfo=UTC)),
        ("2026-01-12 09:30", datetime(2026, 1, 12, 9, 30, tzinfo=UTC)),
        ("20260112", datetime(2026, 1, 12, tzinfo=UTC)),
        ("Mon, 12 Jan 2026 09:30:00 +0100", datetime(2026, 1, 12, 8, 30, tzinfo=UTC)),
        ("January 12, 2026", datetime(2026, 1, 12, tzinfo=UTC)),
        ("12th Sept. 2025", datetime(2025, 9, 12, tzinfo=UTC)),
        ("01/22/2026 4:30 PM", datetime(2026, 1, 22, tzinfo=UTC)),
        ("01/02/2026", None),
        ("2026", None),
        ("2026-01", None),
        ("2026-02-30", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_read_if_it_names_a_day(written: str | None, moment: datetime | None) -> None:
    assert read_moment(written) == moment


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2026/01/12/acme", 12),
        ("https://example.org/news/2026-01-12-acme.html", 12),
        ("https://example.org/20260112/acme", 12),
        ("https://example.org/2026/01/acme", None),
        ("https://example.org/acme?on=/2026/01/12/", None),
        ("https://example.org/2026/13/45/acme", None),
    ],
)
def test_a_date_in_an_address(url: str, day: int | None) -> None:
    found = url_date(url)
    assert (found and found.day) == day


# JSON-LD


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Acme buys Beta"}',
        '[{"@type": "Organization"}, {"@type": ["Article", "NewsArticle"], "headline": "Acme buys Beta"}]',
        '{"@graph": [{"@type": "WebPage"}, {"@type": "BlogPosting", "headline": "Acme buys Beta"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "http://schema.org/Report", "headline": "Acme buys Beta"}}',
        '<!-- {"@type": "Article", "headline": "Acme buys &#66;eta"} -->',
        '{"@type": "Article", "headline": "Acme buys &amp;#66;eta"}',
        '{"@type": "Article", "headline": "Acme buys Beta",}',
        '{"@type": "Article", "headline": "Acme buys Beta"};',
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Acme buys Beta&quot;}",
        '{"@type": "Article", "headline": "Acme\n buys Beta"}',
    ],
)
def test_json_ld_is_found_where_sites_put_it_and_mended_where_they_break_it(script: str) -> None:
    found = linked_article([script])
    assert found is not None and found.headline == "Acme buys Beta"


@pytest.mark.parametrize("script", ["", "{", "null", "[" * 100_000, '{"@type": "Product"}', '{"headline": "x"}', '"\\'])
def test_no_json_ld_is_no_error(script: str) -> None:
    assert linked_article([script]) is None


def test_an_author_may_stand_elsewhere_in_the_graph() -> None:
    nodes = [{"@type": "Article", "author": {"@id": "#roe"}}, {"@type": "Person", "@id": "#roe", "name": "Jane Roe"}]
    found = linked_article([json.dumps({"@graph": nodes})])
    assert found is not None and found.authors == ("Jane Roe",)


# Encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *[("Café – “naïve” €5", encoding) for encoding in ("utf-8", "utf-8-sig", "windows-1252", "utf-16")],
        *[("Привет, рынок", encoding) for encoding in ("windows-1251", "koi8-r", "iso-8859-5")],
        *[("日本の会社", encoding) for encoding in ("shift_jis", "euc-jp", "iso-2022-jp")],
        *[("上海公司", encoding) for encoding in ("gb2312", "gbk", "big5")],
        ("한국 회사", "euc-kr"),
        ("Zażółć", "iso-8859-2"),
    ],
)
def test_the_declared_encoding_is_used(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), encoding) == text
    declared = f'<meta charset="{encoding}">{text}'
    assert decode(declared.encode(encoding)) == declared


def test_a_wrong_declaration_does_not_garble_utf8() -> None:
    assert decode("Café".encode(), "iso-8859-1") == "Café"


@pytest.mark.parametrize("declared", [None, "no-such-charset", "hex", "", "utf-7\x00"])
def test_without_a_usable_declaration_it_is_utf8_or_windows_1252(declared: str | None) -> None:
    assert decode("Café".encode(), declared) == "Café"
    assert decode("Café – €5".encode("cp1252"), declared) == "Café – €5"


# Kind and language


@pytest.mark.parametrize(
    ("text", "url", "kind"),
    [
        (f"BOSTON, Jan. 12, 2026 (GLOBE NEWSWIRE) -- {LEAD}", None, "press_release"),
        (f"BOSTON, Jan. 12, 2026 /PRNewswire/ -- {LEAD}", None, "press_release"),
        (f"BOSTON--(BUSINESS WIRE)--{LEAD}", None, "press_release"),
        (f"FOR IMMEDIATE RELEASE\n\n{LEAD}", None, "press_release"),
        (LEAD, "https://www.example.org/press-releases/acme-buys-beta", "press_release"),
        ("Acme Corp. today announced that it will buy Beta Therapeutics.", None, "press_release"),
        ("HANOI, VIETNAM - Example Newswire - 12 January 2026 - Acme opens a plant.", None, "press_release"),
        ("“We are pleased to announce this deal,” Jane Roe told reporters on Monday.", "https://example.org/a", "news"),
        (f"Exhibit 99.1\n\n{LEAD}", None, "filing"),
        (LEAD, "https://www.example.org/news/acme-buys-beta", "news"),
        (LEAD, None, "unknown"),
        (f"{LEAD}\n\nThe exhibit 99 stands in the museum.", None, "unknown"),
    ],
)
def test_the_kind_of_an_article(text: str, url: str | None, kind: str) -> None:
    assert kind_of(text, url) == kind


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (f"{LEAD} {SECOND}", "de", "en"),
        ("Die Acme AG hat am Montag mitgeteilt, dass sie die Beta GmbH für 20 Millionen Euro kauft und dass der Kauf "
         "im zweiten Quartal mit der Zustimmung des Kartellamts abgeschlossen werden soll.", "en", "de"),
        ("日本の会社が新しい薬を発売した。", "en", "ja"),
        ("中国公司在北京发布了新药。", None, "zh"),
        ("Acme 20", "en-US", "en"),
        ("Acme 20", None, None),
    ],
)  # fmt: skip
def test_the_language_of_a_text(text: str, declared: str | None, language: str | None) -> None:
    assert language_of(text, declared) == language


# Plain text


def test_a_text_file_keeps_its_text() -> None:
    article = parse(page(f"Acme buys Beta\n\n{LEAD}\n{SECOND}\n", "text/plain", "file:///articles/acme.txt"))
    assert article.text == f"Acme buys Beta\n\n{LEAD}\n{SECOND}"
    assert (article.title, article.published_at, article.kind) == ("Acme buys Beta", None, "unknown")


def test_a_record_gets_the_title_that_came_with_it() -> None:
    day = datetime(2026, 1, 12, tzinfo=UTC)
    known: dict[str, Any] = {"published_at": day, "published_basis": "given", "publisher": "Wire"}
    article = parse(page(LEAD, "text/plain", title="Acme buys Beta", **known))
    assert article.text == f"Acme buys Beta\n\n{LEAD}"
    assert (article.published_at, article.published_basis, article.publisher) == (day, "given", "Wire")
    again = parse(page(article.text, "text/plain", title="Acme buys Beta"))
    assert again.text == article.text


def test_the_first_line_of_a_text_of_fixed_width_is_no_title() -> None:
    wrapped = "Acme Corp. said on Monday that it would buy\nBeta Therapeutics for $20 million.\n"
    assert parse(page(wrapped, "text/plain")).title is None


@pytest.mark.parametrize("content_type", [None, "application/octet-stream"])
def test_a_page_that_no_type_was_declared_for_is_recognised(content_type: str | None) -> None:
    assert parse(page(f"<!doctype html><html><body>{STORY}", content_type)).text.startswith(LEAD)
    assert parse(page(LEAD, content_type)).text == LEAD


def test_an_address_that_is_none_is_no_crash() -> None:
    assert parse(page(LEAD, "text/plain", "http://[broken")).kind == "unknown"
    assert parse(page(f"<html><body>{STORY}", "text/html", "http://[broken")).kind == "unknown"


# What is no article


@pytest.mark.parametrize(
    ("content", "content_type", "reason"),
    [
        (b"", "text/html", "is empty"),
        (b" \n\t ", "text/plain", "is empty"),
        (b"%PDF-1.7 ...", "text/html", "is a PDF"),
        (b"\x89PNG\r\n", None, "is an image"),
        (bytes(range(256)) * 20, "text/html", "is binary"),
        (b'{"a": 1}', "application/json", "is application/json, not a web page"),
        (b"<html><body><p>Please enable JavaScript.</p></body></html>", "text/html", "no article text was found"),
        (b"<p>a</p>" * 200_000, "text/html", "has more than 80,000 elements"),
    ],
)
def test_what_is_no_article_says_why(content: bytes, content_type: str | None, reason: str) -> None:
    with pytest.raises(ParseError, match=reason) as caught:
        parse(page(content, content_type))
    assert caught.value.concerns == URL


@pytest.mark.parametrize("depth", [100, 300, 2_000, 30_000])
def test_deep_nesting_loses_no_text(depth: int) -> None:
    assert LEAD in parse(page(f"<html><body>{'<div>' * depth}{STORY}{'</div>' * depth}</body></html>")).text
    assert SECOND in parse(page(f"<html><body><article>{'<b><i>' * (depth // 2)}{STORY}")).text


@pytest.mark.parametrize("tags", ["<div></x>", "<li>", "<dd><dt>", "<h1>", "<td>", "<option>", "<p><object>"])
def test_depth_that_hides_is_no_crash(tags: str) -> None:
    try:
        assert parse(page(f"<html><body>{tags * 5_000}{STORY}")).text
    except ParseError as error:
        assert error.message in ("its elements nest too deep", "no article text was found on the page")


def test_tags_in_scripts_do_not_count_as_nesting() -> None:
    tree = read_html(f"<html><body><script>var a = '{'<div>' * 500}'</script>{STORY}</body></html>")
    assert len(tree.xpath("//p")) == 3


@pytest.mark.parametrize(
    "hostile",
    [
        *("<" * 50_000, "<a " * 50_000, '<a href="' * 30_000, "<!--" * 50_000, "&" * 50_000, "<script" * 20_000),
        '<script type="application/ld+json">{"headline":"' + '\\"' * 24_000 + "</script>" + STORY,
        f"<title>{' | ' * 20_000}</title>{STORY}",
        f"<div>By {'a' * 40_000}</div>{STORY}",
        *(f"<p>{character * 40_000}</p>{STORY}" for character in '1,"|-•\u202e'),
    ],
)
def test_hostile_pages_end_soon(hostile: str) -> None:
    try:
        assert parse(page(f"<html><body>{hostile}")).text
    except ParseError as error:
        assert error.message


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.binary(max_size=100), st.sampled_from(["text/html", "text/plain", None]))
def test_no_page_makes_it_crash(text: str, noise: bytes, content_type: str | None) -> None:
    content = f"<html><body><article>{STORY}<p>{text}</p>".encode("utf-8", "replace") + noise
    article = parse(page(content, content_type))
    assert LEAD in article.text
    assert article.text == unicodedata.normalize("NFC", article.text)
