"""What a user hands in (a text, a file, a URL, standard input) as an Article."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.text import moment_of, read_text
from factwire.standard_input import STANDARD_INPUT, read_once
from schemas import Article, ConfigError, SourceError
from schemas.article import article_id

if TYPE_CHECKING:
    from flows.page import Page


def article_from_text(
    text: str, *, published: date | str | None = None, title: str | None = None, url: str | None = None
) -> Article:
    return read_text(text, published=parse_day(published), title=title, url=url)


def parse_day(value: date | str | None, option: str = "published") -> date | None:
    """A date, or None; ConfigError where the words are no date in the form YYYY-MM-DD (or a full ISO moment)."""
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value.strip())
    except ValueError:
        raise ConfigError(f"{option}: {value!r} is not a date (write it as YYYY-MM-DD)") from None


def read_article(location: str, *, published: date | str | None = None, allow_private: bool = False) -> Article:
    """The Article at a path, a URL or "-"; a publication date that the user gives goes before the page's own."""
    day = parse_day(published)
    article = _read(location, allow_private)
    if day is None:
        return article
    return article.model_copy(update={"published_at": moment_of(day), "published_basis": "given"})


def _read(location: str, allow_private: bool) -> Article:
    from flows.parse import parse

    if location == STANDARD_INPUT:
        article = parse(_page("standard input", read_once()))
        return article.model_copy(update={"id": article_id(article.text), "url": None, "canonical_url": None})
    if location.startswith(("http://", "https://")):
        from flows.settings import load_settings

        private = {"allow_private": True, "allow_loopback": True} if allow_private else {}
        return parse(load_settings().model_copy(update=private).http_client().get(location))
    return parse(_page(location, _file_content(Path(location))))


def _file_content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError("no such file", concerns=str(path)) from None
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror or error}", concerns=str(path)) from error


def _page(name: str, content: bytes) -> Page:
    from flows.page import Page

    return Page(
        url=name, final_url=name, content=content, content_type=None, encoding=None, fetched_at=datetime.now(UTC)
    )
