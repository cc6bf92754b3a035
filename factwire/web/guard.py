"""Who may ask: the Host header, pages of other sites, the API key; and the headers that every answer has.

A server on loopback is reachable by every web page that its user opens. So a request that a browser sends on behalf
of another site is refused (Fetch Metadata, else Origin), and so is one whose Host is no name of this server (DNS
rebinding). Programs send neither header and are not concerned.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import logging
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factwire.web.problems import Problem, problem, problem_of
from factwire.web.settings import WebSettings, is_this_machine
from flows.addresses import literal_address

logger = logging.getLogger(__name__)

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY_HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
OPEN_PATHS: Final = frozenset({"/healthz"})
"""What is answered without a key: whether the server is there."""
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_EMBEDDING = frozenset({"object", "embed", "iframe", "frame"})


class Guard:
    """The outermost layer: refuses before anything is read, and turns what escapes into a problem without insides."""

    def __init__(self, app: ASGIApp, settings: WebSettings) -> None:
        self._app, self._settings = app, settings
        self._key = settings.api_key.get_secret_value().encode() if settings.api_key else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":  # nothing here speaks it
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def secured(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            found, added = refusal
            await found.response(added)(scope, receive, secured)
            return
        try:
            await self._app(scope, receive, secured)
        except Exception as error:
            found, added = problem_of(error)
            if found.status >= 500:
                logger.exception("%s %s failed", scope["method"], scope["path"])
            if has_begun:  # half of an answer is out: the connection must break, or it would look whole
                raise
            await found.response(added)(scope, receive, secured)

    def _refusal(self, scope: Scope) -> tuple[Problem, dict[str, str]] | None:
        headers = Headers(scope=scope)
        if not self._is_own_host(headers.get("host", "")):
            return problem(421, "the Host header is no name of this server (--allowed-host)"), {}
        if not self._is_from_here(scope, headers):
            return problem(403, "a page of another site may not ask for this"), {}
        is_open = self._key is None or scope["path"] in OPEN_PATHS or scope["method"] == "OPTIONS"
        if not is_open and not self._has_key(headers):
            return problem(401, "this server asks for its API key (X-API-Key)"), _challenge(headers)
        return None

    def _is_own_host(self, host: str) -> bool:
        """Any name with a key, unless names are given: a page that rebinds its name to this machine has no key."""
        name = _host_name(host)
        allowed = {name.casefold() for name in self._settings.allowed_hosts}
        if name in allowed or is_this_machine(name) or name == self._settings.host.casefold():
            return True
        # Nobody can point an address at another address: only names can be rebound.
        return literal_address(name) is not None or (self._key is not None and not allowed)

    def _is_from_here(self, scope: Scope, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin is not None and origin in self._settings.allowed_origins:
            return True
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site in ("same-origin", "none") or _is_a_link(scope, headers)
        if origin is None or scope["method"] in _SAFE_METHODS:
            return True  # no browser, or an old one that only reads: without CORS headers its page learns nothing
        return origin == f"{scope['scheme']}://{headers.get('host', '')}"

    def _has_key(self, headers: Headers) -> bool:
        given = [headers.get("x-api-key", "")]
        scheme, _, credentials = headers.get("authorization", "").partition(" ")
        if scheme.casefold() == "bearer":
            given.append(credentials.strip())
        elif scheme.casefold() == "basic":  # what a browser sends after it asked its user
            given.append(_password(credentials))
        # Each is compared, in constant time: how long it takes tells nothing of the key.
        matches = [hmac.compare_digest(value.encode("latin-1", "replace"), self._key or b"") for value in given]
        return any(matches)


def _is_a_link(scope: Scope, headers: Headers) -> bool:
    """Somebody follows a link of another page to a page of ours: that is no request on their behalf."""
    return (
        scope["method"] == "GET"
        and headers.get("sec-fetch-mode") == "navigate"
        and headers.get("sec-fetch-dest") not in _EMBEDDING
    )


def _host_name(host: str) -> str:
    """Without the port, in small letters: "[::1]:8000" is "::1"."""
    if host.startswith("["):
        return host[1:].partition("]")[0].casefold()
    return host.rpartition(":")[0].casefold() if ":" in host else host.casefold()


def _password(credentials: str) -> str:
    try:
        return base64.b64decode(credentials, validate=True).decode("latin-1").partition(":")[2]
    except (binascii.Error, ValueError):
        return ""


def _challenge(headers: Headers) -> dict[str, str]:
    is_browser = "text/html" in headers.get("accept", "")
    scheme = "Basic" if is_browser else "Bearer"
    return {"WWW-Authenticate": f'{scheme} realm="factwire"'}
