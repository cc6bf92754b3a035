"""The one way out to the network: http and https only, checked addresses, bounded in size, time and redirects; polite.

    page = HttpClient().get("https://example.org/news/1.html")

A host's robots.txt is heeded, and so is the moment before which it doesn't want to be asked again. Retries are the
caller's: TemporarySourceError says that another attempt may succeed.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import Final

import httpcore
import httpx

from flows.addresses import Deadline, literal_address
from flows.compression import decoded
from flows.connections import Network, connection_failure, redirect_target
from flows.freshness import LONGEST_FRESH, fresh_seconds, is_worth_keeping
from flows.http_cache import HttpCache, StoredResponse
from flows.page import Hints, Page, Validators
from flows.politeness import REQUESTS_AT_ONCE, Politeness, next_try, retry_after
from flows.robots import MAX_ROBOTS_BYTES, Robots
from flows.temporary import MissingSourceError
from flows.temporary import TemporarySourceError as TemporarySourceError
from schemas import SourceError

MAX_BYTES: Final = 10_000_000
MAX_SECONDS: Final = 20.0
MAX_REDIRECTS: Final = 5
GAP_SECONDS: Final = 0.5
"""Between two requests to a host that asks for nothing else."""

_TEMPORARY_STATUS = {408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}
_NO_ANSWER = (httpx.TimeoutException, httpcore.TimeoutException, httpx.ConnectError)
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.8"
_ENCODINGS = "gzip, deflate, br, zstd"


class _NotModified(StoredResponse):
    """304 for a page that is not in the cache: the caller knows that state of it."""


class HttpClient:
    """Fetches pages within bounds. Keeps no connection open; safe to share between threads."""

    def __init__(
        self,
        *,
        allow_loopback: bool = False,
        allow_private: bool = False,
        user_agent: str | None = None,
        max_seconds: float = MAX_SECONDS,
        max_bytes: int = MAX_BYTES,
        gap_seconds: float = GAP_SECONDS,
        requests_at_once: int = REQUESTS_AT_ONCE,
        longest_fresh: float = LONGEST_FRESH,
        heeds_robots: bool = True,
        proxy: str | None = None,
        cache: HttpCache | None = None,
    ) -> None:
        self._network = Network(allow_loopback, allow_private, proxy)
        self._headers = {
            "User-Agent": user_agent or default_user_agent(),
            "Accept": _ACCEPT,
            "Accept-Language": "en,*;q=0.5",
            "Accept-Encoding": _ENCODINGS,
        }
        self._max_seconds = max_seconds
        self._max_bytes = max_bytes
        self._gap_seconds = gap_seconds
        self._longest_fresh = longest_fresh
        self._heeds_robots = heeds_robots
        self._cache = cache or HttpCache()
        self._robots = Robots(self._headers["User-Agent"], self._cache)
        self._politeness = Politeness(self._cache, requests_at_once)
        self._source_headers: tuple[str, Mapping[str, str]] | None = None

    def for_source(self, url: str | None, headers: Mapping[str, str], *, heeds_robots: bool = True) -> HttpClient:
        """A client that sends these headers, too: to the scheme, host and port of this URL only, not to where it
        redirects. It shares what is remembered of hosts. Raises SourceError for what is no URL.
        """
        client = copy.copy(self)
        client._heeds_robots = self._heeds_robots and heeds_robots
        if url:
            with _explained(url, self._max_seconds):
                client._source_headers = (_origin(self._network.check(httpx.URL(url))), dict(headers))
        return client

    def get(
        self, url: str, hints: Hints | None = None, *, unless: Validators | None = None, while_fresh: bool = False
    ) -> Page:
        """The page at a URL, after redirects. Raises SourceError with the reason where it cannot be had.

        `unless` asks for it only if it has changed since it had these validators; else the page may come without its
        content, and says so (`is_not_modified`). `while_fresh` does not ask for what was fetched before and, as its
        server said, still holds.
        """
        with _explained(url, self._max_seconds):
            deadline = Deadline(self._max_seconds)
            target = self._network.check(httpx.URL(url))
            with self._network.client(deadline, self._headers) as connection:
                for _ in range(MAX_REDIRECTS + 1):
                    answer = self._ask(connection, target, deadline, unless, while_fresh=while_fresh)
                    if isinstance(answer, StoredResponse):
                        return _page(url, target, answer, hints or Hints())
                    target = answer
        raise SourceError(f"more than {MAX_REDIRECTS} redirects", concerns=url)

    def _ask(
        self,
        connection: httpx.Client,
        url: httpx.URL,
        deadline: Deadline,
        unless: Validators | None,
        *,
        while_fresh: bool,
    ) -> StoredResponse | httpx.URL:
        """The answer, or where it is to be found instead."""
        headers = self._headers_for(url)
        key = sha256(repr((str(url), sorted(headers.items()))).encode("utf-8", "surrogatepass")).hexdigest()
        known = self._cache.response(key)
        if known and while_fresh and 0 < known.fresh_until - time.time() <= self._longest_fresh:
            return known
        gap = self._gap(url, deadline)
        with (
            self._turn(url, gap, deadline),
            connection.stream("GET", url, headers={**headers, **_conditions(known or unless)}) as response,
        ):
            if response.has_redirect_location:
                return redirect_target(response)  # checked by the connection
            seconds = min(fresh_seconds(response.headers), self._longest_fresh) if while_fresh or known else 0.0
            if known and response.status_code == 304:
                self._cache.keep_fresh(key, time.time() + seconds)
                return known
            if unless and response.status_code == 304:
                return _NotModified(b"", *unless, content_type=None, encoding=None)
            self._check_status(response)
            answer = self._read(response)._replace(fresh_until=time.time() + seconds)
        if response.status_code == 200 and is_worth_keeping(response.headers, seconds):
            self._cache.keep_response(key, answer)
        elif known:
            self._cache.keep_fresh(key, 0.0)  # there is a newer one, which may not be kept
        return answer

    def _gap(self, url: httpx.URL, deadline: Deadline) -> float:
        """Seconds between requests to this host. Raises SourceError where its robots.txt forbids the URL."""
        own = 0.0 if _is_this_machine(url.host) else self._gap_seconds
        if not self._heeds_robots:
            return own
        path = url.raw_path.decode("ascii", "replace")
        return max(own, self._robots.crawl_delay(_origin(url), path, partial(self._robots_txt, deadline)))

    @contextmanager
    def _turn(self, url: httpx.URL, gap: float, deadline: Deadline) -> Iterator[None]:
        with ExitStack() as places:
            with deadline.paused():
                places.enter_context(self._politeness.turn(_host(url), gap))
            try:
                yield
            except _NO_ANSWER:
                self._politeness.note(_host(url), answered=False)
                raise
            self._politeness.note(_host(url), answered=True)

    def _robots_txt(self, deadline: Deadline, url: str) -> bytes | None:
        """RFC 9309, 2.3.1: what "4xx" and endless redirects mean is that there is none."""
        with _explained(url, self._max_seconds):
            target = self._network.check(httpx.URL(url))
            with self._network.client(deadline, self._headers) as connection:
                for _ in range(MAX_REDIRECTS + 1):
                    with self._turn(target, 0.0, deadline), connection.stream("GET", target) as response:
                        if not response.has_redirect_location:
                            return self._rules(response)
                        target = redirect_target(response)
        return None

    def _rules(self, response: httpx.Response) -> bytes | None:
        # 429 is "come back later", not "there are no rules".
        if response.is_client_error and response.status_code != 429:
            return None
        self._check_status(response)
        return _content(response, MAX_ROBOTS_BYTES)  # one piece more at most: the reader sees that it is cut

    def _headers_for(self, url: httpx.URL) -> Mapping[str, str]:
        origin, headers = self._source_headers or (None, {})
        return headers if origin == _origin(url) else {}

    def _check_status(self, response: httpx.Response) -> None:
        if response.is_success:
            return
        reason = f"HTTP {response.status_code} {response.reason_phrase}".rstrip()
        if response.status_code in (404, 410):
            raise MissingSourceError(reason)
        if response.status_code not in _TEMPORARY_STATUS:
            raise SourceError(reason)
        seconds = retry_after(response.headers)
        if seconds is None:
            raise TemporarySourceError(reason)
        self._politeness.postpone(_host(response.url), seconds)
        raise TemporarySourceError(f"{reason}, not to be asked before {next_try(seconds)}", retry_after=seconds)

    def _read(self, response: httpx.Response) -> StoredResponse:
        is_too_large = _declared_length(response) > self._max_bytes
        content = b"" if is_too_large else _content(response, self._max_bytes)
        if is_too_large or len(content) > self._max_bytes:
            raise SourceError(f"larger than {self._max_bytes / 1_000_000:g} MB")
        return StoredResponse(
            content,
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
            content_type=response.headers.get("content-type", "").partition(";")[0].strip().lower() or None,
            encoding=response.charset_encoding,
        )


def default_user_agent() -> str:
    """What servers are told: name and version, and that it is a program."""
    try:
        number = version("factwire")
    except PackageNotFoundError:  # run from a source tree that is not installed
        number = "0"
    return f"factwire/{number} (news reader; python-httpx/{httpx.__version__})"


@contextmanager
def _explained(url: str, seconds: float) -> Iterator[None]:
    """Whatever goes wrong in the block as a SourceError with its reason."""
    try:
        yield
    except TemporarySourceError as error:
        raise TemporarySourceError(error.message, concerns=url, retry_after=error.retry_after) from error
    except SourceError as error:
        raise type(error)(error.message, concerns=url) from error
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise TemporarySourceError(f"timed out after {seconds:g} s", concerns=url) from error
    except httpx.TransportError as error:
        failure = connection_failure(error)
        failure.concerns = url
        raise failure from error
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise SourceError(f"is not a usable URL ({error})", concerns=url) from error


def _page(url: str, target: httpx.URL, answer: StoredResponse, hints: Hints) -> Page:
    return Page(
        url=url,
        final_url=str(target),
        content=answer.content,
        content_type=answer.content_type,
        encoding=answer.encoding,
        fetched_at=datetime.now(UTC),
        hints=hints,
        validators=Validators(answer.etag, answer.last_modified),
        is_not_modified=isinstance(answer, _NotModified),
    )


def _declared_length(response: httpx.Response) -> int:
    declared = response.headers.get("content-length", "")
    return int(declared) if declared.isascii() and declared.isdigit() and len(declared) < 20 else 0


def _content(response: httpx.Response, limit: int) -> bytes:
    """The body, decompressed by us: httpx inflates each chunk without a limit. One piece more than `limit` at most."""
    content = bytearray()
    for piece in decoded(response.iter_raw(), response.headers.get("content-encoding", "").strip().lower(), limit):
        content += piece
        if len(content) > limit:
            break
    return bytes(content)


def _conditions(known: StoredResponse | Validators | None) -> dict[str, str]:
    if known is None:
        return {}
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in asked.items() if value}


def _origin(url: httpx.URL) -> str:
    return f"{url.scheme}://{_host(url)}"


def _host(url: httpx.URL) -> str:
    """With the port, where it is not the scheme's own."""
    return url.netloc.decode("ascii", "replace").lower()


def _is_this_machine(host: str) -> bool:
    address = literal_address(host)
    return address.is_loopback if address else host == "localhost"
