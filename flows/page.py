"""Page: what was fetched, before it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True)
class Hints:
    """What a feed, a sitemap or a JSON Lines record says about an article, beside its page."""

    title: str | None = None
    published_at: datetime | None = None
    published_basis: str | None = None
    """Who says so: "feed", "sitemap", "given"."""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    canonical_url: str | None = None


class Validators(NamedTuple):
    """What a server calls the state of a page (RFC 9110, 8.8)."""

    etag: str | None = None
    last_modified: str | None = None

    def agree(self, other: Validators) -> bool:
        """Whether both name the same state; where there are no names, nobody can say so."""
        if self.etag or other.etag:
            return self.etag == other.etag
        return self.last_modified is not None and self.last_modified == other.last_modified


@dataclass(frozen=True)
class Page:
    """The bytes of a web page or a file, with where and when they were read."""

    url: str
    """As the source names it: the identity of the article before it is parsed."""
    final_url: str
    """After redirects."""
    content: bytes
    """Decompressed, not decoded."""
    content_type: str | None
    """The media type in lower case, without parameters ("text/html"); None where none was declared."""
    encoding: str | None
    """The charset that the server declared; None where it declared none."""
    fetched_at: datetime
    """In UTC."""
    hints: Hints = field(default_factory=Hints)
    validators: Validators = field(default_factory=Validators)
    """By which the server can be asked whether it has changed."""
    is_not_modified: bool = False
    """The server says that it is as it was when it gave the validators that it was asked with; no content."""
