"""`factwire shards` and `factwire merge`: from the command line to the plain functions of flows."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rich.console import Console

from factwire.ingestion import counting_bar
from flows.merging import MergeReport, merge
from flows.report import IngestReport
from flows.settings import load_settings
from flows.shards import Part, Shard, ShardsReport, run_shards
from schemas import ConfigError, Failure

ANY_LANGUAGE = "all"


def run_sharding(
    sources: Sequence[str],
    into: str,
    *,
    part: str,
    scheduler: str | None,
    workers: int | None,
    languages: Sequence[str],
    scratch: str | None,
    model: str | None,
    entities: str | None,
    progress: Console,
) -> ShardsReport:
    """On this machine, or on a cluster; a line for each shard that is done."""
    settings = load_settings()
    wanted = () if ANY_LANGUAGE in languages else tuple(languages)

    def tell(shard: Shard, result: IngestReport | Failure) -> None:
        told = result.message if isinstance(result, Failure) else result.summary()
        progress.print(f"{shard.source}: {told}", markup=False, highlight=False, soft_wrap=True)

    own = Part.parse(part)
    workers, model = workers or settings.workers, model or settings.model
    entities = entities or settings.entities
    if scheduler is None:
        return run_shards(
            sources, into, part=own, workers=workers, model=model, entities=entities, languages=wanted,
            scratch=scratch, on_shard=tell,
        )  # fmt: skip
    if own.of > 1:
        raise ConfigError("--part does not go with --scheduler: the cluster gives each file to one of its workers")
    from flows.clusters import ingest_shards  # Dask is an extra

    return ingest_shards(
        sources, into, scheduler=scheduler, workers=workers, model=model, entities=entities, languages=wanted,
        scratch=scratch, on_shard=tell,
    )  # fmt: skip


def shards_text(report: ShardsReport, format: str) -> str:
    """ "12 shards: 3 done, 8 were there, 1 failed"."""
    counts = {"done": report.done, "already_there": report.already_there, "failed": len(report.failures)}
    if format == "json":
        ingested = report.ingested.model_dump(mode="json") if report.ingested else None
        failures = [failure.model_dump(mode="json") for failure in report.failures]
        return json.dumps({**counts, "ingested": ingested, "failures": failures}, indent=2) + "\n"
    told = f"{sum(counts.values())} shards: {report.done} done, {report.already_there} were there"
    failed = f", {len(report.failures)} failed" if report.failures else ""
    return f"{told}{failed}\n" + (f"{report.ingested.summary()}\n" if report.ingested else "")


def run_merge(sources: Sequence[str], into: str, *, progress: Console) -> MergeReport:
    with counting_bar(progress, "taking over") as advance:
        return merge(sources, into, on_article=advance)
