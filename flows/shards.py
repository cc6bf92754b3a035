"""Shards: many files, each ingested into a SQLite store of its own, on as many machines as there are.

    run_shards(["files:warc.paths"], "facts/", part=Part(3, 16))      # on the third of 16 machines
    run_shards(["CC-NEWS-202601*.warc.gz"], "facts/")                 # on one

A store is written on the machine's own disk, with the code that ingests anything else, and moved to the folder when it
is complete: a file there is always whole. Started again, anywhere, it does what is missing there and nothing else; what
a killed run left on its disk is continued. flows.clusters gives the shards to a Dask cluster instead, flows.merging
makes one store of the files. docs/scale.md has a plan and figures.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, reduce
from glob import glob
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from flows.http import HttpClient
from flows.ingestion import Extract, Ingestion
from flows.report import IngestReport
from schemas import Article, ConfigError, FactwireError, Failure, SourceError

logger = logging.getLogger(__name__)


class Shard(NamedTuple):
    """What is done by one worker, and the file that it makes of it."""

    source: str
    target: str


class ShardsReport(NamedTuple):
    ingested: IngestReport | None
    """What was done now; None where everything was there already, or nothing could be done."""
    done: int
    already_there: int
    failures: tuple[Failure, ...]
    """Shards that were given up."""


OnShard = Callable[[Shard, IngestReport | Failure], None]


class Part(NamedTuple):
    """Every n-th of the shards, for one of n machines: "3/16" is the third, the 19th, the 35th …"""

    number: int
    of: int

    @classmethod
    def parse(cls, written: str) -> Part:
        match = re.fullmatch(r"(\d{1,6})/(\d{1,6})", written)
        if not match or not 1 <= int(match[1]) <= int(match[2]):
            raise ConfigError(f"{written!r} is no part like 3/16")
        return cls(int(match[1]), int(match[2]))

    def takes(self, place: int) -> bool:
        return place % self.of == self.number - 1


ALL = Part(1, 1)


def run_shards(
    sources: Sequence[str],
    folder: str | Path,
    *,
    part: Part = ALL,
    workers: int | None = None,
    model: str | None = None,
    entities: str | None = None,
    languages: Sequence[str] = ("en",),
    scratch: str | None = None,
    extract: Extract | None = None,
    on_shard: OnShard | None = None,
) -> ShardsReport:
    """Ingest each source (files, patterns such as `*.warc.gz`, `files:LIST`) into a store of its own in the folder, one
    after the other, each with `workers` processes (None: as the machine has). Only those of `part`.

    Articles in other `languages` are left out; those whose language is unknown are not. `scratch` is where a store is
    written before it is complete (None: the folder for temporary files). A shard that cannot be read is in the report,
    and tried again the next time.

    Raises ConfigError for sources, a model or a list that cannot be; StoreError where nothing can be written.
    """
    shards = list(shards_of(sources, Path(folder), part))
    missing = missing_of(shards)
    job = partial(ingest_shard, workers=workers, model=model, entities=entities, languages=tuple(languages))
    reports: list[IngestReport] = []
    failures: list[Failure] = []
    for shard in missing:
        result: IngestReport | Failure
        try:
            result = job(shard, scratch=scratch, extract=extract)
            reports.append(result)
        except SourceError as error:
            result = failure_of(shard, error)
            failures.append(result)
        if on_shard:
            on_shard(shard, result)
    return report_of(reports, failures, len(shards) - len(missing))


def missing_of(shards: Sequence[Shard]) -> list[Shard]:
    """Those whose file is not there yet; their folder is made."""
    for folder in {Path(shard.target).parent for shard in shards}:
        folder.mkdir(parents=True, exist_ok=True)
    return [shard for shard in shards if not Path(shard.target).exists()]


def report_of(reports: Sequence[IngestReport], failures: Sequence[Failure], already_there: int) -> ShardsReport:
    ingested = reduce(IngestReport.merged, reports) if reports else None
    return ShardsReport(ingested, len(reports), already_there, tuple(failures))


def shards_of(sources: Iterable[str], folder: Path, part: Part = ALL) -> Iterator[Shard]:
    """Each file that a source names or that its pattern matches, once; ConfigError where there is none."""
    paths = dict.fromkeys(path for source in sources for path in _paths_of(source))
    for place, path in enumerate(paths):
        if part.takes(place):
            # The digest keeps apart what has one name in two folders.
            name = f"{path.name}-{sha256(str(path).encode('utf-8', 'surrogateescape')).hexdigest()[:8]}.db"
            yield Shard(str(path), str(folder.absolute() / name))


def _paths_of(source: str) -> Iterator[Path]:
    if source.startswith("files:"):
        yield from _listed(Path(source.removeprefix("files:")))
        return
    matches = sorted(glob(source, recursive=True))  # noqa: PTH207  (Path.glob knows no absolute patterns)
    if not matches:
        raise ConfigError(f"there is no file or folder {source!r}")
    yield from (Path(match).absolute() for match in matches)


def _listed(path: Path) -> Iterator[Path]:
    """The files that a list names, one a line, relative to it; they may be missing here, if their stores are there."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from error
    for number, line in enumerate(lines, start=1):
        if "://" in line:
            raise ConfigError(f"{path}, line {number}: {line.strip()!r} is to be downloaded first: shards are files")
        if line.strip() and not line.startswith("#"):
            yield (path.parent / line.strip()).absolute()


def ingest_shard(
    shard: Shard,
    *,
    workers: int | None = 1,
    model: str | None = None,
    entities: str | None = None,
    languages: tuple[str, ...] = (),
    scratch: str | None = None,
    extract: Extract | None = None,
) -> IngestReport:
    """One shard into its file, which appears when it is complete. Raises SourceError where it cannot be read."""
    target = Path(shard.target)
    if not Path(shard.source).exists():
        raise SourceError("is not here", concerns=shard.source)
    part = Path(scratch or tempfile.gettempdir()) / f"factwire-{os.getuid()}" / target.name
    part.parent.mkdir(parents=True, exist_ok=True)
    keep = partial(_is_in, frozenset(languages)) if languages else None
    with Ingestion(
        str(part), model=model, entities=entities, workers=workers, extract=extract, keep=keep, http=HttpClient()
    ) as run:
        source = run.start(shard.source)
        report = run.run(source.entries())
        if failure := source.cursor().failure:
            raise SourceError(failure.message, concerns=shard.source)
        run.finish([source], report)
    _move(part, target)
    return report


def _move(part: Path, target: Path) -> None:
    """Into the folder at once: whoever lists it sees a whole file or none. It may be on another disk."""
    coming = target.with_name(f".{target.name}.{os.getpid()}.part")
    shutil.copyfile(part, coming)
    coming.replace(target)
    for file in part.parent.glob(f"{part.name}*"):  # with what SQLite keeps beside it
        file.unlink(missing_ok=True)


def _is_in(languages: frozenset[str], article: Article) -> bool:
    return article.language is None or article.language in languages


def failure_of(shard: Shard, error: BaseException, message: str | None = None) -> Failure:
    name = type(error).__name__
    if message is None:
        message = error.message if isinstance(error, FactwireError) else " ".join(str(error).split())[:300]
    logger.error("%s: %s: %s", shard.source, name, message)
    return Failure(stage="shard", error=name, message=message or "no message", concerns=shard.source)
