"""What a server counts, for Prometheus (prometheus_client is touched here only)."""

from __future__ import annotations

import time
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factwire.web.extracting import Extracting
from schemas import Article, Extraction

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3.0, 6.0, 12.0, 30.0, 60.0)


class Metrics:
    """The counters of one application; two in one process do not share them."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "factwire_http_requests", "Requests, by route and status.", ("method", "route", "status"),
            registry=self._registry,
        )  # fmt: skip
        self.seconds = Histogram(
            "factwire_http_request_seconds", "From request to the end of the answer.", ("route",),
            buckets=_SECONDS, registry=self._registry,
        )  # fmt: skip
        self.extracting = Histogram(
            "factwire_extract_seconds", "For one article, waiting included.", buckets=_SECONDS, registry=self._registry
        )
        self.records = Counter("factwire_records", "Records found, by kind.", ("kind",), registry=self._registry)
        self.failures = Counter("factwire_failures", "Extractors that failed.", ("stage",), registry=self._registry)

    def watch(self, pool: Extracting) -> None:
        """Show how full the pool is."""
        gauge = Gauge("factwire_articles", "Articles in work and waiting.", ("state",), registry=self._registry)
        gauge.labels("reading").set_function(lambda: pool.in_work)
        gauge.labels("waiting").set_function(lambda: pool.waiting)

    def count(self, extraction: Extraction) -> None:
        for kind, number in extraction.counts().items():
            self.records.labels(kind).inc(number)
        for failure in extraction.failures:
            self.failures.labels(failure.stage).inc()

    def render(self) -> bytes:
        """In Prometheus's text format, CONTENT_TYPE."""
        return generate_latest(self._registry)


class Counted:
    """What extracts, with what it did counted."""

    def __init__(self, pool: Extracting, metrics: Metrics) -> None:
        self._pool, self._metrics = pool, metrics
        metrics.watch(pool)

    async def __call__(self, article: Article, *, patiently: bool = False) -> Extraction:
        """As BoundedPool; `patiently` waits for a place."""
        started = time.perf_counter()
        extraction = await self._pool(article, patiently=patiently)
        self._metrics.extracting.observe(time.perf_counter() - started)
        self._metrics.count(extraction)
        return extraction

    def close(self) -> None:
        self._pool.close()


class Measured:
    """Counts each request under the path of its route ("/articles/{article_id}"), so that ids make no new series."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            route = _route_of(scope)
            self._metrics.requests.labels(_method(scope), route, str(status)).inc()
            self._metrics.seconds.labels(route).observe(time.perf_counter() - started)


def _route_of(scope: Scope) -> str:
    path = getattr(scope.get("route"), "path", None)
    if isinstance(path, str):
        return path
    return "/static" if scope["path"].startswith("/static/") else "unknown"


def _method(scope: Scope) -> str:
    method = str(scope["method"])
    return method if method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS") else "other"
