"""What holds for one server: its store and model, what it may be asked for, and by whom."""

from __future__ import annotations

import ipaddress
from typing import Final

from pydantic import Field, SecretStr, field_validator, model_validator

from extractors.text import MAX_CHARACTERS
from schemas import ConfigError, Model

SHORTEST_KEY: Final = 16
"""Characters of an API key: a shorter one can be guessed over the network."""


class WebSettings(Model):
    """The settings of a server. A value that cannot be is pydantic's ValidationError."""

    store: str | None = None
    """The store that the archive and the API read; None: the server extracts, and keeps nothing."""
    model: str | None = None
    """accurate, fast, or any installed spaCy pipeline."""
    entities: str | None = None
    """A user's list of companies (CSV: id, name, aliases) to link organizations to."""

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    api_key: SecretStr | None = None
    """Asked for in every request but /healthz, where there is one. Never in a file or an argument: the environment."""
    allows_anyone: bool = False
    """Whether a server without a key may listen to other machines."""
    allowed_hosts: tuple[str, ...] = ()
    """Names by which the server may be addressed (the Host header), beside this machine's own and bare addresses."""
    allowed_origins: tuple[str, ...] = ()
    """Web pages of other sites that may call it ("https://desk.example"); none by default."""

    allow_private: bool = False
    """Whether a URL may lead to this machine or a private network: for tests and intranets."""

    max_body_bytes: int = Field(default=10_000_000, ge=1_000)
    """Of one request; a web page may have as many (flows.http)."""
    max_characters: int = Field(default=MAX_CHARACTERS, ge=1, le=MAX_CHARACTERS)
    """Of one text handed in: a longer one is refused, and not cut without a word."""
    max_batch_bytes: int = Field(default=50_000_000, ge=1_000)
    """Of one batch; they are held in memory until their turn comes."""
    max_batch_lines: int = Field(default=10_000, ge=1)
    max_line_bytes: int = Field(default=2_000_000, ge=100)
    max_batches: int = Field(default=4, ge=1)
    """At once; one more is refused (503 with Retry-After)."""

    threads: int = Field(default=2, ge=1, le=64)
    """Articles that are read at once. The language model is shared: more of them cost hardly any memory."""
    processes: int = Field(default=1, ge=1, le=64)
    """Processes for what is read apart, each with a language model of its own, started when it is first needed."""
    apart_above: int = Field(default=20_000, ge=0)
    """Characters: a longer text is read in a process, which is ended at the time limit; 0: every text."""
    readers: int = Field(default=8, ge=1, le=64)
    """URLs that are fetched and pages that are parsed at once."""
    max_waiting: int = Field(default=64, ge=0)
    """Articles that wait for a thread; one more is refused (503 with Retry-After)."""
    extract_seconds: float = Field(default=60.0, gt=0)
    """After which an answer is given up, waiting included."""
    body_seconds: float = Field(default=30.0, gt=0)
    """That a request may be silent while it sends its body."""

    @field_validator("api_key")
    @classmethod
    def _is_hard_to_guess(cls, key: SecretStr | None) -> SecretStr | None:
        value = key.get_secret_value() if key else None
        if value is not None and (len(value) < SHORTEST_KEY or not value.isascii() or not value.isprintable()):
            raise ValueError(f"an API key has at least {SHORTEST_KEY} printable ASCII characters")
        return key

    @model_validator(mode="after")
    def _is_not_open_to_the_world(self) -> WebSettings:
        if not (is_this_machine(self.host) or self.api_key or self.allows_anyone):
            raise ValueError(f"{self.host} can be reached by other machines, and no API key is set")
        return self


def web_settings(**values: object) -> WebSettings:
    """WebSettings of what a command line gives. Raises ConfigError with one clear line, which never holds the key."""
    try:
        return WebSettings.model_validate(values)
    except ValueError as error:
        first = getattr(error, "errors", list)()[0]
        where = ".".join(str(part) for part in first["loc"])
        message = str(first["msg"]).removeprefix("Value error, ")
        raise ConfigError(f"{where.replace('_', ' ')}: {message}" if where else message) from None


def is_this_machine(host: str) -> bool:
    """Whether a server bound to this host is reached from this machine alone."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
