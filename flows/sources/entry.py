"""One source as a user configures it: what it is, and how it wants to be asked.

    [[source]]
    spec = "https://wire.example/feed.xml"
    headers = { Authorization = "Bearer ${WIRE_TOKEN}", X-Customer = "4711" }

Secrets stand in the environment; the file only names the variable.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Final

from pydantic import Field, field_validator

from flows.http import HttpClient
from flows.sources.base import is_web_url
from schemas import ConfigError, Model

_VARIABLE = re.compile(r"\$\{([A-Za-z_]\w*)\}", re.ASCII)
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_SECRET = re.compile(r"auth|cookie|token|secret|password|passwd|credential|api-?key|signature", re.IGNORECASE)
_OURS: Final = {
    "host",
    "connection",
    "content-length",
    "transfer-encoding",
    "te",
    "upgrade",
    "accept-encoding",
    "range",
}


class SourceEntry(Model):
    """One [[source]] of a sources.toml."""

    spec: str = Field(min_length=1)
    """A feed, a sitemap, a file …: what flows.sources.open_source takes."""
    name: str | None = None
    """For people."""
    enabled: bool = True
    headers: dict[str, str] = Field(default_factory=dict)
    """Sent to the host of `spec`, and to no other; "${NAME}" stands for an environment variable."""
    heed_robots: bool = True
    """False only where the publisher allows what the robots.txt forbids."""
    catch_up: str | None = None
    """Another listing of the same articles that reaches further back (a sitemap): read when the feed has dropped items
    since the last run."""

    @field_validator("headers")
    @classmethod
    def _check_headers(cls, headers: dict[str, str]) -> dict[str, str]:
        for name, value in headers.items():
            if not _HEADER_NAME.fullmatch(name) or name.lower() in _OURS:
                raise ValueError(f"{name!r} is no header that can be set")
            if _SECRET.search(name) and not _VARIABLE.search(value):
                raise ValueError(f"{name} is a secret: write ${{NAME}} and set the environment variable NAME")
        return headers

    def for_catching_up(self) -> SourceEntry | None:
        """The entry for its `catch_up`, asked in the same way; None where there is none."""
        return self.model_copy(update={"spec": self.catch_up, "catch_up": None}) if self.catch_up else None

    def client(self, http: HttpClient, environment: Mapping[str, str] | None = None) -> HttpClient:
        """The way out for this source. Raises ConfigError where a variable is not set, or headers have no host."""
        if not self.headers and self.heed_robots:
            return http
        url = self.spec.strip().removeprefix("page:").strip()
        if self.headers and not is_web_url(url):
            raise ConfigError("headers go with a source that has a URL", concerns=self.spec)
        variables = os.environ if environment is None else environment
        headers = {name: self._filled_in(value, variables) for name, value in self.headers.items()}
        return http.for_source(url if headers else None, headers, heeds_robots=self.heed_robots)

    def _filled_in(self, value: str, environment: Mapping[str, str]) -> str:
        for name in _VARIABLE.findall(value):
            if not environment.get(name):
                raise ConfigError(f"the environment variable {name} is not set", concerns=self.spec)
        filled = _VARIABLE.sub(lambda found: environment[found.group(1)], value)
        if not (filled.isascii() and filled.isprintable()):  # the message must not show it
            raise ConfigError(f"the header value {value!r} has characters that no header may have", concerns=self.spec)
        return filled
