"""The one way out to the network: http and https only, checked addresses, bounded in size, time and redirects.

    page = HttpClient().get("https://example.org/news/1.html")

Retries are the caller's: TemporarySourceError says that another attempt may succeed.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

import httpcore
import httpx

from flows.addresses import Deadline, GuardedBackend
from flows.compression import GZIP, ZLIB_OR_RAW, inflate
from flows.page import Hints, Page
from schemas import SourceError

MAX_BYTES = 10_000_000
MAX_SECONDS = 20.0
MAX_REDIRECTS = 5

_TEMPORARY_STATUS = {408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.8"
_WINDOWS = {"gzip": GZIP, "x-gzip": GZIP, "deflate": ZLIB_OR_RAW}


class TemporarySourceError(SourceError):
    """Another attempt may succeed: a timeout, a lost connection, HTTP 429, 5xx."""

    def __init__(self, message: str, *, concerns: str | None = None, retry_after: float | None = None) -> None:
        super().__init__(message, concerns=concerns)
        self.retry_after = retry_after
        """Seconds that the server asks to wait; None where it does not say."""


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
    ) -> None:
        self._allow_loopback = allow_loopback
        self._allow_private = allow_private
        self._headers = {
            "User-Agent": user_agent or default_user_agent(),
            "Accept": _ACCEPT,
            "Accept-Language": "en,*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }
        self._max_seconds = max_seconds
        self._max_bytes = max_bytes
        self._tls = httpx.create_ssl_context()

    def get(self, url: str, hints: Hints | None = None) -> Page:
        """The page at a URL, after redirects. Raises SourceError with the reason where it cannot be had."""
        try:
            return self._get(url, hints or Hints())
        except TemporarySourceError as error:
            raise TemporarySourceError(error.message, concerns=url, retry_after=error.retry_after) from error
        except SourceError as error:
            raise SourceError(error.message, concerns=url) from error
        except (httpx.TimeoutException, httpcore.TimeoutException) as error:
            raise TemporarySourceError(f"timed out after {self._max_seconds:g} s", concerns=url) from error
        except httpx.TransportError as error:
            raise _explained(error, url) from error
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise SourceError(f"is not a usable URL ({error})", concerns=url) from error

    def _get(self, url: str, hints: Hints) -> Page:
        target = _checked(httpx.URL(url))
        with self._connection() as connection:
            for _ in range(MAX_REDIRECTS + 1):
                with connection.stream("GET", target) as response:
                    if not response.has_redirect_location:
                        _check_status(response)
                        return self._page(url, hints, response)
                    target = _checked(target.join(response.headers["location"]))
        raise SourceError(f"more than {MAX_REDIRECTS} redirects")

    def _connection(self) -> httpx.Client:
        deadline = Deadline(self._max_seconds)
        transport = httpx.HTTPTransport(verify=self._tls, trust_env=False)
        # httpx has no public way to say how connections are made; its pool is httpcore's, which has one.
        transport._pool = httpcore.ConnectionPool(
            ssl_context=self._tls,
            network_backend=GuardedBackend(
                deadline, allow_loopback=self._allow_loopback, allow_private=self._allow_private
            ),
        )
        return httpx.Client(transport=transport, headers=self._headers, trust_env=False, timeout=self._max_seconds)

    def _page(self, url: str, hints: Hints, response: httpx.Response) -> Page:
        declared = response.headers.get("content-length", "")
        if declared.isascii() and declared.isdigit() and len(declared) < 20 and int(declared) > self._max_bytes:
            raise SourceError(self._too_large())
        content = bytearray()
        for piece in _decoded(response, self._max_bytes):
            content += piece
            if len(content) > self._max_bytes:
                raise SourceError(self._too_large())
        return Page(
            url=url,
            final_url=str(response.url),
            content=bytes(content),
            content_type=response.headers.get("content-type", "").partition(";")[0].strip().lower() or None,
            encoding=response.charset_encoding,
            fetched_at=datetime.now(UTC),
            hints=hints,
        )

    def _too_large(self) -> str:
        return f"larger than {self._max_bytes / 1_000_000:g} MB"


def default_user_agent() -> str:
    """What servers are told: name and version, and that it is a program."""
    try:
        number = version("factwire")
    except PackageNotFoundError:  # run from a source tree that is not installed
        number = "0"
    return f"factwire/{number} (news reader; python-httpx/{httpx.__version__})"


def _checked(url: httpx.URL) -> httpx.URL:
    if url.scheme not in ("http", "https"):
        raise SourceError(f"refused: only http and https are fetched, not {url.scheme or 'a URL without a scheme'}")
    if not url.host:
        raise SourceError("is not a usable URL (it names no host)")
    return url


def _check_status(response: httpx.Response) -> None:
    if response.is_success:
        return
    reason = f"HTTP {response.status_code} {response.reason_phrase}".rstrip()
    if response.status_code in _TEMPORARY_STATUS:
        raise TemporarySourceError(reason, retry_after=_retry_after(response))
    raise SourceError(reason)


def _retry_after(response: httpx.Response) -> float | None:
    """Only the form in seconds: a date would need the server's clock to agree with ours."""
    value = response.headers.get("retry-after", "").strip()
    return float(value) if value.isascii() and value.isdigit() and len(value) < 7 else None


def _decoded(response: httpx.Response, limit: int) -> Iterator[bytes]:
    """The body without its content encoding: decompressed by us, because httpx inflates each chunk without a limit."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("identity", "", "utf-8"):
        return response.iter_raw()
    if encoding not in _WINDOWS:
        raise SourceError(f"uses the content encoding {encoding!r}, which was not asked for")
    return inflate(response.iter_raw(), limit, _WINDOWS[encoding])


def _explained(error: httpx.TransportError, url: str) -> SourceError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return SourceError(f"its TLS certificate is not valid ({cause.verify_message})", concerns=url)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError):
        return TemporarySourceError(f"could not connect ({error})", concerns=url)
    return TemporarySourceError(f"the connection broke ({str(error) or type(error).__name__})", concerns=url)
