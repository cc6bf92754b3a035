"""Connections to the outside: over checked addresses, with verified TLS, until a deadline; straight or over a proxy.

Nothing is taken from the environment: HTTP_PROXY counts only where a user hands it on as a setting.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from functools import cache

import httpcore
import httpx

from flows.addresses import Deadline, GuardedBackend, literal_address, refusal
from flows.temporary import TemporarySourceError
from schemas import SourceError

MAX_URL_CHARACTERS = 8_000


@cache
def _verifying() -> ssl.SSLContext:
    """To read the certificates that are trusted takes a quarter of a second."""
    return httpx.create_ssl_context()


@dataclass(frozen=True)
class Network:
    """What may be connected to, and how."""

    allow_loopback: bool = False
    allow_private: bool = False
    proxy: str | None = None
    """ "http://user:secret@proxy.example:3128". It resolves names itself: what they lead to is then its to guard."""
    tls: ssl.SSLContext = field(default_factory=_verifying)

    def __post_init__(self) -> None:
        """Raises ValueError for a proxy that can be none."""
        if self.proxy:
            httpx.Proxy(self.proxy)

    def client(self, deadline: Deadline, headers: dict[str, str]) -> httpx.Client:
        """A client whose every wait ends at the deadline. It follows no redirects: each is to be checked."""
        transport = httpx.HTTPTransport(verify=self.tls, trust_env=False)
        # httpx has no public way to say how connections are made; its pool is httpcore's, which has one.
        transport._pool = self._pool(deadline)
        return httpx.Client(
            transport=transport,
            headers=headers,
            trust_env=False,
            timeout=deadline.remaining(),
            # As soon as the headers are there: httpx itself calls a redirect to "javascript:" a broken connection.
            event_hooks={"response": [self._check_redirect]},
        )

    def check(self, url: httpx.URL) -> httpx.URL:
        """The URL. Raises SourceError where it is not to be fetched, whatever its name resolves to."""
        if url.scheme not in ("http", "https"):
            raise SourceError(f"refused: only http and https are fetched, not {url.scheme or 'a URL without a scheme'}")
        if not url.host:
            raise SourceError("is not a usable URL (it names no host)")
        if len(str(url)) > MAX_URL_CHARACTERS:
            raise SourceError(f"refused: its URL has more than {MAX_URL_CHARACTERS:,} characters")
        if self.proxy and (address := literal_address(url.host)):
            reason = refusal(address, allow_loopback=self.allow_loopback, allow_private=self.allow_private)
            if reason:
                raise SourceError(f"refused: {reason}")
        return url

    def _check_redirect(self, response: httpx.Response) -> None:
        if response.has_redirect_location:
            self.check(redirect_target(response))

    def _pool(self, deadline: Deadline) -> httpcore.ConnectionPool:
        if self.proxy is None:
            backend = GuardedBackend(deadline, allow_loopback=self.allow_loopback, allow_private=self.allow_private)
            return httpcore.ConnectionPool(ssl_context=self.tls, network_backend=backend)
        proxy = httpx.Proxy(self.proxy)
        return httpcore.HTTPProxy(
            proxy_url=httpcore.URL(str(proxy.url)),
            proxy_auth=proxy.raw_auth,
            ssl_context=self.tls,
            network_backend=GuardedBackend(deadline, allow_loopback=True, allow_private=True),
        )


def redirect_target(response: httpx.Response) -> httpx.URL:
    """Where a redirect leads."""
    return response.url.join(response.headers["location"])


def connection_failure(error: httpx.TransportError) -> SourceError:
    """What went wrong below HTTP, as a reason to record."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return SourceError(f"its TLS certificate is not valid ({cause.verify_message})")
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError):
        return TemporarySourceError(f"could not connect ({error})")
    return TemporarySourceError(f"the connection broke ({str(error) or type(error).__name__})")
