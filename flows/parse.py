"""Page → Article: the text of the article with its paragraphs, lists and tables, and what is known of its origin.

                                                                          (trafilatura is touched here only)
    article = parse(page)

The text is normalised here and never changed afterwards: Unicode NFC, no control characters. Its first paragraph is
the title, where there is one; paragraphs are parted by an empty line.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from extractors.text import MAX_CHARACTERS, clean_text, read_text
from flows.blocks import text_blocks
from flows.clutter import remove_clutter
from flows.encoding import decode
from flows.kinds import kind_of
from flows.language import language_of
from flows.metadata import Metadata, read_metadata
from flows.page import Page
from flows.prepare import prepare
from flows.titles import headline_of, key
from flows.tree import read_html
from schemas import Article, ParseError
from schemas.article import article_id, text_sha256

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml"})
_TEXT_TYPES = frozenset({"text/plain", "text/markdown", "text/x-markdown"})
_UNDECLARED = frozenset({None, "application/octet-stream", "binary/octet-stream"})
_LOOKS_LIKE_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|table)\b", re.IGNORECASE)
_PDF = b"%PDF"
_MAGIC = {
    b"PK\x03\x04": "a ZIP or Office file",
    b"\xd0\xcf\x11\xe0": "an Office file",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
}
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\r\f\x1b"))
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–]?\s?\d{1,3}\s?[-–]?(?:\s+of\s+\d{1,3})?", re.IGNORECASE)
_PAGE_FURNITURE = ("nav", "header", "footer", "aside", "form", "iframe", "article", "main", "script")
_WIDEST_LINE = 120
MAX_MARKUP = 20_000_000
"""No article has more; the largest filings have half of it."""
_FEWEST_CHARACTERS = 80
"""Shorter texts are cookie notices and "please enable JavaScript"."""

# It logs an error for each page that it gives up; here that is a ParseError with its reason.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def parse(page: Page) -> Article:
    """The article on a page. Raises ParseError with the reason where there is none."""
    try:
        return _parse(page)
    except ParseError as error:
        raise ParseError(error.message, concerns=page.url) from error


def needs_care(page: Page) -> bool:
    """Whether it may be a web page or a PDF, which can take minutes to parse: declared as such, or as nothing."""
    return page.content_type in _HTML_TYPES | _UNDECLARED or page.content.startswith(_PDF)


def _parse(page: Page) -> Article:
    if page.content.startswith(_PDF):
        return _pdf(page)
    _refuse_binary(page.content, page.encoding)
    text = decode(page.content, page.encoding)
    if not text.strip():
        raise ParseError("is empty")
    is_declared = page.content_type not in _UNDECLARED
    if page.content_type in _HTML_TYPES or (not is_declared and _LOOKS_LIKE_HTML.search(text[:5_000])):
        return _web_page(page, text)
    if not is_declared or page.content_type in _TEXT_TYPES:
        return _plain_text(page, text)
    raise ParseError(f"is {page.content_type}, not a web page or a text")


def _refuse_binary(content: bytes, encoding: str | None) -> None:
    if not content.strip():
        raise ParseError("is empty")
    for magic, name in _MAGIC.items():
        if content.startswith(magic):
            raise ParseError(f"is {name}, not a web page or a text")
    start = content[:4_096]
    if len(start.translate(None, _CONTROLS)) < 0.95 * len(start) and not _is_utf16(start, encoding):
        raise ParseError("is binary, not a web page or a text")


def _is_utf16(start: bytes, encoding: str | None) -> bool:
    return start[:2] in (b"\xff\xfe", b"\xfe\xff") or (encoding or "").lower().startswith("utf-16")


def _plain_text(page: Page, text: str) -> Article:
    """A text file or a record of a JSON Lines file; a title that its source knows becomes the first paragraph."""
    hints = page.hints
    body = unicodedata.normalize("NFC", text).strip("\ufeff").strip()
    title = " ".join((hints.title or "").split()) or None
    if title and not key(body[: 2 * len(title) + 50]).startswith(key(title)):
        body = f"{title}\n\n{body}"
    url = hints.canonical_url or page.url
    is_web_url = url.startswith("http")
    article = read_text(body, url=url, title=title or _first_line(body))
    return article.model_copy(
        update={
            "url": page.url,
            "canonical_url": url if is_web_url else None,
            "kind": kind_of(body, url if is_web_url else None),
            "language": language_of(body),
            "authors": hints.authors,
            "publisher": hints.publisher,
            "published_at": hints.published_at,
            "published_basis": hints.published_basis if hints.published_at else None,
            "fetched_at": page.fetched_at,
        }
    )


def _pdf(page: Page) -> Article:
    """A PDF; the title that its own properties give is mostly the name of a file, and is not used."""
    from flows.pdf import pdf_paragraphs  # pypdf takes a moment to import

    return _plain_text(page, "\n\n".join(pdf_paragraphs(page.content)))


def _first_line(text: str) -> str | None:
    """The first line where it looks like a headline: short, without a full stop, and a paragraph follows.

    Where a line of about the same length follows, it is only the first line of a text of fixed width.
    """
    line, _, rest = text.partition("\n")
    line = " ".join(line.lstrip("# ").split())
    following = rest.partition("\n")[0].strip()
    is_line_of_its_own = bool(rest.strip()) and (not following or len(following) > _WIDEST_LINE)
    return line if is_line_of_its_own and 3 < len(line) <= 250 and line[-1] not in ".:;," else None


def _web_page(page: Page, markup: str) -> Article:
    if len(markup) > MAX_MARKUP:
        raise ParseError(f"has more than {MAX_MARKUP:,} characters of HTML")
    tree = read_html(markup)
    is_bare = is_bare_document(tree)
    metadata = read_metadata(tree, page)
    try:
        blocks = document_blocks(tree) if is_bare else article_blocks(tree)
    except RecursionError as error:  # closing tags that close nothing hide the depth from read_html
        raise ParseError("its elements nest too deep") from error
    if sum(map(len, blocks)) < _FEWEST_CHARACTERS:
        raise ParseError("no article text was found on the page")
    title = metadata.title
    if title is None:  # a bare document: its headline stands where it stands, maybe below "Exhibit 99.1"
        title = headline_of(blocks)
    else:
        blocks = [title, *without_title(blocks, title)]
    text = "\n\n".join(blocks)
    return _article(page, metadata, _normal(title) if title else None, _normal(text))


def _normal(text: str) -> str:
    return clean_text(unicodedata.normalize("NFC", text))


def _article(page: Page, metadata: Metadata, title: str | None, text: str) -> Article:
    kept = text[:MAX_CHARACTERS]
    canonical = metadata.canonical_url
    web_url = canonical or (page.final_url if page.final_url.startswith("http") else None)
    return Article(
        id=article_id(kept, canonical or page.url),
        url=page.url,
        canonical_url=canonical,
        title=title,
        text=kept,
        language=language_of(kept, metadata.language),
        kind=kind_of(kept, web_url, is_news=metadata.is_news),
        publisher=metadata.publisher,
        authors=metadata.authors,
        published_at=metadata.published_at,
        published_basis=metadata.published_basis,
        modified_at=metadata.modified_at,
        fetched_at=page.fetched_at,
        text_sha256=text_sha256(kept),
        truncated=len(text) > MAX_CHARACTERS,
    )


def article_blocks(tree: HtmlElement) -> list[str]:
    """The paragraphs, lists and tables of the article on a page, in order."""
    prepare(tree)
    try:
        document = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            include_tables=True,
            include_links=True,  # to see which paragraphs are but links
            favor_precision=True,
            deduplicate=False,  # what it drops depends on the pages before
            fast=False,  # the fast way keeps less than half of a page full of tables
            with_metadata=False,
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError) as error:
        raise ParseError(f"its markup cannot be read ({type(error).__name__} in trafilatura)") from error
    if document is None:
        return []
    remove_clutter(document.body)
    return list(without_repeats(text_blocks(document.body)))


def document_blocks(tree: HtmlElement) -> list[str]:
    """All paragraphs, lists and tables of a page, without its page numbers."""
    body = tree.find("body")
    return [block for block in text_blocks(body if body is not None else tree) if not _PAGE_NUMBER.fullmatch(block)]


def is_bare_document(tree: HtmlElement) -> bool:
    """Whether a page is nothing but its text, as the exhibits of SEC filings are: no navigation, hardly a link."""
    if next(tree.iter(*_PAGE_FURNITURE), None) is not None:
        return False
    linked = sum(len("".join(link.itertext())) for link in tree.iter("a") if link.get("href"))
    body = tree.find("body")
    return linked <= 0.05 * len("".join((body if body is not None else tree).itertext()))


def without_repeats(blocks: list[str]) -> Iterator[str]:
    """The blocks without the long ones that were there before: some pages hold a text twice, for wide and narrow."""
    seen = set()
    for block in blocks:
        if len(block) < 80 or block not in seen:
            yield block
        seen.add(block)


def without_title(blocks: list[str], title: str | None) -> list[str]:
    """The blocks without the one near the top that only repeats the title."""
    for index, block in enumerate(blocks[:4]):
        if title and key(block) == key(title):
            return blocks[:index] + blocks[index + 1 :]
    return blocks
