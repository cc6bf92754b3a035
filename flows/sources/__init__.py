"""Where articles come from: feeds, sitemaps, lists of URLs, files. Each is a Source."""

from __future__ import annotations

from pathlib import Path

from flows.http import HttpClient
from flows.sources.base import Item, Source, is_web_url
from flows.sources.files import RECORDS, TEXTS, WEB_PAGES, Files, suffix_of
from flows.sources.listing import Listing
from flows.sources.urls import UrlList
from schemas import ConfigError

__all__ = ["Item", "Source", "open_source"]


def open_source(spec: str, *, http: HttpClient) -> Source:
    """The source that a user names (no request is made before it is asked for its items):

        https://example.org/feed.xml     a feed (RSS, Atom, RDF, JSON Feed) or a sitemap
        page:https://example.org/a.html  one page
        urls:list.txt                    a file with one URL a line
        articles/                        a folder of .html, .txt, .md and .jsonl files, also with .gz
        releases.jsonl.gz                one file of these, or a saved feed or sitemap

    Raises ConfigError where it is none of these.
    """
    name = spec.strip()
    prefix, _, rest = name.partition(":")
    if prefix == "page":
        return UrlList(name, [_web_url(rest.strip())], http)
    if prefix == "urls":
        return UrlList(name, _existing(rest.strip()), http)
    if "://" in name:
        return Listing(name, _web_url(name), http)
    path = _existing(name)
    if path.is_dir() or suffix_of(path) in WEB_PAGES | TEXTS | RECORDS:
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
