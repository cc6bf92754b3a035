"""What a page says about its article, each piece from the first place that has it.

<h1>Acme buys Beta</h1> with <title>Acme buys Beta | The Example</title>     title "Acme buys Beta"
<meta property="article:published_time" content="2026-01-12T09:00:00Z">      published_at, basis "meta"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from flows.bylines import page_bylines, split_authors
from flows.dates import page_date, plausible, read_moment, url_date
from flows.json_ld import LinkedArticle, linked_article
from flows.page import Page
from flows.titles import choose_title, key
from flows.zones import local_moment

_PUBLISHED = (
    "article:published_time", "datepublished", "date.published", "article.published", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "publication-date",
    "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate", "og:published_time",
    "og:pubdate", "citation_publication_date", "citation_date", "ptime", "rnews:datepublished", "release_date",
    "displaydate", "date", "published_at",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod",
    "date.modified", "dc.date.modified",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "byline",
    "citation_author", "article.author", "cxenseparse:author", "og:author",
)  # fmt: skip
_BYLINE_ELEMENTS = 40
_TIMES = 5
_LONGEST_DATE_LINE = 60
_UPDATED = re.compile(r"\b(?:updated?|modified|corrected|reviewed|expires?|last)\b", re.IGNORECASE)
_META_NAMES = ("property", "name", "itemprop", "http-equiv")
_PUBLISHER = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_publisher")


@dataclass(frozen=True)
class Metadata:
    """What is known of an article beside its text; None where the page does not say."""

    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    canonical_url: str | None
    published_at: datetime | None
    published_basis: str | None
    modified_at: datetime | None
    language: str | None
    """As declared: "en-US"."""
    is_news: bool
    """Whether the page declares itself a NewsArticle."""


def read_metadata(tree: HtmlElement, page: Page) -> Metadata:
    """The metadata of a page; what its source said about it fills the gaps."""
    meta = _meta_tags(tree)
    linked = linked_article(_json_ld_scripts(tree)) or LinkedArticle()
    _drop_modification_dates(tree)
    published_at, basis = _published(tree, meta, linked, page)
    publisher = _first(meta, _PUBLISHER) or linked.publisher or page.hints.publisher
    return Metadata(
        title=choose_title(tree, [linked.headline, meta.get("og:title", ""), meta.get("twitter:title", "")], publisher)
        or page.hints.title,
        authors=_authors(tree, meta, linked, publisher) or page.hints.authors,
        publisher=publisher,
        canonical_url=_canonical_url(tree, meta, page),
        published_at=published_at,
        published_basis=basis,
        modified_at=plausible(read_moment(linked.modified or _first(meta, _MODIFIED)), page.fetched_at),
        language=tree.get("lang") or linked.language or meta.get("og:locale") or meta.get("content-language"),
        is_news=linked.is_news,
    )


def _drop_modification_dates(tree: HtmlElement) -> None:
    """Take out of the tree what was read from it and would mislead: htmldate takes the last change for the
    publication where nothing else is stated, and searches broken JSON-LD for seconds."""
    for tag in [*tree.iter("meta"), *tree.iter("script")]:
        names = {(tag.get(attribute) or "").strip().lower() for attribute in _META_NAMES}
        if tag.tag == "script" or names & set(_MODIFIED):
            tag.drop_tree()


def _published(
    tree: HtmlElement, meta: dict[str, str], linked: LinkedArticle, page: Page
) -> tuple[datetime | None, str | None]:
    """The first statement of the publication date that can be true."""
    hints = page.hints
    if hints.published_at is not None and hints.published_basis == "given":
        return hints.published_at, "given"

    def statements() -> Iterator[tuple[datetime | None, str | None]]:
        yield read_moment(linked.published), "json-ld"
        for name in _PUBLISHED:
            yield read_moment(meta.get(name)), "meta"
        yield hints.published_at, hints.published_basis
        yield url_date(page.final_url), "url"
        yield _time_element(tree), "time"
        yield _below_heading(tree), "byline"
        yield page_date(tree, page.url, page.fetched_at), "htmldate"

    for moment, basis in statements():
        if (published_at := plausible(moment, page.fetched_at)) is not None:
            return local_moment(published_at, _date_lines(tree, meta)), basis
    return None, None


def _date_lines(tree: HtmlElement, meta: dict[str, str]) -> Iterator[str]:
    """Where else a page may state when it was published."""
    yield from (meta[name] for name in _PUBLISHED if name in meta)
    yield from (" ".join(time.text_content().split()) for time in islice(tree.iter("time"), _TIMES))
    yield from (line for line in _lines_below_heading(tree) if 8 <= len(line) <= _LONGEST_DATE_LINE)


def _time_element(tree: HtmlElement) -> datetime | None:
    """<time> that says it is the publication date, or the only one on the page."""
    times = tree.xpath("//time[@datetime] | //*[@itemprop='datePublished']")
    said = [time for time in times if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None]
    if not said and len({time.get("datetime") for time in times}) != 1:
        return None
    chosen = (said or times)[0]
    return read_moment(chosen.get("datetime") or chosen.get("content") or chosen.text_content())


def _below_heading(tree: HtmlElement) -> datetime | None:
    """The date in the lines right below the heading: "By Jane Roe · 12 January 2026"; not that of an update."""
    for line in _lines_below_heading(tree):
        if 8 <= len(line) <= _LONGEST_DATE_LINE and not _UPDATED.search(line) and (moment := read_moment(line)):
            return moment
    return None


def _lines_below_heading(tree: HtmlElement) -> Iterator[str]:
    heading = next(tree.iter("h1"), None)
    elements = islice(heading.xpath("following::*"), _BYLINE_ELEMENTS) if heading is not None else ()
    return (" ".join((element.text or "").split()) for element in elements)


def _authors(tree: HtmlElement, meta: dict[str, str], linked: LinkedArticle, publisher: str | None) -> tuple[str, ...]:
    """The people who are named as authors; the site itself is none."""
    sites = {key(name) for name in (publisher, linked.publisher, meta.get("og:site_name")) if name}

    def bylines() -> Iterator[list[str]]:
        yield list(linked.authors)
        for name in _AUTHORS:
            yield [meta.get(name, "")]
        yield from page_bylines(tree)

    for written in bylines():
        authors = [author for author in split_authors(written) if key(author) not in sites]
        if authors:
            return tuple(authors)
    return ()


def _canonical_url(tree: HtmlElement, meta: dict[str, str], page: Page) -> str | None:
    links = [link.get("href") for link in tree.xpath("//link[@rel='canonical'][@href]")]
    for stated in [*links, meta.get("og:url"), page.hints.canonical_url]:
        if url := _usable_address(stated or "", page.final_url):
            return url
    return None


def _usable_address(stated: str, fetched_from: str) -> str | None:
    """The absolute address if it is one of the same site, and not the site's front page."""
    try:
        url = urlsplit(urljoin(fetched_from, stated.strip()))
        origin = urlsplit(fetched_from)
        is_web = url.scheme in ("http", "https") and bool(url.hostname)
    except ValueError:
        return None
    if not stated.strip() or not is_web:
        return None
    if not url.path.strip("/") and not url.query and origin.path.strip("/"):
        return None
    if origin.hostname and _site(origin.hostname) != _site(url.hostname or ""):
        return None
    return url._replace(fragment="").geturl()


def _site(host: str) -> str:
    """The last two labels of a host, three under "co.uk" and its like: news.example.org and www.example.org are one."""
    labels = host.lower().rstrip(".").split(".")
    is_second_level = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3 if is_second_level else -2 :])


def _json_ld_scripts(tree: HtmlElement) -> list[str]:
    return [script.text or "" for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower()]


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    """The first value for each name, property, itemprop or http-equiv, names in lower case."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        content = " ".join((tag.get("content") or "").split())
        for attribute in _META_NAMES:
            name = (tag.get(attribute) or "").strip().lower()
            if name and content:
                tags.setdefault(re.sub(r"^article:published$", "article:published_time", name), content)
    return tags


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)
