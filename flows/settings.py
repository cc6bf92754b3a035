"""Settings: read once, at the edge, from the environment and a sources.toml; handed on as one frozen value.

FACTWIRE_STORE=facts.db  FACTWIRE_WORKERS=2  factwire ingest sources.toml
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import Field, ValidationError

from flows.http import HttpClient
from schemas import ConfigError, Model

PREFIX: Final = "FACTWIRE_"


class Settings(Model):
    """What holds for a whole run, where the command line does not say otherwise."""

    store: str = "sqlite:///factwire.db"
    model: str | None = None
    """A spaCy pipeline by name or path; None is the one that ships with factwire."""
    workers: int | None = Field(default=None, ge=1, le=256)
    """Processes that read articles; None: one for each core, once there is enough work."""
    user_agent: str | None = None
    """How requests introduce themselves; None is factwire's own."""
    allow_loopback: bool = False
    """Whether pages of this machine may be fetched: for tests and demonstrations."""
    allow_private: bool = False
    """Whether pages of private networks may be fetched."""

    def http_client(self) -> HttpClient:
        """The way out to the network that these settings allow."""
        return HttpClient(
            allow_loopback=self.allow_loopback, allow_private=self.allow_private, user_agent=self.user_agent
        )


class SourceEntry(Model):
    """One [[source]] of a sources.toml."""

    spec: str = Field(min_length=1)
    """A feed, a sitemap, a file …: what flows.sources.open_source takes."""
    name: str | None = None
    """For people."""
    enabled: bool = True


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


def expand_sources(specs: Iterable[str]) -> Iterator[str]:
    """The sources by their specs; each `*.toml` gives way to the enabled ones that it lists."""
    for spec in specs:
        if spec.endswith(".toml"):
            yield from read_sources(Path(spec))
        else:
            yield spec


def read_sources(path: Path) -> list[str]:
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
    return [_beside(path, entry.spec) for entry in listed.source if entry.enabled]


def _beside(path: Path, spec: str) -> str:
    """`spec` as it is seen from here, for one that names a file beside `path`."""
    prefix, colon, rest = spec.partition("urls:") if spec.startswith("urls:") else ("", "", spec)
    return spec if ":" in rest else prefix + colon + str(path.parent / Path(rest).expanduser())


def _reason(error: Any) -> str:
    if error["type"] == "extra_forbidden":
        return "there is no such setting"
    return f"{error['msg'].lower()} (it is {str(error['input'])[:60]!r})"
