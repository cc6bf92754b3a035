"""The language model, loaded in the background; and what a request hands in (a text, HTML, a URL) as an Article."""

from __future__ import annotations

import contextlib
import logging
import threading
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from extractors.text import moment_of, read_text
from schemas import Article, Extraction, FactwireError
from schemas.article import article_id

if TYPE_CHECKING:
    from spacy.language import Language

    from flows.http import HttpClient

logger = logging.getLogger(__name__)

ModelState = Literal["loading", "ready", "failed"]
_WARM_UP = "Acme Corp. said on Monday that sales rose 12 percent to $3.4 billion in 2025, from $3.0 billion."
_WARM_UP_PAGE = b"<!doctype html><html><body><article><h1>Ready</h1><p>Ready to read pages.</p></article></body></html>"


class ModelReader:
    """Extracts with one language model, which is loaded once: by `warm_up` ahead of time, else by the first article."""

    def __init__(self, model: str | None = None, entities: str | None = None) -> None:
        self._model, self._entities = model, entities
        self._nlp: Language | None = None
        self._lock = threading.Lock()
        self._is_asked = False
        self.state: ModelState = "loading"
        self.name: str | None = None
        """Name and version, once it is loaded: "en_factwire 0.4.0"."""

    def __call__(self, article: Article) -> Extraction:
        self._is_asked = True
        return self._read(article)

    def _read(self, article: Article) -> Extraction:
        from extractors.pipeline import extract

        return extract(article, self._loaded())

    def warm_up(self) -> None:
        """Load the model, and read a sentence unless an article waits. An error is logged, and raised by it."""
        try:
            self._loaded()
            if not self._is_asked:
                self._read(read_text(_WARM_UP, published=date(2026, 1, 12)))
        except FactwireError as error:
            logger.error("the language model cannot be loaded: %s", error)

    def _loaded(self) -> Language:
        from extractors.pipeline import build_nlp, model_version

        with self._lock:
            if self._nlp is None:
                try:
                    self._nlp = build_nlp(self._model, self._entities)
                except BaseException:
                    self.state = "failed"
                    raise
                self.name, self.state = model_version(self._nlp), "ready"
            return self._nlp


class HandedIn(NamedTuple):
    """What somebody hands in: a text, or the HTML of a page, or else a URL to fetch."""

    text: str | None = None
    html: bytes | None = None
    url: str | None = None
    """Where the text or the HTML came from; without either it is fetched."""
    published: date | None = None
    """A day or a moment; goes before what the page says."""
    title: str | None = None
    encoding: str | None = None
    """Of the HTML, where it is known."""


class ArticleReader:
    """Makes an Article of what is handed in: URLs by the safe fetcher, pages in the parser's process."""

    def __init__(self, http: HttpClient | None = None, *, allow_private: bool = False) -> None:
        self._http, self._allow_private = http, allow_private
        self._lock = threading.Lock()

    def __call__(self, handed: HandedIn) -> Article:
        """Raises SourceError or ParseError with the reason where there is no article."""
        if handed.text is not None:
            return read_text(handed.text, published=handed.published, title=handed.title, url=handed.url)
        if handed.html is None:
            article = self.fetch(handed.url or "")
        else:
            article = self.read_html(handed.html, url=handed.url, encoding=handed.encoding)
        given: dict[str, object] = {}
        if handed.published is not None:
            given = {"published_at": moment_of(handed.published), "published_basis": "given"}
        if handed.title and not article.title:
            given["title"] = handed.title
        return article.model_copy(update=given)

    def fetch(self, url: str) -> Article:
        """The article at a URL. Raises SourceError or ParseError."""
        from flows.parser_process import parse_apart

        return parse_apart(self._client().get(url))

    def read_html(self, content: bytes, *, url: str | None, encoding: str | None) -> Article:
        """The article in HTML; `url` is where it came from, and is not asked. Raises ParseError."""
        from flows.page import Page
        from flows.parser_process import parse_apart

        name = url or "the HTML"
        page = Page(name, name, content, "text/html", encoding, datetime.now(UTC))
        article = parse_apart(page).model_copy(update={"fetched_at": None})
        return article if url else _without_address(article)

    def warm_up(self) -> None:
        """Start the process that parses pages."""
        with contextlib.suppress(FactwireError):  # it is too short to be an article: the process stands all the same
            self.read_html(_WARM_UP_PAGE, url=None, encoding="utf-8")

    def _client(self) -> HttpClient:
        with self._lock:
            if self._http is None:
                from flows.settings import load_settings

                private = {"allow_private": True, "allow_loopback": True} if self._allow_private else {}
                self._http = load_settings().model_copy(update=private).http_client()
            return self._http


def _without_address(article: Article) -> Article:
    """The article of a page that came without its URL: the one that the page states, else its text is its identity."""
    is_named = article.canonical_url is not None and article.canonical_url.startswith(("http://", "https://"))
    url = article.canonical_url if is_named else None
    return article.model_copy(update={"id": article_id(article.text, url), "url": None, "canonical_url": url})
