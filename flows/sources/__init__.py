"""Where articles come from: feeds, sitemaps, lists of URLs, files. Each is a Source."""

from __future__ import annotations

from pathlib import Path

from flows.http import HttpClient
from flows.sources.base import Item, Source, is_web_url
from flows.sources.entry import SourceEntry
from flows.sources.files import RECORDS, TEXTS, WEB_PAGES, Files, suffix_of
from flows.sources.listing import Listing
from flows.sources.mail import MAILS
from flows.sources.urls import UrlList
from flows.sources.warc import WARCS, WarcFile
from schemas import ConfigError

__all__ = ["Item", "Source", "SourceEntry", "open_source"]


def open_source(spec: str | SourceEntry, *, http: HttpClient) -> Source:
    """The source that a user names (no request is made before it is asked for its items):

        https://example.org/feed.xml     a feed (RSS, Atom, RDF, JSON Feed) or a sitemap
        page:https://example.org/a.html  one page
        urls:list.txt                    a file with one URL a line
        articles/                        a folder of .html, .txt, .md, .pdf, .eml and .jsonl files, also with .gz
        releases.jsonl.gz                one file of these, or a saved feed or sitemap
        CC-NEWS-2026.warc.gz             web pages as a crawler stored them

    An entry of a sources.toml may add headers. Raises ConfigError where it is none of these.
    """
    if isinstance(spec, SourceEntry):
        return open_source(spec.spec, http=spec.client(http))
    name = spec.strip()
    prefix, _, rest = name.partition(":")
    if prefix == "page":
        return UrlList(name, [_web_url(rest.strip())], http)
    if prefix == "urls":
        return UrlList(name, _existing(rest.strip()), http)
    if "://" in name:
        return Listing(name, _web_url(name), http)
    path = _existing(name)
    if suffix_of(path) in WARCS and not path.is_dir():
        return WarcFile(name, path)
    if path.is_dir() or suffix_of(path) in WEB_PAGES | TEXTS | RECORDS | MAILS:
        return Files(name, path)
    return Listing(name, path, http)


def _web_url(url: str) -> str:
    if not is_web_url(url):
        raise ConfigError(f"{url!r} is not a http or https URL")
    return url


def _existing(name: str) -> Path:
    try:
        path = Path(name).expanduser()
        if name and path.exists():
            return path
    except (OSError, ValueError, RuntimeError):  # a name that is too long, a NUL in it, "~nobody"
        pass
    raise ConfigError(f"there is no file or folder {name[:200]!r} (a URL begins with https://)")
