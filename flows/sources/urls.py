"""Pages named one by one: page:URL, or urls:FILE with one URL a line.

https://example.org/2026/01/acme-buys-beta.html
# a comment
https://example.org/2026/01/beta-results.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.http import HttpClient
from flows.page import Page
from flows.sources.base import Item, is_web_url, unusable
from schemas import Failure, SourceError


class UrlList:
    """The pages at given URLs."""

    def __init__(self, name: str, urls: Iterable[str] | Path, http: HttpClient) -> None:
        self.name = name
        self._urls = urls
        self._http = http

    def discover(self) -> Iterator[Item | Failure]:
        seen = set()
        for number, line in enumerate(self._lines(), start=1):
            url = line.strip()
            if not url or url.startswith("#") or url in seen:
                continue
            seen.add(url)
            if is_web_url(url):
                yield Item(url)
            else:
                yield unusable(f"line {number} is not a http or https URL: {url[:100]!r}", self.name)

    def fetch(self, item: Item) -> Page:
        return self._http.get(item.url, item.hints)

    def _lines(self) -> Iterable[str]:
        if not isinstance(self._urls, Path):
            return self._urls
        try:
            return self._urls.read_text("utf-8-sig", errors="replace").splitlines()
        except OSError as error:
            raise SourceError(f"cannot be read ({error.strerror})", concerns=str(self._urls)) from error
