"""How long a listing holds as it was fetched: what its server says of it (RFC 9111), within a bound of ours.

    Cache-Control: max-age=900                      15 minutes, less the Age that the answer has already
    Expires: Mon, 12 Jan 2026 09:15:00 GMT          until then, by the server's own clock
    Cache-Control: no-cache; or nothing of these    not at all: it is asked again, conditionally

Nothing is guessed from Last-Modified, and what has gone stale is never used without asking: "must-revalidate" asks for
no more than that. "s-maxage" is for caches that many share.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.request import parse_http_list

LONGEST_FRESH: Final = 1_800.0
"""Seconds. A wire's feed holds an hour or two of news: one that calls itself fresh for a day would lose most."""


def fresh_seconds(headers: Mapping[str, str], now: datetime | None = None) -> float:
    """Seconds for which an answer that has just come need not be asked for again; 0 where its server doesn't say so."""
    said = _directives(headers)
    if "no-cache" in said or "no-store" in said or headers.get("vary", "").strip() == "*":
        return 0.0
    lifetime = _seconds(said["max-age"]) if "max-age" in said else _until_expiry(headers)
    return max(0.0, lifetime - _age(headers, now or datetime.now(UTC)))


def is_worth_keeping(headers: Mapping[str, str], seconds: float = 0.0) -> bool:
    """Whether the server lets anybody keep the answer, and it is of use: what can be asked for again conditionally, or
    need not be asked for for so many seconds.
    """
    return "no-store" not in _directives(headers) and ("etag" in headers or "last-modified" in headers or seconds > 0)


def http_moment(written: str) -> datetime | None:
    """The moment of a header such as Date, Expires or Retry-After; None for "0", "-1" and whatever else is none."""
    try:
        moment = parsedate_to_datetime(written)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _directives(headers: Mapping[str, str]) -> dict[str, str]:
    """Cache-Control by the names of its directives; of one that stands there twice, the first counts (4.2.1)."""
    found: dict[str, str] = {}
    for part in parse_http_list(headers.get("cache-control", "")):
        name, _, value = part.partition("=")
        found.setdefault(name.strip().lower(), value.strip().strip('"'))
    return found


def _until_expiry(headers: Mapping[str, str]) -> float:
    """From the server's Date to its Expires: its clock may be wrong, but both are of the same one."""
    expires, date = http_moment(headers.get("expires", "")), http_moment(headers.get("date", ""))
    return (expires - date).total_seconds() if expires and date else 0.0


def _age(headers: Mapping[str, str], now: datetime) -> float:
    """How old the answer was when it came: by the caches on its way, or by the clocks."""
    date = http_moment(headers.get("date", ""))
    apparent = (now - date).total_seconds() if date else 0.0
    return max(0.0, apparent, _seconds(headers.get("age", "")))


def _seconds(written: str) -> float:
    """0 for what is no number of seconds."""
    return float(written[:12]) if written.isascii() and written.isdigit() else 0.0
