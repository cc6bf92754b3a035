"""Settings: read once, at the edge, from the environment and a sources.toml; handed on as one frozen value.

FACTWIRE_STORE=facts.db  FACTWIRE_WORKERS=2  factwire ingest sources.toml
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import Field, SecretStr, ValidationError

from flows.freshness import LONGEST_FRESH
from flows.http import GAP_SECONDS, MAX_SECONDS, HttpClient
from flows.http_cache import HttpCache
from flows.politeness import LONGEST_GAP
from flows.sources.entry import SourceEntry
from schemas import ConfigError, Model

PREFIX: Final = "FACTWIRE_"


class Settings(Model):
    """What holds for a whole run, where the command line does not say otherwise."""

    store: str = "sqlite:///factwire.db"
    model: str | None = None
    """A spaCy pipeline by name or path; None is the one that ships with factwire."""
    entities: str | None = None
    """A user's list of companies (CSV: id, name, aliases) to link organizations to."""
    workers: int | None = Field(default=None, ge=1, le=256)
    """Processes that read articles; None: one for each core, once there is enough work."""
    user_agent: str | None = None
    """How requests introduce themselves; None is factwire's own."""
    allow_loopback: bool = False
    """Whether pages of this machine may be fetched: for tests and demonstrations."""
    allow_private: bool = False
    """Whether pages of private networks may be fetched."""
    proxy: str | None = None
    """ "http://proxy.example:3128"; None is none, whatever HTTP_PROXY says."""
    gap_seconds: float = Field(default=GAP_SECONDS, ge=0, le=LONGEST_GAP)
    """Between two requests to a host; its robots.txt may ask for more."""
    fetch_seconds: float = Field(default=MAX_SECONDS, gt=0, le=600)
    """After which a request is given up, redirects and all."""
    longest_fresh: float = Field(default=LONGEST_FRESH, ge=0, le=86_400)
    """Seconds for which a feed that its server calls fresh is not asked again at the most; 0 asks in each run."""
    heed_robots: bool = True
    """Whether pages that a robots.txt forbids are left alone."""
    cache: str | None = None
    """The file in which pages, robots.txt files and the hosts' wishes are remembered; "none" keeps nothing between
    runs. None is "factwire/http.db" in the user's cache folder."""

    api_key: SecretStr | None = None
    """What `factwire serve` asks of who calls it."""
    webhook_secret: SecretStr | None = None
    """What deliveries to webhooks are signed with: "whsec_" and base64, or a text of 16 bytes or more."""

    def http_client(self) -> HttpClient:
        """The way out to the network that these settings allow. Raises ConfigError for a proxy that can be none."""
        try:
            return HttpClient(
                allow_loopback=self.allow_loopback,
                allow_private=self.allow_private,
                user_agent=self.user_agent,
                max_seconds=self.fetch_seconds,
                gap_seconds=self.gap_seconds,
                longest_fresh=self.longest_fresh,
                heeds_robots=self.heed_robots,
                proxy=self.proxy,
                cache=self.http_cache(),
            )
        except ValueError as error:
            raise ConfigError(f"{PREFIX}PROXY: {error}") from error

    def http_cache(self) -> HttpCache:
        """What is remembered of the web between runs."""
        return HttpCache(self._cache_path())

    def _cache_path(self) -> Path | None:
        if self.cache:
            return None if self.cache == "none" else Path(self.cache).expanduser()
        folder = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
        try:
            return Path(folder).expanduser() / "factwire" / "http.db"
        except RuntimeError:  # a user without a home
            return None


class SourcesFile(Model):
    source: tuple[SourceEntry, ...] = ()


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings that FACTWIRE_… variables give; an empty one counts as absent.

    Raises ConfigError for a variable that is unknown or whose value cannot be.
    """
    variables = os.environ if environment is None else environment
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in variables.items()
        if name.startswith(PREFIX) and value.strip()
    }
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        variable = PREFIX + str(first["loc"][0]).upper()
        raise ConfigError(f"{variable}: {_reason(first)}", concerns=variable) from error


def expand_sources(specs: Iterable[str]) -> Iterator[SourceEntry]:
    """The sources by their specs; each `*.toml` gives way to the enabled ones that it lists."""
    for spec in specs:
        if spec.endswith(".toml"):
            yield from read_sources(Path(spec))
        else:
            yield SourceEntry(spec=spec)


def read_sources(path: Path) -> list[SourceEntry]:
    """The enabled sources of a sources.toml; relative files in it are beside it. Raises ConfigError."""
    try:
        listed = SourcesFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{path}: {where}: {_reason(first)}") from error
    return [_beside(path, entry) for entry in listed.source if entry.enabled]


def _beside(path: Path, entry: SourceEntry) -> SourceEntry:
    """The entry as it is seen from here, where it names a file beside `path`."""
    prefix, colon, rest = entry.spec.partition("urls:") if entry.spec.startswith("urls:") else ("", "", entry.spec)
    if ":" in rest:
        return entry
    return entry.model_copy(update={"spec": prefix + colon + str(path.parent / Path(rest).expanduser())})


def _reason(error: Any) -> str:
    if error["type"] == "extra_forbidden":
        return "there is no such setting"
    if error["type"] == "value_error":  # a check of ours says all; what was given may be a secret
        return str(error["msg"]).removeprefix("Value error, ")
    return f"{error['msg'].lower()} (it is {str(error['input'])[:60]!r})"
